"""Whether the kernel filters packets at all, as far as anybody may see it, and how."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.firewall.netfilter import Chain
from posture.facts.linux.firewall.nft_ruleset import NotARuleset, from_json
from posture.host.model import Host, HostError

_OLD_TABLES = frozenset({"iptable_filter", "ip6table_filter"})
_FILTERS = ("nf_tables.ko", "iptable_filter.ko", "ip6table_filter.ko", "bpfilter.ko")
# Bridges and tunnels whose programs load nftables rules of their own, which are no firewall.
_WITH_RULES_OF_THEIR_OWN = (
    "docker",
    "br-",
    "virbr",
    "podman",
    "cni-",
    "lxcbr",
    "lxdbr",
    "incusbr",
    "waydroid",
    "tailscale",
)


def filters_nothing(host: Host) -> bool:
    """Whether it is certain that no packet filter is loaded anywhere on this kernel.

    nf_tables counts its users in ``/proc/modules``: every rule is one, and every module that stands
    on it, which may stay when the last rule is gone. True needs no user but those modules (or
    nf_tables absent), no old iptables table, and none of them built into the kernel, where nothing
    is counted. A chain without a rule is not counted: refusing, it would cut the computer off whole.
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


def holds_rules(host: Host) -> bool:
    """Whether nf_tables certainly holds rules, whoever loaded them and whatever they do."""
    try:
        return _modules(host.read_text("/proc/modules")).get("nf_tables", 0) > 0
    except HostError:
        return False


def loaded_by_hand(host: Host) -> bool:
    """Whether the rules that nf_tables holds come neither from iptables nor from a known bridge or tunnel.

    What iptables loads (ufw, Docker and what they leave behind until the next start) uses nft_compat.
    """
    try:
        modules = _modules(host.read_text("/proc/modules"))
        interfaces = host.names("/sys/class/net")
    except HostError:
        return False
    return "nft_compat" not in modules and not any(
        name.startswith(_WITH_RULES_OF_THEIR_OWN) for name in interfaces
    )


def _modules(text: str) -> Mapping[str, int]:
    """How many users each loaded module has but for other modules; one whose count is unclear has one.

    Source: proc_modules(5); the fourth word names the modules among the users.
    """
    lines = (line.split() for line in text.splitlines())
    return {words[0]: _count(words[2], "".join(words[3:4])) for words in lines if len(words) > 2}


def _count(users: str, modules: str) -> int:
    if not (users.isdecimal() and users.isascii() and len(users) < 10):
        return 1
    return max(0, int(users) - len([name for name in modules.split(",") if name not in ("", "-")]))


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
