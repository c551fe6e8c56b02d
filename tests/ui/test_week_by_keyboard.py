"""A week's learning in the window by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from story.keyboard import Keyboard
from story.learner import expect_a_week, learn_a_week

from laid_out import lay_out, opened
from posture.application.session import Session
from posture.ui.window import Window


@pytest.fixture
def week(tmp_path: Path) -> Path:
    lay_out(tmp_path / "week")
    return tmp_path / "week"


@pytest.fixture
def session(week: Path) -> Iterator[Session]:
    """Three weeks after a lesson."""
    made = opened(week)
    yield made
    made.close()


def test_a_week_of_learning_by_the_keyboard_alone(
    qtbot: QtBot,
    session: Session,
    window: Window,
    settle: Callable[[], None],
    week: Path,
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle()
    keyboard = Keyboard(qtbot, window, settle)
    learn_a_week(keyboard, session)
    settle()
    assert keyboard.unseen == []
    expect_a_week(week)
