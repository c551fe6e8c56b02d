from __future__ import annotations

from collections.abc import Callable

from posture.facts.macos.storage.space import read
from posture.facts.model import Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]


def test_the_fuller_volume_counts(make_mac: MakeMac) -> None:
    space = {
        "/": {"total": 500_000_000_000, "free": 250_000_000_000},
        "/Users/person": {"total": 100_000_000_000, "free": 4_000_000_000},
    }
    answers = read(make_mac(space=space))
    assert (answers["free_percent"].value, answers["free_gb"].value) == (4.0, 4.0)
    assert answers["free_gb"].excerpt == "home folder"


def test_volumes_of_no_size_say_nothing(make_mac: MakeMac) -> None:
    none = {"total": 0, "free": 0}
    assert isinstance(read(make_mac(space={"/": none, "/Users/person": none}))["free_gb"], Unreadable)


def test_a_volume_that_does_not_answer_stays_open(make_mac: MakeMac) -> None:
    assert isinstance(read(make_mac())["free_gb"], Unreadable)
