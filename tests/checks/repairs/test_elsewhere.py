"""The screen lock of Windows and macOS, on recorded computers that can be set."""

from __future__ import annotations

import plistlib

import pytest

from posture.checks.repairs.known import own
from posture.checks.repairs.plan import FixedByOthers, NotRepairable
from posture.checks.repairs.screen_lock import plan
from posture.facts.gather import gather
from posture.host.model import Output

LIMITS = {"screen-lock-minutes": 15}
DESKTOP = r"HKCU\Control Panel\Desktop"
POLICIES = r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop"
PAGES = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Policies\System"
IDLE = ("com.apple.screensaver", "idleTime")


def locks_after(host) -> float | None:
    [reading] = gather(host, {"screen_lock"})
    return reading.answers["after_minutes"].value if reading.answers["enabled"].value else None


@pytest.fixture
def windows(settable):
    return settable("windows-10-old")


@pytest.fixture
def mac(settable):
    """A Mac that asks for the password at once, and whose screen saver starts after an hour."""
    host = settable("macos-14-open")
    host.printed["sysadminctl", "-screenLock", "status"] = Output(0, "", "screenLock delay is immediate\n")
    _type(host, "Type is integer\n", "3600\n")
    return host


def _type(host, kind: str, value: str) -> None:
    host.printed["defaults", "-currentHost", "read", *IDLE] = Output(0, value, "")
    host.printed["defaults", "-currentHost", "read-type", *IDLE] = Output(0, kind, "")


def _put(host, changes) -> None:
    for change in changes:
        assert own(host, change.setting) == change.before
        host.put(change.setting, change.after)
        assert own(host, change.setting) == change.after


def _back(host, changes) -> None:
    for change in changes:
        host.put(change.setting, change.before)


@pytest.mark.parametrize(
    "before",
    [
        {"ScreenSaverIsSecure": "0"},
        {"SCRNSAVE.EXE": None, "ScreenSaverIsSecure": None, "ScreenSaveTimeOut": None},
        {"ScreenSaveTimeOut": "3600", "ScreenSaveActive": "0"},
        {"SCRNSAVE.EXE": "(None)", "ScreenSaveTimeOut": "text"},
    ],
)
def test_windows_locks_and_every_text_comes_back(windows, before) -> None:
    windows.values |= {(DESKTOP, name): value for name, value in before.items()}
    assert locks_after(windows) is None or locks_after(windows) > 15
    changes = plan(windows, LIMITS)
    assert changes
    _put(windows, changes)
    assert locks_after(windows) <= 15
    assert plan(windows, LIMITS) == ()
    _back(windows, changes)
    for name, value in before.items():
        assert windows.values[DESKTOP, name] == value


@pytest.mark.parametrize("name", ["ScreenSaverIsSecure", "NoDispScrSavPage"])
def test_what_a_policy_of_windows_sets_is_not_touched(windows, name) -> None:
    windows.values[DESKTOP, "ScreenSaverIsSecure"] = "0"
    key = PAGES if name == "NoDispScrSavPage" else POLICIES
    windows.values[key, name] = "0" if key == POLICIES else 1
    with pytest.raises(FixedByOthers, match="Windows' policies"):
        plan(windows, LIMITS)


def test_what_is_no_text_is_not_touched(windows) -> None:
    windows.values[DESKTOP, "ScreenSaverIsSecure"] = 0
    with pytest.raises(NotRepairable, match="could not put back exactly"):
        plan(windows, LIMITS)


def test_the_screen_saver_of_a_mac_starts_in_time_and_back(mac) -> None:
    [change] = plan(mac, LIMITS)
    assert (change.before, change.after) == ("int 3600", "int 900")
    _put(mac, [change])
    assert locks_after(mac) <= 15
    assert plan(mac, LIMITS) == ()
    _back(mac, [change])
    assert own(mac, change.setting) == "int 3600"


def test_a_mac_on_which_nobody_set_it_has_it_unset_again(mac) -> None:
    gone = Output(1, "", "The domain/default pair of (com.apple.screensaver, idleTime) does not exist\n")
    for verb in ("read", "read-type"):
        mac.printed["defaults", "-currentHost", verb, *IDLE] = gone
    mac.printed["pmset", "-g", "custom"] = Output(0, "AC Power:\n displaysleep 60\n", "")
    [change] = plan(mac, LIMITS)
    assert change.before is None
    _put(mac, [change])
    _back(mac, [change])
    assert own(mac, change.setting) is None


def test_a_number_of_another_type_is_not_touched(mac) -> None:
    _type(mac, "Type is string\n", "3600\n")
    with pytest.raises(NotRepairable, match="could not put back exactly"):
        plan(mac, LIMITS)


def test_what_a_profile_fixes_on_a_mac_is_not_touched(mac) -> None:
    profile = "/Library/Managed Preferences/com.apple.screensaver.plist"
    mac.files[profile] = plistlib.dumps({"idleTime": 3600})
    with pytest.raises(FixedByOthers, match="a profile"):
        plan(mac, LIMITS)


def test_where_a_mac_asks_for_no_password_its_steps_are_named(settable) -> None:
    with pytest.raises(NotRepairable, match="Follow the steps instead"):
        plan(settable("macos-14-open"), LIMITS)
