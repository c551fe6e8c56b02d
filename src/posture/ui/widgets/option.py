"""An answer to choose: a mark to set, text that wraps, and its why below."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QGridLayout, QRadioButton, QWidget

from posture.ui.icons import draw
from posture.ui.reading import inline, plain
from posture.ui.theme import worn
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.toggles import Toggles


class _Box(Toggles, QCheckBox):
    """A box to tick, as high as the text beside it."""

    def sizeHint(self) -> QSize:
        return _mark_size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_mark(self, round_=False)


class _Dot(Toggles, QRadioButton):
    """One mark of a group."""

    def sizeHint(self) -> QSize:
        return _mark_size(self)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        _paint_mark(self, round_=True)


class Option(QWidget):
    """One answer; ``several`` makes it a box to tick instead of one of a group."""

    def __init__(self, text: str, *, several: bool, key: str = "") -> None:
        super().__init__()
        mark = _Box() if several else _Dot()
        mark.hear_toggles()
        self.button: QAbstractButton = mark
        self.button.setAccessibleName(plain(text))
        self.button.setToolTip(key)
        self._text = Label(inline(text), rich=True)
        self._mark = Glyph("pass", "good", ems=1.1)
        self._why = Label("", Role.MUTED, rich=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.button, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._text, 0, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._mark, 1, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(self._why, 1, 1)
        grid.setColumnStretch(1, 1)
        self._mark.hide()
        self._why.hide()

    def explain(self, *, right: bool, why: str = "") -> None:
        """Show whether this answer is right, and why; by shape and words, not by colour alone."""
        self._mark.show_icon("pass" if right else "close", "good" if right else "warn")
        word = self.tr("Right.") if right else self.tr("Not this one.")
        self._why.setText(inline(why) if why else f"<b>{word}</b>")
        self.button.setAccessibleDescription(f"{word} {plain(why)}".strip())
        self._mark.show()
        self._why.show()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        if self.button.isEnabled():
            self.button.setFocus()
            self.button.click()


def _mark_size(button: QAbstractButton) -> QSize:
    side = max(24, round(button.fontMetrics().height() * 1.35))
    return QSize(side, side)


def _paint_mark(button: QAbstractButton, *, round_: bool) -> None:
    """The mark in the theme's colours, with a ring where the keyboard is."""
    theme = worn()
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = min(button.width(), button.height())
    inner = QRectF(0, 0, side, side).adjusted(4.5, 4.5, -4.5, -4.5)
    if button.hasFocus():
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawRoundedRect(inner.adjusted(-3, -3, 3, 3), *((side, side) if round_ else (6, 6)))
    chosen = theme.colour("accent" if button.isEnabled() else "edge")
    painter.setPen(QPen(chosen if button.isChecked() else theme.colour("edge"), 1.6))
    painter.setBrush(chosen if button.isChecked() else theme.colour("surface"))
    if round_:
        painter.drawEllipse(inner)
    else:
        painter.drawRoundedRect(inner, 4, 4)
    if button.isChecked() and round_:
        painter.setBrush(theme.colour("on_accent" if button.isEnabled() else "surface"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(inner.center(), inner.width() * 0.2, inner.width() * 0.2)
    elif button.isChecked():
        draw(
            painter,
            "pass",
            theme.colour("on_accent" if button.isEnabled() else "surface"),
            inner.adjusted(1, 1, -1, -1),
        )
    painter.end()
