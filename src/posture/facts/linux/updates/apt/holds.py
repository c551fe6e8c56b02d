"""Packages that somebody keeps as they are: on hold, or behind a preference of apt's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from posture.facts.linux.updates.apt import makers
from posture.facts.linux.updates.apt.policy import Policy, is_own_security_suite, read_policies
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Known
from posture.host.model import Host, HostError

_METHOD = "dpkg-query, apt-cache policy"
_DEADLINE = 4.0


@dataclass(frozen=True, slots=True)
class Archives:
    """The names of apt's list files, the system's release, and whether its security updates are unmarked."""

    names: tuple[str, ...]
    codename: str
    unmarked: bool


def kept_back(host: Host, on_hold: tuple[str, ...], policies: Sequence[Policy], archives: Archives) -> Known:
    """How many packages are kept back while a security update of theirs waits, or could.

    A package on hold of which apt does not tell counts: its security updates would not come. So does one
    with an update from an archive that does not say what its updates close, or on a system that rolls.
    """
    held = [*_held(host, on_hold, archives), *_behind_preferences(host, policies, archives)]
    return waiting(held, _METHOD)


def _behind_preferences(host: Host, policies: Sequence[Policy], archives: Archives) -> list[str]:
    """Those of which apt would install an older version than it knows.

    Of what comes without a mark only browsers from their makers count, and everything where a system
    rolls: many have good reasons to keep other archives behind their own.
    """
    main = _main_suite(policies)
    found = [
        policy.package
        for policy in policies
        if policy.holds_back(lambda suite: is_own_security_suite(suite, archives.codename))
        or (archives.unmarked and policy.holds_back(lambda suite: suite == main))
    ]
    highest = [_first(policy) for policy in policies if policy.behind and policy.package not in found]
    sorted_out = makers.sort(host, archives.names, archives.codename, highest)
    return [*found, *(policy.package for policy in sorted_out.browsers)]


def _first(policy: Policy) -> Policy:
    """The policy as it would be without preferences."""
    return replace(policy, candidate=policy.versions[0].number)


def _main_suite(policies: Sequence[Policy]) -> str:
    """The suite that most of what is installed comes from; others may be known beside it and kept out."""
    suites = (
        suite
        for policy in policies
        for version in policy.versions
        if version.installed
        for suite in version.suites
    )
    found = Counter(suites).most_common(1)
    return found[0][0] if found else ""


def _held(host: Host, on_hold: tuple[str, ...], archives: Archives) -> list[str]:
    if not on_hold:
        return []
    try:
        output = host.run("apt-cache", "policy", *on_hold, deadline=_DEADLINE)
        policies = read_policies(output.stdout)
    except (HostError, ValueError):
        return list(on_hold)
    if output.exit_code != 0 or len(policies) != len(on_hold):
        return list(on_hold)
    ordinary = [
        policy for policy in policies if policy.newer and not any(one.closes_holes for one in policy.newer)
    ]
    found = makers.sort(host, archives.names, archives.codename, map(_first, ordinary))
    harmless = {policy.package for policy in ordinary} - {
        policy.package for policy in (*found.browsers, *found.unsaid)
    }
    return [
        policy.package
        for policy in policies
        if policy.newer and (archives.unmarked or policy.package not in harmless)
    ]
