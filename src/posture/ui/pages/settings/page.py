"""Settings: how Posture looks and when, what it keeps and how to be rid of it, and what it is made of."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal

from posture.application.language import PREFERENCE
from posture.application.preferences import read_preference, write_preference
from posture.ui.bridge import Bridge, Failure
from posture.ui.look import Look
from posture.ui.pages.settings.look_card import LookCard
from posture.ui.pages.settings.when_card import WhenCard
from posture.ui.text_size import TextSize
from posture.ui.widgets.language_card import LanguageCard
from posture.ui.widgets.page import Page

if TYPE_CHECKING:
    from posture.ui.pages.reports.leaving_card import LeavingCard
    from posture.ui.pages.settings.about_card import AboutCard
    from posture.ui.pages.settings.closed_card import ClosedCard
    from posture.ui.pages.settings.export_card import ExportCard
    from posture.ui.pages.settings.forgetting_card import ForgettingCard
    from posture.ui.pages.settings.kept_card import KeptCard
    from posture.ui.pages.settings.what_card import WhatCard


class SettingsPage(Page):
    """Nothing here has to be set for the app to work.

    The cards that are read first are there at once, the others a moment later, so that no moment is long.
    """

    forgotten = Signal(object)
    """Everything was deleted; carries ``Forgotten``."""
    keys_wanted = Signal()

    what: WhatCard
    closed: ClosedCard
    about: AboutCard
    kept: KeptCard
    export: ExportCard
    leaving: LeavingCard
    forgetting: ForgettingCard

    def __init__(self, bridge: Bridge, look: Look, text_size: TextSize) -> None:
        super().__init__(bridge, beside=True)
        self.say(self.tr("Settings"))
        self.look = LookCard(look, text_size)
        self.languages = LanguageCard()
        self.languages.chosen.connect(self._speak)
        self.when = WhenCard(bridge)
        self.add(self.look, self.languages, self.when)
        self._enters: list[Callable[[], None]] = [self.when.enter]
        """Of the cards that are here by now: what shows them as it is."""
        self._leads_to_about = False
        self._steps = iter(
            (
                self._add_what_is_kept,
                self._add_what_the_system_does,
                self._add_what_is_looked_at,
                self._add_ways_out,
            )
        )
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Add the next of the cards that are not here yet."""
        if (step := next(self._steps, None)) is not None:
            step()
            QTimer.singleShot(0, self, self._go_on)
        self.order_tabs()
        self._lead()

    def _lead(self) -> None:
        """Reveal what was asked for, once its card is here."""
        if self._leads_to_about and hasattr(self, "about"):
            self._leads_to_about = False
            self.about.tell()
            self.reveal(self.about)

    def _add_what_is_kept(self) -> None:
        from posture.ui.pages.reports.leaving_card import LeavingCard
        from posture.ui.pages.settings.kept_card import KeptCard
        from posture.ui.pages.settings.promise_card import PromiseCard

        self.kept = KeptCard(self.bridge)
        self.leaving = LeavingCard(self.bridge)
        self.leaving.left.connect(self.kept.enter)
        for card in (PromiseCard(), self.leaving, self.kept):
            self.second.addWidget(card)
        self._show(self.leaving.enter)
        self._show(self.kept.enter)

    def _add_what_is_looked_at(self) -> None:
        from posture.ui.pages.settings.what_card import WhatCard

        self.what = WhatCard(self.bridge)
        self.what.filled.connect(self.order_tabs)
        self.add(self.what)
        self.column.addStretch(1)
        self._show(self.what.enter)

    def _add_what_the_system_does(self) -> None:
        from posture.ui.pages.settings.closed_card import ClosedCard

        self.closed = ClosedCard(self.bridge)
        self.add(self.closed)
        self._show(self.closed.enter)

    def _add_ways_out(self) -> None:
        from posture.ui.pages.settings.about_card import AboutCard
        from posture.ui.pages.settings.export_card import ExportCard
        from posture.ui.pages.settings.forgetting_card import ForgettingCard

        self.export = ExportCard(self.bridge)
        self.forgetting = ForgettingCard(self.bridge)
        self.forgetting.forgotten.connect(self.forgotten)
        self.forgetting.leaving_wanted.connect(self._leave)
        self.about = AboutCard(self.bridge)
        self.about.keys_wanted.connect(self.keys_wanted)
        for card in (self.export, self.forgetting, self.about):
            self.second.addWidget(card)
        for enter in (self.export.enter, self.forgetting.enter, self.about.enter):
            self._show(enter)

    def _leave(self) -> None:
        """Ask whether to leave the organisation, where that is asked."""
        self.leaving.begin()
        self.reveal(self.leaving)

    def _show(self, enter: Callable[[], None]) -> None:
        self._enters.append(enter)
        enter()

    def enter(self, key: str) -> None:
        """Show what is chosen and what is kept now; “about” leads to what is said of this app."""
        self._leads_to_about = key == "about"
        work = partial(read_preference, self.bridge.session, PREFERENCE)
        self.fetch(work, self.languages.show_choice, self._trouble)
        for show in self._enters:
            show()
        self._lead()

    def _speak(self, code: str) -> None:
        work = partial(write_preference, self.bridge.session, PREFERENCE, code)
        self.bridge.start(work, lambda _: None, self._trouble)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
