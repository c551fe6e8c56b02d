"""Each gate catches what it is there for, and lets pass what is as it should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from gates import english, ink, reach, room, spoken_tree
from gates.fault import Fault
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from posture.ui.look import Look
from posture.ui.widgets.button import Button
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option

Gate = Callable[[QWidget], Iterator[Fault]]
WORDS = "Words that are a good deal longer than what there is room for"


class Room(QWidget):
    """A page of 400×300 pixels."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(400, 300)


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> Room:
    made = Room()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shown(qtbot: QtBot, page: Room) -> Callable[..., Room]:
    """Shows widgets on the page, each where it is put, or in a column."""

    def show(*widgets: QWidget, at: QRect | None = None) -> Room:
        if at is None:
            column = QVBoxLayout(page)
            for widget in widgets:
                column.addWidget(widget)
        else:
            for widget in widgets:
                widget.setParent(page)
                widget.setGeometry(at)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        QApplication.processEvents()
        return page

    return show


def _line(text: str) -> QLabel:
    return QLabel(text)


def _wrapped(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    return label


def _asking(text: str) -> QLineEdit:
    field = QLineEdit()
    field.setPlaceholderText(text)
    return field


def _asking_much(text: str) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.setPlaceholderText(text)
    return field


def _choosing(text: str) -> QComboBox:
    box = QComboBox()
    box.addItem(text)
    return box


def _table(text: str) -> QTableWidget:
    table = QTableWidget(1, 1)
    table.setItem(0, 0, QTableWidgetItem(text))
    table.setColumnWidth(0, 60)
    return table


NARROW = [_line, QPushButton, QCheckBox, _asking, _asking_much, _choosing]


@pytest.mark.parametrize("make", NARROW, ids=lambda make: make.__name__)
def test_words_in_too_narrow_a_place_are_found(
    shown: Callable[..., Room], make: Callable[[str], QWidget]
) -> None:
    assert [fault.gate for fault in room.clipped(shown(make(WORDS), at=QRect(10, 10, 120, 40)))] == [
        "clipped"
    ]


@pytest.mark.parametrize("make", NARROW, ids=lambda make: make.__name__)
def test_words_with_room_are_not(shown: Callable[..., Room], make: Callable[[str], QWidget]) -> None:
    assert list(room.clipped(shown(make("Few words"), at=QRect(10, 10, 300, 80)))) == []


@pytest.mark.parametrize(
    ("place", "text"),
    [(QRect(10, 10, 120, 20), WORDS), (QRect(10, 10, 40, 200), "Unbreakable")],
    ids=["too low", "too narrow for its longest word"],
)
def test_words_that_wrap_into_too_small_a_place_are_found(
    shown: Callable[..., Room], place: QRect, text: str
) -> None:
    assert len(list(room.clipped(shown(_wrapped(text), at=place)))) == 1


def test_words_that_wrap_with_room_are_not(shown: Callable[..., Room]) -> None:
    assert list(room.clipped(shown(_wrapped(WORDS), at=QRect(10, 10, 120, 120)))) == []


def test_words_that_reach_out_of_what_holds_them_are_found(shown: Callable[..., Room]) -> None:
    holder = QWidget()
    label = QLabel("Some words", holder)
    label.setGeometry(0, 0, 200, 30)
    assert len(list(room.clipped(shown(holder, at=QRect(10, 10, 60, 60))))) == 1


def test_words_in_too_narrow_a_cell_are_found(shown: Callable[..., Room]) -> None:
    table = _table("Unbreakablecontents")
    page = shown(table, at=QRect(0, 0, 400, 300))
    assert len(list(room.clipped(page))) == 1
    table.item(0, 0).setToolTip("Unbreakablecontents")
    assert list(room.clipped(page)) == []
    table.item(0, 0).setText("Few")
    assert list(room.clipped(page)) == []


def test_a_height_that_words_do_not_fit_into_is_found_once_they_are_large(
    shown: Callable[..., Room], qapp: QApplication
) -> None:
    label = _line("Some words")
    label.setFixedHeight(label.sizeHint().height())
    page = shown(label)
    assert list(room.fixed(page)) == []
    large = QFont(label.font())
    large.setPointSizeF(large.pointSizeF() * 2)
    label.setFont(large)
    assert [fault.gate for fault in room.fixed(page)] == ["fixed height"]


def test_neighbours_that_lie_on_each_other_are_found(shown: Callable[..., Room]) -> None:
    one, other = QLabel("One"), QLabel("Other")
    page = shown(one, other, at=QRect(10, 10, 100, 40))
    assert [fault.gate for fault in room.overlapping(page)] == ["overlapping"]
    other.move(10, 60)
    assert list(room.overlapping(page)) == []


def test_words_that_scroll_without_a_bar_are_found(shown: Callable[..., Room]) -> None:
    area, inner = QScrollArea(), QWidget()
    inner.setFixedSize(80, 300)
    area.setWidget(inner)
    page = shown(area, at=QRect(10, 10, 100, 100))
    assert list(room.hidden_ways(page)) == []
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    assert [fault.gate for fault in room.hidden_ways(page)] == ["clipped"]


def test_a_button_outside_of_the_window_is_found(shown: Callable[..., Room]) -> None:
    page = shown(button := QPushButton("Go on"), at=QRect(350, 10, 100, 30))
    assert [fault.gate for fault in reach.hidden_away(page)] == ["out of view"]
    button.move(250, 10)
    assert list(reach.hidden_away(page)) == []


@pytest.mark.parametrize(("sideways", "faults"), [(True, 0), (False, 1)])
def test_a_button_that_can_be_scrolled_to_is_in_reach(
    shown: Callable[..., Room], sideways: bool, faults: int
) -> None:
    area, inner = QScrollArea(), QWidget()
    inner.setFixedSize(900, 900)
    QPushButton("Far below", inner).setGeometry(20, 800, 100, 30)
    QPushButton("Far to the side", inner).setGeometry(700, 20, 120, 30)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    assert len(list(reach.hidden_away(shown(area)))) == faults


def test_what_is_small_to_press_is_found(shown: Callable[..., Room]) -> None:
    page = shown(button := QPushButton("×"), at=QRect(10, 10, 20, 30))
    assert [fault.gate for fault in reach.small(page)] == ["small"]
    button.resize(24, 24)
    assert list(reach.small(page)) == []


def test_low_rows_are_found(shown: Callable[..., Room]) -> None:
    rows = QListWidget()
    rows.addItem("A row")
    page = shown(rows)
    rows.setStyleSheet("QListWidget::item { height: 12px; padding: 0; }")
    QApplication.processEvents()
    assert [fault.gate for fault in reach.small(page)] == ["small"]
    rows.setStyleSheet("QListWidget::item { height: 30px; }")
    QApplication.processEvents()
    assert list(reach.small(page)) == []


class Pressed(QWidget):
    """Something that takes the keyboard, and tells screen readers nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


def test_what_has_no_name_or_no_role_is_found(shown: Callable[..., Room]) -> None:
    page = shown(Pressed(), QLineEdit())
    assert [fault.gate for fault in spoken_tree.unnamed(page)] == ["names", "roles", "names"]


def test_named_things_with_the_roles_of_their_kind_pass(shown: Callable[..., Room]) -> None:
    field, read_only = QLineEdit(), QLineEdit()
    read_only.setReadOnly(True)
    for each in (field, read_only):
        each.setAccessibleName("Reason")
    page = shown(
        field, read_only, Button("Go on"), Option("Yes", several=False), Option("More", several=True)
    )
    assert list(spoken_tree.unnamed(page)) == []


def test_a_heading_that_is_not_announced_as_one_is_found(shown: Callable[..., Room]) -> None:
    plain = QLabel("Looks like a heading")
    plain.setProperty("role", "heading")
    assert [fault.gate for fault in spoken_tree.unmarked(shown(plain))] == ["headings"]


def test_headings_and_words_are_told_apart(shown: Callable[..., Room]) -> None:
    page = shown(Label("Title", Role.TITLE), Label("Heading", Role.HEADING), Label("Words"))
    assert list(spoken_tree.unmarked(page)) == []


@pytest.mark.parametrize(
    ("ink_colour", "ground", "faults"),
    [
        ("#777777", "#ffffff", 1),
        ("#757575", "#ffffff", 0),
        ("#5a5a5a", "#000000", 1),
        ("#ffffff", "#000000", 0),
    ],
)
def test_faint_words_are_found_by_their_pixels(
    shown: Callable[..., Room], ink_colour: str, ground: str, faults: int
) -> None:
    """#777777 on white is 4.48 : 1, #757575 is 4.61 : 1."""
    label = QLabel("Words to read")
    page = shown(label)
    label.setStyleSheet(f"color: {ink_colour}; background: {ground};")
    assert len(list(ink.faint(page))) == faults


def test_faint_marks_are_found_by_their_pixels(shown: Callable[..., Room]) -> None:
    page = shown(Glyph("pass", "line", ems=2.0))
    assert [fault.gate for fault in ink.faint(page)] == ["contrast"]


def test_marks_that_can_be_seen_pass(shown: Callable[..., Room]) -> None:
    assert list(ink.faint(shown(Glyph("pass", "good", ems=2.0)))) == []


class Ringed(QPushButton):
    """A button that says where the keyboard is in a colour of the test's."""

    def __init__(self, colour: str) -> None:
        super().__init__("Go on")
        self._colour = QColor(colour)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#ffffff"))
        if self.hasFocus():
            painter.setPen(self._colour)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))
        painter.end()


@pytest.mark.parametrize(("colour", "faults"), [("#bbbbbb", 1), ("#ffffff", 1), ("#1f5fbf", 0)])
def test_a_ring_that_nobody_sees_is_found(shown: Callable[..., Room], colour: str, faults: int) -> None:
    assert len(list(ink.ringless(shown(Ringed(colour))))) == faults


def test_english_words_are_found(shown: Callable[..., Room]) -> None:
    button = QPushButton("⟦Ĝö öñ⟧")
    button.setToolTip("Now or never")
    page = shown(button, QLabel("⟦Ŵöřđš⟧"), QLabel("Left behind"))
    assert [fault.what for fault in english.untranslated(page)] == ["Now or never", "Left behind"]


def test_names_and_quoted_words_may_stay(shown: Callable[..., Room]) -> None:
    page = shown(QLabel("Posture"), Label("SELECT * FROM everything", Role.EXACT))
    assert list(english.untranslated(page, lambda run: run == "Posture")) == []
