from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from posture.application.checking import check_now
from posture.application.language import language_of
from posture.application.learning import (
    DoIt,
    Lesson,
    LessonState,
    Match,
    Message,
    Order,
    Part,
    Question,
    Read,
    Scenario,
    Spot,
    SpotVerdict,
    find_lesson,
    finish,
    lesson_cards,
    place,
)
from posture.application.phrases import lines_of, phrases
from posture.application.practising import questions_due
from posture.application.remembering import remember
from posture.application.session import Session
from posture.application.settings import SettingsPage, settings_for
from posture.application.suggested import Suggested
from posture.host.recordings.recorded import RecordedHost
from posture.ui.blocks import do_it_view
from posture.ui.blocks.do_it_view import DoItView
from posture.ui.blocks.lesson_end import LessonEnd
from posture.ui.blocks.match_view import MatchView
from posture.ui.blocks.message_card import MessageCard
from posture.ui.blocks.order_view import OrderView
from posture.ui.blocks.question_view import QuestionView
from posture.ui.blocks.read_view import ReadView
from posture.ui.blocks.scenario_view import ScenarioView
from posture.ui.blocks.spot_view import SpotView
from posture.ui.bridge import Bridge
from posture.ui.pages.lessons import LessonsPage
from posture.ui.pages.reader import ReaderPage
from posture.ui.pages.review import ReviewPage
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page
from posture.ui.widgets.phrase import PhraseButton
from posture.ui.widgets.tile import Tile
from posture.ui.window import Window
from posture.words.phrase import ENGLISH
from posture.words.speech import speak

LESSON = "screen-lock"


@pytest.fixture
def lesson(session: Session) -> Lesson:
    return find_lesson(session, LESSON)


@pytest.fixture
def reader(window: Window, settle: Callable[[], None]) -> ReaderPage:
    window.go("lesson", LESSON)
    settle()
    page = window.pages["lesson"]
    assert isinstance(page, ReaderPage)
    return page


def _words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(Label) if not label.isHidden())


def _to_do_it(reader: ReaderPage) -> DoItView:
    while not isinstance(reader.view, DoItView):
        reader.following.click()
    return reader.view


def _question(lesson: Lesson) -> Question:
    return next(block for block in lesson.blocks if isinstance(block, Question))


def _spots(session: Session) -> Iterator[Spot]:
    for lesson in session.library.lessons.values():
        yield from (block for block in lesson.blocks if isinstance(block, Spot))


def test_a_lesson_is_read_pane_by_pane_to_its_end(
    window: Window, reader: ReaderPage, lesson: Lesson, session: Session, settle: Callable[[], None]
) -> None:
    kinds = {
        Read: ReadView,
        Question: QuestionView,
        Spot: SpotView,
        Order: OrderView,
        Match: MatchView,
        Scenario: ScenarioView,
        DoIt: DoItView,
    }
    for number, block in enumerate(lesson.blocks, start=1):
        assert reader.lead.text() == f"Part {number} of {len(lesson.blocks)}"
        assert isinstance(reader.view, kinds[type(block)])
        reader.following.click()
    settle()
    assert isinstance(reader.view, LessonEnd)
    assert lesson.plan.replace("**", "") in _words(reader.view).replace("<b>", "").replace("</b>", "")
    assert "The questions of this lesson come back" in _words(reader.view)
    assert _words(reader.view).count("the screen") == 1, "the plan is told once"
    states = {card.id: card.state for card in lesson_cards(session)}
    assert states[LESSON] is LessonState.DONE
    assert reader.following.text() == "Done"
    reader.following.click()
    assert window.place == ("home", "")


@pytest.mark.parametrize("began", [("check", "screen-lock"), ("lessons", ""), ("checks", "")])
def test_done_leads_to_where_the_lesson_was_begun(
    window: Window, lesson: Lesson, settle: Callable[[], None], began: tuple[str, str]
) -> None:
    window.go(*began)
    settle()
    window.go("lesson", LESSON)
    settle()
    page = window.pages["lesson"]
    assert isinstance(page, ReaderPage)
    for _ in range(len(lesson.blocks) + 1):
        page.following.click()
        settle()
    assert window.place == began


