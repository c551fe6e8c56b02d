from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.settings.gvariant import boxed, printed


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true\n", True),
        ("false", False),
        ("uint32 300\n", 300),
        ("int64 -9000000000", -9_000_000_000),
        ("byte 0x1f", 31),
        ("5", 5),
        ("1.25", 1.25),
        ("'blank'\n", "blank"),
        (r"'it\'s'", "it's"),
        ('"it\'s"', "it's"),
        ("['a', 'b']", ("a", "b")),
        ("@as []", ()),
        ("[('xkb', 'de')]", None),
        ("(1, 2)", None),
        ("No such key", None),
        ("", None),
    ],
)
def test_what_gsettings_prints_is_understood(text: str, value: object) -> None:
    found = printed(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\1\0b", True),
        (b"\0\0b", False),
        (b"\2\0b", False),
        (b"\x2c\1\0\0\0u", 300),
        (b"\x2c\1\0\0\0\0u", None),
        (b"text\0\0s", "text"),
        (b"text\0s", None),
        (b"no type", None),
        (b"\0as", ()),
        (b"a\0bc\0\2\5\0as", ("a", "bc")),
        (b"a\0\xff\0as", None),
    ],
)
def test_a_serialised_value_is_read_or_none(data: bytes, value: object) -> None:
    assert boxed(data, "<") == value


@given(st.binary(max_size=40), st.sampled_from(["b", "y", "n", "u", "x", "d", "s", "as", "ao", "a{sv}", "é"]))
def test_any_bytes_give_a_value_or_none(data: bytes, kind: str) -> None:
    boxed(data + b"\0" + kind.encode(), ">")


@given(st.text(max_size=40))
def test_any_text_gives_a_value_or_none(text: str) -> None:
    printed(text)
