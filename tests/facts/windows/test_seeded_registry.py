"""Readers of Windows on a registry that is none of ours, with values that were put there for the test."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from posture.facts.windows import os
from posture.facts.windows.screen_lock import reader as screen_lock
from posture.facts.windows.sign_in import auto_login
from posture.facts.windows.updates import automatic
from posture.host.live import LiveHost
from posture.host.model import NotThere
from wine_here import is_wine

pytestmark = [
    pytest.mark.windows,
    pytest.mark.skipif(not is_wine(), reason="writes to a registry, so under Wine alone (make machines)"),
]

Seed = Callable[..., None]

if sys.platform == "win32":
    import winreg

_VERSION = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_SYSTEM_POLICIES = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_UPDATE_POLICIES = r"SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU"


@pytest.fixture
def seed() -> Iterator[Seed]:
    """Puts a value into HKLM; afterwards it is what it was."""
    before: list[tuple[str, str, Any]] = []

    def put(key: str, **values: int | str) -> None:
        with winreg.CreateKeyEx(
            winreg.HKEY_LOCAL_MACHINE, key, 0, winreg.KEY_ALL_ACCESS | winreg.KEY_WOW64_64KEY
        ) as handle:
            for name, value in values.items():
                try:
                    before.append((key, name, winreg.QueryValueEx(handle, name)))
                except FileNotFoundError:
                    before.append((key, name, None))
                kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
                winreg.SetValueEx(handle, name, 0, kind, value)

    yield put
    for key, name, was in reversed(before):
        with winreg.OpenKey(
            winreg.HKEY_LOCAL_MACHINE, key, 0, winreg.KEY_ALL_ACCESS | winreg.KEY_WOW64_64KEY
        ) as handle:
            if was is None:
                winreg.DeleteValue(handle, name)
            else:
                winreg.SetValueEx(handle, name, 0, was[1], was[0])


@pytest.mark.parametrize(
    ("build", "edition", "found"),
    [("26200", "Core", ("windows-11", "home")), ("19045", "Professional", ("windows-10", "pro"))],
)
def test_version_and_edition(seed: Seed, build: str, edition: str, found: tuple[str, str]) -> None:
    seed(
        _VERSION, CurrentBuildNumber=build, UBR=1, DisplayVersion="25H2", EditionID=edition,
        InstallationType="Client",
    )  # fmt: skip
    answers = os.read(LiveHost())
    assert (answers["id"].value, answers["edition"].value) == found


@pytest.mark.parametrize(("value", "signs_in"), [("1", True), ("0", False)])
def test_signing_in_by_itself(seed: Seed, value: str, signs_in: bool) -> None:
    seed(rf"{_VERSION}\Winlogon", AutoAdminLogon=value)
    answer = auto_login.read(LiveHost())["enabled"]
    assert getattr(answer, "value", None) is (True if signs_in else None)


def test_an_administrators_limit_locks_the_screen(seed: Seed) -> None:
    seed(
        _VERSION, CurrentBuildNumber="26200", UBR=1, DisplayVersion="25H2", EditionID="Professional",
        InstallationType="Client",
    )  # fmt: skip
    seed(_SYSTEM_POLICIES, InactivityTimeoutSecs=600)
    answers = screen_lock.read(LiveHost())
    assert tuple(answers[name].value for name in ("enabled", "after_minutes", "by")) == (
        True, 10.0, "inactivity-limit",
    )  # fmt: skip


@pytest.mark.parametrize(("off", "enabled"), [(1, False), (0, True)])
def test_a_policy_that_switches_updates_off_is_seen(seed: Seed, off: int, enabled: bool) -> None:
    seed(
        _VERSION, CurrentBuildNumber="26200", UBR=1, DisplayVersion="25H2", EditionID="Professional",
        InstallationType="Client",
    )  # fmt: skip
    for service, start in (("wuauserv", 3), ("UsoSvc", 2)):
        seed(rf"SYSTEM\CurrentControlSet\Services\{service}", Start=start)
    seed(_UPDATE_POLICIES, NoAutoUpdate=off)
    assert automatic.read(LiveHost())["enabled"].value is enabled


def test_what_is_not_there_is_said_to_be_not_there() -> None:
    with pytest.raises(NotThere):
        LiveHost().registry_value(r"HKLM\SOFTWARE\Posture does not write here", "x")
