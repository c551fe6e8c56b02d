"""Windows computers made up for one test."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]
Registry = Mapping[str, Mapping[str, object]]

_WINDOWS = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_CONTROL = r"HKLM\SYSTEM\CurrentControlSet"
_STARTS = {"wuauserv": 3, "UsoSvc": 2, "MpsSvc": 2, "W32Time": 3, "TermService": 3}
# What stands in the registry of every Windows.
EVERY_WINDOWS: Registry = {
    _WINDOWS: {
        "CurrentBuildNumber": "26200",
        "UBR": 7171,
        "DisplayVersion": "25H2",
        "EditionID": "Professional",
        "InstallationType": "Client",
    },
    rf"{_WINDOWS}\Winlogon": {"Shell": "explorer.exe"},
    rf"{_CONTROL}\Control\Terminal Server": {"fDenyTSConnections": 1},
    **{rf"{_CONTROL}\Services\{name}": {"Start": start} for name, start in _STARTS.items()},
}


@pytest.fixture
def make_windows(make_host: Callable[..., RecordedHost]) -> MakeWindows:
    """Makes a computer out of ``{key: {name: value}}`` and the sections of ``answers.json``.

    A key takes the place of that of every Windows; with ``bare`` there are no others. What is not in
    the registry is not there; native questions without an answer were not recorded.
    """

    def make(registry: Registry | None = None, *, bare: bool = False, **answers: object) -> RecordedHost:
        found = {**({} if bare else EVERY_WINDOWS), **(registry or {})}
        keys = {key: {"values": dict(values)} for key, values in found.items()}
        defaults: dict[str, object] = {
            "environment": {"SystemDrive": "C:"},
            "home": r"C:\Users\person",
            "processes": [{"name": "System"}, {"name": "explorer.exe"}],
        }
        return make_host(
            system="windows", complete=("HKLM", "HKCU"), registry=keys, **{**defaults, **answers}
        )

    return make
