from __future__ import annotations

import plistlib
from collections.abc import Callable
from datetime import datetime

import pytest

from posture.facts.macos.backup.reader import read
from posture.facts.model import Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]
Plist = Callable[[object], bytes]

TMUTIL = "tmutil destinationinfo -X"
FILE = "/Library/Preferences/com.apple.TimeMachine.plist"
DISK = plistlib.dumps({"Destinations": [{"Name": "Sauvegarde", "Kind": "Local"}]}).decode()
EARLIER, LATER = datetime(2026, 11, 1, 9), datetime(2026, 11, 19, 9)  # noqa: DTZ001 - as plistlib gives them


def test_the_newest_copy_on_any_disk_counts(
    make_mac: MakeMac, command: Callable[..., dict], plist: Plist
) -> None:
    notes = {"Destinations": [{"SnapshotDates": [EARLIER, LATER]}, {"SnapshotDates": [EARLIER]}, {}]}
    answers = read(make_mac({FILE: plist(notes)}, commands=[command(TMUTIL, DISK)]))
    found = tuple(answers[name].value for name in ("configured", "by", "age_days"))
    assert found == (True, "time-machine", 2.0)


def test_only_with_full_disk_access_the_last_copy_is_seen(
    make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    answers = read(make_mac(denied=[FILE], commands=[command(TMUTIL, DISK)]))
    assert answers["configured"].value is True
    assert answers["age_days"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    "printed",
    [
        "tmutil: No destinations configured.\n",
        "",
        plistlib.dumps({}).decode(),
        plistlib.dumps({"Destinations": []}).decode(),
        plistlib.dumps({"Destinations": "keine"}).decode(),
        "<plist><dict>",
    ],
)
def test_without_time_machine_it_stays_open(
    printed: str, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    answers = read(make_mac(commands=[command(TMUTIL, printed)]))
    assert all(isinstance(answer, Unreadable) for answer in answers.values())


@pytest.mark.parametrize(
    "notes",
    [
        {},
        {"Destinations": []},
        {"Destinations": "keine"},
        {"Destinations": [7, {"SnapshotDates": 7}, {"SnapshotDates": ["gestern"]}]},
        {"Destinations": [{"SnapshotDates": [datetime(2030, 1, 1)]}]},  # noqa: DTZ001 - as above
    ],
)
def test_notes_without_a_sensible_date_leave_the_age_open(
    notes: dict, make_mac: MakeMac, command: Callable[..., dict], plist: Plist
) -> None:
    answers = read(make_mac({FILE: plist(notes)}, commands=[command(TMUTIL, DISK)]))
    assert answers["configured"].value is True
    assert isinstance(answers["age_days"], Unreadable)


@pytest.mark.parametrize(
    ("skipped", "covered"),
    [
        (["/Users/person"], False),
        (["/Users"], False),
        (["/Users/person/"], False),
        (["/Users/person/Downloads", "/Applications"], True),
        (["/Users/pers"], True),
        ("/Users/person", True),
        (["~person"], False),
        (["~"], False),
        (["~someone"], True),
        (["/Users/person/Documents"], None),
        (["~/Desktop", "~/Pictures/"], None),
        (["/Users/person/Documents/Old"], True),
    ],
)
def test_a_backup_that_leaves_the_home_folder_out_is_none(
    skipped: object, covered: bool | None, make_mac: MakeMac, command: Callable[..., dict], plist: Plist
) -> None:
    notes = {"Destinations": [{"SnapshotDates": [LATER]}], "SkipPaths": skipped}
    answers = read(make_mac({FILE: plist(notes)}, commands=[command(TMUTIL, DISK)]))
    configured = answers["configured"]
    assert (None if isinstance(configured, Unreadable) else configured.value) is covered
    assert isinstance(answers["age_days"], Known)


def test_another_program_that_runs_is_named(make_mac: MakeMac, command: Callable[..., dict]) -> None:
    host = make_mac(
        commands=[command(TMUTIL, "tmutil: No destinations configured.\n")],
        processes=[{"name": "bztransmit"}, {"name": "Finder"}],
    )
    assert "Backblaze runs here" in read(host)["configured"].detail
