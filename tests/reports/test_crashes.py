"""The program may end at any moment: no vote is lost, none is cast twice, no two answers leave."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from miniature import KNOWN

from posture.ballots.enrolment import read_enrol_request
from posture.reports import blessing, booth, consent, ledger, membership, preview, rounds
from posture.reports.errors import Unreachable

COMMIT = ("before commit", "after commit")


def exchange(path: str) -> tuple[str, str]:
    return f"before {path}", f"after {path}"


EVENTS = (
    *exchange("/v1/root/1"),
    *exchange("/v1/root/2"),
    *exchange("/v1/manifest"),  # whether this is the organisation's own address
    *COMMIT,  # the device key
    *COMMIT,  # what is about to be sent
    *exchange("/v1/enrol"),
    *COMMIT,  # the membership
    *exchange("/v1/root/2"),
    *COMMIT,  # the chain of roots
    *exchange("/v1/manifest"),
    *COMMIT,  # the round's key for reading
    *COMMIT,  # the round, and when its keys are fetched
    *COMMIT,  # the organisation's name
    *COMMIT,  # ballot keys, what unblinds, the request
    *exchange("/v1/issue"),
    *COMMIT,  # the tokens
    "marks",  # whether answers were fixed before
    *COMMIT,  # the ballots, and when they leave
    "marks",  # the answers are marked
    "marks",  # and looked at once more before anything leaves
    *(*COMMIT, *exchange("/v1/ballots"), *COMMIT) * 3,  # sending, counted
)
"""Every moment between two steps, from the invite to the last counted ballot."""


class Crash(BaseException):
    """The program ends here; nothing in it may catch this."""


def run(computer, invite, answers) -> None:
    """One start of the program: join if needed, and vote."""
    desk = computer.desk()
    try:
        if not membership.is_member(desk):
            membership.join(desk, invite)
        if computer.now in computer.collector.manifest.timetable.fetch:
            manifest = rounds.look(desk, KNOWN).manifest
            blessing.bless(desk, manifest)
            computer.cast_opens(manifest)
        booth.sign(desk, rounds.current(desk), answers)
        booth.cast_now(desk)
    finally:
        computer.close()


def end_at(moment: int):
    moments = count()

    def happen(_: str) -> None:
        if next(moments) == moment:
            raise Crash

    return happen


def other(answers, run_number):
    """Answers that all differ from those of the run before."""
    return {scope: (answer + run_number) % 4 + 1 for scope, answer in answers.items()}


def check(computer, collector, runs) -> None:
    assert collector.each_once(), "one ballot a check, and no other ever arrived"
    assert len(collector.devices) == 1
    assert len(collector.issued) == 1
    assert len(set(collector.bodies("/v1/issue"))) == 1, "the request is resent byte for byte"
    asked = {read_enrol_request(body).device_public for body in collector.bodies("/v1/enrol")}
    assert len(asked) == 1, "the device key outlives the crash"
    for scope, (answer,) in collector.answers().items():
        assert answer in {answers[scope] for answers in runs}
    desk = computer.desk()
    left = {entry.bytes for entry in ledger.entries(desk)}
    assert {body for path, body in collector.arrived if body} <= left, "written before it was sent"
    computer.close()


def test_a_run_without_a_crash_has_these_moments(computer, collector, answers) -> None:
    collector.open_round()
    events = []
    computer.happen = events.append
    run(computer, collector.invite(), answers)
    assert tuple(events) == EVENTS
    check(computer, collector, [answers])


@pytest.mark.parametrize("moment", range(len(EVENTS)), ids=lambda number: f"{number}-{EVENTS[number]}")
def test_after_a_crash_the_next_start_ends_the_work(computer, collector, answers, moment) -> None:
    collector.open_round()
    invite = collector.invite()
    computer.happen = end_at(moment)
    with pytest.raises(Crash):
        run(computer, invite, answers)
    computer.happen = lambda _: None
    later = other(answers, 1)
    run(computer, invite, later)
    check(computer, collector, [answers, later])


@settings(
    max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moments=st.lists(st.integers(0, len(EVENTS) - 1), min_size=2, max_size=6))
def test_after_many_crashes_too(tmp_path_factory, computer, issuer_keys, collector, answers, moments) -> None:
    computer = type(computer)(tmp_path_factory.mktemp("home"), type(collector)(issuer_keys))
    collector = computer.collector
    collector.clock = lambda: computer.now
    collector.open_round()
    invite = collector.invite()
    runs = [other(answers, number) for number in range(len(moments) + 1)]
    for moment, given_answers in zip(moments, runs, strict=False):
        computer.happen = end_at(moment)
        try:
            run(computer, invite, given_answers)
        except Crash:
            continue
    computer.happen = lambda _: None
    run(computer, invite, runs[-1])
    check(computer, collector, runs)


@pytest.mark.parametrize(
    "event", ["before /v1/enrol", "after /v1/enrol", "before /v1/issue", "after /v1/issue"]
)
def test_the_same_holds_where_only_the_answer_is_lost(computer, collector, answers, event) -> None:
    collector.open_round()
    invite = collector.invite()

    def lose(happening: str) -> None:
        if happening == event:
            raise Unreachable("Nobody there.")

    computer.happen = lose
    with pytest.raises(Unreachable):
        run(computer, invite, answers)
    computer.happen = lambda _: None
    run(computer, invite, answers)
    check(computer, collector, [answers])


def test_a_ballot_whose_answer_was_lost_before_the_close_may_have_been_counted(
    computer, desk, casting, collector
) -> None:
    booth.sign(desk, casting, {})

    def lose(event: str) -> None:
        if event == "after /v1/ballots":
            raise Unreachable("Nobody there.")

    computer.happen = lose
    assert booth.cast_now(desk).pending == 3
    computer.happen = lambda _: None
    [counted] = collector.answers()
    collector.manifest = None
    sentences = {sent.scope: sent.sentence for sent in booth.cast_now(desk).refused}
    perhaps = "It may have been counted when it was sent before."
    assert {scope for scope, sentence in sentences.items() if perhaps in sentence} == {counted}
    assert [entry.scope for entry in ledger.entries(desk) if perhaps in entry.reply] == [counted]
    assert not any("did not take" in note for note in preview.preview(desk).notes)


def last_call(computer) -> bool:
    table = computer.collector.manifest.timetable
    return any(
        timedelta(0) <= end - computer.now <= timedelta(hours=2) for end in (table.fetch.end, table.cast.end)
    )


@settings(
    max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(gaps=st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_the_timers_runs_may_end_at_any_moment(
    tmp_path_factory, computer, issuer_keys, collector, answers, gaps
) -> None:
    computer = type(computer)(tmp_path_factory.mktemp("home"), type(collector)(issuer_keys))
    collector = computer.collector
    collector.clock = lambda: computer.now
    collector.open_round()
    desk = computer.desk()
    membership.join(desk, collector.invite())
    consent.give(desk, standing=True)
    computer.close()
    runs = []
    while computer.now < collector.manifest.timetable.cast.end:
        desk = computer.desk()
        runs.append(other(answers, len(runs)))
        if gaps and not last_call(computer):  # the last run of a window cannot be made good
            computer.happen = end_at(gaps[0])
        try:
            computer.deliver(desk, runs[-1])
        except Crash:
            gaps = gaps[1:]
        computer.happen = lambda _: None
        computer.close()
        computer.now += timedelta(hours=1)
    check(computer, collector, runs)
