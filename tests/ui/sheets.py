"""Contact sheets of every kind of block in every channel: ``python tests/ui/sheets.py OUT_FOLDER``.

Out of the shipped lessons, before and after the answer, each page in its whole length: light, dark, with text
of 200 %, in German, and with the keyboard's mark where the keyboard is. Somebody looks at them before lessons
or their views are changed, and afterwards.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))  # loopback.py serves several folders
sys.path.append(str(Path(__file__).parents[1] / "words"))

from gates import acts
from gates.acts import Act
from gates.homes import DAY, cheapen
from gates.person import HOST, Home
from gates.settings import Setting
from gates.stage import Stage, dressed
from pictures import ENVIRONMENT
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication, QScrollArea

from posture.application.checking import check_now
from posture.application.remembering import remember
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui.look import Look
from posture.ui.pages.reader import ReaderPage

COLUMNS, TILE, GAP = 3, 620, 16  # tiles a row, and their width and what is between them, in pixels
MOST = 2  # tiles below each other: more are hard to look at


@dataclass(frozen=True, slots=True)
class Shot:
    """A block of a lesson, and what is done on it before the picture is taken; "" is the lesson's end."""

    lesson: str
    block: str = ""
    act: Act = acts.nothing


KINDS = (
    Shot("passkeys", "knows-the-address"),
    Shot("screen-lock", "doorbell"),
    Shot("screen-lock", "doorbell", acts.answered),
    Shot("passkeys", "easy-to-hard"),
    Shot("passkeys", "easy-to-hard", acts.taken),
    Shot("screen-lock", "who-guards", acts.given),
    Shot("screen-lock", "who-guards", acts.all_given),
    Shot("doors", "the-pointer"),
    Shot("doors", "the-pointer", acts.chosen_last),
    Shot("screen-lock", "lock-now"),
    Shot("first-ten-minutes", "whom-to-call", acts.written),
    Shot("screen-lock"),
)
"""The kinds of blocks without messages, something to keep, and the end."""

MESSAGES = tuple(
    Shot(lesson, block, act)
    for lesson, block in (
        ("disk-encryption", "confirm-the-key"),  # a mail
        ("texts", "postage"),
        ("unexpected-prompts", "recording"),  # a chat
        ("home-wifi", "wifi-department"),  # a call
        ("paste-to-run", "flower-market"),  # a page
    )
    for act in (acts.tapped, acts.tapped_and_spotted)
)

SETTINGS = {
    "light": Setting("light", 100, "en", "usual"),
    "dark": Setting("dark", 100, "en", "usual"),
    "large": Setting("light", 200, "en", "usual"),
    "german": Setting("light", 100, "de", "usual"),
    "keyboard": Setting("dark-contrast", 100, "en", "usual"),
}
KEYBOARD = "keyboard"
"""The setting in which the keyboard's mark is shown."""


def checked_home(folder: Path) -> Home:
    """A person's home after a first check-up."""
    with Session(folder, RecordedHost(HOST), live=True, clock=lambda: DAY) as session:
        remember(session, check_now(session))
    return Home(folder, DAY)


def taken(stage: Stage, shot: Shot, *, marked: bool) -> QImage:
    """The lesson's page in its whole length; ``marked`` is with the keyboard's mark."""
    stage.go("lesson", shot.lesson)
    (acts.block(shot.block, shot.act) if shot.block else acts.end)(stage)
    stage.settle()
    page = stage.page("lesson", ReaderPage)
    width, height = stage.setting.size
    [area] = [each for each in page.findChildren(QScrollArea) if each.isVisible()]
    stage.window.resize(width, height + area.verticalScrollBar().maximum())
    stage.settle()
    held = QApplication.focusWidget()
    if held is not None and not marked:
        held.clearFocus()
    image = page.grab().toImage()
    stage.window.resize(width, height)
    stage.go("lessons")
    return image


def sheet(tiles: Sequence[QImage]) -> QImage:
    """The tiles in rows, each below the one that stands above it."""
    small = [tile.scaledToWidth(TILE, Qt.TransformationMode.SmoothTransformation) for tile in tiles]
    ends = [GAP] * COLUMNS
    places: list[QPoint] = []
    for number, tile in enumerate(small):
        column = number % COLUMNS
        places.append(QPoint(GAP + column * (TILE + GAP), ends[column]))
        ends[column] += tile.height() + GAP
    made = QImage(QSize(GAP + COLUMNS * (TILE + GAP), max(ends)), QImage.Format.Format_RGB32)
    made.fill(QColor("#808080"))
    painter = QPainter(made)
    for place, tile in zip(places, small, strict=True):
        painter.drawImage(QRect(place, tile.size()), tile)
    painter.end()
    return made


def sheets(
    app: QApplication, look: Look, home: Home, folder: Path, names: Sequence[str]
) -> Iterator[tuple[str, QImage]]:
    """Each sheet with its name, setting by setting."""
    for name in names:
        setting = SETTINGS[name]
        with dressed(app, setting):
            stage = Stage(app, look, setting, home, folder / name)
            stage.window.activateWindow()
            stage.settle()
            for title, shots in (("blocks", KINDS), ("messages", MESSAGES)):
                tiles = [taken(stage, shot, marked=name == KEYBOARD) for shot in shots]
                at_once = COLUMNS * MOST
                for number, first in enumerate(range(0, len(tiles), at_once), 1):
                    yield f"{title}-{number}-{name}", sheet(tiles[first : first + at_once])
            stage.close()


def main(arguments: list[str]) -> int:
    """Make the sheets, those of the settings named only where some are; 2 where the folder is missing."""
    if not arguments or not set(arguments[1:]) <= SETTINGS.keys():
        sys.stderr.write(f"usage: python tests/ui/sheets.py OUT_FOLDER [{'|'.join(SETTINGS)} ...]\n")
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    os.environ |= ENVIRONMENT
    time.tzset()
    app = QApplication(["posture"])
    app.setFont(QFont("DejaVu Sans", 11))  # made now: one from before the application measures otherwise
    look = Look(app, "light")
    look.finish()
    cheapen(setattr)
    with tempfile.TemporaryDirectory(prefix="posture-sheets-") as name:
        folder = Path(name)
        home = checked_home(folder / "checked")
        for title, image in sheets(app, look, home, folder, arguments[1:] or list(SETTINGS)):
            file = out / f"{title}.png"
            if not image.save(str(file)):
                message = f"{file} could not be written."
                raise OSError(message)
            print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
