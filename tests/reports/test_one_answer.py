"""An old home put back, or a copied one, signs no second answer."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from miniature import KNOWN, SCOPES

from posture.reports import booth, membership, one_answer, preview, rounds
from posture.reports.errors import SecondAnswer
from posture.reports.vote import State, Votes
from posture.store.errors import SecretsError

OTHER = dict.fromkeys(SCOPES, 3)


def copied(computer, to):
    """The same home and keyring once more, as from a backup."""
    computer.close()
    shutil.copytree(computer.home, to)
    return replace(computer, home=to, databases=[])


def put_back(computer, copy):
    computer.close()
    shutil.rmtree(computer.home)
    shutil.copytree(copy.home, computer.home)
    return computer.desk()


def test_an_old_home_put_back_finds_the_mark_and_refuses(
    tmp_path, computer, casting, answers, collector
) -> None:
    copy = copied(computer, tmp_path / "backup")
    desk = computer.desk()
    booth.sign(desk, casting, answers)
    booth.cast_now(desk)
    desk = put_back(computer, copy)
    with pytest.raises(SecondAnswer, match="has fixed its answers already; your keyring says so"):
        booth.sign(desk, casting, OTHER)
    votes = Votes(desk.database, desk.sealer()).of("2026-W47")
    assert {(vote.state, vote.secret, vote.token) for vote in votes} == {(State.MISSED, None, None)}
    assert booth.cast_now(desk).sent == ()
    assert collector.each_once()


def test_an_old_home_put_back_measures_nothing(tmp_path, computer, casting, answers) -> None:
    copy = copied(computer, tmp_path / "backup")
    booth.sign(computer.desk(), casting, answers)
    delivered = computer.deliver(put_back(computer, copy), OTHER)
    assert "has fixed its answers already" in delivered.trouble
    assert computer.measured == []
    assert computer.deliver(computer.desk(), OTHER).trouble == "", "it is said once"


def test_of_two_copies_only_the_first_to_sign_casts(tmp_path, computer, casting, answers, collector) -> None:
    copy = copied(computer, tmp_path / "copy")
    booth.sign(computer.desk(), casting, answers)
    with pytest.raises(SecondAnswer):
        booth.sign(copy.desk(), casting, OTHER)
    assert booth.cast_now(computer.desk()).counted == 3
    copy.close()


def test_two_copies_that_signed_at_one_moment_do_not_both_cast(
    tmp_path, computer, casting, answers, collector
) -> None:
    copy = copied(computer, tmp_path / "copy")
    desk, other = computer.desk(), copy.desk()
    unmarked = {"n": 0}

    def sign_the_other_one() -> None:
        unmarked["n"] += 1
        booth.sign(other, casting, OTHER)

    computer.at_first("after commit", sign_the_other_one)
    with pytest.raises(SecondAnswer):
        booth.sign(desk, casting, answers)
    assert unmarked["n"] == 1
    with pytest.raises(SecondAnswer):
        booth.cast_now(desk)
    assert booth.cast_now(other).counted == 3
    assert collector.each_once()
    copy.close()


def test_a_home_put_back_from_after_the_signing_sends_the_same_bytes(
    tmp_path, computer, casting, answers, collector
) -> None:
    booth.sign(computer.desk(), casting, answers)
    copy = copied(computer, tmp_path / "backup")
    booth.cast_now(computer.desk())
    desk = put_back(computer, copy)
    assert booth.cast_now(desk).duplicate == 3
    assert len(set(collector.bodies("/v1/ballots"))) == 3
    assert collector.each_once()


def test_with_a_passphrase_the_mark_cannot_be_kept_and_the_preview_says_so(
    computer, casting, answers
) -> None:
    desk = computer.desk()
    assert any("remembers which answers were signed" in said for said in preview.preview(desk).words)
    computer.keyring = None
    booth.sign(desk, casting, answers)
    words = preview.preview(desk).words
    assert any("sealed by a passphrase" in said and "cannot be noticed here" in said for said in words)
    assert booth.cast_now(desk).counted == 3


def test_with_a_passphrase_the_collector_counts_the_first_answer_only(
    tmp_path, computer, casting, answers, collector
) -> None:
    computer.keyring = None
    copy = copied(computer, tmp_path / "backup")
    desk = computer.desk()
    booth.sign(desk, casting, answers)
    booth.cast_now(desk)
    desk = put_back(computer, copy)
    booth.sign(desk, casting, OTHER)
    assert {sent.code for sent in booth.cast_now(desk).sent} == {"second-answer"}
    assert collector.answers() == {scope: [answer] for scope, answer in answers.items()}


def test_the_mark_tells_the_round_a_digest_and_a_day(computer, casting, answers) -> None:
    desk = computer.desk()
    booth.sign(desk, casting, answers)
    ((name, text),) = computer.keyring.notes.items()
    epoch, digest, day = text.split(" ")
    envelopes = [vote.envelope for vote in Votes(desk.database, desk.sealer()).of(epoch)]
    assert name.startswith("answers of ")
    assert (epoch, digest, day) == ("2026-W47", one_answer.digest(envelopes), "2026-11-23")
    assert not any(scope in text for scope in SCOPES)


def test_marks_of_rounds_long_over_are_pruned(computer, desk, member, collector, answers) -> None:
    for number in range(1, 5):
        computer.week(number)
        if number > 1:
            collector.open_round()
        computer.vote(desk, answers)
    (text,) = computer.keyring.notes.values()
    assert [line.split(" ")[0] for line in text.splitlines()] == ["2026-W49", "2026-W50"]


def test_many_short_rounds_keep_few_marks(computer, desk, casting, answers) -> None:
    """A Windows credential holds 1 280 characters."""
    for number in range(40):
        manifest = replace(casting, epoch=f"2026-W47-rehearsal-number-{number:05}")
        one_answer.demand(desk, membership.current(desk), manifest, [b"%d" % number])
    (text,) = computer.keyring.notes.values()
    assert len(text.splitlines()) == 8
    assert len(text) < 1280
    assert "number-00039" in text


def test_a_keyring_that_does_not_answer_stops_the_sending(
    computer, desk, casting, answers, monkeypatch
) -> None:
    booth.sign(desk, casting, answers)

    def refuse(*_):
        raise SecretsError("Your keyring is locked. Unlock it, then try again.")

    monkeypatch.setattr(computer.keyring, "read", refuse)
    with pytest.raises(SecretsError, match="locked"):
        booth.cast_now(desk)


def test_another_device_key_has_marks_of_its_own(computer, desk, casting, answers, collector) -> None:
    booth.sign(desk, casting, answers)
    membership.leave(desk)
    membership.join(desk, collector.invite())
    one_answer.demand_none(desk, membership.current(desk), casting)
    computer.now = computer.now.replace(day=24)
    collector.open_round()
    assert rounds.look(desk, KNOWN).manifest.number == 2
