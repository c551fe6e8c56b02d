"""Commands that are no lockers, and what they do to the screen and to the commands behind them."""

from __future__ import annotations

from posture.facts.linux.machine.programs import names
from posture.facts.linux.screen_lock.effect import LOCKS, NOTHING, UNSURE, Effect, Outcome
from posture.facts.linux.screen_lock.lockers import LOCKERS
from posture.facts.linux.screen_lock.shell_words import SHELLS

_SLEEPS = names("suspend hibernate hybrid-sleep suspend-then-hibernate sleep")
_STARTS = names("start restart isolate reload-or-restart try-restart")
# They do nothing to the lock, and succeed wherever they are installed.
_SUCCEEDING = names(
    """
    notify-send dunstify makoctl brightnessctl light xbacklight wlopm swaymsg i3-msg hyprctl niri
    riverctl pactl wpctl pamixer amixer xset setterm echo printf true : touch rm mkdir logger chayang
    openrgb ddcutil grim scrot maim import convert magick sync cd export set
    """
)
_HARMLESS = names(
    """
    backlight acpilight wlr-randr systemctl playerctl mpc pkill killall kill test [ [[ cat grep loginctl
    false wc head tail awk sed cut sleep pidof pgrep
    """
)
_CALLS = names("busctl dbus-send gdbus qdbus qdbus6 qdbus-qt5 qdbus-qt6")


def known(name: str, arguments: frozenset[str]) -> Outcome | None:
    """What a command does that locks nothing by itself; None for one that Posture does not know."""
    if name == "loginctl" and arguments & {"lock-session", "lock-sessions"}:
        return Outcome(Effect.ASKS_LOGIND)
    if name in ("systemctl", "loginctl") and arguments & _SLEEPS:
        return Outcome(Effect.SLEEPS)
    if name == "systemctl" and arguments & _STARTS:
        return UNSURE
    if name in _CALLS:
        return UNSURE if any(word.rpartition(".")[2] == "Lock" for word in arguments) else NOTHING
    return NOTHING if name in _SUCCEEDING or name in _HARMLESS else None


def succeeds(name: str, done: Outcome) -> bool | None:
    """Whether a command succeeds, so that what hangs on it by ``&&`` runs; None where nobody knows."""
    if name == "false":
        return False
    sure = name in _SUCCEEDING or name in LOCKERS or (name in SHELLS and done == LOCKS)
    return True if sure or done.effect in (Effect.ASKS_LOGIND, Effect.SLEEPS, Effect.LOCKS) else None
