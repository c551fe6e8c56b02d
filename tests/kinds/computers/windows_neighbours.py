"""Windows computers on which another program does what Windows could do, or undoes it."""

from __future__ import annotations

from functools import partial

from kinds import Computer, Kind

BASE = "w09-intune-autoupdate-off"
_LIMIT = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_DESKTOP = r"HKCU\Control Panel\Desktop"
_SAVER = {
    "SCRNSAVE.EXE": r"C:\Windows\system32\scrnsave.scr",
    "ScreenSaveActive": "1",
    "ScreenSaverIsSecure": "1",
    "ScreenSaveTimeOut": "300",
}

_SERVICES = r"HKLM\SYSTEM\CurrentControlSet\Services"
_FIRMWARE = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"
_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows"
_HISTORY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\FileHistory"
_OLDER_BACKUP = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsBackup"
_PLAIN = {"native": {"volume-protection:C:": 2}}

_computer = partial(Computer, base=BASE)
_lock = partial(_computer, check="screen-lock")
_auto = partial(Computer, check="auto-updates", base="w04-local-account-blank-password")
_disk = partial(_computer, check="disk-encryption")


def _runs(*names: str) -> dict[str, object]:
    return {"processes": [{"name": name, "command": [], "mine": True} for name in names]}


def _registry(*keys: tuple[str, dict[str, object]]) -> dict[str, object]:
    return {"registry": {key: {"values": values} for key, values in keys}}


COMPUTERS: tuple[Computer, ...] = (
    # disk-encryption: other makers' encryption, and disks around this one.
    *(
        _disk(
            Kind.CONFIDENT,
            name=f"windows-boot-driver-{driver.lower()}",
            wanted="unknown",
            answers={**_PLAIN, **_registry((rf"{_SERVICES}\{driver}", {"Start": 0}))},
            says=(called,),
        )
        for driver, called in (
            ("veracrypt", "VeraCrypt"),
            ("MfeEpePc", "Trellix"),
            ("prot_2k", "Check Point"),
        )
    ),
    _disk(
        Kind.CONFIDENT,
        name="windows-check-point-runs",
        wanted="unknown",
        answers={**_PLAIN, **_runs("FDE_srv.exe")},
        says=("Check Point",),
    ),
    *(
        _disk(
            Kind.CONFIDENT,
            name=f"windows-veracrypt-for-other-volumes-{start}",
            wanted="fail",
            answers={**_PLAIN, **_registry((rf"{_SERVICES}\veracrypt", {"Start": start}))},
        )
        for start in (1, 4)
    ),
    _disk(
        Kind.CONFIDENT,
        name="windows-bitlocker-beside-veracrypt",
        wanted="pass",
        answers=_registry((rf"{_SERVICES}\veracrypt", {"Start": 0})),
    ),
    *(
        _disk(
            Kind.CONFIDENT,
            name=f"windows-plain-in-{product.split()[0].lower()}",
            wanted="unknown",
            answers={
                **_PLAIN,
                **_registry((_FIRMWARE, {"SystemManufacturer": maker, "SystemProductName": product})),
            },
            says=("virtual machine",),
        )
        for maker, product in (
            ("Parallels Software International Inc.", "Parallels Virtual Platform"),
            ("Microsoft Corporation", "Virtual Machine"),
            ("VMware, Inc.", "VMware20,1"),
        )
    ),
    # auto-updates: programs that install in place of Windows.
    *(
        _auto(
            Kind.CONFIDENT,
            name=f"windows-{program.removesuffix('.exe').lower()}-installs-{place}",
            wanted="unknown",
            answers={**_runs(program), **_registry((key, values))},
            says=(called, "IT"),
        )
        for program, called in (
            ("CcmExec.exe", "Configuration Manager"),
            ("NinjaRMMAgentPatcher.exe", "NinjaOne"),
            ("BESClient.exe", "BigFix"),
        )
        for place, key, values in (
            ("group-policy", rf"{_POLICIES}\WindowsUpdate\AU", {"NoAutoUpdate": 1}),
            ("asks", rf"{_POLICIES}\WindowsUpdate\AU", {"AUOptions": 3}),
        )
    ),
    _auto(
        Kind.CONFIDENT,
        name="windows-ccmexec-beside-services-that-are-off",
        wanted="fail",
        answers={**_runs("CcmExec.exe"), **_registry((rf"{_SERVICES}\wuauserv", {"Start": 4}))},
    ),
    # clock: what sets it in place of Windows Time.
    *(
        _computer(
            Kind.LISTENERS,
            name=f"windows-clock-by-{program.removesuffix('.exe').lower()}",
            check="clock",
            wanted="unknown",
            answers={**_runs(program), **_registry((rf"{_SERVICES}\W32Time", {"Start": 4}))},
            says=(called,),
        )
        for program, called in (("ntpd.exe", "ntpd"), ("vmtoolsd.exe", "VMware Tools"))
    ),
    _computer(
        Kind.LISTENERS,
        name="windows-clock-by-nobody",
        check="clock",
        wanted="fail",
        answers=_registry((rf"{_SERVICES}\W32Time", {"Start": 4})),
    ),
    # backup: what else makes one beside a File History that was given up.
    *(
        _computer(
            Kind.LISTENERS,
            name=f"windows-old-file-history-beside-{name}",
            check="backup",
            wanted=wanted,
            answers={
                **_runs(*programs),
                **_registry(
                    (_HISTORY, {"ProtectedUpToTime": 134_330_000_000_000_000}),
                    (_OLDER_BACKUP, {"ValidConfig": valid}),
                ),
            },
            says=says,
        )
        for name, wanted, programs, valid, says in (
            ("windows-7", "unknown", (), 1, ("Windows 7",)),
            ("cove", "unknown", ("BackupFP.exe",), 0, ("N-able Cove",)),
            ("nothing", "fail", (), 0, ()),
        )
    ),
    # screen-lock: programs that keep a computer awake.
    *(
        _lock(
            Kind.RUNS,
            name=f"windows-{program.removesuffix('.exe').lower()}-{lock}",
            wanted="unknown",
            answers={**_runs(program), **_registry(*keys)},
            says=(called,),
        )
        for program, called in (("caffeine64.exe", "Caffeine"), ("MouseJiggler.exe", "Mouse Jiggler"))
        for lock, keys in (
            ("sleep", ()),
            ("saver", ((_DESKTOP, _SAVER),)),
            ("limit", ((_LIMIT, {"InactivityTimeoutSecs": 600}),)),
        )
    ),
    _lock(
        Kind.RUNS,
        name="windows-awake-holds-off-sleep",
        wanted="unknown",
        answers=_runs("PowerToys.Awake.exe"),
        says=("PowerToys Awake",),
    ),
    _lock(
        Kind.RUNS,
        name="windows-awake-holds-off-no-screen-saver",
        wanted="pass",
        answers={**_runs("PowerToys.Awake.exe"), **_registry((_DESKTOP, _SAVER))},
        says=("5 minutes",),
    ),
    _lock(
        Kind.RUNS,
        name="windows-caffeine-where-nothing-locks",
        wanted="fail",
        answers={
            **_runs("caffeine64.exe"),
            "native": {name: {"ac": 0, "dc": 0} for name in ("power:sleep", "power:display")},
        },
    ),
)
