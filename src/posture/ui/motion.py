"""Gentle motion: short, and none where the person's system asks for rest or where nobody looks."""

from __future__ import annotations

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QPropertyAnimation, Qt, QVariantAnimation
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

from posture.ui.widgets.glyph import Glyph

LONGEST = 200  # milliseconds
_FADE = 140


def moves() -> bool:
    """Whether anything may move: not drawn into memory, and not where effects are switched off.

    Windows, KDE and macOS say so by their effects, as ``isEffectEnabled`` tells; from Qt 6.12 on each system
    by its preference for reduced motion.
    """
    if QGuiApplication.platformName() in ("offscreen", "minimal"):
        return False
    hints = QGuiApplication.styleHints()
    wishes = getattr(hints, "accessibility", lambda: None)()
    preference = getattr(wishes, "motionPreference", lambda: None)()
    if getattr(preference, "name", "") == "ReducedMotion":
        return False
    return QApplication.isEffectEnabled(Qt.UIEffect.UI_General)


def fade_in(widget: QWidget) -> QAbstractAnimation | None:
    """Let the widget come in; at the end it is as if nothing had been. None where nothing moves."""
    if not moves():
        return None
    veil = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(veil)
    coming = QPropertyAnimation(veil, b"opacity", veil)
    coming.setDuration(_FADE)
    coming.setStartValue(0.0)
    coming.setEndValue(1.0)
    coming.setEasingCurve(QEasingCurve.Type.OutCubic)
    coming.finished.connect(lambda: widget.setGraphicsEffect(None))  # type: ignore[arg-type]  # Qt takes None
    coming.start()
    return coming


def turn(glyph: Glyph) -> QAbstractAnimation | None:
    """Turn an icon once around itself. None where nothing moves."""
    if not moves():
        return None
    turning = QVariantAnimation(glyph)
    turning.setDuration(LONGEST)
    turning.setStartValue(-180.0)
    turning.setEndValue(0.0)
    turning.setEasingCurve(QEasingCurve.Type.OutCubic)
    turning.valueChanged.connect(glyph.lean)
    turning.start(QAbstractAnimation.DeletionPolicy.DeleteWhenStopped)
    return turning
