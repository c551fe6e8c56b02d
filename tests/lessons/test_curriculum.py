from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from posture.content.locate import shipped
from posture.lessons.curriculum import EVERYBODY, in_order
from posture.lessons.format import ROLES
from posture.lessons.library import load
from posture.lessons.spacing import apart

LESSONS = tuple(load(shipped() / "lessons").lessons.values())
ROLE_SETS = st.sets(st.sampled_from(ROLES))


@given(roles=ROLE_SETS)
def test_every_lesson_stands_in_the_plan_once(roles: set[str]) -> None:
    assert Counter(each.id for each in in_order(LESSONS, roles)) == Counter(each.id for each in LESSONS)


@given(roles=ROLE_SETS)
def test_the_plan_begins_with_what_everybody_needs(roles: set[str]) -> None:
    assert tuple(each.id for each in in_order(LESSONS, roles))[: len(EVERYBODY)] == EVERYBODY


@given(roles=ROLE_SETS)
def test_no_two_lessons_of_a_track_that_are_for_somebody_stand_in_a_row(roles: set[str]) -> None:
    """Of those for others that come last, too few may be left to stand between."""
    plan = [each for each in in_order(LESSONS, roles) if not each.roles or set(each.roles) & roles]

    assert not [(first.id, then.id) for first, then in pairwise(plan) if first.track == then.track]


def test_without_an_answer_about_oneself_no_two_stand_in_a_row_at_all() -> None:
    plan = in_order(LESSONS)

    assert not [(first.id, then.id) for first, then in pairwise(plan) if first.track == then.track]


@given(roles=ROLE_SETS)
def test_lessons_for_others_come_last_and_ones_own_before_them(roles: set[str]) -> None:
    plan = in_order(LESSONS, roles)
    for_others = [bool(each.roles) and not set(each.roles) & roles for each in plan]

    assert for_others == sorted(for_others)


def test_what_is_said_of_ones_work_brings_its_lesson_forward() -> None:
    before, after = ([each.id for each in in_order(LESSONS, roles)] for roles in ((), ("travels",)))

    assert before.index("travel") > 20
    assert after.index("travel") < 10


@given(kinds=st.lists(st.sampled_from("abc"), max_size=9), before=st.sampled_from(["a", "d"]))
def test_two_of_a_kind_are_apart_where_that_can_be(kinds: list[str], before: str) -> None:
    placed = apart(kinds, str, after=before)

    assert Counter(placed) == Counter(kinds)
    counts = Counter(kinds)
    # One of every two places at most can be of a kind, and a place less for what came just before.
    if all(count <= (len(kinds) + (kind != before)) // 2 for kind, count in counts.items()):
        assert all(first != then for first, then in pairwise((before, *placed)))
