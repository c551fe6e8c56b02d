"""How Macs start: encrypted or not, with a password or without, signed or not."""

from __future__ import annotations

import plistlib
from functools import partial

from macs import LAPTOP, MANAGED, OPEN, PREFERENCES, failed, plist, ran, reported

from kinds import Computer, Kind

_disk = partial(Computer, check="disk-encryption", base=LAPTOP)
_sign_in = partial(Computer, check="auto-login", base=LAPTOP)
_boot = partial(Computer, check="secure-boot", base=LAPTOP)
_LOGIN = f"{PREFERENCES}/com.apple.loginwindow.plist"
_NAMED = {_LOGIN: plist(autoLoginUser="person")}
_DEFERRED = "FileVault is Off.\nDeferred enablement appears to be active for user 'person'.\n"
_CHIP = "SPiBridgeDataType"
_INTEL = ran("sysctl -n hw.optional.arm64", "", "sysctl: unknown oid 'hw.optional.arm64'\n", 1)
_FRENCH = {"fr": {"Full Security": "Sécurité maximale", "Permissive Security": "Sécurité permissive"}}
_WORDS = {
    "/System/Library/SystemProfiler/SPiBridgeReporter.spreporter/Contents/Resources/Localizable.loctable": (
        plistlib.dumps(_FRENCH)
    )
}


def _vault(text: str) -> dict[str, object]:
    return {"commands": [ran("fdesetup status", text)]}


def _level(word: str) -> dict[str, object]:
    return {"commands": [reported(_CHIP, ibridge_secure_boot=word)]}


COMPUTERS: tuple[Computer, ...] = (
    _disk(Kind.EFFECT, name="mac-deferred", wanted="fail", answers=_vault(_DEFERRED)),
    _disk(
        Kind.EFFECT,
        name="mac-planned-for-the-next-restart",
        wanted="fail",
        answers=_vault("FileVault is Off, but will be enabled after the next restart.\n"),
    ),
    _disk(
        Kind.EFFECT,
        name="mac-being-encrypted",
        wanted="warn",
        answers=_vault("FileVault is On.\nEncryption in progress: Percent completed = 34.20\n"),
    ),
    _disk(
        Kind.EFFECT,
        name="mac-being-decrypted",
        wanted="fail",
        answers=_vault("FileVault is On.\nDecryption in progress: Percent completed = 10\n"),
    ),
    _disk(
        Kind.ABSENCE, name="mac-answer-cut-off", wanted="unknown", answers=_vault("FileVault is On.\nDecry")
    ),
    _disk(
        Kind.ABSENCE,
        name="mac-no-answer",
        wanted="unknown",
        answers={"commands": [failed("fdesetup status", "not_allowed")]},
    ),
    _disk(Kind.CONFIDENT, name="mac-home-on-another-volume", wanted="unknown", home="/Volumes/Data/person"),
    Computer(Kind.CONFIDENT, name="mac-apple-chip-alone", check="disk-encryption", wanted="fail", base=OPEN),
    _sign_in(Kind.EFFECT, name="mac-name-left-behind-under-filevault", wanted="pass", files=_NAMED),
    _sign_in(
        Kind.EFFECT,
        name="mac-name-left-behind-while-being-encrypted",
        wanted="pass",
        files=_NAMED,
        answers=_vault("FileVault is On.\nEncryption in progress: Percent completed = 4\n"),
    ),
    _sign_in(
        Kind.EFFECT,
        name="mac-named-and-filevault-deferred",
        wanted="fail",
        files=_NAMED,
        answers=_vault(_DEFERRED),
    ),
    _sign_in(
        Kind.MANAGED,
        name="mac-profile-names-the-account",
        wanted="fail",
        files={f"{MANAGED}/com.apple.loginwindow.plist": plist(AutologinUsername="kiosk")},
        answers=_vault("FileVault is Off.\n"),
    ),
    _sign_in(
        Kind.MANAGED,
        name="mac-profile-forbids-it",
        wanted="pass",
        files={
            **_NAMED,
            f"{MANAGED}/com.apple.loginwindow.plist": plist(
                **{"com.apple.login.mcx.DisableAutoLoginClient": True}
            ),
        },
        answers=_vault("FileVault is Off.\n"),
    ),
    _sign_in(
        Kind.ABSENCE,
        name="mac-named-and-filevault-does-not-answer",
        wanted="unknown",
        files=_NAMED,
        answers={"commands": [failed("fdesetup status")]},
    ),
    _sign_in(Kind.ABSENCE, name="mac-settings-closed", wanted="unknown", files={_LOGIN: b"bplist00cut"}),
    _boot(Kind.PLATFORM, name="mac-full-security", wanted="pass", answers=_level("Full Security")),
    _boot(Kind.PLATFORM, name="mac-permissive", wanted="fail", answers=_level("Permissive Security")),
    _boot(Kind.PLATFORM, name="mac-t2-no-security", wanted="fail", answers=_level("No Security")),
    _boot(
        Kind.PLATFORM,
        name="mac-in-french",
        wanted="pass",
        files=_WORDS,
        answers=_level("Sécurité maximale"),
    ),
    _boot(
        Kind.PLATFORM,
        name="mac-in-french-permissive",
        wanted="fail",
        files=_WORDS,
        answers=_level("Sécurité permissive"),
    ),
    _boot(
        Kind.PLATFORM,
        name="mac-intel-without-t2",
        wanted="not_applicable",
        answers={"commands": [reported(_CHIP), _INTEL]},
    ),
    *(
        _boot(
            Kind.STEPS,
            name=f"mac-{level.split()[0].lower()}-is-mended-in-recovery",
            wanted="fail",
            answers=_level(level),
            says=("Startup Security Utility", "Full Security"),
            never=("sudo", "csrutil"),
        )
        for level in ("Permissive Security", "No Security")
    ),
    _boot(Kind.ABSENCE, name="mac-chip-not-named", wanted="unknown", answers={"commands": [reported(_CHIP)]}),
    _boot(
        Kind.ABSENCE,
        name="mac-report-cut-off",
        wanted="unknown",
        answers={"commands": [ran(f"system_profiler -json {_CHIP}", '{"SPiBridgeDataType": [')]},
    ),
)
