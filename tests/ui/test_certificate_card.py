from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from posture.application.learning import answer, finish
from posture.application.session import Session
from posture.application.verifying import verify_certificate
from posture.ui.pages.certificate_card import CertificateCard
from posture.ui.pages.lessons import LessonsPage
from posture.ui.window import Window


@pytest.fixture
def card(window: Window, settle: Callable[[], None]) -> Callable[[], CertificateCard]:
    """Goes to Lessons and gives back the card there."""

    def shown() -> CertificateCard:
        window.go("home", "")
        window.go("lessons", "")
        settle()
        page = window.pages["lessons"]
        assert isinstance(page, LessonsPage)
        return page.certificate

    return shown


def _learn(session: Session, *tracks: str) -> None:
    for lesson in session.library.lessons.values():
        if not lesson.roles and lesson.track in tracks:
            for question in lesson.core:
                answer(session, lesson, question, question.right)
            finish(session, lesson)


def _choose(card: CertificateCard, folder: Path) -> None:
    """What the person does in the system's dialog for folders."""
    card.write.click()
    dialog = card.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(folder))
    dialog.reject()


def test_nobody_is_offered_one_before_there_is_one(card, session: Session) -> None:
    assert not card().isVisible()
    finish(session, next(iter(session.library.lessons.values())))
    assert not card().isVisible()


def test_it_is_written_only_where_and_when_the_person_wants_it(
    card, session: Session, settle: Callable[[], None], tmp_path: Path
) -> None:
    _learn(session, "home")
    shown = card()
    assert shown.isVisible()
    assert not list(tmp_path.rglob("posture-certificate*"))

    shown.field.setText("Ada Example")
    _choose(shown, tmp_path)
    settle()
    assert shown.result.sentence.startswith("Written: ")
    found = verify_certificate(session, tmp_path / "posture-certificate-home.json")
    assert (found.badge.name, found.badge.title) == ("Ada Example", "My home as a place of work")


def test_of_several_the_one_that_is_chosen_is_written(
    card, session: Session, settle: Callable[[], None], tmp_path: Path
) -> None:
    _learn(session, "home", "accounts")
    shown = card()
    assert [button.accessibleName() for button in shown._group.buttons()] == [
        "Passwords and signing in",
        "My home as a place of work",
    ]
    shown._group.button(1).click()
    _choose(shown, tmp_path)
    settle()
    assert [file.name for file in sorted(tmp_path.glob("posture-certificate*"))] == [
        "posture-certificate-home.html",
        "posture-certificate-home.json",
    ]


def test_the_name_is_not_kept_for_the_next_time(card, session: Session) -> None:
    _learn(session, "home")
    card().field.setText("Ada Example")
    assert card().field.text() == ""


def test_a_folder_that_has_one_is_told_at_the_button(
    card, session: Session, settle: Callable[[], None], tmp_path: Path
) -> None:
    _learn(session, "home")
    shown = card()
    for _ in range(2):
        _choose(shown, tmp_path)
        settle()
    assert "Choose another folder" in shown.result.sentence


@pytest.mark.parametrize("opens", [True, False])
def test_its_page_can_be_opened_to_be_printed(
    card, session: Session, settle: Callable[[], None], tmp_path: Path, monkeypatch, opens: bool
) -> None:
    asked: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url)
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    _learn(session, "home")
    shown = card()
    assert not shown.open.isVisible()
    _choose(shown, tmp_path)
    settle()
    shown.open.click()
    page = tmp_path / "posture-certificate-home.html"
    assert asked == [QUrl.fromLocalFile(str(page))]
    assert ("No program opened the page" in shown.result.sentence) is not opens
    assert str(page) in shown.result.sentence
