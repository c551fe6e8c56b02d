"""What the recorded computers have in common with the real ones they were written after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from posture.facts.linux import disk_encryption, firewall, remote_desktop, screen_lock
from posture.facts.model import Answer, Known, Unreadable
from posture.host.model import Host
from posture.host.recorded import RecordedHost

Reader = Callable[[Host], Mapping[str, Answer]]

DISK: Reader = disk_encryption.read
LOCK: Reader = screen_lock.read
WALL: Reader = firewall.read
REMOTE: Reader = remote_desktop.read


@pytest.mark.parametrize(
    ("name", "reader", "expected"),
    [
        ("fedora-gnome-luks", DISK, {"state": "on", "how": "LUKS2", "plain": ()}),
        (
            "fedora-gnome-luks",
            LOCK,
            {"enabled": True, "after_minutes": 8.5, "by": "gnome", "on_sleep": True},
        ),
        (
            "fedora-gnome-luks",
            WALL,
            {"enabled": True, "blocks_incoming": False, "by": "firewalld", "open_ports": 1},
        ),
        ("fedora-gnome-luks", REMOTE, {"enabled": False, "by": ()}),
        ("kubuntu-plain-x11vnc", DISK, {"state": "off", "how": "", "plain": ("/",)}),
        (
            "kubuntu-plain-x11vnc",
            LOCK,
            {"enabled": False, "after_minutes": 0.0, "by": "kde", "on_sleep": True},
        ),
        (
            "kubuntu-plain-x11vnc",
            WALL,
            {"enabled": True, "blocks_incoming": True, "by": "ufw", "open_ports": 2},
        ),
        ("kubuntu-plain-x11vnc", REMOTE, {"enabled": True, "by": ("x11vnc",)}),
        ("arch-sway-lvm-on-luks", DISK, {"state": "on", "how": "LUKS2", "plain": ()}),
        (
            "arch-sway-lvm-on-luks",
            LOCK,
            {"enabled": True, "after_minutes": 5.0, "by": "swayidle", "on_sleep": True},
        ),
        ("arch-sway-lvm-on-luks", WALL, {"enabled": True, "blocks_incoming": True, "by": "nftables"}),
        ("arch-sway-lvm-on-luks", REMOTE, {"enabled": False, "by": ()}),
        ("debian-xfce-plain-with-encrypted-stick", DISK, {"state": "off", "how": "", "plain": ("/",)}),
        (
            "debian-xfce-plain-with-encrypted-stick",
            LOCK,
            {"enabled": True, "after_minutes": 22.0, "by": "xfce4-screensaver", "on_sleep": True},
        ),
        (
            "debian-xfce-plain-with-encrypted-stick",
            WALL,
            {"enabled": False, "blocks_incoming": False, "by": "", "open_ports": 1},
        ),
        ("debian-xfce-plain-with-encrypted-stick", REMOTE, {"enabled": True, "by": ("anydesk",)}),
        ("mint-cinnamon-ecryptfs", DISK, {"state": "partly", "how": "eCryptfs", "plain": ("/",)}),
        (
            "mint-cinnamon-ecryptfs",
            LOCK,
            {"enabled": True, "after_minutes": 15.0, "by": "cinnamon", "on_sleep": True},
        ),
        (
            "mint-cinnamon-ecryptfs",
            WALL,
            {"enabled": False, "blocks_incoming": False, "by": "", "open_ports": 1},
        ),
        ("mint-cinnamon-ecryptfs", REMOTE, {"enabled": False, "by": ()}),
        ("podman-container", WALL, {"open_ports": 0}),
    ],
    ids=lambda value: value.__module__.rpartition(".")[2] if callable(value) else None,
)
def test_a_recorded_computer_has_the_answers_of_the_real_one(
    hosts: Path, name: str, reader: Reader, expected: dict[str, Any]
) -> None:
    answers = reader(RecordedHost(hosts / name))
    found = {field: getattr(answers[field], "value", answers[field]) for field in expected}
    assert found == expected


@pytest.mark.parametrize("reader", [DISK, LOCK, WALL, REMOTE])
def test_inside_a_container_nothing_of_the_computer_is_guessed(hosts: Path, reader: Reader) -> None:
    answers = reader(RecordedHost(hosts / "podman-container"))
    about_the_computer = {field: answer for field, answer in answers.items() if field != "open_ports"}
    assert all(isinstance(answer, Unreadable) for answer in about_the_computer.values())


def test_everything_known_names_its_method(hosts: Path) -> None:
    for folder in sorted(hosts.glob("*-*")):
        host = RecordedHost(folder)
        if host.system != "linux":
            continue
        for reader in (DISK, LOCK, WALL, REMOTE):
            for answer in reader(host).values():
                assert not isinstance(answer, Known) or answer.method
