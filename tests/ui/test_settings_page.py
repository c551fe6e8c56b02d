from __future__ import annotations

import os
import stat
from collections.abc import Callable

import PySide6
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from posture.application.session import Session
from posture.ui.look import Choice, Look
from posture.ui.pages.settings import SettingsPage
from posture.ui.theme import worn
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label
from posture.ui.window import Window


@pytest.fixture
def settings(window: Window) -> SettingsPage:
    window.go("settings", "")
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def _words(page: SettingsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label))


def test_the_look_is_chosen_by_keyboard(qtbot: QtBot, settings: SettingsPage, look: Look) -> None:
    assert settings.looks[look.choice].isChecked()
    try:
        dark = settings.looks[Choice.DARK]
        dark.setFocus()
        qtbot.keyClick(dark, Qt.Key.Key_Space)
        assert look.choice is Choice.DARK
        assert worn().dark
    finally:
        look.choose(Choice.LIGHT)


def test_where_the_data_lies_is_said(settings: SettingsPage, session: Session) -> None:
    assert settings.place.text() == str(session.home)
    assert settings.place.isReadOnly()


@pytest.mark.parametrize("opens", [True, False])
def test_the_folder_can_be_opened(
    settings: SettingsPage,
    session: Session,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    opens: bool,
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    next(b for b in settings.findChildren(Button) if b.accessibleName() == "Open folder").click()
    settle()
    assert asked == [str(session.home)]
    assert session.home.is_dir()
    assert settings.banner.isVisible() is not opens
    if os.name == "posix":
        assert stat.S_IMODE(session.home.stat().st_mode) & 0o077 == 0


def test_versions_and_the_licence_of_qt_are_said(settings: SettingsPage) -> None:
    seen = _words(settings)
    assert "Lesser General Public License" in seen
    assert PySide6.__version__ in seen
    assert "Apache License 2.0" in seen


@pytest.mark.parametrize("word", ["vulnerable", "threat", "compliance", "posture", "!"])
def test_no_word_frightens(settings: SettingsPage, word: str) -> None:
    text = _words(settings).replace("Posture 0", "").replace(str(settings.bridge.session.home), "")
    assert word not in text
