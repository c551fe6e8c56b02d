"""Settings: how Posture looks and when, what it keeps and how to be rid of it, and what it is made of."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from posture.application.language import PREFERENCE
from posture.application.preferences import read_preference, write_preference
from posture.ui.bridge import Bridge, Failure
from posture.ui.look import Look
from posture.ui.pages.reports.leaving_card import LeavingCard
from posture.ui.pages.settings.about_card import AboutCard
from posture.ui.pages.settings.export_card import ExportCard
from posture.ui.pages.settings.forgetting_card import ForgettingCard
from posture.ui.pages.settings.kept_card import KeptCard
from posture.ui.pages.settings.look_card import LookCard
from posture.ui.pages.settings.promise_card import PromiseCard
from posture.ui.pages.settings.what_card import WhatCard
from posture.ui.pages.settings.when_card import WhenCard
from posture.ui.text_size import TextSize
from posture.ui.widgets.language_card import LanguageCard
from posture.ui.widgets.page import Page


class SettingsPage(Page):
    """Nothing here has to be set for the app to work."""

    forgotten = Signal(object)
    """Everything was deleted; carries ``Forgotten``."""
    keys_wanted = Signal()

    def __init__(self, bridge: Bridge, look: Look, text_size: TextSize) -> None:
        super().__init__(bridge, beside=True)
        self.say(self.tr("Settings"))
        self.look = LookCard(look, text_size)
        self.languages = LanguageCard()
        self.languages.chosen.connect(self._speak)
        self.when = WhenCard(bridge)
        self.what = WhatCard(bridge)
        self.kept = KeptCard(bridge)
        self.export = ExportCard(bridge)
        self.leaving = LeavingCard(bridge)
        self.leaving.left.connect(self.kept.enter)
        self.forgetting = ForgettingCard(bridge)
        self.forgetting.forgotten.connect(self.forgotten)
        self.about = AboutCard(bridge)
        self.about.keys_wanted.connect(self.keys_wanted)
        self.place = self.kept.place
        self.add(self.look, self.languages, self.when, self.what, self.about)
        self.column.addStretch(1)
        for card in (PromiseCard(), self.kept, self.export, self.leaving, self.forgetting):
            self.second.addWidget(card)
        self.what.filled.connect(self.order_tabs)
        self.order_tabs()

    def enter(self, key: str) -> None:  # noqa: ARG002 - there is one settings page
        """Show what is chosen and what is kept now."""
        work = partial(read_preference, self.bridge.session, PREFERENCE)
        self.fetch(work, self.languages.show_choice, self._trouble)
        for card in (self.when, self.what, self.kept, self.export, self.leaving, self.forgetting):
            card.enter()

    def _speak(self, code: str) -> None:
        work = partial(write_preference, self.bridge.session, PREFERENCE, code)
        self.bridge.start(work, lambda _: None, self._trouble)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
