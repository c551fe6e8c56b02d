"""Where the window begins: at Home, or at the page that the newest notification was about."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from posture.ui.bridge import Bridge
from posture.ui.window import Window

if TYPE_CHECKING:
    from posture.application.told import Told


def go_to_told(window: Window) -> None:
    """Show the page that the newest notification was about; where it cannot be read, the page stays."""
    bridge = window.bridge
    bridge.start(partial(_newest, bridge), partial(_go, window), lambda _: None)


def _newest(bridge: Bridge) -> Told | None:
    from posture.application.told import newest_told

    return newest_told(bridge.session)


def _go(window: Window, told: Told | None) -> None:
    if told is not None:
        window.go(*place_of(told))


def place_of(told: Told) -> tuple[str, str]:
    """The page of the check or of the round; Home, where the next step stands, where there are several."""
    from posture.application.told import Kind

    if told.kind in (Kind.CLOSING, Kind.OPENED):
        return "reports", ""
    if len(told.subjects) == 1:
        return "check", told.subjects[0].partition(" ")[0]
    return "home", ""
