"""Computers on which a part of the disk lies open, or cannot be known to be encrypted."""

from __future__ import annotations

from kinds import Computer, Kind

CHECK = "disk-encryption"
OPENED = "disk-plain-disk-inside-home"  # the root in LUKS2 on sda3, and an open sdb1
PLAIN = "disk-only-var-encrypted"  # an open sda1, and an encrypted mapping on sda3
SDA = "/sys/devices/pci0000:00/0000:00:1f.2/ata1/host0/target0:0:0/0:0:0:0/block/sda"
DM = "/sys/devices/virtual/block"
PROC = "30 21 0:20 / /proc rw shared:9 - proc proc rw\n31 21 0:22 / /run rw shared:8 - tmpfs tmpfs rw\n"
ROOT = "21 1 253:0 / / rw,relatime shared:1 - ext4 /dev/mapper/sda3_crypt rw\n"
BARE = "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
SWAPS = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
UUID = "0123456789abcdef0123456789abcdef"
DMI = "/sys/class/dmi/id"
LSATTR = "--------------e------- /home/person\n"
PLAIN_HOME = {"argv": ["lsattr", "-d", "/home/person"], "exit_code": 0, "stdout": LSATTR, "stderr": ""}


def mounts(*lines: str) -> dict[str, str]:
    return {"/proc/self/mountinfo": "".join((*lines, PROC))}


def beside(point: str, kind: str = "ext4") -> str:
    return f"22 21 8:17 / {point} rw,relatime shared:2 - {kind} /dev/sdb1 rw\n"


def mapping(name: str, number: str, *below: str) -> dict[str, dict[str, object]]:
    """A mapping and what lies below it, as links and listings."""
    folder = f"{DM}/{name}"
    return {
        "links": {f"/sys/dev/block/{number}": folder, f"/sys/class/block/{name}": folder},
        "listings": {f"{folder}/slaves": list(below)},
    }


def together(*parts: dict[str, dict[str, object]]) -> dict[str, object]:
    return {
        section: {key: value for part in parts for key, value in part.get(section, {}).items()}
        for section in ("links", "listings")
    }


