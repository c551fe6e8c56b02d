"""Windows computers whose doors to the network are not what one setting or one list says."""

from __future__ import annotations

from kinds import Computer, Kind

HOME, OFFICE, OLD = "windows-11-home", "windows-11-pro-office", "windows-10-old"
_LOCAL = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\WindowsFirewall"
_SERVICES = r"HKLM\SYSTEM\CurrentControlSet\Services"
_SERVER = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
_REMOTE_POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
_MANAGED_REMOTE = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\RemoteDesktopServices"
_POOR = {"wsc-health:firewall": 2}
_WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_PRO: dict[str, object] = {
    "CurrentBuildNumber": "26200",
    "DisplayVersion": "25H2",
    "EditionID": "Professional",
    "InstallationType": "Client",
}


def _keys(**keys: dict[str, object]) -> dict[str, object]:
    return {"registry": {key: {"values": values} for key, values in keys.items()}}


def _runs(*names: str) -> dict[str, object]:
    return {"processes": [{"name": name, "mine": False} for name in names]}


def _waits(port: int, program: str | None, address: str = "0.0.0.0") -> dict[str, object]:
    return {"listeners": [{"protocol": "tcp", "address": address, "port": port, "program": program}]}


COMPUTERS: tuple[Computer, ...] = (
    Computer(
        Kind.MANAGED,
        "windows-admx-off",
        "firewall",
        "fail",
        HOME,
        answers={**_keys(**{rf"{_POLICIES}\StandardProfile": {"EnableFirewall": 0}}), "native": _POOR},
        says=("Group Policy", "ask IT"),
    ),
    Computer(
        Kind.MANAGED,
        "windows-intune-lets-everything-in",
        "firewall",
        "warn",
        HOME,
        answers=_keys(**{rf"{_LOCAL}\Mdm\PublicProfile": {"EnableFirewall": 1, "DefaultInboundAction": 0}}),
        says=("Intune", "ask IT"),
    ),
    Computer(
        Kind.MANAGED,
        "windows-intune-on-local-off",
        "firewall",
        "pass",
        OLD,
        answers=_keys(
            **{
                rf"{_LOCAL}\Mdm\{name}": {"EnableFirewall": 1}
                for name in ("DomainProfile", "StandardProfile", "PublicProfile")
            }
        ),
    ),
    *(
        Computer(
            Kind.CONFIDENT,
            f"windows-security-centre-{name}",
            "firewall",
            wanted,
            HOME,
            answers={
                **_keys(
                    **{
                        rf"{_LOCAL}\{one}": {"EnableFirewall": 0}
                        for one in ("DomainProfile", "StandardProfile", "PublicProfile")
                    }
                ),
                "native": {"wsc-health:firewall": health},
            },
        )
        for name, health, wanted in (("does-not-watch", 1, "unknown"), ("knows-of-none", 2, "fail"))
    ),
    *(
        Computer(
            Kind.MANAGED,
            f"windows-local-rules-merged-{merged}",
            "firewall",
            wanted,
            HOME,
            answers={
                **_keys(**{rf"{_POLICIES}\PublicProfile": {"AllowLocalPolicyMerge": merged}}),
                "native": {"network-profiles": 4, "open-to-all": 4},
            },
        )
        for merged, wanted in ((0, "unknown"), (1, "warn"))
    ),
    Computer(
        Kind.MANAGED,
        "windows-two-masters",
        "firewall",
        "unknown",
        HOME,
        answers=_keys(
            **{
                rf"{_LOCAL}\Mdm\PublicProfile": {"EnableFirewall": 0},
                rf"{_POLICIES}\PublicProfile": {"EnableFirewall": 1},
            }
        ),
    ),
    Computer(
        Kind.EFFECT,
        "windows-rule-lets-everything-in",
        "firewall",
        "warn",
        HOME,
        answers={"native": {"open-to-all": 4}},
    ),
    Computer(
        Kind.EFFECT,
        "windows-rule-for-the-domain-alone",
        "firewall",
        "pass",
        HOME,
        answers={"native": {"open-to-all": 1}},
    ),
    Computer(
        Kind.RUNS,
        "windows-filtering-engine-off",
        "firewall",
        "fail",
        HOME,
        answers={**_keys(**{rf"{_SERVICES}\BFE": {"Start": 4}}), "native": _POOR},
    ),
    Computer(
        Kind.RUNS,
        "windows-service-by-hand",
        "firewall",
        "unknown",
        HOME,
        answers=_keys(**{rf"{_SERVICES}\MpsSvc": {"Start": 3}}),
    ),
    Computer(
        Kind.ABSENCE,
        "windows-without-the-service",
        "firewall",
        "unknown",
        HOME,
        answers=_keys(**{rf"{_SERVICES}\MpsSvc": {}}),
    ),
    Computer(
        Kind.ABSENCE,
        "windows-without-security-centre",
        "firewall",
        "fail",
        OLD,
        answers={"native": {"wsc-health:firewall": {"error": "not_there", "sentence": "None."}}},
    ),
    Computer(
        Kind.LISTENERS,
        "windows-dameware-and-kaseya",
        "remote-desktop",
        "fail",
        HOME,
        answers=_runs("DWRCS.EXE", "AgentMon.exe"),
        says=("DameWare", "Kaseya"),
    ),
    Computer(
        Kind.LISTENERS,
        "windows-anydesk-of-a-firm",
        "remote-desktop",
        "fail",
        HOME,
        answers=_runs("AnyDesk-1a2b3c4d_msi.exe"),
    ),
    Computer(
        Kind.LISTENERS,
        "windows-unknown-vnc",
        "remote-desktop",
        "unknown",
        HOME,
        answers=_waits(5900, "support.exe"),
        says=("support.exe",),
    ),
    Computer(
        Kind.LISTENERS,
        "windows-unknown-rdp",
        "remote-desktop",
        "unknown",
        HOME,
        answers=_waits(3389, None),
    ),
    Computer(
        Kind.LISTENERS,
        "windows-vnc-for-itself",
        "remote-desktop",
        "pass",
        HOME,
        answers=_waits(5900, "emulator.exe", "127.0.0.1"),
        says=("Posture knows",),
    ),
    Computer(
        Kind.ABSENCE,
        "windows-nameless-programs",
        "remote-desktop",
        "unknown",
        HOME,
        answers=_runs("", ""),
    ),
    Computer(
        Kind.ABSENCE,
        "windows-without-the-setting",
        "remote-desktop",
        "unknown",
        HOME,
        answers=_keys(**{_SERVER: {}}),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-home-cannot-be-reached",
        "remote-desktop",
        "pass",
        HOME,
        answers=_keys(**{_SERVER: {"fDenyTSConnections": 0}}),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-home-with-another-library",
        "remote-desktop",
        "fail",
        HOME,
        answers=_keys(
            **{
                _SERVER: {"fDenyTSConnections": 0},
                rf"{_SERVICES}\TermService\Parameters": {
                    "ServiceDll": r"C:\Program Files\RDP Wrapper\rdpwrap.dll"
                },
            }
        ),
    ),
    Computer(
        Kind.PLATFORM,
        "windows-pro-service-off",
        "remote-desktop",
        "pass",
        HOME,
        answers=_keys(
            **{_WINDOWS: _PRO, _SERVER: {"fDenyTSConnections": 0}, rf"{_SERVICES}\TermService": {"Start": 4}}
        ),
    ),
    Computer(
        Kind.MANAGED,
        "windows-intune-allows",
        "remote-desktop",
        "fail",
        OFFICE,
        answers=_keys(**{_REMOTE_POLICY: {}, _MANAGED_REMOTE: {"AllowUsersToConnectRemotely": "<enabled/>"}}),
        says=("Intune", "ask IT"),
    ),
    Computer(
        Kind.MANAGED,
        "windows-intune-forbids",
        "remote-desktop",
        "pass",
        HOME,
        answers=_keys(
            **{
                _WINDOWS: _PRO,
                _SERVER: {"fDenyTSConnections": 0},
                _MANAGED_REMOTE: {"AllowUsersToConnectRemotely": "<disabled/>"},
            }
        ),
    ),
    Computer(
        Kind.MANAGED,
        "windows-group-policy-allows",
        "remote-desktop",
        "fail",
        OFFICE,
        says=("Group Policy", "ask IT"),
    ),
)
