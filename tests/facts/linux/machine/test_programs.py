from __future__ import annotations

import pytest

from posture.facts.linux.machine.programs import program_name, running
from posture.host.model import Process

KNOWN = frozenset({"swayidle", "gnome-remote-desktop-daemon", "cinnamon", "xfce4-screensaver"})


@pytest.mark.parametrize(
    ("name", "command", "expected"),
    [
        ("swayidle", ("swayidle", "-w"), "swayidle"),
        ("swayidle", (), "swayidle"),
        ("gnome-remote-de", ("/usr/libexec/gnome-remote-desktop-daemon",), "gnome-remote-desktop-daemon"),
        ("gnome-remote-de", (), "gnome-remote-desktop-daemon"),
        ("xfce4-screensav", ("xfce4-screensaver",), "xfce4-screensaver"),
        (".swayidle-wrapp", ("/nix/store/x/bin/.swayidle-wrapped", "-w"), "swayidle"),
        ("python3", ("/usr/bin/python3", "-sP", "/usr/bin/cinnamon", "--replace"), "cinnamon"),
        ("-swayidle", ("-swayidle",), "swayidle"),
        ("vim", ("vim", "swayidle"), ""),
        ("grep", ("grep", "-r", "/usr/bin/cinnamon"), ""),
        ("gnome-remote-xx", (), ""),
        ("", (), ""),
        ("python3", ("/usr/bin/python3",), ""),
    ],
)
def test_a_process_is_known_by_what_it_runs(name: str, command: tuple[str, ...], expected: str) -> None:
    assert program_name(Process(name, command, mine=True), KNOWN) == expected


def test_the_names_that_run_are_sorted_and_told_once() -> None:
    processes = [Process(name, (name,), mine=True) for name in ("swayidle", "vim", "cinnamon", "swayidle")]
    assert running(processes, KNOWN) == ("cinnamon", "swayidle")
