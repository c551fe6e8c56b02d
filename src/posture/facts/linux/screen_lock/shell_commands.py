"""What a shell command does to the screen."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence
from enum import Enum, auto

from posture.facts.linux.machine.programs import names
from posture.host.model import Host, HostError


class Effect(Enum):
    """What a command does; UNSURE where it runs something that Posture does not know."""

    LOCKS = auto()
    ASKS_LOGIND = auto()
    SLEEPS = auto()
    NOTHING = auto()
    UNSURE = auto()


_LOCKERS = names(
    """
    swaylock swaylock-effects swaylock-fancy gtklock waylock hyprlock schlock i3lock i3lock-color
    i3lock-fancy i3lock-fancy-rapid i3lock-fancy-dualmonitors betterlockscreen multilockscreen
    mantablockscreen sflock blurlock slock xlock xsecurelock xtrlock physlock vlock lxlock xflock4
    dde-lock
    """
)
# Programs that lock when one of these words stands among their arguments.
_LOCKING_ARGUMENTS = {
    "xscreensaver-command": {"-lock", "--lock"},
    "xfce4-screensaver-command": {"-l", "--lock"},
    "mate-screensaver-command": {"-l", "--lock"},
    "cinnamon-screensaver-command": {"-l", "--lock"},
    "gnome-screensaver-command": {"-l", "--lock"},
    "light-locker-command": {"-l", "--lock"},
    "dm-tool": {"lock", "switch-to-greeter"},
}
_SLEEPS = names("suspend hibernate hybrid-sleep suspend-then-hibernate sleep")
_HARMLESS = names(
    """
    notify-send dunstify makoctl brightnessctl light xbacklight backlight acpilight wlopm wlr-randr
    swaymsg i3-msg hyprctl niri riverctl systemctl pactl wpctl pamixer amixer playerctl mpc xset setterm
    pidof pgrep pkill killall kill sleep echo printf true false : test [ touch rm logger cat grep if
    then else fi chayang busctl dbus-send gdbus openrgb ddcutil
    """
)
_WRAPPERS = names("exec nohup setsid nice ionice env time systemd-cat uwsm app then else do")
_SHELLS = names("sh bash dash zsh fish")
_STARTERS = (("hyprctl", "dispatch", "exec"), ("swaymsg", "exec"), ("i3-msg", "exec"), ("riverctl", "spawn"))
_SEPARATORS = frozenset(";&|()")
_ASSIGNMENT = re.compile(r"[A-Za-z_][A-Za-z0-9_]*=.*", re.DOTALL).fullmatch
_LONGEST_SCRIPT = 32_768
_DEEPEST = 4


def effect(host: Host, command: str) -> Effect:
    """What a command line does; a script of the person's own is looked into for lockers."""
    try:
        commands = _commands(command, 0)
    except ValueError:
        return Effect.UNSURE
    return _strongest(_known(words) or _script(host, words) for words in commands)


def _strongest(effects: Iterable[Effect]) -> Effect:
    found = set(effects)
    order = (Effect.LOCKS, Effect.ASKS_LOGIND, Effect.SLEEPS, Effect.UNSURE)
    return next((strongest for strongest in order if strongest in found), Effect.NOTHING)


def _commands(text: str, depth: int) -> list[list[str]]:
    """The words of each simple command, those that are handed on to a shell among them.

    ValueError for a quote without its end.
    """
    found: list[list[str]] = []
    for words in map(_unwrapped, _segments(text)):
        inner = _handed_on(words)
        if inner is not None and depth < _DEEPEST:
            found += _commands(inner, depth + 1)
        elif words:
            found.append(words)
    return found


def _segments(text: str) -> list[list[str]]:
    """The words between the shell's separators, without redirections."""
    lexer = shlex.shlex(text.replace("\n", ";"), posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    segments: list[list[str]] = [[]]
    redirected = False
    for word in lexer:
        if redirected:
            redirected = False
        elif word and set(word) <= _SEPARATORS:
            segments.append([])
        elif word and set(word) <= _SEPARATORS | {"<", ">"}:
            redirected = True
        else:
            segments[-1].append(word)
    return segments


def _unwrapped(words: Sequence[str]) -> list[str]:
    left = list(words)
    while left and (left[0] in _WRAPPERS or left[0].startswith("-") or _ASSIGNMENT(left[0])):
        del left[0]
    return left


def _handed_on(words: Sequence[str]) -> str | None:
    if words and _program(words) in _SHELLS and "-c" in words[1:-1]:
        return words[words.index("-c") + 1]
    for starter in _STARTERS:
        if tuple(words[: len(starter)]) == starter:
            return " ".join(words[len(starter) :])
    return None


def _program(words: Sequence[str]) -> str:
    return words[0].rpartition("/")[2]


def _known(words: Sequence[str]) -> Effect | None:
    """The effect of a command that Posture knows."""
    program, arguments = _program(words), set(words[1:])
    if program in _LOCKERS or arguments & _LOCKING_ARGUMENTS.get(program, set()):
        return Effect.LOCKS
    if program == "loginctl" and arguments & {"lock-session", "lock-sessions"}:
        return Effect.ASKS_LOGIND
    if program in ("systemctl", "loginctl") and arguments & _SLEEPS:
        return Effect.SLEEPS
    harmless = program in _HARMLESS or program in _LOCKING_ARGUMENTS or program == "loginctl"
    return Effect.NOTHING if harmless else None


def _script(host: Host, words: Sequence[str]) -> Effect:
    """What a script does by the lockers that stand in it; UNSURE where it names none."""
    path = words[1] if _program(words) in _SHELLS and len(words) > 1 else words[0]
    for short in ("~/", "$HOME/", "${HOME}/"):
        if path.startswith(short):
            path = f"{host.home()}/{path.removeprefix(short)}"
    if not path.startswith("/"):
        return Effect.UNSURE
    try:
        text = host.read_text(path)
    except HostError:
        return Effect.UNSURE
    if not text.startswith("#!") or len(text) > _LONGEST_SCRIPT:
        return Effect.UNSURE
    lines = (line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return _strongest([Effect.UNSURE, *(found for line in lines for found in _effects(line))])


def _effects(line: str) -> Iterable[Effect]:
    try:
        return [found for words in _commands(line, 0) if (found := _known(words)) is not None]
    except ValueError:
        return []
