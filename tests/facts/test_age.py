from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from posture.facts.age import age, newest
from posture.facts.model import Known, Reason
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)


def test_an_age_is_counted_in_days(make_host: MakeHost) -> None:
    assert age(make_host(), NOW - timedelta(hours=36), "stamp") == Known(1.5, "stamp")


def test_a_moment_a_little_ahead_is_now(make_host: MakeHost) -> None:
    assert age(make_host(), NOW + timedelta(hours=3), "stamp").value == 0.0


def test_a_moment_far_ahead_is_open_not_fresh(make_host: MakeHost) -> None:
    with pytest.raises(Undecided) as caught:
        age(make_host(), NOW + timedelta(days=400), "stamp")
    assert caught.value.answer.reason is Reason.UNRECOGNISED


def test_the_newest_file_counts_and_unseen_ones_do_not(make_host: MakeHost) -> None:
    stamps = {"/a": "2026-11-01T00:00:00Z", "/b": "2026-11-03T00:00:00Z"}
    status = {
        path: {"kind": "file", "size": 1, "modified": moment, "mode": 420, "owner": 0}
        for path, moment in stamps.items()
    }
    host = make_host(status=status, denied=["/c"])
    assert newest(host, ("/a", "/b", "/c", "/d")) == datetime(2026, 11, 3, tzinfo=UTC)
    assert newest(host, ("/c", "/d")) is None
