"""A round's fingerprint, for two colleagues to compare."""

from __future__ import annotations

from PySide6.QtCore import Qt

from posture.ui.widgets.card import Card
from posture.ui.widgets.label import Label, Role


class FingerprintCard(Card):
    """The sixteen signs, and with ``explains`` what it means where they differ."""

    def __init__(self, *, explains: bool) -> None:
        super().__init__(self.tr("The same questions for all?"), symbol="look")
        self.text = Label("", Role.EXACT)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("The signs to compare"))
        self.add(self.text)
        if explains:
            self.add(
                Label(
                    self.tr(
                        "Everybody who is asked sees the same signs; compare them with a colleague's. Who "
                        "sees others was asked separately, which can single them out. Then send nothing, and "
                        "tell each other and IT."
                    ),
                    Role.MUTED,
                )
            )

    def show_text(self, fingerprint: str) -> None:
        self.text.setText(fingerprint)
