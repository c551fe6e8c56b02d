from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.screen_lock.xscreensaver import xscreensaver
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

OWN, SYSTEM = "/home/person/.xscreensaver", "/etc/X11/app-defaults/XScreenSaver"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (None, False)),
        ("lock:\t\tTrue\n", (600.0, True)),
        ("timeout:\t0:20:00\nlock:\tTrue\nlockTimeout:\t0:01:30\nmode:\tblank\n", (1290.0, True)),
        ("timeout: 5\nlock: on\n", (300.0, True)),
        ("timeout: 2:30\nlock: yes\n", (150.0, True)),
        ("timeout: 0:00:00\nlock: True\n", (None, True)),
        ("lock: True\nmode: off\n", (None, True)),
        ("lock: False\n", (None, False)),
        ("# lock: True\n! lock: True\n", (None, False)),
    ],
)
def test_the_persons_file_over_the_documented_defaults(
    make_host: MakeHost, text: str, expected: tuple[float | None, bool]
) -> None:
    lock = xscreensaver(make_host({OWN: text}))
    assert (lock.seconds, lock.on_sleep) == expected


def test_the_systems_resources_are_the_defaults(make_host: MakeHost) -> None:
    host = make_host({SYSTEM: "*lock:\tTrue\n*timeout:\t0:03:00\n*programs:\t\\\n  maze\n"})
    assert (xscreensaver(host).seconds, xscreensaver(host).method) == (180.0, "default")
    host = make_host({SYSTEM: "*lock:\tTrue\n", OWN: "lock: False\n"})
    assert xscreensaver(host).seconds is None


def test_a_time_that_is_none_is_unknown(make_host: MakeHost) -> None:
    with pytest.raises(Undecided):
        xscreensaver(make_host({OWN: "lock: True\ntimeout: soon\n"}))
