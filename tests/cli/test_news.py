"""What is worth a line on Home: one thing at a time, known without asking anybody."""

from __future__ import annotations

from datetime import timedelta

import pytest

from posture.application.voting.belonging import belongs
from posture.application.voting.news import Kind, News, news, see_sums

HOUR = timedelta(hours=1)


@pytest.fixture
def told(at_hand, collector):
    """What Home would tell now; nobody is asked for it."""

    def tell() -> News | None:
        before = len(collector.arrived)
        with at_hand.session(ask=lambda _: pytest.fail("Home asks for no passphrase")) as session:
            found = news(session)
        assert len(collector.arrived) == before
        return found

    return tell


def test_who_has_not_joined_is_told_nothing(told, posture) -> None:
    assert told() is None
    posture("check")
    assert told() is None


def test_only_who_has_an_organisation_belongs_to_one(at_hand, posture, invite) -> None:
    def found() -> bool:
        with at_hand.session(ask=lambda _: pytest.fail("that needs no passphrase")) as session:
            return belongs(session)

    assert not found()
    posture("check")
    assert not found()
    posture("join", invite)
    assert found()
    posture("leave", "--yes")
    assert not found()


def test_before_a_round_is_known_there_is_nothing_to_tell(told, member) -> None:
    assert told() is None


def test_what_is_asked_comes_first_then_what_can_be_sent(told, posture, casting) -> None:
    assert told() == News(Kind.ASKED, "Heron Ltd")
    posture("consent", "--once")
    posture("consent", "--revoke")
    posture("deliver")
    found = told()
    assert found is not None
    assert (found.kind, found.org, found.until) == (Kind.SENDABLE, "Heron Ltd", casting.timetable.cast.end)
    assert found.number > 1


def test_what_leaves_by_itself_is_told_as_such_and_then_no_more(told, posture, casting, monkeypatch) -> None:
    posture("consent", "--once")
    posture("deliver")
    found = told()
    assert found is not None
    assert found.kind is Kind.LEAVING
    with monkeypatch.context() as locked:
        locked.delenv("POSTURE_PASSPHRASE")
        found = told()
        assert found is not None
        assert found.kind is Kind.LOCKED
    posture("cast", "--yes")
    assert told() is None


def test_new_sums_are_told_until_they_were_looked_at(told, posture, casting, at_hand, collector) -> None:
    posture("cast", "--yes")
    at_hand.moment = casting.timetable.close
    collector.close_round()
    at_hand.moment += timedelta(days=2)
    posture("deliver")
    assert told() == News(Kind.SUMS, "Heron Ltd")
    with at_hand.session() as session:
        see_sums(session)
    assert told() is None


def test_after_leaving_nothing_is_told(told, posture, casting) -> None:
    posture("leave", "--yes")
    assert told() is None
