"""A week's learning in the window, pressed by another process over the accessibility bus alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from story.accessible import Bus, Reader
from story.learner import expect_a_week, learn_a_week
from story.screen import Screen, missing

from laid_out import lay_out, opened

WINDOW = Path(__file__).parent / "week_window.py"

pytestmark = [
    pytest.mark.xdist_group("session"),  # as the whole story: a screen of its own is enough at a time
    pytest.mark.screen,
    pytest.mark.skipif(bool(missing()), reason=f"needs a screen and what speaks of it: {missing()}"),
    pytest.mark.timeout(400),
]


class Presses:
    """What a screen reader presses and writes; it never moves the keyboard."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def press(self, name: str, *, beginning: bool = False) -> None:
        self._reader.press(name, beginning=beginning)

    def choose(self, name: str) -> None:
        self._reader.press(name)

    def write(self, name: str, words: str) -> None:
        self._reader.wait(name, "text").write(words)

    def see(self, words: str) -> None:
        self._reader.wait(words, beginning=True)

    def shows(self, name: str) -> bool:
        return self._reader.find(name) is not None


def test_a_week_of_learning_over_the_accessibility_bus(tmp_path: Path) -> None:
    week = tmp_path / "week"
    lay_out(week)
    (tmp_path / "screen").mkdir()
    with Screen(tmp_path / "screen") as screen:
        command = [sys.executable, "-W", "error", str(WINDOW), str(week)]
        program = screen.start(command, {"POSTURE_KEYRING": "off", "POSTURE_HOME": str(week / "home")})
        bus = Bus(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
        with opened(week) as session:
            learn_a_week(Presses(Reader(bus, "Posture")), session)
        assert program.poll() is None, "the window ended"
        bus.close()
        program.terminate()
        program.wait(20)
    expect_a_week(week)
