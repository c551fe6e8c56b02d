from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFileDialog, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.voting.casting import CastResult, Preview, PreviewBallot, Prospect, Sent
from posture.application.voting.consent import Consent
from posture.application.voting.ledger import Entry
from posture.application.voting.membership import Joined, Left, Membership
from posture.application.voting.standing import Phase, Standing, Timetable
from posture.application.voting.together import Goal, Release, Share, Shared
from posture.ballots.ballot import Answer
from posture.ballots.timetable import Window as Span
from posture.reports.booth import Result
from posture.reports.delivery import Delivered
from posture.reports.ledger import Kind
from posture.ui.models.ballots import BallotListModel
from posture.ui.models.ledger import LedgerModel
from posture.ui.pages.reports.ledger import exact
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page
from posture.ui.window import Window

DAY = datetime(2026, 11, 16, tzinfo=UTC)
MEMBER = Membership(
    issuer="https://votes.larch.example",
    group="everyone",
    org=bytes(16),
    org_name="Larch Ltd",
    rehearsal=False,
    joined=DAY.date(),
    device_key=bytes(32),
    roots=(b"{}",),
    device_id="d1",
)
TIMES = Timetable(
    Span(DAY, DAY + timedelta(days=3)),
    Span(DAY + timedelta(days=3), DAY + timedelta(days=7)),
    DAY + timedelta(days=7, hours=6),
)
BALLOTS = tuple(
    PreviewBallot(
        scope=scope,
        answer=answer,
        envelope=json.dumps({"payload": scope, "signatures": []}),
        payload={"answer": answer, "scope": scope},
        blob_size=1208,
        sent=False,
        due=None,
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
    phase=Phase.CASTING,
    timetable=TIMES,
    fingerprint="AAAA-BBBB-CCCC-DDDD",
    ballots=BALLOTS,
    transport_words=(
        "Each ballot leaves over a connection of its own.",
        "IT sees the address they come from.",
    ),
    costs="All leave at once.",
    words=("Answers are self-reported.",),
    notes=(),
    too_few=None,
)
STANDING = Standing(
    phase=Phase.CASTING,
    epoch="2026-W47",
    number=2,
    timetable=TIMES,
    consent=Consent.NONE,
    fetched=True,
    signed=True,
    waiting=4,
    counted=0,
    next_due=None,
    too_few="",
    locked="",
    release=1,
)
RELEASE = Shared(
    Release(
        org=bytes(16),
        name="Larch Ltd",
        number=1,
        epoch="2026-W46",
        manifest_sha256="00" * 32,
        rehearsal=False,
        closed="2026-11-16",
        joined=23,
        blessed=22,
        received=20,
        checks={
            "disk-encryption": Share(20, "most"),
            "screen-lock": Share(15, "under-half"),
            "secure-boot": Share(0, ""),
        },
        goals={"disk-encryption": Goal(95, "2027-06-30", "Laptops travel.")},
    ),
    fingerprint="EEEE-FFFF-GGGG-HHHH",
    counts="23 computers had joined.",
    stuffed="",
    early="",
    words=("Answers are self-reported.",),
)
ENTRIES = tuple(
    Entry(
        day=DAY.date() + timedelta(days=number),
        kind=kind,
        destination="https://votes.larch.example" if data or reply else "",
        epoch="2026-W47" if number else "",
        scope=scope,
        said=said,
        size=len(data),
        tries=1,
        reply=reply,
        bytes=data,
    )
    for number, (kind, scope, data, reply, said) in enumerate(
        (
            (Kind.ENROL, "", b'{"v":2}', "joined", None),
            (Kind.ISSUE, "", b'{"v":2,"blinded":{}}', "blessed", None),
            (Kind.BALLOT, "firewall", bytes(range(64)), "counted", Answer.FAIL),
            (Kind.BALLOT, "", b"", "", None),
        )
    )
)


class Desk:
    """What an organisation would answer, and what it was asked."""

    def __init__(self) -> None:
        self.member: Membership | None = None
        self.prospect = Prospect(PREVIEW, {ballot.scope: ballot.answer for ballot in BALLOTS}, signed=True)
        self.standing = STANDING
        self.result = CastResult(counted=4, duplicate=0, refused=(), pending=0, sent=())
        self.releases: tuple[Shared, ...] = (RELEASE,)
        self.delivered = Delivered()
        self.moved = False
        self.asked: list[object] = []
        self.trouble = ""

    def show(self, **changes: object) -> None:
        """Show another round: ``changes`` are the preview's."""
        shown = replace(PREVIEW, **changes)  # type: ignore[arg-type]
        answers = {ballot.scope: ballot.answer for ballot in BALLOTS}
        self.prospect = Prospect(shown, answers, signed=bool(shown.ballots))

    def membership(self, _: Session) -> Membership | None:
        self._answer("membership")
        return self.member

    def join(self, _: Session, invite: str) -> Joined:
        self._answer(("join", invite))
        self.member = MEMBER
        return Joined(MEMBER, self.moved)

    def preview(self, _: Session) -> Prospect:
        self._answer("preview")
        return self.prospect

    def stand(self, _: Session) -> Standing:
        return self.standing

    def stand_if_member(self, _: Session) -> Standing | None:
        return self.standing if self.member else None

    def give(self, _: Session, *, standing: bool) -> Consent:
        return self._consent(Consent.STANDING if standing else Consent.ROUND)

    def revoke(self, _: Session) -> Consent:
        return self._consent(Consent.NONE)

    def _consent(self, consent: Consent) -> Consent:
        self._answer(consent)
        self.standing = replace(self.standing, consent=consent)
        return consent

    def cast(self, _: Session, on_sent: Callable[[Sent], None] | None = None) -> CastResult:
        self._answer("cast")
        for number, ballot in enumerate(self.prospect.shown.ballots, start=1):
            if on_sent is not None:
                on_sent(Sent(ballot.scope, Result.COUNTED, number, len(self.prospect.shown.ballots)))
        if not self.result.pending:
            self.show(ballots=tuple(replace(ballot, sent=True) for ballot in BALLOTS))
        return self.result

    def deliver(self, _: Session, _patience: timedelta) -> Delivered:
        self._answer("deliver")
        return self.delivered

    def together(self, _: Session) -> tuple[Shared, ...]:
        return self.releases

    def ledger(self, _: Session) -> tuple[Entry, ...]:
        return ENTRIES

    def leave(self, _: Session) -> Left:
        self._answer("leave")
        self.member = None
        return Left(True, ("What was sent stays listed.",))

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
    monkeypatch.setattr(f"{pages}.send.preview", made.preview)
    monkeypatch.setattr(f"{pages}.send.standing", made.stand)
    monkeypatch.setattr(f"{pages}.send.give_consent", made.give)
    monkeypatch.setattr(f"{pages}.send.revoke_consent", made.revoke)
    monkeypatch.setattr(f"{pages}.send.cast", made.cast)
    monkeypatch.setattr(f"{pages}.leaving_card.leave", made.leave)
    monkeypatch.setattr(f"{pages}.together.together", made.together)
    monkeypatch.setattr(f"{pages}.together.standing", made.stand)
    monkeypatch.setattr(f"{pages}.ledger.ledger", made.ledger)
    voting = "posture.application.voting"
    monkeypatch.setattr(f"{voting}.delivery.deliver", made.deliver)
    monkeypatch.setattr(f"{voting}.delivery.locked", lambda _: "")
    monkeypatch.setattr(f"{voting}.standing.standing_of_member", made.stand_if_member)
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
    reports.join.open_file(str(path))
    settle()
    assert said in _words(reports)


def test_a_move_leads_on(reports: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.member, desk.moved = MEMBER, True
    reports.join.invite.setPlainText("a move")
    reports.join.submit.click()
    settle()
    assert "Larch Ltd is to be found at https://votes.larch.example from now on." in _words(reports)


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
    for sentence in (*PREVIEW.transport_words, *PREVIEW.words, PREVIEW.fingerprint):
        assert sentence in _words(joined)
    assert "1,208 bytes" in _words(joined)


def test_before_casting_opens_there_are_answers_and_no_bytes(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.show(ballots=(), phase=Phase.FETCHING)
    joined.enter("send")
    settle()
    assert joined.send.ballots.model.index(0).data() == "The disk is encrypted: Fine"
    assert not joined.send.ballots.exact.isVisible()
    assert "It is measured once more, and signed" in _words(joined)
    assert not joined.send.send.isVisible()


def test_sending_now_says_what_it_costs_and_what_was_counted(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    assert PREVIEW.costs in _words(joined)
    _button(joined, "Send all now").click()
    assert joined.send.send.text() == "Sending…"
    settle()
    assert desk.asked.count("cast") == 1
    assert "4 ballots were counted." in _words(joined)
    assert joined.send.send.text() == "All sent for this round"
    assert not joined.send.send.isEnabled()
    assert PREVIEW.costs not in _words(joined)
    assert joined.send.ballots.model.index(0).data().endswith("(sent)")


def test_what_is_left_over_is_said(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.result = CastResult(1, 0, refused=(), pending=2, sent=(), trouble="No answer.")
    _button(joined, "Send all now").click()
    settle()
    assert "1 counted, 0 refused, 2 still to send." in _words(joined)
    assert "No answer." in _words(joined)
    assert _button(joined, "Send all now").isEnabled()


def test_notes_on_the_round_stand_beside_the_ballots(
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
    assert not joined.send.send.isVisible()
    assert not joined.send.consent.isVisible()


def test_a_rehearsal_is_said_to_be_one(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.show(rehearsal=True, words=())
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


# When ballots leave


def test_nothing_leaves_by_itself_before_it_was_allowed(joined: ReportsPage) -> None:
    assert joined.send.consent.options[Consent.NONE].isChecked()
    assert "Ballots of this round leave until Monday, 00:00." in _words(joined)
    assert "leave one by one" not in _words(joined)


@pytest.mark.parametrize("consent", [Consent.ROUND, Consent.STANDING])
def test_what_is_allowed_is_planned_and_can_be_taken_back(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None], consent: Consent
) -> None:
    joined.send.consent.options[consent].click()
    settle()
    assert consent in desk.asked
    assert "4 ballots leave one by one until" in _words(joined)
    assert desk.asked.count("deliver") == 1
    joined.send.consent.options[Consent.NONE].click()
    settle()
    assert desk.standing.consent is Consent.NONE
    assert "leave one by one" not in _words(joined)


def test_a_consent_that_cannot_be_kept_is_not_shown_as_given(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.trouble = "The folder cannot be written."
    joined.send.consent.options[Consent.ROUND].click()
    settle()
    desk.trouble = ""
    assert "The folder cannot be written." in _words(joined)
    joined.send.enter()
    settle()
    assert joined.send.consent.options[Consent.NONE].isChecked()


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (replace(STANDING, locked="Unlock your keyring."), "Unlock your keyring."),
        (replace(STANDING, fetched=False, signed=False, waiting=0), "has no keys for this round"),
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


def test_together_shows_bands_and_not_counts(joined: ReportsPage, settle: Callable[[], None]) -> None:
    _button(joined, "Together").click()
    settle()
    seen = _words(joined)
    assert "Most are fine, of 20 or a few more answers." in seen
    assert "Under half are fine, of 15 or a few more answers." in seen
    assert "Fewer than ten answered, so nothing is said." in seen
    assert "The goal is 95 of 100 until 2027-06-30. Laptops travel." in seen
    assert "Round 2026-W46 of Larch Ltd, closed on 2026-11-16. 23 computers had joined." in seen
    assert RELEASE.fingerprint in seen
    assert "Who sees others was given a round of their own" in seen
    assert "These sums cannot be right" not in seen


def test_opening_together_asks_nobody(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    before = list(desk.asked)
    _button(joined, "Together").click()
    settle()
    assert desk.asked == before


def test_stuffing_is_said_in_red(joined: ReportsPage, desk: Desk, settle: Callable[[], None]) -> None:
    desk.releases = (replace(RELEASE, stuffed="24 fetched keys, more than had joined."),)
    _button(joined, "Together").click()
    settle()
    assert "These sums cannot be right" in _words(joined)
    [said] = [label for label in joined.findChildren(Label) if "24 fetched keys" in label.text()]
    assert said.property("tone") == "bad"


def test_that_a_round_was_closed_early_is_said_first(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    early = "IT closed this round before its time. 2 of them are this computer's."
    desk.releases = (replace(RELEASE, early=early),)
    _button(joined, "Together").click()
    settle()
    assert f"23 computers had joined. {early}" in _words(joined)


def test_before_the_first_release_one_is_told_when(
    joined: ReportsPage, desk: Desk, settle: Callable[[], None]
) -> None:
    desk.releases = ()
    _button(joined, "Together").click()
    settle()
    assert "There are no sums yet. The round closes Monday, 06:00" in _words(joined)
    desk.standing = replace(STANDING, timetable=None, phase=None)
    _button(joined, "Together").click()
    settle()
    assert "There are no sums yet: no round has begun." in _words(joined)


# The ledger


def test_the_ledger_shows_every_message_to_its_bytes(joined: ReportsPage, settle: Callable[[], None]) -> None:
    _button(joined, "What was sent").click()
    settle()
    table = joined.findChild(QTableView)
    assert table is not None
    model = joined.ledger.model
    assert [model.index(row, 1).data() for row in range(4)][2:] == ["Fetching the keys of a round", "Joining"]
    assert model.index(0, 4).data() == "none yet"
    table.selectRow(3)
    assert model.index(1, 2).data() == "To fix"
    assert [model.index(0, column).data() for column in (1, 2, 3)] == ["A ballot", "", ""]
    assert '{"v":2}' in joined.ledger.bytes.toPlainText()
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
    qtbot: QtBot, joined: ReportsPage, settle: Callable[[], None], letters: int
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
    qtbot.waitUntil(lambda: table.rowHeight(0) >= bounds.height())


@pytest.mark.parametrize(("width", "hidden"), [(720, True), (1200, False)])
def test_the_ledgers_table_leaves_room_for_what_was_sent(
    window: Window, joined: ReportsPage, settle: Callable[[], None], width: int, hidden: bool
) -> None:
    window.resize(width, 660)
    _button(joined, "What was sent").click()
    settle()
    assert joined.ledger.table.isColumnHidden(3) is hidden


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
    ballots.show_answers(
        Prospect(PREVIEW, {ballot.scope: ballot.answer for ballot in BALLOTS}, signed=True), titles
    )
    qtmodeltester.check(ballots)
    entries = LedgerModel()
    entries.show_entries(ENTRIES, titles)
    qtmodeltester.check(entries)
    assert entries.index(1, 1).data() == "A firewall is on"
    assert entries.entry(99) is None


@pytest.mark.parametrize(
    ("data", "shown"),
    [(b'{"v":1}', '{"v":1}'), (b"\x00\x01", "00 01"), (b"", ""), (bytes(17), "00 " * 15 + "00\n00")],
)
def test_bytes_are_text_where_they_can_be(data: bytes, shown: str) -> None:
    assert exact(data) == shown
