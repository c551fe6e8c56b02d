"""Whether a firewall refuses what nobody asked for."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from posture.facts import reachable_ports
from posture.facts.macos.firewall.other_firewalls import refuse_where_another_runs
from posture.facts.macos.machine.managed import managed_value
from posture.facts.macos.machine.plists import read_plist
from posture.facts.macos.machine.version import mac_version
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError, NotThere
from posture.words.phrase import phrase

_FIELDS = ("enabled", "blocks_incoming", "by")
_FILE = "/Library/Preferences/com.apple.alf.plist"
_PROFILER = "system_profiler SPFirewallDataType"
_TOOL = "socketfilterfw --getglobalstate"
_PAYLOAD = "com.apple.security.firewall.plist"
_FIRST_WITHOUT_FILE = 15
_REMEDY = phrase("System Settings › Network › Firewall shows it.")
# 0 off, 1 on for what is not allowed, 2 everything; system_profiler has words for them that it does not
# translate, and socketfilterfw prints the number.
_STATES = {
    "spfirewall_globalstate_allow_all": 0,
    "spfirewall_globalstate_limit_connections": 1,
    "spfirewall_globalstate_block_all": 2,
}
_STATE = re.compile(r"\(State = ([012])\)", re.ASCII)


def read(host: Host) -> Mapping[str, Answer]:
    """macOS' own application firewall.

    Until macOS 14 its settings lie in a file; from 15 on a file left there means nothing, and
    system_profiler tells. What a profile fixes (com.apple.security.firewall) is never written into that
    file, so the profiler is asked then as well. Firewalls for what goes out (LuLu, Little Snitch) keep
    nothing from coming in; rules of pf are for administrators to see.
    """
    return {
        **decided(_FIELDS, _read, host, method=_PROFILER),
        **decided(("open_ports",), _open_ports, host, method="listeners"),
    }


def _read(host: Host) -> Mapping[str, Answer]:
    state, method = _by_file(host) or _in_force(host)
    on = state > 0
    if not on:
        refuse_where_another_runs(host)
    excerpt = f"globalstate {state}"
    return {
        "enabled": Known(on, method, excerpt),
        "blocks_incoming": Known(on, method, excerpt),
        "by": Known("macos" if on else "", method),
    }


def _by_file(host: Host) -> tuple[int, str] | None:
    if mac_version(host).major >= _FIRST_WITHOUT_FILE:
        return None
    if managed_value(host, _PAYLOAD, "EnableFirewall") is not None:
        return None
    try:
        state = read_plist(host, _FILE).get("globalstate")
    except NotThere:
        return None
    if isinstance(state, bool) or state not in _STATES.values() or not isinstance(state, int):
        raise _unrecognised("com.apple.alf.plist")
    return state, "com.apple.alf.plist"


def _in_force(host: Host) -> tuple[int, str]:
    """By system_profiler, and where that fails by the firewall's own tool.

    The tool answers only administrators on macOS 15, and everybody on 26.
    """
    try:
        return _by_profiler(host), _PROFILER
    except (HostError, Undecided):
        state = _by_tool(host)
        if state is None:
            raise
        return state, _TOOL


def _by_profiler(host: Host) -> int:
    printed = host.run("system_profiler", "-json", "SPFirewallDataType", deadline=3.0).stdout
    try:
        found = json.loads(printed)
    except (ValueError, RecursionError) as error:
        raise _unrecognised(_PROFILER) from error
    match found:
        case {"SPFirewallDataType": [{"spfirewall_globalstate": str(state)}, *_]} if state in _STATES:
            return _STATES[state]
        case _:
            raise _unrecognised(_PROFILER)


def _by_tool(host: Host) -> int | None:
    try:
        found = _STATE.search(host.run("socketfilterfw", "--getglobalstate", deadline=1.5).stdout)
    except HostError:
        return None
    return int(found[1]) if found else None


def _open_ports(host: Host) -> Mapping[str, Answer]:
    return {"open_ports": reachable_ports.count(host.listeners(), "listeners")}


def _unrecognised(method: str) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED,
        phrase("The firewall's state has a form that Posture does not know."),
        _REMEDY,
        method,
    )
