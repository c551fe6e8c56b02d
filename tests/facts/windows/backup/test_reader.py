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


LONG_AGO = 133_900_000_000_000_000  # in April 2025
ACCOUNT = r"HKCU\Software\Microsoft\OneDrive\Accounts\Personal"


def test_another_program_beside_an_old_file_history_leaves_it_open(make_windows: MakeWindows) -> None:
    old = {KEY: {"ProtectedUpToTime": LONG_AGO}}
    assert read(make_windows(old))["age_days"].value > 500
    answer = read(make_windows(old, processes=[{"name": "Veeam.EndPoint.Service.exe"}]))["age_days"]
    assert isinstance(answer, Unreadable)
    assert "Veeam Agent" in answer.detail


OLDER = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsBackup"


@pytest.mark.parametrize("moment", [LONG_AGO, 0])
def test_the_backup_of_windows_7_beside_it_leaves_it_open(moment: int, make_windows: MakeWindows) -> None:
    registry = {KEY: {"ProtectedUpToTime": moment}, OLDER: {"ValidConfig": 1}}
    answer = read(make_windows(registry))["age_days"]
    assert isinstance(answer, Unreadable)
    assert "Windows 7" in answer.detail


def test_it_changes_nothing_beside_a_new_one_or_where_it_is_not_set_up(make_windows: MakeWindows) -> None:
    new = {KEY: {"ProtectedUpToTime": THREE_DAYS_AGO}, OLDER: {"ValidConfig": 1}}
    assert read(make_windows(new))["by"].value == "file-history"
    old = {KEY: {"ProtectedUpToTime": LONG_AGO}, OLDER: {"ValidConfig": 0}}
    assert read(make_windows(old))["age_days"].value > 500


@pytest.mark.parametrize(
    ("process", "called"),
    [("BackupFP.exe", "N-able Cove"), ("mms.exe", "Acronis"), ("PersBackup.exe", "Personal Backup")],
)
def test_other_programs_are_known_by_their_process(
    process: str, called: str, make_windows: MakeWindows
) -> None:
    old = {KEY: {"ProtectedUpToTime": LONG_AGO}}
    assert called in read(make_windows(old, processes=[{"name": process}]))["age_days"].detail


def test_another_program_beside_a_new_one_changes_nothing(make_windows: MakeWindows) -> None:
    host = make_windows({KEY: {"ProtectedUpToTime": THREE_DAYS_AGO}}, processes=[{"name": "bzserv.exe"}])
    assert read(host)["by"].value == "file-history"


@pytest.mark.parametrize(("kept", "words"), [(1, "OneDrive"), (0, "File History")])
def test_folders_in_step_with_the_cloud_are_no_backup(
    kept: int, words: str, make_windows: MakeWindows
) -> None:
    answer = read(make_windows({ACCOUNT: {"KfmFoldersProtectedNow": kept}}))["configured"]
    assert isinstance(answer, Unreadable)
    assert answer.detail.startswith(words)
