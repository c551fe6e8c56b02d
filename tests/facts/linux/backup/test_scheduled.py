from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from posture.facts.linux.backup.scheduled import find
from posture.facts.model import Unreadable
from posture.facts.undecided import Undecided
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
        ("ExecStart=/usr/bin/kopia snapshot create %h", "kopia"),
        ("ExecStart=/usr/local/bin/resticprofile run-schedule backup@default", "resticprofile"),
        ("ExecStart=/usr/bin/rdiff-backup backup %h /mnt", "rdiff-backup"),
        ("ExecStartPre=/bin/true\nExecStart=/usr/bin/bash -c 'restic backup ~'", "restic"),
    ],
)
def test_a_timer_that_starts_a_backup_program(make_host: MakeHost, command: str, name: str) -> None:
    files = {
        "/etc/borgmatic/config.yaml": "source_directories: [/home]\n",
        "/home/person/profiles.yaml": "default: {backup: {source: [/home]}}\n",
    }
    found = find(_host(make_host, command, **files))
    assert found is not None
    assert (found.name, found.finished) == (name, datetime(2026, 11, 20, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    "command",
    [
        "ExecStart=",
        "#ExecStart=/usr/bin/restic backup /",
        "ExecStart=/home/person/missing.sh",
        "ExecStart=/usr/bin/rsync -n -a %h /mnt",
        "ExecStart=/usr/bin/rclone lsd remote:",
        "ExecStart=/usr/bin/echo restic backup %h",
    ],
)
def test_a_timer_that_starts_something_else(make_host: MakeHost, command: str) -> None:
    assert find(_host(make_host, command)) is None


def _why(host: RecordedHost) -> str:
    with pytest.raises(Undecided) as caught:
        find(host)
    return caught.value.answer.detail


@pytest.mark.parametrize(
    "command",
    [
        "/usr/bin/restic forget --prune",
        "/usr/bin/restic -r sftp:nas:/srv/backup check",
        "/usr/bin/restic -r /srv/backup --password-file /etc/backup snapshots",
        "/usr/bin/restic --tag backup stats",
        "/usr/bin/borg check",
        "/usr/bin/borg list /mnt/create",
        "/usr/bin/borgmatic check",
        "/usr/bin/borgmatic prune compact",
        "/usr/bin/borgmatic config validate",
        "/usr/bin/borgmatic --dry-run create",
        "/usr/bin/kopia maintenance run",
        "/usr/bin/kopia snapshot list --all",
        "/usr/bin/duplicity remove-older-than 6M --force file:///mnt/b",
        "/usr/bin/duplicity collection-status file:///mnt/b",
        "/usr/bin/duplicity file:///mnt/b /home/person",
        "/usr/bin/duplicity restore file:///mnt/b /home/person",
        "/usr/bin/rdiff-backup --remove-older-than 4W /mnt/b",
        "/usr/bin/rdiff-backup --force remove increments --older-than 4W /mnt/b",
        "/usr/bin/rsnapshot configtest",
        "/usr/bin/rsnapshot -t daily",
        "/usr/bin/tarsnap --print-stats",
        "/usr/bin/tarsnap -d -f old",
        "/usr/bin/restic backup -n %h",
        "/usr/bin/restic backup --dry-run %h",
        "/usr/bin/autorestic forget -a",
        "/usr/bin/resticprofile -n backup check",
        "/usr/bin/duply home status",
    ],
)
def test_a_program_that_only_looks_after_backups_makes_none(make_host: MakeHost, command: str) -> None:
    assert "not to make one" in _why(_host(make_host, f"ExecStart={command}"))


@pytest.mark.parametrize(
    "command",
    [
        "/usr/bin/rsync -a --delete %h/ /mnt/b/",
        "/usr/bin/rclone sync %h remote:b",
        "/usr/bin/rclone copy %h b:",
    ],
)
def test_a_mirror_is_no_backup(make_host: MakeHost, command: str) -> None:
    assert "keeps no older files" in _why(_host(make_host, f"ExecStart={command}"))


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("restic -r sftp:nas:/srv backup /etc", "copies /etc, and not your home folder"),
        ("restic backup / --exclude /home", "and not your home folder"),
        ("restic backup / --exclude=/home/*", "and not your home folder"),
        ("borg create -e /home ::x /", "and not your home folder"),
        ("borg create ::x", "other files, and not your home folder"),
        ("restic backup --stdin", "and not your home folder"),
        ("restic backup %h/Documents /etc", "copies ~/Documents and /etc, and not all of your home folder"),
        ("restic backup --files-from /etc/list", "which files it copies cannot be seen"),
        ("restic backup ${WHAT}", "which files it copies cannot be seen"),
        ("restic backup / --exclude-file /etc/out", "which files it copies cannot be seen"),
        ("duplicity --include /etc --exclude '**' / file:///mnt/b", "and not your home folder"),
        ("restic -r %h/copies backup %h", "inside your home folder"),
    ],
)
def test_a_backup_of_something_else_is_none_of_these_files(
    make_host: MakeHost, command: str, words: str
) -> None:
    assert words in _why(_host(make_host, f"ExecStart={command}"))


