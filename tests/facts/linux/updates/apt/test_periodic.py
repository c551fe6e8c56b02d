from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates.apt.periodic import find
from posture.facts.linux.updates.automation import Automation
from posture.facts.model import Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

WANTS = "/etc/systemd/system/timers.target.wants"
TIMERS = ["apt-daily.timer", "apt-daily-upgrade.timer"]
DEBIAN = "origin=Debian,codename=${distro_codename}-security,label=Debian-Security"
UBUNTU = "${distro_id}:${distro_codename}-security"
LISTS = "/var/lib/apt/lists"
RELEASE = (
    "Origin: Debian\nLabel: Debian-Security\nSuite: stable-security\nCodename: trixie-security\n"
    "Date: Fri, 20 Nov 2026 00:12:42 UTC\n"
)
UBUNTUS = "Origin: Ubuntu\nLabel: Ubuntu\nSuite: noble-security\nCodename: noble\n"
FILES = {
    "/etc/os-release": "ID=debian\nVERSION_ID=13\nVERSION_CODENAME=trixie\n",
    f"{LISTS}/deb.debian.org_debian-security_dists_trixie-security_InRelease": RELEASE,
}
NOBLE = {
    "/etc/os-release": "ID=ubuntu\nVERSION_ID=24.04\nVERSION_CODENAME=noble\n",
    f"{LISTS}/security.ubuntu.com_ubuntu_dists_noble-security_InRelease": UBUNTUS,
}


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
    files = FILES | ({"/usr/bin/unattended-upgrade": ""} if program else {})
    said = {"argv": ["apt-config", "dump"], "exit_code": code, "stdout": dump, "stderr": ""}
    return find(make_host(files, listings={"/run/systemd/system": [], WANTS: timers}, commands=[said]))


BOTH = _dump(Update_Package_Lists="1", Unattended_Upgrade="1")


def test_debians_own_settings_let_its_security_archive_in(make_host: MakeHost) -> None:
    found = _find(make_host, f'{BOTH}\nUnattended-Upgrade::Origins-Pattern:: "{DEBIAN}";\n')
    assert found is not None
    assert (found.by, found.installs) == ("unattended-upgrades", True)


def test_ubuntus_own_settings_let_its_security_archive_in(make_host: MakeHost) -> None:
    said = f'{BOTH}\nUnattended-Upgrade::Allowed-Origins:: "{UBUNTU}";\n'
    found = _on(make_host, NOBLE, said)
    assert found is not None
    assert found.installs is True


@pytest.mark.parametrize("interval", ["1", "always", "12h", "7"])
def test_every_interval_but_nothing_is_on(make_host: MakeHost, interval: str) -> None:
    dump = _dump(Update_Package_Lists=interval, Unattended_Upgrade=interval)
    found = _find(make_host, f'{dump}\nunattended-upgrade::Origins-Pattern:: "{DEBIAN}";\n')
    assert found is not None
    assert found.installs is True


@pytest.mark.parametrize(
    ("files", "origins"),
    [
        # The archive is called stable-security, or noble-security, not by the other name.
        (FILES, f'Allowed-Origins:: "{UBUNTU}"'),
        (FILES, 'Origins-Pattern:: "o=Debian,a=trixie-security"'),
        (NOBLE, f'Origins-Pattern:: "{DEBIAN}"'),
        (
            NOBLE | {"/etc/lsb-release": "DISTRIB_ID=Pop\nDISTRIB_CODENAME=noble\n"},
            f'Allowed-Origins:: "{UBUNTU}"',
        ),
        (FILES, 'Origins-Pattern:: "origin=Debian,label=debian-security"'),
        (FILES, 'Origins-Pattern:: "origin=Google LLC"'),
        (FILES, 'Origins-Pattern:: ""'),
        (FILES, 'Origins-Pattern:: "origin=Debian,colour=red"'),
        (FILES, 'Origins-Pattern:: "Debian stable"'),
        (FILES, 'Allowed-Origins:: "Debian"'),
    ],
)
def test_origins_that_let_no_security_archive_in_install_nothing(
    make_host: MakeHost, files: dict[str, str], origins: str
) -> None:
    found = _on(make_host, files, f"{BOTH}\nUnattended-Upgrade::{origins};\n")
    assert found is not None
    assert (found.by, found.installs) == ("apt", False)


