"""Buttons: one primary a page, plain ones, links, answers to choose from, icons alone, and dangers."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.ground import aligned, mirrored
from posture.ui.icons import draw
from posture.ui.measures import SPACE
from posture.ui.theme import worn
from posture.ui.widgets.press import BARE, Press, Skin
from posture.ui.widgets.ring import ring_around
from posture.ui.widgets.wrapping import lines_of
from posture.words.speech import spoken


class Kind(StrEnum):
    """How a button looks."""

    PRIMARY = "primary"
    PLAIN = "plain"
    LINK = "link"
    CHOICE = "choice"
    ICON = "icon"
    DANGER = "danger"
    """Does what cannot be undone."""


_PLAIN = Skin("surface", line="edge")
SKINS = {
    Kind.PRIMARY: Skin(
        "accent", "accent_hover", "accent_hover", "", "on_accent", ring="on_accent", ring_inset=2.5
    ),
    Kind.PLAIN: _PLAIN,
    Kind.LINK: Skin(hover="", down="", ink="accent", ring=""),
    Kind.CHOICE: _PLAIN,
    Kind.ICON: Skin(ink="muted"),
    Kind.DANGER: Skin("surface", line="bad", ink="bad"),
}
CHOSEN = Skin("selected", "selected", "selected", "accent", "accent", ring="text")
_SIDES = {Kind.LINK: 0, Kind.ICON: SPACE.tight}  # pixels; the others have more
_ENDS = 9  # pixels above and below the words
SMALLEST = 24  # pixels: what a finger or a trembling hand still hits, WCAG 2.2, 2.5.8


class Button(Press):
    """A button with a verb on it; ``act`` is called without arguments when it is pressed.

    An icon alone has its verb as its tip and as its name.
    """

    def __init__(
        self,
        text: str,
        act: Callable[[], object] | None = None,
        *,
        kind: Kind = Kind.PLAIN,
        symbol: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(BARE, parent)
        self._words = ""
        self._symbol = symbol
        self.set_kind(kind)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCheckable(kind is Kind.CHOICE)
        self.setAutoExclusive(kind is Kind.CHOICE)  # a screen reader then says one of several
        if act is not None:
            self.clicked.connect(lambda _: act())
        self.toggled.connect(self._show_choice)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._words = spoken(text)
        self.setAccessibleName(self._words)
        if self._kind is Kind.ICON:
            self.setToolTip(self._words)
            self._words = ""
        super().setText(self._words)

    def set_kind(self, kind: Kind) -> None:
        """Look like another kind from now on."""
        self._kind = kind
        self.setProperty("kind", kind.value)
        ring_around(self, if_any=kind is Kind.LINK)
        self.skin = SKINS[kind]
        self.updateGeometry()
        self.update()

    @property
    def is_link(self) -> bool:
        """Whether it looks like words, with nothing around them."""
        return self._kind is Kind.LINK

    def _show_choice(self, chosen: bool) -> None:
        if self._kind is Kind.CHOICE:
            self.skin = CHOSEN if chosen else SKINS[self._kind]
            self.update()

    def size_in(self, width: int) -> QSize:
        """The size it wants where no more than ``width`` is to be had: its words break into lines."""
        return self._size("\n".join(self._lines(width)))

    def wrap_to(self, width: int) -> None:
        """Break the words into lines, or put them back into one, to fit the width."""
        wrapped = "\n".join(self._lines(width))
        if wrapped != self.text():
            super().setText(wrapped)

    def sizeHint(self) -> QSize:
        return self._size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self._size(max(self._words.split(), key=len, default=""))

    def _size(self, words: str) -> QSize:
        text = self.fontMetrics().size(0, words) if words else QSize(0, self.fontMetrics().height())
        around = QSize(2 * _SIDES.get(self._kind, SPACE.usual) + self._before(), 2 * _ENDS)
        if self._kind is Kind.ICON:
            around.setHeight(around.width() - text.height())
        return (text + around).expandedTo(QSize(SMALLEST, SMALLEST))

    def _before(self) -> int:
        """What the icon takes beside the words."""
        if not self._symbol:
            return 0
        return self._side() + (SPACE.tight if self._kind is not Kind.ICON else 0)

    def _side(self) -> int:
        return round(self.fontMetrics().height() * 1.05)

    def _lines(self, width: int) -> list[str]:
        """The words in as few lines as the width allows."""
        room = width - 2 * _SIDES.get(self._kind, SPACE.usual) - self._before()
        return lines_of(self._words.split(), self.fontMetrics(), room)

    def paint_words(self, painter: QPainter) -> None:
        colour = worn().colour(self.ink())
        text = self.fontMetrics().size(0, self.text()) if self.text() else QSize(0, 0)
        used = self._before() + text.width()
        left = 0 if self._kind is Kind.LINK else (self.width() - used) // 2
        if self._symbol:
            side = self._side()
            place = QRect(left, (self.height() - side) // 2, side, side)
            seen = mirrored(place, self.rect(), self.layoutDirection())
            draw(painter, self._symbol, colour, QRectF(seen), way=self.layoutDirection())
        place = QRect(left + self._before(), 0, text.width(), self.height())
        painter.setPen(colour)
        if self._kind is Kind.LINK and self.isEnabled() and self.underMouse():
            font = painter.font()
            font.setUnderline(True)
            painter.setFont(font)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        middle = Qt.AlignmentFlag.AlignVCenter | (
            Qt.AlignmentFlag.AlignLeft if self._kind is Kind.LINK else Qt.AlignmentFlag.AlignHCenter
        )
        seen = mirrored(place, self.rect(), self.layoutDirection())
        flags = int(aligned(middle, self.layoutDirection())) | int(Qt.TextFlag.TextDontClip)
        painter.drawText(seen, flags, self.text())
