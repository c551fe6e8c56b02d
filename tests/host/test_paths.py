"""Paths keep their meaning on the way into a recording and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.host.model import System
from posture.host.paths import host_path, path_key, recorded_parts, upwards

NAMES = st.text(st.characters(exclude_characters="/\\\0", exclude_categories=["Cs"]), min_size=1).filter(
    lambda name: name not in (".", "..")
)


@pytest.mark.parametrize(
    ("system", "spelling", "key"),
    [
        (System.LINUX, "/etc/os-release", "/etc/os-release"),
        (System.LINUX, "//etc//./gdm3/../os-release", "/etc/os-release"),
        (System.LINUX, "/Etc", "/Etc"),
        (System.MACOS, "/Library/Preferences/", "/Library/Preferences"),
        (System.WINDOWS, "C:\\Windows\\System32", "c:/windows/system32"),
        (System.WINDOWS, "c:/WINDOWS/System32/", "c:/windows/system32"),
        (System.WINDOWS, "C:\\", "c:"),
    ],
)
def test_every_spelling_of_a_path_has_one_key(system: System, spelling: str, key: str) -> None:
    assert path_key(system, spelling) == key


@pytest.mark.parametrize(
    ("key", "folders"),
    [("/etc/x", ["/etc/x", "/etc", "/"]), ("/", ["/"]), ("c:/windows", ["c:/windows", "c:"])],
)
def test_the_way_up_ends_at_the_root(key: str, folders: list[str]) -> None:
    assert list(upwards(key)) == folders


@given(st.lists(NAMES, min_size=1, max_size=5))
def test_a_unix_path_comes_back_from_its_recorded_parts(names: list[str]) -> None:
    path = "/" + "/".join(names)
    assert host_path(System.LINUX, recorded_parts(System.LINUX, path)) == path


@given(st.sampled_from("CDZ"), st.lists(NAMES.filter(lambda name: ":" not in name), min_size=1, max_size=5))
def test_a_windows_path_comes_back_from_its_recorded_parts(drive: str, names: list[str]) -> None:
    path = "\\".join((f"{drive}:", *names))
    assert host_path(System.WINDOWS, recorded_parts(System.WINDOWS, path)) == path


def test_a_network_path_comes_back_from_its_recorded_parts() -> None:
    parts = recorded_parts(System.WINDOWS, "\\\\server\\share\\file")
    assert parts == ("UNC", "server", "share", "file")
    assert host_path(System.WINDOWS, parts) == "\\\\server\\share\\file"


@given(st.text(), st.sampled_from(System))
def test_no_path_leads_out_of_a_recording(path: str, system: System) -> None:
    for part in recorded_parts(system, path):
        assert part not in ("", ".", "..")
        assert not set('/\\:*?"<>|\0') & set(part)
