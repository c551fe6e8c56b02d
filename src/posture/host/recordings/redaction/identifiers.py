"""The forms of what points at one computer or one person."""

from __future__ import annotations

from collections.abc import Mapping

# These many share, so they point at nobody, and most of them mean something else as well.
SHARED_NAMES = frozenset(
    """
    root admin administrator user users person guest home public default system test localhost computer
    debian ubuntu fedora arch archlinux opensuse linux mint manjaro nixos raspberrypi pi kali gentoo
    gnome kde host laptop desktop pc windows apple shared all lost+found linuxbrew
    home local lan network internal office wifi wlan internet etc usr var none
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
        "3c0bc021c8a84e07a9736b14cbcb2b7e",
        "9d7815a67ee4497e8888515a05f02364",
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

_SECRET_NAME = r"(?:password|passphrase|passwd|passcode|secret|token|psk|(?:api|access|private)[_-]?key)s?"
_SECRET = (
    # A setting or a variable, or an option with its value as the next word.
    rf"(?<![\w-])(?i:[\w-]{{0,40}}?{_SECRET_NAME}[\"']?[\t ]*[:=][\t ]*|-[\w-]{{0,40}}?{_SECRET_NAME}[\t ]+)"
    r"(?P<word>(?!(?i:true|false|yes|no|on|off|none|null|0|1)\b)"
    r"(?:\"[^\"\n]+\"|'[^'\n]+'|[^\s\"',;]+))"
)
_SHARE = (
    # What a mounted folder of another computer is called, and with which options: mountinfo, mtab.
    r" (?:- )?(?P<shared>cifs|smb3|smbfs|nfs4?|ceph|afs|fuse\.sshfs|fuse\.glusterfs|fuse\.rclone|9p|virtiofs)"
    r" (?P<server>\S+) (?P<mode>r[ow])\b[^\s]*"
)

# In their order: where two begin at one place, the first one counts.
PATTERNS: Mapping[str, str] = {
    "url": r"(?<![\w+.-])(?P<scheme>[A-Za-z][A-Za-z0-9+.-]{1,20}):(?P<slashes>///?)"
    r"(?P<place>[^\s\"'<>|\\]*[^\s\"'<>|\\)\]},;.])",
    # apt's file names for the places its lists come from.
    "archive": r"(?<=/var/lib/apt/lists/)[^/\s\"']+?(?=_dists_|_InRelease|_Release|_Packages|_Sources)",
    "secret": _SECRET,
    "share": _SHARE,
    # Also as systemd escapes it in the names of units.
    "uuid": ALONE.format(rf"{HEX}{{8}}(?P<dash>-|\\x2d)(?:{HEX}{{4}}(?P=dash)){{3}}{HEX}{{12}}"),
    # A UUID without dashes, /etc/machine-id, the name of a container.
    "digest": ALONE.format(rf"(?:{HEX}{{64}}|{HEX}{{32}})"),
    # FAT and NTFS have short numbers, which only their surroundings tell from other text.
    "volume": _AFTER_UUID + ALONE.format(rf"(?:{HEX}{{4}}-{HEX}{{4}}|{HEX}{{16}})"),
    "lvm": r"(?<=LVM-)[0-9A-Za-z]{64}",
    "mac": rf"(?<![\w:-]){_PAIR}(?P<colon>[:-])(?:{_PAIR}(?P=colon)){{4}}{_PAIR}(?![\w:-])",
    # Interfaces that are named after their address (systemd.net-naming-scheme).
    "card": rf"(?<=enx|wlx|wwx){HEX}{{12}}(?![0-9A-Za-z])",
    # Of a Windows account number the middle is the computer's.
    "sid": r"(?<=S-1-5-21-)\d+-\d+-\d+",
    "serial": r"(?i:serial(?:[_ -]?(?:number|short|no))?\"?[\t ]*[:=][\t ]*\"?)(?P<number>[\w-]*\d[\w-]*)",
    "disk": r"(?<=by-id/)[\w.:+-]+?(?=-part\d|[^\w.:+-]|$)",
    # What people call their sticks and disks; a space in it stands as \040 in the lists of mounts.
    "medium": r"(?P<above>(?<![\w.-])(?:/run/media/[^/\s]+/|/media/[^/\s]+/|/mnt/|/Volumes/))"
    r"(?P<label>[^/\s\"'<>:,;]+)",
    # Also ``name@server:folder``, which has no dot.
    "mail": r"(?<![\w.+-])[\w.+-]+@"
    rf"(?:[\w-]+(?:\.[\w-]+)*\.(?!(?:{_UNITS})\b)[A-Za-z]{{2,}}|[A-Za-z][\w-]*(?=:[^\s:]))",
    # By its name alone it is known how far a clock is from that of Greenwich.
    "zone": r"(?<=zoneinfo/)[A-Za-z][\w+/-]*",
    "ipv4": r"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?:/[0-9]{1,2}(?![\w.-]))?(?![\w-]|\.[0-9])",
    "ipv6": rf"(?<![\w:.]){HEX}{{0,4}}(?::{HEX}{{0,4}}){{2,7}}(?:/[0-9]{{1,3}}(?![\w.-]))?(?![\w:.])",
}

# Addresses that every computer may ask: makers of systems, and the names of forms. Others name a firm,
# a home server or a person.
PUBLIC_SITES = tuple(
    """
    debian.org ubuntu.com canonical.com kali.org linuxmint.com fedoraproject.org redhat.com centos.org
    launchpad.net launchpadcontent.net pop-os.org system76.com tuxedocomputers.com zorin.com zorinos.com
    elementary.io raspberrypi.com raspberrypi.org raspbian.org devuan.org mxlinux.org kde.com
    rockylinux.org almalinux.org opensuse.org suse.com archlinux.org manjaro.org nixos.org gentoo.org
    kernel.org freedesktop.org gnome.org kde.org xfce.org mate-desktop.org gnu.org systemd.io rpm.org
    w3.org man7.org 0pointer.de linux.duke.edu oasis-open.org apple.com microsoft.com windowsupdate.com
    """.split()  # noqa: SIM905 - a list that people read and extend
)
