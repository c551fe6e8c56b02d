"""Files that a service loads a packet filter's rules from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from posture.facts.linux.firewall.iptables_rules import from_save, is_understood
from posture.facts.linux.firewall.netfilter import Chain
from posture.facts.linux.firewall.nft_text import INCLUDE, RuleFile, read_rule_file
from posture.facts.linux.machine.file_patterns import matching
from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.facts.linux.machine.unit_files import UnitFolders
from posture.host.model import Host, HostError, NotThere

_BY_NFT = re.compile(
    r"""(?:^|[\s/'"@+!:-])nft\s+(?:-\S+\s+)*?(?:-[a-zA-Z]*f|--file)[\s=]\s*['"]?(/[^\s'";]+)"""
)
_BY_RESTORE = re.compile(r"""\b(ip6?tables)(?:-nft|-legacy)?-restore\b[^;&|]*?\s['"]?(/[^\s'";]+)""")
# What loads the usual files by a script of its own, Debian's and Fedora's, and what loads none.
_OTHERS = re.compile(r"netfilter-persistent|ip6?tables\.init|/(?:true|echo|sleep|modprobe|sysctl)\b")
_MOST_INCLUDED, _DEEPEST, _LONGEST = 64, 16, 1 << 20


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
    return RuleFile(from_save(text, family), False, True, is_whole="COMMIT" in text and is_understood(text))


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
    files, told = _files(host, unit)
    # The others load nothing where they have no file.
    found = Loaded(whole=told and unit != "nftables.service")
    every = told
    for path, reader in files.items():
        try:
            text, whole = _with_included(host, host.read_text(path))
        except NotThere:
            continue
        except HostError:
            return replace(found, whole=False)
        read = reader(text)
        every = every and whole and read.is_whole
        found = Loaded(
            found.chains + read.chains,
            found.flushes_all or read.flushes_all,
            found.flushes_iptables or read.flushes_iptables,
            every,
        )
    return found


def _files(host: Host, unit: str) -> tuple[Mapping[str, _Reader], bool]:
    """The files of a service, those that its unit names before the usual ones; and whether these are all.

    Source: systemd.unit(5) for drop-ins, by which an administrator starts something else.
    """
    usual = FILES[unit]
    try:
        settings = UnitFolders(host, SYSTEM_UNITS).unit(unit)
    except HostError:
        return usual, False
    started = [value for _, value in settings.all("Service", "ExecStart", "ExecStartPre", "ExecStartPost")]
    named: dict[str, _Reader] = {}
    told = True
    for command in started:
        found = _named_in(command)
        told = told and (bool(found) or _OTHERS.search(command) is not None)
        named |= found
    return named or usual, told


def _named_in(command: str) -> dict[str, _Reader]:
    """The files that a command loads."""
    found: dict[str, _Reader] = dict.fromkeys(_BY_NFT.findall(command), read_rule_file)
    for program, path in _BY_RESTORE.findall(command):
        found[path] = _v6 if program == "ip6tables" else _v4
    return found


def _with_included(host: Host, text: str, depth: int = 0) -> tuple[str, bool]:
    """A rule file with those it includes in their places, and whether all of them were read.

    Included files include others in turn, sixteen deep: nft(8), “INCLUDE FILES”.
    """
    whole = True

    def included(match: re.Match[str]) -> str:
        nonlocal whole
        texts: list[str] = []
        if match[1].startswith("."):
            whole = False  # beside whatever folder nft was started in
            return ""
        try:
            for path in _matching(host, match[1])[:_MOST_INCLUDED]:
                inner, read = _with_included(host, host.read_text(path), depth + 1)
                texts.append(inner)
                whole = whole and read
        except HostError:
            whole = False
        return "\n".join(texts)

    if depth > _DEEPEST or len(text) > _LONGEST:
        return text, False
    return re.sub(INCLUDE, included, text, flags=re.MULTILINE), whole


def _matching(host: Host, written: str) -> tuple[str, ...]:
    """The files that an include names. Source: nft(8): a name without a folder lies in ``/etc``."""
    return matching(host, written if written.startswith("/") else f"/etc/{written}")
