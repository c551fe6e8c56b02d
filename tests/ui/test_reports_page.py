from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.voting import (
    CastResult,
    Entry,
    Membership,
    Preview,
    PreviewBallot,
    Publication,
    Sent,
    Sum,
)
from posture.ballots.ballot import Answer
from posture.reports.booth import Result
from posture.reports.ledger import Kind
from posture.ui.models.ballots import BallotListModel
from posture.ui.models.ledger import LedgerModel
from posture.ui.pages.reports.ledger import exact
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.widgets.bar import Bar
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page
from posture.ui.window import Window

AT = datetime(2026, 11, 16, 8, 30, tzinfo=UTC)
MEMBER = Membership(
    issuer="https://votes.larch.example",
    group="everyone",
    device_key=bytes(32),
    root=b"{}",
    root_sha256="00" * 32,
    joined=AT,
    device_id="d1",
    org=bytes(16),
    org_name="Larch Ltd",
)
BALLOTS = tuple(
    PreviewBallot(
        scope=scope,
        answer=answer,
        envelope=json.dumps({"payload": scope, "signatures": []}),
        payload={"answer": answer, "scope": scope},
        blob_size=1208,
        sent=False,
        fixed=False,
    )
    for scope, answer in (
        ("disk-encryption", Answer.PASS),
        ("firewall", Answer.PASS),
        ("screen-lock", Answer.FAIL),
        ("secure-boot", Answer.NOT_APPLICABLE),
    )
)
PREVIEW = Preview(
    epoch="2026-W47",
    org="Larch Ltd",
    destination="https://votes.larch.example",
    enrolled=23,
    rehearsal=False,
    ballots=BALLOTS,
    transport_words=(
        "Each ballot leaves over a connection of its own.",
        "IT sees the address they come from.",
    ),
    words=("Answers are self-reported.",),
    notes=(),
    too_few=None,
)
PUBLISHED = Publication(
    org="Larch Ltd",
    epoch="2026-W46",
    open=False,
    rehearsal=False,
    enrolled=23,
    checks={
        "disk-encryption": Sum("disk-encryption", "The disk is encrypted", 18, 3, 1, 0),
        "screen-lock": Sum("screen-lock", "The screen locks by itself", 12, 9, 0, 1),
    },
    withheld={"secure-boot": "Fewer than ten answers, so no sum is shown."},
    goals={"disk-encryption": 95},
    note="Answers are self-reported.",
)
ENTRIES = tuple(
    Entry(
        at=AT + timedelta(minutes=number),
        kind=kind,
        destination="https://votes.larch.example",
        epoch="2026-W47" if number else "",
        scope=scope,
        size=len(data),
        tries=1,
        reply=reply,
        bytes=data,
    )
    for number, (kind, scope, data, reply) in enumerate(
        (
            (Kind.ENROL, "", b'{"v":1}', "joined"),
            (Kind.ISSUE, "", b'{"v":1,"blinded":{}}', "signed"),
            (Kind.BALLOT, "firewall", bytes(range(64)), "counted"),
            (Kind.BALLOT, "screen-lock", b"", ""),
        )
    )
)