@pytest.mark.parametrize(
    "command",
    [
        "/usr/bin/restic -r /mnt/b backup --exclude-caches --exclude .cache /",
        "/usr/bin/restic --tag check backup --tag prune %h",
        "/usr/bin/restic backup %h --exclude '%h/.cache' --exclude '/home/*/Downloads'",
        "/usr/bin/borg --rsh 'ssh -i /k' create --stats -e '*/.cache' ssh://nas/./b::{now} /home /etc",
        "/usr/bin/duplicity full --encrypt-key ABC %h sftp://nas/b",
        "/usr/bin/duplicity --full-if-older-than 1M --exclude %h/.cache %h sftp://nas/b",
        "/usr/bin/duplicity --include %h --exclude '**' / sftp://nas/b",
        "/usr/bin/rdiff-backup --exclude %h/.cache %h /mnt/b",
        "/usr/bin/tarsnap -c -f home-%n %h",
        "/usr/bin/tarsnap cf home %h",
        "/usr/bin/borgmatic create prune compact check",
        "/usr/bin/borgmatic --verbosity 1 create --list --stats",
        "/usr/bin/autorestic --ci cron",
        "/usr/bin/rustic backup",
        "/usr/bin/kopia snapshot create %h",
        "/usr/bin/rsync -a --link-dest=/mnt/b/last %h/ /mnt/b/new",
        "/usr/bin/nice -n 19 /usr/bin/ionice -c2 -n7 /usr/bin/restic backup %h",
        "/usr/bin/env RESTIC_REPOSITORY=/mnt/b restic backup %h",
        "/usr/bin/flock -n /run/b.lock timeout 3h restic backup %h",
        "@/usr/bin/restic restic backup %h",
        "/bin/sh -c 'cd / && exec restic backup $HOME'",
        "/bin/sh -ec 'restic backup ~; curl -fsS https://example.org'",
        "/bin/sh -c 'restic backup ~; restic forget --prune'",
        "/bin/sh -c 'restic backup ~ || { echo failed; exit 1; }; echo done'",
        "/bin/sh -c 'restic backup ~ || exit; echo done'",
        "/bin/bash -c 'set -eo pipefail; restic backup ~ | tee /tmp/log; echo done'",
    ],
)
def test_the_ways_to_back_up_a_home_folder(make_host: MakeHost, command: str) -> None:
    files = {
        "/etc/borgmatic/config.yaml": "source_directories: [/home]\n",
        "/home/person/.autorestic.yml": "locations: {a: {from: /home, cron: '0 3 * * *'}}\n",
        "/etc/rustic/rustic.toml": '[[backup.snapshots]]\nsources = ["/home"]\n',
    }
    found = find(_host(make_host, f"ExecStart={command}", **files))
    assert found is not None
    assert found.finished == datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "command",
    [
        "ExecStart=/bin/sh -c 'restic backup ~; echo done'",
        "ExecStart=/bin/sh -c 'restic backup ~ || true'",
        "ExecStart=/bin/sh -c 'restic backup ~ || { echo failed; exit 0; }'",
        "ExecStart=/bin/sh -c 'restic backup ~ || echo failed; grep x y || exit 1'",
        "ExecStart=/bin/sh -c '! restic backup ~'",
        "ExecStart=/bin/sh -c 'restic backup ~ | tee /tmp/log'",
        "ExecStart=/bin/sh -c 'restic backup ~ &'",
        "ExecStart=/bin/sh -c 'mountpoint -q /mnt || exit 0; restic backup ~'",
        "ExecStart=/bin/sh -c 'if mountpoint -q /mnt; then restic backup ~; fi'",
        "ExecStart=-/usr/bin/restic backup %h\nExecStart=/usr/bin/restic forget --prune",
        "ExecStartPre=-/usr/bin/restic backup %h\nExecStart=/bin/true",
    ],
)
def test_a_run_that_ends_well_even_if_the_backup_fails_has_no_age(make_host: MakeHost, command: str) -> None:
    found = find(_host(make_host, command))
    assert found is not None
    assert isinstance(found.finished, Unreadable)
    assert "even if the backup fails" in found.finished.detail


