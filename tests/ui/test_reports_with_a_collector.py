"""The Reports page of a member, with the real collector behind it and nothing faked between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from employer import CHECKS, Employer
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from posture.application.session import Session
from posture.application.voting.casting import preview
from posture.application.voting.consent import Consent
from posture.application.voting.standing import Phase, Standing, standing
from posture.ballots.ballot import Answer
from posture.collector import passphrase
from posture.store import secrets
from posture.store.keyfile import Cost, seal_key
from posture.ui.pages.reports.entry_row import EntryRow
from posture.ui.pages.reports.join import JoinPart
from posture.ui.pages.reports.leaving_card import LeavingCard
from posture.ui.pages.reports.ledger import LedgerPart
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.pages.reports.send import SendPart
from posture.ui.widgets.button import Button
from posture.ui.widgets.fold import Fold
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page
from posture.ui.window import Window
from posture.ui.words import answer_word


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real scrypt, with the least memory that each side takes."""
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a sentence for this home")
    monkeypatch.setattr(passphrase, "_COST", 2**10)
    monkeypatch.setattr(secrets, "seal_key", partial(seal_key, cost=Cost(n=1 << 15, r=8, p=1)))


@pytest.fixture
def employer(tmp_path: Path, session: Session) -> Iterator[Employer]:
    """The collector goes by the real clock, and so does who votes in it."""
    session.clock = lambda: datetime.now(UTC)
    made = Employer(tmp_path / "collector")
    made.serve()
    yield made
    made.stop()


@pytest.fixture
def reports(open_page: Callable[[str], Page]) -> ReportsPage:
    page = open_page("reports")
    assert isinstance(page, ReportsPage)
    return page


@pytest.fixture
def joined(qtbot: QtBot, employer: Employer, reports: ReportsPage) -> Callable[[], ReportsPage]:
    """Lets the person join with an invite that is pasted."""

    def join() -> ReportsPage:
        _join(reports).invite.setPlainText(employer.invite())
        _press(qtbot, reports, "See who it is from")
        with qtbot.waitSignal(_join(reports).joined):
            _join(reports).who.join.click()
        qtbot.waitUntil(lambda: not reports.bridge.busy)
        QCoreApplication.processEvents()
        return reports

    return join


@pytest.fixture
def until(qtbot: QtBot, window: Window, session: Session) -> Callable[[Callable[[Standing], bool]], None]:
    """Lets the window do what is due, again and again as its timer would, until it stands so."""

    def wait(stands: Callable[[Standing], bool]) -> None:
        def arrived() -> bool:
            if window.bridge.busy:
                return False
            window.deliveries.run()
            return stands(standing(session))

        qtbot.waitUntil(arrived)
        qtbot.waitUntil(lambda: not window.bridge.busy)

    return wait


