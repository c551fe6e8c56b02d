"""Which Linux this is, what it is made from, and until when it says that it is looked after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from posture.facts.linux.machine.lineage import Lineage, lineage
from posture.facts.linux.machine.os_release import read_os_release
from posture.facts.linux.machine.rolling import rolls
from posture.facts.model import Answer, Known, Reason, Unreadable, unreadable
from posture.host.model import Host, HostError, NotRecorded, NotThere
from posture.words.phrase import phrase

_METHOD = "os-release"
_PRO = "/var/lib/ubuntu-advantage/status.json"


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers out of os-release; a derived Linux keeps its own name and version.

    ``edition`` is ``pro`` where Ubuntu Pro looks after the system itself, ``lts`` where the version says
    so, else the VARIANT_ID. ``base`` and ``base_version`` name the release that a derived Linux is made
    from. ``support_ends`` is the distribution's own SUPPORT_END.
    """
    release = read_os_release(host)
    excerpt = " ".join(f"{key}={release[key]}" for key in ("ID", "VERSION_ID", "BUILD_ID") if key in release)
    base = lineage(host, release)
    edition, subscription = _edition(host, release, base)
    return {
        "id": Known(release.get("ID", "linux").lower(), _METHOD, excerpt),
        "version": Known(release.get("VERSION_ID", ""), _METHOD, excerpt),
        "edition": edition,
        "base": Known(base.id, _METHOD, excerpt),
        "base_version": Known(base.version, _METHOD, excerpt),
        "rolling": rolls(host, release, excerpt),
        "support_ends": Known(_day(release.get("SUPPORT_END", "")), _METHOD, release.get("SUPPORT_END", "")),
        "subscription_ends": subscription,
    }


def _edition(host: Host, release: Mapping[str, str], base: Lineage) -> tuple[Answer, Answer]:
    """The edition, and the day on which the contract for it ends where there is one."""
    none = Known("", _METHOD)
    if base.id == "ubuntu":
        ends = _pro_ends(host)
        if isinstance(ends, Unreadable):
            return ends, ends
        if ends:
            return Known("pro", f"file:{_PRO}", "esm-infra enabled"), Known(ends, f"file:{_PRO}")
    lts = "LTS" in release.get("VERSION", "").split()
    name = "lts" if lts else release.get("VARIANT_ID", "").lower()
    return Known(name, _METHOD, release.get("VERSION", "")), none


def _pro_ends(host: Host) -> str | Unreadable:
    """The day on which the subscription ends, nothing where none cares for the system itself.

    Source: the file that ``pro status`` keeps for everybody (ubuntu-pro-client, ``status.json``):
    ``attached``, ``expires``, and ``services`` with their ``name`` and ``status``. An interim release has
    no ``esm-infra``.
    """
    try:
        status = json.loads(host.read_text(_PRO))
    except (NotThere, NotRecorded):
        return ""
    except HostError as error:
        return unreadable(error, method=f"file:{_PRO}")
    except (ValueError, RecursionError):
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase("What Ubuntu Pro says of itself has a form that Posture does not know."),
            phrase("“pro status” shows whether a subscription is in force."),
            f"file:{_PRO}",
        )
    match status:
        case {"attached": True, "services": list() as services, **rest} if any(map(_mends, services)):
            return _still_to_come(str(rest.get("expires") or ""), host.now())
        case _:
            return ""


def _mends(service: object) -> bool:
    match service:
        case {"name": "esm-infra", "status": "enabled"}:
            return True
        case _:
            return False


def _still_to_come(expires: str, now: datetime) -> str:
    """The day of the end, where it lies ahead. A free subscription has none and says the year 9999."""
    end = _day(expires[:10])
    return end if end and end >= now.date().isoformat() else ""


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
