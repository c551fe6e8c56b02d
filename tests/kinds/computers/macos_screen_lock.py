"""Screens of Macs that lock, or seem to."""

from __future__ import annotations

from functools import partial

from macs import LAPTOP, MANAGED, OPEN, PREFERENCES, failed, plist, ran, runs, version

from kinds import Computer, Kind

_lock = partial(Computer, check="screen-lock", base=LAPTOP)
_SAVER = "defaults -currentHost read com.apple.screensaver idleTime"
_NEVER_SET = ran(_SAVER, "", "The domain/default pair does not exist\n", 1)
_SIGNS_OUT = "com.apple.autologout.AutoLogOutDelay"
_DARK_NEVER = ran("pmset -g custom", "AC Power:\n sleep                0\n displaysleep         0\n")


def _asks(text: str) -> dict[str, object]:
    return ran("sysadminctl -screenLock status", stderr=f"sysadminctl[4242:99001] screenLock {text}\n")


COMPUTERS: tuple[Computer, ...] = (
    _lock(
        Kind.MANAGED,
        name="mac-device-profile-starts-the-saver",
        wanted="pass",
        files={f"{MANAGED}/com.apple.screensaver.plist": plist(idleTime=600)},
        answers={"commands": [_DARK_NEVER, _NEVER_SET]},
    ),
    _lock(
        Kind.MANAGED,
        name="mac-profile-for-the-person-starts-it-late",
        wanted="warn",
        files={f"{MANAGED}/person/com.apple.screensaver.user.plist": plist(idleTime=3600)},
        answers={"commands": [_DARK_NEVER]},
    ),
    _lock(
        Kind.MANAGED,
        name="mac-passcode-profile-asks-for-an-earlier-lock",
        wanted="unknown",
        files={f"{MANAGED}/com.apple.mobiledevice.passwordpolicy.plist": plist(maxInactivity=5)},
        answers={"commands": [_DARK_NEVER, ran(_SAVER, "1800\n")]},
        says=("5 minutes", "IT"),
    ),
    _lock(
        Kind.MANAGED,
        name="mac-profile-closed",
        wanted="unknown",
        answers={"denied": [f"{MANAGED}/com.apple.screensaver.plist"]},
    ),
    _lock(
        Kind.EFFECT,
        name="mac-profile-for-the-sign-in-window-locks-nothing",
        wanted="fail",
        files={f"{MANAGED}/com.apple.screensaver.plist": plist(loginWindowIdleTime=120)},
        answers={"commands": [_DARK_NEVER, ran(_SAVER, "0\n")]},
    ),
    _lock(
        Kind.EFFECT,
        name="mac-grace-that-never-ends",
        wanted="fail",
        answers={"commands": [_asks("delay is 2147483647 seconds")]},
    ),
    *(
        _lock(
            Kind.STEPS,
            name=f"mac-{number}-line-fixed-by-a-profile",
            wanted="warn",
            files={**version(number), f"{MANAGED}/com.apple.screensaver.plist": plist(idleTime=2700)},
            answers={"commands": [_DARK_NEVER]},
            says=("ask IT about the profile for the screen saver",),
            never=("System Preferences", "sudo"),
        )
        for number in ("13.7", "26.1")
    ),
    _lock(
        Kind.EFFECT,
        name="mac-grace-of-an-hour",
        wanted="warn",
        answers={"commands": [_asks("delay is 3600 seconds")]},
    ),
    _lock(
        Kind.RUNS,
        name="mac-caffeinate-holds-the-screen",
        wanted="unknown",
        answers={
            "processes": [runs("caffeinate", mine=True)],
            "commands": [ran("pmset -g assertions", "   PreventUserIdleDisplaySleep    1\n")],
        },
        says=("caffeinate",),
    ),
    _lock(
        Kind.RUNS,
        name="mac-amphetamine-is-there-and-rests",
        wanted="pass",
        answers={
            "processes": [runs("Amphetamine", mine=True)],
            "commands": [ran("pmset -g assertions", "   PreventUserIdleDisplaySleep    0\n")],
        },
    ),
    *(
        _lock(
            Kind.RUNS,
            name=f"mac-{program.lower()}-moves-the-mouse-and-holds-nothing",
            wanted="unknown",
            answers={
                "processes": [runs(program, mine=True)],
                "commands": [ran("pmset -g assertions", "   PreventUserIdleDisplaySleep    0\n")],
            },
            says=("keeps the screen on",),
        )
        for program in ("Jiggler", "MouseJiggler")
    ),
    _lock(
        Kind.RUNS,
        name="mac-owly-holds-the-screen",
        wanted="unknown",
        answers={
            "processes": [runs("Owly", mine=True)],
            "commands": [ran("pmset -g assertions", "   PreventUserIdleDisplaySleep    1\n")],
        },
        says=("Owly",),
    ),
    *(
        _lock(
            Kind.WIDE,
            name=f"mac-signs-out-by-itself-{place}",
            wanted="unknown",
            files={f"{folder}/.GlobalPreferences.plist": plist(**{_SIGNS_OUT: 900})},
            answers={"commands": [_DARK_NEVER, ran(_SAVER, "0\n")]},
            says=("15 minutes",),
        )
        for place, folder in (("by-choice", PREFERENCES), ("by-profile", MANAGED))
    ),
    _lock(
        Kind.WIDE,
        name="mac-never-signs-out-by-itself",
        wanted="fail",
        files={f"{PREFERENCES}/.GlobalPreferences.plist": plist(**{_SIGNS_OUT: 0})},
        answers={"commands": [_DARK_NEVER, ran(_SAVER, "0\n")]},
    ),
    _lock(
        Kind.WIDE,
        name="mac-locks-when-the-phone-leaves",
        wanted="unknown",
        answers={
            "processes": [runs("BLEUnlock", mine=True)],
            "commands": [_DARK_NEVER, ran(_SAVER, "0\n")],
        },
        says=("BLEUnlock",),
    ),
    _lock(
        Kind.DEFAULTS,
        name="mac-saver-never-set-display-goes-dark",
        wanted="pass",
        answers={"commands": [_NEVER_SET]},
    ),
    _lock(
        Kind.DEFAULTS,
        name="mac-saver-never-set-display-stays-on",
        wanted="unknown",
        answers={"commands": [_DARK_NEVER, _NEVER_SET]},
    ),
    _lock(
        Kind.ABSENCE,
        name="mac-plan-for-the-mains-cut-off",
        wanted="unknown",
        answers={"commands": [ran("pmset -g custom", "Battery Power:\n displaysleep         2\n")]},
    ),
    _lock(
        Kind.ABSENCE,
        name="mac-power-settings-give-no-answer",
        wanted="unknown",
        answers={"commands": [failed("pmset -g custom")]},
    ),
    Computer(
        Kind.DEFAULTS,
        name="mac-asks-for-no-password",
        check="screen-lock",
        wanted="fail",
        base=OPEN,
    ),
)
