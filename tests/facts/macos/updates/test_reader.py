from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from posture.facts.macos.updates.reader import read
from posture.facts.model import Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]
Plist = Callable[[object], bytes]

FILE = "/Library/Preferences/com.apple.SoftwareUpdate.plist"
WAITING = {"Identifier": "macOS Sequoia 15.7.3", "Product Key": "MSU_UPDATE_24G400_patch_15.7.3_minor"}
INSTALLED = {"Identifier": "macOS Sequoia 15.7.2", "Product Key": "MSU_UPDATE_24G325_patch_15.7.2_minor"}
YESTERDAY = datetime(2026, 11, 20, 9)  # noqa: DTZ001 - property lists hold dates without a zone


def noted(**more: object) -> dict[str, object]:
    return {"RecommendedUpdates": [], "LastFullSuccessfulDate": YESTERDAY, **more}


@pytest.mark.parametrize("listed", [[], [INSTALLED]])
def test_nothing_waits(listed: list, make_mac: MakeMac, plist: Plist) -> None:
    answers = read(make_mac({FILE: plist(noted(RecommendedUpdates=listed))}))
    assert (answers["pending"].value, answers["security_pending"].value) == (0, 0)
    assert answers["index_age_days"].value == 1.0


def test_which_of_the_waiting_ones_close_holes_apple_does_not_say(make_mac: MakeMac, plist: Plist) -> None:
    answers = read(make_mac({FILE: plist(noted(RecommendedUpdates=[WAITING, INSTALLED, {}]))}))
    assert answers["pending"].value == 2
    assert answers["security_pending"].reason is Reason.UNSUPPORTED
    assert "Updates waiting: 2." in answers["security_pending"].detail
    assert isinstance(answers["installed_age_days"], Unreadable)


def test_an_older_note_of_the_search_will_do(make_mac: MakeMac, plist: Plist) -> None:
    answers = read(make_mac({FILE: plist({"LastSuccessfulDate": YESTERDAY})}))
    assert answers["index_age_days"].value == 1.0
    assert isinstance(answers["pending"], Unreadable)


@pytest.mark.parametrize(
    ("found", "fact"),
    [
        (noted(RecommendedUpdates="keine"), "pending"),
        (noted(RecommendedUpdates=["x"]), "security_pending"),
        (noted(LastFullSuccessfulDate="gestern"), "index_age_days"),
        (noted(LastFullSuccessfulDate=datetime(2030, 1, 1)), "index_age_days"),  # noqa: DTZ001 - as above
    ],
)
def test_notes_that_make_no_sense_stay_open(found: dict, fact: str, make_mac: MakeMac, plist: Plist) -> None:
    assert isinstance(read(make_mac({FILE: plist(found)}))[fact], Unreadable)


def test_without_notes_everything_but_the_manager_stays_open(make_mac: MakeMac) -> None:
    answers = read(make_mac())
    assert answers["manager"].value == "softwareupdate"
    assert sum(isinstance(answer, Unreadable) for answer in answers.values()) == 4
