"""Of steps for several systems a person is shown those for their own."""

from __future__ import annotations

import pytest

from posture.application.own_steps import own_steps, ways_of_all
from posture.checks.catalogue import load
from posture.checks.explanation import Way
from posture.content.locate import shipped
from posture.host.model import System

STEPS = (
    "Debian, Ubuntu and Linux Mint: `apt`",
    "Fedora, RHEL and their relatives: `dnf`; Silverblue and its relatives: `rpm-ostree`",
    "openSUSE Leap: `zypper patch`; Tumbleweed: `zypper dup`",
    "Elsewhere, open “Software”.",
    "Restart when the kernel was among the updates.",
)


@pytest.mark.parametrize(
    ("system", "shown"),
    [
        ("Debian GNU/Linux 12 (bookworm)", (0, 4)),
        ("Ubuntu 24.04.1 LTS", (0, 4)),
        ("Fedora Linux 41 (Workstation Edition)", (1, 4)),
        ("Fedora Linux 41.20241101.0 (Silverblue)", (1, 4)),
        ("openSUSE Tumbleweed", (2, 4)),
        ("Rocky Linux 9.4 (Blue Onyx)", (0, 1, 2, 3, 4)),
        ("", (0, 1, 2, 3, 4)),
    ],
)
def test_steps_for_other_systems_are_left_out(system: str, shown: tuple[int, ...]) -> None:
    assert own_steps(STEPS, system) == tuple(STEPS[place] for place in shown)


def test_a_system_that_is_spoken_of_inside_a_step_does_not_make_it_its_own() -> None:
    steps = ("Remove old kernels: `apt autoremove` on Debian, `dnf remove` on Fedora.", "Debian: restart.")
    assert own_steps(steps, "Debian GNU/Linux 13") == steps


@pytest.mark.parametrize("system", ["Debian GNU/Linux 12 (bookworm)", "Fedora Linux 41", "Linux Mint 22"])
def test_of_every_shipped_repair_something_is_left(system: str) -> None:
    for check in load(shipped() / "checks").checks.values():
        for fix in check.fixes:
            if fix.system is System.LINUX:
                assert all(own_steps(way.steps, system) for way in fix.ways), check.id


def test_steps_for_several_systems_are_not_numbered_as_one_way() -> None:
    ways = ways_of_all(Way("", "", STEPS))
    assert [(way.steps, way.in_order) for way in ways] == [(STEPS[:4], False), (STEPS[4:], True)]
