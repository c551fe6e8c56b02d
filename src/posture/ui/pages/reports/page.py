"""The Reports page: joining, what is to send, what all sent together, and what was sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup

from posture.application.voting.membership import Joined, Membership, membership, name_of
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.deliveries import Deliveries
from posture.ui.pages.reports.part import Part, Stuck
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.landing import land_on
from posture.ui.widgets.page import Page

if TYPE_CHECKING:
    from posture.application.session import Session

_FOR_MEMBERS = ("send", "together", "ledger")
_FOR_OTHERS = ("join", "ledger")


class ReportsPage(Page):
    """Before joining it says what joining means; the ledger is always there.

    A part is made when it is first opened, so that no opening takes long.
    """

    def __init__(self, bridge: Bridge, deliveries: Deliveries) -> None:
        super().__init__(bridge)
        self._deliveries = deliveries
        self._landing = False
        self.say(self.tr("Reports"))
        self.parts: dict[str, Part] = {}
        self._tabs = {
            "join": Button(self.tr("Your organisation"), partial(self._choose, "join"), kind=Kind.CHOICE),
            "send": Button(self.tr("To send"), partial(self._choose, "send"), kind=Kind.CHOICE),
            "together": Button(self.tr("Together"), partial(self._choose, "together"), kind=Kind.CHOICE),
            "ledger": Button(self.tr("What was sent"), partial(self._choose, "ledger"), kind=Kind.CHOICE),
        }
        group = QButtonGroup(self)
        for tab in self._tabs.values():
            group.addButton(tab)
            tab.hide()
        self.stuck = Stuck(self.tr("Your membership cannot be opened now."))
        self.stuck.again.connect(partial(self._look_up, ""))
        self.stuck.hide()
        self.add(Flow(*self._tabs.values()), self.stuck)
        self.column.addStretch(1)
        deliveries.changed.connect(self._delivered)

    def part(self, name: str) -> Part:
        """The part of that name, made when it is first asked for."""
        if name not in self.parts:
            made = self._make(name)
            made.hide()
            self.column.insertWidget(self.column.count() - 1, made)  # before the room that is left
            made.go.connect(self._lead)
            made.reveal.connect(self.reveal)
            made.lands.connect(self._land)
            made.shown.connect(partial(self._landed, made))
            if (foot := made.foot()) is not None and (whole := self.layout()) is not None:
                foot.hide()
                whole.addWidget(foot)
            self.parts[name] = made
        return self.parts[name]

    def _make(self, name: str) -> Part:
        match name:
            case "join":
                from posture.ui.pages.reports.join import JoinPart

                join = JoinPart(self.bridge)
                join.joined.connect(self._joined)
                return join
            case "send":
                from posture.ui.pages.reports.send import SendPart

                send = SendPart(self.bridge, self._deliveries)
                send.named.connect(self._name)
                return send
            case "together":
                from posture.ui.pages.reports.together import TogetherPart

                return TogetherPart(self.bridge)
        from posture.ui.pages.reports.ledger import LedgerPart

        return LedgerPart(self.bridge)

    def enter(self, key: str) -> None:
        """``key`` names a part; empty keeps the one that is shown."""
        self.banner.hide()
        self._look_up(key)

    def _look_up(self, key: str) -> None:
        self.bridge.start(partial(membership, self.bridge.session), partial(self._entered, key), self._failed)

    def _delivered(self) -> None:
        """Show what came or left by itself, where the person is looking at it."""
        for part in self.parts.values():
            if part.isVisible():
                part.refresh()

    def _entered(self, key: str, member: Membership | None) -> None:
        self.stuck.hide()
        if member is not None:
            self._deliveries.unlocked()
        if member is None:
            lead = self.tr("You have not joined an organisation, so nothing is sent to one.")
            self.say(self.tr("Reports"), lead)
        else:
            self._name(name_of(member))
        offered = _FOR_OTHERS if member is None else _FOR_MEMBERS
        for name, tab in self._tabs.items():
            tab.setVisible(name in offered)
        shown = next((name for name, tab in self._tabs.items() if tab.isChecked()), "")
        self._open(next(name for name in (key, shown, offered[0]) if name in offered))

    def _name(self, org: str) -> None:
        """Say whose member the person is; "" where no round has told the name yet."""
        member = self.tr("You are a member of {org}.").format(org=org)
        nameless = self.tr("You have joined an organisation. Its name comes with its first questions.")
        self.say(self.tr("Reports"), member if org else nameless)

    def _choose(self, name: str) -> None:
        self.banner.hide()
        self._open(name)

    def _lead(self, place: str, key: str) -> None:
        """To another place, or to another part of this one."""
        if place == "reports":
            self._choose(key)
            self._tabs[key].setFocus()
        else:
            self.go.emit(place, key)

    def _open(self, name: str) -> None:
        self._tabs[name].setChecked(True)
        opened = self.part(name)
        for part in self.parts.values():
            part.setVisible(part is opened)
        self.order_tabs()
        opened.enter()

    def _joined(self, joined: Joined) -> None:
        self._deliveries.run()
        self._land()
        self._look_up("send")
        if joined.moved:
            words = self.tr("{org} is to be found at {address} from now on.")
            self.banner.good(words.format(org=joined.member.org_name, address=joined.member.issuer))
            return
        words = (
            self.tr("You joined {org}.").format(org=joined.name) if joined.name else self.tr("You joined.")
        )
        self.banner.good(words, self.tr("Nothing was sent about how this computer stands."))
        self.bridge.start(
            partial(_may_offer, self.bridge.session), partial(self._offer, words), lambda _: None
        )

    def _offer(self, joined: str, may: bool) -> None:
        """Have the system do what is due, once somebody has joined: said with what doing without it costs."""
        if may:
            self.banner.good(
                joined,
                self.tr(
                    "Nothing was sent about how this computer stands. Your answers leave only while Posture "
                    "is open, and those that did not leave in time are not counted; the system can do it for "
                    "you, each hour. Nothing leaves that you did not allow."
                ),
                act=(self.tr("Have the system do it"), self._have_it_done),
            )

    def _have_it_done(self) -> None:
        done = self.tr("The system does what is due, each hour. The settings switch it off.")
        self.bridge.start(
            partial(_have_it_done, self.bridge.session),
            lambda _: self.banner.good(done),
            lambda failure: self.banner.trouble(failure.sentence),
        )

    def _land(self) -> None:
        """What is shown next gets the keyboard, and is brought into sight."""
        self._landing = True

    def _landed(self, part: Part) -> None:
        if self._landing and part.isVisible() and part.entry is not None:
            self._landing = False
            land_on(part.entry)
            part.order_tabs()  # a heading is part of the order only while it may be landed on
            self.reveal(part.entry)

    def _failed(self, failure: Failure) -> None:
        for part in self.parts.values():
            part.hide()
        self.stuck.say(failure)
        self.stuck.show()


# What these need is loaded by the thread of the bridge that calls them.


def _may_offer(session: Session) -> bool:
    from posture.application.unattended import may_offer_deliveries

    return may_offer_deliveries(session)


def _have_it_done(session: Session) -> None:
    from posture.application.unattended import Service, let

    let(session, Service.DELIVER, on=True)
