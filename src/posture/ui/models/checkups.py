"""The check-up that every page shows: the last one, or the one under way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from posture.ui.bridge import Bridge, Failure
from posture.ui.models.amounts import Amounts, amounts_of

if TYPE_CHECKING:
    from posture.application.checkup import Checkup, Verdict
    from posture.application.session import Session


_AGES_EVERY = 10 * 60 * 1000  # milliseconds: a window stays open for days, and what it shows grows old


class Checkups(QObject):
    """Holds the newest verdicts, and runs check-ups one at a time.

    Opening the app looks again by itself where that is due: ``quiet`` while nobody asked for the look.
    """

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
        self.quiet = False
        self.asked: tuple[str, ...] = ()
        """The checks that the look under way is about; empty where it is about all."""
        self.fresh: dict[str, Verdict] = {}
        self._total = 0
        self._looked: datetime | None = None
        self._ages = QTimer(self)
        self._ages.setInterval(_AGES_EVERY)
        self._ages.timeout.connect(self.grow_old)

    def load(self) -> None:
        """Fetch the remembered check-up, and look again where that is due."""
        session = self._bridge.session
        self._bridge.start(partial(_recall, session, self._looked), self._loaded, self._fail)
        self._ages.start()

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

    def grow_old(self) -> None:
        """Show what is known as it may be told now: some may be too old, an exception may have ended."""
        if self.current is not None and not self.running:
            shown = self.current
            work = partial(_as_of_now, self._bridge.session, shown)
            self._bridge.start(work, partial(self._grown, shown), self._tell)

    def run_one(self, check_id: str) -> None:
        """Check one thing again; its new verdict takes the place of the old one.

        Where nothing was checked yet, or on another day, or only outcomes are known, everything is, lest one
        verdict look like the whole.
        """
        today = self._bridge.session.now().astimezone().date()
        whole = self.current is not None and not self.current.missing and self.current.day == today
        self._begin((check_id,) if whole else ())

    def verdict(self, check_id: str) -> Verdict | None:
        """The newest verdict of a check, the one under way included."""
        if check_id in self.fresh:
            return self.fresh[check_id]
        return self.current.verdict(check_id) if self.current else None

    def amounts(self) -> Amounts:
        """How the checks stand, amounts_of; what does not apply here is in no number."""
        return amounts_of(self.current.verdicts) if self.current else Amounts()

    def unsure_place(self) -> tuple[str, str]:
        """The page, and the place there, of what could not be told: the check itself where it is but one."""
        from posture.ui.models.check_list import Filter

        verdicts = self.current.verdicts if self.current else ()
        unsure = [verdict.check for verdict in verdicts if amounts_of((verdict,)).unsure]
        return ("check", unsure[0]) if len(unsure) == 1 else ("checks", Filter.UNSURE)

    def progress(self) -> tuple[int, int]:
        """How many checks are judged, of how many."""
        return len(self.fresh), max(self._total, len(self.fresh))

    def _begin(self, only: tuple[str, ...], *, quiet: bool = False) -> None:
        if self.running:
            self.quiet = self.quiet and quiet  # now somebody waits for it
            return
        self.running = True
        self.quiet = quiet
        self.asked = only
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

    def _loaded(self, start: _Start) -> None:
        self.loaded = True
        if self.current is None:
            self.current = start.checkup
        self.changed.emit()
        if start.due:
            self._begin((), quiet=True)

    def _grown(self, shown: Checkup, told: Checkup) -> None:
        if self.current is shown and told.verdicts != shown.verdicts:
            self.current = told
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
        self._looked = checkup.taken if not only else self._looked
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
        self.running = self.quiet = False
        self.fresh = {}
        self.changed.emit()


def _kept(_: None) -> None:
    """Nothing more is to be done once a check-up is remembered."""


@dataclass(frozen=True, slots=True)
class _Start:
    """What the app knows when it is opened, and whether it looks again by itself."""

    checkup: Checkup | None
    due: bool


# What a check-up needs is loaded by the thread that first does one, after the first frame.


def _recall(session: Session, looked: datetime | None) -> _Start:
    from posture.application.ageing import note_day
    from posture.application.looking import is_due
    from posture.application.remembering import last_checkup
    from posture.application.worsened import seen

    note_day(session)
    seen(session)
    return _Start(last_checkup(session), is_due(session, looked))


def _as_of_now(session: Session, checkup: Checkup) -> Checkup:
    from posture.application.ageing import as_of_now, note_day

    note_day(session)
    return as_of_now(session, checkup)


def _check_now(session: Session, only: tuple[str, ...], report: Callable[[Verdict], None]) -> Checkup:
    from posture.application.checking import check_now

    return check_now(session, only, report)


def _remember(session: Session, checkup: Checkup) -> None:
    from posture.application.remembering import remember

    remember(session, checkup)
