"""The Reports page of a member, with the real collector behind it and nothing faked between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from employer import CHECKS, Employer
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from posture.application.session import Session
from posture.application.voting import preview
from posture.ballots.ballot import Answer
from posture.collector import passphrase
from posture.store import secrets
from posture.store.keyfile import Cost, seal_key
from posture.ui.models.ballots import BallotRole
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page


@pytest.fixture(autouse=True)
def cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """The real scrypt, with the least memory that each side takes."""
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a sentence for this home")
    monkeypatch.setattr(passphrase, "_COST", 2**10)
    monkeypatch.setattr(secrets, "seal_key", partial(seal_key, cost=Cost(n=1 << 15, r=8, p=1)))


@pytest.fixture
def employer(tmp_path: Path, session: Session) -> Iterator[Employer]:
    with closing(Employer(tmp_path / "collector", session.now())) as made:
        made.serve()
        yield made


@pytest.fixture
def reports(open_page: Callable[[str], Page]) -> ReportsPage:
    page = open_page("reports")
    assert isinstance(page, ReportsPage)
    return page


@pytest.fixture
def joined(qtbot: QtBot, employer: Employer, reports: ReportsPage) -> Callable[[], ReportsPage]:
    """Lets the person join with an invite that is pasted."""

    def join() -> ReportsPage:
        reports.join.invite.setPlainText(employer.invite())
        with qtbot.waitSignal(reports.join.joined):
            _button(reports, "Join").click()
        qtbot.waitUntil(lambda: not reports.bridge.busy)
        QCoreApplication.processEvents()
        return reports

    return join


@pytest.fixture
def voter(employer: Employer, joined: Callable[[], ReportsPage]) -> ReportsPage:
    """The page of a member of ten, for whom a round was opened."""
    employer.hire(9)
    page = joined()
    employer.open_round()
    return page


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


def _ledger(page: ReportsPage) -> list[tuple[str, str]]:
    """What was sent, and what was answered, as the table has it."""
    table = page.findChild(QTableView)
    assert table is not None
    assert table.isVisible()
    model = table.model()
    return [(model.index(row, 1).data(), model.index(row, 4).data()) for row in range(model.rowCount())]


def _sums(page: ReportsPage) -> list[str]:
    return [line for line in _words(page).splitlines() if line.endswith("of 10 ballots.")]


def _in_words(answer: Answer) -> str:
    """The sum of nine colleagues who said “fine”, and one person."""
    counts = Counter({Answer.PASS: 9}) + Counter([answer])
    words = ("fine", "to fix", "could not tell", "does not apply")
    order = (Answer.PASS, Answer.FAIL, Answer.UNKNOWN, Answer.NOT_APPLICABLE)
    said = (f"{counts[each]} {word}" for each, word in zip(order, words, strict=True) if counts[each])
    return f"{' · '.join(said)}, of 10 ballots."


def _bytes_of_each(page: ReportsPage) -> dict[str, str]:
    """What stands beside each answer when it is chosen, by check."""
    view, model = page.send.ballots.list, page.send.ballots.model
    found = {}
    for row in range(model.rowCount()):
        view.setCurrentIndex(model.index(row))
        found[model.index(row).data(BallotRole.BALLOT).scope] = page.send.ballots.exact.toPlainText()
    return found


def test_from_the_invite_to_the_sums_and_out_again(
    qtbot: QtBot, employer: Employer, joined: Callable[[], ReportsPage], session: Session
) -> None:
    employer.hire(9)
    page = joined()
    assert "You joined" in _words(page)
    assert "No round is open" in _words(page)
    manifest = employer.open_round()
    for colleague in employer.colleagues:
        colleague.vote(manifest, dict.fromkeys(CHECKS, Answer.PASS))

    _press(qtbot, page, "To send")
    assert page.lead.text() == "You are a member of Larch Ltd."
    shown = preview(session)
    assert _bytes_of_each(page).keys() == set(CHECKS)
    for ballot in shown.ballots:
        assert ballot.envelope in _bytes_of_each(page)[ballot.scope]
    for sentence in (*shown.transport_words, *shown.words):
        assert sentence in _words(page)

    _press(qtbot, page, "Together")
    assert _words(page).count("Fewer than 10 ballots so far; sums start at ten.") == len(CHECKS)
    assert not _sums(page)

    _press(qtbot, page, "To send")
    _press(qtbot, page, "Send my ballots")
    assert "3 ballots were counted." in _words(page)
    assert page.send.send.text() == "All sent for this round"
    assert not page.send.send.isEnabled()

    _press(qtbot, page, "What was sent")
    rows = _ledger(page)
    assert sorted(rows) == sorted(
        [
            ("Joining", "joined"),
            ("Asking for blank ballots", "blessed"),
            *((session.check(scope).title, "counted") for scope in CHECKS),
        ]
    )
    assert rows[-1] == ("Joining", "joined")

    _press(qtbot, page, "Together")
    assert _words(page).count("10 ballots so far; the sum is shown when the round closes.") == len(CHECKS)
    assert not _sums(page)
    employer.close_round()
    _press(qtbot, page, "Together")
    counted = {ballot.scope: ballot.answer for ballot in shown.ballots}
    assert _sums(page) == [_in_words(counted[scope]) for scope in sorted(CHECKS)]
    assert "10 computers have joined Larch Ltd." in _words(page)

    _press(qtbot, page, "To send")
    _button(page, "Leave the organisation…").click()
    _press(qtbot, page, "Leave")
    assert "You left." in _words(page)
    assert "Your ledger stays" in _words(page)
    assert page.join.isVisible()
    _press(qtbot, page, "What was sent")
    assert _ledger(page) == rows


def test_with_fewer_than_ten_there_is_a_sentence_and_nothing_to_send(
    qtbot: QtBot, employer: Employer, joined: Callable[[], ReportsPage]
) -> None:
    employer.hire(6)
    page = joined()
    employer.open_round()
    _press(qtbot, page, "To send")
    assert "7 of 10 joined" in _words(page)
    assert not page.send.send.isVisible()
    assert not page.send.ballots.isVisible()
    _press(qtbot, page, "What was sent")
    assert _ledger(page) == [("Joining", "joined")]


def test_a_collector_that_is_gone_is_told_calmly_and_comes_back(
    qtbot: QtBot, employer: Employer, voter: ReportsPage
) -> None:
    employer.stop()
    for tab in ("To send", "Together"):
        _press(qtbot, voter, tab)
        assert "127.0.0.1 cannot be reached. Check that you are online, then try again." in _words(voter)
        assert not voter.send.send.isVisible()
    _press(qtbot, voter, "What was sent")
    assert not voter.banner.isVisible()
    assert _ledger(voter) == [("Joining", "joined")]
    _press(qtbot, voter, "To send")
    employer.serve()
    _press(qtbot, voter, "Try again")
    assert not voter.banner.isVisible()
    assert voter.send.send.text() == "Send my ballots"


def test_sending_while_the_collector_is_gone_sends_later_and_nothing_twice(
    qtbot: QtBot, employer: Employer, voter: ReportsPage
) -> None:
    _press(qtbot, voter, "To send")
    employer.stop()
    _press(qtbot, voter, "Send my ballots")
    assert "127.0.0.1 cannot be reached." in _words(voter)
    employer.serve()
    _press(qtbot, voter, "Try again")
    _press(qtbot, voter, "Send my ballots")
    assert "3 ballots were counted." in _words(voter)
    _press(qtbot, voter, "What was sent")
    assert len(_ledger(voter)) == 1 + 1 + len(CHECKS)


def test_a_round_that_was_closed_meanwhile_is_explained(
    qtbot: QtBot, employer: Employer, voter: ReportsPage
) -> None:
    _press(qtbot, voter, "To send")
    employer.close_round()
    _press(qtbot, voter, "Send my ballots")
    assert "No round is open now. IT opens the next one." in _words(voter)
    assert "Until then nothing is sent." in _words(voter)
    assert not voter.send.send.isVisible()


def test_an_invite_works_for_one_computer_only(
    qtbot: QtBot, employer: Employer, reports: ReportsPage
) -> None:
    used = employer.invite()
    employer.take(used)
    reports.join.invite.setPlainText(used)
    _press(qtbot, reports, "Join")
    assert "This invite was used by another device. Ask IT for a new one." in _words(reports)
    assert reports.join.invite.toPlainText() == used