class Desk:
    """What an organisation would answer, and what it was asked."""

    def __init__(self) -> None:
        self.member: Membership | None = None
        self.preview = PREVIEW
        self.result = CastResult(counted=4, duplicate=0, refused=(), pending=0, sent=())
        self.asked: list[object] = []
        self.trouble = ""

    def membership(self, _: Session) -> Membership | None:
        self._answer("membership")
        return self.member

    def join(self, _: Session, invite: str) -> Membership:
        self._answer(("join", invite))
        self.member = MEMBER
        return MEMBER

    def show(self, _: Session) -> Preview:
        self._answer("preview")
        return self.preview

    def cast(self, _: Session, on_sent: Callable[[Sent], None] | None = None) -> CastResult:
        self._answer("cast")
        for number, ballot in enumerate(self.preview.ballots, start=1):
            if on_sent is not None:
                on_sent(Sent(ballot.scope, "counted", number, len(self.preview.ballots)))
        self.preview = replace(
            self.preview, ballots=tuple(replace(b, sent=True, fixed=True) for b in self.preview.ballots)
        )
        return self.result

    def together(self, _: Session) -> Publication:
        self._answer("together")
        return PUBLISHED

    def ledger(self, _: Session) -> tuple[Entry, ...]:
        return ENTRIES

    def leave(self, _: Session) -> tuple[str, ...]:
        self._answer("leave")
        self.member = None
        return ("What was sent stays listed.",)

    def _answer(self, what: object) -> None:
        self.asked.append(what)
        if self.trouble:
            raise ApplicationError(self.trouble)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk()
    pages = "posture.ui.pages.reports"
    monkeypatch.setattr(f"{pages}.page.membership", made.membership)
    monkeypatch.setattr(f"{pages}.join.join", made.join)
    monkeypatch.setattr(f"{pages}.send.preview", made.show)
    monkeypatch.setattr(f"{pages}.send.cast", made.cast)
    monkeypatch.setattr(f"{pages}.send.leave", made.leave)
    monkeypatch.setattr(f"{pages}.together.together", made.together)
    monkeypatch.setattr(f"{pages}.ledger.ledger", made.ledger)
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


