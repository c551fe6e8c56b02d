"""The Reports page: joining, what is to send, what all sent together, and what was sent."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QButtonGroup

from posture.application.voting.membership import Joined, Membership, membership
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.deliveries import Deliveries
from posture.ui.pages.reports.join import JoinPart
from posture.ui.pages.reports.ledger import LedgerPart
from posture.ui.pages.reports.part import Part
from posture.ui.pages.reports.send import SendPart
from posture.ui.pages.reports.together import TogetherPart
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.page import Page

_FOR_MEMBERS = ("send", "together", "ledger")
_FOR_OTHERS = ("join", "ledger")


class ReportsPage(Page):
    """Before joining it says what joining means; the ledger is always there."""

    def __init__(self, bridge: Bridge, deliveries: Deliveries) -> None:
        super().__init__(bridge)
        self._deliveries = deliveries
        self.say(self.tr("Reports"))
        self.join = JoinPart(bridge)
        self.send = SendPart(bridge, deliveries)
        self.together = TogetherPart(bridge)
        self.ledger = LedgerPart(bridge)
        self._parts: dict[str, Part] = {
            "join": self.join,
            "send": self.send,
            "together": self.together,
            "ledger": self.ledger,
        }
        self._tabs = {
            "join": Button(self.tr("Join"), partial(self._choose, "join"), kind=Kind.CHOICE),
            "send": Button(self.tr("To send"), partial(self._choose, "send"), kind=Kind.CHOICE),
            "together": Button(self.tr("Together"), partial(self._choose, "together"), kind=Kind.CHOICE),
            "ledger": Button(self.tr("What was sent"), partial(self._choose, "ledger"), kind=Kind.CHOICE),
        }
        group = QButtonGroup(self)
        for tab in self._tabs.values():
            group.addButton(tab)
            tab.hide()
        self.add(Flow(*self._tabs.values()))
        self.add(*self._parts.values())
        self.column.addStretch(1)
        for part in self._parts.values():
            part.hide()
            part.trouble.connect(self.banner.trouble)
            part.stuck.connect(partial(self._stuck, part))
            part.good.connect(self.banner.good)
        self.join.joined.connect(self._joined)
        self.send.named.connect(self._name)
        self.send.leaving.left.connect(self._left)
        deliveries.changed.connect(self._delivered)

    def enter(self, key: str) -> None:
        """``key`` names a part; empty keeps the one that is shown."""
        self.banner.hide()
        self._look_up(key)

    def _look_up(self, key: str) -> None:
        self.bridge.start(partial(membership, self.bridge.session), partial(self._entered, key), self._failed)

    def _delivered(self) -> None:
        """Show what came or left by itself, where the person is looking at it."""
        for part in (self.send, self.together, self.ledger):
            if part.isVisible():
                part.enter()

    def _entered(self, key: str, member: Membership | None) -> None:
        if member is not None:
            self._deliveries.unlocked()
        if member is None:
            lead = self.tr("You have not joined an organisation, so nothing is sent to one.")
            self.say(self.tr("Reports"), lead)
        else:
            self._name(member.org_name)
        offered = _FOR_OTHERS if member is None else _FOR_MEMBERS
        for name, tab in self._tabs.items():
            tab.setVisible(name in offered)
        shown = next((name for name, tab in self._tabs.items() if tab.isChecked()), "")
        self._open(next(name for name in (key, shown, offered[0]) if name in offered))

    def _name(self, org: str) -> None:
        """Say whose member the person is: the host's name until the first round brings the real one."""
        self.say(self.tr("Reports"), self.tr("You are a member of {org}.").format(org=org))

    def _choose(self, name: str) -> None:
        self.banner.hide()
        self._open(name)

    def _open(self, name: str) -> None:
        self._tabs[name].setChecked(True)
        for other, part in self._parts.items():
            part.setVisible(other == name)
        self._parts[name].enter()

    def _joined(self, joined: Joined) -> None:
        self._deliveries.run()
        self._look_up("send")
        if joined.moved:
            words = self.tr("{org} is to be found at {address} from now on.")
            self.banner.good(words.format(org=joined.member.org_name, address=joined.member.issuer))
            return
        self.banner.good(
            self.tr("You joined {org}.").format(org=joined.member.org_name),
            self.tr("Nothing was sent about how this computer stands."),
        )

    def _left(self, remains: str) -> None:
        self._look_up("join")
        self.banner.good(self.tr("You left."), remains)

    def _stuck(self, part: Part, sentence: str) -> None:
        self.banner.trouble(sentence, act=(self.tr("Try again"), part.enter))

    def _failed(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence, act=(self.tr("Try again"), partial(self.enter, "")))
