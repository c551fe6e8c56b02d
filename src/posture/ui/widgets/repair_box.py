"""What Posture can set for the person: what that is, the button, what came of it, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.checkup import Outcome
from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.models.repairs import Offer, Undone, Verdict, set_for_me, take_back
from posture.ui.widgets.button import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result
from posture.ui.words import day
from posture.words.speech import spoken

T = TypeVar("T")


class RepairBox(QWidget):
    """Stands above the steps; it is not there where Posture has nothing to set or to take back."""

    done = Signal()
    """A setting is another one now: how things stand has to be looked at again."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._offer: Offer | None = None
        self._working = False
        self._about = Label("", Role.STRONG)
        self._what = Label("")
        self._kept = Label(
            self.tr("What stands there now is written down before, so that you can undo it."), Role.SMALL
        )
        self._set = Button(self.tr("Set it for me"), self._press, symbol="settings")
        self._refusal = Label("", Role.MUTED)
        self._since = Label("")
        self._undo = Button(self.tr("Undo"), self._take_back)
        self._or = Label(self.tr("Or do it yourself:"), Role.STRONG)
        self._row = Flow(self._set, self._undo)
        self.result = Result()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        for part in (self._about, self._what, self._kept, self._refusal, self._since):
            column.addWidget(part)
        column.addWidget(self._row)
        column.addWidget(self.result)
        column.addWidget(self._or)

    @property
    def has_something(self) -> bool:
        """Whether there is anything to press or to read beside the steps."""
        offer = self._offer
        return offer is not None and bool(offer.changes or offer.refusal or self.has_past)

    @property
    def has_past(self) -> bool:
        """Whether something was set, or was put back just now."""
        return (self._offer is not None and self._offer.repaired is not None) or bool(self.result.sentence)

    def show_offer(self, offer: Offer) -> None:
        """Show what can be set, or why nothing can, and what can be undone."""
        if self._offer is None or offer.check != self._offer.check:
            self.result.clear()
        held = self._set.hasFocus() or self._undo.hasFocus()
        self._what.setText("\n".join(f"• {spoken(change.says)}" for change in offer.changes))
        self._offer = offer
        self._about.setText(self.tr("Posture can set this for you, for your account alone:"))
        for part in (self._about, self._what, self._kept, self._set, self._or):
            part.setVisible(bool(offer.changes))
        self._refusal.setText(offer.refusal)
        self._refusal.setVisible(bool(offer.refusal))
        if offer.repaired is not None:
            when = day(offer.repaired.day, self._bridge.session.now())
            self._since.setText(self.tr("Posture set this for you {when}.").format(when=when))
        self._since.setVisible(offer.repaired is not None)
        self._undo.setVisible(offer.repaired is not None)
        self._row.setVisible(bool(offer.changes) or offer.repaired is not None)
        if held and not (self._set.isVisibleTo(self) and self._set.hasFocus()):
            # The button that was pressed is gone; the way back stands in its place.
            (self._set if offer.repaired is None else self._undo).setFocus()

    def _press(self) -> None:
        if self._offer is not None:
            self._begin(
                self.tr("Setting it…"), partial(set_for_me, self._bridge.session, self._offer), self._is_set
            )

    def _take_back(self) -> None:
        if self._offer is not None:
            work = partial(take_back, self._bridge.session, self._offer.check)
            self._begin(self.tr("Putting it back…"), work, self._is_back)

    def _begin(self, words: str, work: Callable[[], T], then: Callable[[str, T], None]) -> None:
        """Do it off the GUI thread; what is pressed meanwhile does nothing."""
        if self._offer is None or self._working:
            return
        self._working = True
        self.result.working(words)
        check = self._offer.check
        self._bridge.start(work, partial(then, check), partial(self._trouble, check))

    def _is_set(self, check: str, verdict: Verdict) -> None:
        if self._is_of(check):
            found = spoken(verdict.found)
            if verdict.outcome is Outcome.PASS:
                self.result.good(self.tr("Set. {found}").format(found=found))
            else:
                said = self.tr("It is set, and that alone does not do: {found} Undo puts it back.")
                self.result.note(said.format(found=found))
        self._working = False
        self.done.emit()

    def _is_back(self, check: str, undone: Undone) -> None:
        if self._is_of(check):
            self.result.note(self._words(len(undone.kept)))
        self._working = False
        self.done.emit()

    def _words(self, kept: int) -> str:
        """What was put back, where so many settings were changed since."""
        if kept == 0:
            return self.tr("Undone. It is as it was before.")
        if kept == 1:
            return self.tr(
                "One setting was changed since, and stays as it is now. All else is as it was before."
            )
        return self.tr(
            "%n settings were changed since, and stay as they are now. All else is as it was before.",
            None,
            kept,
        )

    def _trouble(self, check: str, failure: Failure) -> None:
        if self._is_of(check):
            self.result.trouble(failure.sentence)
        self._working = False
        self.done.emit()

    def _is_of(self, check: str) -> bool:
        return self._offer is not None and self._offer.check == check
