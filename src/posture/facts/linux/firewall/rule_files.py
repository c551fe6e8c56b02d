"""Files that a service loads a packet filter's rules from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from posture.facts.linux.firewall.iptables_rules import from_save
from posture.facts.linux.firewall.netfilter import Chain
from posture.facts.linux.firewall.nft_text import INCLUDE, RuleFile, read_rule_file
from posture.host.model import Host, HostError, NotThere

UNIT_FOLDERS = (
    "/etc/systemd/system",
    "/run/systemd/system",
    "/usr/lib/systemd/system",
    "/lib/systemd/system",
)
_STARTS_WITH = r"^ExecStart=.*/nft\s+(?:-\w+\s+)*-f\s+(/\S+)"
_MOST_INCLUDED = 64


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a service loads: its chains, and which others it throws away first.

    ``flushes_iptables`` is about those of iptables and ufw. ``whole`` is false where a file of it is
    closed to this account.
    """

    chains: tuple[Chain, ...] = ()
    flushes_all: bool = False
    flushes_iptables: bool = False
    whole: bool = True


_Reader = Callable[[str], RuleFile]


def _saved(text: str, family: str) -> RuleFile:
    """What iptables-restore does with a file: it throws away its table's rules and ends at COMMIT."""
    return RuleFile(from_save(text, family), False, True, is_whole="COMMIT" in text)


def _v4(text: str) -> RuleFile:
    return _saved(text, "ip")


def _v6(text: str) -> RuleFile:
    return _saved(text, "ip6")


FILES: Mapping[str, Mapping[str, _Reader]] = {
    "nftables.service": {
        "/etc/nftables.conf": read_rule_file,
        "/etc/sysconfig/nftables.conf": read_rule_file,
    },
    "netfilter-persistent.service": {"/etc/iptables/rules.v4": _v4, "/etc/iptables/rules.v6": _v6},
    "iptables.service": {"/etc/iptables/iptables.rules": _v4, "/etc/sysconfig/iptables": _v4},
    "ip6tables.service": {"/etc/iptables/ip6tables.rules": _v6, "/etc/sysconfig/ip6tables": _v6},
}


def loads(host: Host, unit: str) -> Loaded:
    """What a service loads from its files. Source: the units of Debian, Arch and Fedora."""
    # The others load nothing where they have no file.
    found = Loaded(whole=unit != "nftables.service")
    for path, reader in _files(host, unit).items():
        try:
            text, whole = _with_included(host, host.read_text(path))
        except NotThere:
            continue
        except HostError:
            return replace(found, whole=False)
        read = reader(text)
        found = Loaded(
            found.chains + read.chains,
            found.flushes_all or read.flushes_all,
            found.flushes_iptables or read.flushes_iptables,
            whole and read.is_whole and (found.whole or not found.chains),
        )
    return found


def _files(host: Host, unit: str) -> Mapping[str, _Reader]:
    """The files of a service; of nftables.service the one that its unit names, where that can be read."""
    for folder in UNIT_FOLDERS if unit == "nftables.service" else ():
        try:
            named = re.findall(_STARTS_WITH, host.read_text(f"{folder}/{unit}"), re.MULTILINE)
        except HostError:
            continue
        return dict.fromkeys(named, read_rule_file) or FILES[unit]
    return FILES[unit]


def _with_included(host: Host, text: str) -> tuple[str, bool]:
    """A rule file with those it includes in their places, and whether all of them were read."""
    whole = True

    def included(match: re.Match[str]) -> str:
        nonlocal whole
        texts: list[str] = []
        try:
            texts += [host.read_text(path) for path in _matching(host, match[1])[:_MOST_INCLUDED]]
        except HostError:
            whole = False
        return "\n".join(texts)

    return re.sub(INCLUDE, included, text, flags=re.MULTILINE), whole


def _matching(host: Host, written: str) -> list[str]:
    # nft(8): a name without a folder is looked for in the folder of the system's settings.
    pattern = written if written.startswith("/") else f"/etc/{written}"
    if "*" not in pattern:
        return [pattern]
    folder, _, name = pattern.rpartition("/")
    begin, _, end = name.partition("*")
    try:
        names = host.names(folder)
    except NotThere:
        return []
    return [f"{folder}/{one}" for one in names if one.startswith(begin) and one.endswith(end)]
