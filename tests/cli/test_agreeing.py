"""A policy applies once the person has seen it: to their own checks, and to what leaves by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from miniature import SCOPES

from posture.application.learning import find_lesson, finish, next_lesson
from posture.application.preferences import read_preference, write_preference
from posture.application.suggested import Suggested, suggested
from posture.application.voting.agreed import SUMS_SEEN
from posture.application.voting.asked import agree, asked, put_off
from posture.application.voting.casting import cast, preview
from posture.application.voting.consent import Consent, consent
from posture.ballots.manifest import policy_digest
from posture.cli import ballots
from posture.policy.policy import Goal, default_policy, policy_data
from posture.reports.errors import NotAsSeen
from posture.ui.pages.reports.outlook import allow, look

HOUR = timedelta(hours=1)


@pytest.fixture
def session(at_hand, member):
    """The member's session, once the round is known."""
    with at_hand.session() as made:
        yield made


def _open(collector, **changes: object):
    policy = policy_data(replace(default_policy(SCOPES), **changes))
    return collector.open_round(policy=policy, policy_digest=policy_digest(policy))


def _next_round(posture, at_hand, before, collector, **changes: object):
    """Another round follows, its keys are fetched, and its casting is open."""
    at_hand.moment = before.timetable.close + HOUR
    manifest = _open(collector, **changes)
    posture("preview")
    at_hand.moment = manifest.timetable.fetch.end - HOUR
    posture("deliver")
    at_hand.moment = manifest.timetable.cast.end - HOUR
    return manifest


def test_before_the_first_round_nothing_is_asked(session) -> None:
    assert asked(session) is None


def test_all_of_a_first_policy_is_new(posture, session) -> None:
    posture("preview")
    new = asked(session)
    assert new is not None
    assert (new.org, new.first, new.put_off) == ("Heron Ltd", True, False)
    assert new.added == new.policy.checks
    assert [(number.limit, number.before, number.after) for number in new.numbers] == [
        ("screen-lock-minutes", 15, 5)
    ]
    assert new.since == session.now().date()


def test_ones_own_checks_go_by_a_policy_only_once_it_was_agreed_to(posture, session) -> None:
    posture("preview")
    assert session.limits == {}
    agree(session)
    assert session.limits == {"screen-lock-minutes": 5}
    assert asked(session) is None


def test_agreeing_sends_nothing(posture, session, at_hand, casting, collector) -> None:
    posture("preview")
    collector.arrived.clear()
    agree(session)
    while at_hand.moment < casting.timetable.close:
        posture("deliver")
        at_hand.moment += HOUR
    assert "/v1/ballots" not in collector.asked()


def test_a_ballot_is_judged_by_its_round_whatever_was_agreed_to(posture, at_hand, hosts, member) -> None:
    at_hand.host = hosts / "fedora-gnome-luks"  # locks after 8.5 minutes; the round asks for five
    assert posture("preview", "--json").data["answers"]["screen-lock"] == 2


def test_only_what_was_seen_is_agreed_to(posture, session, at_hand, member, collector) -> None:
    posture("preview")
    seen = asked(session)
    assert seen is not None
    at_hand.moment = member.timetable.close + HOUR
    collector.open_for(screen_lock_minutes=10)
    posture("preview")  # a newer one came while the person read
    agree(session, seen.policy)
    new = asked(session)
    assert new is not None
    assert [(number.before, number.after) for number in new.numbers] == [(5, 10)]
    assert session.limits == {"screen-lock-minutes": 5}


def test_the_same_with_another_number_is_not_new(posture, session, at_hand, member, collector) -> None:
    posture("preview")
    agree(session)
    at_hand.moment = member.timetable.close + HOUR
    _open(collector, version=9, limits={"screen-lock-minutes": 5})
    posture("preview")
    assert asked(session) is None


def test_a_goal_and_words_of_its_own_are_new(posture, session, at_hand, member, collector) -> None:
    posture("preview")
    agree(session)
    at_hand.moment = member.timetable.close + HOUR
    goals = {SCOPES[0]: Goal(90, "2027-06-30", "Laptops travel.")}
    _open(collector, limits={"screen-lock-minutes": 5}, goals=goals, reason="We travel more.")
    posture("preview")
    new = asked(session)
    assert new is not None
    assert (new.added, new.removed, new.numbers, new.dropped) == ((), (), (), ())
    assert new.goals == goals
    assert new.policy.reason == "We travel more."


def test_the_lesson_that_it_suggests_comes_once_it_was_agreed_to(
    posture, session, at_hand, member, collector
) -> None:
    posture("preview")
    agree(session)
    finish(session, find_lesson(session, "first-ten-minutes"))
    before = next_lesson(session).id
    at_hand.moment = member.timetable.close + HOUR
    changes = {"limits": {"screen-lock-minutes": 5}, "lesson": "paper", "reason": "Letters went astray."}
    _open(collector, **changes)
    posture("preview")
    assert suggested(session) is None
    assert next_lesson(session).id == before
    agree(session)
    assert suggested(session) == Suggested("paper", "Letters went astray.")
    assert next_lesson(session).id == "paper"
    told = " ".join(posture("learn", "paper", typed="q\n").out.split())
    assert "Your organisation suggests this lesson. Letters went astray. The aim: " in told
    finish(session, find_lesson(session, "paper"))
    assert next_lesson(session).id == before


