from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import PySide6
import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from posture.application.looking import looks_when_opened
from posture.application.preferences import read_preference
from posture.application.session import Session
from posture.application.switches import switched_off
from posture.application.voting.agreed import NEWER_SEEN
from posture.application.voting.newer import Newer
from posture.ui.look import CONTRAST, TYPEFACE, Choice, Contrast, Look
from posture.ui.pages.settings.licences import LicencesDialog
from posture.ui.pages.settings.page import SettingsPage
from posture.ui.text_size import TextSize
from posture.ui.theme import worn
from posture.ui.typeface import Typeface
from posture.ui.widgets.label import Label
from posture.ui.widgets.page import Page
from posture.ui.widgets.shortcuts import ShortcutsDialog
from posture.ui.window import TEXT_SIZE, Window
from posture.ui.words import size
from posture.words.phrase import phrase


@pytest.fixture
def settings(window: Window, settle: Callable[[], None]) -> SettingsPage:
    """The page, before anything was checked."""
    return _opened(window, settle)


@pytest.fixture
def used(checked: Window, settle: Callable[[], None]) -> SettingsPage:
    """The page, after a check-up that was kept."""
    settle()
    return _opened(checked, settle)


def _opened(window: Window, settle: Callable[[], None]) -> SettingsPage:
    window.go("settings", "")
    settle()
    page = window.pages["settings"]
    assert isinstance(page, SettingsPage)
    return page


def _words(page: Page) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label))


@pytest.fixture
def newer_named(monkeypatch: pytest.MonkeyPatch) -> Newer:
    """The organisation's round names a newer Posture."""
    found = Newer("Larch Ltd", "99.1", "0.1.0", phrase("It comes with your system's own updates."))
    monkeypatch.setattr("posture.application.voting.newer.newer", lambda _: found)
    return found


def test_where_nobody_names_a_newer_posture_nothing_is_said_of_one(settings: SettingsPage) -> None:
    assert not settings.about.newer.isVisible()


def test_a_newer_posture_is_named_and_home_tells_it_until_one_was_led_to_it(
    newer_named: Newer, window: Window, session: Session, settle: Callable[[], None]
) -> None:
    page = _opened(window, settle)
    assert page.about.newer.isVisible()
    assert "Larch Ltd uses Posture 99.1; this one is 0.1.0. It comes with" in page.about.newer.text()
    assert read_preference(session, NEWER_SEEN) == ""
    window.go("home", "")
    window.go("settings", "about")
    settle()
    assert read_preference(session, NEWER_SEEN) == "99.1"
    assert page.about.visibleRegion().isEmpty() is False


def test_the_look_is_chosen_by_keyboard(qtbot: QtBot, settings: SettingsPage, look: Look) -> None:
    assert settings.look.looks[look.choice].isChecked()
    try:
        dark = settings.look.looks[Choice.DARK]
        dark.setFocus()
        qtbot.keyClick(dark, Qt.Key.Key_Space)
        assert look.choice is Choice.DARK
        assert worn().dark
    finally:
        look.choose(Choice.LIGHT)


def test_contrast_and_typeface_are_chosen_at_once_and_kept(
    settings: SettingsPage, session: Session, look: Look, settle: Callable[[], None]
) -> None:
    before = (look.contrast, look.face)
    text, families = worn().colours["muted"], settings.title.font().families()
    other = Typeface.SYSTEM if look.face is Typeface.OWN else Typeface.OWN
    try:
        settings.look.contrasts[Contrast.HIGH].click()
        settings.look.faces[other].click()
        settle()
        assert worn().colours["muted"] != text
        assert settings.title.font().families() != families
        assert read_preference(session, CONTRAST) == "high"
        assert read_preference(session, TYPEFACE) == other.value
    finally:
        look.choose_contrast(before[0])
        look.choose_face(before[1])
        settle()


