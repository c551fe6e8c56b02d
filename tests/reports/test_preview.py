"""What is shown before anything leaves is what leaves, with honest words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from miniature import KNOWN, Collector

from posture.ballots.fingerprint import fingerprint
from posture.ballots.seal import SEAL_ID_SIZE, open_sealed
from posture.ballots.timetable import Phase
from posture.reports import blessing, booth, membership, rounds
from posture.reports.errors import NotAMember, ReportsError
from posture.reports.preview import preview
from posture.reports.promises import PROMISES, Topic, by_topic

NEVER = re.compile(
    r"anonymous|impossible|zero.knowledge|military|we cannot see|vulnerab|threat|complian|guaranteed|!",
    re.IGNORECASE,
)
"""What must never be claimed, and words that do not belong into texts for people."""


def test_what_is_shown_is_what_leaves(desk, casting, answers, collector) -> None:
    booth.sign(desk, casting, answers)
    shown = preview(desk)
    assert (shown.epoch, shown.org, shown.destination) == ("2026-W47", "Heron Ltd", collector.address)
    assert [(ballot.scope, ballot.answer) for ballot in shown.ballots] == sorted(answers.items())
    assert not any(ballot.sent for ballot in shown.ballots)
    assert collector.bodies("/v1/ballots") == [], "looking sends nothing"
    booth.cast_now(desk)
    opened = {
        open_sealed(collector.seal_key, blob[:SEAL_ID_SIZE], "2026-W47", blob).decode()
        for blob in collector.bodies("/v1/ballots")
    }
    assert opened == {ballot.envelope for ballot in shown.ballots}
    assert {len(blob) for blob in collector.bodies("/v1/ballots")} == {
        ballot.blob_size for ballot in shown.ballots
    }
    again = preview(desk)
    assert all(ballot.sent and ballot.due is None for ballot in again.ballots)
    assert [ballot.envelope for ballot in again.ballots] == [ballot.envelope for ballot in shown.ballots]


def test_it_tells_when_each_leaves(desk, casting, answers) -> None:
    booth.sign(desk, casting, answers)
    shown = preview(desk)
    assert (shown.phase, shown.timetable) == (Phase.CASTING, casting.timetable)
    assert all(ballot.due in casting.timetable.cast for ballot in shown.ballots)


def test_before_casting_there_is_the_round_and_no_ballot(desk, blessed, collector) -> None:
    shown = preview(desk)
    assert (shown.phase, shown.ballots) == (Phase.FETCHING, ())
    assert shown.fingerprint == fingerprint(collector.signed[1])


def test_a_payload_says_four_things_and_its_token(desk, casting, answers) -> None:
    booth.sign(desk, casting, answers)
    for ballot in preview(desk).ballots:
        assert sorted(ballot.payload) == ["answer", "epoch", "scope", "token", "v"]
        assert ballot.payload["answer"] == answers[ballot.scope]


def test_a_ballot_under_way_is_not_sent_yet(computer, desk, casting, answers) -> None:
    booth.sign(desk, casting, answers)

    def lose(event: str) -> None:
        if event == "after /v1/ballots":
            raise ConnectionError

    computer.happen = lose
    with pytest.raises(ConnectionError):
        booth.cast_now(desk)
    assert [ballot.sent for ballot in preview(desk).ballots] == [False] * 3


def test_what_is_said_stands_once_below_who_when_or_limits(desk, blessed) -> None:
    shown = preview(desk)
    every = (*shown.transport_words, shown.costs, *shown.words)
    told = by_topic(every)
    assert sorted(each for group in told.values() for each in group) == sorted(every)
    assert all(len(group) >= 4 for group in told.values())
    assert shown.costs in told[Topic.WHEN]


def test_the_words_for_the_direct_way_are_honest(desk, blessed) -> None:
    shown = preview(desk)
    said = " ".join((*shown.transport_words, *shown.words, shown.costs))
    for words in (
        "3 separate, signed, unnamed ballots",
        "random moment of its own from 19 November 2026, 00:00 to 23 November 2026, 00:00",
        "network address",
        "IT's promise, not a technical guarantee",
        "Answers are self-reported.",
        "Nobody outside IT watches the rounds yet.",
        "administers this computer",
        "right after one another",
        "does not protect you from",
        f"the same fingerprint for this round: {shown.fingerprint}",
        "Opening “Together” sends nothing.",
    ):
        assert words in said
    assert not NEVER.search(said)


def test_no_sentence_claims_what_must_never_be_claimed() -> None:
    assert [name for name, sentence in PROMISES.items() if NEVER.search(sentence)] == []


def test_what_is_not_protected_is_said_in_every_round(desk, blessed) -> None:
    shown = preview(desk)
    for name in ("address", "system"):
        assert PROMISES[name] in shown.transport_words
    for name in ("unwatched", "server", "self-reported", "administered"):
        assert PROMISES[name] in shown.words
    assert shown.costs == PROMISES["send-now"]


@pytest.mark.parametrize(
    ("enrolled", "words"),
    [
        (10, "Only 10 devices have joined. In so small a group"),
        (49, "Only 49 devices"),
        (50, "In a group of 50,"),
    ],
)
def test_a_small_group_is_warned(desk, member, collector, enrolled, words) -> None:
    collector.show(replace(collector.manifest, enrolled=enrolled))
    rounds.look(desk, KNOWN)
    (said,) = (sentence for sentence in preview(desk).words if "point to someone" in sentence)
    assert said.startswith(words)


def test_too_few_is_said_instead_of_ballots(desk, member, collector) -> None:
    collector.show(replace(collector.manifest, enrolled=9))
    rounds.look(desk, KNOWN)
    shown = preview(desk)
    assert shown.too_few == "9 of 10 joined; sums start at ten."
    assert shown.ballots == ()


def test_enough_is_not_too_few(desk, blessed) -> None:
    assert preview(desk).too_few is None


def test_a_rehearsal_says_that_it_is_one(tmp_path, issuer_keys, computer) -> None:
    collector = Collector(issuer_keys, rehearsal=True)
    other = replace(computer, home=tmp_path / "other", collector=collector, databases=[])
    desk = other.desk()
    collector.open_round()
    membership.join(desk, collector.invite())
    rounds.look(desk, KNOWN)
    shown = preview(desk)
    assert shown.rehearsal
    assert shown.words[-1].startswith("This is a rehearsal")
    other.close()


def test_what_went_wrong_is_noted(computer, desk, member, collector, answers) -> None:
    collector.spoil = "firewall"
    manifest = rounds.look(desk, KNOWN).manifest
    blessing.bless(desk, manifest)
    computer.cast_opens(manifest)
    booth.sign(desk, manifest, answers)
    (note,) = preview(desk).notes
    assert "“firewall”" in note
    collector.manifest = None
    booth.cast_now(desk)
    assert len(preview(desk).notes) == 3
    assert not any(NEVER.search(note) for note in preview(desk).notes)


def test_without_a_membership_or_a_round_there_is_nothing_to_show(desk, collector) -> None:
    with pytest.raises(NotAMember):
        preview(desk)
    membership.join(desk, collector.invite())
    with pytest.raises(ReportsError, match="No round is known"):
        preview(desk)