def test_do_it_opens_the_settings_and_says_so_there(
    qtbot: QtBot,
    checked: Window,
    reader: ReaderPage,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[SettingsPage] = []
    monkeypatch.setattr(do_it_view, "open_settings", lambda session, page: opened.append(page))
    view = _to_do_it(reader)
    settle()
    assert view.settings.isVisible()
    page = settings_for(reader.bridge.session, "screen-lock", checked.checkups.current)
    assert page is not None
    assert view.settings.accessibleName() == page.label
    view.settings.click()
    settle()
    assert len(opened) == 1
    assert view.result.sentence.startswith("The settings are open.")
    view.again.click()
    assert view.result.sentence == "Looking again…"
    qtbot.waitUntil(lambda: not checked.checkups.running)
    assert view.result.sentence == "Looked again just now: still to do."


def test_settings_that_do_not_open_are_explained_at_the_button(
    checked: Window, reader: ReaderPage, settle: Callable[[], None]
) -> None:
    view = _to_do_it(reader)
    settle()
    reader.bridge.session.live = False  # the settings of a recorded computer are not here
    view.settings.click()
    settle()
    assert "cannot be opened from here" in view.result.sentence
    assert not reader.banner.isVisible()


def test_going_on_while_the_settings_are_looked_up_does_no_harm(
    reader: ReaderPage, settle: Callable[[], None]
) -> None:
    _to_do_it(reader)
    reader.following.click()
    settle()
    assert not isinstance(reader.view, DoItView)


def test_the_place_is_kept(
    window: Window, reader: ReaderPage, lesson: Lesson, session: Session, settle: Callable[[], None]
) -> None:
    for _ in range(3):
        reader.following.click()
    reader.previous.click()
    settle()
    assert place(session, lesson) == 2
    window.back()
    window.go("lesson", LESSON)
    settle()
    assert reader.lead.text() == f"Part 3 of {len(lesson.blocks)}"


def test_there_is_no_way_back_from_the_first_pane_but_out(window: Window, reader: ReaderPage) -> None:
    assert not reader.previous.isVisible()
    assert reader.entry is not None
    assert isinstance(reader.entry, QAbstractButton)
    reader.entry.click()
    assert window.place == ("home", "")


def test_only_one_button_is_primary(reader: ReaderPage, lesson: Lesson, settle: Callable[[], None]) -> None:
    for _ in lesson.blocks:
        settle()
        primary = [
            button
            for button in reader.findChildren(QAbstractButton)
            if button.property("kind") == "primary" and button.isVisible()
        ]
        assert len(primary) == 1
        reader.following.click()


def test_an_unknown_lesson_is_explained(window: Window, settle: Callable[[], None]) -> None:
    window.go("lesson", "screen-lok")
    settle()
    assert window.pages["lesson"].banner.isVisible()
    assert "screen-lock" in _words(window.pages["lesson"].banner)


def test_do_it_looks_whether_it_worked(
    qtbot: QtBot, window: Window, reader: ReaderPage, lesson: Lesson
) -> None:
    block = next(block for block in lesson.blocks if isinstance(block, DoIt))
    view = _to_do_it(reader)
    assert "Not checked yet" in _words(view)
    view.again.click()
    assert view.again.text() == "Checking…"
    qtbot.waitUntil(lambda: not window.checkups.running, timeout=20_000)
    verdict = window.checkups.verdict(block.check)
    assert verdict is not None
    assert verdict.finding in _words(view)


@pytest.mark.parametrize("right", [True, False])
def test_a_question_explains_the_chosen_and_the_right_answer(
    qtbot: QtBot, lesson: Lesson, window: Window, right: bool
) -> None:
    question = _question(lesson)
    view = QuestionView(question)
    qtbot.addWidget(view)
    view.show()
    answer = min(question.right if right else set(range(len(question.answers))) - question.right)
    assert not view.submit.isEnabled()
    qtbot.keyClick(view, Qt.Key(Qt.Key.Key_1 + answer))
    assert view.chosen == {answer}
    with qtbot.waitSignal(view.answered) as answered:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert answered.args == [right]
    seen = _words(view)
    for number, option in enumerate(question.answers):
        shown = number == answer or option.right
        assert bool(view.options[number].button.accessibleDescription()) is shown
        assert (
            option.why.split(".")[0].replace("**", "") in seen.replace("<b>", "").replace("</b>", "")
        ) is shown
    qtbot.keyClick(view, Qt.Key.Key_2)
    assert view.chosen == {answer}


def test_several_answers_are_right_only_together(qtbot: QtBot, window: Window, session: Session) -> None:
    from dataclasses import replace

    question = replace(_question(find_lesson(session, LESSON)), several=True)
    answers = tuple(replace(answer, right=number < 2) for number, answer in enumerate(question.answers))
    view = QuestionView(replace(question, answers=answers))
    qtbot.addWidget(view)
    view.show()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_3):
        qtbot.keyClick(view, key)
    assert view.chosen == {0, 1}
    with qtbot.waitSignal(view.answered) as answered:
        view.answer()
    assert answered.args == [True]


