"""Services that load a packet filter's rules from a file at start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from posture.facts.linux.firewall.iptables_rules import from_save
from posture.facts.linux.firewall.netfilter import BOTH, Chain, refused_families
from posture.facts.linux.firewall.nft_ruleset import from_text, includes
from posture.facts.linux.firewall.state import FirewallState
from posture.facts.linux.machine.systemd import active_units
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NotThere

_Reader = Callable[[str], tuple[Chain, ...]]
_V4, _V6 = partial(from_save, family="ip"), partial(from_save, family="ip6")

_FILES: Mapping[str, Mapping[str, _Reader]] = {
    "nftables.service": {"/etc/nftables.conf": from_text, "/etc/sysconfig/nftables.conf": from_text},
    "netfilter-persistent.service": {"/etc/iptables/rules.v4": _V4, "/etc/iptables/rules.v6": _V6},
    "iptables.service": {"/etc/iptables/iptables.rules": _V4, "/etc/sysconfig/iptables": _V4},
    "ip6tables.service": {"/etc/iptables/ip6tables.rules": _V6, "/etc/sysconfig/ip6tables": _V6},
}
_OTHERS = (
    "shorewall.service",
    "ferm.service",
    "firehol.service",
    "arno-iptables-firewall.service",
    "csf.service",
)
_NIXOS = "firewall.service"
ASK_NFT = "“sudo nft list ruleset” shows it."
_MOST_INCLUDED = 64


def rule_services(host: Host) -> FirewallState | None:
    """What the rules do that a running service loads; None where no such service runs.

    NixOS's firewall.service refuses by design (``networking.firewall`` in the NixOS manual).
    Undecided where a service runs and its rules are closed to this account, or end open: others
    may have loaded more.
    """
    active = active_units(host, [*_FILES, *_OTHERS, _NIXOS])
    if _NIXOS in active and host.exists("/etc/NIXOS"):
        return FirewallState("nixos-firewall", True, True, "systemd", _NIXOS)
    if not active & {*_FILES, *_OTHERS}:
        return None
    chains: tuple[Chain, ...] = ()
    for unit in sorted(active & _FILES.keys()):
        chains += _chains(host, _FILES[unit])
    refused = refused_families(chains)
    if refused:
        name = "nftables" if "nftables.service" in active else "iptables"
        excerpt = f"input refused for {', '.join(sorted(refused))}"
        return FirewallState(name, True, refuses_all(host, refused), "systemd, rule files", excerpt)
    raise Undecided(
        Reason.NEEDS_ADMIN,
        f"{min(active)} runs, but its rules do not show whether it refuses anything.",
        ASK_NFT,
        "systemd, rule files",
    )


def refuses_all(host: Host, refused: frozenset[str]) -> bool:
    """Whether everything that can reach this computer is refused; IPv6 only counts where it is used."""
    if refused == BOTH:
        return True
    return refused == {"ip"} and not _has_global_ipv6(host)


def _has_global_ipv6(host: Host) -> bool:
    """Whether an interface has an IPv6 address of global scope (00 in ``/proc/net/if_inet6``)."""
    try:
        lines = [line.split() for line in host.read_text("/proc/net/if_inet6").splitlines()]
    except NotThere:
        return False
    except HostError:
        return True
    return any(len(words) == 6 and words[3] == "00" for words in lines)


def _chains(host: Host, files: Mapping[str, _Reader]) -> tuple[Chain, ...]:
    found: tuple[Chain, ...] = ()
    for path, reader in files.items():
        for text in _texts(host, path):
            found += reader(text)
    return found


def _texts(host: Host, path: str) -> list[str]:
    """The file's text and those of the files it includes; nothing where it cannot be read."""
    try:
        text = host.read_text(path)
    except HostError:
        return []
    texts = [text]
    for pattern in includes(text):
        for included in _matching(host, pattern)[:_MOST_INCLUDED]:
            try:
                texts.append(host.read_text(included))
            except HostError:
                continue
    return texts


def _matching(host: Host, written: str) -> list[str]:
    # nft(8): a name without a folder is looked for in the folder of the system's settings.
    pattern = written if written.startswith("/") else f"/etc/{written}"
    if "*" not in pattern:
        return [pattern]
    folder, _, name = pattern.rpartition("/")
    begin, _, end = name.partition("*")
    try:
        names = host.names(folder)
    except HostError:
        return []
    return [f"{folder}/{one}" for one in names if one.startswith(begin) and one.endswith(end)]
