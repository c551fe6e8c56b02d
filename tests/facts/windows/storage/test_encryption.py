from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Reason, Unreadable
from posture.facts.windows.storage.encryption import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]


@pytest.mark.parametrize(
    ("value", "state", "how", "plain"),
    [(1, "on", "BitLocker", ()), (6, "on", "BitLocker", ()), (2, "off", "", ("C:",))],
)
def test_a_confirmed_value_is_a_state(
    value: int, state: str, how: str, plain: tuple[str, ...], make_windows: MakeWindows
) -> None:
    answers = read(make_windows(native={"volume-protection:C:": value}))
    assert tuple(answers[name].value for name in ("state", "how", "plain")) == (state, how, plain)


@pytest.mark.parametrize("value", [0, 3, 4, 5, 7, 8, -1, True, "1", [1]])
def test_a_value_without_a_documented_meaning_is_named_and_stays_open(
    value: object, make_windows: MakeWindows
) -> None:
    answer = read(make_windows(native={"volume-protection:C:": value}))["state"]
    assert isinstance(answer, Unreadable)
    assert answer.reason is Reason.UNRECOGNISED
    assert f"the protection {value}," in answer.detail


def test_a_drive_without_the_property_is_not_known_to_be_plain(make_windows: MakeWindows) -> None:
    answer = read(make_windows(native={"volume-protection:C:": None}))["state"]
    assert isinstance(answer, Unreadable)
    assert answer.reason is Reason.NOT_FOUND


def test_the_persons_drive_counts_as_well(make_windows: MakeWindows) -> None:
    native = {"volume-protection:C:": 1, "volume-protection:D:": 2}
    answers = read(make_windows(home=r"d:\Users\person", native=native))
    assert (answers["state"].value, answers["plain"].value) == ("partly", ("D:",))


def test_a_volume_that_veracrypt_opened_later_may_be_encrypted(make_windows: MakeWindows) -> None:
    services = {r"HKLM\SYSTEM\CurrentControlSet\Services\veracrypt": {"Start": 1}}
    native = {"volume-protection:C:": 1, "volume-protection:D:": 2}
    answer = read(make_windows(services, home=r"D:\Users\person", native=native))["state"]
    assert isinstance(answer, Unreadable)
    assert "VeraCrypt" in answer.detail


def test_a_recording_that_is_older_than_the_question_stays_as_it_was(make_host: MakeWindows) -> None:
    folders = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer"
    host = make_host(
        system="windows",
        complete=(folders, r"HKCU\Software\Microsoft\OneDrive"),
        home=r"C:\Users\person",
        environment={"SystemDrive": "C:"},
        native={"volume-protection:C:": 2},
    )
    assert read(host)["state"].value == "off"


def test_a_home_on_the_network_lies_on_no_drive_of_this_computer(make_windows: MakeWindows) -> None:
    answers = read(make_windows(home=r"\\server\people\person", native={"volume-protection:C:": 1}))
    assert answers["state"].value == "on"


def test_a_drive_that_windows_does_not_answer_for_stays_open(make_windows: MakeWindows) -> None:
    refusal = {"error": "no_answer", "sentence": "Windows' shell does not answer."}
    answer = read(make_windows(native={"volume-protection:C:": refusal}))["state"]
    assert answer == Unreadable(Reason.NO_ANSWER, refusal["sentence"], "", answer.method)


def test_without_a_system_drive_nothing_is_guessed(make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows(environment={}))["state"], Unreadable)
