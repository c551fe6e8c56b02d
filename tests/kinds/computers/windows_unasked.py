"""Windows computers that were recorded before Posture asked for what supports an answer.

Nobody asked them which kinds of sleep there are, when the display goes dark, how this account signs in,
whether a restart waits, which rules the firewall has and where a drive lies.
"""

from __future__ import annotations

from functools import partial

from kinds import Computer, Kind

BASE = "w04-local-account-blank-password"
_WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_DESKTOP = r"HKCU\Control Panel\Desktop"
_DEVICE = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device"
_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate"
_FIREWALL = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
_SERVICING = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing"
_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
_FIRMWARE = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"
_MAIL_RULES = r"HKLM\SYSTEM\CurrentControlSet\Control\EAS\Policies"
_POWER = r"HKLM\SOFTWARE\Policies\Microsoft\Power\PowerSettings\0e796bdb-100d-47d6-a2d5-f7d2daa51f51"
_AWAKE = {"power:sleep": {"ac": 0, "dc": 0}}
_STAYS_LIT = {**_AWAKE, "power:display": {"ac": 0, "dc": 0}}
_SAVER = {"ScreenSaveActive": "1", "ScreenSaverIsSecure": "1", "ScreenSaveTimeOut": "300"}
_PROFILES = ("DomainProfile", "StandardProfile", "PublicProfile")

_computer = partial(Computer, base=BASE)
_lock = partial(_computer, check="screen-lock")
_auto = partial(_computer, check="auto-updates")
_waiting = partial(_computer, check="os-updates")


def _keys(*keys: tuple[str, dict[str, object]], **native: object) -> dict[str, object]:
    return {"registry": {key: {"values": values} for key, values in keys}, "native": native}


def _windows(build: str, version: str, edition: str, kind: str = "Client") -> dict[str, object]:
    values = {"CurrentBuildNumber": build, "UBR": 4000, "DisplayVersion": version, "EditionID": edition}
    return _keys((_WINDOWS, {**values, "InstallationType": kind}))


