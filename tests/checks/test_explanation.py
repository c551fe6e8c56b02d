"""A check explained."""

from __future__ import annotations

import pytest

from posture.checks.catalogue import Catalogue
from posture.checks.explanation import explain
from posture.host.model import System

OLDER_AND_NEWER_GNOME = (
    "Open Settings, then “Privacy & Security”, then “Screen Lock”. "
    "Older versions name these “Privacy” and “Screen”."
)


def test_the_rule_is_told_clause_by_clause(catalogue: Catalogue) -> None:
    told = explain(catalogue.checks["os-supported"], System.LINUX)
    assert [sentence.partition(" the ")[0] for sentence in told.rule] == [
        "Asked only where",
        "Out of date when",
        "Passes when",
        "Warns when",
        "Fails otherwise. Where a fact that decides cannot be read,",
    ]


def test_each_way_to_pass_is_a_sentence_and_what_asks_for_more_than_another_is_left_out(
    catalogue: Catalogue,
) -> None:
    rule = explain(catalogue.checks["os-updates"], System.LINUX).rule
    assert len(catalogue.checks["os-updates"].passes.alternatives) == 4
    assert [sentence.partition(" when ")[0] for sentence in rule if "asse" in sentence] == [
        "Passes",
        "Passes also",
    ]
    assert not any("; or" in sentence for sentence in rule)
    assert not any("Windows Update" in sentence for sentence in rule)


def test_clauses_that_are_not_there_are_not_told(catalogue: Catalogue) -> None:
    told = explain(catalogue.checks["secure-boot"], System.LINUX)
    assert [sentence.split()[0] for sentence in told.rule] == ["Asked", "Passes", "Fails"]


@pytest.mark.parametrize(
    ("system", "desktop", "first"),
    [
        (System.LINUX, "kde", "Open System Settings and search for “Screen Locking”."),
        (
            System.LINUX,
            "gnome",
            OLDER_AND_NEWER_GNOME,
        ),
        (System.LINUX, "cinnamon", "Open System Settings, then “Screensaver”."),
        (
            System.LINUX,
            "sway",
            "Install `swayidle` and `swaylock` with your software manager.",
        ),
        (System.LINUX, "i3", "Install `xss-lock` and `i3lock` with your software manager."),
        (
            System.LINUX,
            "other",
            "Open the settings of your desktop and look for “Screensaver” or “Screen lock”.",
        ),
        (System.LINUX, "", "Open the settings of your desktop and look for “Screensaver” or “Screen lock”."),
        (System.MACOS, "aqua", "Open System Settings, then “Lock Screen”."),
    ],
)
def test_the_fix_is_for_this_desktop_or_else_for_the_system(
    system: System, desktop: str, first: str, catalogue: Catalogue
) -> None:
    assert explain(catalogue.checks["screen-lock"], system, desktop).fix[0] == first


def test_what_to_know_first_stands_before_the_steps(catalogue: Catalogue) -> None:
    fix = explain(catalogue.checks["disk-encryption"], System.LINUX).fix
    assert fix[0].startswith("Ask your IT first, or whoever looks after this computer.")
    assert fix[1] == "The system or your home folder is not encrypted"
    assert fix[2].startswith("Linux cannot encrypt the disk it has started from.")
    assert fix[3].startswith("Copy all your files")


def test_the_policy_stands_in_wanted_rule_and_fix(catalogue: Catalogue) -> None:
    told = explain(catalogue.checks["screen-lock"], System.LINUX, "gnome", limits={"screen-lock-minutes": 5})
    assert told.wanted == "The screen locks after at most 5 minutes."
    assert any("at most 5 (a policy may choose 5, 10 or 15)" in sentence for sentence in told.rule)
    assert "at most 5 minutes" in told.fix[2]


def test_nothing_stays_unfilled(catalogue: Catalogue) -> None:
    for check in catalogue.checks.values():
        for system in check.systems:
            for desktop in ("", "gnome", "kde"):
                told = explain(check, system, desktop)
                assert not any("{" in text for text in (told.wanted, *told.rule, *told.fix))
                assert told.fix
