"""Check-ups of this computer that were kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from posture.application.checkup import Checkup
from posture.application.session import Session
from posture.checks.verdict import Evidence, Outcome, Verdict
from posture.facts.model import Reason
from posture.words.notation import as_data, from_data
from posture.words.phrase import Phrase

_MOST = 60  # a year of weekly ones, and some more
_CLOCK_TROUBLE = timedelta(days=1)
_PHRASES = ("finding", "wanted", "remedy")


def remember(session: Session, checkup: Checkup) -> None:
    """Keep a check-up of this computer; those of a recording are not kept. StoreError."""
    if not session.live:
        return
    data = checkup.data()
    for kept, verdict in zip(data["verdicts"], checkup.verdicts, strict=True):
        kept["phrases"] = _phrases(verdict)
    with session.database.transaction():
        session.database.execute(
            "INSERT INTO checkup(taken, system, verdicts, took_ms) VALUES (?, ?, ?, ?)",
            (data["taken"], json.dumps(data["system"]), json.dumps(data["verdicts"]), data["took_ms"]),
        )
        session.database.execute(
            "DELETE FROM checkup WHERE id NOT IN (SELECT id FROM checkup ORDER BY id DESC LIMIT ?)", (_MOST,)
        )


def last_checkup(session: Session) -> Checkup | None:
    """The newest check-up that was kept and can be read, or None.

    One that a clock which stood ahead dated more than a day into the future counts for nothing: nobody knows
    how old it is, and it would look new until that day.
    """
    if not session.has_kept:
        return None
    row = session.database.one(
        "SELECT taken, system, verdicts, took_ms FROM checkup ORDER BY id DESC LIMIT 1"
    )
    try:
        found = None if row is None else _recalled(row)
        return None if found is None or found.taken - session.now() > _CLOCK_TROUBLE else found
    except (ValueError, KeyError, TypeError):
        return None


def _phrases(verdict: Verdict) -> dict[str, Any]:
    """The verdict's sentences as data, so that they can be said in the language of another day."""
    given = {name: getattr(verdict, name) for name in _PHRASES}
    return {name: as_data(text) for name, text in given.items() if isinstance(text, Phrase)}


def _recalled(row: Sequence[Any]) -> Checkup:
    taken = datetime.fromisoformat(row[0])
    verdicts = tuple(_recalled_verdict(data, taken) for data in json.loads(row[2]))
    return Checkup(taken, json.loads(row[1]), verdicts, row[3])


def _recalled_verdict(data: Mapping[str, Any], taken: datetime) -> Verdict:
    return Verdict(
        check=data["check"],
        outcome=Outcome(data["outcome"]),
        finding=_sentence(data, "finding"),
        wanted=_sentence(data, "wanted"),
        evidence=tuple(_recalled_evidence(item) for item in data["evidence"]),
        taken=taken,
        took_ms=data["took_ms"],
        reason=Reason(data["reason"]) if "reason" in data else None,
        remedy=_sentence(data, "remedy"),
        measured=Outcome(data["measured"]) if "measured" in data else None,
    )


def _sentence(data: Mapping[str, Any], name: str) -> str:
    """A sentence as it was made; the English one where it was kept before phrases were."""
    text: str = data.get(name, "")
    phrases = data.get("phrases", {})
    made = from_data(phrases[name]) if name in phrases else text
    return made if isinstance(made, str) else text


def _recalled_evidence(data: Mapping[str, Any]) -> Evidence:
    value = tuple(data["value"]) if isinstance(data["value"], list) else data["value"]
    return Evidence(data["fact"], value, data["method"], data.get("excerpt", ""))
