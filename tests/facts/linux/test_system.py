"""What kind of computer it is, and whether somebody works at its screen."""

from __future__ import annotations

import pytest

from posture.facts.gather import read_all
from posture.facts.model import Known, Reason, Unreadable

RELEASE = {"/etc/os-release": 'PRETTY_NAME="Fedora Linux 42 (Workstation Edition)"\nID=fedora\n'}
REAL = {
    "/proc/cpuinfo": "flags\t\t: fpu sse2\n",
    "/sys/class/dmi/id/sys_vendor": "LENOVO\n",
}
DOCKER = {"/.dockerenv": ""}
WSL = {"/proc/sys/kernel/osrelease": "5.15.153.1-microsoft-standard-WSL2\n"}
SESSION = {"/usr/share/wayland-sessions/gnome.desktop": "[Desktop Entry]\n"}


def process(name: str, *, mine: bool = True, command: tuple[str, ...] = ()) -> dict[str, object]:
    return {"name": name, "command": list(command or (name,)), "mine": mine}


@pytest.fixture
def system(make_host):
    def read(files=None, **answers):
        return read_all(make_host(RELEASE | (files or {}), **answers), ["system"])["system"].answers

    return read


@pytest.mark.parametrize(
    ("environment", "processes", "desktop"),
    [
        ({"XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, ["gnome-shell"], "gnome"),
        ({"XDG_CURRENT_DESKTOP": "KDE"}, ["plasmashell"], "kde"),
        ({"XDG_CURRENT_DESKTOP": "XFCE"}, ["xfce4-session"], "xfce"),
        ({"XDG_CURRENT_DESKTOP": "X-Cinnamon"}, ["cinnamon-session"], "cinnamon"),
        ({"XDG_CURRENT_DESKTOP": "MATE"}, ["mate-session"], "mate"),
        ({"XDG_CURRENT_DESKTOP": "LXQt"}, ["lxqt-session"], "lxqt"),
        ({"XDG_CURRENT_DESKTOP": "sway"}, ["sway"], "sway"),
        ({"XDG_CURRENT_DESKTOP": "Hyprland"}, ["Hyprland"], "hyprland"),
        ({"XDG_CURRENT_DESKTOP": "COSMIC"}, ["cosmic-comp"], "cosmic"),
        ({"XDG_SESSION_DESKTOP": "i3"}, ["i3"], "i3"),
        ({}, ["gnome-shell"], "gnome"),
    ],
)
def test_the_desktop_is_the_one_that_runs(system, environment, processes, desktop) -> None:
    answers = system(REAL, environment=environment, processes=[process(name) for name in processes])
    assert answers["desktop"].value == desktop
    assert answers["has_screen"].value is True


def test_a_desktop_that_nobody_knows_is_another_one(system) -> None:
    answers = system(REAL, environment={"DISPLAY": ":0"})
    assert answers["desktop"].value == "other"
    assert answers["has_screen"].value is True


@pytest.mark.parametrize(
    ("files", "answers", "has_screen"),
    [
        (REAL, {}, False),
        (REAL, {"processes": [process("sshd", mine=False)]}, False),
        (REAL, {"processes": [process("gdm3", mine=False)]}, True),
        (REAL, {"processes": [process("Xorg", mine=False)]}, True),
        (REAL, {"environment": {"XDG_SESSION_TYPE": "wayland"}}, True),
        (REAL, {"environment": {"XDG_SESSION_TYPE": "tty"}}, False),
        (REAL | SESSION, {}, True),
        (
            REAL,
            {"links": {"/etc/systemd/system/display-manager.service": "/lib/systemd/system/gdm.service"}},
            True,
        ),
        (DOCKER, {}, False),
        (DOCKER | SESSION, {}, False),
        (WSL, {"environment": {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}}, False),
    ],
)
def test_somebody_works_at_a_screen_where_a_session_runs_or_is_installed(
    system, files, answers, has_screen
) -> None:
    found = system(files, **answers)
    assert found["has_screen"].value is has_screen
    if not has_screen:
        assert found["desktop"].value == "none"


def test_a_session_of_somebody_else_leaves_the_desktop_open(system) -> None:
    answers = system(
        REAL, environment={"SUDO_USER": "person"}, processes=[process("gnome-shell", mine=False)]
    )
    assert answers["has_screen"].value is True
    assert isinstance(answers["desktop"], Unreadable)
    assert "sudo" in answers["desktop"].remedy


def test_programs_that_cannot_be_listed_leave_the_screen_open(system) -> None:
    answers = system(REAL, processes={"error": "not_allowed", "sentence": "Hidden."})
    assert answers["desktop"] == Unreadable(Reason.NEEDS_ADMIN, "Hidden.", method="processes")
    assert answers["has_screen"] == Unreadable(Reason.NEEDS_ADMIN, "Hidden.", method="processes")
    assert answers["virtual"].value == "none"


@pytest.mark.parametrize(
    ("files", "portable"),
    [
        ({}, False),
        ({"/sys/class/power_supply/AC/type": "Mains\n"}, False),
        ({"/sys/class/power_supply/BAT0/type": "Battery\n"}, True),
        (
            {
                "/sys/class/power_supply/BAT1/type": "Battery\n",
                "/sys/class/power_supply/BAT1/scope": "System\n",
            },
            True,
        ),
        (
            {
                "/sys/class/power_supply/hidpp_battery_0/type": "Battery\n",
                "/sys/class/power_supply/hidpp_battery_0/scope": "Device\n",
            },
            False,
        ),
    ],
)
def test_a_computer_with_a_battery_of_its_own_is_portable(system, files, portable) -> None:
    assert system(REAL | files)["portable"].value is portable


def test_the_name_is_the_systems_own(system, make_host) -> None:
    assert system(REAL)["name"] == Known("Fedora Linux 42 (Workstation Edition)", "os-release")
    bare = make_host({"/etc/os-release": 'NAME="Alpine Linux"\nVERSION="3"\n'})
    assert read_all(bare, ["system"])["system"].answers["name"].value == "Alpine Linux 3"


def test_without_os_release_only_the_name_stays_open(make_host) -> None:
    answers = read_all(make_host(REAL), ["system"])["system"].answers
    assert answers["name"].reason is Reason.NOT_FOUND
    assert answers["virtual"].value == "none"
    assert answers["portable"].value is False


def test_in_a_sandbox_the_computer_is_known_and_its_screen_is_not(system) -> None:
    answers = system(REAL | {"/.flatpak-info": "[Application]"})
    assert answers["virtual"].value == "none"
    assert isinstance(answers["has_screen"], Unreadable)
