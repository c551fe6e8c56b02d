"""Updates of Macs: which wait, and whether they install by themselves."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from macs import LAPTOP, MANAGED, PREFERENCES, plist, ran, runs, version

from kinds import Computer, Kind

_auto = partial(Computer, check="auto-updates", base=LAPTOP)
_waiting = partial(Computer, check="os-updates", base=LAPTOP)
_FILE = f"{PREFERENCES}/com.apple.SoftwareUpdate.plist"
_PROFILE = f"{MANAGED}/com.apple.SoftwareUpdate.plist"
_DECLARED = "/private/var/db/softwareupdate/SoftwareUpdateDDMStatePersistence.plist"
_ENROLMENT = "profiles status -type enrollment"
_ON = dict.fromkeys(
    (
        "AutomaticCheckEnabled",
        "AutomaticDownload",
        "AutomaticallyInstallMacOSUpdates",
        "CriticalUpdateInstall",
    ),
    True,
)
_SEARCH = datetime(2026, 11, 20, 12)  # noqa: DTZ001 - property lists hold dates without a zone
_SAFARI = {"Display Name": "Safari", "Identifier": "Safari26.2SequoiaAuto-26.2", "Product Key": "093-2"}
_TOOLS = {"Display Name": "Command Line Tools for Xcode 26.2", "Product Key": "093-3"}


def _declares(**settings: object) -> bytes:
    return plist(SUCorePersistedStatePolicyFields={"SUCoreDDMDeclarationGlobalSettings": settings})


def _offers(*updates: dict[str, str], **more: object) -> bytes:
    return plist(**{**_ON, "RecommendedUpdates": list(updates), "LastFullSuccessfulDate": _SEARCH, **more})


def _macos(name: str, number: str, build: str, kind: str) -> dict[str, str]:
    key = f"MSU_UPDATE_{build}_patch_{number}_{kind}"
    return {"Display Name": f"macOS {name} {number}", "Display Version": number, "Product Key": key}


COMPUTERS: tuple[Computer, ...] = (
    _auto(
        Kind.MANAGED,
        name="mac-declaration-never-installs",
        wanted="unknown,fail,warn",
        files={_DECLARED: _declares(automaticallyInstallOSUpdates=0)},
        says=("organisation declares", "Ask IT"),
    ),
    _auto(
        Kind.MANAGED,
        name="mac-declaration-never-downloads",
        wanted="unknown,fail,warn",
        files={_DECLARED: _declares(automaticallyDownload=2, automaticallyInstallOSUpdates=1)},
    ),
    _auto(
        Kind.MANAGED,
        name="mac-declaration-always-installs-over-the-persons-off",
        wanted="pass",
        files={
            _FILE: plist(**{**_ON, "AutomaticallyInstallMacOSUpdates": False}),
            _DECLARED: _declares(automaticallyInstallOSUpdates=1),
        },
    ),
    _auto(
        Kind.MANAGED,
        name="mac-profile-switches-off",
        wanted="warn,fail",
        files={_PROFILE: plist(CriticalUpdateInstall=False)},
    ),
    *(
        _auto(
            Kind.CONFIDENT,
            name=f"mac-{process.lower()}-installs-{name}",
            wanted=wanted,
            files={place: plist(**settings)},
            answers={"processes": [runs(process)]},
            says=says,
        )
        for process, called in (("JamfDaemon", "Jamf"), ("BESAgent", "BigFix"))
        for name, place, settings, wanted, says in (
            (
                "in-its-place",
                _PROFILE,
                {"AutomaticallyInstallMacOSUpdates": False},
                "unknown",
                (called, "IT"),
            ),
            ("no-data-files", _PROFILE, {"ConfigDataInstall": False}, "warn,fail", ()),
            ("not-what-a-person-chose", _FILE, {**_ON, "AutomaticDownload": False}, "warn,fail", ()),
        )
    ),
    _auto(
        Kind.MANAGED,
        name="mac-profile-that-macos-27-may-not-heed",
        wanted="unknown",
        files={**version("27.0"), _PROFILE: plist(AutomaticDownload=False)},
    ),
    _auto(
        Kind.STEPS,
        name="mac-profile-greys-the-switches-out",
        wanted="fail",
        files={_PROFILE: plist(**dict.fromkeys(_ON, False))},
        says=("a profile or a declaration for software updates: ask IT",),
    ),
    _auto(
        Kind.STEPS,
        name="mac-26-has-a-second-place",
        wanted="fail",
        files={**version("26.1", "25B78"), _FILE: plist(**dict.fromkeys(_ON, False))},
        says=("Background Security Improvements", "Install macOS updates"),
        never=("System Preferences", "sudo"),
    ),
    _auto(
        Kind.DEFAULTS,
        name="mac-switches-never-touched",
        wanted="pass",
        files={_FILE: plist(LastResultCode=2)},
    ),
    _auto(
        Kind.DEFAULTS,
        name="mac-one-switch-turned-off-the-others-never-touched",
        wanted="warn,fail",
        files={_FILE: plist(AutomaticallyInstallMacOSUpdates=False)},
    ),
    _auto(
        Kind.ABSENCE,
        name="mac-declaration-closed",
        wanted="unknown",
        answers={"denied": [_DECLARED]},
    ),
    _auto(
        Kind.ABSENCE,
        name="mac-declaration-closed-on-a-managed-mac",
        wanted="unknown",
        answers={
            "denied": [_DECLARED],
            "commands": [ran(_ENROLMENT, "MDM enrollment: Yes (User Approved)\n")],
        },
    ),
    _auto(
        Kind.ABSENCE,
        name="mac-declaration-closed-and-nobody-manages-it",
        wanted="pass",
        answers={
            "denied": [_DECLARED],
            "commands": [ran(_ENROLMENT, "Enrolled via DEP: No\nMDM enrollment: No\n")],
        },
    ),
    _auto(Kind.ABSENCE, name="mac-settings-closed", wanted="unknown", files={_FILE: b"bplist00cut"}),
    _waiting(
        Kind.PLATFORM,
        name="mac-14-is-offered-26-alone",
        wanted="pass",
        files={**version("14.8.2", "23J126"), _FILE: _offers(_macos("Tahoe", "26.2", "25C56", "major"))},
    ),
    _waiting(
        Kind.PLATFORM,
        name="mac-offers-a-patch-beside-the-next-macos",
        wanted="warn,fail",
        files={
            _FILE: _offers(
                _macos("Tahoe", "26.2", "25C56", "major"), _macos("Sequoia", "15.7.4", "24G500", "minor")
            )
        },
        says=("1 security update",),
    ),
    _waiting(
        Kind.PLATFORM,
        name="mac-offers-a-security-response",
        wanted="warn,fail",
        files={_FILE: _offers(_macos("Sequoia", "15.7.2", "24G325a", "rsr"))},
    ),
    _waiting(Kind.PLATFORM, name="mac-offers-safari", wanted="warn,fail", files={_FILE: _offers(_SAFARI)}),
    _waiting(
        Kind.PLATFORM,
        name="mac-offers-developers-tools-alone",
        wanted="unknown",
        files={_FILE: _offers(_TOOLS)},
    ),
    _waiting(
        Kind.RUNS,
        name="mac-list-still-holds-what-is-installed-by-now",
        wanted="pass",
        files={_FILE: _offers(_macos("Sequoia", "15.7.1", "24G231", "minor"))},
    ),
    _waiting(
        Kind.RUNS,
        name="mac-counter-says-none-the-list-says-one",
        wanted="warn,fail",
        files={_FILE: _offers(_macos("Sequoia", "15.8", "24H10", "minor"), LastUpdatesAvailable=0)},
    ),
    _waiting(
        Kind.MANAGED,
        name="mac-profile-hides-new-updates",
        wanted="unknown",
        files={
            f"{MANAGED}/com.apple.applicationaccess.plist": plist(
                forceDelayedSoftwareUpdates=True, enforcedSoftwareUpdateMinorOSDeferredInstallDelay=60
            )
        },
        says=("60 days", "Ask IT"),
    ),
    _waiting(
        Kind.MANAGED,
        name="mac-declaration-hides-new-updates",
        wanted="unknown",
        files={_DECLARED: _declares(minorOSDeferralPeriod=14)},
        says=("14 days",),
    ),
    _waiting(
        Kind.MANAGED,
        name="mac-profile-holds-only-the-next-macos-back",
        wanted="pass",
        files={
            f"{MANAGED}/com.apple.applicationaccess.plist": plist(
                forceDelayedMajorSoftwareUpdates=True, enforcedSoftwareUpdateMajorOSDeferredInstallDelay=90
            )
        },
    ),
    _waiting(
        Kind.TIME,
        name="mac-last-search-two-weeks-ago",
        wanted="stale",
        files={_FILE: _offers(LastFullSuccessfulDate=datetime(2026, 11, 7))},  # noqa: DTZ001 - as above
    ),
    _waiting(
        Kind.TIME,
        name="mac-last-search-next-year",
        wanted="unknown",
        files={_FILE: _offers(LastFullSuccessfulDate=datetime(2027, 11, 7))},  # noqa: DTZ001 - as above
    ),
)
