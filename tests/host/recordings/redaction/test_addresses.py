"""Addresses get stand-ins of their own kind, and whoever shared a network still does."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from posture.host.recordings.redaction.addresses import Address, Addresses, as_little_endian, little_endian
from posture.host.recordings.redaction.network_pages import changed

PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "100.64.0.0/10"]
LOCAL = ["fd00::/8", "fc00::/8", "fe80::/10"]
NETWORKS = [*map(ip_network, PRIVATE), *map(ip_network, LOCAL)]
FORMS = ("is_private", "is_global", "is_link_local", "is_loopback", "is_multicast", "is_unspecified")


def within(network: object) -> st.SearchStrategy[Address]:
    return st.ip_addresses(network=str(network))


ANY = st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6), *map(within, NETWORKS))


def shared_bits(first: Address, second: Address) -> int:
    return first.max_prefixlen - (int(first) ^ int(second)).bit_length()


@given(st.lists(ANY, max_size=20))
def test_an_address_stays_of_its_kind(addresses: list[Address]) -> None:
    made = Addresses()
    for address in addresses:
        # The rest belongs to nobody yet.
        if address.is_global or any(address in network for network in NETWORKS):
            safe = made.stand_in(address)
            assert [getattr(safe, form) for form in FORMS] == [getattr(address, form) for form in FORMS]


@pytest.mark.parametrize("network", NETWORKS, ids=str)
@given(data=st.data())
def test_two_addresses_share_as_many_bits_as_before(network, data) -> None:
    addresses = data.draw(st.lists(within(network), min_size=2, max_size=6))
    made = Addresses()
    safe = [made.stand_in(address) for address in addresses]
    assert all(address in network for address in safe)
    for address, stand_in in zip(addresses[1:], safe[1:], strict=True):
        assert shared_bits(addresses[0], address) == shared_bits(safe[0], stand_in)


@given(within("93.184.0.0/16"), within("93.184.0.0/16"), st.integers(16, 32))
def test_public_addresses_share_the_networks_of_a_provider(one, other, length: int) -> None:
    made = Addresses()
    safe_one, safe_other = made.stand_in(one), made.stand_in(other)
    are_together = other in ip_network(f"{one}/{length}", strict=False)
    assert are_together == (safe_other in ip_network(f"{safe_one}/{length}", strict=False))
    assert safe_one.is_global


@given(st.sampled_from(NETWORKS), st.data())
def test_an_address_lies_in_the_stand_in_of_its_network(kind, data) -> None:
    address = data.draw(within(kind))
    length = data.draw(st.integers(kind.prefixlen, address.max_prefixlen))
    network = ip_network(f"{address}/{length}", strict=False)
    made = Addresses()
    for question in data.draw(st.permutations([address, network])):
        if question is network:
            made.text(str(network))
        else:
            made.stand_in(address)
    assert made.stand_in(address) in ip_network(made.text(str(network)))


@given(st.lists(ANY, max_size=30, unique=True))
def test_different_addresses_never_become_one(addresses: list[Address]) -> None:
    made = Addresses()
    kept = [address for address in addresses if made.stand_in(address) != address]
    assert len({made.stand_in(address) for address in kept}) == len(kept)
    assert [made.stand_in(address) for address in kept] == [made.stand_in(address) for address in kept]


@given(st.lists(ANY, max_size=20))
def test_the_stand_ins_of_stand_ins_are_themselves(addresses: list[Address]) -> None:
    first, second = Addresses(), Addresses()
    safe = [first.stand_in(address) for address in addresses]
    assert [second.stand_in(address) for address in safe] == safe


@pytest.mark.parametrize(
    ("written", "safe"),
    [
        ("192.168.178.23", "192.168.0.1"),
        ("192.168.178.0/24", "192.168.0.0/24"),
        ("192.168.178.23/24", "192.168.0.1/24"),
        ("10.0.0.0/8", "10.0.0.0/8"),
        ("0.0.0.0/0", "0.0.0.0/0"),
        ("128.0.0.0/1", "128.0.0.0/1"),
        ("93.184.216.34", "11.0.0.1"),
        ("93.184.216.34/33", "93.184.216.34/33"),
        ("255.255.255.0", "255.255.255.0"),
        ("192.0.2.7", "192.0.2.7"),
        ("224.0.0.251", "224.0.0.251"),
        ("::1", "::1"),
        ("::", "::"),
        ("fe80::a00:27ff:fe4e:66a1", "fe80::1"),
        ("fd12:3456:789a::1", "fd00::1"),
        ("2a02:8109:9a80::7", "3ffe::1"),
        ("ff02::fb", "ff02::fb"),
        ("ff02::1:ff4e:66a1", "ff02::1:ff00:1"),
        ("999.1.1.1", "999.1.1.1"),
        ("a:b", "a:b"),
    ],
)
def test_an_address_as_people_write_it(written: str, safe: str) -> None:
    assert Addresses().text(written) == safe


def test_an_ipv4_address_within_an_ipv6_address_has_the_same_stand_in() -> None:
    made = Addresses()
    safe = made.stand_in(ip_address("192.168.178.23"))
    mapped = made.stand_in(IPv6Address("::ffff:192.168.178.23"))
    assert isinstance(mapped, IPv6Address)
    assert mapped.ipv4_mapped == safe


def test_how_many_addresses_were_replaced() -> None:
    made = Addresses()
    for text in ("10.1.1.1", "10.1.1.1", "127.0.0.1", "10.1.1.2"):
        made.text(text)
    assert made.replaced == 2


@given(ANY)
def test_hexadecimal_addresses_of_the_kernel_are_read_and_written(address: Address) -> None:
    assert little_endian(as_little_endian(address)) == address


def test_the_kernels_hexadecimal_is_in_the_processors_order() -> None:
    assert little_endian("0100A8C0") == IPv4Address("192.168.0.1")


ROUTE = """\
Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
{0}\t00000000\t01B2A8C0\t0003\t0\t0\t600\t00000000\t0\t0\t0
docker0\t000011AC\t00000000\t0001\t0\t0\t0\t0000FFFF\t0\t0\t0
{0}\t00B2A8C0\t00000000\t0001\t0\t0\t600\t00FFFFFF\t0\t0\t0
"""


def test_the_list_of_routes_keeps_its_form_and_its_networks() -> None:
    made = Addresses()
    safe = changed("/proc/net/route", ROUTE.format("wlp3s0"), made, str)
    gateway, docker, network = (line.split() for line in safe.splitlines()[1:])
    assert [len(line) for line in safe.splitlines()] == [
        len(line) for line in ROUTE.format("wlp3s0").splitlines()
    ]
    assert (gateway[1], docker[1], docker[7]) == ("00000000", "000010AC", "0000FFFF")
    assert little_endian(gateway[2]) in ip_network(f"{little_endian(network[1])}/24")
    assert made.text("172.17.0.1") == "172.16.0.1"
    assert "B2A8C0" not in safe


def test_an_interface_that_is_named_after_its_hardware_address_is_renamed() -> None:
    safe = changed(
        "/proc/self/net/route", ROUTE.format("wlx0011"), Addresses(), lambda name: name.replace("0011", "1")
    )
    assert "wlx1\t" in safe


@pytest.mark.parametrize(
    ("page", "text", "safe"),
    [
        (
            "if_inet6",
            "fe800000000000000a0027fffe4e66a1 02 40 20 80     eth0\n",
            "fe800000000000000000000000000001 02 40 20 80     eth0\n",
        ),
        (
            "ipv6_route",
            f"fd123456789a00000000000000000000 40 {'0' * 32} 00 fe800000000000000a0027fffe4e66a1 1 2 eth0\n",
            f"fd{'0' * 30} 40 {'0' * 32} 00 fe800000000000000000000000000001 1 2 eth0\n",
        ),
        ("tcp", "  0: 17B2A8C0:0016 00000000:0000 0A", "  0: 0100A8C0:0016 00000000:0000 0A"),
        ("tcp6", "  0: 0000000000000000FFFF000017B2A8C0:0016", "  0: 0000000000000000FFFF00000100A8C0:0016"),
        ("dev", "eth0: 17B2A8C0 0", "eth0: 17B2A8C0 0"),
        ("route", "", ""),
        ("route", "eth0 xyz 0 0", "eth0 xyz 0 0"),
    ],
)
def test_other_lists_of_the_kernel(page: str, text: str, safe: str) -> None:
    assert changed(f"/proc/net/{page}", text, Addresses(), str) == safe


@given(st.text(), st.sampled_from(["route", "if_inet6", "ipv6_route", "tcp", "udp6"]))
def test_no_text_breaks_the_reading_of_a_list(text: str, page: str) -> None:
    assert changed(f"/proc/net/{page}", text, Addresses(), str).split() is not None
    assume(not any(len(word) >= 8 for word in text.split()))
    assert changed(f"/proc/net/{page}", text, Addresses(), str) == text
