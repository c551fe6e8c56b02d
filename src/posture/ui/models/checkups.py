"""The check-up that every page shows: the last one, or the one under way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from posture.application.checkup import Outcome
from posture.ui.bridge import Bridge, Failure
from posture.ui.words import TO_DO, UNSURE

if TYPE_CHECKING:
    from posture.application.checkup import Checkup, Verdict
    from posture.application.session import Session


class Checkups(QObject):
    """Holds the newest verdicts, and runs check-ups one at a time."""

    changed = Signal()
    """The check-up is another one, or it began or ended."""
    judged = Signal(object)
    """A verdict came while a check-up is under way."""
    failed = Signal(str)
    """A check-up could not be done; carries the sentence."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self.current: Checkup | None = None
        self.loaded = False
        self.trouble = ""
        """Why the last check-up could not be done or kept; empty where it was."""
        self.running = False
        self.fresh: dict[str, Verdict] = {}
        self._total = 0

    def load(self) -> None:
        """Fetch the remembered check-up."""
        session = self._bridge.session
        self._bridge.start(partial(_last_checkup, session), self._loaded, self._fail)

    def begin_anew(self) -> None:
        """Nothing was ever checked: everything that was kept is deleted."""
        self.current = None
        self.trouble = ""
        self.fresh = {}
        self.running = False
        self.changed.emit()

    def run(self) -> None:
        """Check everything now; does nothing while a check-up is under way."""
        self._begin(())

    def run_one(self, check_id: str) -> None:
        """Check one thing again; its new verdict takes the place of the old one.

        Where nothing was checked yet, or only outcomes are known, everything is, lest one verdict look like
        the whole.
        """
        whole = self.current is not None and not self.current.missing
        self._begin((check_id,) if whole else ())

    def verdict(self, check_id: str) -> Verdict | None:
        """The newest verdict of a check, the one under way included."""
        if check_id in self.fresh:
            return self.fresh[check_id]
        return self.current.verdict(check_id) if self.current else None

    def amounts(self) -> tuple[int, int, int]:
        """How many checks are fine, how many to do, and about how many one could not tell."""
        counts = Counter(verdict.outcome for verdict in self.current.verdicts) if self.current else Counter()
        return (
            counts[Outcome.PASS],
            sum(counts[outcome] for outcome in TO_DO),
            sum(counts[outcome] for outcome in UNSURE),
        )

    def progress(self) -> tuple[int, int]:
        """How many checks are judged, of how many."""
        return len(self.fresh), max(self._total, len(self.fresh))

    def _begin(self, only: tuple[str, ...]) -> None:
        if self.running:
            return
        self.running = True
        self.trouble = ""
        self.fresh = {}
        session = self._bridge.session
        self._bridge.follow(
            partial(_check_now, session, only),
            self._judge,
            partial(self._finish, only),
            self._fail,
        )
        self._bridge.start(lambda: len(only) or len(session.catalogue.checks), self._count, self._uncounted)
        self.changed.emit()

    def _loaded(self, checkup: Checkup | None) -> None:
        self.loaded = True
        if self.current is None:
            self.current = checkup
        self.changed.emit()

    def _count(self, total: int) -> None:
        self._total = total

    def _uncounted(self, failure: Failure) -> None:
        """The check-up itself says what is wrong with the catalogue."""

    def _judge(self, verdict: Verdict) -> None:
        self.fresh[verdict.check] = verdict
        self.judged.emit(verdict)

    def _finish(self, only: tuple[str, ...], checkup: Checkup) -> None:
        session = self._bridge.session
        current = self.current = self._merged(checkup) if only else checkup
        self.trouble = checkup.trouble
        if not self.trouble:
            self._bridge.start(partial(_remember, session, current), _kept, self._not_kept)
        self._end()

    def _merged(self, checkup: Checkup) -> Checkup:
        """The check-up before, with the new verdicts in their places."""
        if self.current is None:
            return checkup
        known = {verdict.check for verdict in self.current.verdicts}
        kept = tuple(checkup.verdict(verdict.check) or verdict for verdict in self.current.verdicts)
        added = tuple(verdict for verdict in checkup.verdicts if verdict.check not in known)
        return replace(self.current, verdicts=kept + added)

    def _fail(self, failure: Failure) -> None:
        self.loaded = True
        self._end()
        self._tell(failure)

    def _not_kept(self, failure: Failure) -> None:
        """The verdicts are shown all the same; only the next start will not know them."""
        self._tell(failure)

    def _tell(self, failure: Failure) -> None:
        self.trouble = failure.sentence
        self.failed.emit(failure.sentence)

    def _end(self) -> None:
        self.running = False
        self.fresh = {}
        self.changed.emit()


def _kept(_: None) -> None:
    """Nothing more is to be done once a check-up is remembered."""


# What a check-up needs is loaded by the thread that first does one, after the first frame.


def _last_checkup(session: Session) -> Checkup | None:
    from posture.application.remembering import last_checkup

    return last_checkup(session)


def _check_now(session: Session, only: tuple[str, ...], report: Callable[[Verdict], None]) -> Checkup:
    from posture.application.checking import check_now

    return check_now(session, only, report)


def _remember(session: Session, checkup: Checkup) -> None:
    from posture.application.remembering import remember

    remember(session, checkup)
