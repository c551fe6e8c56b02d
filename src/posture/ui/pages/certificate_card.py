"""A certificate of what was learned, offered quietly once there is one to be had."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QVBoxLayout

from posture.application.certifying import LONGEST_NAME, Certificate, Subject, make_certificate, subjects
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.settings.answer import Answer
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option
from posture.words.speech import spoken


class CertificateCard(Card):
    """Not there until something is learned for which one can be written; it asks for nothing.

    ``came`` says that its parts are others by now.
    """

    came = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("A certificate, if you want one"), symbol="page")
        self._bridge = bridge
        self._page = Path()
        self._group = QButtonGroup(self)
        self._choices = QVBoxLayout()
        self._tracks: list[str] = []
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name on it"))
        described = self.tr("Leave it empty for a line to write on by hand. It is not kept.")
        self.field.setAccessibleDescription(described)
        self.write = Button(self.tr("Write it into a folder…"), self._choose_place, symbol="folder")
        self.open = Button(self.tr("Open the page to print it"), self._open, kind=Kind.LINK, symbol="open")
        self.result = Answer()
        self.add(
            Label(
                self.tr(
                    "A page to print, and a badge that others can verify without a network. In it: your "
                    "name, if you give one, the lessons and the day; nothing of your answers, of this "
                    "computer or of an organisation."
                )
            )
        )
        self.add_row(self._choices)
        self.add(
            Label(self.tr("Name on it"), Role.STRONG),
            self.field,
            Label(described, Role.SMALL),
            Label(
                self.tr("It says of itself that your own computer wrote it and that nobody watched."),
                Role.MUTED,
            ),
            Flow(self.write, self.open),
            self.result,
        )
        self.open.hide()
        self.hide()

    def enter(self) -> None:
        """Look what there is to be had; what was typed and said last time is over."""
        self.result.clear()
        self.field.clear()
        self.open.hide()
        self._bridge.start(partial(subjects, self._bridge.session), self._show, self._no_card)

    def _show(self, found: Sequence[Subject]) -> None:
        earned = [each for each in found if each.earned]
        for button in self._group.buttons():
            self._group.removeButton(button)
        clear(self._choices)
        self._tracks = [each.track for each in earned]
        self._choices.addWidget(Label(self.tr("What it is about"), Role.STRONG))
        for number, subject in enumerate(earned if len(earned) > 1 else ()):
            option = Option(spoken(subject.title), several=False)
            option.button.setChecked(number == 0)
            self._group.addButton(option.button, number)
            self._choices.addWidget(option)
        if len(earned) == 1:
            self._choices.addWidget(Label(spoken(earned[0].title)))
        self.setVisible(bool(earned))
        self.came.emit()

    def _choose_place(self) -> None:
        self.result.clear()
        dialog = QFileDialog(self.window(), self.tr("Where to write the certificate"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        dialog.setDirectory(QStandardPaths.writableLocation(documents))
        dialog.fileSelected.connect(self._write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, folder: str) -> None:
        self.result.working(self.tr("Writing…"))
        track = self._tracks[max(0, self._group.checkedId())]
        work = partial(
            make_certificate, self._bridge.session, Path(folder), track=track, name=self.field.text()
        )
        self._bridge.start(work, self._done, self._trouble)

    def _done(self, written: Certificate) -> None:
        self._page = written.page
        self.open.show()
        words = self.tr("Written: {page}, to print, and beside it {badge}, the badge.")
        self.result.good(words.format(page=written.page, badge=written.badge.name))

    def _open(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._page))):
            words = self.tr("No program opened the page. Open it yourself: {page}")
            self.result.trouble(words.format(page=self._page))

    def _trouble(self, failure: Failure) -> None:
        self.result.trouble(failure.sentence)

    def _no_card(self, _failure: Failure) -> None:
        """The page itself says what is wrong with what is kept."""
        self.hide()
