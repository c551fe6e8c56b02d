from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.facts.families import FAMILIES
from posture.facts.linux.updates.automatic import read
from posture.facts.model import Answer, Known, Reason
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Json = dict[str, object]

WANTS = "/etc/systemd/system/timers.target.wants"
LISTS = 'APT::Periodic::Update-Package-Lists "1";\nAPT::Periodic::Unattended-Upgrade "1";\n'


def _values(host: RecordedHost) -> tuple[object, ...]:
    answers = read(host)
    assert answers.keys() == FAMILIES["auto_updates"].fields.keys() - {"paused"}
    return tuple(map(_value, (answers["enabled"], answers["checks"], answers["by"])))


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


def _host(
    make_host: MakeHost, release: str, timers: list[str], dump: str = "", **more: object
) -> RecordedHost:
    said = {"argv": ["apt-config", "dump"], "exit_code": 0, "stdout": dump, "stderr": ""}
    files = {"/etc/os-release": f"ID={release}\n", "/usr/bin/unattended-upgrade": ""}
    return make_host(files, listings={"/run/systemd/system": [], WANTS: timers}, commands=[said], **more)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("debian-12-apt", (True, True, "unattended-upgrades")),
        ("ubuntu-24.04-apt", (False, True, "apt")),
        ("fedora-dnf5", (True, True, "dnf-automatic")),
        ("opensuse-zypper", (False, False, "")),
        ("arch-pacman", (Reason.UNSUPPORTED,) * 3),
    ],
)
def test_recorded_computers(hosts: Path, name: str, values: tuple[object, ...]) -> None:
    assert _values(RecordedHost(hosts / name)) == values


def test_settings_of_apt_do_not_count_where_another_manager_rules(make_host: MakeHost) -> None:
    assert _values(_host(make_host, "fedora", ["dnf-makecache.timer"], LISTS)) == (False, True, "dnf")


def test_what_installs_counts_before_what_only_looks(make_host: MakeHost) -> None:
    host = _host(make_host, "opensuse-leap\nID_LIKE=suse", ["dnf-makecache.timer", "os-update.timer"])
    assert _values(host) == (True, True, "os-update")


def test_unclear_origins_leave_only_the_installing_open(make_host: MakeHost) -> None:
    dump = LISTS + 'Unattended-Upgrade::Origins-Pattern:: "origin=Debian";\n'
    host = _host(make_host, "debian", ["apt-daily.timer", "apt-daily-upgrade.timer"], dump)
    assert _values(host) == (Reason.NOT_FOUND, True, "unattended-upgrades")


def test_one_unreadable_way_leaves_it_open_where_no_other_is_found(make_host: MakeHost) -> None:
    assert _values(_host(make_host, "debian", [], "")) == (Reason.UNRECOGNISED,) * 3


def test_one_unreadable_way_does_not_hide_another(make_host: MakeHost) -> None:
    assert _values(_host(make_host, "debian", ["os-update.timer"], "")) == (True, True, "os-update")


def test_a_timer_counts_even_where_the_system_is_unknown(make_host: MakeHost) -> None:
    assert _values(_host(make_host, "plan9", ["os-update.timer"])) == (True, True, "os-update")
    assert _values(_host(make_host, "plan9", [])) == (Reason.UNSUPPORTED,) * 3


def test_closed_folders_leave_it_open(make_host: MakeHost) -> None:
    dump = 'APT::Architecture "amd64";\n'
    host = _host(make_host, "debian", [], dump, denied=["/usr/lib/systemd/system/timers.target.wants"])
    assert _values(host) == (Reason.NEEDS_ADMIN,) * 3
