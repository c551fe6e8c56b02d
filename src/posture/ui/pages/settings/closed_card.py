"""What the system does while Posture is closed, and what it told: off until switched on."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.pages.settings.answer import Answer
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.switch import Switch
from posture.words.speech import spoken

if TYPE_CHECKING:
    from posture.application.session import Session
    from posture.application.unattended import Unattended


class ClosedCard(Card):
    """A switch for each thing; its state is the system's own, not a wish that was written down."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("While Posture is closed"), symbol="waiting")
        self._bridge = bridge
        self.switches = {
            "look": Switch(
                self.tr("Look once a week"),
                self.tr(
                    "It takes a few seconds, and waits while the battery is nearly empty. At most once a "
                    "week a notification says that something got worse or waits for you, but never what: you "
                    "can read that here."
                ),
                on=False,
            ),
            "deliver": Switch(
                self.tr("Do what is due for your organisation, each hour"),
                self.tr(
                    "Without it your answers leave only while Posture is open, and those that did not leave "
                    "in time are not counted. Nothing leaves that you did not allow."
                ),
                on=False,
            ),
            "icon": Switch(
                self.tr("Show an icon in the tray, from sign-in on"),
                self.tr(
                    "It opens Posture and does nothing else. On a desktop without a tray there is no icon, "
                    "and nothing stays running."
                ),
                on=False,
            ),
        }
        for name, each in self.switches.items():
            each.button.clicked.connect(partial(self._switch, name))
        self.switches["deliver"].hide()
        self.practice = Switch(
            self.tr("Offer the week’s practice with it"),
            self.tr(
                "Where questions from your lessons are ready, the notification says so in one sentence. "
                "There is never one for them alone, and it never says how many there are."
            ),
        )
        self.practice.button.clicked.connect(self._offer)
        self.practice.hide()
        self._told = QVBoxLayout()
        self._told.setSpacing(SPACE.hair)
        self.result = Answer()
        off = self.tr(
            "All of it is off until you switch it on. With all of it off, Posture does not run while it is "
            "closed."
        )
        look, *others = self.switches.values()
        self.add(Label(off, Role.MUTED), look, self.practice, *others, self.result)
        self.add_row(self._told)

    def enter(self) -> None:
        """Show what is on, and what was told."""
        self.result.clear()
        self._read()

    def _read(self) -> None:
        self._bridge.start(partial(_found, self._bridge.session), self._show, self._trouble)

    def _show(self, found: Unattended) -> None:
        for name, each in self.switches.items():
            each.setVisible(name in found.on)
            each.button.setChecked(found.on.get(name, False))
        self.practice.setVisible(found.on.get("look", False))
        self.practice.button.setChecked(found.offers_practice)
        clear(self._told)
        self._told.addWidget(Label(self.tr("What you were told"), Role.STRONG))
        for line in found.told or ("",):
            self._told.addWidget(Label(spoken(line) or self.tr("Nothing yet."), Role.MUTED))

    def _switch(self, name: str) -> None:
        on = self.switches[name].on
        work = partial(_switch, self._bridge.session, name, on=on)
        self._bridge.start(work, lambda _: self._done(), self._failed)

    def _offer(self) -> None:
        work = partial(_offer, self._bridge.session, on=self.practice.on)
        self._bridge.start(work, lambda _: self.result.clear(), self._failed)

    def _done(self) -> None:
        """What can be chosen of the look is there while it is on."""
        self.result.clear()
        self.practice.setVisible(self.switches["look"].on)

    def _failed(self, failure: Failure) -> None:
        """Say why, and show again what is so."""
        self._trouble(failure)
        self._read()

    def _trouble(self, failure: Failure) -> None:
        self.result.trouble(failure.sentence)


# What these need is loaded by the thread of the bridge that calls them.


def _found(session: Session) -> Unattended:
    from posture.application.unattended import unattended

    return unattended(session)


def _switch(session: Session, name: str, *, on: bool) -> None:
    from posture.application.unattended import Service, let
    from posture.ui.tray import end

    let(session, Service(name), on=on)
    if name == Service.ICON and not on:
        end(session)


def _offer(session: Session, *, on: bool) -> None:
    from posture.application.offering import offer_practice

    offer_practice(session, on=on)