def _words(page: ReportsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def _button(page: ReportsPage, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.accessibleName() == words and b.isVisible())


def test_nothing_is_asked_of_the_network_before_joining(reports: ReportsPage, desk: Desk) -> None:
    assert desk.asked == ["membership"]
    assert "What joining means" in _words(reports)
    assert not reports.send.isVisible()
    assert not reports.join.submit.isEnabled()


def test_joining_with_a_pasted_invite(reports: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    reports.join.invite.setPlainText('{"v":1}')
    reports.join.submit.click()
    assert reports.join.submit.text() == "Joining…"
    settle()
    assert ("join", '{"v":1}') in desk.asked
    assert reports.lead.text() == "You are a member of Larch Ltd."
    assert "You joined Larch Ltd." in _words(reports)
    assert reports.send.isVisible()
    assert reports.join.invite.toPlainText() == ""


def test_joining_that_fails_keeps_the_invite(
    reports: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    reports.join.invite.setPlainText("an invite")
    desk.trouble = "This invite was used already. Ask IT for a new one."
    reports.join.submit.click()
    settle()
    assert desk.trouble in _words(reports)
    assert reports.join.invite.toPlainText() == "an invite"
    assert reports.join.submit.isEnabled()


def test_an_invite_can_be_opened_from_a_file(
    qtbot: QtBot, reports: ReportsPage, tmp_path: Path, settle: Callable[[], None]
) -> None:
    path = tmp_path / "invite.json"
    path.write_text('{"v":1,"code":"…"}', encoding="utf-8")
    reports.join.choose.click()
    dialog = reports.join.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    settle()
    assert reports.join.invite.toPlainText() == '{"v":1,"code":"…"}'


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None])
def test_a_file_that_is_no_invite_is_explained(
    reports: ReportsPage, tmp_path: Path, settle: Callable[[], None], content: bytes | None
) -> None:
    path = tmp_path / "invite.json"
    if content is not None:
        path.write_bytes(content)
    reports.join.open_file(str(path))
    settle()
    assert "no invite that can be read" in _words(reports)


def test_readable_and_exact_stand_side_by_side(joined: ReportsPage) -> None:
    model, view = joined.send.ballots.model, joined.send.ballots.list
    assert [model.index(row).data() for row in range(4)] == [
        "The disk is encrypted: Fine",
        f"{model.index(1).data().partition(':')[0]}: Fine",
        "The screen locks by itself: To fix",
        f"{model.index(3).data().partition(':')[0]}: Not on this computer",
    ]
    for row, ballot in enumerate(BALLOTS):
        view.setCurrentIndex(model.index(row))
        assert ballot.envelope in joined.send.ballots.exact.toPlainText()
    for sentence in (*PREVIEW.transport_words, *PREVIEW.words):
        assert sentence in _words(joined)
    assert "1,208 bytes" in _words(joined)


def test_sending_says_what_was_counted(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    _button(joined, "Send my ballots").click()
    assert joined.send.send.text() == "Sending…"
    settle()
    assert desk.asked.count("cast") == 1
    assert "4 ballots were counted." in _words(joined)
    assert joined.send.send.text() == "All sent for this round"
    assert not joined.send.send.isEnabled()
    assert joined.send.ballots.model.index(0).data().endswith("(sent)")


def test_what_is_left_over_is_said(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.result = CastResult(1, 0, refused=(), pending=2, sent=(), trouble="No answer.")
    _button(joined, "Send my ballots").click()
    settle()
    assert "1 counted, 0 refused, 2 still to send." in _words(joined)
    assert "No answer." in _words(joined)


def test_a_collector_that_goes_away_while_sending_leaves_what_was_said(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    counted = Sent("firewall", Result.COUNTED, 1, 4)
    desk.result = CastResult(1, 0, refused=(), pending=3, sent=(counted,), trouble="No answer came.")
    asked = desk.asked.count("preview")
    _button(joined, "Send my ballots").click()
    settle()
    assert desk.asked.count("preview") == asked
    model = joined.send.ballots.model
    assert [model.index(row).data().endswith("(sent)") for row in range(4)] == [False, True, False, False]
    assert "1 counted, 0 refused, 3 still to send. No answer came." in _words(joined)
    assert _button(joined, "Send my ballots").isEnabled()


def test_notes_on_the_round_stand_beside_the_ballots(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.preview = replace(PREVIEW, notes=("The issuer signed “backup” wrongly. Tell IT.",))
    joined.enter("send")
    settle()
    assert desk.preview.notes[0] in _words(joined)


def test_too_few_means_that_nothing_is_sent(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.preview = replace(PREVIEW, ballots=(), too_few="7 of 10 joined; sums start at ten.")
    joined.enter("send")
    settle()
    assert "7 of 10 joined; sums start at ten." in _words(joined)
    assert not joined.send.send.isVisible()


def test_a_rehearsal_is_said_to_be_one(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.preview = replace(PREVIEW, rehearsal=True, words=())
    joined.enter("send")
    settle()
    assert "This is a rehearsal" in _words(joined).splitlines()


def test_a_round_that_cannot_be_fetched_is_explained(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = "votes.larch.example cannot be reached."
    joined.send.enter()
    settle()
    assert desk.trouble in _words(joined)
    assert not joined.send.send.isVisible()


def test_together_shows_bars_and_the_same_in_words(joined: ReportsPage, settle: Callable[[], None]) -> None:
    _button(joined, "Together").click()
    settle()
    seen = _words(joined)
    assert "18 fine · 3 to fix · 1 could not tell, of 22 ballots." in seen
    assert "The goal, marked in the bar, is 95 per cent fine." in seen
    assert "Fewer than ten answers, so no sum is shown." in seen
    assert "23 computers have joined Larch Ltd." in seen
    assert PUBLISHED.note in seen
    assert len([bar for bar in joined.findChildren(Bar) if bar.isVisible()]) == 4 + 2


def test_a_bars_parts_differ_without_colour(
    qtbot: QtBot, joined: ReportsPage, settle: Callable[[], None]
) -> None:
    _button(joined, "Together").click()
    settle()
    samples = [bar for bar in joined.findChildren(Bar) if bar.isVisible()][:4]
    drawn = [sample.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8) for sample in samples]
    for place, one in enumerate(drawn):
        assert all(one != other for other in drawn[place + 1 :])


def test_the_ledger_shows_every_message_to_its_bytes(joined: ReportsPage, settle: Callable[[], None]) -> None:
    _button(joined, "What was sent").click()
    settle()
    table = joined.findChild(QTableView)
    assert table is not None
    model = joined.ledger.model
    assert [model.index(row, 1).data() for row in range(4)][2:] == ["Asking for blank ballots", "Joining"]
    assert model.index(0, 4).data() == "none yet"
    table.selectRow(3)
    assert '{"v":1}' in joined.ledger.bytes.toPlainText()
    table.selectRow(1)
    assert joined.ledger.bytes.toPlainText().startswith("00 01 02")


def test_the_ledger_has_a_refusal_in_full_below_its_table(
    joined: ReportsPage, settle: Callable[[], None]
) -> None:
    refused = replace(ENTRIES[2], reply="epoch-closed: The round 2026-W47 is closed.")
    _button(joined, "What was sent").click()
    settle()
    joined.ledger.model.show_entries([refused], {})
    joined.ledger.table.selectRow(0)
    assert joined.ledger.model.index(0, 4).data() == "epoch-closed"
    assert "The round 2026-W47 is closed." in _words(joined)
    assert "https://votes.larch.example" in _words(joined)


@pytest.mark.parametrize("letters", range(8, 40, 4))
def test_the_ledgers_rows_have_room_for_all_their_words(
    joined: ReportsPage, settle: Callable[[], None], letters: int
) -> None:
    _button(joined, "What was sent").click()
    settle()
    table = joined.ledger.table
    words = "an answer " * 9
    joined.ledger.model.show_entries([replace(ENTRIES[2], scope="clock")], {"clock": words[:letters].strip()})
    settle()
    room = table.columnWidth(1) - 2 * (8 + 3)  # the style sheet's padding, and the style's own margin
    bounds = table.fontMetrics().boundingRect(
        QRect(0, 0, room, 1000), int(Qt.TextFlag.TextWordWrap), table.model().index(0, 1).data()
    )
    assert table.rowHeight(0) >= bounds.height()


@pytest.mark.parametrize(("width", "hidden"), [(720, True), (1200, False)])
def test_the_ledgers_table_leaves_room_for_what_was_sent(
    window: Window, joined: ReportsPage, settle: Callable[[], None], width: int, hidden: bool
) -> None:
    window.resize(width, 660)
    _button(joined, "What was sent").click()
    settle()
    assert joined.ledger.table.isColumnHidden(2) is hidden


def test_leaving_asks_first(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    _button(joined, "Leave the organisation…").click()
    _button(joined, "Stay").click()
    assert "leave" not in desk.asked
    _button(joined, "Leave the organisation…").click()
    _button(joined, "Leave").click()
    settle()
    assert "leave" in desk.asked
    assert "What joining means" in _words(joined)
    assert "What was sent stays listed." in _words(joined)
    _button(joined, "What was sent").click()
    settle()
    assert joined.ledger.isVisible()


def test_the_part_one_was_at_is_shown_again(
    window: Window, joined: ReportsPage, settle: Callable[[], None]
) -> None:
    _button(joined, "What was sent").click()
    window.go("home", "")
    window.go("reports", "")
    settle()
    assert joined.ledger.isVisible()


def test_the_models_keep_qts_rules(qtmodeltester: ModelTester) -> None:
    titles = {"firewall": "A firewall is on"}
    ballots = BallotListModel()
    ballots.show_ballots(BALLOTS, titles)
    qtmodeltester.check(ballots)
    entries = LedgerModel()
    entries.show_entries(ENTRIES, titles)
    qtmodeltester.check(entries)
    assert entries.index(0, 1).data() == "screen-lock"
    assert entries.entry(99) is None


@pytest.mark.parametrize(
    ("data", "shown"),
    [(b'{"v":1}', '{"v":1}'), (b"\x00\x01", "00 01"), (b"", ""), (bytes(17), "00 " * 15 + "00\n00")],
)
def test_bytes_are_text_where_they_can_be(data: bytes, shown: str) -> None:
    assert exact(data) == shown
