"""Packages that somebody keeps as they are: on hold, or behind a preference of apt's."""

from __future__ import annotations

from collections.abc import Sequence

from posture.facts.linux.updates.apt.policy import Policy, is_own_security_suite, read_policies
from posture.facts.linux.updates.waiting import waiting
from posture.facts.model import Known
from posture.host.model import Host, HostError

_METHOD = "dpkg-query, apt-cache policy"
_DEADLINE = 4.0


def kept_back(host: Host, on_hold: tuple[str, ...], policies: Sequence[Policy], codename: str) -> Known:
    """How many packages are kept back while a security update of theirs waits, or could.

    A package on hold of which apt does not tell counts: its security updates would not come.
    """
    held = [*_held(host, on_hold)]
    held += [
        policy.package
        for policy in policies
        if policy.holds_back(lambda suite: is_own_security_suite(suite, codename))
    ]
    return waiting(held, _METHOD)


def _held(host: Host, on_hold: tuple[str, ...]) -> list[str]:
    if not on_hold:
        return []
    try:
        output = host.run("apt-cache", "policy", *on_hold, deadline=_DEADLINE)
        policies = read_policies(output.stdout)
    except (HostError, ValueError):
        return list(on_hold)
    if output.exit_code != 0 or len(policies) != len(on_hold):
        return list(on_hold)
    return [policy.package for policy in policies if any(version.closes_holes for version in policy.newer)]
