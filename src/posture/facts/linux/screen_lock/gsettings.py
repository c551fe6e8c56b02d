"""The screen locks of GNOME, Cinnamon and MATE, whose settings dconf keeps."""

from __future__ import annotations

from posture.facts.linux.machine.systemd import lock_after_idle_hint
from posture.facts.linux.screen_lock.idle_lock import IdleLock
from posture.facts.linux.settings.dconf import Setting, Settings
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import BusCall, Host, HostError

_LOCKED, _PLAIN = "dconf (locked)", "default"
_ORDER = (_LOCKED, "dconf", "gsettings", _PLAIN)
_NAME = "org.gnome.ScreenSaver"


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
        return IdleLock("gnome", None, False, method, excerpt)
    asleep = settings.get(saver, "ubuntu-lock-on-suspend", enabled.value)
    seconds = _seconds(idle.value, delay.value) if enabled.value else _by_logind(host, idle.value)
    return IdleLock("gnome", seconds, asleep.value, method, excerpt)


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
    except HostError:
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
    locks = enabled.value and not forbidden.value
    return IdleLock(
        "cinnamon",
        _seconds(idle.value, delay.value) if locks else None,
        asleep.value and not forbidden.value,
        _source(enabled, idle, delay, forbidden),
        _text(enabled, idle, delay, forbidden),
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
    locks = enabled.value and active.value and not forbidden.value
    return IdleLock(
        "mate-screensaver",
        _seconds(60 * idle.value, 60 * delay.value) if locks else None,
        asleep.value and not forbidden.value,
        _source(enabled, active, idle, delay, forbidden),
        _text(enabled, active, idle, delay, forbidden),
    )


def gnome_screensaver(host: Host) -> IdleLock:
    """The lock of the old gnome-screensaver and of budgie-screensaver, which read GNOME's settings."""
    found = gnome(host, "gnome-flashback")
    return IdleLock("gnome-screensaver", found.seconds, found.on_sleep, found.method, found.excerpt)


def _seconds(idle: int, delay: int) -> float | None:
    if idle < 0 or delay < 0:
        raise Undecided(Reason.UNRECOGNISED, "The settings of the screen lock hold a time below zero.")
    return float(idle + delay) if idle else None


def _source(*settings: Setting[bool] | Setting[int]) -> str:
    """Where the least of these settings comes from, an administrator's word first."""
    methods = {setting.method for setting in settings}
    return next(method for method in _ORDER if method in methods)


def _text(*settings: Setting[bool] | Setting[int]) -> str:
    return ", ".join(f"{setting.value} ({setting.method})" for setting in settings)
