"""The first run: what it does and never does, what it looks at, and when. Three panes at most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.pane import Pane
from posture.ui.widgets.result import Result
from posture.ui.widgets.switch import Switch
from posture.words.speech import spoken

if TYPE_CHECKING:
    from posture.application.checking import Check
    from posture.application.session import Session


_CHOICE = 1  # the pane with a switch for each check


class Welcome(Card):
    """Nothing is read before ``begin``, and nothing after it that was switched off here."""

    begin = Signal()
    turned = Signal()
    """Another pane is shown."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._switches: dict[str, Switch] = {}
        self._looks = Switch(
            self.tr("Look again whenever Posture is opened"),
            self.tr("It takes a few seconds and changes nothing. The settings switch it off at any time."),
        )
        self._weekly = Switch(
            self.tr("Look once a week while Posture is closed, too"),
            self.tr(
                "It takes a few seconds. At most once a week a notification says that something got worse, "
                "but never what."
            ),
            on=False,
        )
        self._icon = Switch(
            self.tr("Show an icon in the tray, from sign-in on"),
            self.tr("It opens Posture and does nothing else."),
            on=False,
        )
        self._panes = (self._promises(), self._choice(), self._times())
        self._place = 0
        self._count = Label("", Role.MUTED, wraps=False)
        self._back = Button(self.tr("Back"), partial(self._turn, -1), kind=Kind.LINK, symbol="back")
        self._next = Button(self.tr("Next"), partial(self._turn, 1), kind=Kind.PRIMARY)
        self._begin = Button(self.tr("Check now"), self._keep, kind=Kind.LINK)
        self._result = Result()
        self._result.hide()
        self.column.setSpacing(SPACE.usual)
        self.add(*self._panes, Flow(self._back, self._next, self._begin, self._count), self._result)
        self._show()

    def load(self) -> None:
        """Fetch the checks of which each has a switch."""
        session = self._bridge.session
        self._bridge.start(partial(_checks, session), self._list, self._trouble)

    def set_busy(self, *, busy: bool) -> None:
        self._begin.setText(self.tr("Checking…") if busy else self.tr("Check now"))

    def _promises(self) -> Pane:
        pane = Pane(Drawing("first-look", self.tr("A magnifying glass before a computer.")))
        for symbol, heading, text in (
            (
                "look",
                self.tr("Looking changes nothing."),
                self.tr(
                    "It reads settings, and changes one only when you press a button for it; you can undo "
                    "that. It never opens your files or your history."
                ),
            ),
            ("stays", self.tr("It stays here."), self.tr("What it finds is kept on this computer, for you.")),
            (
                "private",
                self.tr("Nothing is sent."),
                self.tr("Only if you join your organisation, and no answer before you allowed it."),
            ),
        ):
            words = Label(heading, Role.STRONG), Label(text, Role.MUTED)
            pane.column.addLayout(beside(Glyph(symbol, "accent", ems=1.4), *words, gap=SPACE.close))
        return pane

    def _choice(self) -> Pane:
        pane = Pane(Drawing("own-choice", self.tr("A list with a switch on every line.")))
        pane.add(
            Label(self.tr("What it looks at"), Role.HEADING),
            Label(
                self.tr(
                    "Switch off what you do not want Posture to look at. Everything else works as before."
                ),
                Role.MUTED,
            ),
        )
        return pane

    def _times(self) -> Pane:
        pane = Pane(Drawing("looking-again", self.tr("A computer with a tick, and two arrows in a circle.")))
        pane.add(
            Label(self.tr("When it looks"), Role.HEADING),
            Label(self.tr("When you ask for it, and as long as this is on:"), Role.MUTED),
            self._looks,
            self._weekly,
            self._icon,
        )
        return pane

    def _list(self, checks: Sequence[Check]) -> None:
        if not self._switches:
            for check in checks:
                self._switches[check.id] = Switch(spoken(check.topic), spoken(check.reads))
            self._panes[1].spread(list(self._switches.values()))

    def _turn(self, by: int) -> None:
        self._place += by
        self._show()
        shown: QWidget = self._next if self._next.isVisible() else self._begin
        if self._place == _CHOICE and self._switches:
            shown = next(iter(self._switches.values())).button  # the choice, before the way on below it
        shown.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _show(self) -> None:
        last = self._place == len(self._panes) - 1
        for place, pane in enumerate(self._panes):
            pane.setVisible(place == self._place)
        self._back.setVisible(self._place > 0)
        self._next.setVisible(not last)
        self._begin.set_kind(Kind.PRIMARY if last else Kind.LINK)
        told = self.tr("{place} of {all}").format(place=self._place + 1, all=len(self._panes))
        self._count.setText(told)

    def _keep(self) -> None:
        """Keep what was chosen before anything is looked at."""
        off = tuple(check for check, switch in self._switches.items() if not switch.on)
        services = [name for name, each in (("look", self._weekly), ("icon", self._icon)) if each.on]
        work = partial(_keep, self._bridge.session, off, services, looks=self._looks.on)
        self._bridge.start(work, lambda _: self.begin.emit(), self._trouble)

    def _trouble(self, failure: Failure) -> None:
        self._result.show()
        self._result.trouble(failure.sentence)


# What these need is loaded by the thread of the bridge that calls them, after the window's first frame.


def _checks(session: Session) -> tuple[Check, ...]:
    system = session.host.system
    return tuple(check for check in session.catalogue.checks.values() if system in check.systems)


def _keep(session: Session, off: Sequence[str], services: Sequence[str], *, looks: bool) -> None:
    """Nothing is written where nothing was chosen otherwise."""
    from posture.application.looking import look_when_opened, looks_when_opened
    from posture.application.switches import switch, switched_off

    before = switched_off(session)
    for check in {*off} | before:
        switch(session, check, on=check not in off)
    if looks != looks_when_opened(session):
        look_when_opened(session, on=looks)
    if services:
        from posture.application.unattended import Service, let

        for name in services:
            let(session, Service(name), on=True)
