"""The dialog for a passphrase: what it says before anything is typed, and that it stays until it fits."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from posture.ui.bridge import Bridge
from posture.ui.look import Look
from posture.ui.passphrases import Passphrases
from posture.ui.question import Question
from posture.ui.widgets.label import Label
from posture.ui.widgets.passphrase import PassphraseDialog

GOOD = "eleven herons at noon"


@pytest.fixture
def holder(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened(qtbot: QtBot, holder: QWidget) -> Callable[[Question], PassphraseDialog]:
    def show(question: Question) -> PassphraseDialog:
        dialog = PassphraseDialog(question, holder)
        dialog.open()
        qtbot.waitUntil(dialog.isVisible)
        return dialog

    return show


@pytest.fixture
def known(opened: Callable[[Question], PassphraseDialog]) -> PassphraseDialog:
    return opened(Question("Your passphrase"))


@pytest.fixture
def new(opened: Callable[[Question], PassphraseDialog]) -> PassphraseDialog:
    return opened(Question("Choose a passphrase", new=True))


def _words(dialog: PassphraseDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(Label) if label.isVisible())


def _answers(dialog: PassphraseDialog) -> Question:
    assert dialog._question is not None
    return dialog._question


def test_it_is_typed_hidden_and_sent_by_enter(qtbot: QtBot, known: PassphraseDialog) -> None:
    question = _answers(known)
    qtbot.keyClicks(known.field, "open sesame")
    assert "open" not in known.field.displayText()
    qtbot.keyClick(known.field, Qt.Key.Key_Return)
    assert question.answers.get_nowait() == "open sesame"
    assert known.isVisible(), "until it is known to fit"


def test_what_is_typed_can_be_shown(known: PassphraseDialog) -> None:
    known.field.setText(GOOD)
    known.reveal.button.click()
    assert known.field.displayText() == GOOD
    known.reveal.button.click()
    assert known.field.displayText() != GOOD


def test_a_wrong_one_is_said_in_the_dialog_which_stays(qtbot: QtBot, known: PassphraseDialog) -> None:
    question = _answers(known)
    qtbot.keyClicks(known.field, "open sesame")
    known.confirm.click()
    assert not known.confirm.isEnabled()
    question.judge("That passphrase does not open Posture's key. Try again.")
    assert known.isVisible()
    assert known.result_.sentence == "That passphrase does not open Posture's key. Try again."
    assert known.confirm.isEnabled()
    assert known.field.selectedText()
    qtbot.keyClicks(known.field, GOOD)
    known.confirm.click()
    question.judge("")
    assert known.result() == QDialog.DialogCode.Accepted
    assert [question.answers.get_nowait() for _ in range(2)] == ["open sesame", GOOD]
    assert question.answers.empty()


def test_an_existing_one_is_not_asked_for_twice(known: PassphraseDialog) -> None:
    assert not known.repeat.isVisible()
    assert "nobody can recover it" not in _words(known)


def test_the_rule_is_said_before_anything_is_typed(new: PassphraseDialog) -> None:
    assert "Take 8 characters or more" in _words(new)
    assert "nobody can recover it" in _words(new)
    assert new.result_.sentence == ""


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("", "", "Type the passphrase first."),
        ("short", "short", "That is too short: take 8 characters or more."),
        (GOOD, "eleven herons at once", "The two are not the same."),
        (GOOD, "", "The two are not the same."),
    ],
)
def test_a_new_one_that_will_not_do_is_said_in_the_dialog_which_stays(
    new: PassphraseDialog, first: str, second: str, said: str
) -> None:
    new.field.setText(first)
    new.repeat.setText(second)
    new.confirm.click()
    assert new.isVisible()
    assert new.result_.sentence.startswith(said)
    assert _answers(new).answers.empty()


def test_enter_goes_on_to_the_second_field(qtbot: QtBot, new: PassphraseDialog) -> None:
    question = _answers(new)
    new.activateWindow()
    qtbot.waitUntil(new.isActiveWindow)
    for field in (new.field, new.repeat):
        assert QApplication.focusWidget() is field
        qtbot.keyClicks(field, GOOD)
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert question.answers.get_nowait() == GOOD


@pytest.mark.parametrize("how", ["escape", "button", "close"])
def test_it_can_be_declined_once(qtbot: QtBot, known: PassphraseDialog, how: str) -> None:
    question = _answers(known)
    qtbot.keyClicks(known.field, "half a")
    match how:
        case "escape":
            qtbot.keyClick(known, Qt.Key.Key_Escape)
        case "button":
            known.refuse.click()
        case _:
            known.close()
    assert question.answers.get_nowait() is None
    assert question.answers.empty()
    assert known.result() != QDialog.DialogCode.Accepted
    question.judge("Too late.")  # the dialog is gone, and nobody hears it


def test_the_key_is_asked_for_until_it_opens(qtbot: QtBot, bridge: Bridge, holder: QWidget) -> None:
    """Through the bridge, from a thread of work, as the store asks."""
    dialogs: list[PassphraseDialog] = []

    def show(question: Question) -> None:
        dialogs.append(PassphraseDialog(question, holder))
        dialogs[-1].open()

    bridge.asked.connect(show)
    heard: list[str] = []
    ended: list[int] = []
    asker = Passphrases(bridge)

    def work() -> str:
        return asker.known(lambda text: "" if text == GOOD else "Not that one.")

    bridge.start(work, heard.append, lambda _: None)
    qtbot.waitUntil(lambda: len(dialogs) == 1)
    [dialog] = dialogs
    dialog.finished.connect(ended.append)
    for text in ("wrong", "wrong again"):
        dialog.field.setText(text)
        dialog.confirm.click()
        qtbot.waitUntil(dialog.confirm.isEnabled)
        assert dialog.result_.sentence == "Not that one."
    dialog.field.setText(GOOD)
    dialog.confirm.click()
    qtbot.waitUntil(lambda: heard == [GOOD])
    assert len(dialogs) == 1
    assert ended == [QDialog.DialogCode.Accepted.value]


def test_its_fields_have_names(new: PassphraseDialog) -> None:
    names = [field.accessibleName() for field in new.findChildren(QLineEdit)]
    assert names == ["Passphrase", "The same once more"]
