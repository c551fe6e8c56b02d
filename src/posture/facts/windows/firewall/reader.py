"""Whether a firewall refuses what nobody asked for."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts import reachable_ports
from posture.facts.attempt import attempt
from posture.facts.model import Answer, Known, Reason, Unreadable, unreadable
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.firewall.profiles import minds_local_rules, open_to_all, profiles
from posture.facts.windows.machine import registry
from posture.host.model import Host, HostError, NotThere, Unsupported
from posture.words.phrase import Phrase, phrase

_FIELDS = ("enabled", "blocks_incoming", "by")
_SERVICE = "MpsSvc"
_HEALTH = "wsc-health:firewall"
_GOOD, _NOT_MONITORED = 0, 1
_HEALTHS = (_GOOD, _NOT_MONITORED, 2, 3)  # WSC_SECURITY_PROVIDER_HEALTH: good, not monitored, poor, snoozed
_OWN = "windows-defender"
_RULES = "registry:FirewallRules"


_UNMERGED = Undecided(
    Reason.UNRECOGNISED,
    phrase(
        "A rule of the firewall lets in everything, and your organisation wants its own rules alone to "
        "count; whose rule it is Posture cannot see."
    ),
    phrase("Windows Security › Firewall & network protection › Advanced settings lists the rules."),
    _RULES,
)


def read(host: Host) -> Mapping[str, Answer]:
    """Windows' own firewall in the networks that count; another one where Windows vouches for it.

    On in the network in use and off in public ones, it is on and blocks too little. Where it is off
    here, the security centre says whether another firewall is registered and in good health
    (wscapi.h); which one is of no matter.
    """
    return {**decided(_FIELDS, _read, host, method=registry.METHOD), **_open_ports(host)}


def _read(host: Host) -> Mapping[str, Answer]:
    start = registry.service_start(host, _SERVICE)
    # It filters with the Base Filtering Engine, and does not start without it.
    engine = registry.number(host, r"HKLM\SYSTEM\CurrentControlSet\Services\BFE", "Start")
    if registry.DISABLED in (start, engine):
        return _other(host, f"{_SERVICE}: Start={start}, BFE: Start={engine}")
    found = profiles(host)
    excerpt = ", ".join(f"{one.name} {'on' if one.on else 'off'}" for one in found)
    here = [one.on for one in found if one.in_use is not False]
    if all(here):
        if start != registry.AUTOMATIC:
            raise _unsure(phrase("Windows' firewall is set to on, but its service does not start by itself."))
        blocks = all(one.blocks for one in found)
        opened = attempt(open_to_all, host, method=_RULES) if blocks else 0
        if isinstance(opened, Unreadable):
            return {**_answers(_OWN, True, True, excerpt), "blocks_incoming": opened}
        open_ = [one for one in found if one.bit & opened]
        answers = _answers(_OWN, True, blocks and not open_, excerpt)
        if open_ and not any(minds_local_rules(host, one) for one in open_):
            return {**answers, "blocks_incoming": _UNMERGED.answer}
        return answers
    if any(here) and any(one.in_use is None for one in found):
        raise _unsure(
            phrase(
                "The firewall is off in some kinds of networks, and Windows does not tell which kind this is."
            )
        )
    return _other(host, excerpt)


def _unsure(detail: Phrase) -> Undecided:
    return Undecided(
        Reason.NO_ANSWER,
        detail,
        phrase("Windows Security › Firewall & network protection shows it."),
        registry.METHOD,
    )


def _other(host: Host, excerpt: str) -> Mapping[str, Answer]:
    """The answers where Windows' own firewall is off: on where another one is in good health."""
    try:
        health = host.native(_HEALTH)
    except (NotThere, Unsupported):
        return _answers("", False, False, excerpt)
    if isinstance(health, bool) or health not in _HEALTHS:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Windows' security centre answered in an unknown form."),
            method=_HEALTH,
        )
    if health == _NOT_MONITORED:
        raise _unsure(
            phrase(
                "Windows' own firewall is off, and the security centre does not watch whether another one is "
                "on."
            )
        )
    on, method = health == _GOOD, f"{registry.METHOD}, {_HEALTH}"
    by = "another-firewall" if on else ""
    return _answers(by, on, on, f"{excerpt}; health {health}", method)


def _answers(
    by: str, on: bool, blocks: bool, excerpt: str, method: str = registry.METHOD
) -> Mapping[str, Answer]:
    return {
        "enabled": Known(on, method, excerpt),
        "blocks_incoming": Known(blocks, method, excerpt),
        "by": Known(by, method),
    }


def _open_ports(host: Host) -> Mapping[str, Answer]:
    try:
        return {"open_ports": reachable_ports.count(host.listeners(), "listeners")}
    except HostError as error:
        return {"open_ports": unreadable(error, method="listeners")}
