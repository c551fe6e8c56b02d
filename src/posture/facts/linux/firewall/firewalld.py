"""firewalld, the firewall of Fedora, openSUSE and their relatives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from posture.facts.linux.firewall.state import FirewallState
from posture.facts.linux.machine.systemd import active_units
from posture.facts.linux.settings.small_xml import UnusableXml, parse_xml
from posture.facts.model import Reason, Unreadable
from posture.host.model import BusCall, Host, HostError, NotThere

UNIT = "firewalld.service"
_NAME, _PATH = "org.fedoraproject.FirewallD1", "/org/fedoraproject/FirewallD1"
_FOLDERS = ("/etc/firewalld", "/usr/lib/firewalld", "/usr/share/firewalld")
_VIRTUAL = ("lo", "docker", "br-", "virbr", "veth", "podman", "lxdbr", "incusbr", "waydroid", "vnet")
_WIDE = 10_000
_REMEDY = "“sudo firewall-cmd --list-all-zones” shows them."
_ZONE_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}").fullmatch


@dataclass(frozen=True, slots=True)
class _Zone:
    target: str
    ports: tuple[str, ...]

    @property
    def is_closed(self) -> bool:
        """Whether it refuses what no rule lets in, and its rules do not let in nearly everything."""
        return self.target != "ACCEPT" and sum(map(_width, self.ports)) < _WIDE


def firewalld(host: Host) -> FirewallState | None:
    """What firewalld does; None where it is not installed.

    It filters while its service runs. The zones of the real network interfaces decide what it
    blocks, the default zone where they are not told; a zone that opens most ports, as Fedora
    Workstation's does (1025-65535), does not count as blocking. Source: firewalld.zone(5),
    firewalld.dbus(5).
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
        names = _zones_in_use(host)
        zones = {name: _zone(host, name) for name in names}
    except (HostError, UnusableXml):
        closed = Unreadable(
            Reason.NEEDS_ADMIN, "firewalld does not show its zones to this account.", _REMEDY, "firewalld"
        )
        return FirewallState("firewalld", True, closed, "systemd")
    excerpt = "; ".join(
        f"{name}: {zone.target} {' '.join(zone.ports)}".strip() for name, zone in zones.items()
    )
    blocks = all(zone.is_closed for zone in zones.values())
    return FirewallState("firewalld", True, blocks, "systemd, firewalld zone", excerpt[:200])


def _zones_in_use(host: Host) -> tuple[str, ...]:
    """The zones of the real interfaces, else the default zone."""
    try:
        active = _ask(host, f"{_NAME}.zone", "getActiveZones")
    except HostError:
        active = {}
    real = (
        [str(name) for name, zone in active.items() if _has_real_interface(zone)]
        if isinstance(active, dict)
        else []
    )
    return tuple(sorted(real)) or (_default_zone(host),)


def _has_real_interface(zone: object) -> bool:
    interfaces = zone.get("interfaces", ()) if isinstance(zone, dict) else ()
    names = interfaces if isinstance(interfaces, Iterable) and not isinstance(interfaces, str) else ()
    return any(not str(name).startswith(_VIRTUAL) for name in names)


def _default_zone(host: Host) -> str:
    try:
        name = str(_ask(host, _NAME, "getDefaultZone"))
    except HostError:
        text = host.read_text(f"{_FOLDERS[0]}/firewalld.conf")
        found = re.findall(r"^\s*DefaultZone\s*=\s*(\S+)", text, re.MULTILINE)
        name = str(found[-1]) if found else "public"
    return name


def _zone(host: Host, name: str) -> _Zone:
    try:
        settings = _ask(host, f"{_NAME}.zone", "getZoneSettings2", name)
    except HostError:
        return _zone_file(host, name)
    if not isinstance(settings, dict):
        return _zone_file(host, name)
    target = _unboxed(settings.get("target", "default"))
    ports = _unboxed(settings.get("ports", ()))
    pairs = ports if isinstance(ports, Iterable) and not isinstance(ports, str) else ()
    return _Zone(str(target), tuple(str(pair[0]) for pair in pairs if isinstance(pair, tuple) and pair))


def _unboxed(value: object) -> object:
    match value:
        case (str(), inner):
            return inner
        case _:
            return value


def _zone_file(host: Host, name: str) -> _Zone:
    if not _ZONE_NAME(name):
        raise UnusableXml("The zone has no name that a file can have.")
    for folder in _FOLDERS:
        try:
            root = parse_xml(host.read_bytes(f"{folder}/zones/{name}.xml"))
        except NotThere:
            continue
        ports = tuple(element.get("port", "") for element in root.findall("port"))
        return _Zone(root.get("target", "default"), ports)
    raise NotThere(f"firewalld has no file for its zone {name}.")


def _ask(host: Host, interface: str, method: str, *arguments: str) -> Mapping[object, object] | object:
    call = BusCall("system", _NAME, _PATH, interface, method, "s" * len(arguments), arguments)
    reply = host.call(call)
    if not reply:
        raise NotThere("firewalld gave an empty answer.")
    return reply[0]


def _width(ports: str) -> int:
    first, _, last = ports.partition("-")
    if not (first.isdecimal() and first.isascii() and len(first) < 6):
        return 0
    return int(last) - int(first) + 1 if last.isdecimal() and last.isascii() and len(last) < 6 else 1
