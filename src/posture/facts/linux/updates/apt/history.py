"""When apt last upgraded something, by its own history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from posture.facts.age import age, newest
from posture.facts.linux.machine.local_time import moment
from posture.facts.model import Answer, Reason
from posture.facts.undecided import Undecided
from posture.host.asking.files import unpacked
from posture.host.model import Host, HostError

_HISTORY = "/var/log/apt/history.log"
_MONTH_BEFORE = "/var/log/apt/history.log.1.gz"  # as /etc/logrotate.d/apt keeps it
_DPKG_STATUS = "/var/lib/dpkg/status"


def installed_age(host: Host) -> Mapping[str, Answer]:
    """Days since the last upgrade of this month or the one before.

    Where both name none, days since the first entry of all: nothing was upgraded since then, or the
    system was installed that day. Without any history, days since dpkg last changed anything.
    """
    first = None
    for started, upgraded in _entries(host):
        if upgraded:
            return {"installed_age_days": age(host, started, "apt:history")}
        first = started
    if first is not None:
        return {"installed_age_days": age(host, first, "apt:history")}
    changed = newest(host, (_DPKG_STATUS,))
    if changed is None:
        raise Undecided(Reason.NOT_FOUND, "It cannot be seen when packages were last installed.")
    return {"installed_age_days": age(host, changed, "dpkg:status")}


def _entries(host: Host) -> Iterator[tuple[datetime, bool]]:
    """When apt changed something and whether that was an upgrade, the latest first."""
    for path in (_HISTORY, _MONTH_BEFORE):
        for entry in reversed(_text(host, path).split("\n\n")):
            fields = dict(line.partition(": ")[::2] for line in entry.splitlines())
            started = moment(host, " ".join(fields.get("Start-Date", "").split()))
            if started is not None:
                yield started, "Upgrade" in fields


def _text(host: Host, path: str) -> str:
    """What stands in the file, of an endless one the beginning; nothing where it cannot be read."""
    try:
        data = host.read_bytes(path)
        if path.endswith(".gz"):
            data = unpacked(data)
    except (HostError, ValueError):
        return ""
    return data.decode("utf-8", "replace")
