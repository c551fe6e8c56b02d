"""What waits according to apt: Debian, Ubuntu and what is made from them.

Two programs are asked. ``dpkg-query`` names the installed packages and those that are on hold, and
``apt-cache policy`` tells of each of the others every version that its lists offer, and from where.

Measured on 2026-11-21 with Debian 12's real lists (63 000 packages), 733 installed packages and 133
updates, as root and as ``nobody`` (no difference), apt's cache there / not there:

==================================  ==============  =========================================
route                               seconds         answer
==================================  ==============  =========================================
apt-cache policy NAMES              0.06 / 0.54     every version and its suites
dpkg-query -W                       0.01            the packages on hold
apt list --upgradable               0.18 / 0.81     held and phased ones among them
apt-get -s upgrade, dist-upgrade    2.1 / 2.4       leaves out held ones
==================================  ==============  =========================================

Policy is not only the fastest. The other routes name the candidate's suites alone: where an ordinary
update (``noble-updates``) is later than the security update it contains, they do not show that a
security update waits. Policy lists both, shows the share of an update that Ubuntu phases in, and is
made for scripts, which ``apt list`` says it is not. It was compared with apt 2.6 and 3.3.

Where apt's cache is switched off, as in container images, most of the time goes into reading lists that
hold no security updates. There apt is given the security archives alone (0.09 s, the same security
updates), and ordinary updates are not counted.

Two limits: an update that apt would keep back for want of another package is counted as waiting, and
an ordinary update that is phased in is never counted, though apt installs it on a part of all computers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from posture.facts.linux.machine.lineage import lineage
from posture.facts.linux.machine.os_release import names_of
from posture.facts.linux.machine.rolling import rolls
from posture.facts.linux.updates.apt import makers
from posture.facts.linux.updates.apt.fetched import index_age
from posture.facts.linux.updates.apt.history import installed_age
from posture.facts.linux.updates.apt.holds import Archives, kept_back
from posture.facts.linux.updates.apt.index import PackageLists, package_lists
from posture.facts.linux.updates.apt.policy import Policy, read_policies
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError, Output
from posture.words.phrase import counted, phrase

_GONE = frozenset({"not-installed", "config-files"})
_METHOD = "apt-cache policy"
_DEADLINE = 8.0
_CACHE = "/var/cache/apt/pkgcache.bin"
_SOURCES_FROM_STDIN = ("-o", "Dir::Etc::sourceparts=/dev/null", "-o", "Dir::Etc::sourcelist=/dev/stdin")
_UNCOUNTED = Unreadable(
    Reason.UNSUPPORTED,
    phrase("apt keeps no cache here, so only security updates were counted."),
    phrase("Run “apt list --upgradable” to see the others."),
    _METHOD,
)
_REMEDY = phrase("Run “sudo apt update” and read what it complains about.")
_INSTALL = phrase("Install what waits (“sudo apt upgrade”), then check again.")


def read(host: Host) -> Mapping[str, Answer]:
    """All of the family but the manager's name and what does not come from apt."""
    return {
        **decided(("pending", "security_pending", "kept_back"), _waiting, host, method=_METHOD),
        **decided(("index_age_days",), _index_age, host, method="apt:lists"),
        **decided(("installed_age_days",), installed_age, host, method="apt:history"),
    }


def _waiting(host: Host) -> Mapping[str, Answer]:
    lists = package_lists(host)
    release = names_of(host)
    codename = lineage(host, release).codename
    names, on_hold = _installed(host)
    mixes = lists.rolls or release.get("ID", "").lower() == "raspbian"
    rolling = Known(True, _METHOD) if mixes else rolls(host, release)
    archives = Archives(lists.names, codename, _may_roll(rolling))
    if lists.has_security_suite(codename) and not _may_roll(rolling) and not _has_cache(host):
        policies = _security_policies(host, names, lists)
        closing = [policy for policy in policies if policy.closes_holes]
        if any(policy.offered for policy in policies) and (closing or lists.is_alone):
            return {
                "pending": _UNCOUNTED,
                "security_pending": _count(closing),
                "kept_back": kept_back(host, on_hold, policies, archives),
            }
    policies = _policies(host, names)
    pending = [policy for policy in policies if policy.waits]
    return {
        "pending": _count(pending),
        "security_pending": _security(host, lists, pending, codename, rolling),
        "kept_back": kept_back(host, on_hold, policies, archives),
    }


def _has_cache(host: Host) -> bool:
    """Whether apt keeps its lists in a form that it reads at once; True where that cannot be seen."""
    try:
        return host.exists(_CACHE)
    except HostError:
        return True


