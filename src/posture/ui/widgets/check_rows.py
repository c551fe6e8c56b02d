"""The list of checks as it is drawn: headings, and rows in rounded groups."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from posture.ui.icons import draw
from posture.ui.models.check_list import CheckListModel, CheckRole, CheckRow, Heading
from posture.ui.theme import Theme, worn
from posture.ui.widgets.label import Role, font
from posture.ui.words import area_name, face, state_words

_CORNER = 12.0
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
_STACKS_BELOW = 13  # lines of text: where the words get less room, the state stands below the title
_FEWEST_LINES = 12  # lines high: the least of the list
_TWO_LINES_BELOW = 32  # where the finding gets less room, it gets a second line
_Index = QModelIndex | QPersistentModelIndex


class _Frame:
    """Where the parts of a row stand, in the measure of the present font.

    The height follows from the title and the width alone, so that a row stands still while its verdict comes:
    the finding has its lines whatever it says, and the state has the room of the longest word.
    """

    def __init__(self, row: CheckRow, rect: QRect, direction: Qt.LayoutDirection) -> None:
        self.title = QFontMetrics(font(Role.STRONG))
        self.plain = QFontMetrics(font(Role.BODY))
        em = self.plain.height()
        self._rect, self._direction = rect, direction
        self.pad = round(em * 0.75)
        self.icon = round(em * 1.2)
        self.word = max(map(self.plain.horizontalAdvance, state_words()))
        self.left = self.pad * 2 + self.icon + 2
        whole = max(em * 4, rect.width() - self.left - self.pad)
        beside = whole - self.word - self.pad
        self.stacked = beside < em * _STACKS_BELOW
        self.width = whole
        self.title_width = whole if self.stacked else beside
        self.lines = 2 if whole < em * _TWO_LINES_BELOW else 1
        self.title_height = _height(self.title, row.title, self.title_width)
        self.word_height = self.plain.height() if self.stacked else 0
        self.finding_height = self.plain.lineSpacing() * self.lines

    @property
    def height(self) -> int:
        return self.title_height + self.word_height + self.finding_height + self.pad * 2

    def icon_place(self) -> QRect:
        """Beside the title, where the row is stacked; else in the middle."""
        top = self.pad if self.stacked else (self.height - self.icon) // 2
        return self._visual(QRect(self.pad, top, self.icon, self.icon))

    def title_place(self) -> QRect:
        return self._visual(QRect(self.left, self.pad, self.title_width, self.title_height))

    def finding_place(self) -> QRect:
        top = self.pad + self.title_height + self.word_height
        return self._visual(QRect(self.left, top, self.width, self.finding_height))

    def word_place(self) -> QRect:
        """At the end of the title's first line, or below the title."""
        if self.stacked:
            place = QRect(self.left, self.pad + self.title_height, self.width, self.word_height)
        else:
            left = self._rect.width() - self.pad - self.word - 2
            place = QRect(left, self.pad, self.word + 2, self.title.height())
        return self._visual(place)

    def align(self, *, end: bool = False) -> Qt.AlignmentFlag:
        """To the side where a line begins, or ends, as the window is read."""
        side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        return QStyle.visualAlignment(self._direction, side) | Qt.AlignmentFlag.AlignAbsolute

    def _visual(self, place: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self._rect, place.translated(self._rect.topLeft()))