def test_where_the_data_lies_is_said(settings: SettingsPage, session: Session) -> None:
    assert settings.kept.place.text() == str(session.home)
    assert settings.kept.place.isReadOnly()


@pytest.mark.parametrize("opens", [True, False])
def test_the_folder_can_be_opened_and_where_not_that_is_said_at_the_button(
    settings: SettingsPage,
    session: Session,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    opens: bool,
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    settings.kept.open.click()
    settle()
    assert asked == [str(session.home)]
    assert session.home.is_dir()
    assert settings.kept.result.isVisible() is not opens
    assert bool(settings.kept.result.sentence) is not opens
    assert not settings.banner.isVisible()
    if os.name == "posix":
        assert stat.S_IMODE(session.home.stat().st_mode) & 0o077 == 0


def test_a_folder_that_cannot_be_made_is_told_at_the_button(
    settings: SettingsPage, session: Session, settle: Callable[[], None]
) -> None:
    session.home.write_text("a file where the folder should be")
    settings.kept.open.click()
    settle()
    assert settings.kept.result.isVisible()
    assert "stands in its way" in settings.kept.result.sentence


def test_what_is_kept_is_counted_part_by_part(used: SettingsPage, session: Session) -> None:
    row = session.database.one(
        "SELECT sum(length(CAST(id AS BLOB)) + length(day) + length(CAST(outcomes AS BLOB))"
        " + coalesce(length(details), 0)) FROM checkup"
    )
    assert row is not None
    seen = _words(used)
    assert f"1 entry, {size(row[0])}" in seen
    assert seen.count("Empty\n") >= 4
    files = sum(file.stat().st_size for file in session.home.iterdir())
    assert size(files) in seen
    assert "iB" not in seen


def test_on_the_first_day_nothing_is_kept_and_looking_makes_nothing(
    settings: SettingsPage, session: Session
) -> None:
    assert "Nothing is kept yet." in _words(settings)
    assert not session.home.exists()


@pytest.mark.parametrize("percent", [90, 130, 200])
def test_the_text_changes_its_size_at_once_and_keeps_it(
    qtbot: QtBot, settings: SettingsPage, session: Session, settle: Callable[[], None], percent: int
) -> None:
    before = settings.title.font().pointSizeF()
    try:
        button = settings.look.sizes[percent]
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        settle()
        assert settings.title.font().pointSizeF() == pytest.approx(before * percent / 100)
        assert read_preference(session, TEXT_SIZE) == str(percent)
    finally:
        settings.look.sizes[100].click()
        settle()
    assert settings.title.font().pointSizeF() == pytest.approx(before)


def test_the_size_of_last_time_is_worn_at_the_next_start(qapp: QApplication) -> None:
    system = qapp.font()
    try:
        size = TextSize(qapp, "150", parent=QObject())
        assert size.percent == 150
        assert qapp.font().pointSizeF() == pytest.approx(system.pointSizeF() * 1.5)
    finally:
        qapp.setFont(system)


@pytest.mark.parametrize("kept", ["", "nonsense", "0", "-150", "99999"])
def test_a_size_that_nobody_can_choose_means_the_system_s(qapp: QApplication, kept: str) -> None:
    before = qapp.font().pointSizeF()
    assert TextSize(qapp, kept, parent=QObject()).percent == 100
    assert qapp.font().pointSizeF() == before


def test_when_the_system_s_text_grows_the_chosen_size_grows_with_it(qapp: QApplication) -> None:
    system, keeper = qapp.font(), QObject()
    try:
        TextSize(qapp, "130", parent=keeper)
        larger = QFont(system)
        larger.setPointSizeF(20)
        qapp.setFont(larger)
        assert qapp.font().pointSizeF() == pytest.approx(26)
    finally:
        shiboken6.delete(keeper)
        qapp.setFont(system)


def test_when_to_check_is_chosen_and_kept(
    settings: SettingsPage, session: Session, settle: Callable[[], None]
) -> None:
    assert settings.when.options[True].isChecked()
    settings.when.options[False].click()
    settle()
    assert not looks_when_opened(session)
    settings.enter("")
    settle()
    assert settings.when.options[False].isChecked()


def test_every_check_has_a_switch_and_two_at_once_are_both_kept(
    settings: SettingsPage, session: Session, settle: Callable[[], None]
) -> None:
    assert settings.what.switches.keys() == session.catalogue.checks.keys()
    for check in ("clock", "backup"):
        settings.what.switches[check].button.click()
    settle()
    assert switched_off(session) == {"clock", "backup"}
    settings.what.switches["clock"].button.click()
    settle()
    assert switched_off(session) == {"backup"}


def test_a_store_that_takes_no_change_is_told_at_the_choice(
    settings: SettingsPage, session: Session, settle: Callable[[], None]
) -> None:
    session.home.mkdir(parents=True)
    (session.home / "posture.db").write_bytes(b"no database" * 500)
    settings.when.options[False].click()
    settings.what.switches["clock"].button.click()
    settle()
    assert "not a Posture database" in settings.when.result.sentence
    assert "not a Posture database" in settings.what.result.sentence


def _choose(qtbot: QtBot, page: SettingsPage, file: Path) -> None:
    """What the person does in the system's dialog for files."""
    page.export.save.click()
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(file))
    dialog.reject()


