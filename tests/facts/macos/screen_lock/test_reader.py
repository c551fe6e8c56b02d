from __future__ import annotations

import plistlib
from collections.abc import Callable

import pytest

from posture.facts.macos.screen_lock.reader import read
from posture.facts.model import Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]

IMMEDIATE, OFF = "screenLock delay is immediate", "screenLock is off"
MANAGED = "/Library/Managed Preferences/person/com.apple.screensaver.user.plist"


def plan(battery: int | None, mains: int) -> str:
    on_battery = "" if battery is None else f"Battery Power:\n lidwake 1\n displaysleep         {battery}\n"
    return f"{on_battery}AC Power:\n displaysleep         {mains} (sleep prevented by coreaudiod)\n"


@pytest.fixture
def answers_of(make_mac: MakeMac, command: Callable[..., dict]) -> Callable[..., dict]:
    def answers(lock: str, power: str, saver: str | None, files: dict | None = None) -> dict:
        noted = command(
            "defaults -currentHost read com.apple.screensaver idleTime",
            saver or "",
            "" if saver else "does not exist",
            0 if saver else 1,
        )
        prefix = "2026-11-21 10:00:00.012 sysadminctl[4242:99001] "
        commands = [
            command("sysadminctl -screenLock status", stderr=f"{prefix}{lock}\n"),
            command("pmset -g custom", power),
            noted,
        ]
        return read(make_mac(files, commands=commands))

    return answers


@pytest.mark.parametrize(
    ("lock", "power", "saver", "minutes"),
    [
        (IMMEDIATE, plan(2, 10), "1200\n", 10.0),
        (IMMEDIATE, plan(2, 10), "300\n", 5.0),
        (IMMEDIATE, plan(2, 10), None, 10.0),
        (IMMEDIATE, plan(2, 10), "0\n", 10.0),
        (IMMEDIATE, plan(None, 10), "0\n", 10.0),
        (IMMEDIATE, plan(2, 0), "600\n", 10.0),
        ("screenLock delay is 300 seconds", plan(2, 10), "1200\n", 15.0),
        ("screenLock delay is 5 seconds", plan(2, 10), "1200\n", 10.0),
        ("screenLock delay is 28800 seconds", plan(2, 10), None, 490.0),
    ],
)
def test_the_earlier_of_saver_and_display_on_the_slower_source_then_the_delay(
    lock: str, power: str, saver: str | None, minutes: float, answers_of: Callable[..., dict]
) -> None:
    answers = answers_of(lock, power, saver)
    assert (answers["enabled"].value, answers["after_minutes"].value) == (True, minutes)
    assert answers["by"].value == "loginwindow"


@pytest.mark.parametrize(
    ("lock", "power", "saver"), [(OFF, plan(2, 10), "300\n"), (IMMEDIATE, plan(2, 0), "0\n")]
)
def test_no_password_or_a_screen_that_stays_on_is_no_lock(
    lock: str, power: str, saver: str, answers_of: Callable[..., dict]
) -> None:
    answers = answers_of(lock, power, saver)
    assert (answers["enabled"].value, answers["after_minutes"].value) == (False, 0.0)


@pytest.mark.parametrize(
    ("lock", "power", "saver"),
    [
        (IMMEDIATE, plan(2, 0), None),
        (IMMEDIATE, "AC Power:\n sleep 1\n", "300\n"),
        (IMMEDIATE, "", "300\n"),
        (IMMEDIATE, "Battery Power:\n displaysleep 2\n", "300\n"),
        (IMMEDIATE, plan(2, 10).partition(" (sleep")[0], "300\n"),
        ("", plan(2, 10), "300\n"),
        ("screenLock delay is sofort", plan(2, 10), "300\n"),
        ("verrouillage de l’écran désactivé", plan(2, 10), "300\n"),
    ],
)
def test_what_macos_does_not_tell_stays_open(
    lock: str, power: str, saver: str | None, answers_of: Callable[..., dict]
) -> None:
    assert isinstance(answers_of(lock, power, saver)["enabled"], Unreadable)


