"""What Posture never does, and when it connects to the network."""

from __future__ import annotations

from posture.ui.widgets.card import Card
from posture.ui.widgets.label import Label


class PromiseCard(Card):
    """Each sentence stands in ``tests/test_promises.py`` beside the tests that hold it."""

    def __init__(self) -> None:
        super().__init__(self.tr("Your privacy"), symbol="private")
        for text in (
            self.tr("Posture looks at settings. It never reads your documents, mails, messages or history."),
            self.tr("It has no account, no advertising, and counts nothing about how you use it."),
            self.tr(
                "Before you join an organisation, Posture itself connects to nothing, except to the server "
                "of an invite when you ask who it is from."
            ),
            self.tr(
                "Once you joined one, it connects to that organisation's server alone: for its questions, "
                "the keys for answering and the sums, and to send the answers that you allowed. The open "
                "window does that by itself, at random moments, and so does the command “{command}”."
            ).format(command="posture deliver"),
            self.tr("What you learn, and how you answer its questions, never leaves this computer."),
        ):
            self.add(Label(text))
