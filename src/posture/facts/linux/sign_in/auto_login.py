"""Whether somebody is signed in at start without a password."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posture.facts.attempt import attempt
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.linux.sign_in import gdm, getty, greetd, lightdm, sddm, small_ones
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, NotThere

_CONSOLE = "getty"
_READERS: Mapping[str, Callable[[Host], SigningIn]] = {
    "gdm": gdm.read,
    "greetd": greetd.read,
    "lightdm": lightdm.read,
    "lxdm": small_ones.read_lxdm,
    "ly": small_ones.read_ly,
    "plasmalogin": sddm.read_plasmalogin,
    "sddm": sddm.read_sddm,
}
_ALIASES: Mapping[str, str] = {
    "gdm3": "gdm",
    "cosmic-greeter": "greetd",
    "plasma-login-manager": "plasmalogin",
}
# Units that only start whichever display manager a setting names: openSUSE's and NixOS's.
_NAMELESS = frozenset({"display-manager", "display-manager-legacy"})


def read(host: Host) -> Mapping[str, Answer]:
    """Whether the display manager in use, or a text console, signs somebody in unasked.

    Settings that a display manager left behind which is no longer in use do not count. The account's name
    is never kept.
    """
    return decided(("enabled", "by"), _read, host)


def _read(host: Host) -> Mapping[str, Answer]:
    if surroundings(host) in (Surroundings.SANDBOX, Surroundings.WSL):
        raise Undecided(
            Reason.UNSUPPORTED, "Posture runs in a sandbox or in WSL and cannot see how people sign in."
        )
    in_use = _in_use(host)
    looked_at: list[str] = []
    open_questions: list[Unreadable] = []
    for name in (*in_use, _CONSOLE):
        found = _look(host, name)
        if isinstance(found, Unreadable):
            open_questions.append(found)
        elif found.automatic:
            return {
                "enabled": Known(True, found.method, found.excerpt),
                "by": Known(name, found.method),
            }
        else:
            looked_at.append(name)
    if open_questions:
        return {"enabled": open_questions[0], "by": open_questions[0]}
    method = f"settings of {', '.join(looked_at)}"
    return {"enabled": Known(False, method), "by": Known("", method)}


def _look(host: Host, name: str) -> SigningIn | Unreadable:
    reader = getty.read if name == _CONSOLE else _READERS.get(name)
    if reader is None:
        return Unreadable(
            Reason.UNRECOGNISED,
            f"People sign in through {name} here, whose settings Posture does not know.",
            "Restart the computer and see whether it asks for a password.",
        )
    return attempt(reader, host, method=f"settings of {name}")


def _in_use(host: Host) -> tuple[str, ...]:
    """The display manager in use, none where it is masked; all that are known where nothing names one."""
    unit = _by_unit(host)
    if unit == "/dev/null":
        return ()
    program = unit.rpartition("/")[2].partition(".")[0].partition("@")[0] or _by_debian(host)
    name = _ALIASES.get(program, program)
    return tuple(_READERS) if not name or name in _NAMELESS else (name,)


def _by_unit(host: Host) -> str:
    """The path of the unit that systemd starts as display manager, nothing where none is set."""
    try:
        return host.resolve("/etc/systemd/system/display-manager.service")
    except NotThere:
        return ""


def _by_debian(host: Host) -> str:
    """The program that Debian's ``default-display-manager`` names."""
    try:
        return host.read_text("/etc/X11/default-display-manager").strip().rpartition("/")[2]
    except NotThere:
        return ""
