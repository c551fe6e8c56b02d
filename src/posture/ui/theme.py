"""Colours as tokens, and the palette that Qt's own drawing takes from them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QToolTip

TOKENS = frozenset(
    {
        "window",
        "surface",
        "line",
        "edge",
        "text",
        "muted",
        "accent",
        "accent_hover",
        "on_accent",
        "good",
        "warn",
        "bad",
        "unknown",
        "hover",
        "selected",
    }
)
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_PROPERTY = "posture_theme"

INKS: Mapping[str, QPalette.ColorRole] = {
    "text": QPalette.ColorRole.WindowText,
    "muted": QPalette.ColorRole.PlaceholderText,
    "accent": QPalette.ColorRole.Link,
    "good": QPalette.ColorRole.LinkVisited,
    "warn": QPalette.ColorRole.BrightText,
    "bad": QPalette.ColorRole.Shadow,
    "unknown": QPalette.ColorRole.Dark,
}
"""The roles of the palette that labels take their colours from: a new palette is all that a change needs.

Qt knows no colours of states. Those here stand in roles that nothing of ours and little of Fusion uses.
"""

_ROLES: Mapping[str, tuple[QPalette.ColorRole, ...]] = {
    "window": (QPalette.ColorRole.Window,),
    "surface": (QPalette.ColorRole.Base, QPalette.ColorRole.Button, QPalette.ColorRole.ToolTipBase),
    "hover": (QPalette.ColorRole.AlternateBase,),
    "line": (QPalette.ColorRole.Midlight, QPalette.ColorRole.Light),
    "edge": (QPalette.ColorRole.Mid,),
    "text": (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.ToolTipText),
    "accent": (QPalette.ColorRole.Highlight, QPalette.ColorRole.Accent),
    "on_accent": (QPalette.ColorRole.HighlightedText,),
}


class ThemeError(Exception):
    """A theme file that cannot be used; ``str()`` names the file and what to mend."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A set of colours; ``colours`` has every name of ``TOKENS``, as ``#rrggbb``."""

    name: str
    dark: bool
    colours: Mapping[str, str]

    def colour(self, token: str) -> QColor:
        return QColor(self.colours[token])


def read_theme(data: bytes, path: str) -> Theme:
    """The theme in a token file; ThemeError says what is wrong with it."""
    try:
        form = tomllib.loads(data.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ThemeError(f"{path} is no TOML file: {error}.") from error
    name, dark, colours = form.get("name"), form.get("dark"), form.get("colours")
    if not isinstance(name, str) or not isinstance(dark, bool) or not isinstance(colours, dict):
        raise ThemeError(f'{path} needs name = "…", dark = true or false, and a table [colours].')
    if missing := TOKENS - colours.keys():
        raise ThemeError(f"{path} lacks the colours {', '.join(sorted(missing))}.")
    if unknown := colours.keys() - TOKENS:
        raise ThemeError(f"{path} has colours nothing uses: {', '.join(sorted(unknown))}.")
    for token, value in colours.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ThemeError(f'{path}: {token} must be like "#1b1f24", in small letters.')
    return Theme(name, dark, MappingProxyType(dict(colours)))


def palette(theme: Theme) -> QPalette:
    """The palette for labels, and for everything that Qt draws."""
    made = QPalette()
    for token, roles in _ROLES.items():
        for role in roles:
            made.setColor(role, theme.colour(token))
    for token, role in INKS.items():
        made.setColor(role, theme.colour(token))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("muted"))
    return made


def put_on(app: QApplication, theme: Theme) -> None:
    """Dress the whole application in the theme; open windows change at once."""
    app.setProperty(_PROPERTY, theme)
    whole = palette(theme)
    app.setPalette(whole)
    lists = QPalette(whole)
    lists.setColor(QPalette.ColorRole.Highlight, theme.colour("selected"))
    lists.setColor(QPalette.ColorRole.HighlightedText, theme.colour("text"))
    app.setPalette(lists, "QAbstractItemView")  # type: ignore[arg-type]  # its stubs say bytes
    QToolTip.setPalette(whole)


def worn() -> Theme:
    """The theme that the application wears now, as ``QApplication.palette()`` is its palette."""
    app = QApplication.instance()
    theme = app.property(_PROPERTY) if app else None
    if not isinstance(theme, Theme):
        raise ThemeError("No theme was put on yet.")
    return theme
