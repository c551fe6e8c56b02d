from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.settings.gvdb import BrokenDatabase, read_database

USER = (Path(__file__).parents[1] / "dconf" / "user").read_bytes()
SYSTEM = (Path(__file__).parents[1] / "dconf" / "system").read_bytes()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/org/gnome/desktop/screensaver/lock-enabled", True),
        ("/org/gnome/desktop/remote-desktop/rdp/enable", False),
        ("/org/gnome/desktop/screensaver/lock-delay", 30),
        ("/org/gnome/desktop/session/idle-delay", 480),
        ("/org/gnome/nautilus/state/big", -9_000_000_000),
        ("/org/gnome/desktop/interface/text-scaling-factor", 1.25),
        ("/org/gnome/desktop/interface/color-scheme", "prefer-dark"),
        ("/org/gnome/desktop/input-sources/xkb-options", ("caps:escape", "compose:ralt")),
        ("/org/gnome/shell/enabled-extensions", ("a@b", "grüße@example.org")),
        ("/org/gnome/shell/favorite-apps", ()),
        ("/org/gnome/nautilus/state/window-size", None),
        ("/org/gnome/desktop/session/not-set", None),
    ],
)
def test_a_database_that_dconf_wrote_gives_its_values(key: str, value: object) -> None:
    found = read_database(USER).get(key)
    assert found == value
    assert type(found) is type(value)


def test_a_system_database_names_what_it_locks() -> None:
    database = read_database(SYSTEM)
    assert database.locks == {
        "/org/gnome/desktop/screensaver/lock-enabled",
        "/org/gnome/desktop/session/idle-delay",
    }
    assert database.get("/org/gnome/desktop/session/idle-delay") == 300


def test_a_database_of_the_other_byte_order_is_read(write_gvdb: Callable[..., bytes]) -> None:
    data = write_gvdb({"/a/b": ("u", struct.pack(">I", 480)), "/a/c": ("b", b"\1")}, swapped=True)
    assert read_database(data).get("/a/b") == 480
    assert read_database(data).get("/a/c") is True


def test_an_empty_file_is_an_empty_database() -> None:
    assert read_database(b"").boxes == {}


@pytest.mark.parametrize("data", [b"GVariant", b"SQLite format 3\0" + bytes(100), b"\0" * 24])
def test_what_is_no_database_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenDatabase):
        read_database(data)


@pytest.mark.parametrize("name", ["/a", ""])
def test_a_name_that_is_its_own_parent_is_refused(write_gvdb: Callable[..., bytes], name: str) -> None:
    data = bytearray(write_gvdb({name: ("b", b"\1")}))
    start, _ = struct.unpack_from("<II", data, 16)
    struct.pack_into("<I", data, start + 12 + 4, 0)
    with pytest.raises(BrokenDatabase):
        read_database(bytes(data))


@given(st.integers(0, len(SYSTEM) - 1))
def test_a_database_that_was_cut_off_is_whole_or_refused(length: int) -> None:
    try:
        database = read_database(SYSTEM[:length])
    except BrokenDatabase:
        return
    # The last bytes of a file may be padding; a file without any is an empty database.
    assert database == read_database(SYSTEM if length else b"")


@given(st.lists(st.tuples(st.integers(0, len(USER) - 1), st.integers(0, 255)), max_size=12))
def test_changed_bytes_never_break_the_reader(changes: list[tuple[int, int]]) -> None:
    data = bytearray(USER)
    for at, byte in changes:
        data[at] = byte
    try:
        database = read_database(bytes(data))
    except BrokenDatabase:
        return
    for key in database.boxes:
        assert isinstance(database.get(key), bool | int | float | str | tuple | None)


@given(st.binary(max_size=400))
def test_any_bytes_after_the_signature_are_read_or_refused(rest: bytes) -> None:
    try:
        read_database(b"GVariant" + rest)
    except BrokenDatabase:
        return
