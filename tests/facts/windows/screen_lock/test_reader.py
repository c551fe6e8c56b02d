from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from posture.facts.model import Answer, Unreadable
from posture.facts.windows.screen_lock.reader import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

POLICIES = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
OWN_POLICIES = r"HKCU\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
DESKTOP = r"HKCU\Control Panel\Desktop"
DESKTOP_POLICIES = r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop"
POWER = r"HKLM\SOFTWARE\Policies\Microsoft\Power\PowerSettings"
PASSWORD = rf"{POWER}\0e796bdb-100d-47d6-a2d5-f7d2daa51f51"
SLEEP = rf"{POWER}\29f6c1db-86da-48c5-9fdb-f2b67b1f44da"
SAVER = {"SCRNSAVE.EXE": r"C:\Windows\system32\Bubbles.scr", "ScreenSaveActive": "1"}
SECURE = {**SAVER, "ScreenSaverIsSecure": "1", "ScreenSaveTimeOut": "600"}


def power(sleep_ac: int = 0, sleep_dc: int = 0, password: int = 1, **more: object) -> dict[str, object]:
    """Native answers; without times nothing sleeps."""
    return {
        "battery": True,
        "power-states": {"modern_standby": False, "sleep": True, "hibernate": False},
        "power:sleep": {"ac": sleep_ac, "dc": sleep_dc},
        "power:password": {"ac": password, "dc": password},
        "screen-saver": {"active": True, "secure": False, "timeout_seconds": 900},
        **more,
    }


def lock(answers: Mapping[str, Answer]) -> tuple[object, ...]:
    return tuple(answers[name].value for name in ("enabled", "after_minutes", "by"))


NEVER = (False, 0.0, "")


@pytest.mark.parametrize(
    ("registry", "native", "found"),
    [
        ({}, power(), NEVER),
        ({POLICIES: {"InactivityTimeoutSecs": 900}}, power(), (True, 15.0, "inactivity-limit")),
        ({POLICIES: {"InactivityTimeoutSecs": 0}}, power(), NEVER),
        ({DESKTOP: SECURE}, power(), (True, 10.0, "screen-saver")),
        (
            {DESKTOP: SECURE, POLICIES: {"InactivityTimeoutSecs": 300}},
            power(),
            (True, 5.0, "inactivity-limit"),
        ),
        ({DESKTOP: {**SECURE, "ScreenSaverIsSecure": "0"}}, power(), NEVER),
        ({DESKTOP: {**SECURE, "ScreenSaveActive": "0"}}, power(), NEVER),
        ({DESKTOP: {**SECURE, "SCRNSAVE.EXE": ""}}, power(), NEVER),
        ({DESKTOP: SECURE, DESKTOP_POLICIES: {"ScreenSaverIsSecure": "0"}}, power(), NEVER),
        (
            {DESKTOP: {**SECURE, "ScreenSaverIsSecure": "0"}, DESKTOP_POLICIES: {"ScreenSaverIsSecure": "1"}},
            power(),
            (True, 10.0, "screen-saver"),
        ),
        ({}, power(600, 300), (True, 10.0, "sleep")),
        ({}, power(600, 300, battery=False), (True, 10.0, "sleep")),
        ({}, power(0, 300), NEVER),
        ({}, power(0, 300, battery=False), NEVER),
        ({}, power(600, 0, battery=False), (True, 10.0, "sleep")),
        ({}, power(600, 300, password=0), NEVER),
        (
            {PASSWORD: {"ACSettingIndex": 1, "DCSettingIndex": 1}},
            power(600, 300, password=0),
            (True, 10.0, "sleep"),
        ),
        ({PASSWORD: {"ACSettingIndex": 0, "DCSettingIndex": 0}}, power(600, 300), NEVER),
        ({SLEEP: {"ACSettingIndex": 1200}}, power(600, 300), (True, 20.0, "sleep")),
        ({DESKTOP: SECURE}, power(0, 300), (True, 10.0, "screen-saver")),
        ({DESKTOP: SECURE, POLICIES: {"DisableLockWorkstation": 1}}, power(600, 300), NEVER),
        ({DESKTOP: SECURE, OWN_POLICIES: {"DisableLockWorkstation": 1}}, power(600, 300), NEVER),
    ],
)
def test_the_first_of_the_ways_locks_on_the_slower_source_of_power(
    registry: dict, native: dict, found: tuple[object, ...], make_windows: MakeWindows
) -> None:
    assert lock(read(make_windows(registry, native=native))) == found


