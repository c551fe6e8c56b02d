"""Services that load a packet filter's rules from a file at start."""

from __future__ import annotations

from collections.abc import Collection

from posture.facts.linux.firewall.kernel_modules import holds_rules_of_iptables
from posture.facts.linux.firewall.loaded_rules import doors, has_rules_by_hand
from posture.facts.linux.firewall.netfilter import BOTH, Effect, effects_of
from posture.facts.linux.firewall.rule_files import FILES, Loaded, loads
from posture.facts.linux.firewall.state import FirewallState, unseen
from posture.facts.linux.machine.systemd import active_units
from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.host.model import Host, HostError, NotRecorded, NotThere
from posture.words.phrase import phrase

_OTHERS = (
    "shorewall.service",
    "ferm.service",
    "firehol.service",
    "arno-iptables-firewall.service",
    "csf.service",
)
_NIXOS = "firewall.service"
_NFTABLES = "nftables.service"
RULE_UNITS = (*FILES, *_OTHERS)


def running_units(host: Host, units: Collection[str]) -> frozenset[str]:
    """Those of the units that run.

    A HostError where systemd does not say and one of them may be installed.
    """
    try:
        return active_units(host, units)
    except NotRecorded:
        # A recording in which nobody had to ask: nothing runs that is not installed.
        if any(_may_be_installed(host, unit) for unit in units):
            raise
        return frozenset()


def _may_be_installed(host: Host, unit: str) -> bool:
    for folder in SYSTEM_UNITS:
        try:
            if host.exists(f"{folder}/{unit}"):
                return True
        except NotRecorded:
            continue
        except HostError:
            return True
    return False


def rule_services(host: Host) -> FirewallState | None:
    """What the rules do that a running service loads; None where no such service runs.

    NixOS's firewall.service refuses by design (``networking.firewall`` in the NixOS manual).
    Undecided where a service runs and its rules are closed to this account, or others may have
    loaded more than it did.
    """
    active = active_units(host, [*RULE_UNITS, _NIXOS])
    if _NIXOS in active and host.exists("/etc/NIXOS"):
        return FirewallState("nixos-firewall", True, True, "systemd", _NIXOS)
    units = sorted(active & {*RULE_UNITS})
    if not units:
        return None
    found = {unit: loads(host, unit) for unit in units if unit in FILES}
    whole = all(loaded.whole for loaded in found.values())
    lasting = tuple(chain for loaded in _lasting(found) for chain in loaded.chains)
    effects = effects_of(lasting, doors(host))
    refused = frozenset(family for family, effect in effects.items() if effect is Effect.REFUSED)
    if refused and whole:
        name = "nftables" if "nftables.service" in active else "iptables"
        excerpt = f"input refused for {', '.join(sorted(refused))}"
        return FirewallState(name, True, refuses_all(host, refused), "systemd, rule files", excerpt)
    if _lets_in(host, units, found):
        excerpt = f"{units[0]} loads rules that let all in"
        return FirewallState("", False, False, "systemd, rule files", excerpt, explains_rules=True)
    raise unseen(
        host,
        phrase("{unit} runs, but its rules do not show whether it refuses anything.", unit=min(units)),
        "systemd, rule files",
    )


def _lasting(found: dict[str, Loaded]) -> list[Loaded]:
    """What is left whichever service came last: nftables may have thrown away what iptables loaded."""
    nft = found.get("nftables.service")
    if nft is None or not nft.flushes_iptables:
        return list(found.values())
    return [nft]


def _lets_in(host: Host, units: list[str], found: dict[str, Loaded]) -> bool:
    """Whether one service alone loads all rules that there are, and nothing is refused."""
    if len(units) > 1 or units[0] not in found:
        return False
    loaded = found[units[0]]
    effects = effects_of(loaded.chains, doors(host)).values()
    certain = loaded.whole and loaded.flushes_all and set(effects) == {Effect.LET_IN}
    return certain and not (holds_rules_of_iptables(host) and has_rules_by_hand(host))


def undone_by(host: Host, unit: str) -> bool:
    """Whether a service that runs beside ufw may have taken its rules away.

    Not where its own rules refuse what nobody asked for, nor where it leaves alone what others loaded.
    """
    if unit not in FILES:
        return True
    loaded = loads(host, unit)
    return not loaded.whole or (loaded.flushes_iptables and not _refuses(host, loaded))


def may_empty_all(host: Host) -> bool:
    """Whether nftables.service runs and may have thrown away every rule, those of firewalld as well."""
    if _NFTABLES not in running_units(host, [_NFTABLES]):
        return False
    loaded = loads(host, _NFTABLES)
    return not loaded.whole or (loaded.flushes_all and not _refuses(host, loaded))


def _refuses(host: Host, loaded: Loaded) -> bool:
    effects = effects_of(loaded.chains, doors(host))
    refused = frozenset(family for family, effect in effects.items() if effect is Effect.REFUSED)
    return refuses_all(host, refused)


def refuses_all(host: Host, refused: frozenset[str]) -> bool:
    """Whether everything that can reach this computer is refused; IPv6 only counts where it is used."""
    if refused == BOTH:
        return True
    return refused == {"ip"} and not has_global_ipv6(host)


def has_global_ipv6(host: Host) -> bool:
    """Whether an interface has an IPv6 address of global scope (00 in ``/proc/net/if_inet6``)."""
    try:
        lines = [line.split() for line in host.read_text("/proc/net/if_inet6").splitlines()]
    except NotThere:
        return False
    except HostError:
        return True
    return any(len(words) != 6 or words[3] == "00" for words in lines)
