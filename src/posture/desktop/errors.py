"""Errors of the desktop."""

from __future__ import annotations

from posture.words.speech import spoken


class DesktopError(Exception):
    """The system did not do it; ``str()`` says what happened and what to do."""

    @property
    def within(self) -> str:
        """The same in the person's language, to stand inside of another sentence."""
        return spoken(self.args[0]).rstrip(".")
