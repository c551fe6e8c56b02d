"""Stand-ins for network addresses that keep what kind each is and which ones share a network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_interface, ip_network

Address = IPv4Address | IPv6Address

# The beginning of these says only what kind of address it is, so it stays: RFC 1918, 3927, 6598, 2544;
# RFC 4193, 4291 (unique local, link-local, and the group that a computer joins for each of its addresses).
_KINDS = tuple(
    map(
        ip_network,
        """
        10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 169.254.0.0/16 100.64.0.0/10 198.18.0.0/15
        fc00::/8 fd00::/8 fe80::/10 ff02::1:ff00:0/104
        """.split(),  # noqa: SIM905 - a list that people read and extend
    )
)
# These point at nobody: "this network", loopback, groups, masks, and what is for examples (RFC 5737, 3849).
_OF_NOBODY = tuple(
    map(
        ip_network,
        """
        0.0.0.0/8 127.0.0.0/8 192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3
        ::/127 2001:db8::/32 ff00::/8
        """.split(),  # noqa: SIM905 - as above
    )
)
_WITH_IPV4_INSIDE = (IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96"))
# The beginning of a public address names a provider. It becomes a number in a block that never had
# customers, or in the 6bone's, which was given back (RFC 3701): both still count as public.
_PUBLIC_BLOCK = {4: int(IPv4Address("11.0.0.0")), 6: int(IPv6Address("3ffe::"))}
_PROVIDER_BITS = {4: 16, 6: 32}
_SHORTEST_NETWORK = 8


class Addresses:
    """Gives each address its stand-in, the first ones the smallest.

    Two stand-ins agree in as many leading bits as their addresses do, as far as these name a network:
    beyond what tells the kind of a private address, beyond 16 bits of a public one (32 with IPv6).
    """

    def __init__(self) -> None:
        self._first: dict[tuple[int, int, int], int] = {}
        self._providers: dict[int, dict[int, int]] = {4: {}, 6: {}}
        self._known: set[Address] = set()

    @property
    def replaced(self) -> int:
        """How many different addresses got a stand-in."""
        return len(self._known)

    def stand_in(self, address: Address, length: int | None = None) -> Address:
        """The stand-in of an address, or of the network of ``length`` bits that begins with it."""
        bits = address.max_prefixlen if length is None else length
        inside = next((network for network in _WITH_IPV4_INSIDE if address in network), None)
        if inside is not None:
            inner = self.stand_in(IPv4Address(int(address) & 0xFFFFFFFF), max(bits - inside.prefixlen, 0))
            return IPv6Address(int(inside.network_address) | int(inner))
        kind = next((network for network in _KINDS if address in network), None)
        if bits < _SHORTEST_NETWORK or (kind is None and any(address in one for one in _OF_NOBODY)):
            return address
        self._known.add(address)
        if kind is not None:
            return type(address)(self._walked(address, kind.prefixlen, bits, int(kind.network_address)))
        start, base = _PROVIDER_BITS[address.version], _PUBLIC_BLOCK[address.version]
        if bits >= start:
            providers = self._providers[address.version]
            left = address.max_prefixlen - start
            base += providers.setdefault(int(address) >> left, len(providers)) << left
        return type(address)(self._walked(address, start, bits, base))

    def text(self, written: str) -> str:
        """The same for an address as people write it, with or without ``/24`` behind it; else the text."""
        digits, slash, length = written.partition("/")
        try:
            address = ip_address(digits)
            is_network = bool(slash) and ip_interface(written).network.network_address == address
        except ValueError:
            return written
        return f"{self.stand_in(address, int(length) if is_network else None)}{slash}{length}"

    def _walked(self, address: Address, start: int, bits: int, base: int) -> int:
        """``base`` with the address's bits from ``start`` on, each turned so that the first seen there is 0.

        The very last is turned to 1 instead, so that the first computer of a network is not the network.
        """
        value, width, found = int(address), address.max_prefixlen, base
        for at in range(start, bits):
            left = width - 1 - at
            bit = value >> left & 1
            turned = self._first.setdefault((width, at, value >> left >> 1), bit ^ (left == 0))
            found |= (bit ^ turned) << left
        return found


def little_endian(text: str) -> Address:
    """The address that the kernel wrote in hexadecimal, each 32 bits in the processor's byte order.

    Source: proc_pid_net(5). ValueError where it is none.
    """
    data = b"".join(bytes.fromhex(text[at : at + 8])[::-1] for at in range(0, len(text), 8))
    return ip_address(data)


def as_little_endian(address: Address) -> str:
    """The other way of ``little_endian``."""
    data = address.packed
    return b"".join(data[at : at + 4][::-1] for at in range(0, len(data), 4)).hex().upper()
