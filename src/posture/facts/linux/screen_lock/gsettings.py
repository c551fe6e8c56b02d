"""The screen locks of GNOME, Cinnamon and MATE, whose settings dconf keeps."""

from __future__ import annotations

from dataclasses import replace

from posture.facts.linux.machine.sleeping import can_sleep
from posture.facts.linux.machine.systemd import idle_action, lock_after_idle_hint
from posture.facts.linux.screen_lock.extensions import is_switched_on
from posture.facts.linux.screen_lock.idle_lock import IdleLock, least
from posture.facts.linux.screen_lock.idle_sleep import SLEEPS, sleeps_by_daemon, sleeps_by_mate, sooner
from posture.facts.linux.settings.dconf import Setting, Settings
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import BusCall, Host, NotRecorded, NotThere, Unsupported
from posture.words.phrase import phrase

_LOCKED, _PLAIN = "dconf (locked)", "default"
_ORDER = (_LOCKED, "dconf", "gsettings", _PLAIN)
_NAME = "org.gnome.ScreenSaver"
_CAFFEINE = "caffeine@patapon.info"


def gnome(host: Host, desktop: str) -> IdleLock:
    """The lock of GNOME and the desktops that share its settings.

    Defaults: lock-enabled true, lock-delay 0 s, idle-delay 300 s, disable-lock-screen false
    (gsettings-desktop-schemas). Before sleep GNOME locks when lock-enabled is true; Ubuntu's
    ubuntu-lock-on-suspend, where somebody set it, decides instead.
    """
    settings = Settings(host)
    saver = "org.gnome.desktop.screensaver"
    enabled = settings.get(saver, "lock-enabled", True)
    idle = settings.get("org.gnome.desktop.session", "idle-delay", 300)
    delay = settings.get(saver, "lock-delay", 0)
    forbidden = settings.get("org.gnome.desktop.lockdown", "disable-lock-screen", False)
    method, excerpt = _source(enabled, idle, delay, forbidden), _text(enabled, idle, delay, forbidden)
    if desktop == "gnome" and not _can_lock(host):
        return IdleLock(
            "gnome", None, False, "dbus:NameHasOwner", f"{_NAME} has no owner: GNOME locks only under GDM"
        )
    if forbidden.value:
        return IdleLock("gnome", None, False, method, excerpt, fixed_by=forbidden.fixed_by)
    asleep = settings.get(saver, "ubuntu-lock-on-suspend", enabled.value)
    seconds = _seconds(idle.value, delay.value) if enabled.value else _by_logind(host, idle.value)
    if _is_caffeinated(host, settings):
        return IdleLock("gnome", None, asleep.value, method, excerpt, kept_open_by="caffeine")
    return IdleLock(
        "gnome",
        seconds,
        asleep.value,
        method,
        excerpt,
        sleeps=sooner(seconds, lambda: _sleeps(host, settings, idle.value)) if asleep.value else None,
        fixed_by=_fixed_by(enabled, idle, delay),
    )


def _sleeps(host: Host, settings: Settings, idle: int) -> float | None:
    """When GNOME itself puts the computer to sleep, or logind after GNOME told it of the idleness."""
    action, after = idle_action(host) if idle > 0 else ("", 0.0)
    by_logind = idle + after if action in SLEEPS and can_sleep(host, action) else None
    return least(sleeps_by_daemon(host, settings, "org.gnome"), by_logind)


def _is_caffeinated(host: Host, settings: Settings) -> bool:
    """Whether GNOME's extension Caffeine is on and keeps the session from being idle.

    Source: its schema; what an extension that was removed or switched off left behind does not count.
    """
    folder = "/org/gnome/shell/extensions/caffeine"
    if True not in (settings.written(f"{folder}/toggle-state"), settings.written(f"{folder}/user-enabled")):
        return False
    places = (f"{host.home()}/.local/share/gnome-shell/extensions", "/usr/share/gnome-shell/extensions")
    there = any(host.exists(f"{place}/{_CAFFEINE}") for place in places)
    return there and is_switched_on(host, settings, _CAFFEINE)


def _fixed_by(*culprits: Setting[bool] | Setting[int]) -> str:
    """The database that fixes what keeps the screen from locking, or from locking sooner.

    The first is the switch, and only it matters where it is off; then come the times.
    """
    switch, *times = culprits
    decisive = times if switch.value else [switch]
    return next((one.fixed_by for one in decisive if one.fixed_by), "")


