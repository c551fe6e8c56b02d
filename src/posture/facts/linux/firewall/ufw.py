"""ufw, the firewall of Ubuntu and its relatives."""

from __future__ import annotations

import re

from posture.facts.linux.firewall.iptables_rules import from_save
from posture.facts.linux.firewall.kernel_modules import (
    filters_nothing,
    holds_rules_of_ufw,
    may_lack_rules_of_ufw,
)
from posture.facts.linux.firewall.netfilter import Effect, effects_of
from posture.facts.linux.firewall.services import RULE_UNITS, running_units, undone_by
from posture.facts.linux.firewall.state import FirewallState, unseen
from posture.facts.linux.machine.account import shown_by
from posture.facts.linux.machine.systemd import active_units
from posture.facts.model import Reason, Unreadable, unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NoAnswer, NotAllowed, NotRecorded, NotThere
from posture.words.phrase import phrase

_CONF, _DEFAULTS = "/etc/ufw/ufw.conf", "/etc/default/ufw"
_USER_RULES = {"/etc/ufw/user.rules": "ip", "/etc/ufw/user6.rules": "ip6"}
_UNIT = "ufw.service"
_LOOK, _METHOD = "ufw status verbose", "ufw.conf"


def ufw(host: Host) -> FirewallState | None:
    """What ufw does; None where it is not installed.

    ``ENABLED`` in ufw.conf decides: the unit is active even where ufw is switched off. The other
    way round, a ufw that is switched on and whose unit does not run is loaded by nothing after a
    start: Undecided, as where another service may have thrown its rules away, or the kernel shows
    none of them. With ``IPV6=no`` it refuses IPv6 whole. Source: ufw(8), ufw-framework(8),
    ufw-init-functions of ufw 0.36.2.
    """
    try:
        enabled = _value(host.read_text(_CONF), "ENABLED")
    except NotThere:
        return None
    if enabled not in ("yes", "no"):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("{file} does not say whether ufw is on.", file=_CONF),
            shown_by(host, _LOOK),
            _METHOD,
        )
    excerpt = f"ENABLED={enabled}"
    if enabled == "no":
        return FirewallState("", False, False, _METHOD, excerpt)
    if not _is_loaded(host):
        raise unseen(host, phrase("ufw is switched on, but its service does not run."), _METHOD)
    _raise_if_undone(host)
    return FirewallState("ufw", True, _blocks(host), _METHOD, excerpt)


def _is_loaded(host: Host) -> bool:
    try:
        return _UNIT in active_units(host, [_UNIT]) or not host.exists("/run/systemd/system")
    except HostError:
        if holds_rules_of_ufw(host):
            return True
        raise


def _raise_if_undone(host: Host) -> None:
    """Raises Undecided where ufw's rules may be gone although it is switched on."""
    if holds_rules_of_ufw(host) or filters_nothing(host):
        return
    if may_lack_rules_of_ufw(host):
        raise unseen(host, phrase("ufw is switched on, but the kernel shows no sign of its rules."), _METHOD)
    try:
        others = running_units(host, RULE_UNITS)
    except HostError:
        raise unseen(
            host,
            phrase("ufw is switched on, but whether another service took its rules away could not be read."),
            _METHOD,
        ) from None
    for unit in sorted(others):
        if undone_by(host, unit):
            raise unseen(
                host,
                phrase(
                    "ufw is switched on, but {unit} runs too and may have taken its rules away.", unit=unit
                ),
                _METHOD,
            )


def _blocks(host: Host) -> bool | Unreadable:
    try:
        policy = _value(host.read_text(_DEFAULTS), "DEFAULT_INPUT_POLICY")
    except HostError as error:
        return unreadable(error, method=_DEFAULTS, remedy=shown_by(host, _LOOK))
    if policy not in ("accept", "drop", "reject"):
        detail = phrase("{file} does not say what ufw does with what nobody asked for.", file=_DEFAULTS)
        return Unreadable(Reason.UNRECOGNISED, detail, shown_by(host, _LOOK), _DEFAULTS)
    try:
        return policy != "accept" and not any(
            _lets_all_in(host, path, family) for path, family in _USER_RULES.items()
        )
    except NoAnswer as error:
        return unreadable(error, method="user.rules", remedy=shown_by(host, _LOOK))


def _lets_all_in(host: Host, path: str, family: str) -> bool:
    """Whether the person's own rules let everything in; they are closed to all but the administrator.

    NoAnswer where the file does not come to its end.
    """
    try:
        text = host.read_text(path)
    except (NotAllowed, NotThere, NotRecorded):
        return False
    if "COMMIT" not in text:
        raise NoAnswer(phrase("{file} was not read to its end.", file=path))
    chain = "ufw6-user-input" if family == "ip6" else "ufw-user-input"
    base = f"*filter\n:INPUT DROP\n:{chain} -\n-A INPUT -j {chain}\n"
    return effects_of(from_save(base + text, family))[family] is Effect.LET_IN


def _value(text: str, name: str) -> str:
    found = re.findall(rf"^\s*{name}\s*=\s*[\"']?([A-Za-z]*)", text, re.MULTILINE)
    return str(found[-1]).lower() if found else ""
