from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from posture.facts.linux.firewall.published_ports import published_ports
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import HostError
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Json = dict[str, Any]

BRIDGE = {"/sys/class/net": ["lo", "eth0", "docker0"]}
ROUTES = "Iface\tDestination\tGateway\nbr-1a2b\t000011AC\t00000000\n"
SETTINGS = "/etc/docker/daemon.json"


def _proxy(address: str, port: int = 5432, *, mine: bool = False) -> Json:
    command = ["/usr/bin/docker-proxy", "-proto", "tcp", "-host-ip", address, "-host-port", str(port)]
    return {"name": "docker-proxy", "command": command, "mine": mine}


def _waiting(port: int, program: str | None = None, address: str = "0.0.0.0") -> Json:
    return {"protocol": "tcp", "address": address, "port": port, "program": program}


@pytest.mark.parametrize(
    ("processes", "listeners", "count"),
    [
        ([], [_waiting(8080)], 0),
        ([_proxy("0.0.0.0")], [_waiting(5432)], 1),
        ([_proxy("0.0.0.0"), _proxy("::")], [_waiting(5432), _waiting(5432, address="::")], 1),
        ([_proxy("0.0.0.0"), _proxy("0.0.0.0", 80)], [_waiting(5432), _waiting(80)], 2),
        ([_proxy("127.0.0.1")], [_waiting(5432, address="127.0.0.1")], 0),
        ([_proxy("0.0.0.0", mine=True)], [_waiting(5432)], 0),
        ([], [_waiting(5432, "docker-proxy")], 1),
        ([], [_waiting(8080, "conmon")], 1),
        ([], [_waiting(8080, "rootlessport")], 0),
    ],
)
@pytest.mark.parametrize("where", [{"listings": BRIDGE}, {"files": {"/proc/net/route": ROUTES}}])
def test_ports_that_containers_open_are_counted(
    make_host: MakeHost, processes: list[Json], listeners: list[Json], count: int, where: Json
) -> None:
    host = make_host(
        where.get("files", {}),
        processes=processes,
        listeners=listeners,
        **{key: value for key, value in where.items() if key != "files"},
    )
    assert published_ports(host).value == count


def test_without_a_bridge_nothing_is_published(make_host: MakeHost) -> None:
    host = make_host(listings={"/sys/class/net": ["lo", "eth0"]}, processes={"error": "not_allowed"})
    assert published_ports(host).value == 0


@pytest.mark.parametrize(
    "denied",
    [{"denied": ["/sys/class/net"]}, {"denied": ["/proc/net/route"]}, {"unanswered": ["/proc/net/route"]}],
)
def test_bridges_that_cannot_be_listed_may_be_there(make_host: MakeHost, denied: Json) -> None:
    with pytest.raises(HostError):
        published_ports(make_host(processes={"error": "not_allowed"}, **denied))


def test_docker_that_loads_no_rules_leaves_its_ports_to_the_firewall(make_host: MakeHost) -> None:
    files = {SETTINGS: json.dumps({"iptables": False})}
    host = make_host(files, listings=BRIDGE, processes=[_proxy("0.0.0.0")], listeners=[_waiting(5432)])
    assert published_ports(host).value == 0


@pytest.mark.parametrize(
    ("files", "process", "open_too"),
    [
        ({SETTINGS: json.dumps({"userland-proxy": False})}, "containerd-shim-runc-v2", False),
        ({}, "conmon", True),
    ],
)
def test_containers_that_publish_without_a_sign_leave_it_open(
    make_host: MakeHost, files: dict[str, str], process: str, open_too: bool
) -> None:
    processes = [{"name": process[:15], "command": [process], "mine": False}]
    listeners = [_waiting(8080)] if open_too else []
    host = make_host(files, listings=BRIDGE, processes=processes, listeners=listeners)
    with pytest.raises(Undecided) as raised:
        published_ports(host)
    assert raised.value.answer.reason is Reason.NEEDS_ADMIN
