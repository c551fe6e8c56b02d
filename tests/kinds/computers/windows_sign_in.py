"""Windows computers on which signing in, or locking, is not what one setting says."""

from __future__ import annotations

from kinds import Computer, Kind

HOME, OFFICE, OLD = "windows-11-home", "windows-11-pro-office", "windows-10-old"
_WINLOGON = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
_OWN_WINLOGON = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Winlogon"
_MANAGED = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device"
_DESKTOP = r"HKCU\Control Panel\Desktop"
_POLICIES = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_NO_TIMES = {"power:sleep": {"ac": 0, "dc": 0}, "power:hibernate": {"ac": 0, "dc": 0}}


def _registry(key: str, **values: object) -> dict[str, object]:
    return {"registry": {key: {"values": values}}}


def _states(*, modern: bool = False, sleep: bool = False, hibernate: bool = False) -> dict[str, object]:
    return {"power-states": {"modern_standby": modern, "sleep": sleep, "hibernate": hibernate}}


_LOCAL = {"own-account": {"kind": "local", "password_optional": True}}

COMPUTERS: tuple[Computer, ...] = (
    Computer(
        Kind.ABSENCE,
        "windows-local-account",
        "auto-login",
        "unknown",
        HOME,
        answers={"native": _LOCAL},
        says=("no password",),
    ),
    Computer(
        Kind.ABSENCE,
        "windows-account-not-told",
        "auto-login",
        "unknown",
        HOME,
        answers={"native": {"own-account": {"error": "no_answer", "sentence": "No."}}},
    ),
    Computer(
        Kind.ABSENCE,
        "windows-local-account-of-a-managed-computer",
        "auto-login",
        "pass",
        HOME,
        answers={"native": _LOCAL, **_registry(rf"{_MANAGED}\DeviceLock", DevicePasswordEnabled=0)},
    ),
    Computer(
        Kind.DEFAULTS,
        "windows-empty-switch",
        "auto-login",
        "pass",
        HOME,
        answers=_registry(_WINLOGON, AutoAdminLogon=""),
    ),
    Computer(
        Kind.DEFAULTS,
        "windows-switch-with-blanks",
        "auto-login",
        "fail",
        HOME,
        answers=_registry(_WINLOGON, AutoAdminLogon=" 1 "),
    ),
    *(
        Computer(
            Kind.EFFECT,
            f"windows-switch-left-under-{name}",
            "auto-login",
            "unknown",
            HOME,
            answers={
                "registry": {
                    _WINLOGON: {"values": {"AutoAdminLogon": "1"}},
                    key: {"values": values},
                }
            },
            says=("rules for passwords",),
        )
        for name, key, values in (
            ("device-management", rf"{_MANAGED}\DeviceLock", {"DevicePasswordEnabled": 0}),
            ("a-mail-account", r"HKLM\SYSTEM\CurrentControlSet\Control\EAS\Policies", {"6": 900}),
        )
    ),
    Computer(
        Kind.PLATFORM,
        "windows-modern-standby",
        "screen-lock",
        "pass",
        HOME,
        answers={"native": {**_NO_TIMES, **_states(modern=True), "power:display": {"ac": 600, "dc": 300}}},
        says=("10 minutes",),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-modern-standby-wakes-open",
        "screen-lock",
        "fail",
        HOME,
        answers={
            "native": {
                **_NO_TIMES,
                **_states(modern=True),
                "power:display": {"ac": 600, "dc": 300},
                "power:password": {"ac": 0, "dc": 0},
            }
        },
    ),
    Computer(
        Kind.PLATFORM,
        "windows-modern-standby-with-a-delay",
        "screen-lock",
        "unknown",
        HOME,
        answers={
            "native": {**_NO_TIMES, **_states(modern=True), "power:display": {"ac": 600, "dc": 300}},
            **_registry(_DESKTOP, ScreenSaveActive="1", DelayLockInterval=900),
        },
    ),
    Computer(
        Kind.EFFECT,
        "windows-without-a-sleep-state",
        "screen-lock",
        "fail",
        HOME,
        answers={"native": {"battery": False, **_states(), "power:sleep": {"ac": 600, "dc": 600}}},
    ),
    Computer(
        Kind.EFFECT,
        "windows-desktop-nobody-asked-whether-it-sleeps",
        "screen-lock",
        "unknown",
        "w05-documents-on-plain-D",
        answers={"native": {"battery": False}},
    ),
    Computer(
        Kind.EFFECT,
        "windows-screen-saver-none",
        "screen-lock",
        "fail",
        OLD,
        answers=_registry(
            _DESKTOP,
            **{
                "ScreenSaveActive": "1",
                "ScreenSaverIsSecure": "1",
                "ScreenSaveTimeOut": "300",
                "SCRNSAVE.EXE": "(None)",
            },
        ),
    ),
    Computer(
        Kind.EFFECT,
        "windows-screen-saver-with-password",
        "screen-lock",
        "pass",
        OLD,
        answers=_registry(
            _DESKTOP,
            **{
                "ScreenSaveActive": "1",
                "ScreenSaverIsSecure": "1",
                "ScreenSaveTimeOut": "300",
                "SCRNSAVE.EXE": r"C:\Windows\system32\scrnsave.scr",
            },
        ),
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-dynamic-lock-by-policy",
        "screen-lock",
        "unknown",
        OLD,
        answers=_registry(r"HKLM\SOFTWARE\Policies\Microsoft\PassportForWork\DynamicLock", DynamicLock=1),
        says=("Dynamic Lock",),
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-dynamic-lock-on-a-desktop",
        "screen-lock",
        "unknown",
        OLD,
        answers=_registry(_OWN_WINLOGON, EnableGoodbye=1),
        says=("Dynamic Lock",),
    ),
    Computer(
        Kind.MANAGED,
        "windows-intune-inactivity",
        "screen-lock",
        "pass",
        OLD,
        answers=_registry(rf"{_MANAGED}\DeviceLock", DevicePasswordEnabled=0, MaxInactivityTimeDeviceLock=10),
    ),
    Computer(
        Kind.MANAGED,
        "windows-intune-inactivity-without-password",
        "screen-lock",
        "fail",
        OLD,
        answers=_registry(rf"{_MANAGED}\DeviceLock", DevicePasswordEnabled=1, MaxInactivityTimeDeviceLock=10),
    ),
    Computer(
        Kind.MANAGED,
        "windows-inactivity-limit-of-an-hour",
        "screen-lock",
        "warn",
        OLD,
        answers=_registry(_POLICIES, InactivityTimeoutSecs=3600),
        says=("ask IT",),
    ),
)
