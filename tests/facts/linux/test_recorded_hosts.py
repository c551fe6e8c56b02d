"""What the recorded computers have in common with the real ones they were written after."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_host import read

from posture.facts.model import Known, Unreadable
from posture.host.model import System
from posture.host.recordings.recorded import RecordedHost

# Each family's values, in the order of its fields.
EXPECTED = {
    "fedora-gnome-luks": {
        "disk_encryption": ("on", "LUKS2", ()),
        "screen_lock": (True, 8.5, "gnome", True),
        "firewall": (True, False, "firewalld", 1, 0),
        "remote_desktop": (False, False, ()),
    },
    "kubuntu-plain-x11vnc": {
        "disk_encryption": ("off", "", ("/",)),
        "screen_lock": (False, 0.0, "kde", True),
        "firewall": (True, True, "ufw", 2, 0),
        "remote_desktop": (True, False, ("x11vnc",)),
    },
    "arch-sway-lvm-on-luks": {
        "disk_encryption": ("on", "LUKS2", ()),
        "screen_lock": (True, 5.0, "swayidle", True),
        "firewall": (True, True, "nftables", 2, 0),
        "remote_desktop": (False, False, ()),
    },
    "debian-xfce-plain-with-encrypted-stick": {
        "disk_encryption": ("off", "", ("/",)),
        "screen_lock": (True, 22.0, "xfce4-screensaver", True),
        "firewall": (False, False, "", 1, 0),
        "remote_desktop": (True, False, ("anydesk",)),
    },
    "mint-cinnamon-ecryptfs": {
        "disk_encryption": ("partly", "eCryptfs", ("/",)),
        "screen_lock": (True, 15.0, "cinnamon", True),
        "firewall": (False, False, "", 1, 0),
        "remote_desktop": (False, False, ()),
    },
}


@pytest.mark.parametrize(
    ("name", "about", "expected"),
    [(name, about, values) for name, found in EXPECTED.items() for about, values in found.items()],
)
def test_a_recorded_computer_has_the_answers_of_the_real_one(
    hosts: Path, name: str, about: str, expected: tuple[object, ...]
) -> None:
    answers = read(about, RecordedHost(hosts / name))
    assert tuple(getattr(answers[field], "value", None) for field in answers) == expected


@pytest.mark.parametrize("about", ["disk_encryption", "screen_lock", "firewall", "remote_desktop"])
def test_inside_a_container_nothing_of_the_computer_is_guessed(hosts: Path, about: str) -> None:
    answers = dict(read(about, RecordedHost(hosts / "podman-container")))
    if about == "firewall":  # which ports are open can be seen from the inside
        assert answers.pop("open_ports").value == 0
        assert answers.pop("published_ports").value == 0
    assert all(isinstance(answer, Unreadable) for answer in answers.values())


def test_everything_known_names_its_method(hosts: Path, family: str) -> None:
    recorded = [RecordedHost(folder) for folder in sorted(hosts.glob("*-*"))]
    answers = [
        answer for host in recorded if host.system is System.LINUX for answer in read(family, host).values()
    ]
    assert answers
    assert all(answer.method for answer in answers if isinstance(answer, Known))
