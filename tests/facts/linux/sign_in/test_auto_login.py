from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.facts.families import FAMILIES
from posture.facts.linux.sign_in.auto_login import read
from posture.facts.model import Answer, Known, Reason
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

IN_USE = "/etc/systemd/system/display-manager.service"
GDM = {"/etc/gdm/custom.conf": "[daemon]\nAutomaticLoginEnable=true\nAutomaticLogin=alice\n"}
SDDM = {"/etc/sddm.conf": "[Autologin]\nUser=alice\n"}
CONSOLE = {
    "/etc/systemd/system/getty@tty1.service.d/a.conf": "[Service]\nExecStart=-/sbin/agetty -a alice %I\n"
}


def _unit(name: str) -> dict[str, dict[str, str]]:
    return {"links": {IN_USE: f"/usr/lib/systemd/system/{name}.service"}}


def _values(host: RecordedHost) -> tuple[object, object]:
    answers = read(host)
    assert answers.keys() <= FAMILIES["auto_login"].fields.keys()
    assert "alice" not in repr(answers)
    return _value(answers["enabled"]), _value(answers["by"])


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


def test_without_a_display_manager_nobody_is_signed_in(make_host: MakeHost) -> None:
    answers = read(make_host())
    enabled = answers["enabled"]
    assert isinstance(enabled, Known)
    assert enabled.value is False
    assert "getty" in enabled.method


@pytest.mark.parametrize(
    ("files", "unit", "values"),
    [
        (GDM, "gdm", (True, "gdm")),
        (GDM, "gdm3", (True, "gdm")),
        (SDDM, "sddm", (True, "sddm")),
        (SDDM, "display-manager", (True, "sddm")),
        (GDM | SDDM, "lightdm", (False, "")),
        (CONSOLE, "gdm", (True, "getty")),
        (GDM, "ly@tty2", (False, "")),
    ],
)
def test_only_the_display_manager_in_use_counts(
    make_host: MakeHost, files: dict[str, str], unit: str, values: tuple[object, object]
) -> None:
    assert _values(make_host(files, **_unit(unit))) == values


def test_debians_file_names_the_one_in_use_where_systemd_does_not(make_host: MakeHost) -> None:
    files = {"/etc/X11/default-display-manager": "/usr/sbin/lightdm\n", "/usr/sbin/lightdm": ""}
    assert _values(make_host(files | GDM)) == (False, "")
    assert _values(make_host(GDM | {"/usr/sbin/gdm": ""})) == (True, "gdm")


def test_a_masked_display_manager_is_not_in_use(make_host: MakeHost) -> None:
    assert _values(make_host(GDM, links={IN_USE: "/dev/null"})) == (False, "")


def test_an_unknown_display_manager_leaves_it_open(make_host: MakeHost) -> None:
    assert _values(make_host(**_unit("entrance"))) == (Reason.UNRECOGNISED, Reason.UNRECOGNISED)
    assert _values(make_host(CONSOLE, **_unit("entrance"))) == (True, "getty")


def test_closed_settings_leave_it_open(make_host: MakeHost) -> None:
    host = make_host(denied=["/etc/lxdm/lxdm.conf"], **_unit("lxdm"))
    assert _values(host) == (Reason.NEEDS_ADMIN, Reason.NEEDS_ADMIN)


def test_closed_settings_of_one_do_not_hide_another(make_host: MakeHost) -> None:
    assert _values(make_host(SDDM, denied=["/etc/gdm"], **_unit("display-manager"))) == (True, "sddm")


@pytest.mark.parametrize(
    "files", [{"/.flatpak-info": ""}, {"/proc/sys/kernel/osrelease": "6.6-microsoft-standard-WSL2\n"}]
)
def test_a_sandbox_or_wsl_cannot_see_it(make_host: MakeHost, files: dict[str, str]) -> None:
    assert _values(make_host(files | GDM)) == (Reason.UNSUPPORTED, Reason.UNSUPPORTED)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("debian-12-apt", (False, "")),
        ("ubuntu-24.04-apt", (True, "gdm")),
        ("fedora-dnf5", (False, "")),
        ("opensuse-zypper", (False, "")),
        ("arch-pacman", (True, "getty")),
    ],
)
def test_recorded_computers(hosts: Path, name: str, values: tuple[object, object]) -> None:
    assert _values(RecordedHost(hosts / name)) == values
