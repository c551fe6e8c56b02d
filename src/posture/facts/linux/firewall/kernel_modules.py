"""What the kernel's list of modules tells of packet filters, which anybody may read."""

from __future__ import annotations

from collections.abc import Mapping

from posture.host.model import Host, HostError, NotRecorded, NotThere

LEGACY_TABLES = frozenset({"iptable_filter", "ip6table_filter"})
_FILTERS = ("nf_tables.ko", "iptable_filter.ko", "ip6table_filter.ko", "bpfilter.ko")
_COMPAT = "nft_compat"  # what iptables and ufw need in nf_tables
_ADDRTYPE_OF_DOCKER = 2


def loaded_modules(host: Host) -> Mapping[str, int]:
    """How many users each loaded module has but for other modules; one whose count is unclear has one.

    Source: proc_modules(5); the fourth word names the modules among the users.
    """
    lines = (line.split() for line in host.read_text("/proc/modules").splitlines())
    return {words[0]: _count(words[2], "".join(words[3:4])) for words in lines if len(words) > 2}


def _count(users: str, modules: str) -> int:
    if not (users.isdecimal() and users.isascii() and len(users) < 10):
        return 1
    return max(0, int(users) - len([name for name in modules.split(",") if name not in ("", "-")]))


def _built_in(host: Host) -> tuple[str, ...]:
    release = host.read_text("/proc/sys/kernel/osrelease").strip()
    return tuple(host.read_text(f"/lib/modules/{release}/modules.builtin").splitlines())


def filters_nothing(host: Host) -> bool:
    """Whether it is certain that no packet filter is loaded anywhere on this kernel.

    nf_tables counts its users in ``/proc/modules``: every rule is one, and every module that stands
    on it, which may stay when the last rule is gone. True needs no user but those modules (or
    nf_tables absent), no old iptables table, and none of them built into the kernel, where nothing
    is counted. A chain without a rule is not counted: refusing, it would cut the computer off whole.
    """
    try:
        modules, built_in = loaded_modules(host), _built_in(host)
    except HostError:
        return False
    if not modules or any(line.endswith(_FILTERS) for line in built_in):
        return False
    return modules.get("nf_tables", 0) == 0 and not modules.keys() & LEGACY_TABLES


def holds_rules(host: Host) -> bool:
    """Whether the kernel certainly holds rules, whoever loaded them and whatever they do.

    An old table has a user exactly while it holds a rule (do_replace in the kernel's ip_tables.c).
    """
    try:
        modules = loaded_modules(host)
    except HostError:
        return False
    return any(modules.get(name, 0) > 0 for name in ("nf_tables", *LEGACY_TABLES))


def holds_rules_of_iptables(host: Host) -> bool:
    """Whether the kernel certainly holds rules that iptables or ufw loaded."""
    try:
        modules = loaded_modules(host)
    except HostError:
        return False
    return any(modules.get(name, 0) > 0 for name in (_COMPAT, *LEGACY_TABLES))


def has_room_for_iptables(host: Host) -> bool:
    """Whether iptables may have left anything in the kernel: the modules that it needs are there."""
    try:
        modules = loaded_modules(host)
    except HostError:
        return True
    return bool(modules.keys() & {_COMPAT, *LEGACY_TABLES})


def holds_rules_of_ufw(host: Host) -> bool:
    """Whether ufw's rules are in the kernel: what of the usual programs only ufw asks for is in use.

    Its before6.rules look at the hop limit of a packet, its before.rules and after.rules four times at
    the kind of an address, which Docker does twice (each use is a user of the module).
    """
    try:
        modules = loaded_modules(host)
    except HostError:
        return False
    return modules.get("xt_hl", 0) > 0 and modules.get("xt_addrtype", 0) > _ADDRTYPE_OF_DOCKER


def may_lack_rules_of_ufw(host: Host) -> bool:
    """Whether the kernel's list of modules speaks against ufw's rules being loaded.

    They use nft_compat (for kinds of addresses, for rejecting) or the old tables. Where these are built
    into the kernel, or there is no list, nothing speaks against it; a list that is closed may.
    """
    try:
        text = host.read_text("/proc/modules")
        modules = loaded_modules(host)
    except (NotThere, NotRecorded):
        return False
    except HostError:
        return True
    if any(modules.get(name, 0) > 0 for name in (_COMPAT, *LEGACY_TABLES)):
        return False
    if any(len(line.split()) < 3 for line in text.splitlines()):
        return True  # cut off
    if _COMPAT in text and _COMPAT not in modules:
        return False  # others stand on it, and its own line is not there to count
    try:
        return not any(line.endswith((*_FILTERS, f"{_COMPAT}.ko")) for line in _built_in(host))
    except HostError:
        return True
