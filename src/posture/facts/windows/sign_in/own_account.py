"""Whether this person's account is sure to have a password."""

from __future__ import annotations

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import device_management
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_METHOD = "lmaccess:NetUserGetInfo"
_WITH_PASSWORD = ("microsoft", "organisation")
_DOMAIN = 1


def refuse_without_a_password(host: Host) -> None:
    """Undecided where the account may have none, for Windows then signs the only account in by itself.

    A Microsoft account always has one, and what an account of an organisation needs its directory says
    (USER_INFO_24, lmaccess.h; a network of the kind “domain” was recognised by such a directory). Of a
    local account Windows tells nobody whether its password is empty, and "Policy CSP - DeviceLock"
    alone demands one (DevicePasswordEnabled, 0 for enabled). LimitBlankPasswordUse is about the network.
    """
    if device_management.number(host, "DeviceLock", "DevicePasswordEnabled") == 0 or _is_in_a_domain(host):
        return
    if _kind(host) not in _WITH_PASSWORD:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "Automatic sign-in is off, but Windows also signs in by itself where the only account has no "
                "password, and whether yours has one Posture cannot see."
            ),
            phrase("Settings › Accounts › Sign-in options › Password: “Add” there means that it has none."),
            _METHOD,
        )


def _is_in_a_domain(host: Host) -> bool:
    try:
        found = host.native("network-profiles")
    except HostError:
        return False
    return isinstance(found, int) and not isinstance(found, bool) and bool(found & _DOMAIN)


def _kind(host: Host) -> str:
    try:
        found = host.native("own-account")
    except HostError:
        return ""
    match found:
        case {"kind": str() as kind}:
            return kind
        case _:
            return ""