COMPUTERS: tuple[Computer, ...] = (
    *(
        _computer(
            Kind.CONFIDENT, name=f"windows-unasked-healthy-{edition.lower()}", check=check, wanted="pass"
        )
        if edition == "Core"
        else _computer(
            Kind.CONFIDENT,
            name=f"windows-unasked-healthy-{edition.lower()}",
            check=check,
            wanted="pass",
            answers=_windows("26200", "25H2", edition),
        )
        for edition in ("Core", "Professional", "Enterprise")
        for check in (
            "disk-encryption",
            "screen-lock",
            "os-supported",
            "os-updates",
            "auto-updates",
            "secure-boot",
            "firewall",
            "remote-desktop",
            "disk-space",
            "clock",
        )
    ),
    *(
        _computer(
            Kind.ABSENCE,
            name="windows-firmware-without-names",
            check=check,
            wanted=wanted,
            answers=_keys((_FIRMWARE, {"BiosMajorRelease": 1})),
        )
        for check, wanted in (
            ("disk-encryption", "pass"),
            ("firewall", "pass"),
            ("remote-desktop", "pass"),
            ("secure-boot", "pass"),
            ("clock", "pass"),
        )
    ),
    _computer(
        Kind.ABSENCE,
        name="windows-firewall-off-without-names-and-security-centre",
        check="firewall",
        wanted="fail",
        answers={
            "registry": {
                _FIRMWARE: {"values": {}},
                **{rf"{_FIREWALL}\{one}": {"values": {"EnableFirewall": 0}} for one in _PROFILES},
            },
            "native": {"wsc-health:firewall": {"error": "not_there", "sentence": "No security centre."}},
        },
    ),
    # screen-lock: limits in other places.
    _lock(
        Kind.MANAGED,
        name="windows-limit-by-device-management",
        wanted="pass",
        answers=_keys(
            (
                rf"{_DEVICE}\LocalPoliciesSecurityOptions",
                {"InteractiveLogon_MachineInactivityLimit": 600},
            ),
            **_STAYS_LIT,
        ),
        says=("10 minutes",),
    ),
    *(
        _lock(
            Kind.MANAGED,
            name=f"windows-rules-of-a-mail-account-{value}",
            wanted="unknown",
            answers=_keys((_MAIL_RULES, {value: 600}), **_STAYS_LIT),
            says=("ask IT",),
        )
        for value in ("6", "7")
    ),
    _lock(
        Kind.MANAGED,
        name="windows-rules-of-a-mail-account-without-a-limit",
        wanted="fail",
        answers=_keys((_MAIL_RULES, {"6": 0, "7": 0}), **_STAYS_LIT),
    ),
    _lock(
        Kind.MANAGED,
        name="windows-limit-of-intune-without-a-word-about-the-password",
        wanted="unknown",
        answers=_keys((rf"{_DEVICE}\DeviceLock", {"MaxInactivityTimeDeviceLock": 10}), **_STAYS_LIT),
    ),
    _lock(
        Kind.MANAGED,
        name="windows-policy-wakes-open",
        wanted="fail",
        answers=_keys((_POWER, {"ACSettingIndex": 0, "DCSettingIndex": 0})),
    ),
    _lock(
        Kind.MANAGED,
        name="windows-intune-wakes-open",
        wanted="fail",
        answers=_keys(
            (
                rf"{_DEVICE}\Power",
                {
                    "RequirePasswordWhenComputerWakesPluggedIn": "<disabled/>",
                    "RequirePasswordWhenComputerWakesOnBattery": "<disabled/>",
                },
            )
        ),
    ),
    _lock(
        Kind.MANAGED,
        name="windows-nobody-may-lock",
        wanted="fail",
        answers=_keys(
            (
                r"HKCU\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System",
                {"DisableLockWorkstation": 1},
            )
        ),
        says=("Remove Lock Computer",),
    ),
    _lock(
        Kind.EFFECT,
        name="windows-saver-on-a-desktop",
        wanted="pass",
        answers=_keys(
            (_DESKTOP, {**_SAVER, "SCRNSAVE.EXE": r"C:\WINDOWS\system32\Bubbles.scr"}),
            **_AWAKE,
            battery=False,
        ),
    ),
    _lock(
        Kind.EFFECT,
        name="windows-no-saver-and-wakes-open",
        wanted="fail",
        answers=_keys(
            (_DESKTOP, {**_SAVER, "SCRNSAVE.EXE": "(None)"}),
            **_AWAKE,
            **{"power:password": {"ac": 0, "dc": 0}},
        ),
    ),
    # auto-updates and os-updates.
    _auto(
        Kind.MANAGED,
        name="windows-old-pause-by-policy",
        wanted="warn",
        answers=_keys((_POLICIES, {"PauseQualityUpdates": 1})),
        says=("paused", "Group Policy"),
    ),
    _auto(
        Kind.MANAGED,
        name="windows-own-server-that-was-given-up",
        wanted="unknown",
        answers=_keys(
            (_POLICIES, {"WUServer": "http://wsus.example.org:8530"}),
            (rf"{_POLICIES}\AU", {"UseWUServer": 1}),
            **{"update-search": "2026-08-20T13:00:00Z"},
        ),
        says=("Ask IT",),
    ),
    _auto(
        Kind.EFFECT,
        name="windows-server-by-a-name-that-cannot-be",
        wanted="fail",
        answers=_keys(
            (_POLICIES, {"WUServer": "http://no.wsus.invalid:8530"}), (rf"{_POLICIES}\AU", {"UseWUServer": 1})
        ),
    ),
    _auto(
        Kind.PLATFORM,
        name="windows-server-as-it-comes",
        wanted="unknown",
        answers=_windows("20348", "21H2", "ServerStandard", "Server"),
    ),
    _auto(
        Kind.PLATFORM,
        name="windows-server-that-installs",
        wanted="pass",
        answers={
            "registry": {
                **_windows("20348", "21H2", "ServerStandard", "Server")["registry"],  # type: ignore[dict-item]
                rf"{_POLICIES}\AU": {"values": {"AUOptions": 4}},
            }
        },
    ),
    *(
        kind(
            Kind.CONFIDENT,
            name=f"windows-{build}-{edition.lower()}-that-ended",
            wanted="unknown",
            answers=_windows(build, version, edition),
            says=("newer version",),
            never=("Extended",),
        )
        for kind in (_auto, _waiting)
        for build, version, edition in (
            ("22000", "21H2", "Core"),
            ("22631", "23H2", "Enterprise"),
            ("26100", "24H2", "Professional"),
            ("19044", "21H2", "Core"),
        )
    ),
    *(
        _waiting(
            Kind.EFFECT,
            name=f"windows-{name.lower()}",
            wanted="warn",
            answers=_keys((rf"{_SERVICING}\{name}", {})),
            says=("restart",),
        )
        for name in ("PackagesPending", "RebootInProgress")
    ),
    _computer(
        Kind.WIDE,
        name="windows-data-of-programs-elsewhere",
        check="disk-encryption",
        wanted="warn",
        answers=_keys((_FOLDERS, {"AppData": r"D:\Roaming"}), **{"volume-protection:D:": 2}),
        says=("D:",),
    ),
    _computer(
        Kind.WIDE,
        name="windows-data-of-programs-where-it-was",
        check="disk-encryption",
        wanted="pass",
        answers=_keys((_FOLDERS, {"AppData": r"%USERPROFILE%\AppData\Roaming"})),
    ),
    *(
        _computer(
            Kind.LISTENERS,
            name=f"windows-{name.lower().removesuffix('.exe')}",
            check="remote-desktop",
            wanted="fail",
            answers={"processes": [{"name": name, "mine": False}]},
        )
        for name in ("HelpWire.exe", "DeskIn.exe", "fleetdeck_agent_svc.exe", "RCService.exe", "ThinVNC.exe")
    ),
    # auto-updates and os-updates: versions past the end that only their edition has.
    *(
        _computer(
            Kind.PLATFORM,
            name=f"windows-{name}-after-its-end",
            check=check,
            wanted="unknown",
            taken="2026-11-21T09:00:00Z",
            answers=answers,
            says=(words,),
        )
        for check in ("auto-updates", "os-updates")
        for name, answers, words in (
            ("ltsb-2016", _windows("14393", "1607", "EnterpriseS"), "regular updates have ended"),
            ("se-24h2", _windows("26100", "24H2", "CloudEdition"), "this edition of Windows"),
        )
    ),
    *(
        _computer(
            Kind.PLATFORM,
            name=f"windows-{name}-before-its-end",
            check="auto-updates",
            wanted="pass",
            taken="2026-11-21T09:00:00Z",
            answers=answers,
        )
        for name, answers in (
            ("ltsc-2021", _windows("19044", "21H2", "EnterpriseS")),
            ("ltsc-2024", _windows("26100", "24H2", "EnterpriseS")),
            ("unknown-edition-25h2", _windows("26200", "25H2", "CloudEdition")),
        )
    ),
)
