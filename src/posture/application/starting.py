"""The icon in the tray, from sign-in on: off until asked, and never the only way to the window."""

from __future__ import annotations

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.desktop import autostart
from posture.desktop.errors import DesktopError as DesktopError
from posture.desktop.opening import open_odd as open_odd
from posture.desktop.opening import open_tray
from posture.desktop.opening import open_window as open_window
from posture.words.phrase import phrase


def starts_at_sign_in(session: Session) -> bool:
    """Whether the icon comes at sign-in, for this home."""
    return session.is_at_home and autostart.is_on()


def start_at_sign_in(session: Session, *, on: bool) -> None:
    """Have the icon come at sign-in, and now; or come no more. The one that is there is ended elsewhere.

    DesktopError where the system does not do it; ApplicationError for another home than the usual one.
    """
    if not on:
        if session.is_at_home:
            autostart.turn_off()
        return
    if not session.is_at_home:
        raise ApplicationError(
            phrase(
                "The system would start Posture for another folder than “{folder}”. Unset POSTURE_HOME, "
                "and choose it again.",
                folder=str(session.home),
            )
        )
    autostart.turn_on()
    open_tray()
