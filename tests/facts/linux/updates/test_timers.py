from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates.automation import Automation
from posture.facts.linux.updates.timers import find
from posture.facts.model import Reason, Unreadable
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


UNITS = "/usr/lib/systemd/system"
OWN = "/etc/systemd/system"


def _listed(make_host: MakeHost, timer: str, files: dict[str, str], **answers: object) -> object:
    found = find(make_host(files, listings={"/run/systemd/system": [], WANTS: [timer]}, **answers))
    return found.installs if isinstance(found, Automation) else found


@pytest.mark.parametrize(
    ("files", "installs"),
    [
        ({}, True),
        ({f"{OWN}/os-update.service.d/x.conf": "[Service]\nExecStart=\n"}, None),
        ({f"{OWN}/os-update.timer.d/x.conf": "[Timer]\nOnCalendar=\n"}, None),
        ({f"{OWN}/os-update.service.d/x.conf": "[Service]\nExecStart=\nExecStart=/bin/true\n"}, None),
    ],
)
def test_an_emptied_unit_installs_nothing(
    make_host: MakeHost, files: dict[str, str], installs: bool | None
) -> None:
    units = {
        f"{UNITS}/os-update.timer": "[Timer]\nOnCalendar=daily\n",
        f"{UNITS}/os-update.service": "[Service]\nExecStart=/usr/libexec/os-update\n",
    }
    assert _listed(make_host, "os-update.timer", units | files) == installs


def test_a_closed_unit_leaves_it_open(make_host: MakeHost) -> None:
    found = _listed(make_host, "os-update.timer", {}, denied=[f"{OWN}/os-update.service.d"])
    assert isinstance(found, Unreadable)
    assert found.reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(
    ("option", "installs"), [("--installupdates", True), ("--no-installupdates", False), ("", False)]
)
def test_an_option_of_dnf_automatic_wins_over_its_settings(
    make_host: MakeHost, option: str, installs: bool
) -> None:
    units = {
        f"{UNITS}/dnf-automatic.timer": "[Timer]\nOnCalendar=6:00\n",
        f"{UNITS}/dnf-automatic.service": f"[Service]\nExecStart=/usr/bin/dnf-automatic {option}\n",
        DNF: "[commands]\napply_updates = no\n",
    }
    assert _listed(make_host, "dnf-automatic.timer", units) is installs


DESKTOP = "/etc/dnf/automatic-desktop.conf"


@pytest.mark.parametrize(
    ("command", "files", "installs"),
    [
        (f"/usr/bin/dnf-automatic {DESKTOP} --timer", {DNF: _apply("yes"), DESKTOP: _apply("no")}, False),
        (f"/usr/bin/dnf-automatic {DESKTOP} --timer", {DNF: _apply("no"), DESKTOP: _apply("yes")}, True),
        (f"/usr/bin/dnf5 automatic --timer {DESKTOP}", {DNF: _apply("no"), DESKTOP: _apply("yes")}, True),
        (f"/usr/bin/dnf-automatic {DNF} --timer", {DNF: _apply("yes")}, True),
        (f"/usr/bin/dnf-automatic {DNF} --timer", {}, False),
    ],
)
def test_the_command_may_name_other_settings_of_dnf_automatic(
    make_host: MakeHost, command: str, files: dict[str, str], installs: bool
) -> None:
    units = {
        f"{UNITS}/dnf-automatic.timer": "[Timer]\nOnCalendar=6:00\n",
        f"{UNITS}/dnf-automatic.service": "[Service]\nExecStart=/usr/bin/dnf-automatic --timer\n",
        f"{OWN}/dnf-automatic.service.d/x.conf": f"[Service]\nExecStart=\nExecStart={command}\n",
    }
    assert _listed(make_host, "dnf-automatic.timer", units | files) is installs


