from __future__ import annotations

from collections.abc import Callable

from posture.facts.model import Unreadable
from posture.facts.windows.storage.space import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]


def test_the_fuller_drive_counts(make_windows: MakeWindows) -> None:
    space = {"C:\\": {"total": 200_000_000_000, "free": 100_000_000_000}, "D:\\": {"total": 1000, "free": 31}}
    answers = read(make_windows(home=r"D:\person", space=space))
    assert (answers["free_percent"].value, answers["free_gb"].value) == (3.1, 0.0)
    assert answers["free_gb"].excerpt == "D:"


def test_a_drive_of_no_size_says_nothing(make_windows: MakeWindows) -> None:
    answers = read(make_windows(space={"C:\\": {"total": 0, "free": 0}}))
    assert isinstance(answers["free_gb"], Unreadable)


def test_a_drive_that_does_not_answer_stays_open(make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows())["free_gb"], Unreadable)
