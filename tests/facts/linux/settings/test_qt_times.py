from __future__ import annotations

import pytest

from posture.facts.linux.settings.qt_times import milliseconds_of


@pytest.mark.parametrize(
    ("text", "milliseconds"),
    [
        (r"@Variant(\0\0\0\xf\0\x4\x93\xe0)", 300_000),
        (r'"@Variant(\0\0\0\xf\0\x1b\x77@)"', 1_800_000),
        (r"@Variant(\0\0\0\xf\0\r\xbb\xa0)", 900_000),
        (r"@Variant(\0\0\0\xf\0\0\0\0)", 0),
        (r"@Variant(\0\0\0\xf\xff\xff\xff\xff)", None),
        (r"@Variant(\0\0\0\x10\0\x4\x93\xe0)", None),
        (r"@Variant(\0\0)", None),
        ("00:05:00", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_qt_writes_it(text: str, milliseconds: int | None) -> None:
    assert milliseconds_of(text) == milliseconds
