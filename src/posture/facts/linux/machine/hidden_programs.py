"""Whether the system hides the programs of other accounts."""

from __future__ import annotations

from posture.facts.linux.machine.account import is_administrator
from posture.facts.linux.machine.mounts import mount_of, read_mounts
from posture.host.model import Host, HostError


def hides_programs(host: Host, *, doubt: bool) -> bool:
    """Whether /proc keeps the programs of others to itself; ``doubt`` where it does not say.

    It keeps none from an administrator. Source: proc(5), “Mount options”.
    """
    return _may_hide(host, doubt) and not is_administrator(host)


def _may_hide(host: Host, doubt: bool) -> bool:
    try:
        proc = mount_of(read_mounts(host), "/proc")
    except HostError:
        return doubt
    if proc is None or proc.kind != "proc":
        return doubt
    return proc.option("hidepid") not in ("", "0", "off")
