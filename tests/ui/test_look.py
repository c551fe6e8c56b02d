"""The look follows the desktop's word, over a real bus of the test's own, and never waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from portal import DAEMON, SILENT, Bus, Reply, before, today
from posture.application.session import Session
from posture.host.live import LiveHost
from posture.ui.bridge import Bridge
from posture.ui.look import Choice, Look
from posture.ui.theme import worn
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is asked on Linux"),
    pytest.mark.skipif(DAEMON is None, reason="the program dbus-daemon (package dbus-daemon) is not here"),
]

FIRST_FRAME = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from posture.application import appearance
from posture.application.session import Session
from posture.host.live import LiveHost
from posture.ui import look, main, theme

appearance._DEADLINE = 600.0
asked = []

def ask(session):
    asked.append(session)
    return appearance.appearance(session)

look.appearance = ask

class Window(main.Window):
    painted = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.painted:
            self.painted = True
            self.leave()

    def leave(self):
        if asked and sys.argv[2] == ("dark" if theme.worn().dark else "light"):
            print("shown")
            self.close()
        else:
            QTimer.singleShot(10, self.leave)

main.Window = Window
sys.exit(main.run([], session=Session(Path(sys.argv[1]), LiveHost(), live=True)))
"""


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    with Bus(tmp_path, {}) as made:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path / "home", LiveHost(), live=True)


@pytest.fixture
def dress(
    qapp: QApplication, look: Look, bridge: Bridge, settle: Callable[[], None]
) -> Iterator[Callable[[Choice], Look]]:
    """Makes the look of a start with a choice, and follows the desktop until its first answer is there."""
    made: list[Look] = []

    def start(choice: Choice = Choice.SYSTEM) -> Look:
        made.append(Look(qapp, choice))
        made[-1].follow(bridge)
        settle()
        return made[-1]

    yield start
    for other in made:
        other.deleteLater()
    qapp.processEvents()
    look.choose(Choice.LIGHT)


@pytest.mark.parametrize(
    ("says", "dark"),
    [
        (today(1), True),
        (before(1), True),
        (today(2), False),
        (today(0), False),
        ({"ReadOne": ("s", ("dark",))}, False),
        ({"ReadOne": SILENT}, False),
        ({}, False),
    ],
    ids=["dark", "dark, an older portal", "light", "no preference", "broken", "silent", "no settings"],
)
def test_the_window_wears_what_the_desktop_says(
    bus: Bus, dress: Callable[..., Look], says: Mapping[str, Reply], dark: bool
) -> None:
    bus.says = says
    dress()
    assert bus.asked
    assert worn().dark is dark


def test_the_persons_own_choice_wins(bus: Bus, dress: Callable[..., Look]) -> None:
    bus.says = today(1)
    look = dress(Choice.LIGHT)
    assert not worn().dark
    look.choose(Choice.SYSTEM)
    assert worn().dark


def test_who_comes_back_finds_the_look_that_was_chosen_meanwhile(
    bus: Bus, dress: Callable[..., Look], settle: Callable[[], None], qapp: QApplication
) -> None:
    bus.says = today(1)
    dress()
    for says, dark in ((today(2), False), (today(1), True), (today(0), False)):
        bus.says = says
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        settle()
        assert worn().dark is dark


def test_who_leaves_the_window_asks_nothing(
    bus: Bus, dress: Callable[..., Look], settle: Callable[[], None], qapp: QApplication
) -> None:
    bus.says = today(1)
    dress()
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    settle()
    assert len(bus.asked) == 1


def test_news_from_qt_are_asked_about(
    bus: Bus, dress: Callable[..., Look], settle: Callable[[], None], qapp: QApplication
) -> None:
    bus.says = today(1)
    dress()
    bus.says = today(2)
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    settle()
    assert not worn().dark


def test_a_desktop_that_falls_silent_changes_nothing(
    bus: Bus, dress: Callable[..., Look], settle: Callable[[], None], qapp: QApplication
) -> None:
    bus.says = today(1)
    dress()
    bus.says = {"ReadOne": SILENT}
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle()
    assert worn().dark


def test_an_answer_that_changes_nothing_dresses_nobody_anew(
    bus: Bus, dress: Callable[..., Look], settle: Callable[[], None], qapp: QApplication, qtbot: QtBot
) -> None:
    bus.says = today(1)
    dress()
    other = QPalette(qapp.palette())
    other.setColor(QPalette.ColorRole.Window, "#123456")
    qapp.setPalette(other)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    settle()
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#123456"


def _start(home: Path, wanted: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", FIRST_FRAME, str(home), wanted],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_program_starts_dark_on_a_dark_desktop(bus: Bus, tmp_path: Path) -> None:
    bus.says = today(1)
    done = _start(tmp_path / "home", "dark")
    assert (done.stdout.strip(), done.returncode) == ("shown", 0), done.stderr


def test_the_first_frame_does_not_wait_for_a_portal_that_never_answers(bus: Bus, tmp_path: Path) -> None:
    bus.says = {"ReadOne": SILENT}
    done = _start(tmp_path / "home", "light")
    assert (done.stdout.strip(), done.returncode) == ("shown", 0), done.stderr
    assert "Traceback" not in done.stderr


def test_buttons_are_set_in_the_windows_typeface_where_the_desktop_has_one_for_buttons(
    qtbot: QtBot, look: Look, qapp: QApplication
) -> None:
    qapp.setFont(QFont("DejaVu Serif"), "QPushButton")  # as Qt does on GNOME
    try:
        button, label = Button("Go on"), Label("Words")
        for widget in (button, label):
            qtbot.addWidget(widget)
            widget.show()
        assert button.font().families() == label.font().families()
        assert QFontInfo(button.font()).family() == "Inter"
    finally:
        qapp.setFont(qapp.font())
