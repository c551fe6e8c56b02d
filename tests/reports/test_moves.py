"""The collector moves to another address: only where the root's own key says so."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from miniature import ADDRESS, KNOWN, WEEK

from posture.reports import booth, ledger, membership, rounds
from posture.reports.errors import Nonsense, ReportsError
from posture.reports.ledger import Kind

NEW = "https://collector.example"


@pytest.fixture
def accepted(desk, member):
    return rounds.look(desk, KNOWN)


@pytest.fixture
def elsewhere(computer, accepted, collector):
    """The next round is held at another address."""
    computer.now += WEEK
    return collector.open_round(address=NEW)


def test_a_signed_move_is_followed_and_kept_in_the_ledger(
    computer, desk, collector, elsewhere, answers
) -> None:
    move = collector.moves_to(NEW)
    computer.addresses.clear()
    assert rounds.look(desk, KNOWN).manifest == elsewhere
    member = membership.current(desk)
    assert (member.issuer, member.former) == (NEW, (ADDRESS,))
    kept = ledger.entries(desk)[-1]
    assert (kept.kind, kept.destination, kept.bytes, kept.reply) == (Kind.MOVE, NEW, move, "moved")
    computer.addresses.clear()
    computer.vote(desk, answers)
    assert set(computer.addresses) == {NEW}


def test_without_a_move_another_address_is_a_mark(desk, collector, elsewhere) -> None:
    with pytest.raises(Nonsense, match="An address of your own would mark your ballots"):
        rounds.look(desk, KNOWN)
    assert membership.current(desk).issuer == ADDRESS


@pytest.mark.parametrize("kind", ["signed by the targets key", "of another start", "to elsewhere"])
def test_a_move_that_is_not_the_organisations_is_not_taken(desk, collector, elsewhere, kind) -> None:
    match kind:
        case "signed by the targets key":
            collector.moves_to(NEW, key=collector.key)
        case "of another start":
            collector.moves_to(NEW, old="https://other.example")
        case _:
            collector.moves_to("https://third.example")
    with pytest.raises(Nonsense):
        rounds.look(desk, KNOWN)
    assert membership.current(desk).issuer == ADDRESS
    assert ledger.entries(desk)[-1].kind is not Kind.MOVE


def test_a_move_that_it_hands_out_is_taken_like_an_invite(desk, collector, accepted) -> None:
    text = collector.moves_to(NEW).decode()
    moved = membership.take_move(desk, f"  {text}\n")
    assert (moved.issuer, membership.current(desk)) == (NEW, moved)
    with pytest.raises(ReportsError, match="another address"):
        membership.take_move(desk, text)


@pytest.mark.parametrize("text", ["", "{}", "hello", "\ud800"])
def test_what_is_no_move_is_refused(desk, member, text) -> None:
    with pytest.raises(ReportsError):
        membership.take_move(desk, text)


def test_a_move_of_another_root_is_refused(desk, collector, accepted) -> None:
    text = collector.moves_to(NEW, key=Ed25519PrivateKey.generate()).decode()
    with pytest.raises(ReportsError, match="signature"):
        membership.take_move(desk, text)


def test_a_move_of_ones_own_leads_no_round_there(desk, collector, member) -> None:
    """Taken before the round was seen, which is held where all the others send."""
    membership.take_move(desk, collector.moves_to(NEW))
    with pytest.raises(ReportsError, match="address of your own"):
        rounds.look(desk, KNOWN)


def test_a_move_in_the_middle_of_a_round_takes_none_of_its_ballots_along(
    computer, desk, collector, member, answers
) -> None:
    manifest = rounds.look(desk, KNOWN).manifest
    computer.fetch(desk, manifest)
    computer.cast_opens(manifest)
    booth.sign(desk, manifest, answers)
    membership.take_move(desk, collector.moves_to(NEW))
    with pytest.raises(ReportsError, match="Nothing of it leaves from here"):
        booth.cast_now(desk)
    assert "/v1/ballots" not in [path for path, _ in collector.moments]
