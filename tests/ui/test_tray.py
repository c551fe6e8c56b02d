"""The icon in the tray; benchmarks/tray.py has it in a real one."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from posture.application.starting import DesktopError
from posture.ui import tray
from posture.ui.instance.seat import seat

PROGRAM = """
import sys
from pathlib import Path
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui import tray
tray._TRIES, tray._PAUSE = int(sys.argv[3]), 50
sys.exit(tray.run([], session=Session(Path(sys.argv[1]), RecordedHost(Path(sys.argv[2])), live=True)))
"""
HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"

pytestmark = [
    pytest.mark.usefixtures("runtime"),
    pytest.mark.skipif(sys.platform == "win32", reason="sockets; see tests/machines"),
    pytest.mark.qt_log_ignore("systemTrayWindowChanged"),  # the platform without a screen has no tray
]


def started(home: Path, tries: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(home), str(HOST), str(tries)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@pytest.fixture
def icon(qapp, monkeypatch):
    """The icon, and how often it opened the window."""
    opened = []
    monkeypatch.setattr(tray, "open_window", lambda: opened.append(True))
    made = tray.Tray(qapp)
    yield made, opened
    made.icon.hide()
    made.menu.deleteLater()
    made.deleteLater()


def test_a_press_and_the_menu_open_the_window(icon) -> None:
    made, opened = icon
    made.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    made.menu.actions()[0].trigger()
    assert len(opened) == 2
    made.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert len(opened) == 2


def test_the_menu_has_the_way_in_and_the_way_out(icon) -> None:
    made, _ = icon
    assert [action.text() for action in made.menu.actions()] == [
        "Open Posture",
        "Something odd happened",
        "Take this icon away",
    ]


def test_the_menu_leads_to_what_to_do_when_something_odd_happened(icon, monkeypatch) -> None:
    made, opened = icon
    odd = []
    monkeypatch.setattr(tray, "open_odd", lambda: odd.append(True))
    made.menu.actions()[1].trigger()
    assert (opened, odd) == ([], [True])


def test_why_the_window_does_not_open_is_said(icon, monkeypatch) -> None:
    made, _ = icon
    said = []

    def refuse() -> None:
        raise DesktopError("It is not there.")

    monkeypatch.setattr(tray, "open_window", refuse)
    monkeypatch.setattr(made.icon, "showMessage", lambda *words: said.append(words), raising=False)
    made.open()
    assert said == [("Posture", "It is not there.")]


def test_without_a_tray_nothing_stays_that_cannot_be_seen(session) -> None:
    if QSystemTrayIcon.isSystemTrayAvailable():
        pytest.skip("there is a tray here")
    with started(session.home, tries=2) as program:
        said, _ = program.communicate(timeout=60)
    assert (program.returncode, said) == (0, "")


def test_the_second_ends_and_the_first_is_ended_by_its_word(session, qtbot) -> None:
    with started(session.home, tries=100_000) as first:
        qtbot.waitUntil(lambda: not _free(session.home))
        with started(session.home, tries=100_000) as second:
            assert second.wait(60) == 0
        with ThreadPoolExecutor(1) as other:
            other.submit(tray.end, session)
            qtbot.waitUntil(lambda: first.poll() is not None)
        assert first.returncode == 0


def test_ending_one_that_is_not_there_changes_nothing(session) -> None:
    tray.end(session)
    assert _free(session.home)


def _free(home: Path) -> bool:
    place = seat(home, tray.KIND)
    free = place.take()
    place.leave()
    return free
