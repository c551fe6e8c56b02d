"""Sending what is signed, each ballot once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from miniature import KNOWN

from posture.ballots.seal import SIZE
from posture.reports import booth, ledger, rounds
from posture.reports.errors import Disputed, NotAMember, Refused, ReportsError
from posture.reports.transport import read_reply
from posture.reports.vote import State, Votes


def votes(desk, epoch="2026-W47"):
    return {vote.scope: vote for vote in Votes(desk.database, desk.sealer()).of(epoch)}


@pytest.fixture
def signed(desk, casting, answers):
    booth.sign(desk, casting, answers)
    return casting


@pytest.fixture
def begun(computer, desk, signed):
    """The vote whose sending began: what the collector said to it was lost."""

    def lose_answers(event: str) -> None:
        if event.startswith("after /v1/ballots"):
            raise ConnectionError

    computer.happen = lose_answers
    with pytest.raises(ConnectionError):
        booth.cast_now(desk)
    computer.happen = lambda _: None
    (vote,) = (vote for vote in votes(desk).values() if vote.state is State.SENDING)
    return vote


def test_every_check_of_the_round_is_counted_once(computer, desk, member, answers, collector) -> None:
    result = computer.vote(desk, answers)
    assert (result.counted, result.duplicate, result.refused, result.pending) == (3, 0, (), 0)
    assert collector.answers() == {scope: [answer] for scope, answer in answers.items()}
    assert result.words == "3 ballots counted."
    assert {len(blob) for blob in collector.bodies("/v1/ballots")} == {SIZE}


def test_casting_again_sends_nothing(computer, desk, member, answers, collector) -> None:
    computer.vote(desk, answers)
    again = computer.vote(desk, dict.fromkeys(answers, 3))
    assert (again.counted, again.pending, again.words) == (0, 0, "Nothing was waiting to be sent.")
    assert len(collector.bodies("/v1/ballots")) == 3
    assert len(collector.bodies("/v1/issue")) == 1


def test_the_answers_are_told_one_by_one_in_no_fixed_order(desk, signed, answers) -> None:
    told = []
    result = booth.cast_now(desk, told.append)
    assert tuple(told) == result.sent
    assert [(sent.number, sent.total, sent.result) for sent in told] == [
        (1, 3, "counted"),
        (2, 3, "counted"),
        (3, 3, "counted"),
    ]
    assert {sent.scope for sent in told} == set(answers)


def test_the_order_of_sending_is_drawn(desk, signed, answers, monkeypatch) -> None:
    monkeypatch.setattr(booth.SystemRandom, "shuffle", lambda self, items: items.reverse())
    result = booth.cast_now(desk)
    assert [sent.scope for sent in result.sent] == sorted(answers, reverse=True)


def test_sending_now_sends_all_right_after_one_another(desk, signed, collector) -> None:
    """What it costs: they arrive in one go, whatever moments were drawn for them."""
    before = len(collector.arrived)
    booth.cast_now(desk)
    assert collector.asked()[before:] == ["/v1/ballots"] * 3
    assert len({moment for path, moment in collector.moments if path == "/v1/ballots"}) == 1


@pytest.mark.parametrize("phase", ["fetching", "closing", "closed"])
def test_outside_the_window_nothing_is_cast(computer, desk, signed, collector, phase) -> None:
    table = signed.timetable
    computer.now = {"fetching": table.fetch.start, "closing": table.cast.end, "closed": table.close}[phase]
    with pytest.raises(ReportsError, match="not cast now; casting opens at 19 November 2026, 00:00"):
        booth.cast_now(desk)
    assert collector.bodies("/v1/ballots") == []


def test_where_the_collector_cannot_be_reached_the_rest_waits(computer, desk, signed, collector) -> None:
    sent = []

    def fail_at_the_second(event: str) -> None:
        if event == "before /v1/ballots":
            sent.append(event)
            if len(sent) == 2:
                read_reply(503, b'{"error":"busy","message":"Too many at once."}')

    computer.happen = fail_at_the_second
    result = booth.cast_now(desk)
    assert (result.counted, result.pending) == (1, 2)
    assert "cannot take it now" in result.trouble
    assert result.words.endswith("2 ballots left to send; you can safely cast again.")
    result = booth.cast_now(desk)
    assert (result.counted, result.pending, result.trouble) == (2, 0, "")
    assert collector.each_once()


@pytest.mark.parametrize("reply", [b"", b"<html>", b"[]", b'{"result":"refused"}', b'{"result":[]}'])
def test_a_reply_that_says_nothing_counts_for_nothing(desk, signed, collector, monkeypatch, reply) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(collector, "_box", lambda _: (200, reply))
        result = booth.cast_now(desk)
    assert (result.counted, result.pending) == (0, 3)
    assert "does not say" in result.trouble
    assert booth.cast_now(desk).counted == 3


def test_a_refusal_for_now_is_told_and_tried_again(desk, signed, collector, monkeypatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(collector, "_box", lambda _: (400, b'{"error":"wrong-key","message":"Not this key."}'))
        result = booth.cast_now(desk)
    assert [(sent.code, sent.sentence) for sent in result.refused] == [("wrong-key", "Not this key.")] * 3
    assert result.pending == 3
    assert "was not taken: Not this key." in result.words
    assert booth.cast_now(desk).counted == 3


def test_a_closed_round_ends_the_trying(desk, signed, collector) -> None:
    collector.manifest = None
    result = booth.cast_now(desk)
    assert {sent.code for sent in result.refused} == {"epoch-closed"}
    assert result.pending == 0
    assert {vote.state for vote in votes(desk).values()} == {State.REFUSED}
    assert all("IT closed the round before its time" in sent.sentence for sent in result.refused)
    assert booth.cast_now(desk).sent == ()


def test_a_ballot_whose_sending_began_is_sent_again_as_the_same_bytes(desk, begun, collector) -> None:
    result = booth.cast_now(desk)
    assert (result.counted, result.duplicate) == (2, 1)
    assert collector.bodies("/v1/ballots").count(begun.blob) == 2
    assert collector.each_once()


def test_when_a_ballot_is_counted_its_bytes_and_its_moment_are_gone(desk, signed) -> None:
    booth.cast_now(desk)
    for vote in votes(desk).values():
        assert (vote.state, vote.secret, vote.token, vote.blob, vote.due) == (
            State.COUNTED,
            None,
            None,
            None,
            None,
        )
        assert vote.envelope is not None


def test_only_what_the_ballot_must_say_leaves(computer, desk, member, answers, collector) -> None:
    computer.vote(desk, answers)
    for signed in collector.counted.values():
        assert signed.envelope.payload.startswith(b'{"answer":')
        assert sorted(type(signed.ballot).__slots__) == ["answer", "epoch", "scope", "token", "v"]
        assert member.device_id.encode() not in signed.envelope.payload
        assert signed.token.nonce != member.signing_key().public_key().public_bytes_raw()
    assert len({signed.token.nonce for signed in collector.counted.values()}) == 3


def test_a_value_moved_from_one_vote_to_another_is_found_out(desk, signed) -> None:
    desk.database.execute(
        "UPDATE vote SET blob = (SELECT blob FROM vote WHERE scope = 'firewall') WHERE scope = 'screen-lock'"
    )
    with pytest.raises(Exception, match="does not open"):
        booth.cast_now(desk)


def test_the_ballots_of_a_disputed_round_stay(desk, signed, answers, collector) -> None:
    collector.show(replace(signed, enrolled=61))
    with pytest.raises(Disputed):
        rounds.look(desk, KNOWN)
    for act in (booth.cast_now, lambda desk: booth.sign(desk, signed, answers), rounds.current):
        with pytest.raises(Disputed, match="single you out"):
            act(desk)
    assert collector.bodies("/v1/ballots") == []


def test_what_waits_when_the_next_round_opens_is_missed(computer, desk, begun, answers, collector) -> None:
    computer.now = computer.now.replace(day=24)
    collector.open_round()
    rounds.look(desk, KNOWN)
    assert {vote.state for vote in votes(desk).values()} == {State.MISSED}
    assert all(
        vote.secret is vote.token is vote.envelope is vote.blob is vote.due is None
        for vote in votes(desk).values()
    )
    assert len(collector.bodies("/v1/ballots")) == 1


def test_votes_of_old_rounds_are_forgotten_after_35_days(computer, desk, member, answers, collector) -> None:
    computer.vote(desk, answers)
    computer.now = computer.now.replace(month=12, day=30)
    for _ in range(3):
        collector.open_round()
    rounds.look(desk, KNOWN)
    assert votes(desk) == {}
    assert len(ledger.entries(desk)) == 1 + 4


def test_without_a_round_or_a_membership_nothing_can_be_cast(desk, collector) -> None:
    with pytest.raises(ReportsError, match="No round is known"):
        booth.cast_now(desk)


def test_after_leaving_nothing_can_be_cast(desk, signed) -> None:
    from posture.reports import membership

    manifest = desk.database.one("SELECT * FROM epoch")
    assert manifest is not None
    desk.database.execute("DELETE FROM membership")
    with pytest.raises(NotAMember, match="Join with an invite"):
        booth.cast_now(desk)
    assert not membership.is_member(desk)


def test_the_collectors_words_are_shown_on_one_line_and_not_too_long() -> None:
    body = b'{"error":"wrong-key","message":"Line\\none\\u202e\\u001b[31m ' + b"x" * 1000 + b'"}'
    with pytest.raises(Refused) as refused:
        read_reply(400, body)
    assert refused.value.sentence.startswith("Line one [31m xxx")
    assert len(refused.value.sentence) <= 300
    assert refused.value.sentence.isprintable()


def test_what_another_program_does_meanwhile_is_respected(computer, desk, signed, collector) -> None:
    others = []
    computer.at_first("after /v1/ballots", lambda: others.append(booth.cast_now(computer.desk())))
    result = booth.cast_now(desk)
    assert (result.counted, result.pending, len(result.sent)) == (1, 0, 1)
    assert [(other.counted, other.duplicate) for other in others] == [(2, 1)]
    assert len(set(collector.bodies("/v1/ballots"))) == 3
    assert collector.each_once()


def test_a_step_is_taken_from_the_state_it_was_seen_in_only(desk, blessed) -> None:
    table = Votes(desk.database, desk.sealer())
    seen = table.one("2026-W47", "firewall")
    assert table.move(seen, replace(seen, state=State.SIGNED, blob=b"first"))
    assert not table.move(seen, replace(seen, state=State.SIGNED, blob=b"second"))
    assert table.one("2026-W47", "firewall").blob == b"first"
