"""Work off the GUI thread, and its results back on it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from posture.application.errors import sentence_of
from posture.application.session import Session
from posture.words.speech import spoken

_log = logging.getLogger(__name__)
_WORKERS = 4
_PATIENCE = 1.0  # seconds that quitting waits for work under way

T = TypeVar("T")
S = TypeVar("S")


class Declined(Exception):
    """The person closed a question without an answer."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Work that did not succeed; ``sentence`` is for the person, empty where they stopped it themselves."""

    sentence: str


_Errand = tuple[Callable[[], Any], Callable[[Any], None], Callable[[Failure], None]]


@dataclass(eq=False, slots=True)
class Question:
    """A passphrase that work on another thread waits for: answer until one will do, None to decline.

    ``new`` is one that the person chooses. What is wrong with an answer is said to ``heard``, on the GUI
    thread; "" says that the question is over.
    """

    prompt: str
    new: bool = False
    answers: SimpleQueue[str | None] = field(default_factory=SimpleQueue)
    heard: Callable[[str], object] | None = None

    def answer(self, text: str | None) -> None:
        self.answers.put(text)

    def judge(self, sentence: str) -> None:
        if self.heard is not None:
            self.heard(sentence)


class Bridge(QObject):
    """Runs the session's work on a few threads; every callback is called on the GUI thread.

    Nothing that may touch the disk, the network, a keyring or another program is called on the
    GUI thread itself. After ``close`` nothing is called back any more.
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
        self._kept_waiting: list[Callable[[], None]] = []
        self._ending: list[Future[None]] = []
        self._under_way: set[Future[None]] = set()
        self._open_questions: dict[int, Question] = {}
        self._pool = ThreadPoolExecutor(_WORKERS, thread_name_prefix="posture")
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        """Run ``work`` on another thread, then call ``done`` with its result or ``failed``."""
        if self._closed:
            return
        if self._is_alone:
            self._kept_waiting.append(partial(self.start, work, done, failed))
            return
        self._submit(work, done, failed)

    def follow(
        self,
        work: Callable[[Callable[[S], None]], T],
        step: Callable[[S], None],
        done: Callable[[T], None],
        failed: Callable[[Failure], None],
    ) -> None:
        """As ``start``; ``work`` gets a function whose every call reaches ``step`` on the GUI thread."""
        self.start(partial(work, lambda value: self._send(step, value)), done, failed)

    def ask(self, prompt: str, wrong: Callable[[str], str] = lambda _: "", *, new: bool = False) -> str:
        """The person's answer to a question, once nothing is ``wrong`` with it; called off the GUI thread.

        Raises Declined, and whatever ``wrong`` raises.
        """
        question = Question(prompt, new)
        self._open_questions[id(question)] = question
        self._send(self.asked.emit, question)
        sentence = ""
        try:
            while (text := None if self._closed else question.answers.get()) is not None:
                sentence = wrong(text)
                if not sentence:
                    return text
                self._send(question.judge, sentence)
        finally:
            self._open_questions.pop(id(question), None)
            self._send(question.judge, "")
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
        self._waits_for_quiet = (work, done, failed)
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

    def _submit(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        self._expected += 1
        future = self._pool.submit(self._carry_out, work, done, failed)
        self._under_way.add(future)
        future.add_done_callback(self._under_way.discard)

    def _begin_alone(self) -> None:
        if self._waits_for_quiet is not None:
            self._is_alone = True
            errand, self._waits_for_quiet = self._waits_for_quiet, None
            self._submit(*errand)

    def _go_on(self) -> None:
        """Once nothing is under way: let the one that has to be alone begin, or all that waited for it."""
        if self._waits_for_quiet is not None:
            self._begin_alone()
        elif self._is_alone:
            self._is_alone = False
            waited, self._kept_waiting = self._kept_waiting, []
            for begin in waited:
                begin()

    def _carry_out(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - the boundary of the thread: told to the person and logged
            self._send(failed, self._failure(error), last=True)
        else:
            self._send(done, result, last=True)

    def _failure(self, error: Exception) -> Failure:
        from posture.application.errors import PostureError  # and all that it stands on

        if isinstance(error, Declined) or isinstance(error.__cause__, Declined):
            return Failure("")
        if isinstance(error, PostureError):
            _log.info("%s: %s", type(error).__name__, error, exc_info=error.__cause__)
            return Failure(spoken(sentence_of(error)))
        _log.error("Work failed unexpectedly", exc_info=error)
        return Failure(self.tr("Something unexpected went wrong inside the app. Try it once more."))

    def _send(self, take: Callable[[T], None], value: T, *, last: bool = False) -> None:
        if not self._closed:
            self._arrived.emit((take, value, last))

    def _deliver(self, parcel: tuple[Callable[[object], None], object, bool]) -> None:
        take, value, last = parcel
        self._expected -= last
        if self._closed:
            return
        if not _is_gone(take):
            take(value)
        if not self._expected:
            self._go_on()


def _is_gone(take: Callable[[object], None]) -> bool:
    """Whether the widget that waited for the result was deleted meanwhile, and Qt's half of it with it."""
    called: object = take
    while isinstance(called, partial):
        called = called.func
    owner = getattr(called, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)


def _do(work: Callable[[], object]) -> None:
    work()