def test_a_dark_display_alone_is_no_lock(make_windows: MakeWindows) -> None:
    native = power() | {"power:display": {"ac": 60, "dc": 60}}
    assert lock(read(make_windows(native=native))) == NEVER


def test_what_stands_nowhere_is_asked_of_the_session(make_windows: MakeWindows) -> None:
    session = {"active": True, "secure": True, "timeout_seconds": 900}
    registry = {DESKTOP: {"SCRNSAVE.EXE": "C:\\x.scr"}}
    found = lock(read(make_windows(registry, native=power() | {"screen-saver": session})))
    assert found == (True, 15.0, "screen-saver")


def test_a_way_that_cannot_be_read_may_only_lock_earlier(make_windows: MakeWindows) -> None:
    native = {"battery": True, "power:sleep": {"error": "no_answer", "sentence": "No plan."}}
    answers = read(make_windows({POLICIES: {"InactivityTimeoutSecs": 900}}, native=native))
    assert lock(answers) == (True, 15.0, "inactivity-limit")


def test_nothing_that_locks_and_a_way_that_cannot_be_read_stays_open(make_windows: MakeWindows) -> None:
    native = power() | {"power:sleep": {"error": "no_answer", "sentence": "No plan."}}
    answer = read(make_windows(native=native))["enabled"]
    assert isinstance(answer, Unreadable)
    assert answer.detail == "No plan."


@pytest.mark.parametrize("delay", [60, 0xFFFFFFFF])
def test_a_delay_after_waking_has_no_documented_meaning(delay: int, make_windows: MakeWindows) -> None:
    answers = read(make_windows({DESKTOP: {"DelayLockInterval": delay}}, native=power(600, 300)))
    assert isinstance(answers["enabled"], Unreadable)
    assert isinstance(answers["on_sleep"], Unreadable)


@pytest.mark.parametrize(("password", "asleep"), [(1, True), (0, False)])
def test_waking_takes_a_password_or_not(password: int, asleep: bool, make_windows: MakeWindows) -> None:
    answers = read(make_windows(native=power(password=password)))
    assert answers["on_sleep"].value is asleep


@pytest.mark.parametrize("text", ["", "-1", "zehn", "0x10", "1e3", "99999999999"])
def test_a_number_that_is_none_stays_open(text: str, make_windows: MakeWindows) -> None:
    registry = {DESKTOP: {**SECURE, "ScreenSaveTimeOut": text}}
    assert isinstance(read(make_windows(registry, native=power()))["enabled"], Unreadable)


def standby(display_ac: int, display_dc: int, **more: object) -> dict[str, object]:
    """Native answers of a computer with Modern Standby on which nothing sleeps by itself."""
    states = {"modern_standby": True, "sleep": False, "hibernate": False}
    return power(**{"power-states": states, "power:display": {"ac": display_ac, "dc": display_dc}, **more})


def states(*, sleep: bool = False, hibernate: bool = False) -> dict[str, object]:
    return {"power-states": {"modern_standby": False, "sleep": sleep, "hibernate": hibernate}}


MANAGED = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\DeviceLock"
LOGON = r"HKLM\SOFTWARE\Policies\Microsoft\Windows\System"
WINLOGON = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
OWN_WINLOGON = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Winlogon"
FIRMWARE = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"