def test_an_answers_words_can_be_clicked(qtbot: QtBot, lesson: Lesson, window: Window) -> None:
    view = QuestionView(_question(lesson))
    qtbot.addWidget(view)
    view.show()
    label = next(iter(view.options[1].findChildren(Label)))
    qtbot.mouseClick(label, Qt.MouseButton.LeftButton)
    assert view.chosen == {1}


def test_every_sign_is_a_phrase_and_not_every_phrase_is_a_sign(session: Session) -> None:
    spots = list(_spots(session))
    assert spots
    for spot in spots:
        found = phrases(spot.message)
        assert {phrase.sign for phrase in found if phrase.sign} == spot.message.marks
        assert len(set(found)) == len(found)


def test_a_message_without_signs_still_has_phrases(session: Session) -> None:
    from posture.application.learning import Channel

    message = Message(Channel.SMS, (), (Part("The parcel is here. Come when you can.\nBye, Ana"),), 1)
    assert [phrase.text for phrase in phrases(message)] == [
        "The parcel is here.",
        "Come when you can.",
        "Bye, Ana",
    ]


def test_what_is_no_sign_is_cut_into_phrases_as_long_as_signs() -> None:
    from posture.application.learning import Channel

    words = "Good morning, our driver still needs your list with all of the names. Please enter "
    parts = (Part(words), Part("your password", "key"), Part(" at "), Part("larch.test", "link"), Part("."))
    [line] = lines_of(parts)
    assert [(phrase.text, phrase.markable) for phrase in line] == [
        ("Good morning,", True),
        ("our driver still needs your", True),
        ("list with all of the names.", True),
        ("Please enter", True),
        ("your password", True),
        ("at", False),
        ("larch.test.", True),
    ]
    assert phrases(Message(Channel.SMS, (), parts, 1))[-1].sign == "link"


def test_between_phrases_lies_what_lies_between_words(qtbot: QtBot, window: Window, session: Session) -> None:
    """One pixel more or less comes from rounding; wider gaps would tell what can be tapped."""
    for block in _spots(session):
        card = MessageCard(block.message)
        qtbot.addWidget(card)
        card.resize(700, card.heightForWidth(700))
        card.show()
        for flow in card.findChildren(Flow):
            for one, other in pairwise(flow.widgets):
                if one.x() > other.x():
                    continue  # on the next line
                metrics = other.fontMetrics()
                space = metrics.horizontalAdvance("n n") - 2 * metrics.horizontalAdvance("n")
                between = other.x() + _beside(other) - (one.x() + one.width() - _beside(one))
                assert abs(between - space) <= 1, (one, other)


def test_explained_phrases_stand_apart_in_their_boxes(qtbot: QtBot, window: Window, session: Session) -> None:
    for block in _spots(session):
        view = SpotView(block)
        qtbot.addWidget(view)
        before = {button: button.sizeHint().width() for _, button in view.message.phrases}
        view.verdicts[block.verdict].button.click()
        view.answer()
        assert all(button.sizeHint().width() > width for button, width in before.items())


