from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.ui.bridge import Bridge, Failure
from posture.ui.memory import give_back
from posture.ui.question import Declined, Question


def _unexpected(value: object) -> None:
    raise AssertionError(value)


def test_results_arrive_on_the_gui_thread(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[tuple[int, int]] = []
    bridge.start(threading.get_ident, lambda there: seen.append((there, threading.get_ident())), _unexpected)
    qtbot.waitUntil(lambda: len(seen) == 1)
    there, here = seen[0]
    assert here == threading.get_ident() != there


def test_steps_arrive_in_order_and_before_the_result(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[object] = []

    def work(report: Callable[[int], None]) -> str:
        for number in range(5):
            report(number)
        return "done"

    bridge.follow(work, seen.append, seen.append, _unexpected)
    qtbot.waitUntil(lambda: not bridge.busy)
    assert seen == [0, 1, 2, 3, 4, "done"]


def _fail(error: Exception) -> None:
    raise error


def test_an_error_for_the_person_arrives_as_its_sentence(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[Failure] = []
    bridge.start(lambda: _fail(ApplicationError("The disk is full.")), _unexpected, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert seen == [Failure("The disk is full.")]


def test_a_fault_of_the_program_is_no_traceback_for_the_person(
    qtbot: QtBot, bridge: Bridge, caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[Failure] = []
    bridge.start(lambda: _fail(ZeroDivisionError("secret detail")), _unexpected, seen.append)
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert "unexpected" in seen[0].sentence
    assert "secret detail" not in seen[0].sentence
    assert "Work failed unexpectedly" in caplog.text


@pytest.mark.parametrize(("answer", "heard"), [("open sesame", "open sesame"), (None, "declined")])
def test_work_can_ask_the_person(qtbot: QtBot, bridge: Bridge, answer: str | None, heard: str) -> None:
    asked: list[str] = []
    seen: list[str] = []

    def show(question: Question) -> None:
        asked.append(question.prompt)
        question.answer(answer)

    def work() -> str:
        try:
            return bridge.ask("Passphrase?")
        except Declined:
            return "declined"

    bridge.asked.connect(show)
    bridge.start(work, seen.append, _unexpected)
    qtbot.waitUntil(lambda: seen == [heard])
    assert asked == ["Passphrase?"]


def test_work_that_is_declined_says_nothing(qtbot: QtBot, bridge: Bridge) -> None:
    seen: list[Failure] = []
    bridge.asked.connect(lambda question: question.answer(None))
    bridge.start(lambda: bridge.ask("Passphrase?"), _unexpected, seen.append)
    qtbot.waitUntil(lambda: seen == [Failure("")])


def test_a_widget_that_was_deleted_meanwhile_is_told_nothing(qtbot: QtBot, bridge: Bridge) -> None:
    label = QLabel()
    let_go = threading.Event()
    bridge.start(lambda: "too late" if let_go.wait(60) else "", label.setText, _unexpected)
    bridge.start(lambda: "too late" if let_go.wait(60) else "", partial(label.setText), _unexpected)
    delete(label)
    let_go.set()
    qtbot.waitUntil(lambda: not bridge.busy)


def test_after_closing_nothing_is_called_back(qtbot: QtBot, session: Session) -> None:
    bridge = Bridge(session)
    let_go = threading.Event()
    bridge.start(let_go.wait, _unexpected, _unexpected)
    bridge.start(lambda: bridge.ask("Passphrase?"), _unexpected, _unexpected)
    let_go.set()
    bridge.close()
    bridge.start(lambda: 1, _unexpected, _unexpected)
    qtbot.wait(20)


@pytest.mark.parametrize("ends", [True, False])
def test_closing_tells_whether_work_was_left_behind(
    session: Session, monkeypatch: pytest.MonkeyPatch, ends: bool
) -> None:
    monkeypatch.setattr("posture.ui.bridge._PATIENCE", 30 if ends else 0.05)
    bridge = Bridge(session)
    let_go, begun = threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        let_go.wait(60)

    bridge.start(work, _unexpected, _unexpected)
    assert begun.wait(30)
    if ends:
        let_go.set()
    bridge.close()
    let_go.set()
    assert bridge.left_behind is not ends


def test_closing_releases_work_that_waits_for_an_answer(qtbot: QtBot, session: Session) -> None:
    bridge = Bridge(session)
    asked: list[Question] = []
    bridge.asked.connect(asked.append)
    ended = threading.Event()

    def work() -> None:
        try:
            bridge.ask("Passphrase?")
        finally:
            ended.set()

    bridge.start(work, _unexpected, _unexpected)
    qtbot.waitUntil(lambda: len(asked) == 1)
    bridge.close()
    assert ended.wait(30)


def test_work_that_must_be_alone_waits_for_what_is_under_way_and_holds_up_what_comes(
    qtbot: QtBot, bridge: Bridge
) -> None:
    under_way, alone = threading.Event(), threading.Event()
    seen: list[str] = []

    def work(name: str, gate: threading.Event | None = None) -> Callable[[], str]:
        def carry_out() -> str:
            if gate is not None:
                gate.wait()
            seen.append(name)
            return name

        return carry_out

    shown: list[str] = []
    bridge.start(work("before", under_way), shown.append, _unexpected)
    bridge.alone(work("alone", alone), shown.append, _unexpected)
    under_way.set()
    qtbot.waitUntil(lambda: shown == ["before"])
    bridge.start(work("after"), shown.append, _unexpected)
    assert bridge.busy
    alone.set()
    qtbot.waitUntil(lambda: not bridge.busy)
    assert seen == shown == ["before", "alone", "after"]


def test_work_that_must_be_alone_waits_for_what_the_work_under_way_leads_to(
    qtbot: QtBot, bridge: Bridge
) -> None:
    shown: list[str] = []
    gate = threading.Event()

    def go_on(_: bool) -> None:
        shown.append("before")
        bridge.start(lambda: "what it leads to", shown.append, _unexpected)

    bridge.start(gate.wait, go_on, _unexpected)
    bridge.alone(lambda: "alone", shown.append, _unexpected)
    gate.set()
    qtbot.waitUntil(lambda: not bridge.busy)
    assert shown == ["before", "what it leads to", "alone"]


def test_work_that_must_be_alone_begins_at_once_where_nothing_is_under_way(
    qtbot: QtBot, bridge: Bridge
) -> None:
    shown: list[str] = []
    bridge.alone(lambda: "alone", shown.append, _unexpected)
    qtbot.waitUntil(lambda: not bridge.busy)
    bridge.start(lambda: "after", shown.append, _unexpected)
    qtbot.waitUntil(lambda: not bridge.busy)
    assert shown == ["alone", "after"]


def test_stopping_waits_for_nobody(bridge: Bridge) -> None:
    """The work ends only after ``stop`` came back: were that to wait, this would never end."""
    gate = threading.Event()
    bridge.start(gate.wait, _unexpected, _unexpected)
    kept: list[int] = []
    bridge.stop(lambda: kept.append(1))
    gate.set()
    bridge.close()
    assert kept == [1]
    assert not bridge.left_behind


class Waiting:
    """Waits for a result, and writes down on which thread it ended."""

    def __init__(self, ended: list[int]) -> None:
        self.ended = ended

    def work(self, report: Callable[[object], None]) -> object:
        report(None)
        return None

    def fails(self, report: Callable[[object], None]) -> object:
        report(None)
        raise ApplicationError("The disk is full.")

    def take(self, value: object) -> None:
        pass

    def __del__(self) -> None:
        self.ended.append(threading.get_ident())


@pytest.mark.parametrize("work", [Waiting.work, Waiting.fails])
def test_whatever_waits_for_work_ends_on_the_gui_thread(
    work: Callable[[Waiting, Callable[[object], None]], object], qtbot: QtBot, bridge: Bridge
) -> None:
    ended: list[int] = []
    for _ in range(300):
        waiting = Waiting(ended)
        bridge.follow(partial(work, waiting), waiting.take, waiting.take, waiting.take)
    del waiting
    qtbot.waitUntil(lambda: not bridge.busy and len(ended) == 300)
    assert set(ended) == {threading.get_ident()}


def test_whoever_heard_of_a_question_ends_on_the_gui_thread(qtbot: QtBot, bridge: Bridge) -> None:
    ended: list[int] = []
    seen: list[object] = []

    def show(question: Question) -> None:
        question.heard = Waiting(ended).take
        question.answer("a passphrase")

    bridge.asked.connect(show)
    for _ in range(50):
        bridge.start(lambda: bridge.ask("Passphrase"), seen.append, _unexpected)
    qtbot.waitUntil(lambda: len(seen) == len(ended) == 50)
    assert set(ended) == {threading.get_ident()}


def test_memory_is_given_back_once_when_the_work_is_done(
    qtbot: QtBot, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[tuple[bool, bool]] = []
    here = threading.get_ident()
    monkeypatch.setattr(
        "posture.ui.bridge.give_back", lambda: given.append((bridge.busy, threading.get_ident() == here))
    )
    release = threading.Event()
    bridge.start(release.wait, lambda _: None, _unexpected)
    bridge.start(lambda: None, lambda _: None, _unexpected)
    qtbot.wait(700)
    assert given == [], "work is under way still"
    release.set()
    qtbot.waitUntil(lambda: bool(given))
    qtbot.wait(700)
    assert given == [(False, False)]


def test_memory_can_be_given_back_on_every_system() -> None:
    give_back()
