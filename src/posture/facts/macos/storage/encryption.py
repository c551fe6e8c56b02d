"""Whether FileVault encrypts the disk."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError

_METHOD = "fdesetup status"
_OTHER_VOLUMES = "/Volumes/"
_REMEDY = "System Settings › Privacy & Security › FileVault shows it."
_CHIP = "the chip"
# What fdesetup(8) prints, the strongest first; it is not translated.
_STATES = (
    (re.compile(r"^Decryption in progress", re.MULTILINE), "off"),
    (re.compile(r"^Encryption in progress", re.MULTILINE), "starting"),
    (re.compile(r"^Deferred enablement appears to be active", re.MULTILINE), "starting"),
    (re.compile(r"^FileVault is Off, but will be enabled", re.MULTILINE), "starting"),
    (re.compile(r"^FileVault is On\.", re.MULTILINE), "on"),
    (re.compile(r"^FileVault is Off\.", re.MULTILINE), "off"),
)


def read(host: Host) -> Mapping[str, Answer]:
    """FileVault's state for the volume that holds the system and the home folders.

    With FileVault off, a Mac with Apple's own chip encrypts by itself and asks for no password
    (Apple, "Volume encryption with FileVault"): ``hardware-only``, by the chip.
    """
    return decided(("state", "how", "plain"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    if host.home().startswith(_OTHER_VOLUMES):
        raise Undecided(
            Reason.UNSUPPORTED, "Your files lie on another volume, which Posture does not look at.", _REMEDY
        )
    printed = host.run("fdesetup", "status", deadline=4.0).stdout
    found = ((form.search(printed), state) for form, state in _STATES)
    excerpt, state = next(((match[0], state) for match, state in found if match), ("", ""))
    if not state:
        raise Undecided(
            Reason.UNRECOGNISED, "FileVault gave an answer that Posture does not know.", _REMEDY, _METHOD
        )
    how = "" if state == "off" else "FileVault"
    if state == "off" and _has_apple_chip(host):
        state, how = "hardware-only", _CHIP
    return {
        "state": Known(state, _METHOD, excerpt),
        "how": Known(how, _METHOD, excerpt),
        "plain": Known(() if state in ("on", "hardware-only") else ("/",), _METHOD, excerpt),
    }


def _has_apple_chip(host: Host) -> bool:
    try:
        return host.run("sysctl", "-n", "hw.optional.arm64", deadline=2.0).stdout.strip() == "1"
    except HostError:
        return False
