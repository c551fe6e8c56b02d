"""What is told, what the person did with it, and who shows it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Notice:
    """A title, a sentence or two, and the words of the two buttons; all of it as it is to be read.

    It may be read by whoever passes by: locked screens show notifications.
    """

    title: str
    text: str
    show: str
    not_now: str


class Answer(StrEnum):
    """What the person did: they want to see it, they do not now, or nothing that was heard."""

    NONE = ""
    SHOW = "show"
    NOT_NOW = "not-now"


def notify(notice: Notice, patience: timedelta) -> Answer:
    """Show it, and wait for an answer until it is gone, ``patience`` long at most.

    Waiting takes no processor time. DesktopError where nothing shows notifications here.
    """
    if sys.platform == "win32":
        from posture.desktop.notifying import balloon

        return balloon.notify(notice, patience)
    if sys.platform == "darwin":
        from posture.desktop.notifying import notification_center

        return notification_center.notify(notice)
    from posture.desktop.notifying import freedesktop

    return freedesktop.notify(notice, patience)
