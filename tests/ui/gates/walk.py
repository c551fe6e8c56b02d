"""All gates over scenes in a setting; what they find, scene by scene."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from gates import english, ink, reach, room, spoken_tree
from gates.fault import Fault
from gates.homes import CHECKS, ORGANISATION
from gates.person import Home
from gates.scenes import Scene
from gates.settings import Setting
from gates.stage import Stage, dressed
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from posture.application.licences import components
from posture.lessons.library import load
from posture.ui.look import Look

TOP = Path(__file__).parents[3]
_TECHNICAL = re.compile(r"[a-z]+(, [a-z]+)*\.?")
_MONTHS = frozenset(month_name[1:])
"""A day that stands alone is the locale's, and the made-up language has none of its own."""
_NAMES = {
    *_MONTHS,
    "Posture",
    "English",
    "Deutsch",
    ORGANISATION,
    *CHECKS,
    *(each.licence for each in components()),
}
_EVERYWHERE = (
    room.clipped,
    room.fixed,
    room.overlapping,
    room.hidden_ways,
    reach.hidden_away,
    reach.small,
    spoken_tree.unnamed,
    spoken_tree.unmarked,
)

Folder = Callable[[], Path]
"""Gives a folder that is not there yet."""


def faults(root: QWidget, setting: Setting) -> tuple[list[Fault], QImage]:
    """What all gates find on what is shown, and its picture."""
    image = ink.painted(root, setting.ratio)
    found = [fault for gate in _EVERYWHERE for fault in gate(root)]
    found += ink.faint(root, image)
    if setting.speech == "pseudo":
        found += english.untranslated(root, _may_stay)
    return found, image


def walk(
    app: QApplication,
    look: Look,
    setting: Setting,
    scenes: Sequence[Scene],
    homes: Mapping[str, Home],
    folder: Folder,
) -> Iterator[tuple[Scene, list[Fault], QImage]]:
    """Each scene in the setting with what was found; scenes that begin alike share a window."""
    with dressed(app, setting):
        stage: Stage | None = None
        here = ""
        for scene in scenes:
            if stage is None or scene.home != here:
                if stage is not None:
                    stage.close()
                stage, here = Stage(app, look, setting, homes[scene.home], folder()), scene.home
            scene.play(stage)
            yield scene, *faults(stage.root, setting)
            if scene.spoils:
                stage.close()
                stage = None
        if stage is not None:
            stage.close()


def _may_stay(run: str) -> bool:
    """Names, of lessons' sources as well, and technical ones in a row."""
    return run in _NAMES or run in _SOURCES or _TECHNICAL.fullmatch(run) is not None


_SHELVES = (TOP / "lessons", TOP / "tests" / "lessons" / "shelf")
_SOURCES = "\n".join(
    source.name for shelf in _SHELVES for lesson in load(shelf).lessons.values() for source in lesson.sources
)
