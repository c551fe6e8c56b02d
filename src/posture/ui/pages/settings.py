"""Settings: the look, the language, what is kept and where, and what this app is made of."""

from __future__ import annotations

import platform
from functools import partial
from importlib.metadata import PackageNotFoundError, version

import PySide6
from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLineEdit

from posture.application.language import PREFERENCE
from posture.application.preferences import read_preference, write_preference
from posture.ui.bridge import Bridge, Failure
from posture.ui.look import Choice, Look
from posture.ui.widgets.button import Button
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role, font
from posture.ui.widgets.language_card import LanguageCard
from posture.ui.widgets.option import Option
from posture.ui.widgets.page import Page


class SettingsPage(Page):
    """Nothing here has to be set for the app to work."""

    def __init__(self, bridge: Bridge, look: Look) -> None:
        super().__init__(bridge)
        self._look = look
        self.say(self.tr("Settings"))
        self.languages = LanguageCard()
        self.languages.chosen.connect(self._speak)
        self.add(self._look_card(), self.languages, self._kept_card())
        self.add(self._promise_card(), self._about_card())
        self.column.addStretch(1)

    def enter(self, key: str) -> None:  # noqa: ARG002 - there is one settings page
        """Show which language was chosen."""
        work = partial(read_preference, self.bridge.session, PREFERENCE)
        self.fetch(work, self.languages.show_choice, self._trouble)

    def _speak(self, code: str) -> None:
        work = partial(write_preference, self.bridge.session, PREFERENCE, code)
        self.bridge.start(work, lambda _: None, self._trouble)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)

    def _look_card(self) -> Card:
        card = Card(self.tr("Look"), symbol="look")
        group = QButtonGroup(self)
        self.looks: dict[Choice, QAbstractButton] = {}
        for choice, word in (
            (Choice.SYSTEM, self.tr("As the system does")),
            (Choice.LIGHT, self.tr("Light")),
            (Choice.DARK, self.tr("Dark")),
        ):
            option = Option(word, several=False)
            option.button.setChecked(choice is self._look.choice)
            option.button.clicked.connect(partial(self._look.choose, choice))
            group.addButton(option.button)
            self.looks[choice] = option.button
            card.add(option)
        card.add(Label(self.tr("The size of the text follows your system's setting."), Role.MUTED))
        return card

    def _kept_card(self) -> Card:
        card = Card(self.tr("What is kept, and where"), symbol="folder")
        for text in (
            self.tr("The last check-ups: what was found, and from where it was read."),
            self.tr("What you set aside or put off, with your reasons."),
            self.tr("How far you are with the lessons, and when a question comes back."),
            self.tr("If you joined an organisation: its keys, sealed, and a copy of everything you sent."),
        ):
            card.add_row(beside(Glyph("pass", "muted", ems=1.0), Label(text), gap=10))
        card.add(
            Label(self.tr("All of it lies in this folder. Delete the folder, and it is gone."), Role.MUTED)
        )
        self.place = QLineEdit(str(self.bridge.session.home))
        self.place.setReadOnly(True)
        self.place.setFont(font(Role.EXACT))
        self.place.setAccessibleName(self.tr("Folder"))
        card.add(self.place)
        card.add(Flow(Button(self.tr("Open folder"), self._open_folder, symbol="folder")))
        return card

    def _promise_card(self) -> Card:
        card = Card(self.tr("Your privacy"), symbol="private")
        for text in (
            self.tr("The app looks at settings. It never reads your documents, mails, messages or history."),
            self.tr("It has no account, no advertising, and counts nothing about how you use it."),
            self.tr(
                "It connects to the network only on the Reports page, and only to the organisation "
                "you joined."
            ),
            self.tr("What you learn, and how you answer its questions, never leaves this computer."),
        ):
            card.add(Label(text))
        return card

    def _about_card(self) -> Card:
        card = Card(self.tr("About"), symbol="info")
        card.add(
            Label(self.tr("Posture {version}, Apache License 2.0.").format(version=_version())),
            Label(
                self.tr(
                    "With Qt {qt} and PySide {pyside}, used unchanged under the GNU Lesser General Public"
                    " License, version 3. Qt is a separate library that you may replace; its source is at"
                    " qt.io."
                ).format(qt=qVersion(), pyside=PySide6.__version__),
                Role.MUTED,
            ),
            Label(
                self.tr("Python {python} on {system}.").format(
                    python=platform.python_version(), system=platform.platform(terse=True)
                ),
                Role.MUTED,
            ),
        )
        return card

    def _open_folder(self) -> None:
        self.bridge.start(self._made_folder, self._show_folder, self._trouble)

    def _made_folder(self) -> str:
        self.bridge.session.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        return str(self.bridge.session.home)

    def _show_folder(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.banner.trouble(
                self.tr("The folder cannot be opened from here. Its place is shown above the button.")
            )


def _version() -> str:
    try:
        return version("posture")
    except PackageNotFoundError:
        return "?"
