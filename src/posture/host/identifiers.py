"""The forms of what points at one computer or one person."""

from __future__ import annotations

from collections.abc import Mapping

# These many share, so they point at nobody, and most of them mean something else as well.
SHARED_NAMES = frozenset(
    """
    root admin administrator user users person guest home public default system test localhost computer
    debian ubuntu fedora arch archlinux opensuse linux mint manjaro nixos raspberrypi pi kali gentoo
    gnome kde host laptop desktop pc windows apple
    """.split()  # noqa: SIM905 - a list that people read and extend
)

# These name variables of every UEFI (UEFI specification 3.3 and 32.2; shim; systemd-boot), and settings and
# kinds of updates of every Windows (power settings; update classifications): not a computer.
SHARED_IDS = frozenset(
    {
        "8be4df6193ca11d2aa0d00e098032b8c",
        "d719b2cb3d3a4596a3bcdad00e67656f",
        "605dab50e0464300abb63dd810dd8b23",
        "4a67b0820a4c41cfb6c7440b29bb8c4f",
        "29f6c1db86da48c59fdbf2b67b1f44da",
        "0e796bdb100d47d6a2d5f7d2daa51f51",
        "0fa1201d43304fa88ae9b877473b6441",
        "e6cf1350c01b414da61f263d14d133b4",
        "e0789628ce084437be742495b842f43b",
    }
)

HEX = "[0-9A-Fa-f]"
ALONE = r"(?:(?<![0-9A-Za-z])|(?<=\\x2d)){}(?![0-9A-Za-z])"

_PAIR = f"{HEX}{{2}}"
_AFTER_UUID = r"(?i:(?<=by-uuid/)|(?<=UUID=)|(?<=UUID=\")|(?<=\"uuid\": \")|(?<=\"uuid\":\"))"
_UNITS = "service|socket|timer|slice|scope|target|mount|automount|swap|device|path"

PATTERNS: Mapping[str, str] = {
    # Also as systemd escapes it in the names of units.
    "uuid": ALONE.format(rf"{HEX}{{8}}(?P<dash>-|\\x2d)(?:{HEX}{{4}}(?P=dash)){{3}}{HEX}{{12}}"),
    # A UUID without dashes, /etc/machine-id, the name of a container.
    "digest": ALONE.format(rf"(?:{HEX}{{64}}|{HEX}{{32}})"),
    # FAT and NTFS have short numbers, which only their surroundings tell from other text.
    "volume": _AFTER_UUID + ALONE.format(rf"(?:{HEX}{{4}}-{HEX}{{4}}|{HEX}{{16}})"),
    "lvm": r"(?<=LVM-)[0-9A-Za-z]{64}",
    "mac": rf"(?<![\w:-]){_PAIR}(?P<colon>[:-])(?:{_PAIR}(?P=colon)){{4}}{_PAIR}(?![\w:-])",
    # Of a Windows account number the middle is the computer's.
    "sid": r"(?<=S-1-5-21-)\d+-\d+-\d+",
    "serial": r"(?i:serial(?:[_ -]?(?:number|short|no))?\"?[\t ]*[:=][\t ]*\"?)(?P<number>[\w-]*\d[\w-]*)",
    "disk": r"(?<=by-id/)[\w.:+-]+?(?=-part\d|[^\w.:+-]|$)",
    "mail": rf"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.(?!(?:{_UNITS})\b)[A-Za-z]{{2,}}",
    "ipv4": r"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w-]|\.[0-9])",
    "ipv6": rf"(?<![\w:.]){HEX}{{0,4}}(?::{HEX}{{0,4}}){{2,7}}(?![\w:.])",
}
