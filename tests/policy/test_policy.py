"""Policies as data, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.policy.limits import Limit, PolicyError
from posture.policy.policy import Goal, Policy, default_policy, policy_data, read_policy

CHECKS = tuple(f"check-{number}" for number in range(20))
LIMITS = {
    "minutes": Limit("minutes", 15, (5, 10, 15)),
    "days": Limit("days", 7, (7,)),
}


def read(data: object) -> Policy:
    return read_policy(data, known_checks=CHECKS, limits=LIMITS)


def valid() -> dict[str, Any]:
    return {
        "version": 3,
        "checks": ["check-1", "check-2"],
        "limits": {"minutes": 5},
        "goals": {"check-1": {"target_percent": 90, "by": "2027-06-30", "reason": "Because."}},
        "groups": ["everyone"],
        "reason": "A trial.",
        "lesson": "locked-screens",
    }


_texts = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
_goals = st.builds(
    Goal,
    st.integers(1, 100),
    st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat),
    st.one_of(st.just(""), _texts),
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    checks = draw(st.lists(st.sampled_from(CHECKS), min_size=1, max_size=12, unique=True))
    return Policy(
        version=draw(st.integers(1, 2**31 - 1)),
        checks=tuple(checks),
        limits=draw(
            st.fixed_dictionaries(
                {}, optional={name: st.sampled_from(limit.allowed) for name, limit in LIMITS.items()}
            )
        ),
        goals=draw(st.dictionaries(st.sampled_from(checks), _goals)),
        groups=tuple(draw(st.lists(_texts, min_size=1, max_size=5, unique=True))),
        reason=draw(st.one_of(st.just(""), _texts)),
        lesson=draw(st.one_of(st.just(""), _texts)),
    )


@given(policies())
def test_a_policy_survives_being_written_and_read(policy: Policy) -> None:
    data = policy_data(policy)
    assert read(data) == policy
    assert policy_data(read(data)) == data


@given(policies())
def test_a_policy_is_plain_json_without_fractions(policy: Policy) -> None:
    data = policy_data(policy)
    assert json.loads(json.dumps(data), parse_float=pytest.fail) == data


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(sorted(valid())) | st.text(), inner),
    )
)
def test_anything_else_is_refused_with_a_sentence(data: object) -> None:
    with pytest.raises(PolicyError, match=r"\.$|\?$"):
        read(data)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        (["version"], 0, "version is a whole number from 1"),
        (["version"], True, "version is a whole number from 1"),
        (["checks"], [], "asks about no check"),
        (["checks"], list(CHECKS[:13]), "names 13 checks; a round has at most 12"),
        (["checks"], ["check-1", "check-1"], "stands twice"),
        (["checks"], ["chek-1"], "no such check here. Did you mean “check-1”"),
        (["limits"], {"minute": 5}, "No check has the limit “minute”. Did you mean “minutes”"),
        (["limits"], {"minutes": 7}, "cannot be 7; a policy chooses 5, 10 or 15"),
        (["limits"], {"minutes": 5.0}, "cannot be 5.0"),
        (["limits"], {"days": True}, "a policy chooses 7"),
        (["goals"], {"check-9": {}}, "does not ask about"),
        (["goals", "check-1", "target_percent"], 101, "from 1 to 100"),
        (["goals", "check-1", "by"], "2027-02-30", "by a day such as"),
        (["goals", "check-1", "by"], "20270630", "by a day such as"),
        (["goals", "check-1", "reason"], "x" * 501, "at most 500 characters"),
        (["groups"], [], "1 to 64 groups"),
        (["groups"], [""], "is empty"),
        (["groups"], "everyone", "a list of names"),
        (["reason"], "two\nlines", "cannot be shown"),
        (["lesson"], 7, "lesson is to be a text of at most 64 characters"),
        (["lesson"], "x" * 65, "at most 64 characters"),
        (["lesson"], "two\nlines", "cannot be shown"),
        (["extra"], 1, "nobody knows"),
    ],
)
def test_what_is_wrong_is_said(path: list[str], value: object, sentence: str) -> None:
    data = valid()
    place = data
    for name in path[:-1]:
        place = place[name]
    place[path[-1]] = value
    with pytest.raises(PolicyError) as caught:
        read(data)
    assert sentence in str(caught.value)


@pytest.mark.parametrize("name", sorted(valid()))
def test_every_part_is_needed(name: str) -> None:
    data = valid()
    del data[name]
    with pytest.raises(PolicyError, match=f"lacks “{name}”"):
        read(data)


def test_the_default_policy_takes_twelve_checks_by_name_and_can_be_read_back() -> None:
    policy = default_policy(reversed(CHECKS))
    assert policy.checks == tuple(sorted(CHECKS))[:12]
    assert (policy.limits, policy.lesson) == ({}, "")
    assert read(policy_data(policy)) == policy


def test_a_limit_not_chosen_has_its_default() -> None:
    limit = LIMITS["minutes"]
    assert (limit.in_force({}), limit.in_force({"minutes": 5})) == (15, 5)
    assert (limit.choices, LIMITS["days"].choices) == ("5, 10 or 15", "7")
