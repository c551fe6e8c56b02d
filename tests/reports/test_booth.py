"""From answers to counted ballots."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posture.ballots.ballot import read_ballot
from posture.ballots.seal import SIZE
from posture.reports import blessing, booth, ledger, rounds
from posture.reports.errors import Disputed, NotAMember, Refused, ReportsError
from posture.reports.transport import read_reply
from posture.reports.vote import State, Votes


def votes(desk, epoch="2026-W47"):
    return {vote.scope: vote for vote in Votes(desk.database, desk.sealer()).of(epoch)}


@pytest.fixture
def begun(computer, desk, blessed, answers):
    """The vote whose sending began: what the collector said to it was lost."""
    booth.prepare(desk, answers)

    def lose_answers(event: str) -> None:
        if event.startswith("after /v1/ballots"):
            raise ConnectionError

    computer.happen = lose_answers
    with pytest.raises(ConnectionError):
        booth.cast(desk)
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


def test_the_answers_are_told_one_by_one_in_no_fixed_order(desk, blessed, answers) -> None:
    booth.prepare(desk, answers)
    told = []
    result = booth.cast(desk, told.append)
    assert tuple(told) == result.sent
    assert [(sent.number, sent.total, sent.result) for sent in told] == [
        (1, 3, "counted"),
        (2, 3, "counted"),
        (3, 3, "counted"),
    ]
    assert {sent.scope for sent in told} == set(answers)


def test_the_order_of_sending_is_drawn(desk, blessed, answers, monkeypatch, collector) -> None:
    monkeypatch.setattr(booth.SystemRandom, "shuffle", lambda self, items: items.reverse())
    booth.prepare(desk, answers)
    result = booth.cast(desk)
    assert [sent.scope for sent in result.sent] == sorted(answers, reverse=True)


def test_a_prepared_ballot_may_be_made_anew_with_a_newer_answer(desk, blessed, answers, collector) -> None:
    booth.prepare(desk, answers)
    first = votes(desk)
    newer = {**answers, "firewall": 1}
    prepared = booth.prepare(desk, newer)
    assert {each.scope: each.answer for each in prepared} == newer
    assert not any(each.fixed for each in prepared)
    second = votes(desk)
    assert second["firewall"].blob != first["firewall"].blob
    assert second["screen-lock"] == first["screen-lock"], "an answer that stays keeps its bytes"
    booth.cast(desk)
    assert collector.answers() == {scope: [answer] for scope, answer in newer.items()}
    assert collector.each_once()


def test_a_check_without_an_answer_is_cast_as_unknown(desk, blessed, collector) -> None:
    booth.prepare(desk, {"firewall": 1, "no-check-of-this-round": 2})
    booth.cast(desk)
    assert collector.answers() == {"disk-encryption": [3], "firewall": [1], "screen-lock": [3]}


@pytest.mark.parametrize("answer", [0, 5, -1])
def test_an_answer_that_does_not_exist_prepares_nothing(desk, blessed, answers, answer) -> None:
    with pytest.raises(ReportsError, match="1 to 4"):
        booth.prepare(desk, {**answers, "screen-lock": answer})
    assert {vote.state for vote in votes(desk).values()} == {State.BLESSED}


def test_once_its_sending_began_a_ballot_keeps_its_bytes(desk, begun, answers, collector) -> None:
    assert (begun.secret, begun.token) == (None, None), "nothing is left that could sign another answer"
    prepared = {each.scope: each for each in booth.prepare(desk, dict.fromkeys(answers, 3))}
    assert prepared[begun.scope].fixed
    assert prepared[begun.scope].answer == answers[begun.scope]
    assert votes(desk)[begun.scope].blob == begun.blob
    result = booth.cast(desk)
    assert (result.counted, result.duplicate) == (2, 1)
    assert collector.each_once()


def test_where_the_collector_cannot_be_reached_the_rest_waits(
    computer, desk, blessed, answers, collector
) -> None:
    booth.prepare(desk, answers)
    sent = []

    def fail_at_the_second(event: str) -> None:
        if event == "before /v1/ballots":
            sent.append(event)
            if len(sent) == 2:
                read_reply(503, b'{"error":"out-of-order","message":"The collector has a fault."}')

    computer.happen = fail_at_the_second
    result = booth.cast(desk)
    assert (result.counted, result.pending) == (1, 2)
    assert "cannot take it now" in result.trouble
    assert result.words.endswith("2 ballots left to send; you can safely cast again.")
    result = booth.cast(desk)
    assert (result.counted, result.pending, result.trouble) == (2, 0, "")
    assert collector.each_once()


@pytest.mark.parametrize("reply", [b"", b"<html>", b"[]", b'{"result":"refused"}', b'{"result":[]}'])
def test_a_reply_that_says_nothing_counts_for_nothing(
    desk, blessed, answers, collector, monkeypatch, reply
) -> None:
    booth.prepare(desk, answers)
    with monkeypatch.context() as patch:
        patch.setattr(collector, "_box", lambda _: (200, reply))
        result = booth.cast(desk)
    assert (result.counted, result.pending) == (0, 3)
    assert "does not say" in result.trouble
    assert booth.cast(desk).counted == 3


def test_a_refusal_for_now_is_told_and_tried_again(desk, blessed, answers, collector, monkeypatch) -> None:
    booth.prepare(desk, answers)
    with monkeypatch.context() as patch:
        patch.setattr(collector, "_box", lambda _: (400, b'{"error":"wrong-key","message":"Not this key."}'))
        result = booth.cast(desk)
    assert [(sent.code, sent.sentence) for sent in result.refused] == [("wrong-key", "Not this key.")] * 3
    assert result.pending == 3
    assert "was not taken: Not this key." in result.words
    assert booth.cast(desk).counted == 3


def test_a_closed_round_ends_the_trying(desk, blessed, answers, collector) -> None:
    booth.prepare(desk, answers)
    collector.manifest = None
    result = booth.cast(desk)
    assert {sent.code for sent in result.refused} == {"epoch-closed"}
    assert result.pending == 0
    assert {vote.state for vote in votes(desk).values()} == {State.REFUSED}
    assert booth.cast(desk).sent == ()


def test_when_a_ballot_is_counted_its_keys_are_gone(desk, blessed, answers) -> None:
    booth.prepare(desk, answers)
    booth.cast(desk)
    for vote in votes(desk).values():
        assert (vote.state, vote.secret, vote.token, vote.blob) == (State.COUNTED, None, None, None)
        assert vote.envelope is not None


def test_only_what_the_ballot_must_say_leaves(computer, desk, member, answers, collector) -> None:
    computer.vote(desk, answers)
    for signed in collector.counted.values():
        assert signed.envelope.payload.startswith(b'{"answer":')
        assert sorted(type(signed.ballot).__slots__) == ["answer", "epoch", "scope", "token", "v"]
        assert member.device_id.encode() not in signed.envelope.payload
        assert signed.token.nonce != member.signing_key().public_key().public_bytes_raw()
    assert len({signed.token.nonce for signed in collector.counted.values()}) == 3


def test_nothing_that_matters_lies_open_on_the_disk(computer, desk, blessed, answers) -> None:
    booth.prepare(desk, answers)
    prepared = votes(desk)
    secrets = [
        value for vote in prepared.values() for value in (vote.secret, vote.token, vote.envelope, vote.blob)
    ]
    booth.cast(desk)
    computer.close()
    stored = b"".join(file.read_bytes() for file in computer.home.iterdir())
    assert b"disk-encryption" in stored
    assert not any(secret in stored for secret in secrets)
    assert not any(vote.token[2:34] in stored for vote in prepared.values())


def test_a_value_moved_from_one_vote_to_another_is_found_out(desk, blessed, answers) -> None:
    booth.prepare(desk, answers)
    desk.database.execute(
        "UPDATE vote SET blob = (SELECT blob FROM vote WHERE scope = 'firewall') WHERE scope = 'screen-lock'"
    )
    with pytest.raises(Exception, match="does not open"):
        booth.cast(desk)


def test_the_ballots_of_a_disputed_round_stay(desk, blessed, answers, collector) -> None:
    booth.prepare(desk, answers)
    collector.open_round(enrolled=61)
    with pytest.raises(Disputed):
        blessing.fetch_manifest(desk, list(answers))
    for act in (booth.cast, lambda desk: booth.prepare(desk, answers), rounds.current):
        with pytest.raises(Disputed, match="single you out"):
            act(desk)
    assert collector.bodies("/v1/ballots") == []


def test_a_ballot_whose_sending_began_is_sent_again_in_the_next_round(
    desk, begun, answers, collector
) -> None:
    collector.open_round("2026-W48", keys=3, opened="2026-11-21T08:00:00Z")
    blessing.fetch_manifest(desk, list(answers))
    states = sorted(vote.state for vote in votes(desk).values())
    assert states == [State.MISSED, State.MISSED, State.SENDING]
    assert all(
        vote.secret is vote.token is vote.envelope is vote.blob is None
        for vote in votes(desk).values()
        if vote.state is State.MISSED
    )
    assert len(booth.cast(desk).refused) == 1
    assert len(collector.bodies("/v1/ballots")) == 2
    assert len(set(collector.bodies("/v1/ballots"))) == 1


def test_votes_of_old_rounds_are_forgotten_after_35_days(computer, desk, member, answers, collector) -> None:
    computer.vote(desk, answers)
    computer.now = computer.now.replace(month=12, day=30)
    collector.open_round("2026-W52", keys=3, opened="2026-12-29T08:00:00Z")
    computer.vote(desk, answers)
    assert votes(desk) == {}
    assert len(votes(desk, "2026-W52")) == 3
    assert len(ledger.entries(desk)) == 1 + 2 * 4


def test_without_a_round_or_a_membership_nothing_can_be_cast(desk, collector) -> None:
    with pytest.raises(NotAMember, match="Join with an invite"):
        booth.cast(desk)
    with pytest.raises(ReportsError, match="No round is known"):
        booth.prepare(desk, {})


def test_the_collectors_words_are_shown_on_one_line_and_not_too_long() -> None:
    body = b'{"error":"wrong-key","message":"Line\\none\\u202e\\u001b[31m ' + b"x" * 1000 + b'"}'
    with pytest.raises(Refused) as refused:
        read_reply(400, body)
    assert refused.value.sentence.startswith("Line one [31m xxx")
    assert len(refused.value.sentence) <= 300
    assert refused.value.sentence.isprintable()


def test_two_answers_of_one_key_would_be_told_apart_by_the_collector(
    desk, blessed, answers, collector
) -> None:
    """The miniature collector does see a second answer, or the crash tests would prove nothing."""
    booth.prepare(desk, answers)
    before = votes(desk)["firewall"]
    booth.prepare(desk, {**answers, "firewall": 1})
    after = votes(desk)["firewall"]
    assert read_ballot(before.envelope).nullifier == read_ballot(after.envelope).nullifier
    assert collector.handle("/v1/ballots", before.blob)[0] == 202
    status, body = collector.handle("/v1/ballots", after.blob)
    assert (status, b"second-answer" in body) == (409, True)


def test_what_another_program_does_meanwhile_is_respected(
    computer, desk, blessed, answers, collector
) -> None:
    booth.prepare(desk, answers)
    others = []
    computer.at_first("after /v1/ballots", lambda: others.append(booth.cast(computer.desk())))
    result = booth.cast(desk)
    assert (result.counted, result.pending, len(result.sent)) == (1, 0, 1)
    assert [(other.counted, other.duplicate) for other in others] == [(2, 1)]
    assert len(set(collector.bodies("/v1/ballots"))) == 3
    assert collector.each_once()


def test_an_answer_made_anew_meanwhile_is_the_one_that_leaves(
    computer, desk, blessed, answers, collector
) -> None:
    booth.prepare(desk, answers)
    newer = dict.fromkeys(answers, 3)
    computer.at_first("after /v1/ballots", lambda: booth.prepare(computer.desk(), newer))
    assert booth.cast(desk).counted == 3
    assert sum(answer == 3 for (answer,) in collector.answers().values()) == 2
    assert collector.each_once()


def test_a_step_is_taken_from_the_state_it_was_seen_in_only(desk, blessed) -> None:
    table = Votes(desk.database, desk.sealer())
    seen = table.one("2026-W47", "firewall")
    assert table.move(seen, replace(seen, state=State.PREPARED, envelope=b"first"))
    assert not table.move(seen, replace(seen, state=State.PREPARED, envelope=b"second"))
    assert table.one("2026-W47", "firewall").envelope == b"first"
