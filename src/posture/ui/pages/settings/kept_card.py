"""What is kept on this computer, how much of it, and where."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from posture.application.errors import ApplicationError
from posture.application.keeping import Keeping, KeyPlace, Part, keeping
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.settings.answer import Answer
from posture.ui.widgets.button import Button
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role, font
from posture.ui.words import size


class KeptCard(Card):
    """A line a part, with its entries and its size."""

    known = Signal(object)
    """What is kept was counted; carries a ``Keeping``."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("What is kept, and where"), symbol="folder")
        self._bridge = bridge
        self._amounts = {part: Label("", Role.MUTED) for part in Part}
        for part, words in self._words().items():
            line = QVBoxLayout()
            line.setSpacing(0)
            line.addWidget(Label(words))
            line.addWidget(self._amounts[part])
            self.add_row(line)
        self._key = Label("", Role.MUTED)
        self._whole = Label("", Role.MUTED)
        self.place = QLineEdit(str(bridge.session.home))
        self.place.setReadOnly(True)
        self.place.setFont(font(Role.EXACT))
        self.place.setAccessibleName(self.tr("Folder"))
        self.place.setAccessibleDescription(self.tr("To read and to copy, not to change."))
        self.place.setCursorPosition(0)
        self.open = Button(self.tr("Open folder"), self._open_folder, symbol="folder")
        self.result = Answer()
        self.add(self._key, self._whole, self.place, Flow(self.open), self.result)

    def _words(self) -> dict[Part, str]:
        return {
            Part.CHECKUPS: self.tr("What the last check-ups found, and where it was read"),
            Part.EXCEPTIONS: self.tr("What you set aside or put off, with your reasons"),
            Part.REPAIRS: self.tr("What Posture set for you, and what stood there before"),
            Part.LESSONS: self.tr("How far you are with the lessons, and when a question comes back"),
            Part.LEDGER: self.tr("A copy of everything that was said to IT's server"),
            Part.ORGANISATION: self.tr("Your organisation, what it asked, and the sums"),
            Part.SETTINGS: self.tr("What you chose here"),
        }

    def enter(self) -> None:
        """Count anew."""
        self.result.clear()
        self._bridge.start(partial(keeping, self._bridge.session), self._show, self._trouble)

    def _show(self, kept: Keeping) -> None:
        for each in kept.parts:
            self._amounts[each.part].setText(self._amount(each.entries, size(each.size)))
        self._key.setText(self._where_the_key_is(kept.key))
        self._whole.setText(
            self.tr("All of it together takes {size} in this folder:").format(size=size(kept.on_disk))
            if kept.on_disk
            else self.tr("Nothing is kept yet. It would lie in this folder:")
        )
        self.known.emit(kept)

    def _amount(self, entries: int, amount: str) -> str:
        if not entries:
            return self.tr("Empty")
        if entries == 1:
            return self.tr("1 entry, {size}").format(size=amount)
        return self.tr("%n entries, {size}", "", entries).format(size=amount)

    def _where_the_key_is(self, place: KeyPlace) -> str:
        match place:
            case KeyPlace.KEYRING:
                return self.tr(
                    "What is private in it is encrypted. The key lies in your system's password store."
                )
            case KeyPlace.PASSPHRASE:
                return self.tr(
                    "What is private in it is encrypted. The key lies there too, behind your passphrase."
                )
            case KeyPlace.NONE:
                return self.tr(
                    "What check-ups find, and your reasons, are kept only where your system's password store "
                    "can lock them."
                )

    def _open_folder(self) -> None:
        self.result.clear()
        self._bridge.start(self._made_folder, self._show_folder, self._trouble)

    def _made_folder(self) -> str:
        home = self._bridge.session.home
        try:
            home.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ApplicationError(
                self.tr("The folder cannot be made there: something stands in its way, or it is not yours.")
            ) from error
        return str(home)

    def _show_folder(self, path: str) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
            self.result.trouble(
                self.tr("No program opened the folder. Copy its place from above, and open it yourself.")
            )

    def _trouble(self, failure: Failure) -> None:
        self.result.trouble(failure.sentence)
