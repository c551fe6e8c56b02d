"""What this computer said, beside the sums: read from its own record, and told to nobody."""

from __future__ import annotations

import pytest

from posture.application.voting.own import said_in


def test_ones_own_answer_is_read_from_the_record_and_tells_nobody(
    posture, at_hand, casting, collector
) -> None:
    answers = posture("preview", "--json").data["answers"]
    assert posture("cast", "--yes").code == 0
    collector.arrived.clear()
    with at_hand.session() as session:
        before = session.database.path.read_bytes()
        assert said_in(session, casting.epoch) == answers
        assert said_in(session, "2026-W01") == {}
        assert session.database.path.read_bytes() == before
    assert collector.arrived == []


def test_without_the_key_nobody_is_asked_for_it(posture, at_hand, casting, monkeypatch) -> None:
    posture("cast", "--yes")
    monkeypatch.delenv("POSTURE_PASSPHRASE")
    with at_hand.session(ask=lambda _: pytest.fail("a passphrase was asked for")) as session:
        assert said_in(session, casting.epoch) == {}
