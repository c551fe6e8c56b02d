"""Writes ``docs/promises.md`` and its pictures: ``make promises``.

Every scene of ``ui/gates/scenes.py`` is played, each command of ``commands_given.py`` given, IT's page
rendered; a sentence stands under the first of them that says it. What none of them says is listed at the end
with the file that does, so nothing can be left out in silence.
"""

from __future__ import annotations

import base64
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))  # loopback.py serves several folders
sys.path.append(str(Path(__file__).parents[1] / "words"))
sys.path.append(str(Path(__file__).parents[1] / "ui"))

from commands_given import spoken
from gates.english import bare, texts
from gates.fault import seen
from gates.homes import CHECKS, cheapen, make_homes
from gates.person import Home
from gates.scenes import SCENES, Scene
from gates.settings import Setting
from gates.stage import Stage, dressed
from pictures import ENVIRONMENT
from promised import sentences
from promises_page import DOCS, Page
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from posture.collector.organisation import load, publish
from posture.collector.rounds.opening import Wish, open_round
from posture.collector.web.page import render, style_sheet
from posture.policy.policy import default_policy
from posture.ui.look import Look

PICTURES = DOCS / "pictures" / "promises"
_TITLES = {
    "closed": "After the close, for members and IT",
    "open": "While the next round is open",
    "everybody": "Where IT shows it to everybody",
}
_SETTING = Setting("light", 100, "en", "usual")


def words(page: str) -> str:
    """What a page in HTML says."""
    return " ".join(html.unescape(re.sub(r"<[^<>]*>", " ", page)).split())


def windows(app: QApplication, look: Look, homes: Mapping[str, Home]) -> Iterator[tuple[Scene, str, QImage]]:
    """Each scene, all that it says, and the whole of its page."""
    with tempfile.TemporaryDirectory(prefix="posture-promises-") as folder, dressed(app, _SETTING):
        for number, scene in enumerate(SCENES.values()):
            stage = Stage(app, look, _SETTING, homes[scene.home], Path(folder) / str(number))
            scene.play(stage)
            _show_whole(stage)
            said = " ".join(
                bare(text) for widget in (stage.root, *seen(stage.root)) for text in texts(widget)
            )
            yield scene, " ".join(said.split()), stage.root.grab().toImage()
            stage.close()


def _show_whole(stage: Stage) -> None:
    """As high a window as its page needs, for nothing to be scrolled."""
    for _ in range(3):  # a page that grows may show more
        bars = (area.verticalScrollBar() for area in stage.window.findChildren(QAbstractScrollArea))
        below = max((bar.maximum() for bar in bars if bar.isVisible()), default=0)
        stage.window.resize(stage.window.width(), stage.window.height() + below)
        stage.settle()


def trimmed(image: QImage) -> QImage:
    """Without the empty room below: rows that are like the last one."""
    last = [image.pixel(x, image.height() - 1) for x in range(0, image.width(), 5)]
    height = image.height()
    while height > 1 and [image.pixel(x, height - 1) for x in range(0, image.width(), 5)] == last:
        height -= 1
    return image.copy(0, 0, image.width(), min(height + 24, image.height()))


def its_pages(collector: Path, now: datetime) -> Iterator[tuple[str, str]]:
    """IT's page after a close, as IT sees it, and with the next round open: its name, and its HTML."""
    organisation = load(collector)
    key = base64.b64encode(f"it:{organisation.page_key}".encode()).decode()
    with closing(organisation.store()) as store:
        yield "closed", render(organisation, store, f"Basic {key}", now=now)
        open_round(organisation, store, Wish(default_policy(CHECKS), seconds=60, few=True), now=now)
        yield "open", render(organisation, store, f"Basic {key}", now=now)
    everybody = publish(organisation, to_everyone=True)
    with closing(everybody.store()) as store:
        yield "everybody", render(everybody, store, "", now=now)


def photographed(page: str, name: str, folder: Path) -> str:
    """The picture's name, "" where there is no Chromium to take it."""
    browser = shutil.which("chromium")
    if browser is None:
        return ""
    (folder / "page.html").write_text(page.replace('href="/style.css"', 'href="style.css"'), encoding="utf-8")
    (folder / "style.css").write_text(style_sheet(), encoding="utf-8")
    command = (browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
    command += (f"--user-data-dir={folder / 'browser'}", "--hide-scrollbars", "--window-size=980,2000")
    command += (f"--screenshot={folder / 'page.png'}", (folder / "page.html").as_uri())
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    trimmed(QImage(str(folder / "page.png"))).save(str(PICTURES / f"it-{name}.png"))
    return f"it-{name}"


def write() -> int:
    """Write the page and the pictures; 0."""
    os.environ |= ENVIRONMENT
    time.tzset()
    app = QApplication(["posture"])
    app.setFont(QFont("DejaVu Sans", 11))
    look = Look(app, "light")
    look.finish()
    cheapen(setattr)
    page = Page(sentences())
    PICTURES.mkdir(parents=True, exist_ok=True)
    for old in PICTURES.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory(prefix="posture-homes-") as name:
        homes = make_homes(Path(name))
        page.lines.append("## The window\n")
        for scene, said, image in windows(app, look, homes):
            if found := page.says(said):
                image.save(str(PICTURES / f"{scene.name}.png"))
                page.part(scene.name.replace("-", " "), found, picture=scene.name)
        page.lines.append("## The terminal\n")
        for command, said in spoken(homes, Path(name)):
            if found := page.says(said):
                page.part(command, found)
        page.lines.append("## IT's page\n")
        for title, text in its_pages(Path(name) / "collector", homes["summed"].now):
            if found := page.says(words(text)):
                page.part(_TITLES[title], found, picture=photographed(text, title, Path(name)))
    page.rest()
    (DOCS / "promises.md").write_text("\n".join(page.lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(write())
