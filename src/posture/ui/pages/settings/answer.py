"""What came of a button or a choice, where there may be nothing to say for long."""

from __future__ import annotations

from collections.abc import Callable

from posture.ui.widgets.result import Result


class Answer(Result):
    """A result that takes no room while it is silent: in a list of cards each would leave a gap."""

    def working(self, sentence: str) -> None:
        """It has begun."""
        self.show()
        super().working(sentence)

    def good(self, sentence: str) -> None:
        """It worked."""
        self.show()
        super().good(sentence)

    def trouble(self, sentence: str, act: tuple[str, Callable[[], object]] | None = None) -> None:
        """It did not work; says nothing where the person stopped it."""
        self.setVisible(bool(sentence))
        super().trouble(sentence, act)

    def clear(self) -> None:
        """Its moment is over."""
        if self.sentence or not self.isHidden():
            super().clear()
            self.hide()
