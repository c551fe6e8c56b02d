"""The ways in which the window is looked at, and the rows in which all of them meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gates.cover import Row, pairs, spread, turned

THEMES = ("light", "dark", "light-contrast", "dark-contrast")
TEXTS = ("100", "150", "200")
SPEECHES = ("en", "de", "pseudo", "rtl")
WINDOWS = ("usual", "small", "scaled", "wide")
DIMENSIONS = {"theme": THEMES, "text": TEXTS, "speech": SPEECHES, "window": WINDOWS}

_SIZES = {
    "usual": (980, 660, 1.0),
    "small": (720, 480, 1.0),
    "scaled": (910, 472, 1.5),  # 1366×768 at 150 %, less a panel and the window's frame
    "wide": (1920, 1080, 1.0),
}
_USUAL: tuple[Row, ...] = (
    {"theme": "light", "text": "100", "speech": "en", "window": "usual"},
    {"theme": "dark", "text": "100", "speech": "en", "window": "usual"},
)
"""In these every scene is looked at, and in three more that hold everything else between them."""

_OTHERS = {
    "window": WINDOWS[1:],
    "speech": SPEECHES[1:],
    "text": (*TEXTS[1:], TEXTS[0]),
    "theme": THEMES[:0:-1],
}
MOST = 250
"""So many scenes in settings are looked at in all, where it is not the full product."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A theme's name, the text's size in per cent, what is spoken, and a window."""

    theme: str
    text: int
    speech: str
    window: str

    @property
    def size(self) -> tuple[int, int]:
        """The window's width and height, in pixels that do not depend on the screen."""
        return _SIZES[self.window][:2]

    @property
    def ratio(self) -> float:
        """The screen's pixels to each of these."""
        return _SIZES[self.window][2]

    def __str__(self) -> str:
        return f"{self.theme}-{self.text}-{self.speech}-{self.window}"


def setting(row: Row) -> Setting:
    return Setting(row["theme"], int(row["text"]), row["speech"], row["window"])


def in_pairs(scenes: Sequence[str]) -> dict[Setting, list[str]]:
    """The scenes of each setting: all of them in the usual two, and each meets every other value once.

    Over all the scenes every value of a dimension meets every value of each other one.
    """
    met = [(scene, row) for row in _USUAL for scene in scenes]
    turns = turned(_OTHERS)
    met += spread(scenes, turns, pairs(DIMENSIONS, (*_USUAL, *turns)), each=3, most=MOST - len(met))
    found: dict[Setting, list[str]] = {}
    for scene, row in met:
        names = found.setdefault(setting(row), [])
        if scene not in names:
            names.append(scene)
    return found


def in_full(scenes: Sequence[str]) -> dict[Setting, list[str]]:
    """All scenes in all settings."""
    return {
        Setting(theme, int(text), speech, window): list(scenes)
        for theme in THEMES
        for text in TEXTS
        for speech in SPEECHES
        for window in WINDOWS
    }