def _words(page: ReportsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def _button(page: ReportsPage, words: str) -> Button:
    """The button of these words that can be seen; of two, that which is no tab."""
    found = [b for b in page.findChildren(Button) if b.accessibleName() == words and b.isVisible()]
    return next((button for button in found if not button.isCheckable()), found[0])


def _press(qtbot: QtBot, page: ReportsPage, words: str) -> None:
    _button(page, words).click()
    qtbot.waitUntil(lambda: not page.bridge.busy)
    for _ in range(5):  # Qt shows what was added to a layout in turns: a label, its card, the page
        QCoreApplication.processEvents()


def _join(page: ReportsPage) -> JoinPart:
    part = page.part("join")
    assert isinstance(part, JoinPart)
    return part


def _send(page: ReportsPage) -> SendPart:
    part = page.part("send")
    assert isinstance(part, SendPart)
    return part


def _agree(qtbot: QtBot, page: ReportsPage) -> None:
    """Look at what is asked, and go along with it."""
    _press(qtbot, page, "To send")
    assert "Nothing of it applies before you agree." in _words(page)
    _press(qtbot, page, "Agree")


def _ledger(page: ReportsPage) -> list[tuple[str, str]]:
    """What was sent, and what was answered, as the list has it."""
    part = page.part("ledger")
    assert isinstance(part, LedgerPart)
    assert part.isVisible()
    for fold in part.findChildren(Fold):
        if fold.isVisible() and fold.button.text().startswith("Show: "):
            fold.button.click()
    titles = {row: row.findChildren(Label)[0].text() for row in part.findChildren(EntryRow)}
    return [(title, row.entry.reply) for row, title in titles.items()]


def _bytes_of_each(page: ReportsPage) -> dict[str, str]:
    """What stands under each check when all is shown."""
    if not _send(page).exactly.is_open:
        _button(page, "Show exactly what leaves").click()
    return {check: text.toPlainText() for check, text in _send(page).exactly.texts.items()}


def test_from_the_invite_to_the_sums_and_out_again(
    qtbot: QtBot,
    employer: Employer,
    joined: Callable[[], ReportsPage],
    session: Session,
    until: Callable[[Callable[[Standing], bool]], None],
) -> None:
    employer.hire(9)
    page = joined()
    assert "You joined" in _words(page)
    assert "Nothing is asked now" in _words(page)
    manifest = employer.open_round()
    _agree(qtbot, page)
    assert page.lead.text() == "You are a member of Larch Ltd."
    assert "It is looked at once more, and fixed" in _words(page)
    assert not _send(page).bar.isVisible()
    employer.fetch(manifest)
    until(lambda now: now.fetched)

    until(lambda now: now.phase is Phase.CASTING and now.signed)
    employer.vote(manifest, [dict.fromkeys(CHECKS, Answer.PASS)] * 9)
    _press(qtbot, page, "To send")
    shown = preview(session).shown
    assert _bytes_of_each(page).keys() == set(CHECKS)
    for ballot in shown.ballots:
        assert ballot.envelope in _bytes_of_each(page)[ballot.scope]
    for sentence in (*shown.transport_words, *shown.words, shown.costs, shown.fingerprint):
        assert sentence in _words(page)
    _send(page).consent.options[Consent.ROUND].click()
    until(lambda now: now.counted > 0)
    if _send(page).bar.send.isVisible():
        _send(page).bar.send.click()
    until(lambda now: now.counted == len(CHECKS))
    _press(qtbot, page, "To send")
    assert _send(page).bar.result.sentence == "Sent. 3 counted."

    _press(qtbot, page, "What was sent")
    rows = _ledger(page)
    assert sorted(rows) == sorted(
        [
            ("Joining", "joined"),
            ("Fetching the keys for answering", "blessed"),
            *((session.check(scope).topic, "counted") for scope in CHECKS),
        ]
    )

    _press(qtbot, page, "Together")
    assert "There are no sums yet\nThe answers are added up" in _words(page)
    until(lambda now: now.release == 1)
    _press(qtbot, page, "Together")
    assert "10 computers had joined in time, 10 fetched keys, and 10 answers came" in _words(page)
    counted = {ballot.scope: ballot.answer for ballot in shown.ballots}
    assert counted["screen-lock"] is Answer.FAIL
    assert _words(page).splitlines().count(f"You: {answer_word(2)}") == list(counted.values()).count(2)
    assert _words(page).count("Nearly all are fine, of 10 answers.") == len(CHECKS)

    card = LeavingCard(page.bridge)
    qtbot.addWidget(card)
    card.enter()
    qtbot.waitUntil(lambda: not page.bridge.busy)
    card.ask.click()
    card.leave.click()
    qtbot.waitUntil(lambda: not page.bridge.busy)
    assert card.result.sentence == "You left Larch Ltd."
    assert any("has struck this device off" in label.text() for label in card.findChildren(Label))
    page.enter("")
    qtbot.waitUntil(lambda: not page.bridge.busy)
    assert _join(page).isVisible()
    _press(qtbot, page, "What was sent")
    assert sorted(_ledger(page)) == sorted([*rows, ("Leaving", "struck off")])


def test_with_fewer_than_ten_there_is_a_sentence_and_nothing_to_send(
    qtbot: QtBot,
    employer: Employer,
    joined: Callable[[], ReportsPage],
    until: Callable[[Callable[[Standing], bool]], None],
) -> None:
    employer.hire(6)
    page = joined()
    employer.open_round(seconds=12)
    _agree(qtbot, page)
    assert "7 of 10 joined" in _words(page)
    assert not _send(page).bar.isVisible()
    assert not _send(page).answers.isVisible()
    until(lambda now: now.phase is Phase.CASTING)
    _press(qtbot, page, "What was sent")
    assert _ledger(page) == [("Joining", "joined")]


def test_a_collector_that_is_gone_is_told_calmly_and_comes_back(
    qtbot: QtBot,
    employer: Employer,
    joined: Callable[[], ReportsPage],
    until: Callable[[Callable[[Standing], bool]], None],
) -> None:
    employer.hire(9)
    page = joined()
    employer.stop()
    _press(qtbot, page, "To send")
    assert "127.0.0.1 cannot be reached. Check that you are online, then try again." in _words(page)
    assert not _send(page).bar.isVisible()
    _press(qtbot, page, "Together")
    assert not page.banner.isVisible()
    employer.serve()
    employer.open_round()
    _agree(qtbot, page)
    until(lambda now: now.phase is Phase.CASTING and now.signed)
    _press(qtbot, page, "To send")
    employer.stop()
    _press(qtbot, page, "Send your 3 answers now")
    assert "127.0.0.1 cannot be reached." in _words(page)
    employer.serve()
    _press(qtbot, page, "Send your 3 answers now")
    assert "Sent. 3 counted." in _words(page)
    _press(qtbot, page, "What was sent")
    assert len(_ledger(page)) == 1 + 1 + len(CHECKS)


def test_an_invite_works_for_one_computer_only(
    qtbot: QtBot, employer: Employer, reports: ReportsPage
) -> None:
    used = employer.invite()
    employer.take(used)
    _join(reports).invite.setPlainText(used)
    _press(qtbot, reports, "See who it is from")
    _press(qtbot, reports, "Join it")
    assert "This invite was used already" in _words(reports)
    assert _join(reports).invite.toPlainText() == used
