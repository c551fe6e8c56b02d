"""swayidle, hypridle and the lockers of X11."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.screen_lock import hypridle, swayidle
from posture.facts.linux.screen_lock.x11 import light_locker, xautolock, xidlehook, xss_lock
from posture.facts.undecided import Undecided
from posture.host.model import HostError, Process
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

CONFIG = "/home/person/.config/swayidle/config"


def _process(*command: str) -> Process:
    return Process(command[0], command, mine=True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("-w", "timeout", "300", "swaylock -f", "before-sleep", "swaylock -f"), (300.0, True)),
        (("timeout", "60", "notify-send x", "timeout", "90", "swaylock"), (90.0, False)),
        (("timeout", "300", "loginctl lock-session", "lock", "swaylock -f"), (300.0, False)),
        (
            (
                "timeout",
                "9",
                "swaymsg x",
                "resume",
                "swaylock",
                "before-sleep",
                "loginctl lock-session",
                "lock",
                "gtklock",
            ),
            (None, True),
        ),
        (("timeout", "0", "swaylock", "timeout", "x", "swaylock"), (None, False)),
        (("before-sleep", "goodnight"), (None, None)),
        (("timeout", "300"), (None, False)),
        ((), (None, False)),
    ],
)
def test_swayidle_locks_by_its_command_line(
    make_host: MakeHost, words: tuple[str, ...], expected: tuple[float | None, bool | None]
) -> None:
    lock = swayidle.swayidle(make_host({}), _process("swayidle", *words))
    assert (lock.seconds, lock.on_sleep) == expected


def test_swayidles_settings_count_beside_its_command_line(make_host: MakeHost) -> None:
    text = "# mine\ntimeout 240 'swaylock -f' resume 'true'\nbefore-sleep 'swaylock -f'\nbroken '\n"
    host = make_host({CONFIG: text, "/other": "timeout 100 swaylock\n"})
    lock = swayidle.swayidle(host, _process("swayidle"))
    assert (lock.seconds, lock.on_sleep) == (240.0, True)
    lock = swayidle.swayidle(host, _process("swayidle", "-d", "-C", "/other", "timeout", "500", "slock"))
    assert lock.seconds == 100.0


def test_asking_logind_locks_nothing_without_anybody_who_listens(make_host: MakeHost) -> None:
    lock = swayidle.swayidle(make_host({}), _process("swayidle", "timeout", "300", "loginctl lock-session"))
    assert (lock.seconds, lock.asks, lock.answers) == (None, 300.0, False)


def test_an_idle_hint_locks_where_logind_is_told_to(
    make_host: MakeHost, idle_action: Callable[..., list[object]]
) -> None:
    process = _process("swayidle", "idlehint", "120", "lock", "swaylock -f")
    host = make_host({}, calls=idle_action("lock", 180_000_000))
    assert swayidle.swayidle(host, process).seconds == 300.0
    assert swayidle.swayidle(make_host({}), process).seconds is None


def test_a_hidden_command_line_is_unknown(make_host: MakeHost) -> None:
    with pytest.raises(Undecided):
        swayidle.swayidle(make_host({}), Process("swayidle", (), mine=True))
    with pytest.raises(Undecided):
        xautolock(make_host({}), Process("xautolock", (), mine=True))


HYPRIDLE = """
$lock = pidof hyprlock || hyprlock
general {
    lock_cmd = $lock       # avoid starting two
    before_sleep_cmd = loginctl lock-session
    after_sleep_cmd = hyprctl dispatch dpms on
}
listener {
    timeout = 150
    on-timeout = brightnessctl -s set 10
    on-resume = brightnessctl -r
}
listener {
    timeout = 420
    on-timeout = loginctl lock-session
}
"""


def test_hypridle_locks_by_its_settings(make_host: MakeHost) -> None:
    host = make_host({"/home/person/.config/hypr/hypridle.conf": HYPRIDLE})
    lock = hypridle.hypridle(host, _process("hypridle"))
    assert (lock.seconds, lock.on_sleep) == (420.0, True)


@pytest.mark.parametrize("option", ["-c", "--config"])
def test_hypridle_reads_the_file_it_was_given_and_those_it_names(make_host: MakeHost, option: str) -> None:
    host = make_host(
        {
            "/nix/store/x/hypridle.conf": "source = rules.conf\nsource = ~/gone.conf\n",
            "/nix/store/x/rules.conf": "listener {\ntimeout = 60\non-timeout = hyprlock\n}\n",
        }
    )
    lock = hypridle.hypridle(host, _process("hypridle", option, "/nix/store/x/hypridle.conf"))
    assert (lock.seconds, lock.on_sleep) == (60.0, False)


def test_hypridle_that_names_itself_ends(make_host: MakeHost) -> None:
    host = make_host({"/home/person/.config/hypr/hypridle.conf": "source = hypridle.conf\n"})
    assert hypridle.hypridle(host, _process("hypridle")).seconds is None


@pytest.mark.parametrize("words", [(), ("-c", "here.conf")])
def test_hypridle_without_settings_is_unknown(make_host: MakeHost, words: tuple[str, ...]) -> None:
    with pytest.raises(Undecided):
        hypridle.hypridle(make_host({}), _process("hypridle", *words))


def test_swayidle_with_settings_that_cannot_be_found_is_unknown(make_host: MakeHost) -> None:
    with pytest.raises(Undecided):
        swayidle.swayidle(make_host({}), _process("swayidle", "-C", "here"))


def _xset(timeout: int, cycle: int = 600) -> dict[str, Any]:
    text = f"Screen Saver:\n  prefer blanking:  yes\n  timeout:  {timeout}    cycle:  {cycle}\n"
    return {"argv": ["xset", "q"], "exit_code": 0, "stdout": text}


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        (("-time", "5", "-locker", "i3lock -c 000000"), 300.0),
        (("-locker", "slock"), 600.0),
        ((), 600.0),
        (("-time", "90", "-locker", "slock"), 3600.0),
        (("-time", "5", "-locker", "systemctl suspend"), None),
    ],
)
def test_xautolock_counts_in_minutes(
    make_host: MakeHost, words: tuple[str, ...], seconds: float | None
) -> None:
    assert xautolock(make_host({}), _process("xautolock", *words)).seconds == seconds


@pytest.mark.parametrize(
    ("words", "times", "expected"),
    [
        (("--", "i3lock", "-n"), (300, 600), (300.0, True)),
        (("i3lock",), (300, 600), (300.0, True)),
        (("--transfer-sleep-lock", "--", "i3lock"), (0, 600), (None, True)),
        (("-n", "/usr/share/doc/xss-lock/dim-screen.sh", "--", "i3lock"), (300, 5), (305.0, True)),
        (("--notifier=dim", "--ignore-sleep", "i3lock"), (300, 5), (305.0, False)),
    ],
)
def test_xss_lock_follows_the_servers_screen_saver(
    make_host: MakeHost, words: tuple[str, ...], times: tuple[int, int], expected: tuple[float | None, bool]
) -> None:
    lock = xss_lock(make_host({}, commands=[_xset(*times)]), _process("xss-lock", *words))
    assert (lock.seconds, lock.on_sleep) == expected


def test_xss_lock_without_the_servers_answer_is_unknown(make_host: MakeHost) -> None:
    host = make_host(
        {}, commands=[{"argv": ["xset", "q"], "exit_code": 1, "stderr": "unable to open display"}]
    )
    with pytest.raises(Undecided):
        xss_lock(host, _process("xss-lock", "i3lock"))
    with pytest.raises(HostError):
        xss_lock(
            make_host({}, commands=[{"argv": ["xset"], "error": "not_there"}]), _process("xss-lock", "slock")
        )


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        (("--timer", "60", "xset dpms force off", "true", "--timer", "10", "i3lock", ""), 70.0),
        (("--not-when-audio", "--timer", "primary", "300", "betterlockscreen -l", ""), 300.0),
        (("--timer", "300", "systemctl suspend", ""), None),
        (("--timer",), None),
    ],
)
def test_xidlehooks_timers_follow_each_other(
    make_host: MakeHost, words: tuple[str, ...], seconds: float | None
) -> None:
    assert xidlehook(make_host({}), _process("xidlehook", *words)).seconds == seconds


@pytest.mark.parametrize(
    ("words", "timeout", "expected"),
    [
        ((), 600, (605.0, True)),
        (("--lock-after-screensaver=60", "--no-lock-on-suspend"), 600, (660.0, False)),
        (("--lock-after-screensaver", "1"), 300, (301.0, True)),
        (("--lock-after-screensaver=0",), 600, (None, True)),
        ((), 0, (None, True)),
    ],
)
def test_light_locker_follows_the_screen_saver(
    make_host: MakeHost, words: tuple[str, ...], timeout: int, expected: tuple[float | None, bool]
) -> None:
    commands = [_xset(timeout), {"argv": ["gsettings"], "error": "not_there"}]
    lock = light_locker(make_host({}, commands=commands), _process("light-locker", *words))
    assert (lock.seconds, lock.on_sleep) == expected


@given(
    st.lists(
        st.sampled_from(["timeout", "lock", "300", "swaylock", "resume", "idlehint", "before-sleep", ""])
    )
)
def test_any_words_are_events_or_passed_over(words: list[str]) -> None:
    swayidle.parse_events(words)


@given(st.text(alphabet="general listener{}=$\n#timeout-on1 x", max_size=200))
def test_any_text_gives_rules(text: str) -> None:
    hypridle.rules(text)
