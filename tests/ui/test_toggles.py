"""What a screen reader can do to something that is checked does what a click does, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QButtonGroup
from pytestqt.qtbot import QtBot

from posture.ui.look import Look
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.option import Option


@pytest.fixture(params=["tabs", "answers of which one", "boxes"])
def two(request: pytest.FixtureRequest, qtbot: QtBot, look: Look) -> Iterator[list[QAbstractButton]]:
    """Two buttons that can be checked, in a group where only one of them can be."""
    group = QButtonGroup(look)
    made: list[QAbstractButton] = []
    options = []
    for words in ("One", "Other"):
        if request.param == "tabs":
            button: QAbstractButton = Button(words, kind=Kind.CHOICE)
            qtbot.addWidget(button)
        else:
            option = Option(words, several=request.param == "boxes")
            qtbot.addWidget(option)
            options.append(option)
            button = option.button
        if request.param != "boxes":
            group.addButton(button)
        made.append(button)
    made[0].setChecked(True)
    yield made
    options.clear()


@pytest.fixture
def pressed(two: list[QAbstractButton]) -> list[str]:
    """The names of those that were clicked."""
    found: list[str] = []
    for button in two:
        button.clicked.connect(lambda _, button=button: found.append(button.accessibleName()))
    return found


def _toggle(button: QAbstractButton) -> None:
    interface = QAccessible.queryAccessibleInterface(button)
    actions = interface.actionInterface()
    assert actions.actionNames()[0] == "Toggle"
    actions.doAction("Toggle")


def test_a_toggle_is_a_press(two: list[QAbstractButton], pressed: list[str]) -> None:
    _toggle(two[1])
    assert two[1].isChecked()
    assert pressed == ["Other"]


def test_a_click_is_one_press(two: list[QAbstractButton], pressed: list[str]) -> None:
    two[1].click()
    assert pressed == ["Other"]


def test_what_the_program_checks_is_no_press(two: list[QAbstractButton], pressed: list[str]) -> None:
    two[1].setChecked(True)
    assert two[1].isChecked()
    assert pressed == []
