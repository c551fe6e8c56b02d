"""What is shown before anything leaves is what leaves, with honest words."""

from __future__ import annotations

import re

import pytest

from posture.ballots.seal import SEAL_ID_SIZE, open_sealed
from posture.reports import blessing, booth
from posture.reports.errors import NotAMember, ReportsError
from posture.reports.preview import preview

KNOWN = ("disk-encryption", "firewall", "screen-lock")

NEVER = re.compile(
    r"anonymous|impossible|zero.knowledge|military|we cannot see|vulnerab|threat|complian|!", re.IGNORECASE
)
"""What must never be claimed, and words that do not belong into texts for people."""


def test_what_is_shown_is_what_leaves(desk, blessed, answers, collector) -> None:
    booth.prepare(desk, answers)
    shown = preview(desk)
    assert (shown.epoch, shown.org, shown.destination) == ("2026-W47", "Heron Ltd", collector.address)
    assert [(ballot.scope, ballot.answer) for ballot in shown.ballots] == sorted(answers.items())
    assert not any(ballot.sent or ballot.fixed for ballot in shown.ballots)
    assert collector.bodies("/v1/ballots") == [], "looking sends nothing"
    booth.cast(desk)
    opened = {
        open_sealed(collector.seal_key, blob[:SEAL_ID_SIZE], "2026-W47", blob).decode()
        for blob in collector.bodies("/v1/ballots")
    }
    assert opened == {ballot.envelope for ballot in shown.ballots}
    assert {len(blob) for blob in collector.bodies("/v1/ballots")} == {
        ballot.blob_size for ballot in shown.ballots
    }
    again = preview(desk)
    assert all(ballot.sent and ballot.fixed for ballot in again.ballots)
    assert [ballot.envelope for ballot in again.ballots] == [ballot.envelope for ballot in shown.ballots]


def test_a_payload_says_four_things_and_its_token(desk, blessed, answers) -> None:
    booth.prepare(desk, answers)
    for ballot in preview(desk).ballots:
        assert sorted(ballot.payload) == ["answer", "epoch", "scope", "token", "v"]
        assert ballot.payload["answer"] == answers[ballot.scope]


def test_a_ballot_under_way_is_fixed_but_not_sent(computer, desk, blessed, answers) -> None:
    booth.prepare(desk, answers)

    def lose(event: str) -> None:
        if event == "after /v1/ballots":
            raise ConnectionError

    computer.happen = lose
    with pytest.raises(ConnectionError):
        booth.cast(desk)
    assert sorted((ballot.fixed, ballot.sent) for ballot in preview(desk).ballots) == [
        (False, False),
        (False, False),
        (True, False),
    ]


def test_the_words_for_the_direct_way_are_honest(desk, blessed) -> None:
    shown = preview(desk)
    said = " ".join(shown.transport_words + shown.words)
    assert "3 separate, signed, unnamed ballots" in said
    assert "network address" in said
    assert "a promise, not a technical guarantee" in said
    assert "Answers are self-reported." in shown.words
    assert "Nobody outside IT watches the log." in shown.words
    assert "administers this computer" in said
    assert "enrolled" in said
    assert not NEVER.search(said)


@pytest.mark.parametrize(
    ("enrolled", "words"),
    [
        (10, "Only 10 devices have joined. In so small a group"),
        (49, "Only 49 devices"),
        (50, "In a group of 50,"),
    ],
)
def test_a_small_group_is_warned(desk, member, collector, enrolled, words) -> None:
    collector.open_round(enrolled=enrolled)
    blessing.fetch_manifest(desk, KNOWN)
    (said,) = (sentence for sentence in preview(desk).words if "point to someone" in sentence)
    assert said.startswith(words)


def test_too_few_is_said_instead_of_ballots(desk, member, collector) -> None:
    collector.open_round(enrolled=9)
    blessing.fetch_manifest(desk, KNOWN)
    shown = preview(desk)
    assert shown.too_few == "9 of 10 joined; sums start at ten."
    assert shown.ballots == ()


def test_enough_is_not_too_few(desk, blessed) -> None:
    assert preview(desk).too_few is None


def test_a_rehearsal_says_that_it_is_one(desk, member, collector) -> None:
    collector.open_round(rehearsal=True)
    blessing.fetch_manifest(desk, KNOWN)
    shown = preview(desk)
    assert shown.rehearsal
    assert shown.words[-1].startswith("This is a rehearsal")


def test_what_went_wrong_is_noted(desk, member, collector, answers) -> None:
    collector.spoil = "firewall"
    blessing.bless(desk, blessing.fetch_manifest(desk, KNOWN))
    booth.prepare(desk, answers)
    (note,) = preview(desk).notes
    assert "“firewall”" in note
    collector.manifest = None
    booth.cast(desk)
    assert len(preview(desk).notes) == 3
    assert not any(NEVER.search(note) for note in preview(desk).notes)


def test_without_a_membership_or_a_round_there_is_nothing_to_show(desk, collector) -> None:
    from posture.reports import membership

    with pytest.raises(NotAMember):
        preview(desk)
    membership.join(desk, collector.invite())
    with pytest.raises(ReportsError, match="No round is known"):
        preview(desk)
