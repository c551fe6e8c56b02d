"""The programs that lock the screen, and what their arguments make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from posture.facts.linux.machine.programs import names
from posture.facts.linux.screen_lock import hyprlang
from posture.facts.linux.screen_lock.effect import LOCKS, NOTHING, UNSURE, Effect, Outcome
from posture.facts.linux.settings.config_folders import config_home
from posture.host.model import Host, NotThere

LOCKERS = names(
    """
    swaylock swaylock-effects swaylock-fancy gtklock waylock hyprlock schlock i3lock i3lock-color
    i3lock-fancy i3lock-fancy-rapid i3lock-fancy-dualmonitors betterlockscreen multilockscreen
    mantablockscreen sflock blurlock slock xlock xsecurelock xtrlock physlock vlock lxlock xflock4
    dde-lock
    """
)
# Programs that lock when one of these words stands among their arguments, and only then.
_LOCKING_ARGUMENTS: Mapping[str, frozenset[str]] = {
    "xscreensaver-command": names("-lock --lock"),
    "xfce4-screensaver-command": names("-l --lock"),
    "mate-screensaver-command": names("-l --lock"),
    "cinnamon-screensaver-command": names("-l --lock"),
    "gnome-screensaver-command": names("-l --lock"),
    "light-locker-command": names("-l --lock"),
    "dm-tool": names("lock switch-to-greeter"),
    "betterlockscreen": names("-l --lock -s --suspend"),
    "multilockscreen": names("-l --lock -s --suspend"),
}
# With one of these words a program only tells of itself, or does something else than lock.
_TELLS = names("-h --help -help --version -version")
_TELLS_ALSO: Mapping[str, frozenset[str]] = {
    "swaylock": names("-v"),
    "swaylock-effects": names("-v"),
    "gtklock": names("-v"),
    "hyprlock": names("-V"),
    "i3lock": names("-v"),
    "i3lock-color": names("-v"),
    "slock": names("-v"),
    "vlock": names("-v"),
    "physlock": names("-v -l -L"),
    "xlock": names("-nolock -resources"),
}
_SWAYLOCK = names("swaylock swaylock-effects")
_SETTING = re.compile(r"^[ \t]*grace[ \t]*=[ \t]*(\S+)[ \t]*$", re.MULTILINE)


def locker(host: Host, program: str, arguments: Sequence[str]) -> Outcome | None:
    """What a locker does with these arguments; None for a program that is none.

    Sources: swaylock(1) of swaylock and of swaylock-effects, hyprlock's wiki, gtklock(1), waylock(1),
    i3lock(1), slock(1), physlock(1), vlock(1), xlock(1), betterlockscreen's README.
    """
    given = frozenset(arguments)
    needed = _LOCKING_ARGUMENTS.get(program)
    if needed is not None:
        return LOCKS if given & needed else NOTHING
    if program not in LOCKERS:
        return None
    if given & (_TELLS | _TELLS_ALSO.get(program, frozenset())):
        return NOTHING
    return _after(_grace(host, program, arguments))


def _after(grace: float | None) -> Outcome:
    return UNSURE if grace is None else Outcome(Effect.LOCKS, grace)


def _grace(host: Host, program: str, arguments: Sequence[str]) -> float | None:
    """The seconds in which the locked screen still opens without a password; None where they are unclear."""
    if program in _SWAYLOCK:
        written = _value(arguments, ("--grace",)) or _swaylock_setting(host, arguments)
    elif program == "hyprlock":
        written = "0" if "--immediate" in arguments else _value(arguments, ("--grace",))
        written = written or _hyprlock_setting(host, arguments)
    elif program == "xlock":
        written = _value(arguments, ("-lockdelay",))
    else:
        written = ""
    return _seconds(written) if written else 0.0


def _value(arguments: Sequence[str], options: Iterable[str]) -> str:
    """The last value given to one of the options, as ``--option value`` or ``--option=value``."""
    found = ""
    for at, word in enumerate(arguments):
        option, sign, value = word.partition("=")
        if option in options:
            found = value if sign else "".join(arguments[at + 1 : at + 2])
    return found


def _swaylock_setting(host: Host, arguments: Sequence[str]) -> str:
    named = _value(arguments, ("-C", "--config"))
    usual = (
        f"{host.home()}/.swaylock/config",
        f"{config_home(host)}/swaylock/config",
        "/etc/swaylock/config",
    )
    found = _SETTING.findall(_first(host, (expanded(host, named),) if named else usual))
    return str(found[-1]) if found else ""


def _hyprlock_setting(host: Host, arguments: Sequence[str]) -> str:
    named = _value(arguments, ("-c", "--config"))
    usual = (f"{config_home(host)}/hypr/hyprlock.conf", "/etc/xdg/hypr/hyprlock.conf")
    for path in (expanded(host, named),) if named else usual:
        text = _first(host, (path,))
        if text:
            parts = hyprlang.parse(hyprlang.whole(host, text, path))
            return "".join(
                [fields["grace"] for name, fields in parts if name == "general" and "grace" in fields][-1:]
            )
    return ""


def _first(host: Host, paths: Iterable[str]) -> str:
    for path in paths:
        try:
            return host.read_text(path)
        except NotThere:
            continue
    return ""


def expanded(host: Host, path: str) -> str:
    """A path as a shell would give it, with the home folder in its place."""
    for short in ("~/", "$HOME/", "${HOME}/"):
        if path.startswith(short):
            return f"{host.home()}/{path.removeprefix(short)}"
    return path


def _seconds(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if 0 <= found < 1e9 else None
