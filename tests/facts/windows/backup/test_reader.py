from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.backup.reader import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\FileHistory"
THREE_DAYS_AGO = 134_394_660_000_000_000  # 2026-11-18T09:00:00Z


def test_file_history_notes_its_last_run(make_windows: MakeWindows) -> None:
    answers = read(make_windows({KEY: {"ProtectedUpToTime": THREE_DAYS_AGO}}))
    assert tuple(answers[name].value for name in ("configured", "by", "age_days")) == (
        True,
        "file-history",
        3.0,
    )


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"ProtectedUpToTime": 0},
        {"ProtectedUpToTime": 1},
        {"ProtectedUpToTime": -5},
        {"ProtectedUpToTime": 2**64},
        {"ProtectedUpToTime": "gestern"},
        {"ProtectedUpToTime": 2 * THREE_DAYS_AGO},
    ],
)
def test_without_a_sensible_time_it_stays_open(values: dict, make_windows: MakeWindows) -> None:
    assert all(isinstance(answer, Unreadable) for answer in read(make_windows({KEY: values})).values())
