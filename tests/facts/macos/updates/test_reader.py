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
UPGRADE = {
    "Identifier": "MSU_UPDATE_25B78_full_26.1_major",
    "Product Key": "MSU_UPDATE_25B78_full_26.1_major",
}
SAFARI = {"Display Name": "Safari", "Identifier": "Safari26.1SequoiaAuto-26.1", "Product Key": "093-1"}
YESTERDAY = datetime(2026, 11, 20, 9)  # noqa: DTZ001 - property lists hold dates without a zone


def noted(**more: object) -> dict[str, object]:
    return {"RecommendedUpdates": [], "LastFullSuccessfulDate": YESTERDAY, **more}


@pytest.mark.parametrize("listed", [[], [INSTALLED]])
def test_nothing_waits(listed: list, make_mac: MakeMac, plist: Plist) -> None:
    answers = read(make_mac({FILE: plist(noted(RecommendedUpdates=listed))}))
    assert (answers["pending"].value, answers["security_pending"].value) == (0, 0)
    assert answers["index_age_days"].value == 1.0


@pytest.mark.parametrize(("count", "open_"), [(2, True), (0, False), (True, False), ("2", False)])
def test_a_count_that_the_list_does_not_bear_out_stays_open(
    count: object, open_: bool, make_mac: MakeMac, plist: Plist
) -> None:
    answers = read(make_mac({FILE: plist(noted(LastRecommendedUpdatesAvailable=count))}))
    assert isinstance(answers["security_pending"], Unreadable) is open_


def test_a_count_beside_a_list_changes_nothing(make_mac: MakeMac, plist: Plist) -> None:
    notes = noted(RecommendedUpdates=[INSTALLED], LastRecommendedUpdatesAvailable=1)
    assert read(make_mac({FILE: plist(notes)}))["security_pending"].value == 0


def test_an_update_of_macos_or_safari_closes_holes_and_of_others_apple_does_not_say(
    make_mac: MakeMac, plist: Plist
) -> None:
    answers = read(make_mac({FILE: plist(noted(RecommendedUpdates=[WAITING, SAFARI, INSTALLED, {}]))}))
    assert (answers["pending"].value, answers["security_pending"].value) == (3, 2)
    assert isinstance(answers["installed_age_days"], Unreadable)


def test_with_only_other_updates_waiting_it_stays_open(make_mac: MakeMac, plist: Plist) -> None:
    tools = {"Display Name": "Command Line Tools for Xcode", "Product Key": "093-12345"}
    answers = read(make_mac({FILE: plist(noted(RecommendedUpdates=[tools]))}))
    assert answers["pending"].value == 1
    assert answers["security_pending"].reason is Reason.UNSUPPORTED


def test_the_next_macos_is_no_update_that_waits(make_mac: MakeMac, plist: Plist) -> None:
    answers = read(make_mac({FILE: plist(noted(RecommendedUpdates=[UPGRADE, INSTALLED]))}))
    assert (answers["pending"].value, answers["security_pending"].value) == (0, 0)


@pytest.mark.parametrize(
    "files",
    [
        {
            "/Library/Managed Preferences/com.apple.applicationaccess.plist": {
                "forceDelayedSoftwareUpdates": True
            }
        },
        {
            "/private/var/db/softwareupdate/SoftwareUpdateDDMStatePersistence.plist": {
                "SUCorePersistedStatePolicyFields": {
                    "SUCoreDDMDeclarationGlobalSettings": {"minorOSDeferralPeriod": 30}
                }
            }
        },
    ],
    ids=["profile", "declaration"],
)
def test_where_an_organisation_hides_new_updates_nothing_waiting_proves_nothing(
    files: dict, make_mac: MakeMac, plist: Plist
) -> None:
    hiding = {path: plist(found) for path, found in files.items()}
    answers = read(make_mac({FILE: plist(noted()), **hiding}))
    assert "out of sight for 30 days" in answers["security_pending"].detail
    seen = read(make_mac({FILE: plist(noted(RecommendedUpdates=[WAITING])), **hiding}))
    assert seen["security_pending"].value == 1


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


@pytest.mark.parametrize("version", ["15.7.2", "x"])
def test_without_a_version_nobody_knows_what_is_installed(
    version: str, make_mac: MakeMac, plist: Plist
) -> None:
    answers = read(make_mac({FILE: plist(noted(RecommendedUpdates=[INSTALLED]))}, version=version))
    assert isinstance(answers["pending"], Unreadable) is (version == "x")


def test_without_notes_everything_but_the_manager_stays_open(make_mac: MakeMac) -> None:
    answers = read(make_mac())
    assert answers["manager"].value == "softwareupdate"
    assert sum(isinstance(answer, Unreadable) for answer in answers.values()) == 4
