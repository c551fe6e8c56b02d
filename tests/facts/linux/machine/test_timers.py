from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine.timers import system_timers, user_timers
from posture.host.model import NotAllowed
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

RUNS = {"/run/systemd/system": []}
WANTS = "/etc/systemd/system/timers.target.wants"


def test_enabled_timers_are_those_that_a_target_wants(make_host: MakeHost) -> None:
    host = make_host(
        listings=RUNS
        | {
            WANTS: ["apt-daily.timer", "x.service"],
            "/usr/lib/systemd/system/timers.target.wants": ["clean.timer"],
            "/etc/systemd/system/multi-user.target.wants": ["odd.timer"],
        }
    )
    assert system_timers(host) == {"apt-daily.timer", "clean.timer", "odd.timer"}


@pytest.mark.parametrize("folder", ["/etc/systemd/system", "/run/systemd/system"])
def test_a_masked_timer_does_not_start(make_host: MakeHost, folder: str) -> None:
    host = make_host(
        listings={"/run/systemd/system": ["x.timer"], WANTS: ["x.timer", "y.timer"]},
        links={f"{folder}/x.timer": "/dev/null"},
    )
    assert system_timers(host) == {"y.timer"}


def test_a_timer_of_a_masked_service_starts_nothing(make_host: MakeHost) -> None:
    # "systemctl mask apt-daily.service" on Debian 12 left both timers enabled and active.
    host = make_host(
        listings={"/run/systemd/system": [], WANTS: ["apt-daily.timer", "apt-daily-upgrade.timer"]},
        links={"/etc/systemd/system/apt-daily.service": "/dev/null"},
    )
    assert system_timers(host) == {"apt-daily-upgrade.timer"}


def test_without_systemd_no_timer_starts(make_host: MakeHost) -> None:
    assert system_timers(make_host(listings={WANTS: ["x.timer"]})) == frozenset()


def test_a_persons_timers_stand_in_their_own_folders(make_host: MakeHost) -> None:
    own = "/home/person/.config/systemd/user/timers.target.wants"
    host = make_host(
        listings=RUNS | {own: ["restic.timer"], "/etc/systemd/user/default.target.wants": ["all.timer"]}
    )
    assert user_timers(host) == {"restic.timer", "all.timer"}
    assert system_timers(host) == frozenset()


def test_a_closed_folder_is_no_empty_folder(make_host: MakeHost) -> None:
    host = make_host(listings=RUNS, denied=[WANTS])
    with pytest.raises(NotAllowed):
        system_timers(host)
