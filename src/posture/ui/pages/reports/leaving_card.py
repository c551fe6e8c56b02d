"""Leaving the organisation, asked for once more before it is done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal

from posture.application.voting.membership import Left, leave
from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label


class LeavingCard(Card):
    """The question, hidden until the person wants to leave."""

    left = Signal(str)
    """The person left; carries what remains, in words."""
    trouble = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("Leave the organisation?"), symbol="unknown")
        self._bridge = bridge
        self.add(
            Label(
                self.tr(
                    "The key of this computer and the ballots that still wait are deleted here, and IT's "
                    "server is asked to strike this device off. That cannot be undone: to come back you "
                    "need a new invite. Ballots that were sent stay counted; not even you can take one back."
                )
            )
        )
        self.add(
            Flow(Button(self.tr("Leave"), self._leave), Button(self.tr("Stay"), self.hide, kind=Kind.LINK))
        )
        self.hide()

    def _leave(self) -> None:
        self._bridge.start(partial(leave, self._bridge.session), self._gone, self._failed)

    def _gone(self, left: Left) -> None:
        self.hide()
        self.left.emit(" ".join(left.sentences))

    def _failed(self, failure: Failure) -> None:
        self.trouble.emit(failure.sentence)