@pytest.mark.parametrize(
    ("files", "origins"),
    [
        (FILES, 'Origins-Pattern:: "o=*"'),
        (FILES, 'Origins-Pattern:: "origin=Debian,archive=stable-security"'),
        (FILES, 'Origins-Pattern:: "site=deb.debian.org"'),
        (FILES, 'Origins-Pattern:: "o=${distro_id}, n=${distro_codename}-sec*, c=main"'),
        (FILES, 'Allowed-Origins:: "${distro_id} stable-security"'),
        (
            NOBLE | {"/etc/lsb-release": "DISTRIB_ID=Pop\nDISTRIB_CODENAME=noble\n"},
            'Allowed-Origins:: "Ubuntu:noble-security"',
        ),
    ],
)
def test_origins_are_matched_with_wildcards_and_under_all_their_names(
    make_host: MakeHost, files: dict[str, str], origins: str
) -> None:
    found = _on(make_host, files, f"{BOTH}\nUnattended-Upgrade::{origins};\n")
    assert found is not None
    assert found.installs is True


@pytest.mark.parametrize(
    ("patterns", "installs"),
    [
        (['"docker-ce"'], True),
        (['"linux-"'], None),
        (['"libc6$"', '"docker"'], None),
        (['".*"'], False),
        (['"("'], True),
    ],
)
def test_packages_that_are_left_out_are_no_clean_answer(
    make_host: MakeHost, patterns: list[str], installs: bool | None
) -> None:
    lines = "".join(f"Unattended-Upgrade::Package-Blacklist:: {pattern};\n" for pattern in patterns)
    found = _find(make_host, f'{BOTH}\nUnattended-Upgrade::Origins-Pattern:: "{DEBIAN}";\n{lines}')
    assert found is not None
    assert (None if isinstance(found.installs, Unreadable) else found.installs) is installs


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


def test_lists_that_are_not_there_or_closed_leave_the_origins_open(make_host: MakeHost) -> None:
    said = f'{BOTH}\nUnattended-Upgrade::Origins-Pattern:: "{DEBIAN}";\n'
    nothing = _on(make_host, {"/etc/os-release": "ID=debian\n"}, said)
    names = [name for name in FILES if LISTS in name]
    there = {LISTS: [name.rpartition("/")[2] for name in names]}
    closed = _on(make_host, {"/etc/os-release": "ID=debian\n"}, said, there, denied=names)
    assert nothing is not None
    assert closed is not None
    assert isinstance(nothing.installs, Unreadable)
    assert isinstance(closed.installs, Unreadable)
    assert closed.installs.reason is Reason.NEEDS_ADMIN


SERVICE = "/usr/lib/systemd/system/apt-daily-upgrade.service"
TIMER = "/usr/lib/systemd/system/apt-daily-upgrade.timer"
UNITS = {
    SERVICE: "[Service]\nType=oneshot\nExecStart=/usr/lib/apt/apt.systemd.daily install\n",
    TIMER: "[Timer]\nOnCalendar=*-*-* 6:00\nRandomizedDelaySec=60m\n",
}
INSTALLING = f'{BOTH}\nUnattended-Upgrade::Origins-Pattern:: "{DEBIAN}";\n'


@pytest.mark.parametrize(
    ("path", "text", "installs"),
    [
        ("/etc/systemd/system/apt-daily-upgrade.service.d/x.conf", "[Service]\nExecStart=\n", False),
        (
            "/etc/systemd/system/apt-daily-upgrade.service.d/x.conf",
            "[Service]\nExecStart=\nExecStart=/bin/true\n",
            False,
        ),
        ("/run/systemd/system/apt-daily-.service.d/x.conf", "[Service]\nExecStart=\n", False),
        ("/etc/systemd/system/apt-daily-upgrade.timer", "[Timer]\nUnit=nothing.service\n", False),
        (
            "/etc/systemd/system/apt-daily-upgrade.service.d/x.conf",
            "[Unit]\nConditionPathExists=/srv/yes\n",
            False,
        ),
        (
            "/etc/systemd/system/apt-daily-upgrade.timer.d/x.conf",
            "[Timer]\nOnCalendar=\nOnCalendar=4:00\n",
            True,
        ),
        ("/etc/systemd/system/apt-daily-upgrade.service.d/x.conf", "[Service]\nNice=19\n", True),
        ("/etc/systemd/system/apt-daily-upgrade.service.d/x.txt", "[Service]\nExecStart=\n", True),
    ],
)
def test_what_starts_counts_and_not_what_is_switched_on(
    make_host: MakeHost, path: str, text: str, installs: bool
) -> None:
    found = _on(make_host, FILES | UNITS | {path: text}, INSTALLING)
    assert found is not None
    assert (found.by == "unattended-upgrades") is installs


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/run/systemd/system/apt-.service.d/x.conf", "[Service]\nExecStart=\n"),
        ("/etc/systemd/system/timer.d/x.conf", "[Timer]\nOnCalendar=\n"),
    ],
)
def test_one_file_can_end_all_of_it(make_host: MakeHost, path: str, text: str) -> None:
    assert _on(make_host, FILES | UNITS | {path: text}, INSTALLING) is None


