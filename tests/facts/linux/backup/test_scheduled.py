from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from posture.facts.linux.backup.scheduled import find
from posture.facts.model import Unreadable
from posture.host.recordings.recorded import RecordedHost
from posture.host.recordings.recorder import Recorder

MakeHost = Callable[..., RecordedHost]

OWN = "/home/person/.config/systemd/user"
SYSTEM = "/etc/systemd/system"
RUNS = {"/run/systemd/system": []}
# 2026-11-20T09:00:00Z
WELL = "Result=success\nExecMainStatus=0\nExecMainExitTimestamp=@1795165200\n"


def _show(service: str, text: str, *options: str) -> dict[str, object]:
    argv = ["systemctl", *options, "show", service]
    argv += ["--property=Result,ExecMainStatus,ExecMainExitTimestamp", "--timestamp=unix"]
    return {"argv": argv, "exit_code": 0, "stdout": text, "stderr": ""}


def _host(make_host: MakeHost, command: str, state: str = WELL, **files: str) -> RecordedHost:
    return make_host(
        {f"{OWN}/b.timer": "[Timer]\nOnCalendar=daily\n", f"{OWN}/b.service": f"[Service]\n{command}\n"}
        | files,
        listings=RUNS | {f"{OWN}/timers.target.wants": ["b.timer"]},
        commands=[_show("b.service", state, "--user")],
    )


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("ExecStart=/usr/bin/restic backup --verbose %h", "restic"),
        ("ExecStart=-/usr/bin/borg create ::{now} %h", "borg"),
        ("ExecStart=/usr/bin/borgmatic --verbosity -1 --syslog-verbosity 1", "borgmatic"),
        ("ExecStart=systemd-inhibit --why=x \\\n  /usr/local/bin/borgmatic create", "borgmatic"),
        ("ExecStart=/usr/bin/kopia snapshot create --all", "kopia"),
        ("ExecStart=/usr/local/bin/resticprofile run-schedule backup@default", "resticprofile"),
        ("ExecStart=/usr/bin/rdiff-backup backup %h /mnt", "rdiff-backup"),
        ("ExecStartPre=/bin/true\nExecStart=/usr/bin/bash -c 'restic backup ~'", "restic"),
    ],
)
def test_a_timer_that_starts_a_backup_program(make_host: MakeHost, command: str, name: str) -> None:
    found = find(_host(make_host, command))
    assert found is not None
    assert (found.name, found.finished) == (name, datetime(2026, 11, 20, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    "command",
    [
        "ExecStart=/usr/bin/restic forget --prune",
        "ExecStart=/usr/bin/borg check",
        "ExecStart=/usr/bin/borgmatic check",
        "ExecStart=/usr/bin/rsync -a %h /mnt",
        "ExecStart=/usr/bin/kopia maintenance run",
        "ExecStart=",
        "#ExecStart=/usr/bin/restic backup /",
        "ExecStart=/home/person/missing.sh",
    ],
)
def test_a_timer_that_starts_something_else(make_host: MakeHost, command: str) -> None:
    assert find(_host(make_host, command)) is None


def test_a_script_is_looked_into(make_host: MakeHost) -> None:
    script = {"/home/person/bin/save.sh": "#!/bin/sh\n# borg create is slow\nrestic \\\n  backup ~\n"}
    found = find(_host(make_host, "ExecStart=/bin/sh %h/bin/save.sh", **script))
    assert found is not None
    assert found.name == "restic"


def test_the_backup_program_itself_is_not_read(make_host: MakeHost) -> None:
    # A recording of a Debian 12 had 4 MB of /usr/bin/restic in it.
    program = {"/usr/bin/restic": "#!/bin/sh\nborg create ::x ~\n"}
    recorder = Recorder(_host(make_host, "ExecStart=/usr/bin/restic backup /home", **program))
    found = find(recorder)
    assert found is not None
    assert found.name == "restic"
    asked = [note.question for note in recorder.notes()]
    assert asked
    assert "/usr/bin/restic" not in repr(asked)


@pytest.mark.parametrize(
    "script", ["restic backup ~\n", "#!/bin/sh\n# restic backup ~\n", "#!/bin/sh\nrestic snapshots\n"]
)
def test_a_script_that_backs_nothing_up(make_host: MakeHost, script: str) -> None:
    assert find(_host(make_host, "ExecStart=/home/person/x", **{"/home/person/x": script})) is None


@pytest.mark.parametrize(
    "state",
    [
        "",
        "Result=success\nExecMainStatus=0\nExecMainExitTimestamp=\n",
        "Result=exit-code\nExecMainStatus=1\nExecMainExitTimestamp=@1795165200\n",
        "Result=success\nExecMainStatus=3\nExecMainExitTimestamp=@1795165200\n",
        "Result=success\nExecMainStatus=0\nExecMainExitTimestamp=Fri 2026-11-20 09:00:00 UTC\n",
        "Result=success\nExecMainStatus=0\nExecMainExitTimestamp=@99999999999999999999\n",
    ],
)
def test_a_run_that_failed_or_was_forgotten_has_no_age(make_host: MakeHost, state: str) -> None:
    found = find(_host(make_host, "ExecStart=/usr/bin/restic backup /", state))
    assert found is not None
    assert isinstance(found.finished, Unreadable)


def test_a_timer_may_name_another_service_or_a_template(make_host: MakeHost) -> None:
    host = make_host(
        {
            f"{SYSTEM}/nightly.timer": "[Timer]\nUnit=borg@home.service\n",
            "/usr/lib/systemd/system/borg@.service": "[Service]\nExecStart=/usr/bin/borg create ::%i\n",
        },
        listings=RUNS | {f"{SYSTEM}/timers.target.wants": ["nightly.timer"]},
        commands=[_show("borg@home.service", WELL)],
    )
    found = find(host)
    assert found is not None
    assert (found.name, found.finished) == ("borg", datetime(2026, 11, 20, 9, tzinfo=UTC))


def test_ordinary_timers_of_a_system_are_no_backup(make_host: MakeHost) -> None:
    dpkg = "[Service]\nExecStart=/usr/libexec/dpkg/dpkg-db-backup\n"
    host = make_host(
        {"/usr/lib/systemd/system/dpkg-db-backup.service": dpkg},
        listings=RUNS | {f"{SYSTEM}/timers.target.wants": ["dpkg-db-backup.timer", "gone.timer"]},
    )
    assert find(host) is None
