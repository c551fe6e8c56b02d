"""Whether somebody is signed in at start without a password."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posture.facts.attempt import attempt
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.linux.sign_in import gdm, getty, greetd, kiosk, lightdm, passwords, sddm, small_ones
from posture.facts.linux.sign_in.disk_unlocking import passphrase_typed
from posture.facts.linux.sign_in.display_managers import Manager, held_back, in_use
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import phrase

_CONSOLE, _KIOSK = Manager("getty"), Manager("kiosk")
_READERS: Mapping[str, Callable[[Host], SigningIn]] = {
    "emptty": small_ones.read_emptty,
    "gdm": gdm.read,
    "getty": getty.read,
    "greetd": greetd.read,
    "kdm": small_ones.read_kdm,
    "kiosk": kiosk.read,
    "lemurs": small_ones.read_lemurs,
    "lightdm": lightdm.read,
    "lxdm": small_ones.read_lxdm,
    "ly": small_ones.read_ly,
    "nodm": small_ones.read_nodm,
    "plasmalogin": sddm.read_plasmalogin,
    "sddm": sddm.read_sddm,
    "slim": small_ones.read_slim,
    "tdm": small_ones.read_kdm,
    "wdm": small_ones.read_xdm,
    "xdm": small_ones.read_xdm,
}
# Those whose settings are looked at where nothing tells which display manager starts.
_USUAL = ("gdm", "greetd", "lightdm", "lxdm", "ly", "plasmalogin", "sddm")


def read(host: Host) -> Mapping[str, Answer]:
    """Whether anything that the computer starts signs somebody in unasked, or asks for no password.

    That is the display manager in use, a text console or a service made for it; settings that a display
    manager left behind which is no longer in use do not count. The account's name is never kept.
    """
    return decided(("enabled", "by", "disk_typed"), _read, host)


def _read(host: Host) -> Mapping[str, Answer]:
    if surroundings(host) in (Surroundings.SANDBOX, Surroundings.WSL):
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Posture runs in a sandbox or in WSL and cannot see how people sign in."),
        )
    managers = in_use(host, _USUAL)
    open_questions: list[Unreadable] = []
    for manager in (*managers, _CONSOLE, _KIOSK):
        found = _look(host, manager)
        if isinstance(found, Unreadable):
            open_questions.append(found)
        elif found.automatic and held_back(host, manager):
            open_questions.append(_started_otherwise(manager))
        elif found.automatic:
            return _yes(host, manager.name, found)
    names = [manager.name for manager in (*managers, _CONSOLE)]
    without = attempt(lambda one: passwords.read(one, names), host, method="pam")
    if isinstance(without, Unreadable):
        open_questions.append(without)
    elif without is not None:
        return _yes(host, *without)
    if open_questions:
        return dict.fromkeys(("enabled", "by", "disk_typed"), open_questions[0])
    method = f"settings of {', '.join(names)}"
    return {"enabled": Known(False, method), "by": Known("", method), "disk_typed": Known(False, method)}


def _yes(host: Host, by: str, found: SigningIn) -> Mapping[str, Answer]:
    answers = {
        "enabled": Known(True, found.method, found.excerpt),
        "by": Known(by, found.method),
        "disk_typed": passphrase_typed(host),
    }
    places = {"setting": found.setting, "file": found.file}
    return answers | {name: Known(value, found.method) for name, value in places.items() if value}


def _started_otherwise(manager: Manager) -> Unreadable:
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase(
            "{program} is set to sign somebody in, but the computer was started without it.",
            program=manager.name,
        ),
        phrase("Restart the computer and see whether it asks for a password."),
        "/proc/cmdline",
    )


def _look(host: Host, manager: Manager) -> SigningIn | Unreadable:
    name = manager.name
    reader = _READERS.get(name)
    if name == "greetd":
        reader = _greetd(manager.unit)
    if reader is None:
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase(
                "People sign in through {program} here, whose settings Posture does not know.", program=name
            ),
            phrase("Restart the computer and see whether it asks for a password."),
        )
    return attempt(reader, host, method=f"settings of {name}")


def _greetd(unit: str) -> Callable[[Host], SigningIn]:
    return lambda host: greetd.read(host, unit)
