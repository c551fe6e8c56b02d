from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from organisation import ASKED, BALLOTS, ENTRIES, LARCH, MEMBER, PREVIEW, RELEASE, STANDING, Desk, released
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFileDialog, QScrollArea, QScrollBar
from pytestqt.qtbot import QtBot

from posture.application.session import Session
from posture.application.voting.casting import CastResult, Sent
from posture.application.voting.consent import Consent
from posture.application.voting.standing import Phase, Standing
from posture.ballots.ballot import Answer
from posture.ballots.release import share
from posture.reports.booth import Result
from posture.reports.delivery import Delivered
from posture.ui.bridge import Bridge
from posture.ui.models.ledger import chapters
from posture.ui.pages.reports.answers_card import AnswerRow
from posture.ui.pages.reports.entry_row import EntryRow, exact
from posture.ui.pages.reports.join import JoinPart
from posture.ui.pages.reports.leaving_card import LeavingCard
from posture.ui.pages.reports.ledger import LedgerPart
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.pages.reports.part import Part
from posture.ui.pages.reports.send import SendPart
from posture.ui.pages.reports.share_bar import bounds
from posture.ui.pages.reports.trend import Trend
from posture.ui.widgets.button import Button
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page
from posture.ui.window import Window

P = TypeVar("P", bound=Part)
GONE = "votes.larch.example cannot be reached."


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk()
    made.take_over(monkeypatch.setattr)
    return made


@pytest.fixture
def reports(desk: Desk, open_page: Callable[[str], Page]) -> ReportsPage:
    """The page of somebody who has not joined."""
    page = open_page("reports")
    assert isinstance(page, ReportsPage)
    return page


@pytest.fixture
def joined(desk: Desk, window: Window, settle: Callable[[], None]) -> ReportsPage:
    """The page of a member."""
    desk.member = MEMBER
    window.go("reports", "")
    settle()
    page = window.pages["reports"]
    assert isinstance(page, ReportsPage)
    return page


