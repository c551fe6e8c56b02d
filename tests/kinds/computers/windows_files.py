"""Windows computers whose files lie, or are copied, elsewhere than one setting says; and their clocks."""

from __future__ import annotations

from kinds import Computer, Kind

HOME, OFFICE, OLD = "windows-11-home", "windows-11-pro-office", "windows-10-old"
_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
_ONEDRIVE = r"HKCU\Software\Microsoft\OneDrive\Accounts"
_TIME = r"HKLM\SYSTEM\CurrentControlSet\Services\W32Time"
_TIME_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\W32Time"
_DOWNLOADS = "{374DE290-123F-4565-9164-39C4925E467B}"
_PLAIN_D = {"volume-protection:D:": 2, "drive-type:D:": 3}


def _keys(**keys: dict[str, object]) -> dict[str, object]:
    return {"registry": {key: {"values": values} for key, values in keys.items()}}


def _runs(*names: str) -> dict[str, object]:
    return {"processes": [{"name": name, "mine": False} for name in names]}


COMPUTERS: tuple[Computer, ...] = (
    Computer(
        Kind.WIDE,
        "windows-downloads-elsewhere",
        "disk-encryption",
        "warn",
        HOME,
        answers={**_keys(**{_FOLDERS: {_DOWNLOADS: r"d:\Downloads"}}), "native": _PLAIN_D},
        says=("D:",),
    ),
    Computer(
        Kind.WIDE,
        "windows-onedrive-elsewhere",
        "disk-encryption",
        "warn",
        HOME,
        answers={**_keys(**{rf"{_ONEDRIVE}\Personal": {"UserFolder": r"D:\OneDrive"}}), "native": _PLAIN_D},
        says=("D:",),
    ),
    Computer(
        Kind.WIDE,
        "windows-folders-where-they-were",
        "disk-encryption",
        "pass",
        HOME,
        answers=_keys(
            **{_FOLDERS: {"Personal": r"%USERPROFILE%\Documents", "Desktop": r"%USERPROFILE%\Desktop"}}
        ),
    ),
    Computer(
        Kind.WIDE,
        "windows-folders-on-a-server",
        "disk-encryption",
        "pass",
        HOME,
        answers={
            **_keys(**{_FOLDERS: {"Personal": r"\\server\people\person", "Desktop": r"H:\Desktop"}}),
            "native": {"drive-type:H:": 4},
        },
    ),
    Computer(
        Kind.WIDE,
        "windows-folder-in-an-unknown-place",
        "disk-encryption",
        "unknown",
        HOME,
        answers=_keys(**{_FOLDERS: {"Personal": r"%DATEN%\Documents"}}),
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-device-encryption-waits",
        "disk-encryption",
        "unknown",
        HOME,
        answers={"native": {"volume-protection:C:": 8}},
        says=("protection 8",),
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-bitlocker-paused-or-not",
        "disk-encryption",
        "unknown",
        HOME,
        answers={"native": {"volume-protection:C:": 5}},
    ),
    Computer(
        Kind.WIDE,
        "windows-moved-folder-on-a-full-drive",
        "disk-space",
        "fail",
        HOME,
        answers={
            **_keys(**{_FOLDERS: {"Personal": r"D:\Documents"}}),
            "space": {"D:\\": {"total": 500_000_000_000, "free": 1_000_000_000}},
        },
    ),
    Computer(
        Kind.WIDE,
        "windows-server-folder-does-not-count",
        "disk-space",
        "pass",
        HOME,
        answers={
            **_keys(**{_FOLDERS: {"Personal": r"H:\Documents"}}),
            "native": {"drive-type:H:": 4},
            "space": {"H:\\": {"total": 500_000_000_000, "free": 1_000_000_000}},
        },
    ),
    Computer(
        Kind.WIDE,
        "windows-veeam-beside-an-old-file-history",
        "backup",
        "unknown",
        OLD,
        answers=_runs("Veeam.EndPoint.Service.exe"),
        says=("Veeam",),
    ),
    Computer(
        Kind.WIDE,
        "windows-backblaze-alone",
        "backup",
        "unknown",
        HOME,
        answers=_runs("bzserv.exe"),
        says=("Backblaze",),
    ),
    Computer(
        Kind.WIDE,
        "windows-file-history-beside-macrium",
        "backup",
        "pass",
        OFFICE,
        answers=_runs("MacriumService.exe"),
    ),
    Computer(
        Kind.MANAGED,
        "windows-time-policy-off",
        "clock",
        "fail",
        HOME,
        answers=_keys(**{rf"{_TIME_POLICIES}\TimeProviders\NtpClient": {"Enabled": 0}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-time-policy-no-sync",
        "clock",
        "fail",
        HOME,
        answers=_keys(**{rf"{_TIME_POLICIES}\Parameters": {"Type": "NoSync"}}),
    ),
    Computer(
        Kind.ABSENCE,
        "windows-without-the-time-service",
        "clock",
        "unknown",
        HOME,
        answers=_keys(**{_TIME: {}}),
    ),
    Computer(
        Kind.ABSENCE,
        "windows-without-the-time-settings",
        "clock",
        "unknown",
        HOME,
        answers=_keys(**{rf"{_TIME}\Parameters": {}}),
    ),
)
