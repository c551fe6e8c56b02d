"""Where the window stands: whole, and inside the screen that it is on."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QPoint, QRect, QSize
from PySide6.QtWidgets import QStyle, QWidget

USUAL = QSize(980, 660)
LEAST = QSize(640, 400)
"""What fits a laptop of 1366×768 at 150 % with its panel and the window's title; smaller screens set less."""


def take_up(window: QWidget, kept: str) -> None:
    """Give a window that is not shown yet its size and place: those it had (``kept``), else the usual size.

    What was kept for a screen that is gone, or for a larger one, is brought onto one that is there.
    """
    window.resize(USUAL)
    if kept and window.restoreGeometry(QByteArray.fromBase64(kept.encode())):
        stay_inside(window)
    else:
        _fit(window)


def stay_inside(window: QWidget) -> None:
    """Make the window small enough for its screen, and move it there; again whenever it comes to another."""
    _fit(window)
    area = window.screen().availableGeometry()
    framed = window.frameGeometry()
    if not _fills(window) and not area.contains(framed):
        window.move(_moved_into(framed, area))


def kept_place(window: QWidget) -> str:
    """Size and place, to be kept for the next time."""
    return bytes(window.saveGeometry().toBase64().data()).decode()


def _fit(window: QWidget) -> None:
    room = window.screen().availableSize() - _frame(window)
    window.setMinimumSize(LEAST.boundedTo(room))
    if not _fills(window):
        window.resize(window.size().boundedTo(room))


def _frame(window: QWidget) -> QSize:
    """What the desktop draws around it; before it is shown, the height of a title."""
    around = window.frameGeometry().size() - window.size()
    if window.isVisible() and not around.isNull():
        return around
    return QSize(0, window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))


def _fills(window: QWidget) -> bool:
    return window.isMaximized() or window.isFullScreen()


def _moved_into(framed: QRect, area: QRect) -> QPoint:
    left = max(area.left(), min(framed.left(), area.right() - framed.width() + 1))
    top = max(area.top(), min(framed.top(), area.bottom() - framed.height() + 1))
    return QPoint(left, top)
