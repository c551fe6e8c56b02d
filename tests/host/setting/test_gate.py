"""Through the gate goes what a person could set on one page of their desktop, and nothing else."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import posture
from posture.host.asking import bus, commands
from posture.host.model import HostError, NoAnswer, NotThere, Unsupported
from posture.host.setting import defaults, gsettings, registry, xfconf
from posture.host.setting.gate import SETTABLE, LiveGate, OwnSetting, Store

SOURCE = Path(posture.__file__).parent


@pytest.fixture
def nothing_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> object:
        raise AssertionError("something was run")

    monkeypatch.setattr(commands, "run", never)
    monkeypatch.setattr(bus, "ask", never)


@pytest.mark.parametrize(
    "setting",
    [
        OwnSetting(Store.GSETTINGS, "org.gnome.desktop.interface", "color-scheme"),
        OwnSetting(Store.KCONFIG, "../.bashrc/Daemon", "Timeout"),
        OwnSetting(Store.XFCONF, "xfce4-session", "/startup/screensaver/enabled"),
        OwnSetting(Store.REGISTRY, r"HKLM\SOFTWARE\Policies", "ScreenSaveActive"),
        OwnSetting(Store.DEFAULTS, "com.apple.loginwindow", "autoLoginUser"),
    ],
)
@pytest.mark.usefixtures("nothing_runs")
def test_what_is_not_on_the_list_is_refused(setting: OwnSetting) -> None:
    with pytest.raises(Unsupported, match="Posture does not set"):
        LiveGate().put(setting, "true")


def test_the_list_is_of_screen_locks_alone() -> None:
    assert {(each.store, each.place) for each in SETTABLE} == {
        (Store.GSETTINGS, f"org.{owner}.{part}")
        for owner, parts in (
            ("gnome.desktop", ("screensaver", "session", "lockdown")),
            ("cinnamon.desktop", ("screensaver", "session", "lockdown")),
            ("mate", ("screensaver", "session", "lockdown")),
        )
        for part in parts
    } | {
        (Store.KCONFIG, "kscreenlockerrc/Daemon"),
        (Store.XFCONF, "xfce4-screensaver"),
        (Store.REGISTRY, r"HKCU\Control Panel\Desktop"),
        (Store.DEFAULTS, "com.apple.screensaver"),
    }


@pytest.mark.parametrize("value", ["--help", "true; reboot", "[1, 2]", "'text'", "int many", "", "1e9"])
@pytest.mark.parametrize("store", [gsettings, xfconf, defaults])
@pytest.mark.usefixtures("nothing_runs")
def test_a_value_of_another_form_is_refused(store, value: str) -> None:
    setting = next(each for each in SETTABLE if each.store.value == store.__name__.rpartition(".")[2])
    with pytest.raises(NoAnswer, match="is no value that Posture sets"):
        store.put(setting, value)


@pytest.mark.skipif(sys.platform == "win32", reason="Xfce does not run there")
def test_where_the_service_of_xfce_does_not_run_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    with pytest.raises(NotThere):
        xfconf.put(OwnSetting(Store.XFCONF, "xfce4-screensaver", "/lock/enabled"), "bool true")


@pytest.mark.skipif(sys.platform == "win32", reason="there it is one; see tests/machines")
def test_elsewhere_than_on_windows_there_is_no_registry() -> None:
    with pytest.raises(HostError):
        registry.put(OwnSetting(Store.REGISTRY, r"HKCU\Control Panel\Desktop", "ScreenSaveActive"), "1")


def test_only_a_repair_puts_anything() -> None:
    """Who calls ``put``, as far as the text of the program tells: a repair, and the gate itself."""
    callers = set()
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            imports = isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "posture.host.setting"
            )
            if imports and any(name.name in ("LiveGate", "Gate") for name in node.names):
                callers.add(file.relative_to(SOURCE).as_posix())
    assert callers == {"application/repairing.py", "application/session.py"}
