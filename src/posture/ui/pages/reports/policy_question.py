"""Whether the person goes along with what is asked: shown, answered, and thought over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.voting.asked import agree, put_off
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.reports.empty_cards import NotNowCard
from posture.ui.pages.reports.outlook import Outlook
from posture.ui.pages.reports.policy_card import PolicyCard


class PolicyQuestion(QWidget):
    """Either the policy with its two answers, or that the person said “not now” to it."""

    answered = Signal()
    lesson = Signal(str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self._found: Outlook | None = None
        self._reopened = False
        self.policy = PolicyCard()
        self.policy.agreed.connect(self._agree)
        self.policy.put_off.connect(self._put_off)
        self.policy.lesson.connect(self.lesson)
        self.not_now = NotNowCard()
        self.not_now.again.connect(self._reopen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.policy)
        column.addWidget(self.not_now)

    def enter(self) -> None:
        """The person comes here anew: what they put off stays put off."""
        self._reopened = False

    def show_asked(self, found: Outlook) -> QWidget:
        """Show what is asked; gives back the button that leads on."""
        self._found = found
        asked = found.asked
        if asked is None:
            return self.not_now.button
        put_off_ = asked.put_off and not self._reopened
        self.policy.setVisible(not put_off_)
        self.not_now.setVisible(put_off_)
        if put_off_:
            self.not_now.show_org(asked.org)
            return self.not_now.button
        now, consent = self._bridge.session.now(), found.standing.consent
        self.policy.show_asked(asked, found.titles, consent, now, has_lesson=found.has_lesson)
        return self.policy.agree

    def _agree(self) -> None:
        if self._found is not None and self._found.asked is not None:
            self._answer(partial(agree, self._bridge.session, self._found.asked.policy))

    def _put_off(self) -> None:
        self._answer(partial(put_off, self._bridge.session))

    def _answer(self, work: Callable[[], None]) -> None:
        self.policy.set_busy(busy=True)
        self._bridge.start(work, self._answered, self._failed)

    def _answered(self, _: None) -> None:
        self._reopened = False
        self.answered.emit()

    def _failed(self, failure: Failure) -> None:
        self.policy.set_busy(busy=False)
        self.policy.result.show_trouble(failure.sentence)

    def _reopen(self) -> None:
        self._reopened = True
        if self._found is not None:
            self.show_asked(self._found).setFocus()
