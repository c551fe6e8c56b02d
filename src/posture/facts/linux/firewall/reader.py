"""Whether a firewall refuses what nobody asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.facts.linux.firewall.firewalld import firewalld
from posture.facts.linux.firewall.kernel_filter import (
    filters_nothing,
    holds_rules,
    loaded_by_hand,
    loaded_chains,
)
from posture.facts.linux.firewall.netfilter import Chain, refused_families
from posture.facts.linux.firewall.services import ASK_NFT, refuses_all, rule_services
from posture.facts.linux.firewall.state import FirewallState
from posture.facts.linux.firewall.ufw import ufw
from posture.facts.linux.machine.open_ports import open_ports
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError

_FIELDS = ("enabled", "blocks_incoming", "by")


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers: ufw, firewalld, services that load rules, and what the kernel shows.

    A firewall counts as off where ufw or firewalld is installed and switched off and nothing else
    loads rules, or where the kernel demonstrably filters nothing. Chains of Docker, libvirt,
    Tailscale or fail2ban are no firewall. Rules that somebody loaded by hand only an administrator
    can see: where there may be some the answer stays open, and says how to look.
    """
    return {**decided(_FIELDS, _read, host), "open_ports": open_ports(host)}


def _read(host: Host) -> Mapping[str, Answer]:
    state = _state(host)
    blocks = state.blocks
    return {
        "enabled": Known(state.on, state.method, state.excerpt),
        "blocks_incoming": blocks
        if isinstance(blocks, Unreadable)
        else Known(blocks, state.method, state.excerpt),
        "by": Known(state.by, state.method),
    }


def _state(host: Host) -> FirewallState:
    off: FirewallState | None = None
    unsure: Undecided | HostError | None = None
    for look in (ufw, firewalld, rule_services):
        try:
            found = look(host)
        except (Undecided, HostError) as error:
            unsure = unsure or error
            continue
        if found is not None and found.on:
            return _unless_kernel_disagrees(host, found)
        off = off or found
    if off is not None and unsure is None:
        return _unless_loaded_by_hand(host, off)
    return _by_kernel(host, unsure)


def _unless_loaded_by_hand(host: Host, off: FirewallState) -> FirewallState:
    """The state off, or what other rules do; Undecided where they are there and cannot be seen."""
    if surroundings(host) is not Surroundings.NONE or not holds_rules(host):
        return off
    chains = loaded_chains(host)
    if chains is not None:
        return _by_chains(host, chains) if refused_families(chains) else off
    if not loaded_by_hand(host):
        return off
    raise Undecided(
        Reason.NEEDS_ADMIN,
        "The firewall program is off, but somebody loaded rules by hand, which only an administrator sees.",
        ASK_NFT,
        "/proc/modules",
    )


def _unless_kernel_disagrees(host: Host, state: FirewallState) -> FirewallState:
    """The state, or off where a firewall is switched on and its rules were never loaded."""
    if not filters_nothing(host):
        return state
    excerpt = f"{state.by} is switched on, but nothing uses the kernel's packet filter"
    return FirewallState("", False, False, "/proc/modules", excerpt)


def _by_kernel(host: Host, unsure: Undecided | HostError | None) -> FirewallState:
    if filters_nothing(host):
        return FirewallState("", False, False, "/proc/modules", "nothing uses the kernel's packet filter")
    chains = loaded_chains(host)
    if chains is not None:
        return _by_chains(host, chains)
    if surroundings(host) is not Surroundings.NONE:
        raise Undecided(
            Reason.UNSUPPORTED, "Inside a container or WSL the firewall belongs to the computer around it."
        )
    if unsure is not None:
        raise unsure
    raise Undecided(
        Reason.NEEDS_ADMIN,
        "No firewall program is switched on; whether rules were loaded by hand only an administrator sees.",
        ASK_NFT,
        "/proc/modules",
    )


def _by_chains(host: Host, chains: Iterable[Chain]) -> FirewallState:
    refused = refused_families(chains)
    excerpt = f"input refused for {', '.join(sorted(refused)) or 'nothing'}"
    return FirewallState(
        "nftables" if refused else "", bool(refused), refuses_all(host, refused), "nft", excerpt
    )
