from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.undecided import Undecided
from posture.facts.windows.machine.drives import own_drives
from posture.host.model import HostError
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
OLDER = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\Shell Folders"
ONEDRIVE = r"HKCU\Software\Microsoft\OneDrive"


@pytest.mark.parametrize(
    ("registry", "drives"),
    [
        ({}, ("C:",)),
        ({FOLDERS: {"Personal": r"D:\Documents"}}, ("C:", "D:")),
        ({FOLDERS: {"Personal": r'"d:\Documents"'}}, ("C:", "D:")),
        ({FOLDERS: {"Personal": r"\\?\D:\Documents"}}, ("C:", "D:")),
        ({FOLDERS: {"Personal": r"%USERPROFILE%\Documents"}}, ("C:",)),
        ({FOLDERS: {"Personal": r"%SystemDrive%\Documents"}}, ("C:",)),
        ({FOLDERS: {"Desktop": r"\\server\people\Desktop"}}, ("C:",)),
        ({FOLDERS: {"Desktop": r"%HOMESHARE%\Desktop"}}, ("C:",)),
        ({FOLDERS: {"{374DE290-123F-4565-9164-39C4925E467B}": "E:\\"}}, ("C:", "E:")),
        ({FOLDERS: {"Personal": "C:\\D"}, OLDER: {"Personal": "D:\\D"}}, ("C:",)),
        ({OLDER: {"My Video": "D:\\V"}}, ("C:", "D:")),
        ({ONEDRIVE: {"UserFolder": "D:\\OneDrive"}}, ("C:", "D:")),
        ({rf"{ONEDRIVE}\Accounts\Business1": {"UserFolder": "F:\\Firm"}}, ("C:", "F:")),
        (
            {
                FOLDERS: {"Personal": r"%OneDrive%\D"},
                rf"{ONEDRIVE}\Accounts\Personal": {"UserFolder": "F:\\O"},
            },
            ("C:", "F:"),
        ),
    ],
)
def test_the_persons_folders_count_with_their_drives(
    registry: dict, drives: tuple[str, ...], make_windows: MakeWindows
) -> None:
    assert own_drives(make_windows(registry)) == drives


def test_a_letter_of_another_computer_is_no_drive_of_this_one(make_windows: MakeWindows) -> None:
    registry = {FOLDERS: {"Personal": r"H:\Documents", "Desktop": r"D:\Desktop"}}
    host = make_windows(registry, native={"drive-type:H:": 4, "drive-type:D:": 3})
    assert own_drives(host) == ("C:", "D:")


def test_the_letter_of_a_home_on_the_network_stands_in_the_environment(make_windows: MakeWindows) -> None:
    registry = {FOLDERS: {"Personal": r"%HOMEDRIVE%\Documents"}}
    environment = {"SystemDrive": "C:", "HOMEDRIVE": "H:"}
    assert own_drives(make_windows(registry, environment=environment)) == ("C:", "H:")


@pytest.mark.parametrize("path", [r"%DATEN%\Documents", "Documents", r"%OneDrive%\Documents"])
def test_a_folder_in_a_place_that_cannot_be_told_stays_open(path: str, make_windows: MakeWindows) -> None:
    with pytest.raises(Undecided):
        own_drives(make_windows({FOLDERS: {"Personal": path}}))


def test_a_drive_whose_kind_windows_does_not_tell_stays_open(make_windows: MakeWindows) -> None:
    refusal = {"error": "no_answer", "sentence": "No."}
    host = make_windows({FOLDERS: {"Personal": r"D:\D"}}, native={"drive-type:D:": refusal})
    with pytest.raises(HostError):
        own_drives(host)
