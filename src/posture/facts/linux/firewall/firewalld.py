"""firewalld, the firewall of Fedora, openSUSE and their relatives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.facts.linux.firewall.networks import holds_neighbours, is_wide
from posture.facts.linux.firewall.packets import is_virtual
from posture.facts.linux.firewall.state import FirewallState
from posture.facts.linux.firewall.zones import Zone, zone_of
from posture.facts.linux.machine.account import is_administrator, shown_by
from posture.facts.linux.machine.systemd import active_units
from posture.facts.model import Reason, Unreadable
from posture.host.model import (
    BusCall,
    Host,
    HostError,
    NoAnswer,
    NotAllowed,
    NotRecorded,
    NotThere,
    Unsupported,
)
from posture.words.phrase import phrase

UNIT = "firewalld.service"
_NAME, _PATH = "org.fedoraproject.FirewallD1", "/org/fedoraproject/FirewallD1"
_LOOK = "firewall-cmd --list-all-zones"
# Zones that libvirt, Docker, Podman and NetworkManager make for what they run here.
_FOR_MACHINES = frozenset({"docker", "libvirt", "libvirt-routed", "netavark_zone", "nm-shared"})
_FROM_OUTSIDE = frozenset({"ANY"})


def firewalld(host: Host) -> FirewallState | None:
    """What firewalld does; None where it is not installed.

    It filters while its service runs. The zones of the real network interfaces decide what it
    blocks, and those for senders from whole networks; the default zone where no interface is
    told, and policies from these zones to this computer. A zone that opens most ports, as Fedora
    Workstation's does (1025-65535), does not count as blocking. Where the bus is closed to this
    account nothing of it is known: NetworkManager may have put a connection into any zone, whatever
    the files say. Source: firewalld.zone(5), firewalld.policies(5), firewalld.dbus(5).
    """
    if UNIT in active_units(host, [UNIT]):
        return _running(host)
    if _is_installed(host):
        return FirewallState("", False, False, "systemd", f"{UNIT} is not active")
    return None


def _is_installed(host: Host) -> bool:
    folders = ("/usr/lib/systemd/system", "/lib/systemd/system", "/etc/systemd/system")
    return any(host.exists(f"{folder}/{UNIT}") for folder in folders)


def _running(host: Host) -> FirewallState:
    try:
        zones = {name: _zone(host, name) for name in _zones_in_use(host)}
        zones |= _policies(host, zones)
    except HostError:
        closed = Unreadable(
            Reason.NO_ANSWER if is_administrator(host) else Reason.NEEDS_ADMIN,
            phrase("firewalld does not show its zones."),
            shown_by(host, _LOOK),
            "firewalld",
        )
        return FirewallState("firewalld", True, closed, "systemd")
    excerpt = "; ".join(f"{name}: {zone}" for name, zone in zones.items())
    blocks = all(zone.is_closed for zone in zones.values())
    return FirewallState("firewalld", True, blocks, "systemd, firewalld zone", excerpt[:200])


def _zones_in_use(host: Host) -> tuple[str, ...]:
    """The zones of real interfaces and of whole networks of senders; else the default zone too."""
    active = _ask(host, f"{_NAME}.zone", "getActiveZones")
    zones = active if isinstance(active, Mapping) else {}
    wide = {
        str(name) for name, zone in zones.items() if _is_for_many(_listed(zone, "sources"))
    } - _FOR_MACHINES
    real = {str(name) for name, zone in zones.items() if _has_real_interface(zone)}
    return tuple(sorted(wide | (real or {_default_zone(host)})))


def _is_for_many(sources: tuple[str, ...]) -> bool:
    return is_wide(sources) or holds_neighbours(sources)


def _has_real_interface(zone: object) -> bool:
    return any(not is_virtual(name) for name in _listed(zone, "interfaces"))


def _listed(zone: object, name: str) -> tuple[str, ...]:
    found = zone.get(name, ()) if isinstance(zone, Mapping) else ()
    if isinstance(found, tuple) and len(found) == 2 and found[0] == "as":
        found = found[1]
    return tuple(map(str, found)) if isinstance(found, Iterable) and not isinstance(found, str) else ()


def _default_zone(host: Host) -> str:
    return str(_ask(host, _NAME, "getDefaultZone"))


def _zone(host: Host, name: str) -> Zone:
    return zone_of(_settings(host, f"{_NAME}.zone", "getZoneSettings2", name))


def _policies(host: Host, zones: Iterable[str]) -> Mapping[str, Zone]:
    """The policies that rule what comes from these zones to this computer; older versions have none."""
    try:
        active = _ask(host, f"{_NAME}.policy", "getActivePolicies")
    except (NotAllowed, NoAnswer):
        raise
    except (NotThere, Unsupported, NotRecorded):
        return {}
    found = active if isinstance(active, Mapping) else {}
    sources = _FROM_OUTSIDE | set(zones)
    return {
        f"policy {name}": zone_of(_settings(host, f"{_NAME}.policy", "getPolicySettings", str(name)))
        for name, policy in found.items()
        if sources & set(_listed(policy, "ingress_zones")) and "HOST" in _listed(policy, "egress_zones")
    }


def _settings(host: Host, interface: str, method: str, name: str) -> Mapping[object, object]:
    settings = _ask(host, interface, method, name)
    if not isinstance(settings, Mapping):
        raise NoAnswer(phrase("firewalld answered in an unknown form."))
    return settings


def _ask(host: Host, interface: str, method: str, *arguments: str) -> object:
    call = BusCall("system", _NAME, _PATH, interface, method, "s" * len(arguments), arguments)
    reply = host.call(call)
    if not reply:
        raise NoAnswer(phrase("firewalld gave an empty answer."))
    return reply[0]
