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
from posture.ui.words import area_name, face, outcome_word

_CORNER = 12.0
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_Index = QModelIndex | QPersistentModelIndex


class _Frame:
    """Where the parts of a row stand, in the measure of the present font."""

    def __init__(self, row: CheckRow, rect: QRect) -> None:
        self.title = QFontMetrics(font(Role.STRONG))
        self.plain = QFontMetrics(font(Role.BODY))
        em = self.plain.height()
        self.rect = rect
        self.pad = round(em * 0.75)
        self.icon = round(em * 1.2)
        self.word = self.plain.horizontalAdvance(outcome_word(row.outcome))
        self.left = rect.left() + self.pad * 2 + self.icon + 2
        self.width = max(em * 4, rect.right() - self.pad - self.word - self.pad - self.left)
        self.title_height = _height(self.title, row.title, self.width)
        self.finding_height = _height(self.plain, row.finding, self.width)

    @property
    def height(self) -> int:
        return self.title_height + self.finding_height + self.pad * 2

    def icon_place(self) -> QRectF:
        top = self.rect.top() + (self.rect.height() - self.icon) / 2
        return QRectF(self.rect.left() + self.pad, top, self.icon, self.icon)

    def word_place(self) -> QRect:
        return QRect(
            self.rect.right() - self.pad - self.word - 1, self.rect.top(), self.word + 2, self.rect.height()
        )


class CheckDelegate(QStyledItemDelegate):
    """Draws a check: icon, title, finding, and the state's word; the colour never stands alone."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(CheckRole.ROW)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        if isinstance(row, Heading):
            return QSize(width, round(QFontMetrics(font(Role.HEADING)).height() * 2))
        return QSize(width, _Frame(row, QRect(0, 0, width, 0)).height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(CheckRole.ROW)
        theme = worn()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            painter.setFont(font(Role.HEADING))
            painter.setPen(theme.colour("text"))
            at_bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(option.rect.adjusted(2, 4, 0, 0), at_bottom, area_name(row.area))
        else:
            _paint_ground(painter, option, index, theme)
            _paint_row(painter, row, _Frame(row, option.rect), theme)
        painter.restore()


class CheckListView(QListView):
    """The list; ``opened`` names the check whose row was clicked or entered."""

    opened = Signal(str)

    def __init__(self, model: CheckListModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(CheckDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(self.tr("Checks"))
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._open)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

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
    look = face(row.outcome)
    draw(painter, look.symbol, theme.colour(look.tone), frame.icon_place())
    text_height = frame.title_height + frame.finding_height
    top = frame.rect.top() + (frame.rect.height() - text_height) // 2
    painter.setFont(font(Role.STRONG))
    painter.setPen(theme.colour("text"))
    painter.drawText(QRect(frame.left, top, frame.width, frame.title_height), int(_WRAP), row.title)
    painter.setFont(font(Role.BODY))
    painter.setPen(theme.colour("muted"))
    finding = QRect(frame.left, top + frame.title_height, frame.width, frame.finding_height)
    painter.drawText(finding, int(_WRAP), row.finding)
    painter.setPen(theme.colour(look.tone))
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(frame.word_place(), middle, outcome_word(row.outcome))