def _security(
    host: Host, lists: PackageLists, pending: Sequence[Policy], codename: str, rolling: Answer
) -> Answer:
    """How many of them close holes: those of the security suites, and browsers from their makers' archives.

    Zero only where every other update comes from an archive that would have said so.
    """
    ordinary = [policy for policy in pending if not policy.closes_holes]
    found = makers.sort(host, lists.names, codename, ordinary)
    closing = [policy for policy in pending if policy.closes_holes or policy in found.browsers]
    if closing or (_may_roll(rolling) and not pending):
        return _count(closing)
    if isinstance(rolling, Unreadable):
        return rolling
    if rolling.value:
        return Unreadable(
            Reason.NOT_FOUND,
            counted(
                "{n} update waits. This system rolls, so security updates come among the others.",
                "{n} updates wait. This system rolls, so security updates come among the others.",
                n=len(pending),
            ),
            _INSTALL,
            _METHOD,
        )
    if not lists.has_security_suite(codename):
        return Unreadable(
            Reason.NOT_FOUND,
            phrase("None of apt's lists comes from a security archive, so security updates cannot be seen."),
            phrase("Add your distribution's security archive to apt's sources, then run “sudo apt update”."),
            _METHOD,
        )
    if found.unsaid:
        return Unreadable(
            Reason.NOT_FOUND,
            counted(
                "No security update of the distribution waits, but {n} update from another archive does, "
                "which does not say what it mends.",
                "No security update of the distribution waits, but {n} updates from other archives do, "
                "which do not say what they mend.",
                n=len(found.unsaid),
            ),
            _INSTALL,
            _METHOD,
        )
    return _count(closing)


def _may_roll(rolling: Answer) -> bool:
    return isinstance(rolling, Unreadable) or bool(rolling.value)


def _count(policies: Sequence[Policy]) -> Known:
    return waiting([policy.package for policy in policies], _METHOD)


def _installed(host: Host) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the packages that are installed and not on hold, and of those that are."""
    form = r"${db:Status-Want} ${db:Status-Status} ${binary:Package}\n"
    output = host.run("dpkg-query", "-W", "-f", form)
    rows = [line.split() for line in output.stdout.splitlines()]
    if output.exit_code != 0 or not rows or any(len(row) != 3 for row in rows):
        raise Undecided(
            Reason.UNRECOGNISED, phrase("dpkg-query did not name the installed packages."), method=_METHOD
        )
    there = [(want, name) for want, state, name in rows if state not in _GONE]
    return (
        tuple(name for want, name in there if want != "hold"),
        tuple(name for want, name in there if want == "hold"),
    )


def _security_policies(host: Host, names: tuple[str, ...], lists: PackageLists) -> tuple[Policy, ...]:
    """What apt says of each of the packages when it knows the security archives alone."""
    output = host.run(
        "apt-cache", *_SOURCES_FROM_STDIN, "policy", *names, deadline=_DEADLINE, stdin=lists.security_sources
    )
    return _read(output, names)


def _policies(host: Host, names: tuple[str, ...]) -> tuple[Policy, ...]:
    """What apt says of each of the packages.

    Undecided where the distribution's own lists are missing: lists of another archive alone make
    everything look up to date.
    """
    policies = _read(host.run("apt-cache", "policy", *names, deadline=_DEADLINE), names)
    offered = sum(policy.offered for policy in policies)
    if 2 * offered < len(policies):
        raise Undecided(
            Reason.NOT_FOUND,
            phrase(
                "apt's package lists know only {offered} of {all} installed packages.",
                offered=offered,
                all=len(policies),
            ),
            _REMEDY,
            _METHOD,
        )
    return policies


def _read(output: Output, names: tuple[str, ...]) -> tuple[Policy, ...]:
    """The policies in an answer; Undecided where a package is left out, which could have an update."""
    try:
        policies = read_policies(output.stdout)
    except ValueError as error:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("apt-cache answered in a form that Posture does not know."),
            method=_METHOD,
        ) from error
    if output.exit_code != 0 or len(policies) != len(names):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "apt-cache answered for {answered} of {all} installed packages.",
                answered=len(policies),
                all=len(names),
            ),
            _REMEDY,
            _METHOD,
        )
    return policies


def _index_age(host: Host) -> Mapping[str, Answer]:
    codename = lineage(host, names_of(host)).codename
    return {"index_age_days": index_age(host, package_lists(host), codename)}