def test_a_lesson_that_this_posture_does_not_have_is_passed_over(
    posture, session, at_hand, member, collector
) -> None:
    at_hand.moment = member.timetable.close + HOUR
    _open(collector, lesson="a-lesson-of-next-year")
    posture("preview")
    agree(session)
    assert suggested(session) is None
    assert next_lesson(session).id == "first-ten-minutes"


def test_not_now_leaves_everything_as_it_was(posture, session, at_hand, casting, collector) -> None:
    posture("consent", "--standing")
    manifest = _next_round(posture, at_hand, casting, collector, limits={"screen-lock-minutes": 10})
    put_off(session)
    new = asked(session)
    assert new is not None
    assert new.put_off
    assert consent(session) is Consent.NONE
    assert session.limits == {"screen-lock-minutes": 5}
    while at_hand.moment < manifest.timetable.close:
        posture("deliver")
        at_hand.moment += timedelta(minutes=10)
    assert "/v1/ballots" not in collector.asked()


def test_a_standing_consent_does_not_cover_what_was_never_asked(posture, at_hand, casting, collector) -> None:
    posture("consent", "--standing")
    _next_round(posture, at_hand, casting, collector, limits={"screen-lock-minutes": 10})
    collector.arrived.clear()
    answer = posture("deliver")
    assert answer.code == 0
    assert "asks something that it did not ask before" in answer.err
    assert posture("preview", "--json").data["signed"] is False
    assert "did not ask before" in posture("cast", "--yes").err
    assert "/v1/ballots" not in collector.asked()

    posture("consent", "--standing")
    assert posture("deliver").err == ""
    assert "/v1/ballots" in collector.asked()


def test_a_standing_consent_goes_on_while_the_same_is_asked(posture, at_hand, casting, collector) -> None:
    posture("consent", "--standing")
    _next_round(posture, at_hand, casting, collector, version=2, limits={"screen-lock-minutes": 5})
    collector.arrived.clear()
    assert posture("deliver").err == ""
    assert "/v1/ballots" in collector.asked()


def test_a_policy_that_this_posture_cannot_judge_by_is_not_agreed_to(posture, session, collector) -> None:
    policy = policy_data(default_policy(SCOPES)) | {"limits": {"coffee": 1}}
    collector.open_round(policy=policy, policy_digest=policy_digest(policy))
    posture("preview")
    assert asked(session) is None
    assert session.limits == {}


def test_with_the_membership_ends_what_was_agreed_to(posture, session) -> None:
    posture("preview")
    agree(session)
    write_preference(session, SUMS_SEEN, "3")
    assert posture("leave", "--yes").code == 0
    assert session.limits == {}
    assert read_preference(session, SUMS_SEEN) == ""


@pytest.fixture
def another_came(posture, session, at_hand, casting, collector):
    """What a person looked at, while another process brought the next round, which asks something else."""
    agree(session)
    looked_at = look(session)
    manifest = _next_round(posture, at_hand, casting, collector, limits={"screen-lock-minutes": 10})
    posture("deliver")
    assert manifest.epoch != looked_at.prospect.shown.epoch
    collector.arrived.clear()
    return looked_at


def test_sending_what_was_looked_at_sends_nothing_of_what_came_since(
    session, collector, another_came
) -> None:
    with pytest.raises(NotAsSeen, match="Look at it again first"):
        cast(session, another_came.prospect)
    assert "/v1/ballots" not in collector.asked()
    assert asked(session) is not None
    assert session.limits == {"screen-lock-minutes": 5}


@pytest.mark.parametrize("choice", [Consent.ROUND, Consent.STANDING])
def test_allowing_what_was_looked_at_allows_nothing_that_came_since(session, another_came, choice) -> None:
    with pytest.raises(NotAsSeen):
        allow(session, choice, another_came.prospect.shown.fingerprint)
    assert consent(session) is Consent.NONE
    assert asked(session) is not None
    assert session.limits == {"screen-lock-minutes": 5}


def test_a_yes_at_the_terminal_is_to_what_was_shown(
    posture, session, at_hand, casting, collector, monkeypatch
) -> None:
    """The question stands there while a timer's run brings the next round."""
    agree(session)

    def thinks_it_over(*_: object) -> bool:
        _next_round(posture, at_hand, casting, collector, limits={"screen-lock-minutes": 10})
        posture("deliver")
        collector.arrived.clear()
        return True

    monkeypatch.setattr(ballots, "agreed", thinks_it_over)
    answer = posture("cast")
    assert answer.code == 2
    assert "Nothing was sent" in answer.err
    assert "/v1/ballots" not in collector.asked()
    assert asked(session) is not None


def test_an_answer_that_was_not_looked_at_does_not_leave_with_the_others(session, casting, collector) -> None:
    agree(session)
    seen = preview(session)
    part = replace(seen, shown=replace(seen.shown, ballots=seen.shown.ballots[1:]))
    with pytest.raises(NotAsSeen):
        cast(session, part)
    assert "/v1/ballots" not in collector.asked()
    assert cast(session, seen).counted == len(SCOPES)
