"""“Test my lock”: lock the screen now, and see that it asks for the password."""

from __future__ import annotations

from functools import partial

from posture.application.locking import CHECK, lock_screen, what_happens
from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.button import Button
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result


class LockCard(Card):
    """Says what will happen before the button is pressed, and below it what to look for."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("Test my lock"), symbol="stays")
        self._bridge = bridge
        self._result = Result()
        self.add(
            Label(what_happens(bridge.session), Role.MUTED),
            Flow(Button(self.tr("Lock the screen now"), self._lock)),
            self._result,
        )
        self.keep_room_below()

    def show_for(self, check: str) -> None:
        """There only for the check that it tries."""
        self.setVisible(check == CHECK)
        self._result.clear()

    def _lock(self) -> None:
        self._result.working(self.tr("Locking…"))
        self._bridge.start(partial(lock_screen, self._bridge.session), self._locked, self._trouble)

    def _locked(self, _: object) -> None:
        self._result.working(
            self.tr("The system was told to lock. If you never had to type your password, it does not lock.")
        )

    def _trouble(self, failure: Failure) -> None:
        self._result.trouble(failure.sentence)