def test_a_service_that_starts_something_else_leaves_it_open(make_host: MakeHost) -> None:
    drop_in = "/etc/systemd/system/apt-daily-upgrade.service.d/x.conf"
    replaced = FILES | UNITS | {drop_in: "[Service]\nExecStart=\nExecStart=/opt/it/patch\n"}
    with pytest.raises(Undecided):
        _on(make_host, replaced, INSTALLING)


def _on(
    make_host: MakeHost,
    files: dict[str, str],
    dump: str,
    folders: dict[str, list[str]] | None = None,
    **answers: object,
) -> Automation | None:
    said = {"argv": ["apt-config", "dump"], "exit_code": 0, "stdout": dump, "stderr": ""}
    listings = {"/run/systemd/system": [], WANTS: TIMERS} | (folders or {})
    files = {"/usr/bin/unattended-upgrade": ""} | files
    return find(make_host(files, listings=listings, commands=[said], **answers))


@pytest.mark.parametrize(("dump", "code"), [("", 0), ("E: broken configuration\n", 100), (BOTH, 100)])
def test_a_broken_configuration_is_open_and_not_off(make_host: MakeHost, dump: str, code: int) -> None:
    with pytest.raises(Undecided):
        _find(make_host, dump, code=code)


@pytest.mark.parametrize(("cron", "found"), [("/usr/sbin/cron", True), ("/usr/sbin/other", False)])
def test_without_systemd_the_cron_job_starts_it(make_host: MakeHost, cron: str, found: bool) -> None:
    said = {"argv": ["apt-config", "dump"], "exit_code": 0, "stdout": BOTH, "stderr": ""}
    host = make_host({"/etc/cron.daily/apt-compat": "", cron: ""}, commands=[said])
    assert (find(host) is not None) is found


@pytest.mark.parametrize(
    ("days", "is_open"),
    [(["Never"], True), (["Montag"], True), (["Mon"], False), (["Never", "0"], False), (["Sunday"], False)],
)
def test_days_that_are_none_leave_it_open(make_host: MakeHost, days: list[str], is_open: bool) -> None:
    named = "".join(f'Unattended-Upgrade::Update-Days:: "{day}";\n' for day in days)
    found = _find(make_host, f'{BOTH}\nUnattended-Upgrade::Origins-Pattern:: "{DEBIAN}";\n{named}')
    assert found is not None
    assert isinstance(found.installs, Unreadable) is is_open


def test_what_somebody_wrote_beside_apts_command_leaves_it_open(make_host: MakeHost) -> None:
    said = {"argv": ["apt-config", "dump"], "exit_code": 0, "stderr": ""}
    said["stdout"] = f'{BOTH}\nUnattended-Upgrade::Origins-Pattern:: "{DEBIAN}";\n'
    units = {f"/usr/lib/systemd/system/{timer}": "[Timer]\nOnCalendar=daily\n" for timer in TIMERS}
    for part, timer in (("update", "apt-daily"), ("install", "apt-daily-upgrade")):
        units[f"/usr/lib/systemd/system/{timer}.service"] = (
            "[Unit]\nConditionACPower=true\n[Service]\nExecStartPre=-/usr/lib/apt/apt-helper wait-online\n"
            f"ExecStart=/usr/lib/apt/apt.systemd.daily {part}\n"
        )
    there = {"/run/systemd/system": [], WANTS: TIMERS}
    files = FILES | units | {"/usr/bin/unattended-upgrade": ""}
    found = find(make_host(files, listings=there, commands=[said]))
    assert found is not None
    assert found.installs is True
    drop_in = {"/etc/systemd/system/apt-daily-upgrade.service.d/x.conf": "[Unit]\nConditionHost=other\n"}
    with pytest.raises(Undecided) as caught:
        find(make_host(files | drop_in, listings=there, commands=[said]))
    assert "ConditionHost" in caught.value.answer.detail