@pytest.mark.parametrize(
    ("lock", "asleep"),
    [
        (IMMEDIATE, True),
        ("screenLock delay is 5 seconds", True),
        ("screenLock delay is 3600 seconds", False),
        (OFF, False),
    ],
)
def test_after_sleep_it_is_locked_where_the_delay_is_short(
    lock: str, asleep: bool, answers_of: Callable[..., dict]
) -> None:
    assert answers_of(lock, plan(2, 10), "300\n")["on_sleep"].value is asleep


@pytest.mark.parametrize(
    ("managed", "minutes"), [({"idleTime": 1200}, 10.0), ({"idleTime": 120}, 2.0), ({"idleTime": "120"}, 5.0)]
)
def test_an_organisations_time_counts_before_the_persons(
    managed: dict, minutes: float, answers_of: Callable[..., dict]
) -> None:
    files = {MANAGED: plistlib.dumps(managed)}
    assert answers_of(IMMEDIATE, plan(2, 10), "300\n", files)["after_minutes"].value == minutes


DEVICE = "/Library/Managed Preferences/com.apple.screensaver.plist"


@pytest.mark.parametrize(
    ("device", "person", "minutes"),
    [
        ({"idleTime": 300}, {}, 5.0),
        ({"idleTime": 300}, {"idleTime": 600}, 10.0),
        ({"idleTime": 300}, {"idleTime": 0}, None),
        ({"loginWindowIdleTime": 120}, {}, 15.0),
    ],
)
def test_what_is_fixed_for_the_whole_mac_counts_and_of_two_profiles_the_later(
    device: dict, person: dict, minutes: float | None, answers_of: Callable[..., dict]
) -> None:
    files = {DEVICE: plistlib.dumps(device), MANAGED: plistlib.dumps(person)}
    answers = answers_of(IMMEDIATE, plan(0, 0), "900\n", files)
    assert answers["enabled"].value is (minutes is not None)
    assert answers["after_minutes"].value == (minutes or 0.0)


def test_a_grace_without_end_is_no_lock(answers_of: Callable[..., dict]) -> None:
    assert (
        answers_of("screenLock delay is 2147483647 seconds", plan(2, 10), "300\n")["enabled"].value is False
    )


@pytest.mark.parametrize(
    ("assertions", "locks"),
    [
        ("Assertion status system-wide:\n   PreventUserIdleDisplaySleep    1\n", None),
        ("Assertion status system-wide:\n   PreventUserIdleDisplaySleep    0\n", True),
        ("", None),
    ],
)
def test_a_program_that_keeps_the_screen_on_leaves_it_open(
    assertions: str, locks: bool | None, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    commands = [
        command("sysadminctl -screenLock status", stderr=f"{IMMEDIATE}\n"),
        command("pmset -g custom", plan(2, 10)),
        command("defaults -currentHost read com.apple.screensaver idleTime", "300\n"),
        command("pmset -g assertions", assertions),
    ]
    answer = read(make_mac(commands=commands, processes=[{"name": "caffeinate"}]))["enabled"]
    assert (None if isinstance(answer, Unreadable) else answer.value) is locks


@pytest.mark.parametrize(
    ("saver", "asked", "locks"),
    [
        ("1200\n", 10, None),
        ("0\n", 10, None),
        ("300\n", 10, True),
        ("0\n", 0, False),
        ("0\n", True, False),
        ("0\n", "10", False),
    ],
)
def test_a_passcode_profile_that_asks_for_an_earlier_lock_leaves_it_open(
    saver: str, asked: object, locks: bool | None, answers_of: Callable[..., dict]
) -> None:
    path = "/Library/Managed Preferences/com.apple.mobiledevice.passwordpolicy.plist"
    files = {path: plistlib.dumps({"maxInactivity": asked})}
    answer = answers_of(IMMEDIATE, plan(0, 0), saver, files)["enabled"]
    assert (None if isinstance(answer, Unreadable) else answer.value) is locks
