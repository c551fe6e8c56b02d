"""Which macOS this is, for looking up how long it is supported."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.version import METHOD, mac_version
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import decided
from posture.host.model import Host
from posture.words.phrase import phrase


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers; macOS has one edition and names no end of support itself.

    The version of a beta stays open: a list of versions would say too much of it.
    """
    return decided(("id", "version", "edition", "rolling", "support_ends"), _read, host, method=METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    found = mac_version(host)
    excerpt = " ".join(filter(None, (found.version, found.build)))
    version = _beta(found.build) if found.is_beta else Known(found.version, METHOD, excerpt)
    return {
        "id": Known("macos", METHOD, excerpt),
        "version": version,
        "edition": Known("", METHOD),
        "rolling": Known(False, METHOD),
        "support_ends": Known("", METHOD),
    }


def _beta(build: str) -> Unreadable:
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase(
            "This is a beta of macOS ({build}), and how long it is cared for stands in no list.", build=build
        ),
        phrase("System Settings › General › Software Update › Beta updates shows whether betas are on."),
        METHOD,
    )
