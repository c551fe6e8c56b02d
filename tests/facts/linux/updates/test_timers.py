from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates.timers import find
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

WANTS = "/etc/systemd/system/timers.target.wants"
DNF = "/etc/dnf/automatic.conf"
DNF5 = "/usr/share/dnf5/dnf5-plugins/automatic.conf"
OSTREE = "/etc/rpm-ostreed.conf"
MINT = "/var/lib/linuxmint/mintupdate-automatic-upgrades-enabled"


def _apply(answer: str) -> str:
    return f"[commands]\nupgrade_type = security\napply_updates = {answer}\n"


@pytest.mark.parametrize(
    ("timers", "files", "by", "installs"),
    [
        (["transactional-update.timer"], {}, "transactional-update", True),
        (["nixos-upgrade.timer"], {}, "system.autoUpgrade", True),
        (["dnf-automatic-install.timer"], {DNF: _apply("no")}, "dnf-automatic", True),
        (["dnf-automatic.timer"], {DNF: _apply("yes")}, "dnf-automatic", True),
        (["dnf-automatic.timer"], {DNF: _apply("no")}, "dnf-automatic", False),
        (["dnf-automatic.timer"], {}, "dnf-automatic", False),
        (["dnf5-automatic.timer"], {DNF5: _apply("no"), DNF: _apply("True")}, "dnf-automatic", True),
        (["dnf5-automatic.timer"], {DNF5: _apply("yes")}, "dnf-automatic", True),
        (["dnf-makecache.timer"], {}, "dnf", False),
        (["dnf-makecache.timer", "dnf5-automatic.timer"], {DNF: _apply("1")}, "dnf-automatic", True),
        (
            ["rpm-ostreed-automatic.timer"],
            {OSTREE: "[Daemon]\nAutomaticUpdatePolicy=stage\n"},
            "rpm-ostree",
            True,
        ),
        (
            ["rpm-ostreed-automatic.timer"],
            {OSTREE: "[Daemon]\nAutomaticUpdatePolicy=check\n"},
            "rpm-ostree",
            False,
        ),
        (["mintupdate-automation-upgrade.timer"], {MINT: ""}, "mintupdate", True),
    ],
)
def test_what_the_timers_do(
    make_host: MakeHost, timers: list[str], files: dict[str, str], by: str, installs: bool
) -> None:
    found = find(make_host(files, listings={"/run/systemd/system": [], WANTS: timers}))
    assert found is not None
    assert (found.by, found.installs) == (by, installs)


@pytest.mark.parametrize(
    ("timers", "files"),
    [
        ([], {}),
        (["man-db.timer"], {}),
        (["rpm-ostreed-automatic.timer"], {OSTREE: "[Daemon]\n#AutomaticUpdatePolicy=stage\n"}),
        (["rpm-ostreed-automatic.timer"], {}),
        (["mintupdate-automation-upgrade.timer"], {}),
    ],
)
def test_timers_that_do_nothing(make_host: MakeHost, timers: list[str], files: dict[str, str]) -> None:
    assert find(make_host(files, listings={"/run/systemd/system": [], WANTS: timers})) is None