def test_drop_ins_take_commands_back_and_add_others(make_host: MakeHost) -> None:
    drop_in = {f"{OWN}/b.service.d/x.conf": "[Service]\nExecStart=\nExecStart=/usr/bin/restic backup %h\n"}
    found = find(_host(make_host, "ExecStart=/bin/true", **drop_in))
    assert found is not None
    emptied = {f"{OWN}/b.service.d/x.conf": "[Service]\nExecStart=\nExecStart=/bin/true\n"}
    assert find(_host(make_host, "ExecStart=/usr/bin/restic backup %h", **emptied)) is None


def test_a_drop_in_that_is_closed_leaves_it_open(make_host: MakeHost) -> None:
    host = make_host(
        {
            f"{OWN}/b.timer": "[Timer]\nOnCalendar=daily\n",
            f"{OWN}/b.service": "[Service]\nExecStart=/usr/bin/restic backup %h\n",
        },
        listings=RUNS | {f"{OWN}/timers.target.wants": ["b.timer"], f"{OWN}/b.service.d": ["x.conf"]},
        denied=[f"{OWN}/b.service.d/x.conf"],
        commands=[_show("b.service", WELL, "--user")],
    )
    with pytest.raises(Undecided):
        find(host)


@pytest.mark.parametrize("timer", ["", "[Timer]\n", "[Timer]\nOnCalendar=daily\nOnBootSec=\n"])
def test_a_timer_that_never_goes_off_starts_nothing(make_host: MakeHost, timer: str) -> None:
    host = _host(make_host, "ExecStart=/usr/bin/restic backup %h", **{f"{OWN}/b.timer": timer})
    assert find(host) is None


@pytest.mark.parametrize(
    ("user", "command", "is_backup"),
    [
        ("", "/usr/bin/restic backup %h", False),  # the home of the service manager's account, root
        ("User=person", "/usr/bin/restic backup %h", False),
        ("User=person", "/bin/sh -c 'restic backup ~'", True),
        ("User=other", "/bin/sh -c 'restic backup ~'", False),
        ("", "/usr/bin/restic backup /home", True),
    ],
)
def test_a_system_timer_runs_under_another_account(
    make_host: MakeHost, user: str, command: str, is_backup: bool
) -> None:
    host = make_host(
        {
            f"{SYSTEM}/b.timer": "[Timer]\nOnCalendar=daily\n",
            f"{SYSTEM}/b.service": f"[Service]\n{user}\nExecStart={command}\n",
            "/etc/passwd": "person:x:1000:1000::/home/person:/bin/sh\nother:x:1:1::/home/other:/bin/sh\n",
        },
        listings=RUNS | {f"{SYSTEM}/timers.target.wants": ["b.timer"]},
        commands=[_show("b.service", WELL)],
    )
    if is_backup:
        assert find(host) is not None
    else:
        assert "not your home folder" in _why(host)


def test_variables_come_from_the_unit_and_from_its_files(make_host: MakeHost) -> None:
    unit = "Environment=WHAT=/etc\nEnvironmentFile=-/etc/b.env\nExecStart=/usr/bin/restic backup $MORE"
    found = find(_host(make_host, unit, **{"/etc/b.env": "MORE=/etc /home\n"}))
    assert found is not None
    assert "cannot be seen" in _why(_host(make_host, unit))
    assert "copies /etc" in _why(_host(make_host, unit.replace("$MORE", "$WHAT")))


def test_secrets_are_not_read_where_nothing_in_them_is_needed(make_host: MakeHost) -> None:
    unit = "EnvironmentFile=/etc/b.env\nExecStart=/usr/bin/restic -r sftp:nas:/b backup %h"
    recorder = Recorder(_host(make_host, unit, **{"/etc/b.env": "RESTIC_PASSWORD=x\n"}))
    assert find(recorder) is not None
    assert "/etc/b.env" not in repr([note.question for note in recorder.notes()])


