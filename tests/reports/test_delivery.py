"""What the timer and the open window call: whatever is due, and nothing else."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from miniature import KNOWN, NOW, Collector

from posture.reports import consent, errands, membership, rounds, schedule
from posture.reports.booth import CastResult
from posture.reports.delivery import LOOK_LEAST, LOOK_MOST, Delivered, deliver, look_is_due
from posture.reports.errands import Errand
from posture.reports.errors import Later, Unreachable
from posture.reports.standing import standing
from posture.reports.vote import State, Votes, states

HOUR = timedelta(hours=1)


def votes(desk, epoch="2026-W47"):
    return {vote.scope: vote for vote in Votes(desk.database, desk.sealer()).of(epoch)}


def moments(collector, path):
    return [moment for where, moment in collector.moments if where == path]


def fetched(desk, epoch="2026-W47"):
    return bool(states(desk.database, epoch)) and State.ASKED not in states(desk.database, epoch)


@pytest.fixture
def agreed(desk, member):
    """The person allows ballots in every round."""
    consent.give(desk, standing=True)


def test_somebody_who_has_not_joined_sends_nothing(computer, desk, collector, answers) -> None:
    assert computer.deliver(desk, answers) == Delivered()
    assert collector.arrived == []


@pytest.mark.usefixtures("agreed")
def test_a_whole_round_passes_by_itself(computer, desk, collector, answers) -> None:
    table = collector.manifest.timetable
    runs = computer.hourly(desk, table.cast.end, answers)
    assert collector.answers() == {scope: [answer] for scope, answer in answers.items()}
    assert computer.measured == [answers], "measured once"
    assert sum(run.fetched for run in runs) == sum(run.signed for run in runs) == 1
    assert all(run.trouble == "" for run in runs)
    assert runs[-1].waiting == 0
    assert moments(collector, "/v1/issue")[0] in table.fetch
    assert all(moment in table.cast for moment in moments(collector, "/v1/ballots"))


def test_without_consent_keys_are_fetched_and_answers_signed_all_the_same(
    computer, desk, member, collector, answers
) -> None:
    table = collector.manifest.timetable
    runs = computer.hourly(desk, table.close, answers)
    assert any(run.fetched for run in runs)
    assert len(collector.bodies("/v1/issue")) == 1
    assert computer.measured == [answers]
    assert collector.bodies("/v1/ballots") == []
    assert {vote.state for vote in votes(desk).values()} == {State.SIGNED}
    assert runs[-1].waiting == 3


def test_fetching_looks_the_same_with_and_without_consent(tmp_path, computer, collector, answers) -> None:
    """Which paths are asked, with how many bytes, until casting opens: nothing tells who agreed."""
    collector.open_round()
    seen = []
    for agrees in (False, True):
        other = replace(computer, home=tmp_path / str(agrees), databases=[], now=NOW)
        collector.clock = lambda other=other: other.now
        desk = other.desk()
        membership.join(desk, collector.invite())
        if agrees:
            consent.give(desk, standing=True)
        before = len(collector.arrived)
        other.hourly(desk, collector.manifest.timetable.cast.start, answers)
        seen.append([(path, len(body)) for path, body in collector.arrived[before:]])
        other.close()
    assert seen[0] == seen[1] != []


def test_consent_that_comes_late_lets_leave_what_waits(computer, desk, member, collector, answers) -> None:
    table = collector.manifest.timetable
    computer.hourly(desk, table.cast.start + 40 * HOUR, answers)
    assert collector.bodies("/v1/ballots") == []
    consent.give(desk, standing=False)
    first = computer.deliver(desk, answers)
    assert len(first.sent) <= 1
    computer.hourly(desk, table.cast.end, answers)
    assert collector.each_once()


def test_consent_taken_back_stops_the_rest(computer, desk, member, collector, answers) -> None:
    consent.give(desk, standing=True)
    table = collector.manifest.timetable
    while not collector.counted:
        computer.deliver(desk, answers)
        computer.now += HOUR
    consent.revoke(desk)
    computer.hourly(desk, table.close, answers)
    assert len(collector.counted) == 1


def test_consent_for_one_round_holds_for_no_other(computer, desk, member, collector, answers) -> None:
    computer.deliver(desk, answers)
    consent.give(desk, standing=False)
    computer.hourly(desk, collector.manifest.timetable.close, answers)
    assert len(collector.counted) == 3
    collector.open_round()
    computer.hourly(desk, collector.manifest.timetable.close, answers)
    assert len(collector.counted) == 3
    assert {vote.state for vote in votes(desk, "2026-W48").values()} == {State.SIGNED}


@pytest.mark.usefixtures("agreed")
def test_at_most_one_ballot_leaves_at_a_run_before_the_last_twelve_hours(
    computer, desk, collector, answers
) -> None:
    table = collector.manifest.timetable
    while computer.now < table.cast.end:
        before = len(collector.bodies("/v1/ballots"))
        computer.deliver(desk, answers)
        if table.cast.end - computer.now > schedule.RUSH:
            assert len(collector.bodies("/v1/ballots")) - before <= 1
        computer.now += HOUR
    assert collector.each_once()


def test_ballots_that_are_due_together_leave_at_different_runs(computer, desk, blessed, answers) -> None:
    consent.give(desk, standing=True)
    computer.cast_opens(blessed)
    computer.deliver(desk, answers)
    table = Votes(desk.database, desk.sealer())
    for vote in table.waiting("2026-W47"):
        table.move(vote, replace(vote, due=computer.now))
    waiting = len(table.waiting("2026-W47"))
    sent = [len(computer.deliver(desk, answers).sent) for _ in range(waiting + 1)]
    assert sent == [1] * waiting + [0]


def test_in_a_rehearsal_all_that_is_due_leaves_at_once(tmp_path, issuer_keys, computer, answers) -> None:
    collector = Collector(issuer_keys, rehearsal=True)
    bot = replace(computer, home=tmp_path / "bot", collector=collector, databases=[])
    collector.clock = lambda: bot.now
    desk = bot.desk()
    collector.open_round()
    assert membership.join(desk, collector.invite()).rehearsal
    consent.give(desk, standing=True)
    table = collector.manifest.timetable
    most = 0
    while bot.now < table.close:
        most = max(most, len(bot.deliver(desk, answers).sent))
        bot.now += timedelta(seconds=0.5)
    assert collector.each_once()
    assert all(moment in table.cast for moment in moments(collector, "/v1/ballots"))
    collector.close_round()
    bot.now = table.close + timedelta(seconds=1)
    assert bot.deliver(desk, answers).released, "at once"
    bot.close()


def test_a_laptop_that_slept_does_not_send_everything_when_it_wakes(
    computer, desk, blessed, answers, collector
) -> None:
    consent.give(desk, standing=True)
    computer.cast_opens(blessed)
    computer.deliver(desk, answers)
    table = Votes(desk.database, desk.sealer())
    for vote in table.waiting("2026-W47"):
        table.move(vote, replace(vote, due=computer.now + HOUR))
    waiting = len(table.waiting("2026-W47"))
    before = len(collector.counted)
    computer.now += 30 * HOUR
    run = computer.deliver(desk, answers)
    assert (run.sent, run.waiting) == ((), waiting)
    due = [vote.due for vote in table.waiting("2026-W47")]
    assert all(computer.now <= moment < blessed.timetable.cast.end for moment in due)
    assert len(set(due)) == waiting, "drawn again, each for itself"
    computer.hourly(desk, blessed.timetable.cast.end, answers)
    assert len(collector.counted) == before + waiting


@pytest.mark.parametrize("hours_left", [1, 5, 11])
def test_a_laptop_that_slept_for_days_still_casts_in_the_last_hours(
    computer, desk, blessed, answers, collector, hours_left
) -> None:
    consent.give(desk, standing=True)
    end = blessed.timetable.cast.end
    computer.now = end - hours_left * HOUR
    computer.hourly(desk, end, answers)
    assert collector.each_once()
    assert computer.measured == [answers]


def test_a_laptop_that_slept_through_the_fetch_window_waits_for_the_next_round(
    computer, desk, member, collector, answers
) -> None:
    consent.give(desk, standing=True)
    first = collector.manifest.timetable
    computer.now = first.cast.start
    runs = computer.hourly(desk, first.close, answers)
    assert all(run.trouble == "" for run in runs)
    assert collector.bodies("/v1/issue") == []
    collector.open_round()
    computer.hourly(desk, collector.manifest.timetable.close, answers)
    assert len(collector.counted) == 3


def test_a_laptop_that_slept_for_weeks_takes_up_the_round_at_hand(
    computer, desk, member, collector, answers
) -> None:
    consent.give(desk, standing=True)
    computer.hourly(desk, NOW + 10 * HOUR, answers)
    collector.open_round()
    collector.open_round()
    computer.week(3)
    computer.hourly(desk, collector.manifest.timetable.close, answers)
    assert rounds.at_hand(desk).manifest.number == 3
    assert {signed.ballot.epoch for signed in collector.counted.values()} == {"2026-W49"}
    assert len(collector.counted) == 3


@pytest.mark.usefixtures("agreed")
def test_a_computer_that_is_never_on_again_casts_what_had_its_moment_and_no_more(
    computer, desk, collector, answers
) -> None:
    table = collector.manifest.timetable
    computer.hourly(desk, table.cast.start + 20 * HOUR, answers)
    counted = len(collector.counted)
    computer.now = table.close
    collector.open_round()
    computer.deliver(desk, answers)
    assert len(collector.counted) == counted
    assert states(desk.database, "2026-W47").count(State.MISSED) == 3 - counted


@pytest.mark.parametrize("missed", [2 * HOUR, 20 * HOUR])
def test_a_fetch_that_was_missed_is_drawn_again_in_what_remains(
    computer, desk, member, answers, missed
) -> None:
    rounds.look(desk, KNOWN)
    errands.plan(desk, Errand.FETCH, computer.now, "2026-W47")
    computer.now += missed
    assert not computer.deliver(desk, answers).fetched
    again = errands.planned(desk, Errand.FETCH, "2026-W47")
    assert computer.now <= again < rounds.current(desk).timetable.fetch.end
    computer.now = again
    assert computer.deliver(desk, answers).fetched
    assert errands.planned(desk, Errand.FETCH, "2026-W47") is None


def test_the_moment_of_fetching_is_drawn_when_the_round_is_accepted(desk, member, collector) -> None:
    rounds.look(desk, KNOWN)
    due = errands.planned(desk, Errand.FETCH, "2026-W47")
    assert NOW <= due < collector.manifest.timetable.fetch.end
    rounds.look(desk, KNOWN)
    assert errands.planned(desk, Errand.FETCH, "2026-W47") == due


def test_while_a_round_is_open_nobody_looks_for_another(computer, desk, member, collector, answers) -> None:
    computer.hourly(desk, collector.manifest.timetable.close, answers)
    assert len(moments(collector, "/v1/manifest")) == 2, "before the invite's code is said, and once since"


def test_between_rounds_the_collector_is_asked_every_few_hours(computer, desk, collector, answers) -> None:
    membership.join(desk, collector.invite())
    end = computer.now + timedelta(days=3)
    while computer.now < end:
        assert computer.deliver(desk, answers).trouble == "", "that no round is open is no trouble"
        computer.now += timedelta(minutes=10)
    joining, *looks = moments(collector, "/v1/manifest")
    assert joining <= looks[0]
    apart = [later - earlier for earlier, later in pairwise(looks)]
    assert all(LOOK_LEAST <= gap <= LOOK_MOST + timedelta(minutes=10) for gap in apart)
    assert len(set(apart)) > 3, "drawn, not fixed"


def test_a_clock_that_ran_ahead_does_not_keep_from_looking(computer, desk, collector, answers) -> None:
    membership.join(desk, collector.invite())
    computer.now += timedelta(days=300)
    computer.deliver(desk, answers)
    computer.now = NOW
    assert look_is_due(desk)
    collector.open_round()
    computer.deliver(desk, answers)
    assert rounds.at_hand(desk).manifest.number == 1


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize("wrong", [timedelta(days=200), timedelta(days=-200)], ids=["ahead", "behind"])
@pytest.mark.parametrize("hours", [1, 70], ids=["fetching", "casting"])
def test_a_clock_set_wrong_for_a_while_loses_nothing_and_sends_nothing(
    computer, desk, collector, answers, wrong, hours
) -> None:
    computer.hourly(desk, NOW + hours * HOUR, answers)
    right = computer.now
    collector.clock = lambda: right
    before = list(collector.bodies("/v1/ballots"))
    computer.now = right + wrong
    for _ in range(3):
        computer.deliver(desk, answers)
    assert collector.bodies("/v1/ballots") == before
    computer.now = right
    collector.clock = lambda: computer.now
    computer.hourly(desk, collector.manifest.timetable.cast.end, answers)
    assert collector.each_once()


@pytest.mark.usefixtures("agreed")
def test_with_a_locked_keyring_it_waits_and_says_so_and_goes_on_later(
    computer, desk, collector, answers
) -> None:
    table = collector.manifest.timetable
    computer.locked = True
    runs = computer.hourly(desk, NOW + 5 * HOUR, answers)
    assert {run.trouble for run in runs} == {"Your keyring is locked. Unlock it, then try again."}
    assert len(moments(collector, "/v1/manifest")) == 1, "that was at joining"
    computer.locked = False
    computer.hourly(desk, table.cast.start + 2 * HOUR, answers)
    computer.locked = True
    locked = computer.hourly(desk, table.cast.start + 30 * HOUR, answers)
    counted = len(collector.counted)
    assert all(run.sent == () and run.waiting == 3 - counted for run in locked)
    assert all("locked" in run.trouble for run in locked) is (counted < 3)
    if counted < 3:
        assert "locked" in standing(desk).locked
    computer.locked = False
    computer.hourly(desk, table.cast.end, answers)
    assert collector.each_once()


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize("locked", [False, True])
def test_while_nothing_is_due_nobody_is_called_and_a_locked_key_is_no_trouble(
    computer, desk, collector, answers, locked
) -> None:
    computer.deliver(desk, answers)
    errands.plan(desk, Errand.FETCH, NOW + 20 * HOUR, "2026-W47")
    computer.locked = locked
    untouched = replace(
        desk,
        sealer=lambda: pytest.fail("nobody is asked"),
        marks=lambda: pytest.fail("no keyring is needed"),
        transport=lambda _: pytest.fail("nobody is called"),
    )
    assert deliver(untouched, lambda _: pytest.fail("nothing is measured"), KNOWN) == Delivered()


@pytest.mark.usefixtures("agreed")
def test_nobody_is_ever_asked_for_a_passphrase(computer, desk, collector, answers) -> None:
    silent = replace(desk, sealer=lambda: pytest.fail("somebody was asked"))
    computer.hourly(silent, collector.manifest.timetable.cast.end, answers)
    assert collector.each_once()


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize("error", [Unreachable("Nobody there."), Later("Come back.")])
def test_a_collector_that_is_away_costs_nothing(computer, desk, collector, answers, error) -> None:
    table = collector.manifest.timetable

    def fail(event: str) -> None:
        if event.startswith("before /v1"):
            raise error

    computer.happen = fail
    runs = computer.hourly(desk, NOW + 6 * HOUR, answers)
    assert any(run.trouble == str(error) for run in runs)
    computer.happen = lambda _: None
    computer.hourly(desk, table.cast.start + 2 * HOUR, answers)
    computer.happen = fail
    computer.hourly(desk, table.cast.start + 50 * HOUR, answers)
    computer.happen = lambda _: None
    computer.hourly(desk, table.cast.end, answers)
    assert collector.each_once()
    assert len(set(collector.bodies("/v1/issue"))) == 1


def test_a_busy_collector_is_asked_again_at_another_moment_and_not_too_soon(
    computer, desk, casting, answers, collector
) -> None:
    consent.give(desk, standing=True)
    computer.deliver(desk, answers)
    table = Votes(desk.database, desk.sealer())
    waiting = table.waiting("2026-W47")
    for vote in waiting:
        table.move(vote, replace(vote, due=computer.now))

    def busy(event: str) -> None:
        if event == "before /v1/ballots":
            raise Later("Busy.", 600)

    computer.happen = busy
    assert computer.deliver(desk, answers).trouble == "Busy."
    (vote,) = (vote for vote in table.waiting("2026-W47") if vote.state is State.SENDING)
    assert vote.due >= computer.now + timedelta(minutes=10)
    assert computer.deliver(desk, answers).trouble == "Busy.", "another one"
    assert len([vote for vote in table.waiting("2026-W47") if vote.state is State.SENDING]) == 2


def test_a_busy_issuer_is_asked_again_at_another_moment(computer, desk, member, answers) -> None:
    rounds.look(desk, KNOWN)
    errands.plan(desk, Errand.FETCH, computer.now, "2026-W47")

    def busy(event: str) -> None:
        if event == "before /v1/issue":
            raise Later("Busy.", 600)

    computer.happen = busy
    assert computer.deliver(desk, answers).trouble == "Busy."
    again = errands.planned(desk, Errand.FETCH, "2026-W47")
    assert computer.now + timedelta(minutes=10) <= again < rounds.current(desk).timetable.fetch.end
    assert computer.deliver(desk, answers).trouble == ""


A_DAY, A_YEAR = 86_400, 365 * 86_400


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize("seconds", [A_DAY, A_YEAR])
@pytest.mark.parametrize("path", ["/v1/issue", "/v1/ballots"])
def test_a_collector_that_asks_to_be_left_alone_for_longer_than_the_round_keeps_nobody_out(
    computer, desk, collector, answers, seconds, path, monkeypatch
) -> None:
    """It tells one person, three times over, to come back when the window is over."""
    monkeypatch.setattr(schedule, "_random", random.Random(5))
    told = []

    def busy(event: str) -> None:
        if event == f"before {path}" and len(told) < 3:
            told.append(computer.now)
            raise Later("Busy.", seconds)

    computer.happen = busy
    table = collector.manifest.timetable
    computer.hourly(desk, table.cast.end, answers)
    assert len(told) == 3
    assert collector.each_once()
    assert all(moment in table.cast for moment in moments(collector, "/v1/ballots"))


@pytest.mark.usefixtures("agreed")
def test_a_release_that_a_busy_collector_holds_back_is_asked_for_again_within_a_day(
    computer, desk, collector, answers
) -> None:
    table = collector.manifest.timetable
    computer.hourly(desk, table.close, answers)
    collector.close_round()

    def busy(event: str) -> None:
        if event == "before /v1/releases/1":
            raise Later("Busy.", A_YEAR)

    computer.happen = busy
    while "Busy." not in (run := computer.deliver(desk, answers)).trouble:
        computer.now += HOUR
    assert not run.released
    assert "Busy." not in computer.deliver(desk, answers).trouble, "not at the next run"
    computer.happen = lambda _: None
    runs = computer.hourly(desk, computer.now + 25 * HOUR, answers)
    assert any(run.released for run in runs)


def test_a_ballot_whose_answer_was_lost_may_be_sent_again_until_the_close(
    computer, desk, blessed, collector, answers
) -> None:
    consent.give(desk, standing=True)
    end = blessed.timetable.cast.end
    computer.now = end - HOUR

    def lose(event: str) -> None:
        if event == "after /v1/ballots":
            raise Unreachable("Nobody there.")

    computer.happen = lose
    assert computer.deliver(desk, answers).trouble == "Nobody there."
    computer.happen = lambda _: None
    computer.now = end + HOUR
    run = computer.deliver(desk, answers)
    assert [sent.result for sent in run.sent] == ["duplicate"]
    assert run.waiting == 2, "what was not under way stays here"
    assert len(collector.bodies("/v1/ballots")) == 2


@pytest.mark.parametrize("code", ["already-issued", "struck-off", "fetch-closed"])
def test_a_refusal_that_stays_is_told_once(
    computer, desk, member, monkeypatch, collector, answers, code
) -> None:
    rounds.look(desk, KNOWN)
    errands.plan(desk, Errand.FETCH, computer.now, "2026-W47")
    body = b'{"error":"%s","message":"No."}' % code.encode()
    monkeypatch.setattr(collector, "_issue", lambda _: (403, body))
    assert computer.deliver(desk, answers).trouble == "The collector says: No."
    assert errands.planned(desk, Errand.FETCH, "2026-W47") is None
    assert computer.deliver(desk, answers).trouble == ""


def test_a_round_that_is_disputed_is_left_alone(computer, desk, blessed, collector, answers) -> None:
    consent.give(desk, standing=True)
    collector.show(replace(blessed, enrolled=61))
    with pytest.raises(Exception, match="single you out"):
        rounds.look(desk, KNOWN)
    computer.hourly(desk, blessed.timetable.close, answers)
    assert computer.measured == []
    assert collector.bodies("/v1/ballots") == []


def test_a_run_says_in_words_what_it_did(computer, desk, member, collector, answers) -> None:
    consent.give(desk, standing=True)
    computer.deliver(desk, answers)
    errands.plan(desk, Errand.FETCH, computer.now, "2026-W47")
    assert computer.deliver(desk, answers).words == "Fetched this round's keys."
    computer.now = collector.manifest.timetable.cast.end - HOUR
    said = computer.deliver(desk, answers).words
    assert said == "Measured and signed this round's answers. 3 ballots counted."
    assert computer.deliver(desk, answers).words == ""


@settings(
    max_examples=settings().max_examples // 4, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(on=st.lists(st.booleans(), min_size=168, max_size=168))
def test_however_a_computer_is_on_and_off_nothing_leaves_at_a_wrong_time_or_twice(
    tmp_path_factory, computer, issuer_keys, answers, on
) -> None:
    collector = Collector(issuer_keys)
    made = replace(
        computer, home=tmp_path_factory.mktemp("home"), collector=collector, databases=[], measured=[]
    )
    collector.clock = lambda: made.now
    desk = made.desk()
    collector.open_round()
    table = collector.manifest.timetable
    made.now = table.fetch.start
    membership.join(desk, collector.invite())
    consent.give(desk, standing=True)
    for awake in on:
        if awake:
            before = len(collector.bodies("/v1/ballots"))
            run = made.deliver(desk, answers)
            assert run.trouble == ""
            if table.cast.end - made.now > schedule.RUSH:
                assert len(collector.bodies("/v1/ballots")) - before <= 1
        made.now += HOUR
    assert all(moment in table.fetch for moment in moments(collector, "/v1/issue"))
    assert all(moment in table.cast for moment in moments(collector, "/v1/ballots"))
    assert all(answer == [answers[scope]] for scope, answer in collector.answers().items())
    assert len(made.measured) <= 1
    last_hours = on[66 + 96 - 1] and fetched(desk)  # awake in the last hour of the casting
    if last_hours:
        assert collector.each_once()
    made.close()


@pytest.mark.usefixtures("agreed")
def test_what_waited_for_a_caller_that_stays_does_not_leave_when_that_begins(
    computer, desk, collector, answers, monkeypatch
) -> None:
    """Or every ballot would bear the minutes at which a timer rings."""
    monkeypatch.setattr(schedule, "_random", random.Random(3))
    table = collector.manifest.timetable
    computer.hourly(desk, table.cast.start + timedelta(minutes=1), answers)
    late = computer.now = min(vote.due for vote in votes(desk).values() if vote.due) + HOUR / 2
    assert late < table.cast.end - 2 * HOUR
    before = len(moments(collector, "/v1/ballots"))
    deliver(desk, lambda _: answers, KNOWN, HOUR)
    assert len(moments(collector, "/v1/ballots")) == before
    waiting = [vote.due for vote in votes(desk).values() if vote.state is State.SIGNED]
    assert all(late <= due < table.cast.end for due in waiting)


@pytest.mark.usefixtures("agreed")
def test_taking_consent_back_stops_a_run_on_its_way(computer, desk, collector, answers) -> None:
    table = collector.manifest.timetable
    computer.hourly(desk, table.cast.start + timedelta(minutes=1), answers)
    computer.now = table.cast.end - timedelta(minutes=30)
    computer.at_first("after /v1/ballots", lambda: consent.revoke(desk))
    computer.deliver(desk, answers)
    assert len(moments(collector, "/v1/ballots")) == 1


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize("patience", [timedelta(0), HOUR])
def test_a_collector_that_refuses_does_not_see_ballots_follow_one_another(
    computer, desk, collector, answers, monkeypatch, patience
) -> None:
    """Refused again and again, they would come at the pace of the runs and tell that they belong together."""
    table = collector.manifest.timetable
    computer.hourly(desk, table.cast.start, answers)
    monkeypatch.setattr(collector, "_box", lambda _: (400, b'{"error":"wrong-seal","message":"No."}'))
    pace = timedelta(minutes=30)
    while computer.now < table.cast.end - timedelta(hours=12):
        deliver(computer.desk(), lambda _: answers, KNOWN, patience)
        computer.now += pace
    # A run each half an hour for days; some thirteen tries a ballot, the nearer the end the closer.
    assert len(moments(collector, "/v1/ballots")) <= 3 * 20


def test_a_collector_that_refuses_keys_is_not_asked_at_every_run(
    computer, desk, member, collector, answers, monkeypatch
) -> None:
    table = collector.manifest.timetable
    refusal = (400, b'{"error":"wrong-clock","message":"Another time."}')
    monkeypatch.setattr(collector, "_issue", lambda *_: refusal)
    while computer.now < table.fetch.end:
        deliver(computer.desk(), lambda _: answers, KNOWN)
        computer.now += timedelta(minutes=10)
    assert 1 <= len(collector.bodies("/v1/issue")) <= 40


@pytest.mark.usefixtures("agreed")
def test_whoever_is_kept_out_of_a_round_is_told(computer, desk, collector, answers) -> None:
    """Who signs wrongly for all but one knows whose the ballots are; the others are to say so."""
    collector.spoil = "firewall"
    runs = computer.hourly(desk, collector.manifest.timetable.cast.start, answers)
    (told,) = [run.trouble for run in runs if run.fetched]
    assert "1 of this round's keys was signed wrongly" in told
    assert "Tell IT and your colleagues" in told
    assert standing(desk).spoiled == 1


@pytest.mark.usefixtures("agreed")
def test_in_the_last_hours_ballots_leave_in_no_order_of_the_checks(
    computer, desk, collector, answers, monkeypatch
) -> None:
    orders = set()
    table = collector.manifest.timetable
    computer.hourly(desk, table.cast.start, answers)
    rounds.look(desk, KNOWN)

    def taken(_desk, chosen, **_):
        orders.add(tuple(vote.scope for vote in chosen))
        return CastResult(0, 0, (), 0, ())

    monkeypatch.setattr("posture.reports.booth.cast", taken)
    computer.now = table.cast.end - timedelta(minutes=5)
    for _ in range(40):
        deliver(computer.desk(), lambda _: answers, KNOWN)
    assert len(orders) > 1
