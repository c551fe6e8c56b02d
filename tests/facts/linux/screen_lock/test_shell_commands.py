from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.screen_lock.effect import Effect
from posture.facts.linux.screen_lock.shell_commands import effect
from posture.host.model import NotThere
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


@pytest.mark.parametrize(
    "command",
    [
        "swaylock -f -c 000000",
        "/nix/store/abc-swaylock-1.8/bin/swaylock -fF",
        "exec swaylock",
        "pidof hyprlock || hyprlock",
        "pgrep -x swaylock >/dev/null 2>&1 || swaylock",
        "notify-send bye; swaylock",
        "playerctl pause; i3lock -n &",
        "sh -c 'sleep 1; swaylock -f'",
        'bash -c "exec gtklock"',
        "env XDG_SEAT=seat0 waylock",
        "DISPLAY=:0 slock",
        "uwsm app -- hyprlock",
        "hyprctl dispatch exec hyprlock",
        "swaymsg exec 'swaylock -f'",
        "(swaylock)",
        "xscreensaver-command -lock",
        "dm-tool lock",
        "setsid -f swaylock",
        "notify-send a\nswaylock",
        "notify-send 'in a # moment'; swaylock",
        "grep -q 'on$' /etc/x; grep -q \"off$\" /etc/x; ksh -c swaylock",
    ],
)
def test_a_locker_where_a_command_stands_locks(make_host: MakeHost, command: str) -> None:
    assert effect(make_host({}), command) is Effect.LOCKS


@pytest.mark.parametrize(
    "command",
    [
        "",
        "notify-send 'swaylock starts soon'",
        'swaymsg "output * power off"',
        "pidof swaylock",
        "pkill swaylock",
        "hyprctl dispatch dpms off",
        "brightnessctl -s set 10",
        "xscreensaver-command -activate",
        "loginctl list-sessions",
        "echo lock > swaylock",
        "notify-send '' swaylock",
        "cat <<EOF\nswaylock\nEOF",
    ],
)
def test_a_locker_that_is_only_named_does_not_lock(make_host: MakeHost, command: str) -> None:
    assert effect(make_host({}), command) is Effect.NOTHING


@pytest.mark.parametrize("command", ["loginctl lock-session", "sleep 1; loginctl lock-sessions"])
def test_logind_is_only_asked(make_host: MakeHost, command: str) -> None:
    assert effect(make_host({}), command) is Effect.ASKS_LOGIND


@pytest.mark.parametrize("command", ["systemctl suspend", "sleep 5 && loginctl hybrid-sleep"])
def test_sleep_is_told_apart(make_host: MakeHost, command: str) -> None:
    assert effect(make_host({}), command) is Effect.SLEEPS


@pytest.mark.parametrize(
    "command",
    [
        "goodnight",
        "systemctl --user start lock",
        "~/bin/lock",
        "/opt/lock",
        "'",
        "mylock -f",
        "sh lock.sh",
        "${LOCKER:-swaylock} -f",
        "$(which swaylock)",
    ],
)
def test_an_unknown_command_is_unsure(make_host: MakeHost, command: str) -> None:
    assert effect(make_host({}), command) is Effect.UNSURE


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("#!/bin/sh\ngrim /tmp/a.png\nswaylock -i /tmp/a.png\n", Effect.LOCKS),
        ("#!/bin/bash\nif true; then\n  swaylock\nfi\n", Effect.LOCKS),
        ("#!/bin/bash\nif true; then swaylock; fi\n", Effect.LOCKS),
        ("#!/bin/sh\nloginctl lock-session\n", Effect.ASKS_LOGIND),
        ("#!/bin/sh\n# swaylock\nnotify-send swaylock\n", Effect.UNSURE),
        ("swaylock\n", Effect.UNSURE),
        ("\x7fELF swaylock", Effect.UNSURE),
        ("#!/bin/sh\nswaylock\n" + "#" * 40_000, Effect.UNSURE),
    ],
)
@pytest.mark.parametrize(
    "command", ["~/bin/lock.sh -x", "/home/person/bin/lock.sh", "bash $HOME/bin/lock.sh"]
)
def test_the_persons_own_script_is_looked_into(
    make_host: MakeHost, command: str, script: str, expected: Effect
) -> None:
    host = make_host({"/home/person/bin/lock.sh": script})
    assert effect(host, command) is expected


class _Nowhere:
    def home(self) -> str:
        return "/home/person"

    def environment(self, name: str) -> str | None:
        return None

    def read_text(self, path: str) -> str:
        raise NotThere(path)


_WORDS = (
    "if then elif else fi while do done for in case esac { } ( ) ! && || ; & | swaylock exit f() x sleep $("
)


@given(st.lists(st.sampled_from([*_WORDS.split(), "\n", '"', "#", ">"]), max_size=40))
def test_any_script_has_an_effect(words: list[str]) -> None:
    assert effect(_Nowhere(), " ".join(words)) in Effect  # type: ignore[arg-type]


@given(st.text(alphabet="swaylock sh-c'\"\\;&|()<>$~/\n#=", max_size=120))
def test_any_command_has_an_effect(command: str) -> None:
    assert effect(_Nowhere(), command) in Effect  # type: ignore[arg-type]
