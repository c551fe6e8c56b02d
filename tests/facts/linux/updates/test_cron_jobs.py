from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.updates.cron_jobs import find, seems_to_install
from posture.facts.model import Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

CRON = {"/usr/sbin/crond": ""}
YAST = {
    "/etc/cron.daily/opensuse.org-online_update": "",
    "/etc/sysconfig/automatic_online_update": 'AOU_ENABLE_CRONJOB="true"\n',
}
YUM = {"/etc/cron.daily/0yum-daily.cron": "", "/etc/yum/yum-cron.conf": "[commands]\napply_updates = yes\n"}
CRON_APT = {"/etc/cron.d/cron-apt": "0 4 * * * root test -x /usr/sbin/cron-apt && /usr/sbin/cron-apt\n"}


@pytest.mark.parametrize(
    ("files", "by", "installs"),
    [
        (YAST, "yast2-online-update", True),
        (YUM, "yum-cron", True),
        (YUM | {"/etc/yum/yum-cron.conf": "[commands]\napply_updates = no\n"}, "yum-cron", False),
        (CRON_APT | {"/etc/cron-apt/action.d/3-download": "dist-upgrade -d -y\n"}, "cron-apt", False),
        (CRON_APT | {"/etc/cron-apt/action.d/5-install": "dist-upgrade -y\n"}, "cron-apt", True),
        ({"/etc/cron.d/apticron": "1 1 * * * root apticron --cron\n"}, "apticron", False),
    ],
)
def test_known_jobs(make_host: MakeHost, files: dict[str, str], by: str, installs: bool) -> None:
    found = find(make_host(CRON | files))
    assert found is not None
    assert (found.by, found.installs) == (by, installs)


def test_a_job_without_cron_is_open(make_host: MakeHost) -> None:
    found = find(make_host(YAST))
    assert found is not None
    assert isinstance(found.installs, Unreadable)


SYSTEMD = {"/run/systemd/system": []}
UNIT = {"/usr/lib/systemd/system/cron.service": "[Service]\nExecStart=/usr/sbin/crond\n"}


def _state(property_call: Callable[..., object], state: str) -> object:
    path = "/org/freedesktop/systemd1/unit/cron_2eservice"
    unit = ("org.freedesktop.systemd1", path, "org.freedesktop.systemd1.Unit")
    return property_call(*unit, "ActiveState", "s", state)


def test_a_job_of_a_cron_that_does_not_run_is_none(
    make_host: MakeHost, property_call: Callable[..., object], program: Callable[..., object]
) -> None:
    files = CRON | UNIT | YAST
    stopped = _state(property_call, "inactive")
    assert find(make_host(files, listings=SYSTEMD, calls=[stopped])) is None
    assert find(make_host(files, listings=SYSTEMD, calls=[_state(property_call, "active")])) is not None
    masked = {"/etc/systemd/system/cron.service": "/dev/null"}
    assert find(make_host(files, listings=SYSTEMD, links=masked)) is None
    runs = [program("/usr/sbin/cron", "-f", mine=False)]
    assert find(make_host(files, listings=SYSTEMD, calls=[stopped], processes=runs)) is not None


def test_a_cron_of_which_systemd_says_nothing_may_run(make_host: MakeHost) -> None:
    for files, listings in ((CRON | UNIT | YAST, SYSTEMD), (CRON | YAST, SYSTEMD), (CRON | UNIT | YAST, {})):
        found = find(make_host(files, listings=listings))
        assert found is not None
        assert found.installs is True


def test_yasts_link_does_nothing_where_its_setting_is_off(make_host: MakeHost) -> None:
    off = {"/etc/sysconfig/automatic_online_update": 'AOU_ENABLE_CRONJOB="false"\n'}
    assert find(make_host(CRON | YAST | off)) is None


@pytest.mark.parametrize("path", ["/etc/crontab", "/etc/cron.d/patch", "/etc/cron.weekly/patch"])
def test_an_own_job_that_seems_to_install_leaves_it_open(make_host: MakeHost, path: str) -> None:
    found = find(make_host({path: "3 3 * * * root apt-get update && apt-get -y upgrade\n"}))
    assert found is not None
    assert isinstance(found.installs, Unreadable)
    assert path in found.installs.detail


@pytest.mark.parametrize(
    "text",
    [
        "apt-get -qq -y dist-upgrade",
        "unattended-upgrade -v",
        "dnf -y upgrade --security",
        "/usr/bin/dnf5 update -y",
        "zypper -n patch",
        "pacman -Syu --noconfirm",
        "rpm-ostree upgrade",
        "transactional-update",
    ],
)
def test_commands_that_install(text: str) -> None:
    assert seems_to_install(f"#!/bin/sh\n{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "# apt-get -y upgrade",
        "apt-get update",
        "apt-get -s upgrade",
        "apt-get dist-upgrade --download-only",
        "zypper patch --dry-run",
        "dnf makecache",
        "pacman -Sy",
        "updatedb",
        "",
    ],
)
def test_commands_that_install_nothing(text: str) -> None:
    assert not seems_to_install(text)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert seems_to_install(text) in (True, False)
