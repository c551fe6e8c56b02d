"""ufw, the firewall of Ubuntu and its relatives."""

from __future__ import annotations

import re

from posture.facts.linux.firewall.state import FirewallState
from posture.facts.linux.machine.systemd import active_units
from posture.facts.model import Reason, Unreadable, unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NotThere

_CONF, _DEFAULTS = "/etc/ufw/ufw.conf", "/etc/default/ufw"
_UNIT = "ufw.service"


def ufw(host: Host) -> FirewallState | None:
    """What ufw does; None where it is not installed.

    ``ENABLED`` in ufw.conf decides: the unit is active even where ufw is switched off. The other
    way round, a ufw that is switched on and whose unit does not run is loaded by nothing after a
    start: Undecided. Source: ufw(8), ufw-framework(8).
    """
    try:
        enabled = _value(host.read_text(_CONF), "ENABLED")
    except NotThere:
        return None
    if enabled not in ("yes", "no"):
        raise Undecided(
            Reason.UNRECOGNISED, f"{_CONF} does not say whether ufw is on.", _remedy(), "ufw.conf"
        )
    excerpt = f"ENABLED={enabled}"
    if enabled == "no":
        return FirewallState("", False, False, "ufw.conf", excerpt)
    if not _is_loaded(host):
        raise Undecided(
            Reason.NEEDS_ADMIN, "ufw is switched on, but its service does not run.", _remedy(), "ufw.conf"
        )
    return FirewallState("ufw", True, _blocks(host), "ufw.conf", excerpt)


def _is_loaded(host: Host) -> bool:
    try:
        return _UNIT in active_units(host, [_UNIT]) or not host.exists("/run/systemd/system")
    except HostError:
        return True


def _blocks(host: Host) -> bool | Unreadable:
    try:
        policy = _value(host.read_text(_DEFAULTS), "DEFAULT_INPUT_POLICY")
    except HostError as error:
        return unreadable(error, method=_DEFAULTS, remedy=_remedy())
    # ufw itself falls back to DROP (ufw's backend.py reads the defaults file strictly otherwise).
    return policy.upper() != "ACCEPT"


def _value(text: str, name: str) -> str:
    found = re.findall(rf"^\s*{name}\s*=\s*[\"']?([A-Za-z]*)", text, re.MULTILINE)
    return str(found[-1]).lower() if found else ""


def _remedy() -> str:
    return "sudo ufw status shows it."
