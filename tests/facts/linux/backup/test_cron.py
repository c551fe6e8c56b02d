from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.backup.cron import find
from posture.facts.model import Unreadable
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


def _own(table: str) -> list[dict[str, object]]:
    return [{"argv": ["crontab", "-l"], "exit_code": 0, "stdout": table, "stderr": ""}]


SPOOL = {"/var/spool/cron": ["crontabs"]}


@pytest.mark.parametrize(
    "files",
    [
        {"/etc/crontab": "SHELL=/bin/sh\n# m h\n17 2 * * * root restic backup /home\n"},
        {"/etc/cron.d/borg": "@daily person borg create ::x $HOME\n"},
        {"/etc/cron.d/borg": 'WHAT="/home"\n*/5 1-3 * * 1,2 root borg create ::x $WHAT\n'},
        {"/etc/cron.daily/backup": "#!/bin/sh\nrestic backup /home\n"},
        {"/etc/anacrontab": "7 15 weekly.b /usr/bin/restic backup /home\n"},
    ],
)
def test_the_tables_and_folders_of_the_system(make_host: MakeHost, files: dict[str, str]) -> None:
    found = find(make_host(files))
    assert found is not None
    assert isinstance(found.finished, Unreadable)
    assert "cannot be seen" in found.finished.detail


@pytest.mark.parametrize(
    "table", ["0 3 * * * restic backup ~ >/dev/null 2>&1\n", "A=1\n@daily borg create ::home-\\%d $HOME\n"]
)
def test_the_table_of_the_person(make_host: MakeHost, table: str) -> None:
    found = find(make_host(listings=SPOOL, commands=_own(table)))
    assert found is not None


@pytest.mark.parametrize(
    "files",
    [
        {"/etc/cron.d/e2scrub_all": "30 3 * * 0 root test -e /run/systemd/system || e2scrub_all\n"},
        {"/etc/cron.d/b.dpkg-old": "@daily root restic backup /home\n"},
        {"/etc/cron.daily/b.sh": "#!/bin/sh\nrestic backup /home\n"},
        {"/etc/cron.d/b": "# 0 3 * * * root restic backup /home\n"},
        {},
    ],
)
def test_what_cron_does_not_run_is_no_backup(make_host: MakeHost, files: dict[str, str]) -> None:
    assert find(make_host(files)) is None


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("root restic check", "Cron starts restic, but only to look after backups"),
        ("root restic backup ~", "copies /root, and not your home folder"),
    ],
)
def test_what_is_no_backup_of_these_files_is_named(make_host: MakeHost, line: str, words: str) -> None:
    with pytest.raises(Undecided) as caught:
        find(make_host({"/etc/cron.d/b": f"0 3 * * * {line}\n"}))
    assert words in caught.value.answer.detail


@pytest.mark.parametrize("exit_code", [0, 1])
def test_a_person_without_a_table_has_no_backup_in_it(make_host: MakeHost, exit_code: int) -> None:
    command = {"argv": ["crontab", "-l"], "exit_code": exit_code, "stdout": "", "stderr": "no crontab\n"}
    assert find(make_host(listings=SPOOL, commands=[command])) is None