def test_an_address_without_a_space_is_broken_where_no_line_has_room_for_it(
    qtbot: QtBot, window: Window
) -> None:
    button = PhraseButton("marlow-coaches.test/linden/and-so-on")
    qtbot.addWidget(button)
    width = button.minimumSizeHint().width()
    button.wrap_to(width)
    assert button.size_in(width).width() <= width
    assert button.text().replace("\n", "") == button.words == button.accessibleName()


def test_an_address_is_broken_at_its_joints_and_else_anywhere(qtbot: QtBot, window: Window) -> None:
    button = PhraseButton("https://market-prices.example/verify")
    qtbot.addWidget(button)
    for letters, lines in (
        (33, ["https://market-prices.example/", "verify"]),
        (24, ["https://market-prices.", "example/verify"]),
        (16, ["https://market-", "prices.example/", "verify"]),
    ):
        room = button.fontMetrics().horizontalAdvance(button.words[:letters])
        button.wrap_to(room + 2 * button.sides)
        assert button.text().split("\n") == lines
    long = PhraseButton("Donaudampfschifffahrt")
    qtbot.addWidget(long)
    long.wrap_to(long.minimumSizeHint().width())
    assert long.text().count("\n") > 1


def test_words_that_go_on_are_quoted_without_their_comma(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    [block] = [each for each in _spots(session) if each.name == "recording"]
    view = SpotView(block)
    qtbot.addWidget(view)
    for _, button in view.message.phrases[:2]:
        button.click()
    view.verdicts[block.verdict].button.click()
    view.answer()
    assert "You also marked “You missed the budget meeting”. That alone" in _words(view)


def test_a_phrase_is_never_wider_than_the_room_that_its_lines_were_broken_for(
    qtbot: QtBot, window: Window
) -> None:
    button = PhraseButton("Hello, AVATAR ţĥé ŵöřđš at https://marlow-coaches.test/linden/and-so-on/ïƒý today")
    qtbot.addWidget(button)
    rooms = range(button.minimumSizeHint().width(), 900)
    assert [room for room in rooms if button.size_in(room).width() > room] == []


def _beside(part: QWidget) -> int:
    return part.sides if isinstance(part, PhraseButton) else part.contentsMargins().left()


@pytest.mark.parametrize("right", [True, False])
def test_spot_the_signs_by_keyboard(qtbot: QtBot, window: Window, session: Session, right: bool) -> None:
    for block in _spots(session):
        view = SpotView(block)
        qtbot.addWidget(view)
        view.show()
        phrase, button = next(each for each in view.message.phrases if each[0].sign)
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert view.message.taps == (phrase,)
        assert not view.submit.isEnabled()
        wrong = next(verdict for verdict in SpotVerdict if verdict is not block.verdict)
        chosen = view.verdicts[block.verdict if right else wrong].button
        chosen.setFocus()
        qtbot.keyClick(chosen, Qt.Key.Key_Space)
        with qtbot.waitSignal(view.answered) as answered:
            qtbot.keyClick(view.submit, Qt.Key.Key_Return)
        assert answered.args == [right]
        for sign in block.signs:
            assert sign.why.split(" ")[0] in unescape(_words(view))
        assert block.safe_step.split(".")[0] in unescape(_words(view))


def test_what_was_tapped_stays_marked_beside_its_explanation(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    block = next(_spots(session))
    view = SpotView(block)
    qtbot.addWidget(view)
    tapped = next(button for phrase, button in view.message.phrases if phrase.sign)
    beside = next(button for phrase, button in view.message.phrases if not phrase.sign)
    for button in (tapped, beside):
        button.click()
    view.verdicts[block.verdict].button.click()
    view.answer()
    assert tapped.isChecked()
    assert beside.isChecked()
    assert tapped.shown.endswith(")")
    assert tapped.accessibleDescription()
    assert _words(view).count("You marked this.") == 1
    words = beside.words.rstrip(",;:")
    assert f"You also marked “{words}”. That alone tells nothing either way." in _words(view)


def test_nothing_is_counted_of_what_was_marked_and_missed(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    block = next(_spots(session))
    view = SpotView(block)
    qtbot.addWidget(view)
    view.verdicts[block.verdict].button.click()
    view.answer()
    assert "marked" not in _words(view)
    assert "missed" not in _words(view).casefold()


def test_nothing_in_a_message_is_a_link_or_a_tag(qtbot: QtBot, window: Window) -> None:
    from posture.application.learning import Channel

    parts = (Part("<a href='https://bank.test'>Pay</a> & go"),)
    card = MessageCard(Message(Channel.MAIL, (), parts, 1))
    qtbot.addWidget(card)
    assert not [label for label in card.findChildren(Label) if "<a" in label.text()]
    assert [phrase.text for phrase, _ in card.phrases] == ["<a href='https://bank.test'>Pay</a> & go"]


@pytest.fixture
def lessons(open_page: Callable[[str], Page]) -> LessonsPage:
    page = open_page("lessons")
    assert isinstance(page, LessonsPage)
    return page


def _tiles(page: LessonsPage) -> list[str]:
    return [tile.accessibleName() for tile in page.findChildren(Tile) if not tile.isHidden()]


def test_every_lesson_is_listed_with_its_state(
    window: Window, lessons: LessonsPage, session: Session, lesson: Lesson, settle: Callable[[], None]
) -> None:
    tiles = _tiles(lessons)
    assert len(tiles) == len(session.library.lessons)
    assert all(". New. " in name for name in tiles)
    finish(session, lesson)
    lessons.enter("")
    settle()
    assert [name for name in _tiles(lessons) if name.startswith(f"{lesson.title}. Done")], _tiles(lessons)


def test_what_was_found_comes_first(
    checked: Window, lessons: LessonsPage, session: Session, settle: Callable[[], None]
) -> None:
    verdict = checked.checkups.verdict("screen-lock")
    assert verdict is not None
    lessons.enter("")
    settle()
    assert "About something found on this computer" in _words(lessons)
    first = next(
        tile
        for tile in lessons.findChildren(Tile)
        if not tile.isHidden() and "review" not in tile.accessibleName()
    )
    first.click()
    place, key = checked.place
    assert place == "lesson"
    assert any(checked.checkups.verdict(check) is not None for check in session.library.lessons[key].checks)


@pytest.fixture
def later(session: Session, lesson: Lesson) -> Session:
    """Some weeks after a lesson, so that its questions are due."""
    finish(session, lesson)
    now = session.now()
    session.clock = lambda: now + timedelta(days=30)
    assert questions_due(session) == 2
    return session


@pytest.fixture
def review(qtbot: QtBot, later: Session, window: Window, settle: Callable[[], None]) -> ReviewPage:
    window.go("review", "")
    settle()
    page = window.pages["review"]
    assert isinstance(page, ReviewPage)
    return page


def _answer(qtbot: QtBot, page: ReviewPage, *, right: bool) -> None:
    assert page.asked.view is not None
    wanted = page.asked.view.question.right
    place = min(wanted if right else set(range(len(page.asked.view.options))) - wanted)
    qtbot.keyClick(page.asked.view.options[0].button, Qt.Key(Qt.Key.Key_1 + place))
    qtbot.keyClick(page.asked.view.options[place].button, Qt.Key.Key_Return)


def test_a_review_goes_by_keyboard_alone(
    qtbot: QtBot, review: ReviewPage, window: Window, later: Session, settle: Callable[[], None]
) -> None:
    assert review.lead.text() == "1 of 2"
    _answer(qtbot, review, right=True)
    assert review.asked.sure.hasFocus()
    qtbot.keyClick(review.asked.sure, Qt.Key.Key_Return)
    settle()
    assert review.lead.text() == "2 of 2"
    _answer(qtbot, review, right=True)
    qtbot.keyClick(review.asked.guessed, Qt.Key.Key_Return)
    settle()
    assert window.place == ("home", ""), "from where it began"
    assert questions_due(later) == 0


def test_a_wrong_answer_comes_back_once_more(
    qtbot: QtBot, review: ReviewPage, window: Window, settle: Callable[[], None]
) -> None:
    _answer(qtbot, review, right=False)
    assert not review.asked.sure.isVisible()
    qtbot.keyClick(review.asked.following, Qt.Key.Key_Return)
    settle()
    _answer(qtbot, review, right=True)
    review.asked.sure.click()
    settle()
    assert review.lead.text() == "Once more, because it was new to you."
    _answer(qtbot, review, right=True)
    review.asked.sure.click()
    settle()
    assert window.place == ("home", "")


def test_a_review_can_be_left_and_keeps_what_is_done(
    qtbot: QtBot, review: ReviewPage, window: Window, later: Session, settle: Callable[[], None]
) -> None:
    _answer(qtbot, review, right=True)
    review.asked.sure.click()
    settle()
    assert isinstance(review.entry, QAbstractButton)
    review.entry.click()
    assert window.place == ("home", "")
    assert questions_due(later) == 1


def test_a_bridge_is_all_that_a_review_needs(qtbot: QtBot, bridge: Bridge, window: Window) -> None:
    page = ReviewPage(bridge)
    qtbot.addWidget(page)
    assert page.asked.view is None


@pytest.fixture
def in_german(session: Session, tmp_path: Path) -> Iterator[Path]:
    """The folder of two lessons, of which one is translated, for somebody who is spoken to in German."""
    top = Path(__file__).parents[2]
    (tmp_path / "content" / "lessons").mkdir(parents=True)
    for name in ("checks", "lessons/regions"):
        (tmp_path / "content" / name).symlink_to(top / name)
    for name in ("everything", "strange"):
        folder = tmp_path / "content" / "lessons" / name
        shutil.copytree(top / "tests/lessons/shelf/everything", folder)
    text = (folder / "lesson.md").read_text(encoding="utf-8")
    (folder / "lesson.md").write_text(text.replace("lesson: everything", "lesson: strange"), encoding="utf-8")
    session.content = tmp_path / "content"
    speak(language_of(session, {"POSTURE_LANGUAGE": "de"}))
    yield tmp_path / "content" / "lessons"
    speak(ENGLISH)


def test_a_lesson_is_in_german_or_labelled_as_english(
    in_german: Path, window: Window, settle: Callable[[], None]
) -> None:
    label = "Diese Lektion ist noch nicht übersetzt, deshalb ist ihr Text auf Englisch."
    shown = []
    for lesson in ("everything", "strange", "everything"):
        window.go("lesson", lesson)
        settle()
        words = _words(window.pages["lesson"])
        shown.append((label in words, "Früher oder später" in words, "Sooner or later" in words))
    assert shown == [(False, True, False), (True, False, True), (False, True, False)]


def test_the_list_and_the_review_tell_what_is_in_english(
    in_german: Path, session: Session, window: Window, open_page: Callable[[str], Page]
) -> None:
    titles = set(_words(open_page("lessons")).splitlines())
    assert {"Ein Muster von allem", "A sample of everything (auf Englisch)"} <= titles
    finish(session, find_lesson(session, "strange"))
    before = session.clock
    session.clock = lambda: before() + timedelta(days=30)
    assert "ihr Text auf Englisch" in _words(open_page("review"))


def test_do_it_says_how_long_it_was_open(
    qtbot: QtBot, session: Session, window: Window, settle: Callable[[], None]
) -> None:
    """What was found twelve days ago is fixed, and Check again finds it so."""
    before = session.clock
    session.clock = lambda: before() - timedelta(days=12)
    remember(session, check_now(session))
    session.clock = before
    window.go("lesson", LESSON)
    settle()
    page = window.pages["lesson"]
    assert isinstance(page, ReaderPage)
    view = _to_do_it(page)
    session.host = RecordedHost(Path(__file__).parents[1] / "hosts" / "windows-11-home")
    view.again.click()
    qtbot.waitUntil(lambda: not window.checkups.running)
    settle()
    assert view.result.sentence == "Done, 12 days after it was first seen."


def test_what_the_organisation_suggests_stands_apart_with_its_reason(
    lessons: LessonsPage, session: Session, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = Suggested("paper", "Letters went astray.")
    monkeypatch.setattr("posture.ui.pages.lessons.suggested", lambda session: told)
    lessons.enter("")
    settle()
    words = _words(lessons)
    assert words.index("Suggested by your organisation") < words.index("Letters went astray.")
    assert _tiles(lessons)[0].startswith(session.library.lessons["paper"].title)
    finish(session, find_lesson(session, "paper"))
    lessons.enter("")
    settle()
    assert "Suggested by your organisation" not in _words(lessons)
