from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates.apt.periodic import find
from posture.facts.linux.updates.automation import Automation
from posture.facts.model import Unreadable
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

WANTS = "/etc/systemd/system/timers.target.wants"
TIMERS = ["apt-daily.timer", "apt-daily-upgrade.timer"]
DEBIAN = "origin=Debian,codename=${distro_codename}-security,label=Debian-Security"
UBUNTU = "${distro_id}:${distro_codename}-security"


def _dump(**intervals: str) -> str:
    lines = ['APT::Architecture "amd64";', 'APT::Periodic "";']
    return "\n".join(
        [
            *lines,
            *(f'APT::Periodic::{name.replace("_", "-")} "{value}";' for name, value in intervals.items()),
        ]
    )


def _find(
    make_host: MakeHost, dump: str, *, timers: list[str] = TIMERS, program: bool = True, code: int = 0
) -> Automation | None:
    files = {"/usr/bin/unattended-upgrade": ""} if program else {}
    said = {"argv": ["apt-config", "dump"], "exit_code": code, "stdout": dump, "stderr": ""}
    return find(make_host(files, listings={"/run/systemd/system": [], WANTS: timers}, commands=[said]))


BOTH = _dump(Update_Package_Lists="1", Unattended_Upgrade="1")


@pytest.mark.parametrize(
    "origins",
    [
        f'Unattended-Upgrade::Origins-Pattern:: "{DEBIAN}";',
        f'Unattended-Upgrade::Allowed-Origins:: "{UBUNTU}";',
    ],
)
def test_unattended_upgrades_installs_where_all_its_parts_are_there(
    make_host: MakeHost, origins: str
) -> None:
    found = _find(make_host, f"{BOTH}\n{origins}\n")
    assert found is not None
    assert (found.by, found.installs) == ("unattended-upgrades", True)


@pytest.mark.parametrize("interval", ["1", "always", "12h", "7"])
def test_every_interval_but_nothing_is_on(make_host: MakeHost, interval: str) -> None:
    dump = _dump(Update_Package_Lists=interval, Unattended_Upgrade=interval)
    found = _find(make_host, f'{dump}\nunattended-upgrade::Allowed-Origins:: "{UBUNTU}";\n')
    assert found is not None
    assert found.installs is True


@pytest.mark.parametrize(
    "dump",
    [
        _dump(),
        _dump(Update_Package_Lists="0", Unattended_Upgrade="1"),
        _dump(Update_Package_Lists="", Unattended_Upgrade="1"),
        _dump(Update_Package_Lists="1", Unattended_Upgrade="1", Enable="0"),
    ],
)
def test_without_fresh_lists_nothing_comes_by_itself(make_host: MakeHost, dump: str) -> None:
    assert _find(make_host, f'{dump}\nUnattended-Upgrade::Allowed-Origins:: "{UBUNTU}";\n') is None


@pytest.mark.parametrize(
    ("dump", "timers", "program"),
    [
        (BOTH, TIMERS[:1], True),
        (BOTH, TIMERS, False),
        (_dump(Update_Package_Lists="1", Unattended_Upgrade="0"), TIMERS, True),
    ],
)
def test_lists_alone_are_looking_and_not_installing(
    make_host: MakeHost, dump: str, timers: list[str], program: bool
) -> None:
    found = _find(make_host, dump, timers=timers, program=program)
    assert found is not None
    assert (found.by, found.installs) == ("apt", False)


def test_timers_that_are_off_do_nothing(make_host: MakeHost) -> None:
    assert _find(make_host, BOTH, timers=[]) is None


def test_no_origin_at_all_installs_nothing(make_host: MakeHost) -> None:
    found = _find(make_host, BOTH)
    assert found is not None
    assert found.installs is False


def test_origins_that_name_no_security_archive_leave_it_open(make_host: MakeHost) -> None:
    found = _find(make_host, BOTH + '\nUnattended-Upgrade::Origins-Pattern:: "origin=Debian";\n')
    assert found is not None
    assert isinstance(found.installs, Unreadable)


@pytest.mark.parametrize(("dump", "code"), [("", 0), ("E: broken configuration\n", 100), (BOTH, 100)])
def test_a_broken_configuration_is_open_and_not_off(make_host: MakeHost, dump: str, code: int) -> None:
    with pytest.raises(Undecided):
        _find(make_host, dump, code=code)


@pytest.mark.parametrize(("cron", "found"), [("/usr/sbin/cron", True), ("/usr/sbin/other", False)])
def test_without_systemd_the_cron_job_starts_it(make_host: MakeHost, cron: str, found: bool) -> None:
    said = {"argv": ["apt-config", "dump"], "exit_code": 0, "stdout": BOTH, "stderr": ""}
    host = make_host({"/etc/cron.daily/apt-compat": "", cron: ""}, commands=[said])
    assert (find(host) is not None) is found
