"""Windows computers made up for one test."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]
Registry = Mapping[str, Mapping[str, object]]


@pytest.fixture
def make_windows(make_host: Callable[..., RecordedHost]) -> MakeWindows:
    """Makes a computer out of ``{key: {name: value}}`` and the sections of ``answers.json``.

    What is not in the registry is not there; native questions without an answer were not recorded.
    """

    def make(registry: Registry | None = None, **answers: object) -> RecordedHost:
        keys = {key: {"values": dict(values)} for key, values in (registry or {}).items()}
        defaults: dict[str, object] = {"environment": {"SystemDrive": "C:"}, "home": r"C:\Users\person"}
        return make_host(
            system="windows", complete=("HKLM", "HKCU"), registry=keys, **{**defaults, **answers}
        )

    return make
