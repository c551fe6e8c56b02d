"""firewalld, the firewall of Fedora, openSUSE and their relatives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from posture.facts.linux.firewall.loaded_rules import doors
from posture.facts.linux.firewall.networks import holds_neighbours, is_wide
from posture.facts.linux.firewall.packets import is_virtual
from posture.facts.linux.firewall.state import FirewallState
from posture.facts.linux.firewall.zones import Zone, includes, zone_of
from posture.facts.linux.machine.account import is_administrator, shown_by
from posture.facts.linux.machine.links import Link, link_of
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
_MOST_SERVICES = 256
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
        active = _active_zones(host)
        zones = {name: _zone(host, name) for name in _zones_in_use(host, active)}
        zones |= _policies(host, zones)
        unsure = _may_be_open(host, active, zones)
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
    if blocks and unsure:
        return FirewallState("firewalld", True, _unclear(host), "systemd, firewalld zone", excerpt[:200])
    return FirewallState("firewalld", True, blocks, "systemd, firewalld zone", excerpt[:200])


def _unclear(host: Host) -> Unreadable:
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase("firewalld may let everything in, by a rule for an address or by the default zone."),
        shown_by(host, _LOOK),
        "firewalld",
    )


def _may_be_open(host: Host, active: Mapping[object, object], zones: Mapping[str, Zone]) -> bool:
    """Whether a rule for one address, or the default zone on an interface of which nothing is told, opens."""
    if any(zone.is_unclear for zone in zones.values()):
        return True
    if Link.UNKNOWN not in _unbound(host, active):
        return False
    default = _default_zone(host)
    return default not in zones and not _zone(host, default).is_closed


def _active_zones(host: Host) -> Mapping[object, object]:
    active = _ask(host, f"{_NAME}.zone", "getActiveZones")
    return active if isinstance(active, Mapping) else {}


def _unbound(host: Host, active: Mapping[object, object]) -> frozenset[Link]:
    """How the interfaces to other computers are that no zone is bound to; for them the default zone counts.

    Source: firewalld.zones(5); the zone of an interface that NetworkManager does not know is nobody's.
    """
    bound = {name for zone in active.values() for name in _listed(zone, "interfaces")}
    return frozenset(link_of(host, name) for name in doors(host) if name not in bound)


def _zones_in_use(host: Host, zones: Mapping[object, object]) -> tuple[str, ...]:
    """The zones of real interfaces and of whole networks of senders; else the default zone too.

    The default zone counts as well where an interface is in use that no zone is bound to.
    """
    wide = {
        str(name) for name, zone in zones.items() if _is_for_many(_listed(zone, "sources"))
    } - _FOR_MACHINES
    real = {str(name) for name, zone in zones.items() if _has_real_interface(zone)}
    if not real or Link.UP in _unbound(host, zones):
        real.add(_default_zone(host))
    return tuple(sorted(wide | real))


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
    return _with_services(host, zone_of(_settings(host, f"{_NAME}.zone", "getZoneSettings2", name)))


def _with_services(host: Host, zone: Zone) -> Zone:
    """The zone with the ports and protocols of its services, and of those that they take in.

    One of which nothing is told counts as one of the usual ones, which open few. Source:
    firewalld.service(5).
    """
    asked: dict[str, Zone] = {}
    left = list(zone.services_for_all)
    while left and len(asked) < _MOST_SERVICES:
        name = left.pop()
        if name in asked:
            continue
        try:
            settings = _settings(host, _NAME, "getServiceSettings2", name)
        except (NotThere, NotRecorded, Unsupported, NoAnswer):
            settings = {}
        asked[name] = zone_of(settings)
        left += includes(settings)
    return replace(
        zone,
        ports=zone.ports + tuple(port for one in asked.values() for port in one.ports),
        protocols=zone.protocols + tuple(name for one in asked.values() for name in one.protocols),
    )


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
        f"policy {name}": _with_services(
            host, zone_of(_settings(host, f"{_NAME}.policy", "getPolicySettings", str(name)))
        )
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
