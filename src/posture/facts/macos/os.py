"""Which macOS this is, for looking up how long it is supported."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.version import METHOD, mac_version
from posture.facts.model import Answer, Known
from posture.facts.undecided import decided
from posture.host.model import Host


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers; macOS has one edition and names no end of support itself."""
    return decided(("id", "version", "edition", "rolling", "support_ends"), _read, host, method=METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    found = mac_version(host)
    excerpt = " ".join(filter(None, (found.version, found.build)))
    return {
        "id": Known("macos", METHOD, excerpt),
        "version": Known(found.version, METHOD, excerpt),
        "edition": Known("", METHOD),
        "rolling": Known(False, METHOD),
        "support_ends": Known("", METHOD),
    }