OPEN_PARTS: tuple[Computer, ...] = (
    Computer(
        Kind.WIDE,
        "swap-on-an-open-partition",
        CHECK,
        "warn",
        OPENED,
        {**mounts(ROOT), "/proc/swaps": f"{SWAPS}/dev/sdb1\tpartition\t8388604\t0\t-2\n"},
        says=("not the swap", "LUKS2", "without a new installation"),
    ),
    Computer(
        Kind.WIDE,
        "swap-file-on-an-open-disk",
        CHECK,
        "warn",
        OPENED,
        {
            **mounts(ROOT, beside("/mnt/fast")),
            "/proc/swaps": f"{SWAPS}/mnt/fast/swap\tfile\t8388604\t9\t-2\n",
        },
        says=("not the swap",),
    ),
    Computer(
        Kind.WIDE,
        "swap-in-memory-and-in-a-file-on-the-encrypted-root",
        CHECK,
        "pass",
        OPENED,
        {
            **mounts(ROOT),
            "/proc/swaps": f"{SWAPS}/dev/zram0\tpartition\t8388604\t0\t100\n/swapfile\tfile\t99\t0\t-2\n",
        },
        says=("LUKS2",),
        never=("not the swap",),
    ),
    Computer(
        Kind.WIDE, "srv-on-an-open-disk", CHECK, "warn", OPENED, mounts(ROOT, beside("/srv")), says=("/srv",)
    ),
    Computer(
        Kind.WIDE, "usr-on-an-open-disk", CHECK, "warn", OPENED, mounts(ROOT, beside("/usr")), says=("/usr",)
    ),
    Computer(
        Kind.WIDE,
        "letters-behind-a-link-to-an-open-disk",
        CHECK,
        "warn",
        OPENED,
        mounts(ROOT, beside("/mnt/data")),
        {"links": {"/home/person/.thunderbird": "/mnt/data/mail"}},
        says=("/mnt/data",),
    ),
    Computer(
        Kind.WIDE,
        "documents-on-a-disk-that-waits-to-be-mounted",
        CHECK,
        "warn,unknown",
        OPENED,
        {
            **mounts(ROOT, "22 21 0:41 / /home/person/Documents rw shared:2 - autofs systemd-1 rw,direct\n"),
            "/etc/fstab": "UUID=0011 /home/person/Documents ext4 noauto,x-systemd.automount 0 2\n",
        },
        says=("Documents",),
    ),
    Computer(
        Kind.WIDE,
        "documents-on-a-server-that-waits-to-be-mounted",
        CHECK,
        "pass",
        OPENED,
        {
            **mounts(ROOT, "22 21 0:41 / /home/person/Documents rw shared:2 - autofs systemd-1 rw,direct\n"),
            "/etc/fstab": "nas:/docs /home/person/Documents nfs noauto,x-systemd.automount 0 0\n",
        },
    ),
    Computer(
        Kind.WIDE,
        "documents-that-mergerfs-shows",
        CHECK,
        "unknown",
        OPENED,
        mounts(ROOT, "22 21 0:55 / /home/person/Documents rw shared:3 - fuse.mergerfs data rw\n"),
        says=("mergerfs",),
    ),
    Computer(
        Kind.WIDE,
        "pictures-linked-to-an-open-disk",
        CHECK,
        "warn",
        OPENED,
        mounts(ROOT, beside("/mnt/data", "ntfs3")),
        {"links": {"/home/person/Pictures": "/mnt/data/Pictures"}},
        says=("/mnt/data",),
    ),
    Computer(
        Kind.WIDE,
        "documents-chosen-on-an-open-disk",
        CHECK,
        "warn",
        OPENED,
        {
            **mounts(ROOT, beside("/data")),
            "/home/person/.config/user-dirs.dirs": 'XDG_DOCUMENTS_DIR="/data/Dokumente"\n',
            "/data/Dokumente/.directory": "",
        },
        says=("/data",),
    ),
    Computer(
        Kind.WIDE,
        "a-stick-and-a-disk-without-files-of-the-person",
        CHECK,
        "pass",
        OPENED,
        mounts(ROOT, beside("/media/person/STICK", "vfat")),
        says=("LUKS2",),
    ),
    Computer(
        Kind.WIDE,
        "mirror-with-an-open-leg",
        CHECK,
        "fail",
        PLAIN,
        {**mounts("21 1 9:127 / / rw shared:1 - ext4 /dev/md127 rw\n"), f"{DM}/md127/dev": "9:127\n"},
        together(mapping("md127", "9:127", "dm-0", "sda1")),
    ),
    Computer(
        Kind.WIDE,
        "mirror-behind-encryption-on-both-legs",
        CHECK,
        "pass",
        PLAIN,
        {
            **mounts("21 1 9:127 / / rw shared:1 - ext4 /dev/md127 rw\n"),
            f"{DM}/md127/dev": "9:127\n",
            f"{DM}/dm-1/dm/uuid": f"CRYPT-LUKS2-{UUID}-second\n",
        },
        together(mapping("md127", "9:127", "dm-0", "dm-1"), mapping("dm-1", "253:1", "sda1")),
    ),
    Computer(
        Kind.WIDE,
        "btrfs-mirror-with-an-open-leg",
        CHECK,
        "fail",
        "fedora-gnome-luks",
        answers={
            "listings": {"/sys/fs/btrfs/0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9/devices": ["dm-0", "nvme0n1"]}
        },
        says=("without your password",),
    ),
    Computer(
        Kind.WIDE,
        "only-opt-encrypted",
        CHECK,
        "fail",
        PLAIN,
        mounts(BARE, "22 21 253:0 / /opt rw shared:2 - ext4 /dev/mapper/opt rw\n"),
    ),
    Computer(
        Kind.WIDE,
        "opal-with-zfs-of-its-own",
        CHECK,
        "warn,pass",
        "disk-opal-plus-fscrypt",
        mounts(ROOT, "22 21 0:44 / /home/person rw shared:2 - zfs tank/person rw\n"),
        {
            "commands": [
                {
                    "argv": ["zfs", "get", "-Hp", "-o", "value", "encryption", "tank/person"],
                    "exit_code": 0,
                    "stdout": "aes-256-gcm\n",
                    "stderr": "",
                }
            ]
        },
    ),
)

