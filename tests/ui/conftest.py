"""What the window's tests stand on: no screen, one theme, a recorded computer, a fixed day."""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

# A screen as large as most: Qt's own without one is 800×800, and the window stays inside its screen.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).parent / 'screen.json'}")
sys.path.append(str(Path(__file__).parent))  # employer.py serves the tests and the pictures

from qt_libraries import missing_for_the_window

if _missing := missing_for_the_window():  # a whole run leaves this folder out and says so at its end
    sys.exit(f"tests/ui cannot run here: {_missing}")

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from pytestqt.qtbot import QtBot

import posture.ui.pages.reports.page  # noqa: F401 - loaded on opening it first, and here every test opens pages at once
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui.bridge import Bridge
from posture.ui.look import Choice, Look
from posture.ui.widgets.page import Page
from posture.ui.window import Window

TODAY = datetime(2026, 11, 21, 9, 14, tzinfo=UTC)
HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """The bot with patience for a busy computer: its own is five seconds."""
    for wait in ("waitUntil", "waitSignal", "waitExposed"):
        monkeypatch.setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=60_000))
    return qtbot


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Look:
    """The light theme on the application, at a text size that is the same everywhere."""
    QLocale.setDefault(QLocale("en_GB"))
    qapp.setFont(QFont("DejaVu Sans", 11))
    made = Look(qapp, Choice.LIGHT)
    made.finish()
    return made


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A recorded laptop that is treated as the computer at hand, so that verdicts are remembered."""
    made = Session(tmp_path / "home", RecordedHost(HOST), live=True, clock=lambda: TODAY)
    yield made
    made.close()


@pytest.fixture
def bridge(session: Session, qapp: QApplication) -> Iterator[Bridge]:
    made = Bridge(session)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, bridge: Bridge, look: Look) -> Window:
    """The window, shown, with nothing checked yet."""
    made = Window(bridge, look)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.checkups.loaded)
    return made


@pytest.fixture
def checked(qtbot: QtBot, window: Window) -> Window:
    """The window after a check-up."""
    window.checkups.run()
    qtbot.waitUntil(lambda: window.checkups.current is not None and not window.checkups.running)
    return window


@pytest.fixture
def open_page(window: Window, settle: Callable[[], None]) -> Callable[[str], Page]:
    """Goes to a place of the window, and gives its page once it is filled."""

    def go(name: str) -> Page:
        window.go(name, "")
        settle()
        return window.pages[name]

    return go


@pytest.fixture
def settle(qtbot: QtBot, bridge: Bridge) -> Callable[[], None]:
    """Wait until no work is under way and everything it brought is shown."""

    def wait() -> None:
        try:
            qtbot.waitUntil(lambda: not bridge.busy)
        except QtTimeoutError:
            faulthandler.dump_traceback(sys.__stderr__)  # which work does not end
            raise
        for _ in range(5):  # layouts settle in turns: a label, its card, the page
            QApplication.processEvents()

    return wait


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that is this account's alone; its path is short, as addresses of sockets are."""
    with TemporaryDirectory(prefix="posture-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        monkeypatch.setattr("tempfile.gettempdir", lambda: folder)
        monkeypatch.setattr("posture.ui.instance.sockets._PATIENCE", 60.0)  # on a busy computer
        yield Path(folder)
