"""Something to write down in a lesson and find again."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from posture.application.keepsakes import LONGEST, keep
from posture.application.learning import Keepsake
from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result

_QUIET = 500  # milliseconds


class KeepField(QWidget):
    """Kept whenever the field is left or Enter is pressed, and said so below; ``changed`` tells what is.

    What is written without the keyboard, by voice or by a screen reader, is kept a moment later: then nobody
    leaves the field.
    """

    changed = Signal(str)

    def __init__(self, asked: Keepsake, kept: MutableMapping[str, str], bridge: Bridge) -> None:
        """``kept`` is what was written down so far, by name; it follows what is kept here."""
        super().__init__()
        words = kept.get(asked.name, "")
        self._asked = asked
        self._bridge = bridge
        self._kept = words
        self._all = kept
        self.field = QLineEdit(words)
        self.field.setAccessibleName(asked.label)
        self.field.setAccessibleDescription(self.tr("It is kept on this computer only."))
        self.field.setMaxLength(LONGEST)
        self.field.editingFinished.connect(self._keep)
        self._quiet = QTimer(self, interval=_QUIET, singleShot=True)
        self._quiet.timeout.connect(self._keep)
        self.field.textChanged.connect(self._await_quiet)
        self.result = Result()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(asked.label, Role.STRONG))
        column.addWidget(self.field)
        column.addWidget(Label(self.tr("It is kept on this computer only."), Role.SMALL))
        column.addWidget(self.result)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes on at once keeps what stands there."""
        self._keep()
        super().hideEvent(event)

    def _await_quiet(self) -> None:
        if not self.field.hasFocus():
            self._quiet.start()

    def _keep(self) -> None:
        words = self.field.text()
        if words == self._kept:
            return
        self._kept = words
        work = partial(keep, self._bridge.session, self._asked.name, words)
        self._bridge.start(work, self._done, self._failed)

    def _done(self, kept: str) -> None:
        self._all[self._asked.name] = kept
        if isValid(self.result):
            self.changed.emit(kept)
            self.result.note(self.tr("Kept.") if kept else self.tr("Nothing is kept here now."))

    def _failed(self, failure: Failure) -> None:
        if isValid(self.result):
            self.result.trouble(failure.sentence)