def test_all_that_is_kept_is_written_where_the_person_wants_it(
    qtbot: QtBot, used: SettingsPage, settle: Callable[[], None], tmp_path: Path
) -> None:
    _choose(qtbot, used, tmp_path / "all.json")
    settle()
    assert used.export.result.sentence.startswith("Written: ")
    data = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert data["parts"]["checkups"]["checkup"]
    assert "key_file" not in data


def test_a_place_that_takes_no_file_is_told_at_the_button(
    qtbot: QtBot, used: SettingsPage, settle: Callable[[], None], tmp_path: Path
) -> None:
    _choose(qtbot, used, tmp_path / "nowhere" / "all.json")
    settle()
    assert "could not be written" in used.export.result.sentence
    assert not used.banner.isVisible()


def test_deleting_everything_asks_says_what_remains_and_can_be_stopped(
    used: SettingsPage, session: Session, settle: Callable[[], None]
) -> None:
    used.forgetting.ask.click()
    settle()
    assert used.forgetting.question.isVisible()
    assert used.forgetting.keep.hasFocus()
    assert "Backups of this computer" in _words(used)
    used.forgetting.keep.click()
    settle()
    assert not used.forgetting.question.isVisible()
    assert used.forgetting.ask.hasFocus()
    assert session.has_kept


