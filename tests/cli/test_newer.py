"""A newer Posture is told as the organisation's signed round names it; nobody is asked for it."""

from __future__ import annotations

import sys
from importlib.metadata import version

import pytest

from posture import DISTRIBUTION
from posture.application.voting import newer as newers
from posture.application.voting.newer import Newer, newer, see
from posture.application.voting.news import Kind, News, news

HERE = version(DISTRIBUTION)


@pytest.fixture
def named(posture, at_hand, collector, invite):
    """Joins an organisation whose round names this version, and has a delivery bring the round."""

    def name(wanted: str) -> None:
        assert posture("join", invite).code == 0
        manifest = collector.open_round(newest=wanted)
        at_hand.moment = manifest.timetable.fetch.end
        assert posture("deliver").code == 0
        collector.arrived.clear()

    return name


@pytest.fixture
def told(at_hand, collector):
    """What is told now; asking anybody, or for a passphrase, fails."""

    def tell() -> Newer | None:
        with at_hand.session(ask=lambda _: pytest.fail("a passphrase was asked for")) as session:
            found = newer(session)
        assert not collector.arrived
        return found

    return tell


def test_who_is_alone_is_told_nothing_and_nobody_is_asked(told, posture) -> None:
    posture("check")
    assert told() is None


def test_a_newer_one_is_told_with_both_versions(told, named, posture, collector) -> None:
    named("99.1")
    found = told()
    assert found is not None
    assert (found.org, found.version, found.here) == ("Heron Ltd", "99.1", HERE)
    answer = posture("check")
    assert f"Heron Ltd uses Posture 99.1; this one is {HERE}. Ask IT where to get it." in " ".join(
        answer.out.split()
    )
    assert not collector.arrived


def test_telling_it_starts_nothing_and_asks_nobody(told, named, at_hand, collector, monkeypatch) -> None:
    """Whatever could fetch or install something fails the test: a program, a connection, an opened key."""
    named("99.1")

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("telling of a newer version reached for something")

    for place in ("subprocess.Popen", "os.posix_spawn", "socket.socket.connect", "socket.create_connection"):
        monkeypatch.setattr(place, refuse)
    monkeypatch.setattr("posture.reports.transport.DirectTransport", refuse)
    monkeypatch.setattr("posture.application.keys.Keys.sealer", refuse)
    found = told()
    assert found is not None
    with at_hand.session() as session:
        see(session, found)
    assert not collector.arrived


@pytest.mark.parametrize("wanted", ["", "0.0.1", HERE, f"{HERE}.0"])
def test_the_same_an_older_one_and_none_are_not(told, named, posture, wanted) -> None:
    named(wanted)
    assert told() is None
    assert "uses Posture" not in posture("check").out


@pytest.mark.parametrize(
    ("here", "wanted", "is_told"),
    [
        ("0.9", "0.10", True),
        ("0.10", "0.9", False),
        ("1.0", "1", False),
        ("1.2.dev3", "1.3", True),
        ("", "1", False),
    ],
)
def test_versions_are_compared_by_their_numbers(told, named, monkeypatch, here, wanted, is_told) -> None:
    named(wanted)
    monkeypatch.setattr(newers, "version", lambda _: here)
    assert (told() is not None) is is_told


def test_after_leaving_nothing_is_told(told, named, posture, collector) -> None:
    named("99.1")
    posture("leave", "--yes")
    collector.arrived.clear()
    assert told() is None


def test_a_recording_of_another_computer_says_nothing_of_it(named, posture, hosts) -> None:
    named("99.1")
    assert "uses Posture" not in posture("check", "--host", hosts / "kubuntu-plain-x11vnc").out


def test_what_a_package_manager_looks_after_is_left_to_it(told, named, monkeypatch) -> None:
    named("99.1")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/usr/lib/posture/posture")
    found = told()
    assert found is not None
    assert "your system's own updates" in found.how
    monkeypatch.setattr(sys, "executable", "/home/person/posture-0.1.0/lib/posture/posture")
    found = told()
    assert found is not None
    assert "fetches and installs nothing" in found.how


def test_home_tells_it_last_and_once_for_each_version(told, named, posture, at_hand) -> None:
    named("99.1")
    posture("consent", "--once")
    posture("cast", "--yes")
    with at_hand.session() as session:
        at_hand.moment = session.now()
        assert news(session) == News(Kind.NEWER, "Heron Ltd")
        found = newer(session)
        assert found is not None
        see(session, found)
        assert news(session) is None
        assert newer(session) == found  # Settings goes on saying it
