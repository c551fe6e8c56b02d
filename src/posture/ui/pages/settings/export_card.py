"""Everything that is kept, in one file for the person."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from posture.application.exporting import Exported, export
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.settings.answer import Answer
from posture.ui.widgets.button import Button
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option
from posture.ui.words import size

_NAME = "posture.json"


class ExportCard(Card):
    """Says what will be in the file before one is chosen."""

    written = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("Take all of it with you"), symbol="copy")
        self._bridge = bridge
        self.add(
            Label(
                self.tr(
                    "One file with everything that is listed above, for people and programs to read. What is "
                    "encrypted here stands in the open there."
                )
            ),
            Label(self.tr("Whoever has the file can read it. Keep it where only you can."), Role.MUTED),
        )
        self.keys = Option(self.tr("With my secret keys, which nobody but me should ever have"), several=True)
        self.save = Button(self.tr("Write the file…"), self._choose_place, symbol="copy")
        self.result = Answer()
        self.add(self.keys, Flow(self.save), self.result)

    def enter(self) -> None:
        """What was said last time is over."""
        self.result.clear()

    def _choose_place(self) -> None:
        self.result.clear()
        dialog = QFileDialog(self.window(), self.tr("Write all that is kept"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("JSON files (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.setDirectory(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        dialog.selectFile(_NAME)
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, name: str) -> None:
        self.result.working(self.tr("Writing…"))
        with_keys = self.keys.button.isChecked()
        work = partial(export, self._bridge.session, Path(name), with_keys=with_keys, replace=True)
        self._bridge.start(work, self._done, self._trouble)

    def _done(self, written: Exported) -> None:
        amount = size(written.size)
        if written.still_sealed:
            words = self.tr(
                "Written: {file}, {size}. Some of it stays encrypted, because its key is not at hand. "
                "Unlock your password store and write it once more to have it open."
            )
            self.result.trouble(words.format(file=written.file, size=amount))
        else:
            words = self.tr("Written: {file}, {size}. Only your account can read it.")
            self.result.good(words.format(file=written.file, size=amount))
        self.written.emit()

    def _trouble(self, failure: Failure) -> None:
        self.result.trouble(failure.sentence)
