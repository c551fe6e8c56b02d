"""The published sums, whatever arrives in their place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.reports.errors import Nonsense
from posture.reports.publication import Sum, published, read_publication

GOOD = {
    "schema": "posture/publication/1",
    "org": "Heron Ltd",
    "epoch": "2026-W47",
    "open": True,
    "enrolled": 12,
    "checks": {
        "firewall": {"title": "The firewall is on", "pass": 9, "fail": 2, "unknown": 1, "not_applicable": 0}
    },
    "withheld": {"backup": "Fewer than ten ballots so far."},
    "goals": {"firewall": {"target_percent": 90, "by": "2027-01-01", "reason": "…"}},
    "note": "Answers are self-reported.",
    "rehearsal": False,
    "more": {"to": "come"},
}


def test_the_sums_are_read(desk, member, collector) -> None:
    collector.publication = GOOD
    found = published(desk.transport(member.issuer))
    assert (found.org, found.epoch, found.open, found.enrolled) == ("Heron Ltd", "2026-W47", True, 12)
    assert found.checks == {"firewall": Sum("firewall", "The firewall is on", 9, 2, 1, 0)}
    assert found.checks["firewall"].ballots == 12
    assert found.withheld == {"backup": "Fewer than ten ballots so far."}
    assert found.goals == {"firewall": 90}
    assert collector.arrived[-1] == ("/v1/publication", b"")


def test_before_the_first_round_there_are_no_sums() -> None:
    empty = {**GOOD, "epoch": "", "checks": {}, "withheld": {}, "enrolled": 0}
    del empty["goals"], empty["open"], empty["rehearsal"]
    found = read_publication(json.dumps(empty).encode())
    assert (found.epoch, found.checks, found.goals, found.open) == ("", {}, {}, False)


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": "posture/publication/2"},
        {"org": None},
        {"enrolled": -1},
        {"enrolled": True},
        {"enrolled": 1.5},
        {"enrolled": "12"},
        {"checks": []},
        {"checks": {"firewall": {"pass": 1}}},
        {"checks": {"firewall": {"pass": -1, "fail": 0, "unknown": 0, "not_applicable": 0}}},
        {"checks": {str(number): {} for number in range(100)}},
        {"withheld": {"backup": 7}},
        {"goals": {"firewall": 101}},
        {"goals": {"firewall": {"by": "2027"}}},
    ],
)
def test_sums_that_make_no_sense_are_refused(changes) -> None:
    with pytest.raises(Nonsense, match="cannot be read"):
        read_publication(json.dumps({**GOOD, **changes}).encode())


@given(
    st.binary(max_size=60)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from([*GOOD, "x"]), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_whatever_arrives_it_is_read_or_refused(data) -> None:
    with pytest.raises(Nonsense):
        read_publication(data)


def test_words_from_the_collector_are_made_printable() -> None:
    found = read_publication(json.dumps({**GOOD, "note": "A\u202e\u001b[2J\nB", "org": "O" * 9999}).encode())
    assert found.note == "A [2J B"
    assert len(found.org) == 300
