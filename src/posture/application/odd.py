"""What to do when something odd happened: the same words in window and terminal.

All of it stands in this module, so that no file of the person's, no lesson and no network is needed for it;
only what the person wrote down is read from the store, and where that cannot be read the rest is there.
Sources: CISA, Ransomware Response Checklist (off the network; switched off only where that cannot be done);
Lain, Kostiainen and Čapkun, “Phishing in Organizations”, arXiv:2112.07498 (reports of many people notice a
new wave fast); rfkill(8), which takes no administrator where systemd gives /dev/rfkill to who sits there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from posture.application.errors import sentence_of
from posture.application.keepsakes import kept
from posture.application.preferences import Unreadable
from posture.application.session import Session
from posture.host.model import System
from posture.words.phrase import Phrase, phrase

NUMBER: Final = "it-phone"
"""Under which name lessons keep the number to call, and this page too."""
REPORT_TO: Final = "report-to"
"""Under which name lessons keep where odd messages are reported."""
LESSON: Final = "first-ten-minutes"
"""The lesson about all of it, for when it is calm again."""
ABOUT = phrase("The first ten minutes")

TITLE = phrase("Something odd happened")
LEAD = phrase("It happens to everyone. Say it early, even if you are not sure.")


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do now, in a few words, and how."""

    act: Phrase
    how: Phrase


@dataclass(frozen=True, slots=True)
class Case:
    """What else to do in one case, and the lesson about it, for when it is calm again."""

    words: Phrase
    lesson: str
    about: Phrase


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """What the person keeps for this moment, or ""; ``trouble`` says why it cannot be read."""

    number: str
    report_to: str
    trouble: str = ""


LEAVE_ON = Move(
    phrase("Leave it on"),
    phrase("Switching it off wipes traces. Do so only if the network cannot be cut."),
)
CALL = Move(phrase("Call, from your phone"), phrase("Your IT, or whoever helps you with this computer."))
LEAVE_BE = Move(
    phrase("Delete nothing"),
    phrase("Not even the message. And do not blame yourself: whoever calls did well."),
)
SAY: Final = (
    phrase("“Something odd happened: I saw …”"),
    phrase("“Just before that, I …”"),
    phrase("“It was at about … o’clock. The computer is off the network, and still on.”"),
)
"""What was seen, what was done, and when it was: ready to be read out on the phone."""
CASES: Final = (
    Case(
        phrase("**They are still on the phone:** hang up."),
        "helpdesk-calls",
        phrase("Calls for help"),
    ),
    Case(
        phrase("**You typed a password:** change it from another device."),
        "stolen-sessions",
        phrase("Passwords"),
    ),
    Case(phrase("**You paid:** call the number on your card."), "payments", phrase("Payments")),
    Case(phrase("**A device is gone:** call all the same."), "disk-encryption", phrase("A lost computer")),
)
REPORT = phrase("**An odd message:** report it, even late. Each report helps to warn the others.")

_WHERE_TO_SWITCH: Final[Mapping[System, Phrase]] = MappingProxyType(
    {
        System.WINDOWS: phrase("Windows+A, then Wi-Fi off. Pull the network cable out."),
        System.MACOS: phrase("Control Centre at the top right, then Wi-Fi off. Pull the network cable out."),
        System.LINUX: phrase("Network menu in the panel, then Wi-Fi off. Pull the network cable out."),
    }
)
_WITHOUT_A_MENU: Final = frozenset(
    {"none", "sway", "hyprland", "niri", "river", "labwc", "wayfire", "dwl", "i3", "bspwm", "awesome"}
    | {"openbox", "fluxbox", "dwm", "xmonad", "herbstluftwm", "icewm", "jwm"}
)


def lessons() -> tuple[tuple[str, Phrase], ...]:
    """For when it is calm: each lesson's id and what it is about, in a few words."""
    return (LESSON, ABOUT), *((case.lesson, case.about) for case in CASES)


def moves(system: System, desktop: str = "") -> tuple[Move, ...]:
    """What to do now, in its order, on this system and (of Linux) this desktop, "" where it is not known."""
    return Move(phrase("Take it off the network"), _cut_off(system, desktop)), LEAVE_ON, CALL, LEAVE_BE


def _cut_off(system: System, desktop: str) -> Phrase:
    if system is System.LINUX and desktop == "gnome":
        return phrase("Menu at the top right, then Wi-Fi off. Pull the network cable out.")
    if system is System.LINUX and desktop in _WITHOUT_A_MENU:
        return phrase("Type “rfkill block wlan” in a terminal. Pull the network cable out.")
    return _WHERE_TO_SWITCH[system]


def written_down(session: Session) -> WrittenDown:
    """What the person keeps for this moment; never raises for a store that cannot be read."""
    try:
        found = kept(session, (NUMBER, REPORT_TO))
    except Unreadable as error:
        trouble = phrase("What you wrote down cannot be shown: {why}", why=sentence_of(error))
        return WrittenDown("", "", trouble)
    return WrittenDown(found[NUMBER], found[REPORT_TO])
