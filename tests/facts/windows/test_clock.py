from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.clock import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

KEY = r"HKLM\SYSTEM\CurrentControlSet\Services\W32Time"
STATUS = rf"{KEY}\Config\Status"
RECENT = "134394660000000000;time.windows.com,0x9 (ntp.m|0x9|0.0.0.0:123->192.0.2.1:123)"  # 18 November
LONG_AGO = "134316900000000000;time.windows.com,0x9"  # 20 August


POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\W32Time"


def clock(kind: object = "NTP", sample: object = RECENT, **service: object) -> dict:
    return {
        KEY: {"Start": 3, **service},
        rf"{KEY}\Parameters": {"Type": kind},
        STATUS: {} if sample is None else {"LastGoodSampleInfo": sample},
    }


@pytest.mark.parametrize(
    ("registry", "on", "set_"),
    [
        (clock(), True, True),
        (clock("NT5DS"), True, True),
        (clock("AllSync"), True, True),
        (clock(sample=LONG_AGO), True, False),
        (clock(sample="0;"), True, False),
        (clock("NoSync"), False, False),
        (clock(Start=4), False, False),
        (clock(Start=2), True, True),
        ({**clock(), rf"{KEY}\TimeProviders\NtpClient": {"Enabled": 0}}, False, False),
        ({**clock(), rf"{KEY}\TimeProviders\NtpClient": {"Enabled": 1}}, True, True),
        ({**clock(), rf"{POLICIES}\TimeProviders\NtpClient": {"Enabled": 0}}, False, False),
        ({**clock(), rf"{POLICIES}\Parameters": {"Type": "NoSync"}}, False, False),
        ({**clock("NoSync"), rf"{POLICIES}\Parameters": {"Type": "NTP"}}, True, True),
    ],
)
def test_windows_time_is_on_and_was_answered(
    registry: dict, on: bool, set_: bool, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry))
    assert (answers["service_on"].value, answers["synchronised"].value) == (on, set_)
    assert answers["by"].value == ("w32time" if on else "")


@pytest.mark.parametrize(
    "sample", [None, "", "gestern;x", "-5;x", "9" * 30, "2" * 18, "١٢٣;x", {"hex": "00"}]
)
def test_an_answer_that_makes_no_sense_stays_open(sample: object, make_windows: MakeWindows) -> None:
    answers = read(make_windows(clock(sample=sample)))
    assert isinstance(answers["synchronised"], Unreadable)
    assert answers["service_on"].value is True


@pytest.mark.parametrize("kind", ["", "Manuell", 1])
def test_a_setting_that_posture_does_not_know_stays_open(kind: object, make_windows: MakeWindows) -> None:
    answers = read(make_windows(clock(kind)))
    assert all(isinstance(answer, Unreadable) for answer in answers.values())


def test_a_windows_without_the_service_is_not_known(make_windows: MakeWindows) -> None:
    answers = read(make_windows({rf"{KEY}\Parameters": {"Type": "NTP"}}, bare=True))
    assert all(isinstance(answer, Unreadable) for answer in answers.values())


HOST = rf"{KEY}\TimeProviders\VMICTimeProvider"
FIRMWARE = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"


@pytest.mark.parametrize(
    "registry", [clock(Start=4), clock("NoSync"), clock(sample=LONG_AGO), clock(sample="0;")]
)
@pytest.mark.parametrize(
    ("process", "called"),
    [("ntpd.exe", "ntpd"), ("NetTimeService.exe", "NetTime"), ("VBoxService.exe", "VirtualBox")],
)
def test_another_program_may_set_it(
    registry: dict, process: str, called: str, make_windows: MakeWindows
) -> None:
    answer = read(make_windows(registry, processes=[{"name": process}]))["synchronised"]
    assert isinstance(answer, Unreadable)
    assert called in answer.detail


@pytest.mark.parametrize(
    ("registry", "open_"),
    [
        ({HOST: {"Enabled": 1}, FIRMWARE: {"SystemProductName": "Virtual Machine"}}, True),
        ({HOST: {"Enabled": 1}, FIRMWARE: {"SystemProductName": "Some Laptop"}}, False),
        ({HOST: {"Enabled": 0}, FIRMWARE: {"SystemProductName": "Virtual Machine"}}, False),
        (
            {
                HOST: {"Enabled": 1},
                STATUS: {"LastGoodSampleInfo": "134394660000000000;VM IC Time Synchronization Provider"},
            },
            True,
        ),
    ],
)
def test_the_computer_around_a_virtual_machine_may_set_it(
    registry: dict, open_: bool, make_windows: MakeWindows
) -> None:
    off = {**clock(), rf"{KEY}\TimeProviders\NtpClient": {"Enabled": 0}}
    answers = read(make_windows({**off, **registry}))
    assert isinstance(answers["service_on"], Unreadable) is open_
    assert isinstance(answers["synchronised"], Unreadable) is open_


def test_nothing_comes_from_the_host_while_windows_time_is_off(make_windows: MakeWindows) -> None:
    firmware = {FIRMWARE: {"SystemProductName": "Virtual Machine"}}
    answers = read(make_windows({**clock(Start=4), HOST: {"Enabled": 1}, **firmware}))
    assert answers["service_on"].value is False
