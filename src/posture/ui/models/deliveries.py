"""What the open window does by itself: whatever is due, now and then, quietly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from posture.ui.bridge import Bridge, Failure

if TYPE_CHECKING:
    from posture.application.session import Session
    from posture.application.voting.delivery import Delivered
    from posture.application.voting.standing import Timetable

_FIRST = timedelta(seconds=3)
_SOONEST = timedelta(seconds=2)
_LATEST = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class _Run:
    """What was done, None where this is no member; when something is due next; why the key is locked.

    ``turned``: another round is at hand than before, or it came to its next phase.
    """

    done: Delivered | None = None
    due: datetime | None = None
    locked: str = ""
    turned: bool = False


class Deliveries(QObject):
    """Calls ``deliver`` on another thread at the start, and whenever something may be due; never asks."""

    changed = Signal()
    """Something was fetched, signed, sent or brought, a round turned, or other trouble keeps it from that."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._running = False
        self._again = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.run)
        self.trouble = ""
        """Why what was due could not be done, "" where it could; said where the person looks for it."""
        self._locked = False

    def begin(self) -> None:
        """Start, a moment after the window is there."""
        self._wait(_FIRST)

    def unlocked(self) -> None:
        """The key is open now: what waited for it, and for nothing else, is done."""
        if self._locked:
            self.run()

    def begin_anew(self) -> None:
        """There is no membership any more, and nothing that is due."""
        self.trouble = ""
        self._locked = False

    def run(self) -> None:
        """Do what is due now; what comes while that is under way is done right after."""
        if self._running:
            self._again = True
            return
        self._running = True
        self._bridge.start(partial(_deliver, self._bridge.session), self._done, self._failed)

    def _done(self, run: _Run) -> None:
        done = run.done
        self._locked = bool(run.locked)
        trouble = "" if done is None else done.trouble
        happened = run.turned or (
            done is not None and bool(done.fetched or done.signed or done.sent or done.released)
        )
        self._end(trouble, happened=happened)
        if run.due is not None:
            self._wait(min(max(run.due - self._bridge.session.now(), _SOONEST), _LATEST))

    def _failed(self, failure: Failure) -> None:
        self._end(failure.sentence, happened=False)

    def _end(self, trouble: str, *, happened: bool) -> None:
        self._running = False
        changed = happened or trouble != self.trouble
        self.trouble = trouble
        self._wait(_LATEST)
        if changed:
            self.changed.emit()
        if self._again:
            self._again = False
            self.run()

    def _wait(self, time: timedelta) -> None:
        self._timer.start(time // timedelta(milliseconds=1))


# What this needs is loaded by the thread of the bridge that first calls it, after the window's first frame.


def _deliver(session: Session) -> _Run:
    from posture.application.voting.delivery import deliver, locked
    from posture.application.voting.standing import standing_of_member

    before = standing_of_member(session)
    if before is None:
        return _Run()
    done = deliver(session, _LATEST)
    after = standing_of_member(session)
    if after is None:
        return _Run(done)
    turned = (after.number, after.phase) != (before.number, before.phase)
    due = _earliest(after.next_due, after.timetable, session.now())
    return _Run(done, due, locked(session) if done.trouble else "", turned)


def _earliest(due: datetime | None, times: Timetable | None, now: datetime) -> datetime | None:
    """When something is due, or the round comes to its next phase, which is seen here and asks nobody.

    Not the close: from then on the next round is asked for, and every open window would do so at one moment.
    """
    if times is None:
        return due
    turns = (times.fetch.start, times.fetch.end, times.cast.start, times.cast.end)
    coming = [turn for turn in turns if turn > now]
    return min(coming if due is None else [due, *coming], default=None)
