"""Whether the desktop asks programs for dark colours."""

from __future__ import annotations

from enum import StrEnum

from posture.application.session import Session
from posture.host.model import BusCall, Host, HostError, NotThere, System

_DEADLINE = 0.2  # seconds; a window that is shown meanwhile changes its colours late or not at all
_QUESTION = ("org.freedesktop.appearance", "color-scheme")


class Appearance(StrEnum):
    """What the person chose for all programs."""

    NO_PREFERENCE = "no preference"
    DARK = "dark"
    LIGHT = "light"


_MEANS: dict[object, Appearance] = {1: Appearance.DARK, 2: Appearance.LIGHT}


def appearance(session: Session) -> Appearance | None:
    """What the desktop says to programs; None where it says nothing, or not in 0.2 seconds.

    On Linux the desktop portal is asked, which any desktop may bring; other systems have none. Source: the
    page of org.freedesktop.portal.Settings in the documentation of xdg-desktop-portal: ``color-scheme`` is 1
    for dark and 2 for light, and every other number is to be taken for 0, no preference. ``ReadOne`` came
    with version 2 of the interface; ``Read``, older, wraps the same value once more.
    """
    if session.host.system is not System.LINUX:
        return None
    try:
        answer = _ask(session.host)
    except HostError:
        return None
    match answer:
        case (("u", int(number)),) | (("v", ("u", int(number))),):
            return _MEANS.get(number, Appearance.NO_PREFERENCE)
    return None


def _ask(host: Host) -> tuple[object, ...]:
    try:
        return host.call(_call("ReadOne"), deadline=_DEADLINE)
    except NotThere:
        return host.call(_call("Read"), deadline=_DEADLINE)


def _call(method: str) -> BusCall:
    return BusCall(
        "session",
        "org.freedesktop.portal.Desktop",
        "/org/freedesktop/portal/desktop",
        "org.freedesktop.portal.Settings",
        method,
        "ss",
        _QUESTION,
    )
