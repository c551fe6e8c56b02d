"""Windows computers on which two of those who may fix a setting want different things."""

from __future__ import annotations

from functools import partial

from kinds import Computer, Kind

BASE = "w09-intune-autoupdate-off"
_REMOTE_POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
_DEVICE = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device"

_managed = partial(Computer, Kind.MANAGED, base=BASE)
_remote = partial(_managed, check="remote-desktop")


def _registry(keys: dict[str, dict[str, object]]) -> dict[str, object]:
    return {"registry": {key: {"values": values} for key, values in keys.items()}}


def _waits(port: int) -> dict[str, object]:
    program = "svchost.exe"
    return {"listeners": [{"protocol": "tcp", "address": "0.0.0.0", "port": port, "program": program}]}


def _two(denied: int, allowed: str) -> dict[str, object]:
    return _registry(
        {
            _REMOTE_POLICY: {"fDenyTSConnections": denied},
            rf"{_DEVICE}\RemoteDesktopServices": {"AllowUsersToConnectRemotely": allowed},
        }
    )


HEALTHY = "w04-local-account-blank-password"
_AU = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU"
_auto = partial(Computer, Kind.MANAGED, base=HEALTHY, check="auto-updates")

COMPUTERS: tuple[Computer, ...] = (
    *(
        _remote(
            name=f"windows-group-policy-lets-in-what-intune-forbids-{port}",
            wanted="fail",
            answers={**_two(0, "<disabled/>"), **_waits(port)},
            says=("Group Policy",),
            never=("by Intune",),
        )
        for port in (3389, 3390)
    ),
    _remote(
        name="windows-group-policy-forbids-what-intune-allows",
        wanted="unknown",
        answers=_two(1, "<enabled/>"),
        says=("Group Policy", "ask IT"),
    ),
    _remote(
        name="windows-intune-allows-and-wrote-the-policy",
        wanted="fail",
        answers=_two(0, "<enabled/>"),
        says=("Intune",),
    ),
    _remote(
        name="windows-intune-forbids-and-wrote-the-policy", wanted="pass", answers=_two(1, "<disabled/>")
    ),
    *(
        _auto(
            name=f"windows-group-policy-{options}-intune-{allowed}",
            wanted=wanted,
            answers=_registry(
                {
                    _AU: {"NoAutoUpdate": 0, "AUOptions": options},
                    rf"{_DEVICE}\Update": {"AllowAutoUpdate": allowed},
                }
            ),
        )
        for options, allowed, wanted in (
            (4, 5, "unknown"),
            (4, 0, "unknown"),
            (3, 2, "unknown"),
            (4, 2, "pass"),
            (3, 5, "fail"),
        )
    ),
    _auto(
        name="windows-group-policy-off-intune-installs",
        wanted="fail",
        answers=_registry(
            {
                _AU: {"NoAutoUpdate": 1, "AUOptions": 4},
                rf"{_DEVICE}\Update": {"AllowAutoUpdate": 2},
            }
        ),
    ),
)
