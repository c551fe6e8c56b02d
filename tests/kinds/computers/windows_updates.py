"""Windows computers whose updates come, or do not come, for a reason that stands elsewhere."""

from __future__ import annotations

from kinds import Computer, Kind

HOME, OFFICE, OLD = "windows-11-home", "windows-11-pro-office", "windows-10-old"
_MANAGED = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\Update"
_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate"
_AU = rf"{_POLICIES}\AU"
_CHOSEN = r"HKLM\SOFTWARE\Microsoft\WindowsUpdate\UX\Settings"
_STATE = r"HKLM\SOFTWARE\Microsoft\WindowsUpdate\UpdatePolicy\Settings"
_WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_ESU = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows\ConsumerESU"
_SERVICING = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing\RebootPending"
_SECURITY = "0fa1201d-4330-4fa8-8ae9-b877473b6441"
_NOW = "2026-11-20T09:00:00Z"


def _keys(**keys: dict[str, object]) -> dict[str, object]:
    return {"registry": {key: {"values": values} for key, values in keys.items()}}


def _windows(build: str, version: str, edition: str, revision: int = 1) -> dict[str, object]:
    values = {"CurrentBuildNumber": build, "DisplayVersion": version, "EditionID": edition, "UBR": revision}
    return _keys(**{_WINDOWS: {**values, "InstallationType": "Client"}})


def _nothing_waits(installed: str) -> dict[str, object]:
    return {
        "native": {"pending-updates": [], "update-search": _NOW, "installed-updates": {_SECURITY: installed}}
    }


_NOT_PAUSED = {_CHOSEN: {"ActiveHoursStart": 8}}

