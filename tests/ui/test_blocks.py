"""The blocks that are touched: put in order, matched, told as a story, written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from posture.application.keepsakes import kept
from posture.application.learning import DoIt, Keepsake, Passage
from posture.application.opening import Opened, open_lesson
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui.blocks.do_it_view import DoItView
from posture.ui.blocks.keep_field import KeepField
from posture.ui.blocks.lesson_end import LessonEnd
from posture.ui.blocks.lesson_picture import LessonPicture
from posture.ui.blocks.match_view import MatchView
from posture.ui.blocks.order_view import OrderView
from posture.ui.blocks.read_view import ReadView
from posture.ui.blocks.scenario_view import ScenarioView
from posture.ui.bridge import Bridge
from posture.ui.models.checkups import Checkups
from posture.ui.pages.reader import ReaderPage
from posture.ui.widgets.label import Label
from posture.ui.widgets.steps import Steps
from posture.ui.window import Window

from .conftest import HOST, TODAY

TOP = Path(__file__).parents[2]
EVERYTHING = TOP / "tests" / "lessons" / "shelf" / "everything"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """What is shipped, with one lesson that has every kind of block."""
    folder = tmp_path / "content"
    (folder / "lessons").mkdir(parents=True)
    (folder / "checks").symlink_to(TOP / "checks")
    (folder / "lessons" / "regions").symlink_to(TOP / "lessons" / "regions")
    (folder / "lessons" / "everything").symlink_to(EVERYTHING)
    return folder


@pytest.fixture
def session(tmp_path: Path, content: Path) -> Iterator[Session]:
    made = Session(tmp_path / "home", RecordedHost(HOST), live=True, clock=lambda: TODAY, content=content)
    yield made
    made.close()


@pytest.fixture
def opened(session: Session) -> Opened:
    return open_lesson(session, "everything")


@pytest.fixture
def reader(window: Window, settle: Callable[[], None]) -> ReaderPage:
    window.go("lesson", "everything")
    settle()
    page = window.pages["lesson"]
    assert isinstance(page, ReaderPage)
    return page


def _come_to(reader: ReaderPage, kind: type[QWidget]) -> QWidget:
    while not isinstance(reader.view, kind):
        reader.following.click()
    QApplication.processEvents()
    return reader.view


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def _press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    held = QApplication.focusWidget()
    assert held is not None
    qtbot.keyClick(held, key, modifier)


@pytest.fixture
def order(reader: ReaderPage) -> OrderView:
    view = _come_to(reader, OrderView)
    assert isinstance(view, OrderView)
    return view


def test_an_order_does_not_begin_as_it_ends(order: OrderView) -> None:
    assert order.order != (0, 1, 2)


def test_things_are_put_in_order_by_keyboard_alone(
    qtbot: QtBot, order: OrderView, reader: ReaderPage
) -> None:
    assert order.entry.hasFocus()
    for wanted in range(3):
        row = next(row for row in order.rows if row.item == wanted)
        (row.up if row.up.isEnabled() else row.down).setFocus()
        for _ in range(order.rows.index(row) - wanted):
            _press(qtbot, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert order.order == (0, 1, 2)
    order.submit.setFocus()
    with qtbot.waitSignal(order.answered) as answered:
        _press(qtbot, Qt.Key.Key_Return)
    assert answered.args == [True]
    assert "That is the order." in _words(order)
    assert reader.following.hasFocus()


def test_the_arrows_beside_a_row_move_it_and_keep_the_keyboard(qtbot: QtBot, order: OrderView) -> None:
    row = order.rows[0]
    row.down.setFocus()
    for place in (1, 2):
        _press(qtbot, Qt.Key.Key_Space)
        assert order.rows[place] is row
    assert row.up.hasFocus(), "at the end there is only the way up"
    assert not row.down.isEnabled()
    assert row.up.accessibleName() == f"Move up, from 3 of 3: {row.words}"


def test_a_row_is_dragged_to_its_place(qtbot: QtBot, order: OrderView) -> None:
    row, last = order.rows[0], order.rows[2]
    start = QPoint(40, row.height() // 2)
    below = row.mapFromGlobal(last.mapToGlobal(QPoint(40, last.height() - 2)))
    qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(row, below)
    row.dragged.emit(last.mapToGlobal(QPoint(40, last.height() - 2)))
    qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=below)
    assert order.rows[2] is row


def test_another_order_is_no_mark_but_an_explanation(qtbot: QtBot, order: OrderView) -> None:
    had = order.order
    with qtbot.waitSignal(order.answered) as answered:
        order.answer()
    assert answered.args == [False]
    said = _words(order)
    assert "It goes like this." in said
    for item in order.block.items:
        assert item.why in said
    assert said.count("You had it at") == sum(had[place] != place for place in range(3))


@pytest.fixture
def match(reader: ReaderPage) -> MatchView:
    view = _come_to(reader, MatchView)
    assert isinstance(view, MatchView)
    return view


@pytest.mark.parametrize("right", [True, False])
def test_pairs_are_matched_by_keyboard_alone(qtbot: QtBot, match: MatchView, right: bool) -> None:
    assert match.entry.hasFocus()
    wanted = [0, 1, 2] if right else [1, 0, 2]
    for given in wanted:
        match.rights[given].setFocus()
        _press(qtbot, Qt.Key.Key_Space)
    assert match.submit.hasFocus()
    with qtbot.waitSignal(match.answered) as answered:
        _press(qtbot, Qt.Key.Key_Return)
    assert answered.args == [right]
    for pair in match.block.pairs:
        assert pair.why in _words(match)


def test_a_right_side_belongs_to_one_left_side_alone(match: MatchView) -> None:
    match.give(2)
    assert match.rights[2].accessibleDescription() == f"Given to “{match.block.pairs[0].left}”."
    match.give(2)
    assert match.chosen == {1: 2}
    match.answer()
    assert not match.done, "nothing is answered before all are matched"


def test_one_can_choose_otherwise_before_answering(match: MatchView) -> None:
    match.give(1)
    match.lefts[0].click()
    match.give(0)
    assert match.chosen == {0: 0}
    assert match.lefts[0].accessibleDescription() == match.block.pairs[0].right


@pytest.fixture
def story(reader: ReaderPage) -> ScenarioView:
    view = _come_to(reader, ScenarioView)
    assert isinstance(view, ScenarioView)
    return view


def _choose(qtbot: QtBot, view: ScenarioView, leads_to: str) -> None:
    place = next(n for n, choice in enumerate(view.step.choices) if choice.leads_to == leads_to)
    view.choices[place].setFocus()
    _press(qtbot, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_choice_has_its_consequence_and_a_way_back(qtbot: QtBot, story: ScenarioView) -> None:
    assert story.entry.hasFocus()
    _choose(qtbot, story, "screen")
    with qtbot.waitSignal(story.answered) as answered:
        _choose(qtbot, story, "lost")
    assert answered.args == [False]
    said = _words(story)
    assert "This does harm." in said
    assert "Ring IT now." in said
    assert story.back is not None
    assert story.back.hasFocus()
    _press(qtbot, Qt.Key.Key_Space)
    assert story.step.name == "screen"
    assert story.choices[0].hasFocus()
    _choose(qtbot, story, "saved")
    assert "It went wrong, and ends well after all." in _words(story)
    assert story.back is not None


def test_a_good_end_needs_no_way_back(qtbot: QtBot, story: ScenarioView, reader: ReaderPage) -> None:
    with qtbot.waitSignal(story.answered) as answered:
        _choose(qtbot, story, "back")
    assert answered.args == [True]
    assert story.back is None
    assert reader.following.hasFocus()


def test_only_what_fits_this_desktop_is_shown(reader: ReaderPage, opened: Opened) -> None:
    view = _come_to(reader, DoItView)
    said = _words(view)
    assert "Press Super+L." in said
    assert "Press Windows+L." not in said
    assert "Press Control+Command+Q." not in said
    assert "1." in said
    assert "2." in said, "the steps for this system go on counting"


def test_a_picture_is_heard_as_what_it_explains(reader: ReaderPage) -> None:
    [picture] = _come_to(reader, ReadView).findChildren(LessonPicture)
    heard = QAccessible.queryAccessibleInterface(picture)
    assert heard.role() is QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name) == "A lock on a disk: what is inside stays shut"


def test_a_field_to_write_in_stands_below_the_steps(qtbot: QtBot, session: Session, bridge: Bridge) -> None:
    passage = Passage("", (), (Keepsake("place", "Where it lies", 4),), ("Open it.", "Read it."), 1)
    block = DoIt("look", (passage,), "", 9, 1)
    view = DoItView(block, open_lesson(session, "everything"), Checkups(bridge), bridge)
    qtbot.addWidget(view)
    view.show()
    [steps], [field] = view.findChildren(Steps), view.findChildren(KeepField)
    assert steps.mapTo(view, QPoint(0, steps.height())).y() <= field.mapTo(view, QPoint(0, 0)).y()


def test_what_is_written_down_is_kept_and_there_again(
    qtbot: QtBot, session: Session, bridge: Bridge, window: Window, settle: Callable[[], None], content: Path
) -> None:
    asked = session.library.lessons["everything"].keepsakes[0]
    found: dict[str, str] = {}
    field = KeepField(asked, found, bridge)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClicks(field.field, "  +49 30   23125 123 ")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    settle()
    assert field.result.sentence == "Kept."
    assert kept(session, [asked.name]) == {asked.name: "+49 30 23125 123"}
    assert found == {asked.name: "+49 30 23125 123"}
    assert KeepField(asked, found, bridge).field.text() == "+49 30 23125 123"


@pytest.mark.parametrize("waits", [True, False])
def test_what_is_written_by_voice_is_kept_without_the_keyboard(
    qtbot: QtBot, session: Session, bridge: Bridge, window: Window, settle: Callable[[], None], waits: bool
) -> None:
    asked = session.library.lessons["everything"].keepsakes[0]
    field = KeepField(asked, {}, bridge)
    qtbot.addWidget(field)
    field.show()
    window.activateWindow()
    assert not field.field.hasFocus()
    heard = QAccessible.queryAccessibleInterface(field.field)
    heard.editableTextInterface().replaceText(0, 0, "01632 960123")
    if waits:
        qtbot.waitUntil(lambda: field.result.sentence == "Kept.")
    else:
        field.hide()
        settle()
    assert kept(session, [asked.name]) == {asked.name: "01632 960123"}


def test_the_progress_line_goes_along_with_the_parts(reader: ReaderPage) -> None:
    parts = len(reader.lesson.blocks) if reader.lesson else 0
    assert reader.progress.progress == (1, parts)
    reader.following.click()
    assert reader.progress.progress == (2, parts)


def test_a_plan_may_be_put_in_ones_own_words_and_is_so_the_next_time(
    qtbot: QtBot, reader: ReaderPage, settle: Callable[[], None], session: Session
) -> None:
    view = _come_to(reader, LessonEnd)
    assert isinstance(view, LessonEnd)
    assert "If I write a lesson, then I lint it." in _words(view)
    qtbot.keyClicks(view.own.field, "If I write, I lint.")
    qtbot.keyClick(view.own.field, Qt.Key.Key_Return)
    settle()
    assert "If I write, I lint." in _words(view)
    assert "then I lint it" not in _words(view)
    reader.previous.click()
    reader.following.click()
    view = reader.view
    assert isinstance(view, LessonEnd)
    assert view.own.field.text() == "If I write, I lint."
    assert open_lesson(session, "everything").plan == "If I write, I lint."
    view.own.field.clear()
    qtbot.keyClick(view.own.field, Qt.Key.Key_Return)
    settle()
    assert "If I write a lesson, then I lint it." in _words(view)
    assert open_lesson(session, "everything").plan == "If I write a lesson, then I lint it."
