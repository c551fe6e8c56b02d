"""The rules that the kernel holds: an administrator sees them, others what lies around them."""

from __future__ import annotations

from posture.facts.linux.firewall.iptables_rules import from_save
from posture.facts.linux.firewall.kernel_modules import (
    LEGACY_TABLES,
    has_room_for_iptables,
    holds_rules,
    holds_rules_of_iptables,
    loaded_modules,
)
from posture.facts.linux.firewall.netfilter import Chain
from posture.facts.linux.firewall.nft_json import NotARuleset, from_json, has_rules_of_iptables
from posture.facts.linux.firewall.packets import is_virtual
from posture.facts.linux.machine.systemd import active_units
from posture.host.model import Host, HostError, NoAnswer, NotAllowed, NotThere
from posture.words.phrase import phrase

# Bridges and tunnels whose programs load rules of their own, which are no firewall.
_WITH_RULES_OF_THEIR_OWN = (
    "docker", "br-", "virbr", "podman", "cni-", "lxcbr", "lxdbr", "incusbr", "waydroid", "tailscale",
)  # fmt: skip
_FIREWALLD = "firewalld.service"
_WATCHMEN = ("fail2ban-server", "crowdsec-firewall-bouncer", "sshguard")  # shut out single senders


def loaded_chains(host: Host) -> tuple[Chain, ...] | None:
    """The chains the kernel holds, which only an administrator is told; None where they stay unknown.

    nft does not show what iptables-legacy loaded, nor what rules of iptables ask; iptables-save does.
    NoAnswer where nft may answer and breaks off, NotAllowed where an administrator is refused.
    """
    owner = _owner(host)
    if owner not in (0, None):
        return None
    try:
        text = _ruleset(host)
        if text is None:
            return None
        chains = _with_those_of_iptables(host, text)
        older = (
            _saved(host, "iptables-legacy-save", "ip6tables-legacy-save") if _has_legacy_tables(host) else ()
        )
    except NoAnswer:
        raise
    except NotThere:
        return _without_nft(host)
    except NotARuleset as error:
        raise NoAnswer(phrase("nft broke off while it told the rules.")) from error
    except NotAllowed:
        if owner == 0:
            raise
        return None
    except HostError:
        return None
    return None if older is None else chains + older


def _without_nft(host: Host) -> tuple[Chain, ...] | None:
    """The chains by iptables-save alone; None where firewalld runs, whose table it does not show."""
    if active_units(host, [_FIREWALLD]):
        return None
    chains = _saved(host, "iptables-save", "ip6tables-save")
    if chains is None or not _has_legacy_tables(host):
        return chains
    # Where the older program has no name of its own, iptables-save is the older one.
    return chains + (_saved(host, "iptables-legacy-save", "ip6tables-legacy-save") or ())


def _with_those_of_iptables(host: Host, text: str) -> tuple[Chain, ...]:
    chains = from_json(text)
    saved = _saved(host, "iptables-save", "ip6tables-save") if has_rules_of_iptables(text) else None
    if saved is None:
        return chains
    return tuple(one for one in chains if one.table != "filter" or len(one.families) > 1) + saved


def _owner(host: Host) -> int | None:
    """The account that asks, 0 for an administrator; this very program's folder in /proc is its own."""
    try:
        return host.status("/proc/self").owner
    except HostError:
        return None


def _has_legacy_tables(host: Host) -> bool:
    try:
        return bool(LEGACY_TABLES & loaded_modules(host).keys())
    except NotThere:
        return False


def _ruleset(host: Host) -> str | None:
    """What nft prints; None where it tells this account nothing."""
    output = host.run("nft", "-j", "list", "ruleset", deadline=2.0)
    return output.stdout if output.exit_code == 0 else None


def _saved(host: Host, *programs: str) -> tuple[Chain, ...] | None:
    """What iptables-save prints for IPv4 and IPv6; None where one of them does not."""
    found: tuple[Chain, ...] = ()
    for program, family in zip(programs, ("ip", "ip6"), strict=True):
        try:
            output = host.run(program, deadline=2.0)
        except (NoAnswer, NotAllowed):
            raise
        except HostError:
            return None
        if output.exit_code != 0:
            return None
        found += from_save(output.stdout, family)
    return found


def doors(host: Host) -> tuple[str, ...]:
    """The interfaces that lead to other computers; none where they cannot be listed."""
    try:
        return tuple(name for name in host.names("/sys/class/net") if not is_virtual(name))
    except HostError:
        return ()


def has_rules_by_hand(host: Host) -> bool:
    """Whether the kernel holds rules of neither a known bridge or tunnel nor a watchman.

    ufw that was switched off leaves its empty chains, of which nft_compat counts nothing.
    """
    if not holds_rules(host) or any(name.startswith(_WITH_RULES_OF_THEIR_OWN) for name in _interfaces(host)):
        return False
    if has_room_for_iptables(host) and not holds_rules_of_iptables(host):
        return False
    return not _is_watched(host)


def _interfaces(host: Host) -> tuple[str, ...]:
    try:
        return host.names("/sys/class/net")
    except HostError:
        pass
    try:
        lines = host.read_text("/proc/net/route").splitlines()
    except HostError:
        return ()
    return tuple(words[0] for words in map(str.split, lines) if words)


def _is_watched(host: Host) -> bool:
    try:
        return any(
            one.name in _WATCHMEN or any(word.endswith(_WATCHMEN) for word in one.command[:3])
            for one in host.processes()
        )
    except HostError:
        return False
