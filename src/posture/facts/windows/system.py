"""What kind of computer this is, and whether somebody works at its screen."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.attempt import attempt
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.version import KEY, windows_version
from posture.facts.windows.machine.virtual_machine import firmware_names, is_virtual_machine
from posture.host.model import Host
from posture.words.phrase import phrase

_WITHOUT_SCREEN = ("Server Core", "Nano Server")


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers, each read on its own."""
    return {
        **decided(("name",), _name, host, method=registry.METHOD),
        **decided(("has_screen", "desktop"), _desktop, host, method=registry.METHOD),
        **decided(("virtual",), _virtual, host, method=registry.METHOD),
        **decided(("portable",), _portable, host, method="native:battery"),
    }


def _name(host: Host) -> Mapping[str, Answer]:
    found = windows_version(host)
    return {"name": Known(found.name, registry.METHOD, found.excerpt)}


def _desktop(host: Host) -> Mapping[str, Answer]:
    """Every Windows but the servers without a desktop has one (InstallationType, "Server Core")."""
    kind = registry.text(host, KEY, "InstallationType")
    if kind is None:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("The registry does not say which kind of Windows this is."),
            method=registry.METHOD,
        )
    screen = kind not in _WITHOUT_SCREEN
    return {
        "has_screen": Known(screen, registry.METHOD, f"InstallationType={kind}"),
        "desktop": Known("windows" if screen else "none", registry.METHOD, f"InstallationType={kind}"),
    }


def _virtual(host: Host) -> Mapping[str, Answer]:
    """A Windows of its own, be it in a virtual machine, is no container; without names it may be either."""
    tables = attempt(firmware_names, host, method=registry.METHOD)
    if not tables or isinstance(tables, Unreadable):
        return {"virtual": Known("computer", registry.METHOD, "no names of the firmware")}
    found = "machine" if is_virtual_machine(host) else "none"
    return {"virtual": Known(found, registry.METHOD, tables[:200])}


def _portable(host: Host) -> Mapping[str, Answer]:
    answer = host.native("battery")
    if not isinstance(answer, bool):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Windows does not know whether it has a battery."),
            method="native:battery",
        )
    return {"portable": Known(answer, "native:battery")}
