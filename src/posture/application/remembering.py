"""Check-ups of this computer that were kept: outcomes and days, and what was found only under seal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from posture.application.ageing import LATEST_DAY, as_of_now
from posture.application.checkup import Checkup, verdict_data
from posture.application.preferences import write_preference
from posture.application.session import Session
from posture.checks.verdict import Evidence, Outcome, Verdict
from posture.facts.model import Reason
from posture.store.errors import StoreError
from posture.words.notation import as_data, from_data
from posture.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from posture.store.sealed import Sealer

_MOST = 60  # days: a year of weekly ones, and some more
_CLOCK_TROUBLE = timedelta(days=1)
_PHRASES = ("finding", "wanted", "remedy")
_TABLE = "checkup"

_LOCKED = phrase(
    "What was found is encrypted, and your computer's password store (keyring) is locked. Unlock it and "
    "start Posture again, or check again."
)
_NOT_KEPT = phrase(
    "Only each result and its day were kept, because your computer's password store (keyring) was locked or "
    "missing. Check again to see what is found."
)
_GONE = phrase(
    "What was found cannot be read any more: it was encrypted with another key. Check again to see what is "
    "found."
)


def remember(session: Session, checkup: Checkup) -> None:
    """Keep a check-up of this computer, in place of an earlier one of its day; none of a recording.

    What was found is kept where a key comes without asking, otherwise only outcomes and the day. The age of
    what is kept is counted from its day on, whatever the clock said before. StoreError.
    """
    if not session.live:
        return
    day = checkup.day.isoformat()
    outcomes = [_outcome(verdict) for verdict in checkup.verdicts]
    sealer = None if checkup.missing else session.keys.checkup_sealer()
    details = None if sealer is None else sealer.seal(_TABLE, day, _details(checkup))
    with session.database.transaction():
        session.database.execute(
            "INSERT OR REPLACE INTO checkup(day, outcomes, details) VALUES (?, ?, ?)",
            (day, json.dumps(outcomes), details),
        )
        session.database.execute(
            "DELETE FROM checkup WHERE id NOT IN (SELECT id FROM checkup ORDER BY id DESC LIMIT ?)", (_MOST,)
        )
    write_preference(session, LATEST_DAY, day)


def last_checkup(session: Session) -> Checkup | None:
    """The newest check-up that was kept and can be read, as it may be told now, or None.

    ``missing`` says why it is not whole. StoreError.
    """
    found = _newest(session)
    return None if found is None else as_of_now(session, _opened(session, found))


def _opened(session: Session, found: _Kept) -> Checkup:
    if found.details is None:
        return found.bare(_NOT_KEPT)
    sealer = session.keys.checkup_sealer()
    if sealer is None:
        return found.bare(_LOCKED)
    return found.whole(sealer) or found.bare(_GONE)


def last_outcomes(session: Session) -> Mapping[str, Outcome]:
    """How each check ended in the newest check-up; nothing where there is none. Needs no key.

    One that a clock which stood ahead dated more than a day into the future counts for nothing.
    """
    found = _newest(session)
    if found is None or found.day - session.now().astimezone().date() > _CLOCK_TROUBLE:
        return {}
    return {verdict.check: verdict.outcome for verdict in found.verdicts}


class _Kept:
    """A row: the day, the outcomes, and what was found as it was sealed. ValueError, KeyError, TypeError."""

    def __init__(self, system: str, day: str, outcomes: str, details: bytes | None) -> None:
        self.day = date.fromisoformat(day)
        self.details = details
        self._system = system
        self._taken = datetime.combine(self.day, time()).astimezone()
        self.verdicts = tuple(self._verdict(data) for data in json.loads(outcomes))

    def bare(self, missing: str) -> Checkup:
        return Checkup(self._taken, {"family": self._system}, self.verdicts, 0, missing=missing)

    def whole(self, sealer: Sealer) -> Checkup | None:
        """With what was found; None where it does not open, or makes no sense."""
        try:
            data = json.loads(sealer.open(_TABLE, self.day.isoformat(), self.details or b""))
            verdicts = tuple(self._verdict(each) for each in data["verdicts"])
            return Checkup(self._taken, data["system"], verdicts, 0)
        except (StoreError, ValueError, KeyError, TypeError):
            return None

    def _verdict(self, data: Mapping[str, Any]) -> Verdict:
        return Verdict(
            check=data["check"],
            outcome=Outcome(data["outcome"]),
            finding=_sentence(data, "finding"),
            wanted=_sentence(data, "wanted"),
            evidence=tuple(_recalled_evidence(item) for item in data.get("evidence", ())),
            taken=self._taken,
            reason=Reason(data["reason"]) if "reason" in data else None,
            remedy=_sentence(data, "remedy"),
            measured=Outcome(data["measured"]) if "measured" in data else None,
        )


def _newest(session: Session) -> _Kept | None:
    if not session.has_kept:
        return None
    row = session.database.one("SELECT day, outcomes, details FROM checkup ORDER BY id DESC LIMIT 1")
    if row is None:
        return None
    try:
        return _Kept(session.host.system.value, *row)
    except (ValueError, KeyError, TypeError):
        return None


def _outcome(verdict: Verdict) -> dict[str, str]:
    """All that may lie open of a verdict."""
    data = {"check": verdict.check, "outcome": verdict.outcome.value}
    return data if verdict.measured is None else {**data, "measured": verdict.measured.value}


def _details(checkup: Checkup) -> bytes:
    """What is sealed: the system, and the verdicts with their sentences as data, without any moment."""
    verdicts = [
        {name: value for name, value in verdict_data(verdict).items() if name != "took_ms"}
        | {"phrases": _phrases(verdict)}
        for verdict in checkup.verdicts
    ]
    return json.dumps({"system": dict(checkup.system), "verdicts": verdicts}).encode()


def _phrases(verdict: Verdict) -> dict[str, Any]:
    """The verdict's sentences as data, so that they can be said in the language of another day."""
    given = {name: getattr(verdict, name) for name in _PHRASES}
    return {name: as_data(text) for name, text in given.items() if isinstance(text, Phrase)}


def _sentence(data: Mapping[str, Any], name: str) -> str:
    """A sentence as it was made; a plain one as it stands."""
    text: str = data.get(name, "")
    phrases = data.get("phrases", {})
    made = from_data(phrases[name]) if name in phrases else text
    return made if isinstance(made, str) else text


def _recalled_evidence(data: Mapping[str, Any]) -> Evidence:
    value = tuple(data["value"]) if isinstance(data["value"], list) else data["value"]
    return Evidence(data["fact"], value, data["method"], data.get("excerpt", ""))
