"""Answers are measured and signed once."""

from __future__ import annotations

import pytest
from miniature import KNOWN, SCOPES, WEEK

from posture.ballots.ballot import read_ballot
from posture.reports import booth, rounds
from posture.reports.errors import ReportsError
from posture.reports.vote import State, Votes


def votes(desk, epoch="2026-W47"):
    return {vote.scope: vote for vote in Votes(desk.database, desk.sealer()).of(epoch)}


def test_every_blessed_check_gets_its_answer(desk, casting, answers) -> None:
    signed = booth.sign(desk, casting, answers)
    assert [(each.scope, each.answer) for each in signed] == sorted(answers.items())
    for vote in votes(desk).values():
        assert vote.state is State.SIGNED
        assert read_ballot(vote.envelope).ballot.answer == answers[vote.scope]


def test_after_signing_nothing_is_left_that_could_sign_another_answer(desk, casting, answers) -> None:
    booth.sign(desk, casting, answers)
    first = votes(desk)
    assert {(vote.secret, vote.token) for vote in first.values()} == {(None, None)}
    again = booth.sign(desk, casting, dict.fromkeys(answers, 3))
    assert {each.scope: each.answer for each in again} == answers
    assert votes(desk) == first, "bytes and moments stay"


def test_each_ballot_gets_a_moment_of_its_own_in_the_window(desk, casting, answers) -> None:
    booth.sign(desk, casting, answers)
    due = [vote.due for vote in votes(desk).values()]
    assert all(moment in casting.timetable.cast for moment in due)
    assert len(set(due)) == 3


def test_what_is_signed_late_leaves_in_what_remains(computer, desk, casting, answers) -> None:
    computer.now = casting.timetable.cast.end.replace(day=22, hour=23)
    booth.sign(desk, casting, answers)
    assert all(vote.due >= computer.now for vote in votes(desk).values())


def test_a_check_without_an_answer_is_cast_as_unknown(desk, casting, collector) -> None:
    booth.sign(desk, casting, {"firewall": 1, "no-check-of-this-round": 2})
    booth.cast_now(desk)
    assert collector.answers() == {"disk-encryption": [3], "firewall": [1], "screen-lock": [3]}


@pytest.mark.parametrize("answer", [0, 5, -1])
def test_an_answer_that_does_not_exist_signs_nothing(desk, casting, answers, answer) -> None:
    with pytest.raises(ReportsError, match="1 to 4"):
        booth.sign(desk, casting, {**answers, "screen-lock": answer})
    assert {vote.state for vote in votes(desk).values()} == {State.BLESSED}


@pytest.mark.parametrize("phase", ["fetching", "closing"])
def test_outside_the_window_nothing_is_signed(computer, desk, blessed, answers, phase) -> None:
    table = blessed.timetable
    computer.now = table.fetch.start if phase == "fetching" else table.cast.end
    with pytest.raises(ReportsError, match="when casting is open"):
        booth.sign(desk, blessed, answers)
    assert {vote.state for vote in votes(desk).values()} == {State.BLESSED}


def test_another_round_than_the_newest_is_not_signed(computer, desk, casting, collector, answers) -> None:
    computer.now += WEEK
    collector.open_round()
    rounds.look(desk, KNOWN)
    with pytest.raises(ReportsError, match="not the newest round"):
        booth.sign(desk, casting, answers)


def test_of_two_programs_only_one_signs(computer, desk, casting, answers) -> None:
    others = []
    other = dict.fromkeys(SCOPES, 3)
    computer.at_first("marks", lambda: others.append(booth.sign(computer.desk(), casting, other)))
    assert [booth.sign(desk, casting, answers)] == others