@pytest.mark.parametrize(
    ("registry", "native", "found"),
    [
        ({}, standby(300, 180), (True, 5.0, "display")),
        ({}, standby(0, 180), NEVER),
        ({}, standby(300, 180, **{"power:password": {"ac": 0, "dc": 0}}), NEVER),
        ({DESKTOP: {"DelayLockInterval": 0}}, standby(300, 180), (True, 5.0, "display")),
        (
            {DESKTOP: {"DelayLockInterval": 900}, LOGON: {"AllowDomainDelayLock": 0}},
            standby(300, 180),
            (True, 5.0, "display"),
        ),
        ({}, power(600, 300, **states()), NEVER),
        (
            {},
            power(300, 300, **states(hibernate=True), **{"power:hibernate": {"ac": 900, "dc": 900}}),
            (True, 15.0, "sleep"),
        ),
        ({}, power(600, 300, **states(sleep=True)), (True, 10.0, "sleep")),
        (
            {},
            power(0, 0, **states(hibernate=True), **{"power:hibernate": {"ac": 900, "dc": 600}}),
            (True, 15.0, "sleep"),
        ),
        (
            {MANAGED: {"DevicePasswordEnabled": 0, "MaxInactivityTimeDeviceLock": 5}},
            power(),
            (True, 5.0, "device-management"),
        ),
        ({MANAGED: {"DevicePasswordEnabled": 1, "MaxInactivityTimeDeviceLock": 5}}, power(), NEVER),
        ({MANAGED: {"DevicePasswordEnabled": 0, "MaxInactivityTimeDeviceLock": 0}}, power(), NEVER),
        ({DESKTOP: {**SECURE, "SCRNSAVE.EXE": "(None)"}}, power(), NEVER),
        ({DESKTOP: {**SECURE, "SCRNSAVE.EXE": ' "" '}}, power(), NEVER),
        (
            {DESKTOP: SECURE, WINLOGON: {"ScreenSaverGracePeriod": "3600"}},
            power(),
            (True, 70.0, "screen-saver"),
        ),
    ],
)
def test_what_a_computer_can_do_decides_what_its_times_mean(
    registry: dict, native: dict, found: tuple[object, ...], make_windows: MakeWindows
) -> None:
    assert lock(read(make_windows(registry, native=native))) == found


@pytest.mark.parametrize("delay", [60, 0xFFFFFFFF])
def test_a_delay_after_a_dark_display_has_no_documented_meaning(
    delay: int, make_windows: MakeWindows
) -> None:
    host = make_windows({DESKTOP: {"DelayLockInterval": delay}}, native=standby(300, 180))
    assert isinstance(read(host)["enabled"], Unreadable)


def test_a_dark_display_may_lock_where_nobody_asked_whether_it_does(make_windows: MakeWindows) -> None:
    native = power()
    del native["power-states"]
    answer = read(make_windows(native=native))["enabled"]
    assert isinstance(answer, Unreadable)
    assert "Modern Standby" in answer.detail


def test_a_computer_that_starts_in_the_older_way_has_no_modern_standby(make_windows: MakeWindows) -> None:
    native = power(firmware=1)
    del native["power-states"]
    assert lock(read(make_windows(native=native))) == NEVER


def test_a_virtual_machine_is_not_believed_to_sleep(make_windows: MakeWindows) -> None:
    native = power(600, 300, firmware=1)
    del native["power-states"]
    registry = {FIRMWARE: {"SystemProductName": "Virtual Machine"}}
    assert isinstance(read(make_windows(registry, native=native))["enabled"], Unreadable)


def test_a_late_lock_beside_a_way_that_cannot_be_read_may_be_early(make_windows: MakeWindows) -> None:
    native = power() | {"power-states": {"error": "no_answer", "sentence": "No."}}
    answers = read(make_windows({POLICIES: {"InactivityTimeoutSecs": 3600}}, native=native))
    assert answers["enabled"].value is True
    assert isinstance(answers["after_minutes"], Unreadable)


