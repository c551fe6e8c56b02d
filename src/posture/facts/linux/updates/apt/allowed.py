"""Whether unattended-upgrades may install the security updates of this very system."""

from __future__ import annotations

import re
from collections.abc import Sequence

from posture.facts.linux.machine.lineage import lineage
from posture.facts.linux.machine.os_release import names_of, parse
from posture.facts.linux.updates.apt.origins import Distribution, let_in, pattern_of
from posture.facts.linux.updates.apt.policy import is_own_security_suite
from posture.facts.linux.updates.apt.releases import LISTS, Release, read_releases
from posture.facts.model import Reason, Unreadable, unreadable
from posture.host.model import Host, HostError, NotRecorded, NotThere
from posture.words.phrase import joined, phrase

_GROUP = "unattended-upgrade::"
_METHOD = "apt-config, apt:Release"
_REMEDY = phrase("Look at the settings in /etc/apt/apt.conf.d/50unattended-upgrades.")
# Archives whose ordinary updates are the security updates as well: they have no suite for them.
_WHOLE = frozenset({"Raspbian", "Kali", "Deepin", "Uos"})
_DAY = re.compile(r"[0-6]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")
# Packages in which holes are found every few months: a pattern that keeps one of them out matters.
_IMPORTANT = [
    "linux-image-amd64",
    "linux-image-6.8.0-45-generic",
    "linux-generic",
    "libc6",
    "libssl3",
    "openssl",
    "openssh-client",
    "bash",
    "sudo",
    "systemd",
    "firefox",
    "firefox-esr",
    "chromium",
    "thunderbird",
    "libreoffice-core",
    "python3",
    "libexpat1",
    "intel-microcode",
]


def security_updates(host: Host, settings: Sequence[tuple[str, str]]) -> bool | Unreadable:
    """Whether its settings, as ``apt-config dump`` gives them, let a security archive of this system in.

    Held against what the archives say of themselves in their Release files; Unreadable where these, or
    a list of packages to leave out, do not allow a plain answer.
    """
    patterns = [value for name, value in settings if name == f"{_GROUP}origins-pattern::"]
    patterns += [pattern_of(value) for name, value in settings if name == f"{_GROUP}allowed-origins::"]
    if not patterns:
        return False
    try:
        distribution = read_distribution(host)
        archives = _security_archives(host, lineage(host, names_of(host)).codename)
    except HostError as error:
        return unreadable(error, method=_METHOD)
    if any(let_in(patterns, distribution, archive) for archive in archives):
        return _on_no_day(settings) or _left_out(settings)
    if archives and all(archive.known for archive in archives):
        return False
    return Unreadable(
        Reason.NOT_FOUND,
        phrase(
            "unattended-upgrades is on, but apt's lists do not show whether it may install security updates."
        ),
        phrase("Run “sudo apt update”, then check again."),
        _METHOD,
    )


def read_distribution(host: Host) -> Distribution:
    """The distribution under the names that ``lsb_release`` gives: by lsb-release, else by os-release."""
    release = names_of(host)
    try:
        own = parse(host.read_text("/etc/lsb-release"))
    except (NotThere, NotRecorded):
        own = {}
    identity = own.get("DISTRIB_ID") or release.get("ID", "").capitalize()
    return Distribution(identity, own.get("DISTRIB_CODENAME") or release.get("VERSION_CODENAME", ""))


def _security_archives(host: Host, codename: str) -> tuple[Release, ...]:
    try:
        names = host.names(LISTS)
    except NotThere:
        return ()
    own = [name for name in names if is_own_security_suite(_suite(name), codename)]
    if own:
        return read_releases(host, own)
    return tuple(release for release in read_releases(host, names) if release.fields.get("Origin") in _WHOLE)


def _suite(name: str) -> str:
    return Release(name, None).suite


def _on_no_day(settings: Sequence[tuple[str, str]]) -> Unreadable | None:
    """Why it may never come to install: days are named, and none of them is one.

    Source: unattended-upgrades' ``is_update_day``, which compares with strftime's ``%a``, ``%A`` and ``%w``;
    in which language the system runs cannot be seen from here.
    """
    days = tuple(value for name, value in settings if name == f"{_GROUP}update-days::" and value)
    if not days or any(_DAY.fullmatch(day) for day in days):
        return None
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase("unattended-upgrades installs updates only on days named {names}.", names=joined(days)),
        _REMEDY,
        _METHOD,
    )


def _left_out(settings: Sequence[tuple[str, str]]) -> bool | Unreadable:
    """What its lists of names leave of the security updates: all, none, or only a part of them."""
    excluded = [value for name, value in settings if name == f"{_GROUP}package-blacklist::" and value]
    alone = [value for name, value in settings if name == f"{_GROUP}package-whitelist::" and value]
    kept = {package: [pattern for pattern in excluded if _begins(pattern, package)] for package in _IMPORTANT}
    if all(kept.values()):
        return False
    found = tuple(dict.fromkeys(pattern for patterns in kept.values() for pattern in patterns))
    if found:
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase(
                "Security updates install by themselves, but not those of packages named like {names}.",
                names=joined(found),
            ),
            _REMEDY,
            _METHOD,
        )
    if alone:
        return Unreadable(
            Reason.UNRECOGNISED,
            phrase(
                "unattended-upgrades installs nothing but packages named like {names}.",
                names=joined(tuple(alone)),
            ),
            _REMEDY,
            _METHOD,
        )
    return True


def _begins(pattern: str, package: str) -> bool:
    """As unattended-upgrades compares: a regular expression from the beginning of the name on."""
    try:
        return re.match(pattern, package) is not None
    except re.error:
        return False
