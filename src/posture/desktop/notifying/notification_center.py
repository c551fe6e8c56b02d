"""Notifications of macOS, by AppleScript: ``display notification``, Mac Automation Scripting Guide."""

from __future__ import annotations

from typing import Final

from posture.desktop.notifying.notice import Answer, Notice
from posture.desktop.system_programs import run

# The words are arguments and no part of the script, so that nothing in them is run.
_SCRIPT: Final = (
    "on run words",
    "display notification (item 2 of words) with title (item 1 of words)",
    "end run",
)


def notify(notice: Notice) -> Answer:
    """Show it. It has no buttons: those are for programs that Apple has signed; DesktopError."""
    lines = [word for line in _SCRIPT for word in ("-e", line)]
    run("osascript", *lines, notice.title, notice.text)
    return Answer.NONE