NOT_FINISHED: tuple[Computer, ...] = tuple(
    Computer(
        Kind.RUNS,
        name,
        CHECK,
        "warn",
        OPENED,
        {
            **mounts(ROOT),
            f"{DM}/dm-1/dm/uuid": f"CRYPT-{kind}-{UUID}-sda3_crypt-overlay\n",
            f"{DM}/dm-2/dm/uuid": f"CRYPT-{kind}-{UUID}-sda3_crypt-hotzone-{direction}\n",
        },
        together(
            {"listings": {f"{DM}/dm-0/slaves": ["dm-1", "dm-2"]}},
            mapping("dm-1", "253:1", "sda3"),
            mapping("dm-2", "253:2", "sda3"),
        ),
        says=("not finished",),
    )
    for name, kind, direction in (
        ("encryption-that-runs-from-the-end", "SUBDEV", "backward"),
        ("encryption-that-runs-by-an-older-program", "TEMP", "forward"),
    )
)

NOT_KNOWN: tuple[Computer, ...] = (
    *(
        Computer(
            Kind.CONFIDENT,
            f"virtual-machine-of-{name}",
            CHECK,
            "unknown",
            PLAIN,
            {**mounts(BARE), f"{DMI}/sys_vendor": f"{vendor}\n", f"{DMI}/product_name": f"{product}\n"},
            says=("virtual machine", "computer that runs"),
            never=("Whoever",),
        )
        for name, vendor, product in (
            ("qemu", "QEMU", "Standard PC (Q35 + ICH9, 2009)"),
            ("hyper-v", "Microsoft Corporation", "Virtual Machine"),
        )
    ),
    Computer(
        Kind.CONFIDENT,
        "virtual-machine-with-encryption-of-its-own",
        CHECK,
        "pass",
        OPENED,
        {**mounts(ROOT), f"{DMI}/sys_vendor": "QEMU\n"},
    ),
    Computer(
        Kind.CONFIDENT,
        "flags-of-the-home-refused",
        CHECK,
        "unknown",
        PLAIN,
        mounts(BARE),
        {
            "commands": [
                {**PLAIN_HOME, "exit_code": 1, "stdout": "", "stderr": "lsattr: Operation not supported"}
            ]
        },
        says=("lsattr",),
    ),
    Computer(Kind.CONFIDENT, "plain-with-the-flags-of-the-home", CHECK, "fail", PLAIN, mounts(BARE)),
    Computer(
        Kind.CONFIDENT,
        "half-a-list-of-swaps",
        CHECK,
        "unknown",
        OPENED,
        {**mounts(ROOT), "/proc/swaps": f"{SWAPS}/dev/sda3\tparti"},
    ),
    Computer(
        Kind.CONFIDENT,
        "changes-in-memory-over-an-open-card",
        CHECK,
        "fail",
        PLAIN,
        {
            **mounts("21 1 0:40 / / rw shared:1 - overlay overlay rw,lowerdir=/lower,upperdir=/upper/data\n"),
            "/proc/cmdline": "console=tty1 root=PARTUUID=738a4d67-02 rootfstype=ext4 boot=overlay rootwait\n",
        },
        {
            "links": {"/dev/disk/by-partuuid/738a4d67-02": "/dev/sda1"},
            "commands": [PLAIN_HOME],
        },
    ),
    Computer(
        Kind.CONFIDENT,
        "live-system-on-an-image",
        CHECK,
        "unknown",
        PLAIN,
        {
            **mounts(
                "21 1 0:40 / / rw shared:1 - overlay /cow rw,lowerdir=/image,upperdir=/cow/upper\n",
                "22 21 7:0 / /image ro shared:2 - squashfs /dev/loop0 ro\n",
                "23 21 0:41 / /cow rw shared:3 - tmpfs tmpfs rw\n",
            ),
        },
        says=("live system",),
    ),
)

STEPS: tuple[Computer, ...] = (
    Computer(
        Kind.STEPS,
        "swap-alone",
        CHECK,
        "warn",
        OPENED,
        {**mounts(ROOT), "/proc/swaps": f"{SWAPS}/dev/sdb1\tpartition\t8388604\t0\t-2\n"},
        says=("Only the swap", "zram", "man crypttab"),
        never=("sudo",),
    ),
    Computer(
        Kind.STEPS,
        "data-disk-alone",
        CHECK,
        "warn",
        OPENED,
        mounts(ROOT, beside("/home/person/Videos")),
        says=("~/Videos", "Another disk or partition is not encrypted", "“Disks”"),
        never=("sudo", "/home/person"),
    ),
)

COMPUTERS: tuple[Computer, ...] = (*OPEN_PARTS, *NOT_FINISHED, *NOT_KNOWN, *STEPS)