@pytest.fixture
def active(qtbot: QtBot, window: Window) -> Window:
    """The window, with the keyboard in it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def _part(page: ReportsPage, name: str, kind: type[P]) -> P:
    part = page.part(name)
    assert isinstance(part, kind)
    return part


def _send(page: ReportsPage) -> SendPart:
    return _part(page, "send", SendPart)


def _join(page: ReportsPage) -> JoinPart:
    return _part(page, "join", JoinPart)


def _words(page: ReportsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def _button(page: ReportsPage, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.accessibleName() == words and b.isVisible())


def _answers(page: ReportsPage) -> list[tuple[str, str]]:
    return [(row.title.text(), row.answer.text()) for row in _send(page).answers.rows]


def _stands_at(word: Label | Button, by: Button) -> bool:
    """Whether a word can be seen in the window, no further from the button than two lines."""
    window = by.window()
    line = by.fontMetrics().height()
    near = QRect(by.mapTo(window, QPoint(0, 0)), by.size()).adjusted(-2000, -4 * line, 2000, 4 * line)
    at = QRect(word.mapTo(window, QPoint(0, 0)), word.size())
    return near.intersects(at) and window.rect().contains(at)


def _said(page: ReportsPage, words: str) -> Label:
    return next(each for each in page.findChildren(Label) if words in each.text() and each.isVisible())


# Joining


def test_nothing_is_asked_of_the_network_before_joining(reports: ReportsPage, desk: Desk) -> None:
    assert desk.asked == ["membership"]
    assert "What joining means" in _words(reports)
    assert "send" not in reports.parts
    assert not _join(reports).submit.isEnabled()


def test_joining_with_a_pasted_invite(reports: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    join = _join(reports)
    join.invite.setPlainText('{"v":1}')
    join.submit.click()
    settle()
    join.who.join.click()
    assert join.who.result.sentence == "Joining…"
    settle()
    assert ("join", '{"v":1}') in desk.asked
    assert reports.lead.text() == "You are a member of Larch Ltd."
    assert "You joined Larch Ltd." in _words(reports)
    assert _send(reports).isVisible()
    assert join.invite.toPlainText() == ""


def test_what_is_joined_is_the_invite_whose_organisation_was_shown(
    active: Window, reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    join = _join(reports)
    join.invite.setPlainText("an invite")
    join.submit.click()
    assert join.invite.isReadOnly()
    assert not join.choose.isEnabled()
    join._show_file("another invite")  # a file that was being read when the look began
    join.invite.setPlainText("a third one")
    assert not join.submit.isEnabled()
    settle()
    join.who.join.click()
    settle()
    assert ("join", "an invite") in desk.asked
    assert [asked for asked in desk.asked if asked[0] in {"introduce", "join"}] == [
        ("introduce", "an invite"),
        ("join", "an invite"),
    ]


def test_the_organisations_name_is_seen_before_anything_is_joined(
    active: Window, reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    join = _join(reports)
    join.invite.setPlainText("an invite")
    join.submit.click()
    settle()
    assert desk.asked == ["membership", ("introduce", "an invite")]
    seen = _words(reports)
    assert "Larch Ltd" in seen
    assert "Its server is votes.larch.example." in seen
    assert "AAAA-BBBB" not in seen  # that is behind the fold
    assert join.who.join.accessibleName() == "Join Larch Ltd"
    assert QApplication.focusWidget() is join.who.join
    join.who.sure.button.click()
    settle()
    assert "AAAA-BBBB-CCCC-DDDD" in _words(reports)


def test_a_server_on_this_computer_is_no_name(
    reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.introduced = replace(LARCH, name="", host="127.0.0.1", is_here=True, fingerprint="")
    join = _join(reports)
    join.invite.setPlainText("an invite")
    join.submit.click()
    settle()
    assert "127.0.0.1" not in _words(reports)
    assert "Its server runs on this very computer. Its name comes with its first questions." in _words(
        reports
    )


def test_another_invite_can_be_taken_before_joining(
    active: Window, reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    join = _join(reports)
    join.invite.setPlainText("an invite")
    join.submit.click()
    settle()
    join.who.other.click()
    settle()
    assert join.invite.isVisible()
    assert join.invite.toPlainText() == ""
    assert QApplication.focusWidget() is join.invite
    assert ("join", "an invite") not in desk.asked


def test_one_button_leads_on_and_the_field_is_the_first_thing_in_view(
    window: Window, reports: ReportsPage, settle: Callable[[], None]
) -> None:
    window.setMinimumSize(300, 300)
    window.resize(720, 480)
    settle()
    join = _join(reports)
    names = [each.accessibleName() for each in reports.findChildren(Button) if each.isVisible()]
    assert len(names) == len(set(names))
    for part in (join.invite, join.submit):
        assert window.rect().contains(QRect(part.mapTo(window, QPoint(0, 0)), part.size()))


def test_after_joining_the_keyboard_is_at_what_is_asked(
    active: Window, reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.new = ASKED
    join = _join(reports)
    join.invite.setPlainText("an invite")
    join.submit.click()
    settle()
    join.who.join.click()
    settle()
    agree = _send(reports).question.policy.agree
    assert QApplication.focusWidget() is agree
    assert active.rect().contains(QRect(agree.mapTo(active, QPoint(0, 0)), agree.size()))


def test_an_invite_that_leads_nowhere_is_kept_and_explained_at_the_field(
    active: Window, reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    join = _join(reports)
    join.invite.setPlainText("an invite")
    desk.trouble = "This is not a whole invite."
    join.submit.click()
    settle()
    assert _stands_at(_said(reports, desk.trouble), join.submit)
    assert join.invite.toPlainText() == "an invite"
    assert QApplication.focusWidget() is join.invite
    assert join.submit.isEnabled()


def test_joining_that_fails_keeps_the_invite_and_says_why_at_the_button(
    reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    join = _join(reports)
    join.invite.setPlainText("an invite")
    join.submit.click()
    settle()
    desk.trouble = "This invite was used already. Ask IT for a new one."
    join.who.join.click()
    settle()
    assert _stands_at(_said(reports, desk.trouble), join.who.join)
    assert join.invite.toPlainText() == "an invite"
    assert join.who.join.isEnabled()


def test_an_invite_that_was_used_offers_only_another(
    reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    join = _join(reports)
    join.invite.setPlainText('{"v":1}')
    join.submit.click()
    settle()
    desk.trouble = "This invite was used already, perhaps by you. Ask your IT for a new one."
    join.who.join.click()
    settle()
    assert join.who.result.sentence == desk.trouble
    assert not join.who.join.isVisible()
    assert join.who.other.isEnabled()
    desk.trouble = ""
    join.who.other.click()
    join.invite.setPlainText('{"v":1}')
    join.submit.click()
    settle()
    assert join.who.join.isVisible()


def test_an_invite_can_be_opened_from_a_file(
    qtbot: QtBot, reports: ReportsPage, tmp_path: Path, settle: Callable[[], None]
) -> None:
    path = tmp_path / "invite.json"
    path.write_text('{"v":1,"code":"…"}', encoding="utf-8")
    join = _join(reports)
    join.choose.click()
    dialog = join.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    settle()
    assert join.invite.toPlainText() == '{"v":1,"code":"…"}'


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"\xff\xfe\x00\xd8", "is no invite"), (b"", "is empty"), (None, "cannot be read")],
)
def test_a_file_that_is_no_invite_is_explained(
    reports: ReportsPage, tmp_path: Path, settle: Callable[[], None], content: bytes | None, said: str
) -> None:
    path = tmp_path / "invite.json"
    if content is not None:
        path.write_bytes(content)
    _join(reports).open_file(str(path))
    settle()
    assert _stands_at(_said(reports, said), _join(reports).choose)


def test_a_move_leads_on(reports: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.member, desk.moved = MEMBER, True
    _join(reports).invite.setPlainText("a move")
    _join(reports).submit.click()
    settle()
    assert "Larch Ltd is to be found at https://votes.larch.example from now on." in _words(reports)


# What is asked


@pytest.fixture
def questioned(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> ReportsPage:
    """The page of a member whose organisation asks something that they have not agreed to."""
    desk.new = ASKED
    desk.asked.clear()
    joined.enter("send")
    settle()
    return joined


def test_a_policy_is_shown_before_anything_is_measured_or_signed(questioned: ReportsPage, desk: Desk) -> None:
    assert "preview" not in desk.asked
    seen = _words(questioned)
    for words in (
        "What Larch Ltd asks",
        "Known here since 16 November.",
        "IT writes: “Two laptops were stolen on trains this autumn.”",
        "The disk is encrypted",
        "The screen locks after at most 5 minutes. Until now: 15.",
        "The disk is encrypted: 95 of 100 computers by 30 June 2027. IT's reason: Laptops travel.",
        "Agreeing sends nothing: Posture looks at what is asked, and you see your answers first.",
    ):
        assert words in seen
    assert not _send(questioned).bar.isVisible()


def test_a_newer_policy_is_shown_as_a_difference(
    questioned: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.new = replace(
        ASKED, first=False, added=("backup",), removed=("firewall",), goals={}, dropped=("screen-lock",)
    )
    questioned.enter("send")
    settle()
    seen = _words(questioned)
    assert "Larch Ltd asks something new" in seen
    assert "New is the question:\nYour files are backed up" in seen
    assert "No longer asked:\nA firewall is on" in seen
    assert "The screen locks by itself: there is no goal any more." in seen


def test_under_a_standing_consent_agreeing_is_said_to_let_ballots_leave(
    questioned: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.standing = replace(STANDING, consent=Consent.STANDING)
    questioned.enter("send")
    settle()
    assert "once you agree, these do as well" in _words(questioned)
    assert "Agreeing sends nothing" not in _words(questioned)


def test_agreeing_goes_on_to_the_answers(
    qtbot: QtBot, active: Window, questioned: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    _button(questioned, "Agree").setFocus()
    _button(questioned, "Agree").click()
    settle()
    assert ("agree", ASKED.policy) in desk.asked
    assert _answers(questioned)
    heading = _send(questioned).answers.heading
    assert QApplication.focusWidget() is heading
    assert active.rect().contains(QRect(heading.mapTo(active, QPoint(0, 0)), heading.size()))
    qtbot.keyClick(heading, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() in [
        *_send(questioned).consent.options.values(),
        _send(questioned).bar.send,
    ]


def test_not_now_sends_nothing_and_can_be_thought_over(
    active: Window, questioned: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    _button(questioned, "Not now").click()
    settle()
    assert "put off" in desk.asked
    assert "You said “not now”" in _words(questioned)
    assert QApplication.focusWidget() is _send(questioned).question.not_now.button
    _button(questioned, "Look at it once more").click()
    settle()
    assert "What Larch Ltd asks" in _words(questioned)
    assert "preview" not in desk.asked


def test_an_answer_to_what_is_asked_that_cannot_be_kept_is_said_where_it_was_given(
    questioned: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = "The folder cannot be written."
    _button(questioned, "Agree").click()
    settle()
    assert _stands_at(_said(questioned, desk.trouble), _button(questioned, "Agree"))


def test_the_lesson_that_it_suggests_is_one_press_away(
    window: Window, questioned: ReportsPage, settle: Callable[[], None]
) -> None:
    _button(questioned, "Read the lesson that IT suggests").click()
    settle()
    assert window.place == ("lesson", "screen-lock")


# To send


def test_readable_and_exact_stand_side_by_side(joined: ReportsPage, settle: Callable[[], None]) -> None:
    assert _answers(joined) == [
        ("Disk encryption", "Fine"),
        ("Firewall", "Fine"),
        ("Screen lock", "To do"),
        ("Secure Boot", "Not on this computer"),
    ]
    assert PREVIEW.fingerprint not in _words(joined)
    _button(joined, "Show exactly what leaves").click()
    settle()
    texts = _send(joined).exactly.texts
    for ballot in BALLOTS:
        assert ballot.envelope in texts[ballot.scope].toPlainText()
    for sentence in (*PREVIEW.transport_words, PREVIEW.costs, *PREVIEW.words, PREVIEW.fingerprint):
        assert sentence in _words(joined)
    assert "1,208 bytes" in _words(joined)
    _button(joined, "Hide exactly what leaves").click()
    assert PREVIEW.fingerprint not in _words(joined)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_however_much_there_is_to_say_at_the_button_the_page_stays_in_view(
    window: Window,
    joined: ReportsPage,
    qapp: QApplication,
    desk: Desk,
    settle: Callable[[], None],
    scale: float,
) -> None:
    usual, large = qapp.font(), qapp.font()
    large.setPointSizeF(usual.pointSizeF() * scale)
    qapp.setFont(large)
    try:
        window.setMinimumSize(300, 300)
        window.resize(720, 480)
        refused = tuple(
            Sent(
                ballot.scope, Result.REFUSED, 1, 4, "busy", "IT's server has too much to do. Try again later."
            )
            for ballot in BALLOTS
        )[:3]
        desk.result = CastResult(0, 0, refused=refused, pending=1, sent=(), trouble=GONE)
        _button(joined, "Send your 4 answers now").click()
        settle()
        bar = _send(joined).bar
        assert GONE in bar.result.sentence
        assert joined.area.viewport().height() >= 96
        assert window.rect().contains(QRect(bar.send.mapTo(window, QPoint(0, 0)), bar.send.size()))
    finally:
        qapp.setFont(usual)


@pytest.mark.parametrize(("width", "height", "scale"), [(720, 480, 1.0), (980, 660, 1.5), (720, 480, 2.0)])
def test_the_list_is_whole_and_the_button_in_view_at_any_size(
    window: Window,
    joined: ReportsPage,
    qapp: QApplication,
    settle: Callable[[], None],
    width: int,
    height: int,
    scale: float,
) -> None:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(usual.pointSizeF() * scale)
    qapp.setFont(large)
    try:
        window.setMinimumSize(300, 300)
        window.resize(width, height)
        settle()
        _button(joined, "Show exactly what leaves").click()
        settle()
        bars = [bar for bar in joined.findChildren(QScrollBar) if bar.isVisible() and bar.maximum() > 0]
        assert len(bars) == 1
        send = _send(joined).bar.send
        assert window.rect().contains(QRect(send.mapTo(window, QPoint(0, 0)), send.size()))
        for row in joined.findChildren(AnswerRow):
            for label in (row.title, row.answer):
                assert label.height() >= label.heightForWidth(label.width())
                assert row.rect().contains(QRect(label.mapTo(row, QPoint(0, 0)), label.size()))
    finally:
        qapp.setFont(usual)


def test_the_exact_bytes_are_whole_and_need_no_bar_of_their_own(
    qtbot: QtBot, joined: ReportsPage, settle: Callable[[], None]
) -> None:
    _button(joined, "Show exactly what leaves").click()
    settle()
    texts = joined.findChildren(ExactText)
    assert len(texts) == len(BALLOTS)
    qtbot.waitUntil(lambda: all(text.verticalScrollBar().maximum() == 0 for text in texts))
    for text in texts:
        interface = QAccessible.queryAccessibleInterface(text)
        assert interface.state().readOnly
        assert "cannot be changed" in text.accessibleDescription()


def test_before_casting_opens_there_are_answers_and_no_bytes(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.show(ballots=(), phase=Phase.FETCHING)
    joined.enter("send")
    settle()
    assert _answers(joined)[0] == ("Disk encryption", "Fine")
    assert "It is looked at once more, and fixed" in _words(joined)
    assert not _send(joined).bar.isVisible()
    _button(joined, "Show exactly what leaves").click()
    settle()
    assert joined.findChildren(ExactText) == []
    assert "There are no bytes yet" in _words(joined)


def test_sending_now_says_what_it_costs_and_what_was_counted(
    active: Window, joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    bar = _send(joined).bar
    assert _stands_at(_said(joined, "Sent now, all leave together"), bar.send)
    at = bar.send.mapTo(active, QPoint(0, 0))
    _button(joined, "Send your 4 answers now").setFocus()
    _button(joined, "Send your 4 answers now").click()
    assert bar.result.sentence == "Sending…"
    assert not bar.send.isEnabled()
    settle()
    assert desk.asked.count("cast") == 1
    assert bar.result.sentence == "Sent. 4 counted."
    assert not bar.send.isVisible()
    assert (bar.result.mapTo(active, QPoint(0, 0)) - at).manhattanLength() < bar.height()
    assert QApplication.focusWidget() is bar.see
    assert "within a day of that the sums of all stand under “Together”" in _words(joined)
    assert "Sent now, all leave together" not in _words(joined)
    assert _answers(joined)[0] == ("Disk encryption", "Fine (sent)")


def test_what_came_of_sending_stands_beside_its_sign(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    _button(joined, "Send your 4 answers now").click()
    settle()
    bar = _send(joined).bar
    said, sign = _said(joined, "Sent. 4 counted."), bar.result.findChild(Glyph)
    assert sign is not None
    text = QRect(said.mapTo(bar, QPoint(0, 0)), said.size())
    mark = QRect(sign.mapTo(bar, QPoint(0, 0)), sign.size())
    assert abs(text.top() - mark.top()) <= 4
    assert text.height() < 2 * said.fontMetrics().height()
    assert not [each for each in bar.findChildren(QScrollBar) if each.isVisible()]


def test_a_bar_with_nothing_to_say_and_nothing_to_send_takes_no_impossible_height(
    joined: ReportsPage, settle: Callable[[], None]
) -> None:
    _button(joined, "Send your 4 answers now").click()
    settle()
    bar = _send(joined).bar
    bar.result.clear()
    bar.resize(bar.width() - 1, bar.height())
    assert bar.findChild(QScrollArea).height() >= 0


def test_once_the_sums_are_there_they_are_one_press_away(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    _button(joined, "Send your 4 answers now").click()
    settle()
    assert not _send(joined).sums.isVisible()
    assert _button(joined, "Show exactly what left")
    desk.standing = replace(desk.standing, release=desk.standing.number)
    joined.enter("send")
    settle()
    assert "All is added up" in _words(joined)
    assert "They are added up" not in _words(joined)
    _button(joined, "See the sums of all").click()
    settle()
    assert joined.part("together").isVisible()


def test_a_round_that_is_over_without_its_sums_says_when_they_come(
    joined: ReportsPage, desk: Desk, bridge: Bridge, settle: Callable[[], None]
) -> None:
    _button(joined, "Send your 4 answers now").click()
    settle()
    times = desk.standing.timetable
    assert times is not None
    ago = times.close - bridge.session.now() + timedelta(hours=1)
    fetch, cast = (
        replace(each, start=each.start - ago, end=each.end - ago) for each in (times.fetch, times.cast)
    )
    desk.standing = replace(
        desk.standing, timetable=replace(times, fetch=fetch, cast=cast, close=times.close - ago)
    )
    joined.enter("send")
    settle()
    assert "within a day the sums of all stand under “Together”" in _words(joined)
    assert "They are added up" not in _words(joined)


def test_what_was_sent_is_still_said_when_the_person_comes_back(
    window: Window, joined: ReportsPage, settle: Callable[[], None]
) -> None:
    _button(joined, "Send your 4 answers now").click()
    settle()
    window.go("home", "")
    window.go("reports", "")
    settle()
    assert _send(joined).bar.result.sentence == "Sent. 4 counted."
    _button(joined, "See what was sent").click()
    settle()
    assert _part(joined, "ledger", LedgerPart).isVisible()
    assert not _send(joined).bar.isVisible()


def test_what_is_left_over_is_said_at_the_button_and_can_be_sent(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    refusal = Sent("firewall", Result.REFUSED, 1, 4, "busy", "Come again later.")
    desk.result = CastResult(1, 0, refused=(refusal,), pending=2, sent=(), trouble="No answer.")
    _button(joined, "Send your 4 answers now").click()
    settle()
    again = _button(joined, "Send your 2 answers now")
    said = _said(joined, "1 counted, 1 refused, 2 still to send.")
    assert "Come again later. No answer. You can send again; nothing is counted twice." in said.text()
    assert _stands_at(said, again)
    assert again.isEnabled()


def test_a_round_that_was_closed_early_is_told_with_what_was_counted(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    refusals = tuple(
        Sent(ballot.scope, Result.REFUSED, 1, 4, "epoch-closed", "The round is closed.") for ballot in BALLOTS
    )[:3]
    desk.result = CastResult(1, 0, refused=refusals, pending=0, sent=())
    _button(joined, "Send your 4 answers now").click()
    settle()
    desk.show(ballots=tuple(replace(ballot, sent=True) for ballot in BALLOTS), notes=("It was not taken.",))
    joined.enter("send")
    settle()
    assert _send(joined).bar.result.sentence.startswith("Sent. 1 of 4 counted;")
    assert "It was not taken." in _words(joined)
    assert not _send(joined).bar.send.isVisible()


@pytest.mark.parametrize("trouble", ["The answers were fixed before.", GONE])
def test_a_sending_that_fails_is_said_at_the_button(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None], trouble: str
) -> None:
    desk.trouble = trouble
    send = _button(joined, "Send your 4 answers now")
    send.click()
    settle()
    assert _stands_at(_said(joined, trouble), send)
    assert send.isEnabled()


def test_what_was_said_at_the_button_is_over_when_the_person_comes_back(
    window: Window, joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = GONE
    _button(joined, "Send your 4 answers now").click()
    settle()
    desk.trouble = ""
    window.go("home", "")
    window.go("reports", "")
    settle()
    assert GONE not in _words(joined)


def test_notes_on_the_round_stand_above_the_answers(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.show(notes=("The issuer signed “backup” wrongly. Tell IT.",))
    joined.enter("send")
    settle()
    assert "The issuer signed “backup” wrongly. Tell IT." in _words(joined)


def test_too_few_means_that_nothing_is_sent(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.show(ballots=(), too_few="7 of 10 joined; sums start at ten.")
    joined.enter("send")
    settle()
    assert "7 of 10 joined; sums start at ten." in _words(joined)
    assert not _send(joined).bar.isVisible()
    assert not _send(joined).consent.isVisible()
    assert _button(joined, "To your own checks").isVisible()


def test_before_the_first_round_there_is_a_sentence_and_a_way_on(
    window: Window, joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.opened = False
    joined.enter("send")
    settle()
    assert "Nothing is asked now" in _words(joined)
    _button(joined, "To your own checks").click()
    assert window.place == ("home", "")


def test_where_nothing_is_asked_one_can_look_again(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.opened = False
    joined.enter("send")
    settle()
    desk.opened = True
    _button(joined, "Look again").click()
    settle()
    assert _answers(joined)


def test_whoever_comes_back_to_the_window_sees_what_is_asked_by_now(
    active: Window, joined: ReportsPage, desk: Desk, session: Session, settle: Callable[[], None]
) -> None:
    desk.opened = False
    joined.enter("send")
    settle()
    asked = desk.asked.count("round")
    QApplication.sendEvent(_send(joined), QEvent(QEvent.Type.ActivationChange))
    settle()
    assert desk.asked.count("round") == asked  # it was looked at a moment ago
    desk.opened = True
    later = session.now() + timedelta(minutes=2)
    session.clock = lambda: later
    QApplication.sendEvent(_send(joined), QEvent(QEvent.Type.ActivationChange))
    settle()
    assert _answers(joined)


def test_a_rehearsal_is_said_to_be_one(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.show(rehearsal=True, words=())
    joined.enter("send")
    settle()
    assert "This is a rehearsal" in _words(joined).splitlines()


def test_a_round_that_cannot_be_fetched_is_explained_and_can_be_tried_again(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = GONE
    _send(joined).enter()
    settle()
    assert _stands_at(_said(joined, GONE), _button(joined, "Try again"))
    assert not _send(joined).bar.isVisible()
    desk.trouble = ""
    _button(joined, "Try again").click()
    settle()
    assert _answers(joined)
    assert GONE not in _words(joined)


def test_a_locked_keyring_is_named_and_can_be_tried_again(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = "Your keyring “Login” is locked. Unlock it, then try again."
    joined.enter("")
    settle()
    assert _stands_at(_said(joined, desk.trouble), _button(joined, "Try again"))
    assert "What you say" not in _words(joined)
    desk.trouble = ""
    _button(joined, "Try again").click()
    settle()
    assert _answers(joined)


def test_what_it_has_to_mend_can_be_copied_for_them(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = "Your IT has to renew something. Send it this sentence: “The trust root is out of date.”"
    joined.enter("send")
    settle()
    _button(joined, "Copy the sentence").click()
    assert QApplication.clipboard().text() == desk.trouble


# When ballots leave


def test_nothing_leaves_by_itself_before_it_was_allowed(joined: ReportsPage) -> None:
    assert _send(joined).consent.options[Consent.NONE].isChecked()
    assert "These answers can leave until Monday, 00:00." in _words(joined)
    assert "leave one by one" not in _words(joined)
    assert _send(joined).bar.send.property("kind") == "primary"


@pytest.mark.parametrize("consent", [Consent.ROUND, Consent.STANDING])
def test_what_is_allowed_is_planned_and_can_be_taken_back(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None], consent: Consent
) -> None:
    choices = _send(joined).consent
    choices.options[consent].click()
    settle()
    assert consent in desk.asked
    assert _words(joined).count("4 answers leave one by one until") == 1
    later = {
        Consent.ROUND: "The next questions ask you again.",
        Consent.STANDING: "The same holds for later questions, as long as they ask the same. Choose “Not "
        "before I say so” to take it back.",
    }
    assert [each for each, words in later.items() if words in _words(joined)] == [consent]
    assert desk.asked.count("deliver") == 1
    assert _send(joined).bar.send.property("kind") == "plain"
    choices.options[Consent.NONE].click()
    settle()
    assert desk.standing.consent is Consent.NONE
    assert "leave one by one" not in _words(joined)


def test_a_consent_that_cannot_be_kept_is_not_shown_as_given(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = "The folder cannot be written."
    _send(joined).consent.options[Consent.ROUND].click()
    settle()
    assert "The folder cannot be written." in _words(joined)
    assert _send(joined).consent.options[Consent.NONE].isChecked()


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (replace(STANDING, locked="Unlock your keyring."), "Unlock your keyring."),
        (replace(STANDING, fetched=False, signed=False, waiting=0), "got no keys for these questions"),
    ],
)
def test_what_keeps_ballots_from_leaving_is_said(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None], standing: Standing, said: str
) -> None:
    desk.standing = standing
    joined.enter("send")
    settle()
    assert said in _words(joined)


def test_what_left_by_itself_is_shown_where_one_looks(
    window: Window, joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    asked = desk.asked.count("preview")
    window.deliveries.run()
    settle()
    assert desk.asked.count("preview") == asked  # nothing was due
    desk.delivered = Delivered(sent=(Sent("firewall", Result.COUNTED, 1, 1),))
    window.deliveries.run()
    settle()
    assert desk.asked.count("preview") == asked + 1


# Together


def _open_together(page: ReportsPage, settle: Callable[[], None]) -> str:
    _button(page, "Together").click()
    settle()
    return _words(page)


def test_together_shows_bands_and_not_counts(joined: ReportsPage, settle: Callable[[], None]) -> None:
    seen = _open_together(joined, settle)
    assert "Most are fine, of 20 answers or a few more." in seen
    assert "Under half are fine, of 20 answers or a few more." in seen
    assert "Fewer than ten answered, so nothing is said." in seen
    assert "The goal: 95 of 100 by 30 June 2027. IT's reason: Laptops travel." in seen
    assert "Closed on 16 November · 23 computers had joined · 20 to 22 answered" in seen
    assert RELEASE.fingerprint in seen
    assert "Who sees others was asked separately" in seen
    assert "These sums cannot be right" not in seen


def test_no_more_are_said_to_have_answered_than_could(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.releases = (replace(RELEASE, release=replace(RELEASE.release, joined=20, blessed=20)),)
    seen = _open_together(joined, settle)
    assert "20 computers had joined · 20 answered" in seen
    assert "Most are fine, of 20 answers." in seen


def test_the_steps_in_use_are_explained_a_sentence_each(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    seen = _open_together(joined, settle)
    assert "Most: 60 to 89 of 100 are fine." in seen
    assert "Under half: fewer than 40 of 100 answers are fine." in seen
    assert "Nearly all:" not in seen
    desk.releases = (released(2, disk_encryption="85", screen_lock="85"),)
    seen = _open_together(joined, settle)
    assert "A number of 100 is told in steps of five" in seen
    assert "Most: 60" not in seen


def test_the_trend_is_drawn_and_said(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.releases = (
        released(3, disk_encryption="nearly-all"),
        released(2, disk_encryption="most", screen_lock=""),
        released(1, disk_encryption="about-half"),
    )
    seen = _open_together(joined, settle)
    assert "Before that, oldest first: about half and most." in seen
    assert "Before that, oldest first: under half." in seen
    assert len([trend for trend in joined.findChildren(Trend) if trend.isVisible()]) == 2


def test_a_single_round_has_no_trend(joined: ReportsPage, settle: Callable[[], None]) -> None:
    assert "Before that" not in _open_together(joined, settle)
    assert joined.findChildren(Trend) == []


def test_ones_own_answer_stands_beside_the_sum(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.own = {"screen-lock": Answer.FAIL}
    seen = _open_together(joined, settle)
    assert seen.count("Which one was yours is kept on this computer only.") == 1
    assert "\nYou: To do\n" in seen


@pytest.mark.parametrize(
    ("passing", "low", "high"),
    [
        ("under-half", 0, 400),
        ("about-half", 400, 600),
        ("most", 600, 900),
        ("nearly-all", 900, 1000),
        ("5", 0, 75),
        ("85", 825, 875),
        ("95", 925, 1000),
    ],
)
def test_a_bar_fills_what_is_certain_and_hatches_what_the_step_leaves_open(
    passing: str, low: int, high: int
) -> None:
    assert bounds(passing) == (low, high)


@pytest.mark.parametrize("answers", [20, 200, 203])
def test_no_share_lies_outside_of_its_bar(answers: int) -> None:
    for passing in range(answers + 1):
        low, high = bounds(share(passing, answers).passing)
        assert low <= 1000 * passing / answers <= high


def test_where_few_take_part_and_who_sees_it_anyway_are_said_before_sending(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    assert "Only 23 computers have joined, so a sum can still point to someone." in _words(joined)
    assert "If your employer administers this computer, it can see these settings directly" in _words(joined)
    desk.show(enrolled=60)
    joined.enter("send")
    settle()
    assert "so a sum can still point to someone" not in _words(joined)


def test_opening_together_asks_nobody(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    before = list(desk.asked)
    _open_together(joined, settle)
    assert desk.asked == before


def test_stuffing_is_said_in_red(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.releases = (replace(RELEASE, stuffed="24 fetched keys, more than had joined."),)
    assert "These sums cannot be right" in _open_together(joined, settle)
    [said] = [label for label in joined.findChildren(Label) if "24 fetched keys" in label.text()]
    assert said.property("tone") == "bad"


def test_that_a_round_was_closed_early_is_said_first(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    early = "IT closed this round before its time. 2 of them are this computer's."
    desk.releases = (replace(RELEASE, early=early),)
    assert f"20 to 22 answered\n{early}" in _open_together(joined, settle)


def test_before_the_first_release_one_is_told_when(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.releases = ()
    seen = _open_together(joined, settle)
    assert "There are no sums yet\nThe answers are added up Monday, 06:00" in seen
    desk.standing = replace(STANDING, timetable=None, phase=None)
    assert "Nothing was asked yet." in _open_together(joined, settle)
    _button(joined, "To your own answers").click()
    settle()
    assert _answers(joined)


# The ledger


@pytest.fixture
def ledger(joined: ReportsPage, settle: Callable[[], None]) -> LedgerPart:
    _button(joined, "What was sent").click()
    settle()
    return _part(joined, "ledger", LedgerPart)


def test_the_ledger_tells_every_message_in_words(joined: ReportsPage, ledger: LedgerPart) -> None:
    assert [row.words for row in ledger.rows] == [
        "Sent on 19 November.",
        "You said: To do. Sent on 18 November. It was counted.",
        "Sent on 17 November. The keys came.",
    ]
    seen = _words(joined)
    assert "Firewall" in seen
    assert "Answers, 17 November to 18 November" in seen
    assert "2026-11" not in seen


def test_bytes_are_folded_until_they_are_asked_for(
    qtbot: QtBot, joined: ReportsPage, ledger: LedgerPart, settle: Callable[[], None]
) -> None:
    assert ledger.findChildren(ExactText) == []
    _button(joined, "Show the bytes: Firewall").click()
    settle()
    [text] = ledger.findChildren(ExactText)
    assert text.toPlainText().startswith("00 01 02")
    qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() == 0)
    assert "64 bytes, to https://votes.larch.example." in _words(joined)
    _button(joined, "Hide the bytes: Firewall").click()
    _button(joined, "Show the bytes: An answer").click()
    settle()
    assert "These bytes cannot be shown any more" in _words(joined)


def test_earlier_rounds_are_one_press_away(
    joined: ReportsPage, ledger: LedgerPart, settle: Callable[[], None]
) -> None:
    _button(joined, "Show: 16 November").click()
    settle()
    assert "Sent on 16 November. IT's server took this computer in." in _words(joined)


def test_a_refusal_is_told_in_full(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.entries = (replace(ENTRIES[2], reply="epoch-closed: The round 2026-W47 is closed.", tries=3),)
    _button(joined, "What was sent").click()
    settle()
    assert "It was not taken: The round 2026-W47 is closed." in _words(joined)
    _button(joined, "Show the bytes: Firewall").click()
    settle()
    assert "Sent 3 times, the same bytes each time." in _words(joined)


def test_what_is_unfolded_stays_so_while_nothing_is_new(
    joined: ReportsPage, ledger: LedgerPart, settle: Callable[[], None]
) -> None:
    _button(joined, "Show the bytes: Firewall").click()
    ledger.refresh()
    settle()
    assert len(ledger.findChildren(ExactText)) == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_ledger_is_usable_at_720_pixels_and_large_text(
    window: Window,
    joined: ReportsPage,
    ledger: LedgerPart,
    qapp: QApplication,
    settle: Callable[[], None],
    scale: float,
) -> None:
    usual = qapp.font()
    large = qapp.font()
    large.setPointSizeF(usual.pointSizeF() * scale)
    qapp.setFont(large)
    try:
        window.resize(720, 520)
        settle()
        area = joined.findChild(QScrollArea)
        assert area is not None
        for row in ledger.rows:
            assert row.mapTo(joined, QPoint(row.width(), 0)).x() <= area.viewport().width()
            for label in row.findChildren(Label):
                assert label.height() >= label.heightForWidth(label.width())
                assert row.rect().contains(QRect(label.mapTo(row, QPoint(0, 0)), label.size()))
    finally:
        qapp.setFont(usual)


def test_nothing_sent_is_said(reports: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.entries = ()
    _button(reports, "What was sent").click()
    settle()
    assert "Nothing is noted here that was sent." in _words(reports)


def test_a_ledger_that_cannot_be_opened_can_be_tried_again(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = "Your keyring “Login” is locked. Unlock it, then try again."
    _button(joined, "What was sent").click()
    settle()
    assert desk.trouble in _words(joined)
    desk.trouble = ""
    _button(joined, "Try again").click()
    settle()
    assert "Firewall" in _words(joined)


def test_chapters_are_rounds_and_what_lies_between_newest_first() -> None:
    found = chapters(ENTRIES)
    assert [chapter.epoch for chapter in found] == ["", "2026-W47", ""]
    assert [entry.kind.value for entry in found[1].entries] == ["ballot", "issue"]
    assert (found[1].first, found[1].last) == (ENTRIES[1].day, ENTRIES[2].day)
    assert chapters(()) == ()


@pytest.mark.parametrize(
    ("data", "shown"),
    [(b'{"v":1}', '{"v":1}'), (b"\x00\x01", "00 01"), (b"", ""), (bytes(17), "00 " * 15 + "00\n00")],
)
def test_bytes_are_text_where_they_can_be(data: bytes, shown: str) -> None:
    assert exact(data) == shown


@pytest.mark.parametrize(
    ("kind", "reply", "said"),
    [
        ("ballot", "", "No answer came yet."),
        ("ballot", "duplicate", "It had been counted before."),
        ("leave", "struck off", "IT's server struck this computer off."),
    ],
)
def test_every_answer_has_its_words(
    qapp: QApplication, window: Window, kind: str, reply: str, said: str
) -> None:
    entry = replace(ENTRIES[2], kind=type(ENTRIES[2].kind)(kind), reply=reply)
    assert EntryRow(entry, {}, window.bridge.session.now()).words.endswith(said)


# The page


def test_the_part_one_was_at_is_shown_again(
    window: Window, joined: ReportsPage, ledger: LedgerPart, settle: Callable[[], None]
) -> None:
    window.go("home", "")
    window.go("reports", "")
    settle()
    assert ledger.isVisible()


def test_a_part_is_made_when_it_is_first_opened(reports: ReportsPage) -> None:
    assert set(reports.parts) == {"join"}


@pytest.fixture
def leaving(qtbot: QtBot, desk: Desk, bridge: Bridge, settle: Callable[[], None]) -> LeavingCard:
    """As Settings shows it to a member."""
    desk.member = MEMBER
    card = LeavingCard(bridge)
    qtbot.addWidget(card)
    card.enter()
    settle()
    return card


def test_leaving_asks_first(desk: Desk, leaving: LeavingCard, settle: Callable[[], None]) -> None:
    assert leaving.isVisible()
    leaving.ask.click()
    leaving.stay.click()
    assert "leave" not in desk.asked
    leaving.ask.click()
    leaving.leave.click()
    settle()
    assert "leave" in desk.asked
    assert leaving.result.sentence == "You left Larch Ltd."
    assert any(label.text() == "What was sent stays listed." for label in leaving.findChildren(Label))
    assert leaving.heading.hasFocus()
    assert not leaving.ask.isVisible()


def test_leaving_that_fails_is_said_at_the_button(
    desk: Desk, leaving: LeavingCard, settle: Callable[[], None]
) -> None:
    desk.trouble = "The folder cannot be written."
    leaving.ask.click()
    leaving.leave.click()
    settle()
    assert leaving.result.sentence == desk.trouble
    assert leaving.leave.isEnabled()


def test_who_has_not_joined_is_not_offered_to_leave(
    desk: Desk, leaving: LeavingCard, settle: Callable[[], None]
) -> None:
    desk.member = None
    leaving.enter()
    settle()
    assert not leaving.isVisible()


def test_after_leaving_the_page_is_that_of_somebody_who_may_join(
    window: Window, joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.member = None
    window.go("settings", "")
    window.go("reports", "")
    settle()
    assert "What joining means" in _words(joined)
    assert not _send(joined).bar.isVisible()