@pytest.mark.parametrize(
    ("registry", "words"),
    [
        ({OWN_WINLOGON: {"EnableGoodbye": 1}}, "Dynamic Lock"),
        (
            {r"HKLM\SOFTWARE\Policies\Microsoft\PassportForWork\DynamicLock": {"DynamicLock": 1}},
            "Dynamic Lock",
        ),
        (
            {r"HKLM\SOFTWARE\Microsoft\Policies\PassportForWork\DynamicLock": {"DynamicLock": 1}},
            "Dynamic Lock",
        ),
        (
            {
                OWN_WINLOGON: {"EnableGoodbye": 1},
                r"HKLM\SOFTWARE\Policies\Microsoft\PassportForWork\DynamicLock": {"DynamicLock": 0},
            },
            "may switch it off",
        ),
        ({r"HKLM\SOFTWARE\Policies\Microsoft\HumanPresence": {"ForceInstantLock": 1}}, "sensor"),
        (
            {r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\HumanPresence": {"ForceInstantLock": 1}},
            "sensor",
        ),
    ],
)
def test_what_locks_when_somebody_leaves_is_not_denied(
    registry: dict, words: str, make_windows: MakeWindows
) -> None:
    answer = read(make_windows(registry, native=power()))["enabled"]
    assert isinstance(answer, Unreadable)
    assert words in answer.detail


@pytest.mark.parametrize("switch", [0, None])
def test_dynamic_lock_that_is_off_locks_nothing(switch: int | None, make_windows: MakeWindows) -> None:
    values = {} if switch is None else {"EnableGoodbye": switch}
    assert lock(read(make_windows({OWN_WINLOGON: values}, native=power()))) == NEVER


STANDBY = rf"{POWER}\abfc2519-3608-4c2a-94ea-171b0ed546ab"


@pytest.mark.parametrize(
    ("registry", "native", "found"),
    [
        ({STANDBY: {"ACSettingIndex": 0}}, power(600, 300), None),
        ({STANDBY: {"ACSettingIndex": 1, "DCSettingIndex": 1}}, power(600, 300), (True, 10.0, "sleep")),
        ({STANDBY: {"ACSettingIndex": 0}}, power(0, 0), NEVER),
        ({STANDBY: {"ACSettingIndex": 0}}, standby(300, 180), (True, 5.0, "display")),
        (
            {STANDBY: {"ACSettingIndex": 0}, POLICIES: {"InactivityTimeoutSecs": 300}},
            power(600, 300),
            (True, 5.0, "inactivity-limit"),
        ),
    ],
)
def test_a_policy_that_forbids_standby_leaves_sleep_open(
    registry: dict, native: dict, found: tuple[object, ...] | None, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry, native=native))
    assert (None if isinstance(answers["enabled"], Unreadable) else lock(answers)) == found


@pytest.mark.parametrize(("allowed", "open_"), [("<disabled/>", True), ("<enabled/>", False)])
def test_so_does_device_management(allowed: str, open_: bool, make_windows: MakeWindows) -> None:
    registry = {
        r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\Power": {
            "AllowStandbyWhenSleepingPluggedIn": allowed
        }
    }
    answers = read(make_windows(registry, native=power(600, 300)))
    assert isinstance(answers["enabled"], Unreadable) is open_


def test_a_screen_saver_whose_program_is_gone_may_never_start(make_windows: MakeWindows) -> None:
    gone = make_windows({DESKTOP: SECURE}, native=power(), missing=[SAVER["SCRNSAVE.EXE"]])
    answer = read(gone)["enabled"]
    assert isinstance(answer, Unreadable)
    assert "is gone" in answer.detail


MANAGED_POWER = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\Power"


def managed(seconds: int, name: str = "StandbyTimeout") -> dict[str, object]:
    """Times of device management, as its ADMX elements are written."""
    return {
        f"{name}{source}": f'<enabled/><data id="Enter{part}" value="{seconds}"/>'
        for source, part in (("PluggedIn", "ACStandbyTimeOut"), ("OnBattery", "DCStandbyTimeOut"))
    }


@pytest.mark.parametrize(
    ("registry", "native", "found"),
    [
        ({MANAGED_POWER: managed(0)}, power(600, 300), None),
        ({MANAGED_POWER: managed(600)}, power(0, 0), None),
        ({MANAGED_POWER: managed(600)}, power(600, 600), (True, 10.0, "sleep")),
        (
            {MANAGED_POWER: managed(0), SLEEP: {"ACSettingIndex": 600, "DCSettingIndex": 600}},
            power(0, 0),
            (True, 10.0, "sleep"),
        ),
        ({MANAGED_POWER: {"StandbyTimeoutPluggedIn": "<disabled/>"}}, power(600, 300), (True, 10.0, "sleep")),
        (
            {MANAGED_POWER: managed(0), POLICIES: {"InactivityTimeoutSecs": 300}},
            power(600, 300),
            (True, 5.0, "inactivity-limit"),
        ),
        ({MANAGED_POWER: managed(0, "DisplayOffTimeout")}, standby(300, 180), None),
        ({MANAGED_POWER: managed(0, "DisplayOffTimeout")}, power(600, 300), (True, 10.0, "sleep")),
    ],
)
def test_times_that_only_device_management_has_prove_nothing(
    registry: dict, native: dict, found: tuple[object, ...] | None, make_windows: MakeWindows
) -> None:
    answers = read(make_windows(registry, native=native))
    assert (None if isinstance(answers["enabled"], Unreadable) else lock(answers)) == found