class CheckDelegate(QStyledItemDelegate):
    """Draws a check: icon, title, finding, and the state's word; the colour never stands alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(CheckRole.ROW)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        if isinstance(row, Heading):
            return QSize(width, round(QFontMetrics(font(Role.HEADING)).height() * 2))
        return QSize(width, _Frame(row, QRect(0, 0, width, 0), option.direction).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(CheckRole.ROW)
        theme = worn()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            painter.setFont(font(Role.HEADING))
            painter.setPen(theme.colour("text"))
            at_bottom = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            painter.setLayoutDirection(option.direction)
            painter.drawText(option.rect.adjusted(2, 4, -2, 0), at_bottom, area_name(row.area))
        else:
            _paint_ground(painter, option, index, theme)
            _paint_row(painter, row, _Frame(row, option.rect, option.direction), theme)
        painter.restore()


class CheckListView(QListView):
    """The list; ``opened`` names the check whose row was clicked or entered."""

    opened = Signal(str)

    def __init__(self, model: CheckListModel) -> None:
        super().__init__()
        self._whole = False
        self.setModel(model)
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self.updateGeometry)
        self.setItemDelegate(CheckDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Checks"))
        self.setFrameShape(QFrame.Shape.NoFrame)  # each group of rows is a card of its own
        self.viewport().setAutoFillBackground(False)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)

    def show_whole(self, *, whole: bool) -> None:
        """Be as high as all rows, so that what is around it scrolls, and nothing in here."""
        if whole is not self._whole:
            self._whole = whole
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """A few rows are seen at once, or all of them."""
        fewest = self.fontMetrics().height() * _FEWEST_LINES
        if not self._whole:
            return QSize(0, fewest)
        rows = sum(self.sizeHintForRow(place) for place in range(self.model().rowCount()))
        return QSize(0, max(fewest, rows + 2 * self.frameWidth()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if self._whole and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
            and self.currentIndex().isValid()
        ):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(CheckRole.ROW)
        if isinstance(row, CheckRow):
            self.opened.emit(row.check)


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    return metrics.boundingRect(QRect(0, 0, width, 1 << 16), int(_WRAP), text).height() if text else 0


def _in_lines(metrics: QFontMetrics, text: str, width: int, most: int) -> str:
    """The text in lines that fit the width; where it needs more than ``most``, the last one ends with “…”."""
    lines: list[str] = []
    words = text.split()
    for place, word in enumerate(words):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = metrics.elidedText(
                f"{lines[-1]} {' '.join(words[place:])}", Qt.TextElideMode.ElideRight, width
            )
            break
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines)


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, index: _Index, theme: Theme) -> None:
    """The surface below a row: one card a group, with thin lines between its rows."""
    first, last = index.data(CheckRole.FIRST), index.data(CheckRole.LAST)
    card = QRectF(option.rect).adjusted(0.5, 0.5 if first else -_CORNER, -0.5, -0.5 if last else _CORNER)
    path = QPainterPath()
    path.addRoundedRect(card, _CORNER, _CORNER)
    painter.setClipRect(option.rect)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.fillPath(path, theme.colour("hover" if hovered else "surface"))
    painter.setPen(theme.colour("line"))
    painter.drawPath(path)
    if not last:
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
    if option.state & QStyle.StateFlag.State_HasFocus:
        ring = painter.pen()
        ring.setColor(theme.colour("accent"))
        ring.setWidth(2)
        painter.setPen(ring)
        painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 3, -3, -3), 8, 8)


def _paint_row(painter: QPainter, row: CheckRow, frame: _Frame, theme: Theme) -> None:
    look = face(None if row.waits else row.outcome, off=row.off and not row.waits)
    draw(painter, look.symbol, theme.colour(look.tone), QRectF(frame.icon_place()))
    painter.setFont(font(Role.STRONG))
    painter.setPen(theme.colour("text"))
    painter.drawText(frame.title_place(), int(_WRAP | frame.align()), row.title)
    painter.setFont(font(Role.BODY))
    painter.setPen(theme.colour("muted"))
    finding = _in_lines(frame.plain, row.line, frame.width, frame.lines)
    painter.drawText(frame.finding_place(), int(Qt.AlignmentFlag.AlignTop | frame.align()), finding)
    painter.setPen(theme.colour(look.tone))
    middle = Qt.AlignmentFlag.AlignVCenter | frame.align(end=not frame.stacked)
    painter.drawText(frame.word_place(), int(middle), row.word)
