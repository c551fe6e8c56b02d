"""Pieces of made-up Linux computers: services, programs, settings databases."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from posture.facts.families import FAMILIES

Json = dict[str, object]

_FIREWALLS = ("ufw", "firewalld", "nftables", "netfilter-persistent", "iptables", "ip6tables", "shorewall")
_RARE_FIREWALLS = ("ferm", "firehol", "arno-iptables-firewall", "csf", "firewall")


@pytest.fixture(scope="session", params=sorted(FAMILIES.keys() - {"os", "disk_space"}))
def family(request: pytest.FixtureRequest) -> str:
    """Each family whose reader answers for itself; the other two leave it to gather to tell of a refusal."""
    return str(request.param)


@pytest.fixture(scope="session")
def dconf_files() -> Path:
    """The folder of real dconf databases."""
    return Path(__file__).parent / "dconf"


@pytest.fixture
def property_call() -> Callable[..., Json]:
    """Makes the recorded answer of a property on the system bus."""
    return _property


def _property(destination: str, path: str, interface: str, name: str, signature: str, value: object) -> Json:
    return {
        "bus": "system",
        "destination": destination,
        "path": path,
        "interface": "org.freedesktop.DBus.Properties",
        "method": "Get",
        "arguments": [interface, name],
        "reply": [[signature, value]],
    }


@pytest.fixture
def firewall_units() -> Callable[..., list[Json]]:
    """Makes systemd's answers for every firewall service, those named being active."""

    def answers(*active: str) -> list[Json]:
        return [
            _property(
                "org.freedesktop.systemd1",
                f"/org/freedesktop/systemd1/unit/{unit.replace('-', '_2d')}_2eservice",
                "org.freedesktop.systemd1.Unit",
                "ActiveState",
                "s",
                "active" if unit in active else "inactive",
            )
            for unit in (*_FIREWALLS, *_RARE_FIREWALLS)
        ]

    return answers


@pytest.fixture
def idle_action() -> Callable[[str, int], list[Json]]:
    """Makes logind's answers for what it does to an idle session."""

    def answers(action: str, microseconds: int) -> list[Json]:
        manager = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
        return [
            _property(*manager, "IdleAction", "s", action),
            _property(*manager, "IdleActionUSec", "t", microseconds),
        ]

    return answers


@pytest.fixture
def program() -> Callable[..., Json]:
    """Makes one of the person's processes out of its command line."""

    def answer(*command: str, mine: bool = True) -> Json:
        return {"name": command[0].rpartition("/")[2][:15], "command": list(command), "mine": mine}

    return answer


@pytest.fixture
def write_gvdb() -> Callable[..., bytes]:
    """Writes a small GVDB database; values are ``(type, serialised bytes)``."""
    return _gvdb


def _gvdb(
    values: Mapping[str, tuple[str, bytes]], locks: tuple[str, ...] = (), *, swapped: bool = False
) -> bytes:
    data = bytearray(24)
    entries = [(key, b"v", child + b"\0" + kind.encode()) for key, (kind, child) in values.items()]
    items = [(*_stored(data, key.encode(), box), kind) for key, kind, box in entries]
    if locks:
        stored = [(*_stored(data, key.encode(), b"\0\0b"), b"v") for key in locks]
        start, end = _table(data, stored)
        name_at = len(data)
        data += b".locks"
        items.append((name_at, 6, start, end, b"H"))
    start, end = _table(data, items)
    struct.pack_into("<8sIIII", data, 0, b"raVGtnai" if swapped else b"GVariant", 0, 0, start, end)
    return bytes(data)


def _stored(data: bytearray, key: bytes, box: bytes) -> tuple[int, int, int, int]:
    key_at = len(data)
    data += key
    data += bytes(-len(data) % 8)
    start = len(data)
    data += box
    return key_at, len(key), start, len(data)


def _table(data: bytearray, items: list[tuple[int, int, int, int, bytes]]) -> tuple[int, int]:
    data += bytes(-len(data) % 4)
    begin = len(data)
    data += struct.pack("<III", 0, 1, 0)
    for key_at, size, start, end, kind in items:
        data += struct.pack("<IIIHcBII", 0, 0xFFFFFFFF, key_at, size, kind, 0, start, end)
    return begin, len(data)