@pytest.mark.parametrize(
    ("command", "files"),
    [
        ("Environment=RESTIC_REPOSITORY=%h/b\nExecStart=/usr/bin/restic backup %h", {}),
        (
            "EnvironmentFile=/etc/b.env\nExecStart=/usr/bin/restic backup %h",
            {"/etc/b.env": "RESTIC_REPOSITORY=/home/person/b\n"},
        ),
        ("Environment=BORG_REPO=%h/b\nExecStart=/usr/bin/borg create ::x %h", {}),
        ("Environment=RUSTIC_REPOSITORY=%h/b\nExecStart=/usr/bin/rustic backup %h", {}),
        ("ExecStart=/usr/bin/env RESTIC_REPOSITORY=%h/b restic backup %h", {}),
        ("ExecStart=/bin/sh -c 'RESTIC_REPOSITORY=~/b restic backup ~'", {}),
        ("ExecStart=/bin/sh -c 'export BORG_REPO=$HOME/b; borg create ::x ~'", {}),
        (
            "ExecStart=/home/person/b.sh",
            {
                "/home/person/b.sh": "#!/bin/sh -e\n. /home/person/b.env\nrestic backup ~\n",
                "/home/person/b.env": "export RESTIC_REPOSITORY=/home/person/b\n",
            },
        ),
        ("ExecStart=/usr/bin/restic -r local:%h/b backup %h", {}),
        (
            "ExecStart=/usr/bin/restic --repository-file /etc/repository backup %h",
            {"/etc/repository": "/home/person/b\n"},
        ),
        (
            "Environment=RESTIC_REPOSITORY_FILE=/etc/repository\nExecStart=/usr/bin/restic backup %h",
            {"/etc/repository": "/home/person/b\n"},
        ),
        ("ExecStart=/usr/bin/restic -r b backup %h", {}),
        ("ExecStart=/usr/bin/borg create file://%h/b::x %h", {}),
        ("ExecStart=/usr/bin/bup save -n x %h", {}),
        (
            "ExecStart=/usr/bin/kopia snapshot create %h",
            {
                "/home/person/.config/kopia/repository.config": (
                    '{"storage": {"type": "filesystem", "config": {"path": "/home/person/k"}}}'
                )
            },
        ),
    ],
)
def test_copies_inside_the_home_folder(make_host: MakeHost, command: str, files: dict[str, str]) -> None:
    with pytest.raises(Undecided) as caught:
        find(_host(make_host, command, **files))
    assert "inside your home folder" in caught.value.answer.detail


@pytest.mark.parametrize(
    "command",
    [
        "Environment=RESTIC_REPOSITORY=sftp:nas:/b\nExecStart=/usr/bin/restic backup %h",
        "Environment=BORG_REPO=ssh://nas/./b\nExecStart=/usr/bin/borg create {now} %h",
        "Environment=RESTIC_REPOSITORY=%h/b\nExecStart=/usr/bin/restic -r sftp:nas:/b backup %h",
        "ExecStart=/usr/bin/restic --repository-file /etc/gone backup %h",
        "ExecStart=/usr/bin/bup save -r nas:b -n x %h",
        "Environment=BUP_DIR=/mnt/b\nExecStart=/usr/bin/bup save -n x %h",
        "ExecStart=/bin/sh -ec 'RESTIC_REPOSITORY=~/b restic backup ~; restic -r sftp:nas:/b backup ~'",
    ],
)
def test_copies_that_go_elsewhere_by_the_environment(make_host: MakeHost, command: str) -> None:
    assert find(_host(make_host, command)) is not None


@pytest.mark.parametrize("command", ["/usr/bin/emborg create", "/usr/bin/kopia snapshot create --all"])
def test_of_settings_that_are_not_read_it_cannot_be_seen_what_is_copied(
    make_host: MakeHost, command: str
) -> None:
    with pytest.raises(Undecided) as caught:
        find(_host(make_host, f"ExecStart={command}"))
    assert "cannot be seen" in caught.value.answer.detail


@pytest.mark.parametrize(
    "command", ["/usr/bin/borgmatic", "/usr/bin/autorestic cron", "/usr/bin/rustic backup"]
)
def test_settings_that_lie_elsewhere_were_chosen_by_whoever_wrote_them(
    make_host: MakeHost, command: str
) -> None:
    """Without any the program would fail, and here it ended well."""
    assert find(_host(make_host, f"ExecStart={command}"))


@pytest.mark.parametrize(
    ("settings", "is_backup"),
    [
        ("source_directories:\n    - /home\n    - /etc\n", True),
        ("location:\n    source_directories: [/etc]\n", False),
        ("source_directories: [/]\nexclude_patterns: [/home]\n", False),
        ("source_directories: [~]\nskip_actions: [create]\n", False),
        ("patterns: ['R /home', '- /home/*/.cache']\n", True),
        ("source_directories: [\n", False),
    ],
)
def test_the_settings_of_borgmatic_are_read(make_host: MakeHost, settings: str, is_backup: bool) -> None:
    files = {"/home/person/.config/borgmatic/config.yaml": settings}
    host = _host(make_host, "ExecStart=/usr/bin/borgmatic", **files)
    if is_backup:
        assert find(host) is not None
    else:
        assert _why(host)


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


@pytest.mark.parametrize("script", ["restic backup ~\n", "#!/bin/sh\n# restic backup ~\n"])
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
            f"{SYSTEM}/nightly.timer": "[Timer]\nOnCalendar=daily\nUnit=borg@home.service\n",
            "/usr/lib/systemd/system/borg@.service": "[Service]\nExecStart=/usr/bin/borg create ::%i /%i\n",
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