@pytest.mark.parametrize("name", ["/etc/gone.conf", "own.conf", "$CONF"])
def test_settings_of_dnf_automatic_that_are_not_found_leave_it_open(make_host: MakeHost, name: str) -> None:
    units = {
        f"{UNITS}/dnf-automatic.timer": "[Timer]\nOnCalendar=6:00\n",
        f"{UNITS}/dnf-automatic.service": f"[Service]\nExecStart=/usr/bin/dnf-automatic {name} --timer\n",
        DNF: _apply("yes"),
    }
    assert isinstance(_listed(make_host, "dnf-automatic.timer", units), Unreadable)


@pytest.mark.parametrize(
    "base", ["excludepkgs = kernel*", "exclude=kernel*", "excludepkgs =\n  kernel*\n  openssl*"]
)
def test_packages_that_dnf_automatic_leaves_out_leave_it_open(make_host: MakeHost, base: str) -> None:
    files = {DNF: f"{_apply('yes')}[base]\n{base}\n"}
    found = _listed(make_host, "dnf-automatic.timer", files)
    assert isinstance(found, Unreadable)
    assert "kernel*" in found.detail
    assert _listed(make_host, "dnf-automatic.timer", {DNF: f"{_apply('yes')}[base]\nexclude=*\n"}) is False
    assert _listed(make_host, "dnf-automatic.timer", {DNF: f"{_apply('yes')}[base]\nexclude=game\n"}) is True


@pytest.mark.parametrize(
    ("line", "is_open"),
    [
        ("[Unit]\nConditionHost=other\n", True),
        ("[Service]\nExecCondition=/usr/local/bin/at-home\n", True),
        ("[Service]\nExecStartPre=/usr/local/bin/at-home\n", True),
        ("[Service]\nUser=nobody\n", True),
        ("[Service]\nPrivateNetwork=yes\n", True),
        ("[Service]\nExecStartPre=-/usr/local/bin/at-home\n", False),
        ("[Service]\nExecStartPre=/bin/sleep 60\n", False),
        ("[Service]\nNice=10\nPrivateNetwork=no\n", False),
        ("[Unit]\nConditionACPower=true\n", False),
    ],
)
def test_what_somebody_wrote_beside_the_command_may_keep_it_from_working(
    make_host: MakeHost, line: str, is_open: bool
) -> None:
    units = {
        f"{UNITS}/os-update.timer": "[Timer]\nOnCalendar=daily\n",
        f"{UNITS}/os-update.service": (
            "[Unit]\nConditionVirtualization=!container\n[Service]\nExecStart=/usr/libexec/os-update\n"
        ),
        f"{OWN}/os-update.service.d/x.conf": line,
    }
    assert isinstance(_listed(make_host, "os-update.timer", units), Unreadable) is is_open


@pytest.mark.parametrize(("kind", "installs"), [("security", False), ("default", True)])
def test_security_updates_alone_are_none_on_centos_stream(
    make_host: MakeHost, kind: str, installs: bool
) -> None:
    settings = f"[commands]\napply_updates = yes\nupgrade_type = {kind}\n"
    files = {DNF: settings, "/etc/os-release": 'ID="centos"\nVERSION_ID="10"\n'}
    assert _listed(make_host, "dnf-automatic.timer", files) is installs


@pytest.mark.parametrize(
    ("command", "is_open"), [("/usr/bin/zypper -n patch", True), ("/usr/bin/rsync -a /a /b", False)]
)
def test_an_own_timer_that_seems_to_install_leaves_it_open(
    make_host: MakeHost, command: str, is_open: bool
) -> None:
    files = {
        f"{OWN}/patch-day.timer": "[Timer]\nOnCalendar=weekly\n",
        f"{OWN}/patch-day.service": f"[Service]\nExecStart={command}\n",
    }
    there = {"/run/systemd/system": [], WANTS: ["patch-day.timer"]}
    found = find(make_host(files, listings=there))
    assert (found is not None) is is_open
