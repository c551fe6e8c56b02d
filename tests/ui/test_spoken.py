"""What a screen reader is told without being asked, and what it is told each thing is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from posture.application.learning import Question, Read, find_lesson
from posture.application.session import Session
from posture.store.errors import StoreError
from posture.ui.window import Window


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every sentence that a page or a pane has spoken."""
    said: list[str] = []
    for module in ("pages.home", "pages.checks", "pages.reader", "pages.review", "widgets.banner"):
        monkeypatch.setattr(f"posture.ui.{module}.announce", lambda _, sentence: said.append(sentence))
    return said


def _role(button: QAbstractButton) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(button)
    assert interface is not None
    return interface.role()


def test_home_says_that_it_looks_and_what_came_of_it(
    qtbot: QtBot, window: Window, settle: Callable[[], None], spoken: list[str]
) -> None:
    window.checkups.run()
    qtbot.waitUntil(lambda: not window.checkups.running)
    settle()
    assert spoken == [
        "Looking at this computer.",
        "3 things to do. Here is the first. Turn off remote control.",
    ]
    window.go("settings", "")
    window.go("home", "")
    settle()
    assert len(spoken) == 2


def test_every_pane_of_a_lesson_is_read_out(
    window: Window, session: Session, settle: Callable[[], None], spoken: list[str]
) -> None:
    window.go("lesson", "screen-lock")
    settle()
    lesson = find_lesson(session, "screen-lock")
    for number, block in enumerate(lesson.blocks, start=1):
        assert f"Part {number} of {len(lesson.blocks)}" in spoken[-1]
        if isinstance(block, Question):
            assert block.prompt in spoken[-1]
        if isinstance(block, Read):
            assert block.text.split("\n")[0] in spoken[-1]
        page = window.pages["lesson"]
        next(
            button for button in page.findChildren(QAbstractButton) if button.text() in {"Next", "Finish"}
        ).click()


def test_trouble_of_before_is_told_on_a_page_that_opens_later(
    qtbot: QtBot, window: Window, spoken: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        sentence = "The store cannot be read."
        raise StoreError(sentence)

    monkeypatch.setattr("posture.application.checking.check_now", refuse)
    window.checkups.run()
    qtbot.waitUntil(lambda: not window.checkups.running)
    window.go("checks", "")
    assert window.pages["checks"].banner.isVisible()


def test_places_are_buttons_and_choices_are_one_of_several(window: Window) -> None:
    for place in window.navigation.places.values():
        assert _role(place) is QAccessible.Role.Button
    here = [place.place for place in window.navigation.places.values() if place.accessibleDescription()]
    assert here == ["home"]
    choices = [
        button
        for button in window.pages["checks"].findChildren(QAbstractButton)
        if button.property("kind") == "choice"
    ]
    assert [_role(button) for button in choices] == [QAccessible.Role.RadioButton] * 3
