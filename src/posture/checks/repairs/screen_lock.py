"""Letting the screen lock by itself, in the desktop that runs."""

from __future__ import annotations

from collections.abc import Mapping

from posture.checks.finding import fact_words
from posture.checks.repairs import gsettings, kde, macos, windows, xfce
from posture.checks.repairs.plan import Change, FixedByOthers, NotRepairable
from posture.facts.gather import gather
from posture.facts.linux.machine.desktop_session import running_session
from posture.facts.model import Known, Value
from posture.facts.undecided import Undecided
from posture.host.model import Host, System
from posture.words.phrase import phrase

LIMIT = "screen-lock-minutes"
_FAMILY = "screen_lock"
_NOT_UNDER_GDM = "dbus:NameHasOwner"  # how facts.linux.screen_lock.gsettings says so
_UNKNOWN = phrase("Posture could not tell how the screen locks here, so it sets nothing.")
_ELSEWHERE = phrase(
    "For what locks the screen here, or would, Posture knows no settings that it could set. Follow the steps "
    "instead."
)


def plan(host: Host, limits: Mapping[str, int]) -> tuple[Change, ...]:
    """What to set, which is nothing where all settings are right; NotRepairable says why it is no use.

    ``limits`` are the numbers in force. The host's errors pass.
    """
    [reading] = gather(host, {_FAMILY})
    found = {name: answer for name, answer in reading.answers.items() if isinstance(answer, Known)}
    if "enabled" not in found:
        raise NotRepairable(_UNKNOWN)
    if (place := found.get("fixed_by")) and place.value:
        raise FixedByOthers(str(place.value))
    if (program := found.get("kept_open_by")) and program.value:
        _refuse_to_compete(program.value)
    by = str(found["by"].value) if "by" in found else ""
    if by == "gnome" and found["enabled"].method == _NOT_UNDER_GDM:
        raise NotRepairable(
            phrase("GNOME can lock the screen only where its own sign-in screen, GDM, is used.")
        )
    try:
        return _plan(host, by, limits[LIMIT])
    except Undecided as error:
        raise NotRepairable(error.answer.detail) from error


def _plan(host: Host, by: str, minutes: int) -> tuple[Change, ...]:
    match host.system:
        case System.WINDOWS:
            return windows.plan(host, minutes)
        case System.MACOS:
            return macos.plan(host, minutes)
    match running_session(host).desktop, by:
        case "gnome", "gnome":
            return gsettings.plan(host, gsettings.GNOME, minutes)
        case "cinnamon", "cinnamon":
            return gsettings.plan(host, gsettings.CINNAMON, minutes)
        case "mate", "mate-screensaver":
            return gsettings.plan(host, gsettings.MATE, minutes)
        case "kde", "kde":
            return kde.plan(host, minutes)
        case "xfce", "xfce4-screensaver":
            return xfce.plan(host, minutes)
        case _:
            raise NotRepairable(_ELSEWHERE)


def _refuse_to_compete(program: Value) -> None:
    if program == "lock-policy":
        raise FixedByOthers(phrase("Windows' policies"))
    raise NotRepairable(
        phrase(
            "What keeps the screen open is {program}. No setting helps while it does: end it, or switch it "
            "off, then check again.",
            program=fact_words(f"{_FAMILY}.kept_open_by", program),
        )
    )
