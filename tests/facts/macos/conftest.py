"""Macs made up for one test."""

from __future__ import annotations

import plistlib
from collections.abc import Callable, Mapping

import pytest

from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]
Json = dict[str, object]


@pytest.fixture
def command() -> Callable[..., Json]:
    """Makes what a command line prints."""

    def answer(line: str, stdout: str = "", stderr: str = "", exit_code: int = 0) -> Json:
        return {"argv": line.split(" "), "exit_code": exit_code, "stdout": stdout, "stderr": stderr}

    return answer


@pytest.fixture(params=[plistlib.FMT_XML, plistlib.FMT_BINARY], ids=["xml", "binary"])
def plist(request: pytest.FixtureRequest) -> Callable[[object], bytes]:
    """Writes a property list, in each of its two forms."""
    return lambda value: plistlib.dumps(value, fmt=request.param)


@pytest.fixture
def make_mac(make_host: Callable[..., RecordedHost]) -> MakeMac:
    """Makes a Mac out of files and the sections of ``answers.json``.

    What is not given is not there; commands that are not given were not recorded. ``version`` is that
    of macOS.
    """

    def make(
        files: Mapping[str, bytes] | None = None, *, version: str = "15.7.2", **answers: object
    ) -> RecordedHost:
        system = {"ProductName": "macOS", "ProductVersion": version, "ProductBuildVersion": "24G325"}
        path = "/System/Library/CoreServices/SystemVersion.plist"
        return make_host(
            {path: plistlib.dumps(system), **(files or {})},
            system="macos",
            **{"home": "/Users/person", **answers},
        )

    return make
