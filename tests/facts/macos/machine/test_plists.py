from __future__ import annotations

import plistlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.macos.machine.plists import moment, parse_plist, read_plist, settings
from posture.facts.undecided import Undecided
from posture.host.model import NotThere
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]

PATH = "/Library/Preferences/x.plist"


def test_both_forms_are_read(make_mac: MakeMac, plist: Callable[[object], bytes]) -> None:
    assert read_plist(make_mac({PATH: plist({"on": True})}), PATH) == {"on": True}


def test_settings_that_are_not_there_are_none(make_mac: MakeMac) -> None:
    assert settings(make_mac(), PATH) == {}
    with pytest.raises(NotThere):
        read_plist(make_mac(), PATH)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"bplist00",
        b"bplist00" + bytes(40),
        b"<?xml version='1.0'?><plist><dict><key>a</key></dict></plist>",
        b"<?xml version='1.0'?><plist version='1.0'><dict>",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><plist><string>&a;</string></plist>",
        plistlib.dumps(["a list"]),
        plistlib.dumps("a text"),
    ],
)
def test_what_is_no_dictionary_is_not_understood(data: bytes) -> None:
    with pytest.raises(Undecided):
        parse_plist(data, "x.plist")


@given(st.binary(max_size=200), st.booleans())
def test_no_bytes_break_it(data: bytes, binary: bool) -> None:
    whole = plistlib.dumps({"on": True, "when": datetime(2026, 1, 1)}, fmt=plistlib.FMT_BINARY)  # noqa: DTZ001 - plistlib's own dates have no zone
    try:
        parse_plist(whole[: len(data)] + data + whole[len(data) :] if binary else data, "x.plist")
    except Undecided:
        return


def test_dates_are_in_utc() -> None:
    nine = datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert moment(nine.replace(tzinfo=None)) == nine
    assert moment(nine.astimezone(timezone(timedelta(hours=2)))) == nine
    assert moment("2026-11-21") is None
