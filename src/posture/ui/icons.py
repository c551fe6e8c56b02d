"""Icons, a stroke set in one colour, and drawings in several, in the theme's colours."""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from posture.application.shipped_files import shipped_bytes
from posture.ui.theme import Theme

_RATIOS = (1, 2, 3)
_POINTING = ("back", "next", "open", "again", "chat", "sign")


@cache
def _drawing(name: str) -> bytes:
    return shipped_bytes(f"ui/icons/{name}.svg")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    tinted = _drawing(name).replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(tinted))


def draw(
    painter: QPainter,
    name: str,
    colour: QColor,
    place: QRectF,
    *,
    way: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
) -> None:
    """Draw the icon into ``place``, sharp at every resolution.

    One that points somewhere points the other way where one reads from the right.
    """
    if way is Qt.LayoutDirection.RightToLeft and name in _POINTING:
        painter.save()
        painter.setTransform(QTransform(-1, 0, 0, 1, 2 * place.center().x(), 0), combine=True)
        _renderer(name, colour.name()).render(painter, place)
        painter.restore()
    else:
        _renderer(name, colour.name()).render(painter, place)


def picture(name: str, theme: Theme) -> QSvgRenderer:
    """The drawing ``ui/drawings/NAME.svg``, with the theme's colours for its ``$names``."""
    return coloured(_shipped(name), theme)


def coloured(drawing: str, theme: Theme) -> QSvgRenderer:
    """A drawing given as SVG, with the theme's colours for its ``$names``."""
    return _coloured(drawing, frozenset(theme.colours.items()))


@cache
def _shipped(name: str) -> str:
    return shipped_bytes(f"ui/drawings/{name}.svg").decode()


@cache
def _coloured(drawing: str, colours: frozenset[tuple[str, str]]) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(Template(drawing).substitute(dict(colours)).encode()))


@cache
def _icon(name: str, colour: str, side: int, room: int) -> QIcon:
    icon = QIcon()
    for ratio in _RATIOS:
        pixmap = QPixmap(QSize(side + room, side) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _renderer(name, colour).render(painter, QRectF(0, 0, side * ratio, side * ratio))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        icon.addPixmap(pixmap)
    return icon


def icon(name: str, colour: QColor, side: int, *, room: int = 0) -> QIcon:
    """The icon for a button: ``side`` device-independent pixels, and ``room`` empty ones behind it."""
    return _icon(name, colour.name(), side, room)
