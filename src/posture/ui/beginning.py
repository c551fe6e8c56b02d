"""Where the window begins, and what brings it back: a second start, or the button of a notification."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from posture.application.session import Session
from posture.ui.bridge import Bridge
from posture.ui.instance.seat import Bell, Seat, Word, seat
from posture.ui.navigation import ODD
from posture.ui.window import Window

if TYPE_CHECKING:
    from posture.application.told import Told

_WORDS = {"--told": Word.TOLD, "--odd": Word.ODD}
"""What the window can be started with, and as what that is said at the door."""


def take_seat(session: Session, argv: Sequence[str]) -> Seat | None:
    """The seat of this home's window; None where one has it and was told to show itself."""
    own = seat(session.home, "window")
    return None if not own.take() and own.ring(_word(argv)) else own


def attend(window: Window, own: Seat, argv: Sequence[str]) -> None:
    """Once the window is there: go where it was asked to, and listen to whoever rings."""
    bell = Bell(window)
    bell.rung.connect(partial(_answer, window))
    window.seen.connect(partial(own.listen, bell))
    if _word(argv) is Word.TOLD:
        window.seen.connect(partial(go_to_told, window))
    elif _word(argv) is Word.ODD:
        window.seen.connect(partial(go_to_odd, window))


def go_to_told(window: Window) -> None:
    """Show the page that the newest notification was about; where it cannot be read, the page stays."""
    bridge = window.bridge
    bridge.start(partial(_newest, bridge), partial(_go, window), lambda _: None)


def go_to_odd(window: Window) -> None:
    """Show what to do when something odd happened, and have the keyboard there."""
    window.keys.jumped.emit(ODD)


def place_of(told: Told) -> tuple[str, str]:
    """The page of the check or of the round; Home, where the next step stands, where there are several."""
    from posture.application.told import Kind

    if told.kind in (Kind.CLOSING, Kind.OPENED):
        return "reports", ""
    if len(told.subjects) == 1:
        return "check", told.subjects[0].partition(" ")[0]
    return "home", ""


def _word(argv: Sequence[str]) -> Word:
    return next((_WORDS[each] for each in argv if each in _WORDS), Word.SHOW)


def _answer(window: Window, word: str) -> None:
    if word == Word.END:
        return
    window.come_back()
    if word == Word.TOLD:
        go_to_told(window)
    elif word == Word.ODD:
        go_to_odd(window)


def _newest(bridge: Bridge) -> Told | None:
    from posture.application.told import newest_told

    return newest_told(bridge.session)


def _go(window: Window, told: Told | None) -> None:
    if told is not None:
        window.go(*place_of(told))
