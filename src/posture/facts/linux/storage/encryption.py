"""Whether the volumes that hold the system and the person's files are encrypted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import or_

from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.linux.machine.virtual_machine import virtual
from posture.facts.linux.storage.block_devices import HARDWARE, NOTHING, OPEN, Protection, encrypted_by
from posture.facts.linux.storage.parts import HOME, SWAP, Found, Parts, read_parts
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.facts.virtual_disk import up_to_the_other_computer
from posture.host.model import Host
from posture.words.phrase import phrase

_FIELDS = ("state", "how", "plain")
_METHOD = "mountinfo, sysfs:dm/uuid, swaps"
_MOST_EXCERPT = 300
_ONLY_ANEW = ("/usr/", "/var/", "/etc/", "/nix/", "/persist/", "/tmp/", "/root/")  # noqa: S108 - asked, not used
_ENCLOSED: Mapping[Surroundings, str] = {
    Surroundings.CONTAINER: phrase("Inside a container the disk belongs to the computer around it."),
    Surroundings.WSL: phrase("Inside WSL the disk belongs to Windows."),
    Surroundings.SANDBOX: phrase("Posture runs in a sandbox and cannot see the disks."),
}


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers for the volumes of the system, of the person's files and of the swap.

    Each is followed through the device mapper to every disk below it; all of them must lie behind
    encryption. Other drives and loop files change nothing, and ``/boot`` may lie open. Files on the
    network and in memory lie on no disk of this computer and are left out.

    ``off``: both the system and the home folder lie open. ``partly``: one of them does, or another part of
    the system. ``swap-open`` and ``beside-open``: only the swap, or what lies beside the system.
    ``starting``: the encryption is being changed. ``hardware-only``: the drive encrypts (OPAL); whether
    software does as well only an administrator can see. In a virtual machine ``off`` is never said.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    enclosed = _ENCLOSED.get(surroundings(host))
    if enclosed is not None:
        raise Undecided(Reason.UNSUPPORTED, enclosed, phrase("Look at the computer itself."))
    parts = read_parts(host)
    if all(found == NOTHING for found in parts.all.values()):
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Neither the system nor your files lie on a disk of this computer."),
            phrase("Look at the computer that keeps them."),
        )
    excerpt = "; ".join(f"{name}: {_words(found)}" for name, found in parts.all.items() if found != NOTHING)
    state = _state_of(parts)
    if state == "off":
        _raise_in_a_virtual_machine(host)
    unknown = next((found for found in parts.all.values() if isinstance(found, Unreadable)), None)
    known = {name: found for name, found in parts.all.items() if isinstance(found, Protection)}
    told = (*known.values(), *(found for found in parts.core if isinstance(found, Protection)))
    ways = reduce(or_, (found.ways for found in told if not found.open), frozenset[str]())
    plain = tuple(sorted(name for name, found in known.items() if found.open))
    method = (_METHOD, excerpt[:_MOST_EXCERPT])
    return {
        "state": Known(state, *method) if isinstance(state, str) else state,
        "how": unknown or Known(", ".join(sorted(ways)), *method),
        "plain": unknown or Known(plain, *method),
    }


def _state_of(parts: Parts) -> str | Unreadable:
    """The state, where it is the same whether the parts that cannot be read are encrypted or open."""
    worst, best = _state(parts, OPEN), _state(parts, encrypted_by("unknown"))
    if worst == best:
        return worst
    everything = (*parts.all.values(), *parts.core)
    return next(found for found in everything if isinstance(found, Unreadable))


def _state(parts: Parts, unknown: Protection) -> str:
    def told(found: Found) -> Protection:
        return unknown if isinstance(found, Unreadable) else found

    every = [told(found) for found in parts.all.values()]
    whole = reduce(or_, every, NOTHING)
    core = [found for found in map(told, parts.core) if found != NOTHING]
    if all(found.open for found in core or every if found != NOTHING):
        return "off"
    if whole.open:
        names = {name for name, found in parts.all.items() if told(found).open}
        return "swap-open" if names == {SWAP} else "partly" if any(map(_is_system, names)) else "beside-open"
    if whole.changing:
        return "starting"
    return "hardware-only" if HARDWARE in whole.ways else "on"


def _is_system(name: str) -> bool:
    """Whether only a new installation can encrypt a part, or it is the whole home folder."""
    return name in ("/", "/home", HOME) or f"{name}/".startswith(_ONLY_ANEW)


def _raise_in_a_virtual_machine(host: Host) -> None:
    """The disk of a virtual machine is a file, or a part of a disk, that may lie behind encryption."""
    place = virtual(host)
    if isinstance(place, Known) and place.value == "machine":
        raise up_to_the_other_computer(place.method)


def _words(found: Found) -> str:
    if isinstance(found, Unreadable):
        return "unknown"
    marks = [word for word, holds in (("changing", found.changing), ("open", found.open)) if holds]
    return ", ".join([*sorted(found.ways), *marks])