def test_whoever_is_still_a_member_is_offered_to_leave_first(
    used: SettingsPage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("posture.application.forgetting", "posture.ui.pages.reports.leaving_card"):
        monkeypatch.setattr(f"{place}.is_member", lambda _: True)
    used.leaving.enter()
    used.forgetting.ask.click()
    settle()
    assert "afterwards only IT can do that, and you have to write to them" in _words(used)
    assert used.forgetting.delete.text() == "Delete all the same"
    assert used.forgetting.leave.hasFocus()
    used.forgetting.leave.click()
    settle()
    assert not used.forgetting.question.isVisible()
    assert used.leaving.leave.isVisible()
    assert used.leaving.stay.hasFocus()


def test_whoever_is_no_member_is_not_offered_to_leave(used: SettingsPage, settle: Callable[[], None]) -> None:
    used.forgetting.ask.click()
    settle()
    assert not used.forgetting.leave.isVisible()


def test_what_cannot_be_undone_looks_like_a_danger_and_never_like_the_thing_to_do(
    used: SettingsPage,
) -> None:
    for button in (used.forgetting.ask, used.forgetting.delete, used.leaving.leave):
        assert button.property("kind") == "danger"
        assert (button.skin.line, button.skin.ink) == ("bad", "bad")
        assert button.skin.fill == "surface"


def test_the_cards_stand_in_the_order_in_which_they_are_looked_for(used: SettingsPage) -> None:
    cards = (
        *(used.look, used.languages, used.when, used.what),
        *(used.leaving, used.kept, used.export, used.forgetting, used.about),
    )
    places = [(used.second if card in cards[4:] else used.column).indexOf(card) for card in cards]
    assert -1 not in places
    assert places[:4] == sorted(places[:4])
    assert places[4:] == sorted(places[4:])


def test_after_everything_was_deleted_the_app_stands_as_on_the_first_day(
    checked: Window, used: SettingsPage, session: Session, look: Look, settle: Callable[[], None]
) -> None:
    for place in ("checks", "lessons", "reports", "settings"):
        checked.go(place, "")
        settle()
    try:
        used.look.looks[Choice.DARK].click()
        used.look.sizes[130].click()
        used.forgetting.ask.click()
        settle()
        used.forgetting.delete.click()
        settle()
        assert not session.home.exists()
        assert checked.place == ("home", "")
        home = checked.pages["home"]
        assert home.banner.isVisible()
        assert "Everything is deleted." in _words(home)
        assert "Backups of this computer" in _words(home)
        assert checked.checkups.current is None
        assert look.choice is Choice.SYSTEM
        assert checked.text_size.percent == 100
        checked.close()
        checked.bridge.close()
        assert not session.home.exists()
    finally:
        look.choose(Choice.LIGHT)


def test_a_check_up_that_is_under_way_brings_nothing_back(
    checked: Window, used: SettingsPage, session: Session, settle: Callable[[], None]
) -> None:
    used.forgetting.ask.click()
    settle()
    checked.checkups.run()
    used.forgetting.delete.click()
    settle()
    assert not session.home.exists()
    assert checked.checkups.current is None


def test_a_file_that_cannot_be_deleted_is_told_with_what_to_do(
    checked: Window,
    used: SettingsPage,
    session: Session,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    used.forgetting.ask.click()
    settle()
    unlink = Path.unlink

    def refuse(file: Path, *, missing_ok: bool = False) -> None:
        if file.name == "posture.db":
            raise OSError(errno.EBUSY, "busy")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    used.forgetting.delete.click()
    settle()
    assert checked.place == ("home", "")
    said = _words(checked.pages["home"])
    assert "Everything else is deleted." in said
    assert "this could not be deleted: posture.db. Close every other Posture" in said
    assert [(file.name, file.stat().st_size) for file in session.home.iterdir()] == [("posture.db", 0)]


def test_all_licences_can_be_read_by_keyboard(
    qtbot: QtBot, window: Window, settings: SettingsPage, settle: Callable[[], None]
) -> None:
    settings.about.licences.click()
    settle()
    dialog = window.findChild(LicencesDialog)
    assert dialog is not None
    first = dialog.text.toPlainText()
    assert "Apache License" in first
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.text.toPlainText() != first
    named = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any(name.startswith("PySide6") and "LGPL" in name for name in named)
    dialog.accept()


def test_the_keys_can_be_seen_from_the_settings(window: Window, settings: SettingsPage) -> None:
    settings.about.keys.click()
    assert window.findChild(ShortcutsDialog) is not None


def test_versions_and_the_licence_of_qt_are_said(settings: SettingsPage) -> None:
    seen = _words(settings)
    assert "Lesser General Public License" in seen
    assert PySide6.__version__ in seen
    assert "Apache License 2.0" in seen


@pytest.mark.parametrize("word", ["vulnerable", "threat", "compliance", "posture", "!"])
def test_no_word_frightens(settings: SettingsPage, word: str) -> None:
    text = _words(settings).replace("“posture deliver”", "").replace(str(settings.bridge.session.home), "")
    assert word not in text
