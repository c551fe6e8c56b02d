"""What a person is told when a policy changes."""

from __future__ import annotations

from dataclasses import replace

from posture.policy.difference import Change, ChangeKind, difference
from posture.policy.policy import Goal, Policy

OLD = Policy(
    version=1,
    checks=("backup", "firewall"),
    limits={"backup-days": 7},
    goals={"backup": Goal(80, "2027-01-31")},
    groups=("everyone",),
    reason="",
)


def test_equal_policies_differ_in_nothing_whatever_their_version() -> None:
    assert difference(OLD, replace(OLD, version=2)) == ()


def test_the_order_of_checks_is_no_difference() -> None:
    assert difference(OLD, replace(OLD, checks=("firewall", "backup"))) == ()


def test_every_kind_of_change_is_told_in_a_sentence() -> None:
    new = Policy(
        version=2,
        checks=("firewall", "screen-lock"),
        limits={"screen-lock-minutes": 5},
        goals={"screen-lock": Goal(95, "2027-06-30", "Travel.")},
        groups=("north", "south"),
        reason="Spring cleaning.",
        lesson="locked-screens",
    )
    assert [(change.kind, str(change)) for change in difference(OLD, new)] == [
        (ChangeKind.CHECK_ADDED, "“screen-lock” is asked about from now on."),
        (ChangeKind.CHECK_REMOVED, "“backup” is asked about no more."),
        (ChangeKind.LIMIT, "The limit “backup-days” was 7 and becomes the default."),
        (ChangeKind.LIMIT, "The limit “screen-lock-minutes” was the default and becomes 5."),
        (
            ChangeKind.GOAL,
            "The goal for “backup” was 80 of 100 computers by 2027-01-31 and becomes none.",
        ),
        (
            ChangeKind.GOAL,
            "The goal for “screen-lock” was none and becomes 95 of 100 computers by 2027-06-30 (“Travel.”).",
        ),
        (ChangeKind.GROUPS, "The groups were everyone and become north, south."),
        (ChangeKind.REASON, "The reason given was none and becomes “Spring cleaning.”."),
        (ChangeKind.LESSON, "The lesson suggested was none and becomes “locked-screens”."),
    ]


def test_the_first_policy_is_all_new() -> None:
    changes = difference(None, OLD)
    assert [(change.kind, change.subject) for change in changes] == [
        (ChangeKind.CHECK_ADDED, "backup"),
        (ChangeKind.CHECK_ADDED, "firewall"),
        (ChangeKind.LIMIT, "backup-days"),
        (ChangeKind.GOAL, "backup"),
        (ChangeKind.GROUPS, "groups"),
    ]
    assert all(change.before == "" for change in changes)


def test_going_back_swaps_before_and_after() -> None:
    new = replace(OLD, limits={"backup-days": 3})
    assert difference(OLD, new) == (Change(ChangeKind.LIMIT, "backup-days", "7", "3"),)
    assert difference(new, OLD) == (Change(ChangeKind.LIMIT, "backup-days", "3", "7"),)
