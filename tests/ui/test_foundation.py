"""What pages are made of: headings and drawings that are heard, results, messages, columns."""

from __future__ import annotations

import gc
from string import Template

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QFont
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from posture.application.shipped_files import shipped_bytes, shipped_names
from posture.ui import motion
from posture.ui.bridge import Bridge
from posture.ui.look import Choice, Look
from posture.ui.measures import COLUMNS, CORNER, SPACE, TYPE
from posture.ui.theme import TOKENS, worn
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.page import Page
from posture.ui.widgets.result import Result

DRAWINGS = [name.removesuffix(".svg") for name in shipped_names("ui/drawings")]


@pytest.fixture
def holder(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def page(qtbot: QtBot, look: Look, bridge: Bridge) -> Page:
    made = Page(bridge, beside=True)
    qtbot.addWidget(made)
    made.say("A page", "What it is for.")
    made.column.addWidget(Card("What to do"))
    made.second.addWidget(Card("How things stand"))
    return made


def _heard(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name)


@pytest.mark.parametrize("role", Role)
def test_titles_and_headings_are_headings_to_a_screen_reader(holder: QWidget, role: Role) -> None:
    label = Label("Your files", role, parent=holder)
    wanted = role in (Role.TITLE, Role.LARGE, Role.HEADING)
    assert _heard(label) == (
        QAccessible.Role.Heading if wanted else QAccessible.Role.StaticText,
        "Your files",
    )


def test_a_heading_is_heard_by_its_present_words(holder: QWidget) -> None:
    label = Label("<b>Your</b> files", Role.HEADING, rich=True, parent=holder)
    assert _heard(label)[1] == "Your files"
    label.setText("Your network &amp; theirs")
    assert _heard(label)[1] == "Your network & theirs"


def test_headings_that_were_asked_about_can_go_away(holder: QWidget, qapp: QApplication) -> None:
    for _ in range(40):
        labels = [Label("Here", Role.HEADING) for _ in range(3)]
        for label in labels:
            holder.layout().addWidget(label)
        whole = QAccessible.queryAccessibleInterface(holder)
        assert [whole.child(at).role() for at in range(3)] == [QAccessible.Role.Heading] * 3
        for label in labels:
            label.deleteLater()
        del label, labels, whole
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert QAccessible.queryAccessibleInterface(holder).childCount() == 0


def test_a_drawing_says_what_it_shows(holder: QWidget) -> None:
    drawing = Drawing(DRAWINGS[0], "A screen with a tick on it.", parent=holder)
    assert _heard(drawing) == (QAccessible.Role.Graphic, "A screen with a tick on it.")


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_knows_only_the_colours_of_the_themes(name: str) -> None:
    drawn = shipped_bytes(f"ui/drawings/{name}.svg").decode()
    assert set(Template(drawn).get_identifiers()) <= TOKENS
    assert "#" not in drawn


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_wears_the_theme_and_grows_with_the_text(
    holder: QWidget, look: Look, qapp: QApplication, name: str
) -> None:
    drawing = Drawing(name, "Something.", parent=holder)
    holder.layout().addWidget(drawing)
    holder.show()
    light, size = drawing.grab().toImage(), drawing.sizeHint()
    assert len({light.pixel(x, y) for x in range(light.width()) for y in range(light.height())}) > 8
    try:
        look.choose(Choice.DARK)
        assert drawing.grab().toImage() != light
    finally:
        look.choose(Choice.LIGHT)
    usual = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(usual.pointSizeF() * 2)
    try:
        qapp.setFont(larger)
        qapp.processEvents()
        assert drawing.sizeHint().height() > size.height() * 1.8
    finally:
        qapp.setFont(usual)


def test_a_result_says_each_thing_in_its_place(qtbot: QtBot, holder: QWidget, qapp: QApplication) -> None:
    pressed: list[int] = []
    result, below = Result(), Label("What stands below")
    holder.layout().addWidget(result)
    holder.layout().addWidget(below)
    holder.resize(600, 200)
    holder.show()
    qapp.processEvents()
    place = below.y()
    for say in (result.working, result.good):
        say("Sent. 10 counted.")
        qapp.processEvents()
        assert (result.sentence, below.y()) == ("Sent. 10 counted.", place)
    result.trouble("It could not be reached.", ("Try again", lambda: pressed.append(1)))
    again = next(button for button in result.findChildren(Button) if button.isVisible())
    again.click()
    assert (pressed, again.accessibleName()) == ([1], "Try again")
    result.clear()
    qapp.processEvents()
    assert (result.sentence, again.isVisible(), below.y()) == ("", False, place)


def test_two_columns_stand_side_by_side_where_both_fit(page: Page, qapp: QApplication) -> None:
    left, right = page.findChildren(Card)
    line = page.fontMetrics().height()

    def places(width: int) -> tuple[QPoint, QPoint]:
        page.resize(width, 700)
        page.show()
        for _ in range(3):
            qapp.processEvents()
        return tuple(card.mapTo(page, QPoint(0, 0)) for card in (left, right))

    one, other = places(line * (COLUMNS.beside + 6))
    assert (other.y(), other.x() > one.x() + left.width()) == (one.y(), True)
    one, other = places(line * (COLUMNS.beside - 6))
    assert (other.x(), other.y() > one.y()) == (one.x(), True)


def test_a_wide_window_holds_the_page_in_its_middle(page: Page, qapp: QApplication) -> None:
    page.resize(page.fontMetrics().height() * (COLUMNS.both + 60), 700)
    page.show()
    for _ in range(3):
        qapp.processEvents()
    left, right = page.findChildren(Card)
    before = left.mapTo(page, QPoint(0, 0)).x()
    after = page.width() - right.mapTo(page, QPoint(right.width(), 0)).x()
    assert before > SPACE.page
    assert abs(before - after) <= 2 * SPACE.usual  # a scroll bar may stand at one side


def test_a_message_stays_in_view_however_far_one_has_scrolled(page: Page, qapp: QApplication) -> None:
    for number in range(60):
        page.column.addWidget(Label(f"Line {number}"))
    page.resize(700, 400)
    page.show()
    qapp.processEvents()
    bar = page.findChild(QScrollArea, "scroll").verticalScrollBar()
    bar.setValue(bar.maximum())
    page.banner.good("It is saved.")
    qapp.processEvents()
    assert page.rect().contains(page.banner.geometry())
    assert page.banner.visibleRegion().boundingRect().size() == page.banner.size()


def test_a_message_is_closed_by_its_cross_and_goes_when_one_leaves(page: Page, qapp: QApplication) -> None:
    page.resize(700, 400)
    page.show()
    page.banner.note("The settings are open.")
    qapp.processEvents()
    cross = next(button for button in page.banner.findChildren(Button) if button.isVisible())
    assert cross.accessibleName() == "Close this message"
    assert min(cross.width(), cross.height()) >= 24
    cross.click()
    assert page.banner.isHidden()
    page.banner.note("The settings are open.")
    page.hide()
    assert page.banner.isHidden()


def test_a_message_said_while_nobody_was_here_is_there_when_one_comes(page: Page) -> None:
    page.banner.trouble("The disk is full.")
    page.show()
    assert page.banner.isVisible()


def test_nothing_moves_where_nobody_looks(holder: QWidget) -> None:
    glyph = Glyph("pass", "good", parent=holder)
    assert motion.turn(glyph) is None
    assert motion.fade_in(holder) is None
    assert holder.graphicsEffect() is None


def test_what_moves_moves_shortly_and_leaves_nothing(
    qtbot: QtBot, holder: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(motion, "moves", lambda: True)
    glyph = Glyph("pass", "good", parent=holder)
    holder.show()
    for moving in (motion.fade_in(holder), motion.turn(glyph)):
        assert moving is not None
        assert moving.totalDuration() <= motion.LONGEST == 200
    qtbot.waitUntil(lambda: holder.graphicsEffect() is None)


def test_the_scales_have_steps_that_can_be_seen() -> None:
    assert list(vars(SPACE).values()) == [4, 8, 12, 16, 24, 32, 48]
    for scale in (SPACE, TYPE, COLUMNS, CORNER):
        assert set(vars(scale)) == set(type(scale).__annotations__)
    assert TYPE.title >= 1.4 * TYPE.heading >= 1.4 * TYPE.body
    assert {role.value for role in Role} == set(vars(TYPE))


def test_plain_words_are_no_label_of_ours(holder: QWidget) -> None:
    """The factory leaves every other widget to Qt."""
    assert _heard(QLabel("Words", holder)) == (QAccessible.Role.StaticText, "Words")
    assert _heard(Button("Go", parent=holder))[0] is QAccessible.Role.Button


def test_what_people_press_is_never_smaller_than_a_finger_needs(holder: QWidget) -> None:
    smallest = QFont(holder.font())
    smallest.setPointSizeF(6)
    for kind in Kind:
        button = Button("x", kind=kind, symbol="close", parent=holder)
        button.setFont(smallest)
        for size in (button.sizeHint(), button.minimumSizeHint()):
            assert min(size.width(), size.height()) >= 24, kind


def test_words_begin_where_one_begins_to_read(holder: QWidget, qapp: QApplication) -> None:
    """A sentence that is not translated yet stands where the translated one would."""
    label = Label("A sentence")
    holder.layout().addWidget(label)
    holder.resize(600, 60)
    holder.show()
    qapp.processEvents()

    def ink() -> set[int]:
        image = label.grab().toImage()
        ground = image.pixel(0, 0)
        return {x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) != ground}

    assert max(ink()) < 300
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.processEvents()
    assert min(ink()) > 300


@pytest.mark.parametrize("name", ["back", "next", "open"])
def test_an_icon_that_points_somewhere_turns_with_the_direction_of_reading(
    holder: QWidget, name: str
) -> None:
    glyph = Glyph(name, "text", ems=2.0, parent=holder)
    glyph.resize(glyph.sizeHint())
    usual = glyph.grab().toImage()
    glyph.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    turned = glyph.grab().toImage()
    assert turned != usual
    mirrored = usual.flipped(Qt.Orientation.Horizontal)
    apart = [
        QColor(turned.pixel(x, y)).lightness() - QColor(mirrored.pixel(x, y)).lightness()
        for x in range(turned.width())
        for y in range(turned.height())
    ]
    assert sum(abs(step) > 60 for step in apart) < len(apart) * 0.02


def test_a_field_shows_where_the_keyboard_is(qtbot: QtBot, holder: QWidget) -> None:
    one, other = QLineEdit(), QPlainTextEdit()
    for field in (one, other):
        holder.layout().addWidget(field)
    holder.show()
    holder.activateWindow()
    qtbot.waitUntil(holder.isActiveWindow)
    for field in (one, other):
        field.clearFocus()
        without = field.grab().toImage()
        field.setFocus()
        ring = field.grab().toImage().pixelColor(field.width() // 2, 0).name()
        assert ring == worn().colours["accent"] != without.pixelColor(field.width() // 2, 0).name()


def test_the_grip_of_a_scroll_bar_is_where_the_page_is(holder: QWidget, qapp: QApplication) -> None:
    bar = QScrollBar(Qt.Orientation.Vertical, holder)
    bar.setRange(0, 100)
    bar.setPageStep(50)
    bar.resize(bar.sizeHint().width(), 300)
    holder.show()
    option = QStyleOptionSlider()
    bar.initStyleOption(option)

    def part(which: QStyle.SubControl) -> QRect:
        return bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, which, bar)

    for value, top in ((0, 0), (100, 200)):
        bar.setValue(value)
        bar.initStyleOption(option)
        grip = part(QStyle.SubControl.SC_ScrollBarSlider)
        assert (grip.top(), grip.height()) == (top, 100)
        assert part(QStyle.SubControl.SC_ScrollBarAddLine).isEmpty()
