from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine.open_ports import open_ports
from posture.facts.model import Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

ROUTE = (
    "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"
    "eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
    "docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0\n"
    "virbr0\t007AA8C0\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n"
    "virbr1\tgarbage\n"
)


def _listener(text: str) -> dict[str, object]:
    protocol, address, port = text.split()
    return {"protocol": protocol, "address": address, "port": int(port)}


@pytest.mark.parametrize(
    ("listeners", "count"),
    [
        ((), 0),
        (("tcp 0.0.0.0 22",), 1),
        (("tcp 0.0.0.0 22", "tcp :: 22"), 1),
        (("tcp 192.168.1.5 22", "tcp 2001:db8::1 443"), 2),
        (("tcp 127.0.0.1 631", "tcp 127.0.0.53 53", "tcp ::1 631", "tcp ::ffff:127.0.0.1 80"), 0),
        (("tcp 172.17.0.1 8086", "tcp 192.168.122.1 53", "tcp fe80::1%virbr0 53"), 0),
        (("tcp fe80::1%eth0 22",), 1),
        (("udp 0.0.0.0 53", "udp 0.0.0.0 68", "udp 0.0.0.0 5353", "udp 0.0.0.0 41234"), 1),
        (("tcp 0.0.0.0 53", "udp 0.0.0.0 53"), 2),
        (("tcp * 80",), 1),
    ],
)
def test_a_port_counts_once_if_others_can_reach_it(
    make_host: MakeHost, listeners: tuple[str, ...], count: int
) -> None:
    host = make_host({"/proc/net/route": ROUTE}, listeners=[_listener(text) for text in listeners])
    answer = open_ports(host)
    assert isinstance(answer, Known)
    assert answer.value == count


def test_without_the_routes_no_address_is_left_out(make_host: MakeHost) -> None:
    answer = open_ports(make_host({}, listeners=[_listener("tcp 172.17.0.1 80")]))
    assert isinstance(answer, Known)
    assert (answer.value, answer.excerpt) == (1, "tcp 80")


@pytest.mark.parametrize(
    "refusal",
    [{"listeners": {"error": "not_allowed"}}, {"denied": ["/proc/net/route"]}],
)
def test_what_cannot_be_read_is_unknown(make_host: MakeHost, refusal: dict[str, object]) -> None:
    answer = open_ports(make_host({}, **refusal))
    assert isinstance(answer, Unreadable)
    assert answer.reason is Reason.NEEDS_ADMIN
