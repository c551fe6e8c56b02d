"""Computers whose firmware says Secure Boot while nothing is checked, and firmware that has none."""

from __future__ import annotations

from kinds import Computer, Kind

CHECK = "secure-boot"
BASE = "fedora-gnome-luks"
EFI = "/sys/firmware/efi/efivars"
GLOBAL = "8be4df61-93ca-11d2-aa0d-00e098032b8c"
SHIM = "605dab50-e046-4300-abb6-3dd810dd8b23"
ON, OFF = b"\6\0\0\0\1", b"\6\0\0\0\0"
SECURE = {f"{EFI}/SecureBoot-{GLOBAL}": ON, f"{EFI}/SetupMode-{GLOBAL}": OFF}
OTHERS = {f"{EFI}/BootOrder-{GLOBAL}": b"\7\0\0\0\0\0"}
TREE = "/sys/firmware/devicetree/base"

COMPUTERS: tuple[Computer, ...] = (
    Computer(Kind.EFFECT, "on", CHECK, "pass", BASE, SECURE),
    Computer(Kind.EFFECT, "off", CHECK, "fail", BASE, {**SECURE, f"{EFI}/SecureBoot-{GLOBAL}": OFF}),
    Computer(
        Kind.EFFECT, "on-in-setup-mode", CHECK, "fail", BASE, {**SECURE, f"{EFI}/SetupMode-{GLOBAL}": ON}
    ),
    Computer(
        Kind.EFFECT, "on-in-audit-mode", CHECK, "fail", BASE, {**SECURE, f"{EFI}/AuditMode-{GLOBAL}": ON}
    ),
    Computer(
        Kind.EFFECT,
        "on-and-the-shim-lets-everything-pass",
        CHECK,
        "fail",
        BASE,
        {**SECURE, f"{EFI}/MokSBStateRT-{SHIM}": ON},
        says=("mokutil --enable-validation",),
    ),
    Computer(
        Kind.CONFIDENT,
        "variables-that-are-not-shown",
        CHECK,
        "unknown",
        BASE,
        {"/sys/firmware/efi/fw_platform_size": "64\n"},
        {"listings": {EFI: []}},
    ),
    Computer(
        Kind.CONFIDENT,
        "a-variable-that-is-cut-off",
        CHECK,
        "unknown",
        BASE,
        {**SECURE, f"{EFI}/MokSBStateRT-{SHIM}": b"\6\0\0"},
    ),
    Computer(
        Kind.PLATFORM,
        "raspberry-pi",
        CHECK,
        "not_applicable",
        BASE,
        {
            f"{TREE}/model": "Raspberry Pi 5 Model B Rev 1.0\0",
            "/sys/class/dmi/id/sys_vendor": None,
            "/sys/class/dmi/id/product_name": None,
            "/proc/cpuinfo": "processor\t: 0\nFeatures\t: fp asimd\n",
        },
    ),
    Computer(
        Kind.PLATFORM,
        "asahi-on-apple-silicon",
        CHECK,
        "not_applicable",
        BASE,
        {
            **OTHERS,
            f"{TREE}/model": "Apple MacBook Pro (14-inch, M1 Pro, 2021)\0",
            "/sys/class/dmi/id/sys_vendor": None,
            "/sys/class/dmi/id/product_name": None,
            "/proc/cpuinfo": "processor\t: 0\nFeatures\t: fp asimd\n",
        },
    ),
    Computer(
        Kind.PLATFORM,
        "linux-on-an-intel-mac",
        CHECK,
        "not_applicable",
        BASE,
        {**OTHERS, "/sys/class/dmi/id/sys_vendor": "Apple Inc.\n"},
    ),
    Computer(
        Kind.PLATFORM,
        "bios-of-old",
        CHECK,
        "not_applicable",
        BASE,
        {},
        {"listings": {"/sys/firmware": ["acpi", "dmi", "memmap"]}},
    ),
    *(
        Computer(
            Kind.STEPS,
            f"steps-{name}",
            CHECK,
            "fail",
            BASE,
            {**SECURE, **more},
            says=("often F2 or Del", "mokutil --enable-validation"),
            never=("sudo",),
        )
        for name, more in (
            ("for-the-firmware", {f"{EFI}/SecureBoot-{GLOBAL}": OFF}),
            ("for-the-shim", {f"{EFI}/MokSBStateRT-{SHIM}": ON}),
        )
    ),
)
