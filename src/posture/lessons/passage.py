"""What a block says to everybody, or only to people with certain systems or desktops."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

SYSTEMS = ("windows", "macos", "linux")
DESKTOPS = (
    *("gnome", "kde", "xfce", "cinnamon", "mate", "lxqt", "lxde", "cosmic", "budgie", "unity", "pantheon"),
    *("deepin", "ukui", "enlightenment", "trinity", "phosh", "lomiri", "gnome-flashback", "hyprland", "sway"),
    *("niri", "river", "labwc", "wayfire", "dwl", "i3", "bspwm", "awesome", "openbox", "fluxbox", "dwm"),
    *("xmonad", "herbstluftwm", "icewm", "jwm"),
)
"""The desktops of Linux, by the names that the fact ``system.desktop`` has for them."""
PLACES = (*SYSTEMS, *DESKTOPS)


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing that lies beside the lesson; ``alt`` says what it explains."""

    alt: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Keepsake:
    """Something to fill in and keep on this computer; lessons that name the same share it."""

    name: str
    label: str
    line: int


Piece: TypeAlias = str | Picture | Keepsake
"""Words are Markdown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words, pictures and things to keep, then steps to do; ``only`` is empty where it is for everybody."""

    title: str
    only: tuple[str, ...]
    pieces: tuple[Piece, ...]
    steps: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """Its words as Markdown, without pictures and things to keep."""
        return "\n\n".join(piece for piece in self.pieces if isinstance(piece, str))


def fitting(passages: Sequence[Passage], system: str, desktop: str = "") -> tuple[Passage, ...]:
    """The passages for everybody, and those for a computer with this system and desktop.

    Where one is for the desktop, it stands in place of those for all of Linux.
    """
    own = desktop if system == "linux" else ""
    here = own if own and any(own in passage.only for passage in passages) else system
    return tuple(passage for passage in passages if not passage.only or here in passage.only)


def writing_last(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, and what is to be written down behind the last step: most steps find out what it is."""
    asked = tuple(piece for each in passages for piece in each.pieces if isinstance(piece, Keepsake))
    if not asked:
        return tuple(passages)
    kept = (tuple(piece for piece in each.pieces if piece not in asked) for each in passages)
    told = tuple(replace(each, pieces=pieces) for each, pieces in zip(passages, kept, strict=True))
    return (*told, Passage("", (), asked, (), asked[0].line))


def for_everybody(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages that every computer shows."""
    return tuple(passage for passage in passages if not passage.only)
