"""Computers on which a small volume runs full, and ones on which it only looks so."""

from __future__ import annotations

from kinds import Computer, Kind

CHECK = "disk-space"
BASE = "space-boot-full"  # / has 200 of 500 GB free, /boot nothing of 0.5 GB
ROOT = "21 1 253:0 / / rw,relatime shared:1 - ext4 /dev/mapper/sda3_crypt rw\n"
BOOT = "22 21 8:2 / /boot rw,relatime shared:2 - ext4 /dev/sda2 rw\n"
ESP = "25 22 8:1 / /boot/efi rw,relatime shared:5 - vfat /dev/sda1 rw\n"
MEGABYTE = 10**6
GIGABYTE = 10**9


def mounts(*lines: str) -> dict[str, str]:
    return {"/proc/self/mountinfo": "".join(lines)}


def room(**free: tuple[float, float]) -> dict[str, object]:
    """Gigabytes in all and free, by the mount point with ``_`` for ``/``."""
    return {
        "space": {
            point.replace("_", "/"): {"total": round(total * GIGABYTE), "free": round(left * GIGABYTE)}
            for point, (total, left) in free.items()
        }
    }


COMPUTERS: tuple[Computer, ...] = (
    Computer(
        Kind.WIDE,
        "boot-without-room-for-a-kernel",
        CHECK,
        "warn,fail",
        BASE,
        answers=room(_boot=(0.7, 0.04)),
        says=("/boot", "old kernels"),
    ),
    Computer(
        Kind.WIDE,
        "boot-with-little-room",
        CHECK,
        "warn,fail",
        BASE,
        answers=room(_boot=(0.5, 0.11)),
        says=("/boot",),
    ),
    Computer(
        Kind.WIDE,
        "boot-with-room",
        CHECK,
        "pass",
        BASE,
        answers=room(_boot=(0.5, 0.28)),
        says=("200 GB are free on /",),
    ),
    Computer(
        Kind.WIDE,
        "kernels-of-pop-in-a-full-efi-partition",
        CHECK,
        "warn,fail",
        BASE,
        {**mounts(ROOT, ESP.replace("25 22", "25 21")), "/etc/kernelstub/configuration": "{}\n"},
        room(_boot_efi=(0.52, 0.02)),
        says=("/boot/efi",),
    ),
    Computer(
        Kind.WIDE,
        "kernels-beside-each-other-in-the-efi-partition",
        CHECK,
        "warn",
        BASE,
        {**mounts(ROOT, ESP.replace("25 22", "25 21")), "/etc/kernel/install.conf": "layout=bls\n"},
        room(_boot_efi=(0.52, 0.12)),
        says=("/boot/efi", "next kernel"),
    ),
    Computer(
        Kind.WIDE,
        "small-efi-partition-with-room",
        CHECK,
        "pass",
        BASE,
        mounts(ROOT, BOOT, ESP),
        room(_boot=(1, 0.6), _boot_efi=(0.1, 0.06)),
    ),
    Computer(
        Kind.WIDE,
        "full-efi-partition",
        CHECK,
        "warn,fail",
        BASE,
        mounts(ROOT, BOOT, ESP),
        room(_boot=(1, 0.6), _boot_efi=(0.1, 0)),
        says=("/boot/efi",),
    ),
    Computer(
        Kind.WIDE,
        "full-home-of-its-own",
        CHECK,
        "fail",
        BASE,
        mounts(ROOT, "23 21 8:3 / /home rw shared:3 - xfs /dev/sda3 rw\n"),
        room(_home=(40, 1.2)),
        says=("/home",),
    ),
    Computer(
        Kind.WIDE,
        "log-volume-full",
        CHECK,
        "warn,fail",
        BASE,
        mounts(ROOT, "23 21 8:3 / /var/log rw shared:3 - ext4 /dev/sda3 rw\n"),
        room(_var_log=(2, 0)),
        says=("/var/log",),
    ),
    Computer(
        Kind.WIDE,
        "images-that-are-always-full",
        CHECK,
        "pass",
        BASE,
        mounts(
            "21 1 0:33 / / ro shared:1 - overlay composefs ro,lowerdir=/run/ostree/.private\n",
            "22 21 253:0 / /var rw shared:2 - btrfs /dev/mapper/sda3_crypt rw\n",
            "23 21 7:1 / /snap/core/1 ro shared:3 - squashfs /dev/loop1 ro\n",
        ),
        room(_=(0.1, 0), _var=(500, 120), _snap_core_1=(0.1, 0)),
        says=("120 GB are free on /var",),
    ),
    *(
        Computer(
            Kind.CONFIDENT,
            f"a-volume-that-does-not-answer-{error.replace('_', '-')}",
            CHECK,
            "unknown",
            BASE,
            answers={"space": {"/boot": {"error": error, "sentence": "It gave no answer."}}},
        )
        for error in ("not_allowed", "no_answer")
    ),
    *(
        Computer(
            Kind.STEPS,
            f"steps-without-sudo-{name}",
            CHECK,
            "warn,fail",
            base,
            says=("The answer names the volume", "old kernels", "journalctl"),
            never=("sudo",),
        )
        for name, base in (("boot", BASE), ("var", "space-small-var"))
    ),
)
