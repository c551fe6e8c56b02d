"""How the window asks for the passphrase of the key: in a dialog that stays until it fits."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from posture.application.asking import Asker, Wrong
from posture.ui.bridge import Bridge


class Passphrases(Asker):
    """Asks through the bridge; both raise Declined where the person closes the dialog."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge.ask)
        self._bridge = bridge

    def known(self, wrong: Wrong) -> str:
        prompt = QCoreApplication.translate("Passphrases", "Your passphrase")
        return self._bridge.ask(prompt, wrong)

    def new(self, wrong: Wrong) -> str:
        prompt = QCoreApplication.translate("Passphrases", "Choose a passphrase")
        return self._bridge.ask(prompt, wrong, new=True)
