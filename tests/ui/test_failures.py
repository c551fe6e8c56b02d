"""What the window does where the computer under it fails: a sentence in view, a next step, and no freeze."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from employer import Employer
from failing import FROZEN, HOST, Heart, alone, dialogs, mounted, said, steps, unanswered
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from keyrings import needs_keyring, signed_in
from posture.application.session import Session
from posture.collector import passphrase
from posture.host.recordings.recorded import RecordedHost
from posture.ui.bridge import Bridge
from posture.ui.look import Look
from posture.ui.pages.reports.join import JoinPart
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.window import Window

Opened = Callable[[Path], Window]


@pytest.fixture
def opened(qtbot: QtBot, look: Look, clock) -> Iterator[Opened]:
    """Opens the window on a home; at the end its event loop must have turned all the time."""
    hearts: list[Heart] = []
    with ExitStack() as stack:

        def open_window(home: Path) -> Window:
            hearts.append(Heart())
            session = Session(home, RecordedHost(HOST), live=True, clock=clock)
            bridge = Bridge(session)
            session.ask = bridge.ask
            window = Window(bridge, look)
            qtbot.addWidget(window)
            stack.callback(bridge.close)
            window.show()
            qtbot.waitUntil(lambda: window.checkups.loaded and not bridge.busy)
            return window

        yield open_window
        for heart in hearts:
            heart.stop()
            assert heart.longest < FROZEN


@pytest.fixture
def settled(qtbot: QtBot) -> Callable[[Window], Window]:
    """Waits until nothing is under way, or somebody is asked something."""

    def wait(window: Window) -> Window:
        qtbot.waitUntil(lambda: not window.bridge.busy or bool(dialogs(window)))
        qtbot.wait(50)  # layouts settle in turns
        return window

    return wait


@pytest.fixture
def employer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Employer]:
    """A collector that answers."""
    monkeypatch.setattr(passphrase, "_COST", 2**10)  # of the organisation's own, which is not the point here
    made = Employer(tmp_path / "collector")
    made.serve()
    yield made
    made.stop()


def walk(window: Window, settled: Callable[[Window], Window]) -> Iterator[tuple[str, str, list[str]]]:
    """What is said on each page, and what can be pressed there."""
    for place, key in (
        ("home", ""),
        ("checks", ""),
        ("check", "screen-lock"),
        ("lessons", ""),
        ("reports", ""),
        ("settings", ""),
    ):
        window.go(place, key)
        settled(window)
        yield place, said(window), steps(window)


def test_a_damaged_database_is_told_on_every_page_that_needs_it(
    opened: Opened, settled: Callable[[Window], Window], tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    damaged = os.urandom(5_000)
    (tmp_path / "home" / "posture.db").write_bytes(damaged)
    window = opened(tmp_path / "home")
    window.checkups.run()
    settled(window)
    for place, words, pressed in walk(window, settled):
        assert "put a backup in its place, or move it away to start anew." in words, place
        assert place == "lessons" or pressed, place
    assert (tmp_path / "home" / "posture.db").read_bytes() == damaged


def test_a_home_that_cannot_be_written_is_told_and_looking_works(
    opened: Opened, settled: Callable[[Window], Window], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with mounted(home, ("--bind", str(home)), ("-o", "remount,ro,bind")):
        window = opened(home)
        assert "Check now" in steps(window)
        window.checkups.run()
        settled(window)
        assert "cannot be opened. See that its folder exists and is yours to write." in said(window)
        assert "Turn off remote control" in said(window)
        assert "Check again" in steps(window)


def test_a_disk_that_is_not_connected_is_told_and_looking_works(
    opened: Opened, settled: Callable[[Window], Window], tmp_path: Path
) -> None:
    (tmp_path / "home").symlink_to(tmp_path / "disk")
    window = opened(tmp_path / "home")
    window.checkups.run()
    settled(window)
    assert "which is not there now" in said(window)
    assert "Turn off remote control" in said(window)
    for place, words, _ in walk(window, settled):
        if place != "lessons":  # they need no database
            assert "which is not there now" in words, place
    assert not (tmp_path / "disk").exists()


def test_a_full_disk_is_told_and_looking_works(
    opened: Opened, settled: Callable[[Window], Window], tmp_path: Path
) -> None:
    home = tmp_path / "home"
    with mounted(home, ("-t", "tmpfs", "-o", "size=16k", "tmpfs")):
        window = opened(home)
        window.checkups.run()
        settled(window)
        assert "Turn off remote control" in said(window)
        assert "disk" in said(window)
        assert "Check again" in steps(window)


@pytest.mark.parametrize("days", [-60, 60], ids=["back", "sixty days on"])
def test_answers_of_another_time_are_not_told_as_todays(
    opened: Opened, settled: Callable[[Window], Window], clock, tmp_path: Path, days: int
) -> None:
    window = opened(tmp_path / "home")
    window.checkups.run()
    settled(window)
    clock.on(days=days)
    window.go("checks", "")
    settled(window)
    window.go("home", "")
    settled(window)
    assert "It is time to look again." in said(window)
    assert "Last checked on 21 November" in said(window)
    assert "Check now" in steps(window)
    window.go("check", "screen-lock")
    settled(window)
    assert "Too old to say" in said(window)
    assert "Check again" in steps(window)


def test_an_unplugged_network_is_told_where_somebody_joins(
    opened: Opened, settled: Callable[[Window], Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a sentence for this home")
    window = opened(tmp_path / "home")
    _join(window, settled, unanswered())
    assert "cannot be reached. Check that you are online, then try again." in said(window)
    assert "See who it is from" in steps(window)


def test_without_a_keyring_a_passphrase_is_asked_for(
    opened: Opened, settled: Callable[[Window], Window], clock, employer: Employer, tmp_path: Path
) -> None:
    clock.now = datetime.now(UTC)  # the collector goes by the real clock
    window = opened(tmp_path / "home")
    _join(window, settled, employer.invite())
    [dialog] = dialogs(window)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "passphrase" in words
    assert any(button.isEnabled() for button in dialog.findChildren(QAbstractButton))
    dialog.reject()
    settled(window)
    assert "Join it" in steps(window)


def _started(home: Path, invite: str, **environment: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", alone(home, invite)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_without_fonts_the_window_brings_its_own(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
    found = _started(tmp_path / "home", unanswered(), FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))
    assert found["font"] == "Inter"
    assert int(str(found["drawn"])) > 8  # shades of its letters
    assert float(str(found["longest"])) < FROZEN


def test_without_a_session_bus_looking_and_joining_work(employer: Employer, tmp_path: Path) -> None:
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus", "POSTURE_KEYRING": ""}
    found = _started(tmp_path / "home", employer.invite(), **nowhere)
    assert "Turn off remote control" in str(found["home"])
    assert found["asked"] == 1  # for a passphrase
    assert float(str(found["longest"])) < FROZEN


@needs_keyring
def test_a_locked_keyring_is_told_with_what_to_do(employer: Employer, tmp_path: Path) -> None:
    window = alone(tmp_path / "posture", employer.invite())
    kept = "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'; os.environ['TZ'] = 'UTC'"
    found = signed_in(tmp_path, "unlock:hunter2", kept, "lock", f"exec({window!r})")
    [told] = found
    assert "password store, the keyring" in told["reports"]
    assert "Join it" in told["steps"]
    assert told["longest"] < FROZEN


def _join(window: Window, settled: Callable[[Window], Window], invite: str) -> None:
    window.go("reports", "join")
    settled(window)
    page = window.pages["reports"]
    assert isinstance(page, ReportsPage)
    part = page.part("join")
    assert isinstance(part, JoinPart)
    part.invite.setPlainText(invite)
    part.submit.click()
    settled(window)
    if part.who.isVisible():
        part.who.join.click()
        settled(window)
