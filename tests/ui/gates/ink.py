"""Contrast as it is painted: words, marks and rings, counted in the pixels of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from gates.fault import Fault, place_in, scrolled_by, seen, told
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from posture.ui.widgets.glyph import Glyph

WORDS = 4.5
"""The least contrast of words with their ground: WCAG 2.2, 1.4.3."""
PARTS = 3.0
"""The least contrast of marks, borders and focus rings with what is beside them: 1.4.11."""
_CLOSER = 3.0  # times as large, where fine strokes are looked at again
_FEW = 3  # pixels; fewer of a colour are chance
_RING = 8  # pixels around a widget in which its ring may lie

_Colours = Counter[int]


def painted(root: QWidget, ratio: float = 1.0) -> QImage:
    """The widget as it is shown, with ``ratio`` device pixels to each of its own."""
    size = root.size() * ratio
    image = QImage(size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(root.palette().window().color())
    root.render(image, QPoint(0, 0))
    return image


def faint(root: QWidget, image: QImage | None = None) -> Iterator[Fault]:
    """Words under 4.5 : 1 and marks under 3 : 1, in what shows of the page now; what is disabled may be."""
    image = painted(root) if image is None else image
    for widget in seen(root):
        least = _least(widget)
        if least is None or not widget.isEnabled():
            continue
        place = place_in(widget, root) & root.rect()
        if (area := scrolled_by(widget, root)) is not None:
            place &= place_in(area.viewport(), root)
        if place.height() < min(widget.height(), 32) or place.width() < 4:
            continue
        found = strongest(colours(image, place))
        if found < least:  # fine strokes are thinner than a pixel
            found = max(found, strongest(colours(_part(root, place, _CLOSER), None)))
        if 1.0 < found < least:
            yield Fault("contrast", told(widget), f"{found:.2f} : 1, needs {least}")


def ringless(root: QWidget) -> Iterator[Fault]:
    """What the keyboard reaches without a ring around it that is seen: 3 : 1 where it is drawn."""
    held = QApplication.focusWidget()
    for widget in list(seen(root)):
        if (
            not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            or not widget.isEnabled()
            or widget.focusProxy()
        ):
            continue
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()  # it is scrolled into view
        place = place_in(widget, root).adjusted(-_RING, -_RING, _RING, _RING) & root.rect()
        if place.isEmpty():
            yield Fault("focus ring", told(widget), "it is not in view where the keyboard is")
            continue
        with_it = _part(root, place)
        widget.clearFocus()
        without = _part(root, place)
        drawn = sum(_contrast(one, other) >= PARTS for one, other in _differing(without, with_it))
        if drawn < (place.width() + place.height()) / 2:
            yield Fault("focus ring", told(widget), f"{drawn} pixels of it can be seen")
    if held is not None:
        held.setFocus()


def colours(image: QImage, place: QRect | None) -> _Colours:
    """How many pixels of each colour lie in a place, given in the widget's own pixels."""
    if place is not None:
        ratio = image.devicePixelRatio()
        image = image.copy(QRect(place.topLeft() * ratio, place.size() * ratio))
    if image.isNull():
        return Counter()
    return Counter(memoryview(image.constBits()).cast("B").cast("I"))


def strongest(found: _Colours) -> float:
    """The contrast of the ground, which is what there is most of, with what differs from it most."""
    if not found:
        return 1.0
    [(ground, _)] = found.most_common(1)
    return max((_contrast(ground, ink) for ink, count in found.items() if count >= _FEW), default=1.0)


def _least(widget: QWidget) -> float | None:
    match widget:
        case QLabel() if widget.text():
            return WORDS
        case QCheckBox() | QRadioButton():
            return PARTS
        case QAbstractButton() if widget.text():
            return WORDS
        case QLineEdit() if widget.text() or widget.placeholderText():
            return WORDS
        case QPlainTextEdit() if widget.toPlainText() or widget.placeholderText():
            return WORDS
        case QComboBox() | QAbstractItemView():
            return WORDS
        case Glyph():
            return PARTS
    return None


def _part(root: QWidget, place: QRect, scale: float = 1.0) -> QImage:
    """What is shown in a place, ``scale`` times as large."""
    image = QImage(place.size() * scale, QImage.Format.Format_RGB32)
    image.fill(root.palette().window().color())
    painter = QPainter(image)
    painter.scale(scale, scale)
    root.render(painter, QPoint(0, 0), place)
    painter.end()
    return image


def _differing(one: QImage, other: QImage) -> Iterator[tuple[int, int]]:
    pairs = zip(
        memoryview(one.constBits()).cast("B").cast("I"),
        memoryview(other.constBits()).cast("B").cast("I"),
        strict=True,
    )
    return (pair for pair in pairs if pair[0] != pair[1])


@lru_cache(maxsize=1 << 16)
def _luminance(colour: int) -> float:
    """Relative luminance as WCAG 2.2 defines it, of 0xffrrggbb."""
    channels = ((colour >> shift & 255) / 255 for shift in (16, 8, 0))
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: int, other: int) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
