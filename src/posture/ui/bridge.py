"""Work off the GUI thread, and its results back on it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from posture.application.errors import sentence_of
from posture.application.session import Session
from posture.ui.memory import give_back
from posture.ui.question import Declined, Question
from posture.ui.rubbish import is_gone
from posture.words.speech import spoken

_log = logging.getLogger(__name__)
_WORKERS = 4
_PATIENCE = 1.0  # seconds that quitting waits for work under way
_RESTS_AFTER = 500  # milliseconds without work

T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Failure:
    """Work that did not succeed; ``sentence`` is for the person, empty where they stopped it themselves."""

    sentence: str


@dataclass(eq=False, frozen=True, slots=True)
class _Errand:
    """Work for another thread, and who waits for it here."""

    work: Callable[[Callable[[Any], None]], Any]
    step: Callable[[Any], None]
    done: Callable[[Any], None]
    failed: Callable[[Failure], None]


class Bridge(QObject):
    """Runs the session's work on a few threads; every callback is called on the GUI thread.

    Nothing that may touch the disk, the network, a keyring or another program is called on the
    GUI thread itself. After ``close`` nothing is called back any more.

    The other threads know an errand by its number: what waits for it is held here alone, so that a widget
    that was dropped meanwhile ends on the GUI thread. Qt allows that nowhere else.
    Source: https://doc.qt.io/qt-6/threads-qobject.html
    """

    asked = Signal(object)
    """A ``Question`` to show; emitted on the GUI thread."""

    _arrived = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._closed = False
        self.left_behind = False
        """After ``close``: work is still under way, such as a program that does not answer."""
        self._expected = 0
        self._waits_for_quiet: _Errand | None = None
        self._is_alone = False
        self._kept_waiting: list[_Errand] = []
        self._errands: dict[int, _Errand] = {}
        self._numbers = count()
        self._ending: list[Future[None]] = []
        self._under_way: set[Future[None]] = set()
        self._open_questions: dict[int, Question] = {}
        self._resting = QTimer(self, singleShot=True, interval=_RESTS_AFTER)
        self._resting.timeout.connect(self._rest)
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="posture")
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        """Run ``work`` on another thread, then call ``done`` with its result or ``failed``."""
        self._begin(_Errand(lambda _: work(), _ignore, done, failed))

    def follow(
        self,
        work: Callable[[Callable[[S], None]], T],
        step: Callable[[S], None],
        done: Callable[[T], None],
        failed: Callable[[Failure], None],
    ) -> None:
        """As ``start``; ``work`` gets a function whose every call reaches ``step`` on the GUI thread."""
        self._begin(_Errand(work, step, done, failed))

    def ask(self, prompt: str, wrong: Callable[[str], str] = lambda _: "", *, new: bool = False) -> str:
        """The person's answer to a question, once nothing is ``wrong`` with it; called off the GUI thread.

        Raises Declined, and whatever ``wrong`` raises.
        """
        question = Question(prompt, new)
        self._open_questions[id(question)] = question
        self._post(partial(self.asked.emit, question))
        sentence = ""
        try:
            while (text := None if self._closed else question.answers.get()) is not None:
                sentence = wrong(text)
                if not sentence:
                    return text
                self._post(partial(question.judge, sentence))
        finally:
            self._open_questions.pop(id(question), None)
            self._post(partial(question.judge, ""))
        raise Declined

    @property
    def busy(self) -> bool:
        """Whether work is under way or waits, or its result is not shown yet."""
        return self._expected > 0 or bool(self._kept_waiting)

    def alone(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        """As ``start``, once nothing else is under way, nor what that led to; what comes then waits for it.

        For work that takes the ground away under all other work, such as deleting everything.
        """
        if self._closed:
            return
        self._waits_for_quiet = _Errand(lambda _: work(), _ignore, done, failed)
        if not self._expected:
            self._begin_alone()

    def stop(self, last: Callable[[], object] | None = None) -> None:
        """No more callbacks; waiting work is dropped, ``last`` is still done. Waits for nothing."""
        if self._closed:
            return
        self._closed = True
        for question in list(self._open_questions.values()):
            question.answer(None)
        self._ending = [future for future in list(self._under_way) if not future.cancel()]
        if last is not None:
            self._ending.append(self._pool.submit(_do, last))
        self._pool.shutdown(wait=False)

    def close(self) -> None:
        """Stop, and wait a second at most for work under way; for when there is no window any more."""
        self.stop()
        self.left_behind = bool(wait(self._ending, timeout=_PATIENCE).not_done)
        if not self.left_behind:
            self.session.close()

    def _begin(self, errand: _Errand) -> None:
        if self._closed:
            return
        if self._is_alone:
            self._kept_waiting.append(errand)
        else:
            self._submit(errand)

    def _submit(self, errand: _Errand) -> None:
        number = next(self._numbers)
        self._errands[number] = errand
        self._expected += 1
        future = self._pool.submit(self._carry_out, number)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)

    def _begin_alone(self) -> None:
        if self._waits_for_quiet is not None:
            self._is_alone = True
            errand, self._waits_for_quiet = self._waits_for_quiet, None
            self._submit(errand)

    def _go_on(self) -> None:
        """Once nothing is under way: let the one that has to be alone begin, or all that waited for it."""
        if self._waits_for_quiet is not None:
            self._begin_alone()
        elif self._is_alone:
            self._is_alone = False
            waited, self._kept_waiting = self._kept_waiting, []
            for errand in waited:
                self._begin(errand)

    def _carry_out(self, number: int) -> None:
        """On another thread; once the outcome is on its way, nothing of the errand is held here."""
        outcome = self._outcome(number)
        self._post(partial(self._bring, number, outcome))

    def _outcome(self, number: int) -> object:
        try:
            return self._errands[number].work(partial(self._report, number))
        except Exception as error:  # noqa: BLE001 - the boundary of the thread: told to the person and logged
            return self._failure(error)

    def _report(self, number: int, value: object) -> None:
        self._post(partial(self._bring_step, number, value))

    def _bring_step(self, number: int, value: object) -> None:
        if (errand := self._errands.get(number)) is not None:
            self._call(errand.step, value)

    def _bring(self, number: int, outcome: object) -> None:
        errand = self._errands.pop(number)
        self._expected -= 1
        self._call(errand.failed if isinstance(outcome, Failure) else errand.done, outcome)
        if not self._expected:
            self._go_on()
        if not self.busy:
            self._resting.start()

    def _rest(self) -> None:
        if not self._closed and not self.busy:
            self._pool.submit(give_back)

    def _failure(self, error: Exception) -> Failure:
        from posture.application.errors import PostureError  # and all that it stands on

        if isinstance(error, Declined) or isinstance(error.__cause__, Declined):
            return Failure("")
        if isinstance(error, PostureError):
            _log.info("%s: %s", type(error).__name__, error, exc_info=error.__cause__)
            return Failure(spoken(sentence_of(error)))
        _log.error("Work failed unexpectedly", exc_info=error)
        return Failure(self.tr("Something unexpected went wrong inside Posture. Try it once more."))

    def _post(self, letter: Callable[[], None]) -> None:
        """Have it called on the GUI thread, in the order in which letters come."""
        if not self._closed:
            self._arrived.emit(letter)

    def _deliver(self, letter: Callable[[], None]) -> None:
        if not self._closed:
            letter()

    def _call(self, take: Callable[[Any], None], value: object) -> None:
        if not is_gone(take):
            take(value)


def _ignore(_: object) -> None:
    """For work without steps."""


def _do(work: Callable[[], object]) -> None:
    work()
