"""Whether the kernel filters packets at all, as far as anybody may see it, and how."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.netfilter import Chain
from posture.facts.linux.nft_ruleset import NotARuleset, from_json
from posture.host.model import Host, HostError

_OLD_TABLES = frozenset({"iptable_filter", "ip6table_filter"})
_FILTERS = ("nf_tables.ko", "iptable_filter.ko", "ip6table_filter.ko", "bpfilter.ko")


def filters_nothing(host: Host) -> bool:
    """Whether it is certain that no packet filter is loaded anywhere on this kernel.

    nf_tables counts its users in ``/proc/modules``: every chain and rule is one. True needs that
    count at zero (or the module absent), no old iptables table, and none of them built into the
    kernel, where nothing is counted.
    """
    try:
        modules = _modules(host.read_text("/proc/modules"))
        release = host.read_text("/proc/sys/kernel/osrelease").strip()
        built_in = host.read_text(f"/lib/modules/{release}/modules.builtin")
    except HostError:
        return False
    if not modules or any(line.endswith(_FILTERS) for line in built_in.splitlines()):
        return False
    return modules.get("nf_tables", 0) == 0 and not modules.keys() & _OLD_TABLES


def _modules(text: str) -> Mapping[str, int]:
    """How many users each loaded module has; one whose count is unclear has one."""
    lines = (line.split() for line in text.splitlines())
    return {words[0]: _count(words[2]) for words in lines if len(words) > 2}


def _count(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else 1


def loaded_chains(host: Host) -> tuple[Chain, ...] | None:
    """The chains the kernel holds, which only an administrator is told; None where they stay unknown."""
    try:
        output = host.run("nft", "-j", "list", "ruleset", deadline=2.0)
        modules = _modules(host.read_text("/proc/modules"))
    except HostError:
        return None
    if output.exit_code != 0 or modules.keys() & _OLD_TABLES:
        # nft does not show what iptables-legacy loaded.
        return None
    try:
        return from_json(output.stdout)
    except NotARuleset:
        return None
