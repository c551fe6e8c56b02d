from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.screen_lock.cosmic import cosmic
from posture.facts.linux.screen_lock.lxqt import lxqt
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

COSMIC = "cosmic/com.system76.CosmicIdle/v1/screen_off_time"


@pytest.mark.parametrize(
    ("files", "seconds"),
    [
        ({}, 902.5),
        ({f"/home/person/.config/{COSMIC}": "Some(300000)"}, 302.5),
        ({f"/home/person/.config/{COSMIC}": "None\n"}, None),
        ({f"/home/person/.config/{COSMIC}": "Some(0)"}, None),
        ({f"/usr/share/{COSMIC}": "Some(60000)"}, 62.5),
    ],
)
def test_cosmic_locks_when_the_screen_goes_dark(
    make_host: MakeHost, files: dict[str, str], seconds: float | None
) -> None:
    lock = cosmic(make_host(files))
    assert (lock.seconds, lock.on_sleep) == (seconds, None)


def test_cosmic_in_an_unknown_form_is_unknown(make_host: MakeHost) -> None:
    with pytest.raises(Undecided):
        cosmic(make_host({f"/home/person/.config/{COSMIC}": "Minutes(5)"}))


POWER = "/home/person/.config/lxqt/lxqt-powermanagement.conf"
SESSION = "/home/person/.config/lxqt/session.conf"
LOCKS = "[General]\nenableIdlenessWatcher=true\nidlenessAction=-2\nidlenessTimeSecs=600\n"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (LOCKS, 600.0),
        (LOCKS.replace("-2", "4"), None),
        (LOCKS.replace("true", "false"), None),
        ("[General]\nenableIdlenessWatcher=true\nidlenessAction=-2\n", 900.0),
        ("", None),
    ],
)
def test_lxqt_locks_only_where_its_watcher_is_told_to(
    make_host: MakeHost, text: str, seconds: float | None
) -> None:
    host = make_host({POWER: text, SESSION: "[General]\nlock_command=i3lock\n"})
    assert lxqt(host).seconds == seconds


def test_lxqts_usual_lock_command_leaves_it_unknown(make_host: MakeHost) -> None:
    with pytest.raises(Undecided):
        lxqt(make_host({POWER: LOCKS}))
