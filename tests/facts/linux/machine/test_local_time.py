from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.machine.local_time import moment
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


def test_a_text_without_a_zone_is_local_time(make_host: MakeHost) -> None:
    try:
        ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:
        pytest.skip("this computer has no time zone data")
    host = make_host(links={"/etc/localtime": "/usr/share/zoneinfo/Europe/Berlin"})
    assert moment(host, "2026-11-20 10:00:00") == datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "links", [{}, {"/etc/localtime": "/usr/share/zoneinfo/No/Where"}, {"/etc/localtime": "/x"}]
)
def test_without_a_known_zone_it_is_read_as_utc(make_host: MakeHost, links: dict[str, str]) -> None:
    assert moment(make_host(links=links), "2026-11-20T10:00:00") == datetime(2026, 11, 20, 10, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-11-20T10:00:00+02:00", "2026-11-20T08:00:00.000000000Z"])
def test_a_zone_in_the_text_wins(make_host: MakeHost, text: str) -> None:
    assert moment(make_host(), text) == datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_moment_is_none(make_host: MakeHost, text: str) -> None:
    assert moment(make_host(), text) is None


@given(st.text())
def test_any_text_is_a_moment_in_utc_or_none(text: str) -> None:
    found = moment(_Nowhere(), text)
    assert found is None or found.tzinfo is UTC


class _Nowhere(RecordedHost):
    def __init__(self) -> None:
        pass

    def resolve(self, path: str) -> str:
        return "/etc/localtime"
