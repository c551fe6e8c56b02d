"""The Reports page of a member, with the real collector behind it and nothing faked between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from employer import CHECKS, Employer
from posture.ui.models.ballots import BallotRole
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from posture.application.session import Session
from posture.application.voting.casting import preview
from posture.application.voting.consent import Consent
from posture.application.voting.standing import Phase, Standing, standing
from posture.ballots.ballot import Answer
from posture.collector import passphrase
from posture.store import secrets
from posture.store.keyfile import Cost, seal_key
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page
from posture.ui.window import Window


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
        reports.join.invite.setPlainText(employer.invite())
        with qtbot.waitSignal(reports.join.joined):
            _button(reports, "Join").click()
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


def _ledger(page: ReportsPage) -> list[tuple[str, str]]:
    """What was sent, and what was answered, as the table has it."""
    table = page.findChild(QTableView)
    assert table is not None
    assert table.isVisible()
    model = table.model()
    return [(model.index(row, 1).data(), model.index(row, 4).data()) for row in range(model.rowCount())]


def _bytes_of_each(page: ReportsPage) -> dict[str, str]:
    """What stands beside each answer when it is chosen, by check."""
    view, model = page.send.ballots.list, page.send.ballots.model
    found = {}
    for row in range(model.rowCount()):
        view.setCurrentIndex(model.index(row))
        found[model.index(row).data(BallotRole.BALLOT).scope] = page.send.ballots.exact.toPlainText()
    return found


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
    assert "No round is open" in _words(page)
    manifest = employer.open_round()
    _press(qtbot, page, "To send")
    assert page.lead.text() == "You are a member of Larch Ltd."
    assert "It is measured once more, and signed" in _words(page)
    assert not page.send.send.isVisible()
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
    page.send.consent.options[Consent.ROUND].click()
    until(lambda now: now.counted > 0)
    if page.send.send.isEnabled():
        _press(qtbot, page, "Send all now")
    until(lambda now: now.counted == len(CHECKS))
    _press(qtbot, page, "To send")
    assert page.send.send.text() == "All sent for this round"

    _press(qtbot, page, "What was sent")
    rows = _ledger(page)
    assert sorted(rows) == sorted(
        [
            ("Joining", "joined"),
            ("Fetching the keys of a round", "blessed"),
            *((session.check(scope).title, "counted") for scope in CHECKS),
        ]
    )

    _press(qtbot, page, "Together")
    assert "There are no sums yet. The round closes" in _words(page)
    until(lambda now: now.release == 1)
    _press(qtbot, page, "Together")
    assert "10 computers had joined, 10 fetched keys, and 10 to 14 ballots came" in _words(page)
    counted = {ballot.scope: ballot.answer for ballot in shown.ballots}
    assert counted["screen-lock"] is Answer.FAIL
    assert _words(page).count("Nearly all are fine, of 10 or a few more answers.") == len(CHECKS)

    _press(qtbot, page, "To send")
    _button(page, "Leave the organisation…").click()
    _press(qtbot, page, "Leave")
    assert "You left." in _words(page)
    assert "has struck this device off" in _words(page)
    assert page.join.isVisible()
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
    _press(qtbot, page, "To send")
    assert "7 of 10 joined" in _words(page)
    assert not page.send.send.isVisible()
    assert not page.send.ballots.isVisible()
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
    assert not page.send.send.isVisible()
    _press(qtbot, page, "Together")
    assert not page.banner.isVisible()
    employer.serve()
    employer.open_round()
    _press(qtbot, page, "To send")
    until(lambda now: now.phase is Phase.CASTING and now.signed)
    _press(qtbot, page, "To send")
    employer.stop()
    _press(qtbot, page, "Send all now")
    assert "127.0.0.1 cannot be reached." in _words(page)
    employer.serve()
    _press(qtbot, page, "Send all now")
    assert "3 ballots were counted." in _words(page)
    _press(qtbot, page, "What was sent")
    assert len(_ledger(page)) == 1 + 1 + len(CHECKS)


def test_an_invite_works_for_one_computer_only(
    qtbot: QtBot, employer: Employer, reports: ReportsPage
) -> None:
    used = employer.invite()
    employer.take(used)
    reports.join.invite.setPlainText(used)
    _press(qtbot, reports, "Join")
    assert "This invite was used by another device. Ask IT for a new one." in _words(reports)
    assert reports.join.invite.toPlainText() == used
