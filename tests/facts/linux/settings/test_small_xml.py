from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.settings.small_xml import UnusableXml, parse_xml

BOMB = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'


def test_plain_xml_of_either_version_is_read() -> None:
    assert parse_xml(b'<?xml version="1.0"?><a b="c"/>').get("b") == "c"
    assert parse_xml(b'<?xml version="1.1" encoding="UTF-8"?>\n\n<a b="&lt;"/>').get("b") == "<"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"\xff\xfe<",
        BOMB,
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<!DOCTYPE a><a/>",
        b"<a>&undefined;</a>",
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
        b"<a/>" + b" " * 300_000,
    ],
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(UnusableXml):
        parse_xml(data)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse_xml(b"<a>" + data + b"</a>")
    except UnusableXml:
        return