COMPUTERS: tuple[Computer, ...] = (
    # auto-updates: what an organisation fixed.
    Computer(
        Kind.MANAGED,
        "windows-intune-asks",
        "auto-updates",
        "warn",
        HOME,
        answers=_keys(**{_MANAGED: {"AllowAutoUpdate": 0}}),
        says=("Intune", "ask IT"),
    ),
    Computer(
        Kind.MANAGED,
        "windows-intune-forbids-the-service",
        "auto-updates",
        "fail",
        HOME,
        answers=_keys(**{_MANAGED: {"AllowUpdateService": 0}}),
        says=("Intune", "ask IT"),
    ),
    Computer(
        Kind.MANAGED,
        "windows-intune-installs",
        "auto-updates",
        "pass",
        HOME,
        answers=_keys(**{_MANAGED: {"AllowAutoUpdate": 2, "DeferQualityUpdatesPeriodInDays": 5}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-group-policy-off",
        "auto-updates",
        "fail",
        HOME,
        answers=_keys(**{_AU: {"NoAutoUpdate": 1}}),
        says=("Group Policy", "ask IT"),
    ),
    Computer(
        Kind.MANAGED,
        "windows-options-off",
        "auto-updates",
        "fail",
        HOME,
        answers=_keys(**{_AU: {"AUOptions": 1}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-own-server",
        "auto-updates",
        "pass",
        HOME,
        answers=_keys(**{_POLICIES: {"WUServer": "http://wsus.example.org:8530"}, _AU: {"UseWUServer": 1}}),
        says=("your organisation's update server",),
    ),
    Computer(
        Kind.EFFECT,
        "windows-server-that-leads-nowhere",
        "auto-updates",
        "fail",
        HOME,
        answers=_keys(**{_POLICIES: {"WUServer": "http://localhost"}, _AU: {"UseWUServer": 1}}),
    ),
    Computer(
        Kind.EFFECT,
        "windows-server-without-address",
        "auto-updates",
        "fail",
        HOME,
        answers=_keys(**{_AU: {"UseWUServer": 1}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-policy-pause",
        "auto-updates",
        "warn",
        HOME,
        answers=_keys(**{_POLICIES: {"PauseQualityUpdatesStartTime": "2026-11-01"}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-policy-pause-that-ended",
        "auto-updates",
        "pass",
        HOME,
        answers=_keys(**{_POLICIES: {"PauseQualityUpdatesStartTime": "2026-09-01"}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-quality-pause",
        "auto-updates",
        "warn",
        HOME,
        answers=_keys(**{_CHOSEN: {"PauseQualityUpdatesEndTime": "2026-12-20T09:00:00Z"}}),
    ),
    Computer(
        Kind.ABSENCE,
        "windows-without-update-services",
        "auto-updates",
        "unknown",
        HOME,
        answers={
            "registry": {
                rf"HKLM\SYSTEM\CurrentControlSet\Services\{name}": {"values": {}}
                for name in ("wuauserv", "UsoSvc")
            }
        },
    ),
    Computer(
        Kind.ABSENCE,
        "windows-without-the-orchestrator",
        "auto-updates",
        "unknown",
        HOME,
        answers={"registry": {r"HKLM\SYSTEM\CurrentControlSet\Services\UsoSvc": {"values": {}}}},
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-10-that-gets-nothing",
        "auto-updates",
        "unknown",
        OLD,
        answers=_keys(**_NOT_PAUSED),
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-10-ltsc",
        "auto-updates",
        "pass",
        OLD,
        answers={
            "registry": {
                **_keys(**_NOT_PAUSED)["registry"],
                **_windows("19044", "21H2", "EnterpriseS")["registry"],
            }
        },
    ),
    # os-updates: an empty list.
    Computer(
        Kind.EFFECT,
        "windows-servicing-waits-for-restart",
        "os-updates",
        "warn",
        HOME,
        answers={"registry": {_SERVICING: {"values": {}}}},
        says=("Restart",),
    ),
    Computer(
        Kind.EFFECT,
        "windows-agent-waits-for-restart",
        "os-updates",
        "warn",
        HOME,
        answers={"native": {"restart-required": True}},
        says=("restart",),
    ),
    Computer(
        Kind.EFFECT,
        "windows-security-update-hidden",
        "os-updates",
        "warn",
        HOME,
        answers={
            "native": {
                "pending-updates": [{"categories": [_SECURITY], "articles": ["5068861"], "hidden": True}]
            }
        },
        says=("hid 1 security update",),
    ),
    Computer(
        Kind.EFFECT,
        "windows-restart-not-told",
        "os-updates",
        "unknown",
        HOME,
        answers={"native": {"restart-required": {"error": "no_answer", "sentence": "No."}}},
    ),
    Computer(
        Kind.MANAGED,
        "windows-own-server-offers-nothing",
        "os-updates",
        "unknown",
        HOME,
        answers=_keys(**{_POLICIES: {"WUServer": "http://wsus.example.org:8530"}, _AU: {"UseWUServer": 1}}),
        says=("IT",),
    ),
    Computer(
        Kind.MANAGED,
        "windows-own-server-for-drivers-only",
        "os-updates",
        "pass",
        HOME,
        answers=_keys(
            **{
                _POLICIES: {
                    "WUServer": "http://wsus.example.org:8530",
                    "SetPolicyDrivenUpdateSourceForQualityUpdates": 0,
                },
                _AU: {"UseWUServer": 1, "UseUpdateClassPolicySource": 1},
            }
        ),
    ),
    Computer(
        Kind.EFFECT,
        "windows-source-named-without-its-switch",
        "auto-updates",
        "fail",
        HOME,
        answers=_keys(
            **{
                _POLICIES: {
                    "WUServer": "http://localhost:8530",
                    "SetPolicyDrivenUpdateSourceForQualityUpdates": 0,
                },
                _AU: {"UseWUServer": 1},
            }
        ),
    ),
    Computer(
        Kind.EFFECT,
        "windows-source-named-by-intune",
        "auto-updates",
        "pass",
        HOME,
        answers=_keys(
            **{
                _POLICIES: {"WUServer": "http://localhost:8530"},
                _MANAGED: {"SetPolicyDrivenUpdateSourceForQualityUpdates": 0},
                _AU: {"UseWUServer": 1},
            }
        ),
    ),
    Computer(
        Kind.EFFECT,
        "windows-installer-switched-off",
        "auto-updates",
        "unknown",
        HOME,
        answers=_keys(**{r"HKLM\SYSTEM\CurrentControlSet\Services\TrustedInstaller": {"Start": 4}}),
        says=("Windows Modules Installer",),
    ),
    Computer(
        Kind.EFFECT,
        "windows-installer-on-demand",
        "auto-updates",
        "pass",
        HOME,
        answers=_keys(**{r"HKLM\SYSTEM\CurrentControlSet\Services\TrustedInstaller": {"Start": 3}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-deadline-behind-a-question",
        "auto-updates",
        "unknown",
        HOME,
        answers=_keys(
            **{
                _POLICIES: {"SetComplianceDeadline": 1, "ConfigureDeadlineForQualityUpdates": 3},
                _AU: {"AUOptions": 3},
            }
        ),
        says=("3 days", "IT"),
    ),
    Computer(
        Kind.MANAGED,
        "windows-deadline-of-intune-behind-a-question",
        "auto-updates",
        "unknown",
        HOME,
        answers=_keys(**{_MANAGED: {"AllowAutoUpdate": 0, "ConfigureDeadlineForQualityUpdates": 2}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-deadline-where-updates-are-off",
        "auto-updates",
        "fail",
        HOME,
        answers=_keys(**{_MANAGED: {"AllowAutoUpdate": 5, "ConfigureDeadlineForQualityUpdates": 2}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-held-back-for-a-month",
        "os-updates",
        "unknown",
        HOME,
        answers=_keys(**{_MANAGED: {"DeferQualityUpdatesPeriodInDays": 30}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-held-back-for-a-week",
        "os-updates",
        "pass",
        HOME,
        answers=_keys(**{_MANAGED: {"DeferQualityUpdatesPeriodInDays": 7}}),
    ),
    Computer(
        Kind.MANAGED,
        "windows-paused-by-policy",
        "os-updates",
        "unknown",
        HOME,
        answers={**_keys(**{_STATE: {"PausedQualityStatus": 1}}), **_nothing_waits("2026-10-20T09:00:00Z")},
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-10-with-nothing-to-wait-for",
        "os-updates",
        "unknown",
        OLD,
        answers=_nothing_waits("2025-10-15T09:00:00Z"),
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-11-that-got-nothing-for-months",
        "os-updates",
        "unknown",
        HOME,
        answers=_nothing_waits("2026-07-15T09:00:00Z"),
    ),
    Computer(
        Kind.CONFIDENT,
        "windows-11-updated-this-month",
        "os-updates",
        "pass",
        HOME,
        answers=_nothing_waits("2026-11-11T09:00:00Z"),
    ),
    # os-supported.
    Computer(
        Kind.PLATFORM,
        "windows-10-enrolled-by-account",
        "os-supported",
        "pass",
        OLD,
        answers={
            "registry": {
                **_windows("19045", "22H2", "Professional", 7000)["registry"],
                _ESU: {"values": {"ESUEligibility": 5, "ESUEligibilityResult": 1}},
            }
        },
        says=("12 October 2027",),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-10-only-eligible",
        "os-supported",
        "fail",
        OLD,
        answers=_keys(**{_ESU: {"ESUEligibility": 2, "ESUEligibilityResult": 1}}),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-10-with-an-organisations-licence",
        "os-supported",
        "unknown",
        OLD,
        answers=_windows("19045", "22H2", "Enterprise", 7058),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-10-iot-ltsc",
        "os-supported",
        "pass",
        OLD,
        answers=_windows("19044", "21H2", "IoTEnterpriseS"),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-insider",
        "os-supported",
        "unknown",
        HOME,
        answers=_keys(
            **{
                r"HKLM\SOFTWARE\Microsoft\WindowsSelfHost\Applicability": {
                    "IsBuildFlightingEnabled": 1,
                    "BranchName": "CanaryChannel",
                }
            }
        ),
        says=("preview",),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-server-2022",
        "os-supported",
        "pass",
        HOME,
        answers=_keys(
            **{
                _WINDOWS: {
                    "CurrentBuildNumber": "20348",
                    "DisplayVersion": "21H2",
                    "EditionID": "ServerStandard",
                    "InstallationType": "Server",
                    "UBR": 1,
                }
            }
        ),
    ),
)
