"""Where the window stands, on made-up screens: a process each, for Qt reads them when it starts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui.bridge import Bridge
from posture.ui.look import Look
from posture.ui.placing import kept_place
from posture.ui.window import Window

home, host, kept, *wish = sys.argv[1:]
app = QApplication([])
bridge = Bridge(Session(Path(home), RecordedHost(Path(host)), live=True))
window = Window(bridge, Look(app), kept)
window.show()
app.processEvents()
for step in wish:
    x, y, width, height = map(int, step.split())
    window.resize(width, height)
    window.move(x, y)
    app.processEvents()
framed, area = window.frameGeometry(), window.screen().availableGeometry()
print(json.dumps({
    "inside": area.contains(framed), "screen": window.screen().name(),
    "size": [window.width(), window.height()], "least": [window.minimumWidth(), window.minimumHeight()],
    "area": [area.width(), area.height()], "kept": kept_place(window),
}))
window.close()
bridge.close()
"""
HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"


class Desk:
    """A place with screens, at which the window is opened."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open_window(
        self, *screens: tuple[str, int, int, int], scale: float = 1.0, kept: str = "", wish: str = ""
    ) -> dict[str, Any]:
        """Open it on screens (name, x, width, height) whose parts are ``scale`` times as large."""
        config = self._folder / "screens.json"
        named = [
            {"name": name, "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
            for name, x, width, height in screens
        ]
        # What desktops draw around a window: a title of some 37 pixels.
        margins = {"left": 1, "top": 37, "right": 1, "bottom": 1}
        config.write_text(json.dumps({"screens": named, "windowFrameMargins": margins}))
        arguments = [str(self._folder / "home"), str(HOST), kept, *([wish] if wish else [])]
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments],
            env={
                **os.environ,
                "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
                "QT_SCALE_FACTOR": str(scale),
            },
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize(
    ("width", "height", "scale"),
    [
        (1366, 768, 1.0),
        (1366, 768, 1.5),
        (1366, 768, 2.0),
        (1280, 720, 1.0),
        (1280, 720, 1.25),
        (1920, 1080, 2.0),
        (1024, 600, 1.75),
    ],
)
def test_it_opens_inside_its_screen_with_its_frame(desk: Desk, width: int, height: int, scale: float) -> None:
    told = desk.open_window(("laptop", 0, width, height), scale=scale)
    assert told["inside"], told
    assert told["least"][0] <= told["area"][0]
    assert told["least"][1] <= told["area"][1]


def test_it_is_as_large_as_usual_where_there_is_room(desk: Desk) -> None:
    assert desk.open_window(("desk", 0, 1920, 1080))["size"] == [980, 660]


def test_it_can_be_made_small_enough_for_a_laptop_at_150_percent_with_its_panel(desk: Desk) -> None:
    told = desk.open_window(("laptop", 0, 1366, 768), scale=1.5, wish="10 40 100 100")
    panel, title = 48, 38
    assert told["size"][1] + panel + title <= 768 / 1.5
    assert told["size"][0] <= 1366 / 1.5


def test_it_comes_back_to_where_it_stood(desk: Desk) -> None:
    two = (("left", 0, 1920, 1080), ("right", 1920, 1920, 1080))
    kept = desk.open_window(*two, wish="2300 200 1000 700")["kept"]
    told = desk.open_window(*two, kept=kept)
    assert (told["screen"], told["size"]) == ("right", [1000, 700])


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_comes_back_from_a_screen_that_is_gone(desk: Desk, scale: float) -> None:
    two = (("left", 0, 1366, 768), ("right", 1366, 2560, 1440))
    kept = desk.open_window(*two, wish="1700 300 1900 1000")["kept"]
    told = desk.open_window(("left", 0, 1366, 768), scale=scale, kept=kept)
    assert told["inside"], told


def test_what_was_kept_by_somebody_else_is_passed_over(desk: Desk) -> None:
    told = desk.open_window(("desk", 0, 1920, 1080), kept="bm90IGEgZ2VvbWV0cnk=")
    assert told["inside"]
    assert told["size"] == [980, 660]