def _by_logind(host: Host, idle: int) -> float | None:
    """GNOME tells logind that it is idle, and follows its wish to lock whatever lock-enabled says."""
    after = lock_after_idle_hint(host) if idle > 0 else None
    return None if after is None else idle + after


def _can_lock(host: Host) -> bool:
    """Whether the running GNOME has a lock screen: it owns this name only where GDM manages displays."""
    call = BusCall(
        "session",
        "org.freedesktop.DBus",
        "/org/freedesktop/DBus",
        "org.freedesktop.DBus",
        "NameHasOwner",
        "s",
        (_NAME,),
    )
    try:
        return host.call(call)[:1] != (False,)
    except (NotThere, NotRecorded, Unsupported):
        return True


def cinnamon(host: Host) -> IdleLock:
    """The lock of Cinnamon.

    Defaults: lock-enabled true, lock-delay 2 s, idle-delay 900 s, lock-on-suspend true
    (cinnamon-desktop and cinnamon-settings-daemon schemas).
    """
    settings = Settings(host)
    saver = "org.cinnamon.desktop.screensaver"
    enabled = settings.get(saver, "lock-enabled", True)
    idle = settings.get("org.cinnamon.desktop.session", "idle-delay", 900)
    delay = settings.get(saver, "lock-delay", 2)
    forbidden = settings.get("org.cinnamon.desktop.lockdown", "disable-lock-screen", False)
    asleep = settings.get("org.cinnamon.settings-daemon.plugins.power", "lock-on-suspend", True)
    on_sleep = asleep.value and not forbidden.value
    locks = enabled.value and not forbidden.value
    seconds = _seconds(idle.value, delay.value) if locks else None
    return IdleLock(
        "cinnamon",
        seconds,
        on_sleep,
        _source(enabled, idle, delay, forbidden),
        _text(enabled, idle, delay, forbidden),
        sleeps=sooner(seconds, lambda: sleeps_by_daemon(host, settings, "org.cinnamon"))
        if on_sleep
        else None,
        fixed_by=forbidden.fixed_by if forbidden.value else _fixed_by(enabled, idle, delay),
    )


def mate(host: Host) -> IdleLock:
    """The lock of mate-screensaver, whose times are in minutes.

    Defaults: lock-enabled and idle-activation-enabled true, lock-delay 0, idle-delay 5,
    lock-suspend true (mate-screensaver, mate-session-manager and mate-power-manager schemas).
    """
    settings = Settings(host)
    saver = "org.mate.screensaver"
    enabled = settings.get(saver, "lock-enabled", True)
    active = settings.get(saver, "idle-activation-enabled", True)
    idle = settings.get("org.mate.session", "idle-delay", 5, folder="/org/mate/desktop/session/")
    delay = settings.get(saver, "lock-delay", 0)
    forbidden = settings.get(
        "org.mate.lockdown", "disable-lock-screen", False, folder="/org/mate/desktop/lockdown/"
    )
    asleep = settings.get("org.mate.power-manager", "lock-suspend", True)
    on_sleep = asleep.value and not forbidden.value
    locks = enabled.value and active.value and not forbidden.value
    seconds = _seconds(60 * idle.value, 60 * delay.value) if locks else None
    return IdleLock(
        "mate-screensaver",
        seconds,
        on_sleep,
        _source(enabled, active, idle, delay, forbidden),
        _text(enabled, active, idle, delay, forbidden),
        sleeps=sooner(seconds, lambda: sleeps_by_mate(host, settings)) if on_sleep else None,
        fixed_by=next(
            (one.fixed_by for one in (forbidden, active) if one.value is (one is forbidden) and one.fixed_by),
            _fixed_by(enabled, idle, delay),
        ),
    )


def gnome_screensaver(host: Host) -> IdleLock:
    """The lock of the old gnome-screensaver and of budgie-screensaver, which read GNOME's settings."""
    found = gnome(host, "gnome-flashback")
    return replace(found, by="gnome-screensaver")


def _seconds(idle: int, delay: int) -> float | None:
    if idle < 0 or delay < 0:
        raise Undecided(
            Reason.UNRECOGNISED, phrase("The settings of the screen lock hold a time below zero.")
        )
    return float(idle + delay) if idle else None


def _source(*settings: Setting[bool] | Setting[int]) -> str:
    """Where the least of these settings comes from, an administrator's word first."""
    methods = {setting.method for setting in settings}
    return next(method for method in _ORDER if method in methods)


def _text(*settings: Setting[bool] | Setting[int]) -> str:
    return ", ".join(f"{setting.value} ({setting.method})" for setting in settings)
