"""Whether a firewall refuses what nobody asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.facts.linux.firewall.firewalld import UNIT as FIREWALLD
from posture.facts.linux.firewall.firewalld import firewalld
from posture.facts.linux.firewall.kernel_modules import filters_nothing, holds_rules_of_ufw
from posture.facts.linux.firewall.loaded_rules import doors, has_rules_by_hand, loaded_chains
from posture.facts.linux.firewall.netfilter import Chain, Effect, effects_of
from posture.facts.linux.firewall.published_ports import published_ports
from posture.facts.linux.firewall.services import may_empty_all, refuses_all, rule_services, running_units
from posture.facts.linux.firewall.state import FirewallState, look, unseen
from posture.facts.linux.firewall.ufw import ufw
from posture.facts.linux.machine.account import is_administrator
from posture.facts.linux.machine.open_ports import open_ports
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_FIELDS = ("enabled", "blocks_incoming", "by")


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers: ufw, firewalld, services that load rules, and what the kernel shows.

    What an administrator's run sees of the kernel's rules comes before what programs say of
    themselves. A firewall counts as off where ufw or firewalld is installed and switched off and
    nothing else loads rules, or where the kernel demonstrably filters nothing. Chains of Docker,
    libvirt, Tailscale or fail2ban are no firewall. Rules that somebody loaded by hand only an
    administrator can see: where there may be some the answer stays open, and says how to look.
    """
    return {
        **decided(_FIELDS, _read, host),
        "open_ports": open_ports(host),
        **decided(("published_ports",), _published, host, method="processes"),
    }


def _published(host: Host) -> Mapping[str, Answer]:
    return {"published_ports": published_ports(host)}


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
    chains = loaded_chains(host)
    found: FirewallState | None = None
    unsure: Undecided | HostError | None = None
    try:
        found = _by_programs(host)
    except (Undecided, HostError) as error:
        unsure = error
    if chains is not None:
        return _by_chains(host, chains, found, unsure)
    if found is not None and found.on:
        return _unless_kernel_disagrees(host, found)
    if found is not None:
        return _unless_loaded_by_hand(host, found)
    return _by_kernel(host, unsure)


def _by_programs(host: Host) -> FirewallState | None:
    """What firewall programs say of themselves; None where none is installed.

    Raises the first doubt where none is certainly on.
    """
    off: FirewallState | None = None
    unsure: Undecided | HostError | None = None
    for program in (ufw, firewalld, rule_services):
        try:
            found = program(host)
        except (Undecided, HostError) as error:
            unsure = unsure or error
            continue
        if found is not None and found.on:
            return _beside_firewalld(host, found) if program is ufw else _beside_nftables(host, found)
        off = off or found
    if unsure is not None:
        raise unsure
    return off


def _beside_firewalld(host: Host, own: FirewallState) -> FirewallState:
    """ufw's state, unless firewalld runs beside it, which may have taken ufw's rules away at its start."""
    if holds_rules_of_ufw(host) or not running_units(host, [FIREWALLD]):
        return own
    other = firewalld(host)
    if other is not None and other.blocks is True:
        return other
    raise unseen(
        host, phrase("ufw and firewalld both run, and which of them decides could not be read."), "systemd"
    )


def _beside_nftables(host: Host, own: FirewallState) -> FirewallState:
    """firewalld's state, unless nftables.service runs beside it, which may have taken its rules away."""
    if own.by != "firewalld" or own.blocks is not True or not may_empty_all(host):
        return own
    raise unseen(
        host,
        phrase(
            "firewalld runs, but {unit} runs too and may have taken its rules away.", unit="nftables.service"
        ),
        "systemd",
    )


def _unless_loaded_by_hand(host: Host, off: FirewallState) -> FirewallState:
    """The state off; Undecided where other rules are there and cannot be seen."""
    if off.explains_rules or surroundings(host) is not Surroundings.NONE or not has_rules_by_hand(host):
        return off
    if is_administrator(host):
        detail = phrase(
            "The firewall program is off, but somebody loaded rules by hand, which could not be read."
        )
    else:
        detail = phrase(
            "The firewall program is off, but somebody loaded rules by hand, "
            "which only an administrator sees."
        )
    raise unseen(host, detail, "/proc/modules")


def _unless_kernel_disagrees(host: Host, state: FirewallState) -> FirewallState:
    """The state, or off where a firewall is switched on and its rules were never loaded."""
    if not filters_nothing(host):
        return state
    excerpt = f"{state.by} is switched on, but nothing uses the kernel's packet filter"
    return FirewallState("", False, False, "/proc/modules", excerpt)


def _by_kernel(host: Host, unsure: Undecided | HostError | None) -> FirewallState:
    if filters_nothing(host):
        return FirewallState("", False, False, "/proc/modules", "nothing uses the kernel's packet filter")
    if surroundings(host) is not Surroundings.NONE:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Inside a container or WSL the firewall belongs to the computer around it."),
        )
    if unsure is not None:
        raise unsure
    if is_administrator(host):
        detail = phrase(
            "No firewall program is switched on; whether rules were loaded by hand could not be read."
        )
    else:
        detail = phrase(
            "No firewall program is switched on; "
            "whether rules were loaded by hand only an administrator sees."
        )
    raise unseen(host, detail, "/proc/modules")


def _by_chains(
    host: Host,
    chains: Iterable[Chain],
    found: FirewallState | None,
    unsure: Undecided | HostError | None,
) -> FirewallState:
    """What the kernel's own rules do; where they ask what Posture cannot judge, what the programs say."""
    every = tuple(chains)
    effects = effects_of(every, doors(host))
    refused = frozenset(family for family, effect in effects.items() if effect is Effect.REFUSED)
    by = found.by if found is not None and found.on else ""
    excerpt = f"input refused for {', '.join(sorted(refused)) or 'nothing'}"
    if refuses_all(host, refused):
        return FirewallState(by or "nftables", True, True, "nft", excerpt)
    if Effect.UNCLEAR not in effects.values() or effects["ip"] is Effect.LET_IN:
        on = bool(refused) or (bool(by) and _are_there(every, by))
        return FirewallState((by or "nftables") if on else "", on, False, "nft", excerpt)
    if found is not None and found.on:
        return found
    if unsure is not None:
        raise unsure
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase("The firewall's rules ask for things that Posture cannot judge."),
        look(host),
        "nft",
    )


def _are_there(chains: Iterable[Chain], by: str) -> bool:
    """Whether the chains of a program are among those of the kernel, whatever they do."""
    return any(by in (chain.table, chain.name.partition("-")[0]) for chain in chains)
