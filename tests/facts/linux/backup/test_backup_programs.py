from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from posture.facts.linux.backup import back_in_time, deja_dup, kup, pika
from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.model import Unreadable
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

CONFIG = "/home/person/.config"
DEJA_DUP = {"/usr/bin/deja-dup": ""}
KEYFILE = "/home/person/.var/app/org.gnome.DejaDup/config/glib-2.0/settings/keyfile"
FLATPAK_PIKA = "/home/person/.var/app/org.gnome.World.PikaBackup/config/pika-backup"
NINE = datetime(2026, 11, 18, 9, tzinfo=UTC)


def _gsettings(**values: str) -> list[dict[str, object]]:
    return [
        {
            "argv": ["gsettings", "get", "org.gnome.DejaDup", key.replace("_", "-")],
            "exit_code": 0,
            "stdout": f"{value}\n",
            "stderr": "",
        }
        for key, value in values.items()
    ]


def _finished(program: BackupProgram | None) -> datetime | Unreadable:
    assert program is not None
    return program.finished


def test_deja_dup_remembers_its_last_success(make_host: MakeHost) -> None:
    commands = _gsettings(last_backup="'2026-11-18T09:00:00.123456Z'", periodic="false")
    found = deja_dup.find(make_host(DEJA_DUP, commands=commands))
    assert _finished(found) == NINE.replace(microsecond=123456)


def test_a_schedule_of_deja_dup_that_never_succeeded_is_no_backup(make_host: MakeHost) -> None:
    found = deja_dup.find(make_host(DEJA_DUP, commands=_gsettings(last_backup="''", periodic="true")))
    assert isinstance(_finished(found), Unreadable)


def test_deja_dup_that_was_never_set_up_counts_for_nothing(make_host: MakeHost) -> None:
    assert deja_dup.find(make_host(DEJA_DUP, commands=_gsettings(last_backup="''", periodic="false"))) is None
    assert deja_dup.find(make_host()) is None


def test_the_flatpak_of_deja_dup_keeps_its_own_file(make_host: MakeHost) -> None:
    text = "[org/gnome/deja-dup]\nlast-backup='2026-11-18T09:00:00Z'\nperiodic=true\n"
    assert _finished(deja_dup.find(make_host({KEYFILE: text}))) == NINE


@pytest.mark.parametrize("text", ["", "garbage", "[org/gnome/deja-dup]\nlast-backup=5\nperiodic='x'\n"])
def test_a_broken_file_of_the_flatpak_counts_for_nothing(make_host: MakeHost, text: str) -> None:
    assert deja_dup.find(make_host({KEYFILE: text})) is None


def _pika(folder: str, history: object) -> dict[str, str]:
    return {
        f"{folder}/backup.json": json.dumps([{"id": "a", "repo": {}}, {"id": "b", "repo": {}}]),
        f"{folder}/history.json": json.dumps(history),
    }


FAILED = {"end": "2026-11-20T09:00:00Z", "outcome": {"Failed": "x"}}


@pytest.mark.parametrize("folder", [f"{CONFIG}/pika-backup", FLATPAK_PIKA])
def test_pika_remembers_the_last_completed_run(make_host: MakeHost, folder: str) -> None:
    history = {
        "a": {"run": [FAILED], "last_completed": {"end": "2026-11-18T11:00:00.000000001+02:00"}},
        "b": {"run": [], "last_completed": {"end": "2026-11-01T09:00:00Z"}},
        "removed": {"run": [], "last_completed": {"end": "2026-11-21T09:00:00Z"}},
    }
    assert _finished(pika.find(make_host(_pika(folder, history)))) == NINE


@pytest.mark.parametrize(
    "history",
    [
        {},
        None,
        [],
        {"a": None},
        {"a": {"last_completed": None, "run": [FAILED]}},
        {"a": {"last_completed": {"end": "x"}}},
    ],
)
def test_pika_without_a_completed_run_has_no_age(make_host: MakeHost, history: object) -> None:
    assert isinstance(_finished(pika.find(make_host(_pika(FLATPAK_PIKA, history)))), Unreadable)


@pytest.mark.parametrize("text", ["[]", "{}", "[1]", "[{}]", '[{"id": 5}]'])
def test_pika_without_a_configuration_counts_for_nothing(make_host: MakeHost, text: str) -> None:
    assert pika.find(make_host({f"{CONFIG}/pika-backup/backup.json": text})) is None


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_broken_records_of_pika_are_open(make_host: MakeHost, text: str) -> None:
    with pytest.raises(Undecided):
        pika.find(make_host({f"{CONFIG}/pika-backup/backup.json": text}))


BACK_IN_TIME = (
    "profile1.snapshots.path=/mnt/disk\nprofile1.snapshots.path.host=laptop\n"
    "profile1.snapshots.path.user=person\nprofile1.snapshots.path.profile=1\n"
)
PLACE = "/mnt/disk/backintime/laptop/person/1"
SETTINGS = {f"{CONFIG}/backintime/config": BACK_IN_TIME}


def test_back_in_time_names_its_backups_by_their_time(make_host: MakeHost) -> None:
    names = ["20261101-090000-123", "20261118-090000-456", "new_snapshot", "last_snapshot"]
    assert _finished(back_in_time.find(make_host(SETTINGS, listings={PLACE: names}))) == NINE


def test_a_backup_of_back_in_time_that_failed_does_not_count(make_host: MakeHost) -> None:
    files = SETTINGS | {f"{PLACE}/20261120-090000-1/failed": "", f"{PLACE}/20261118-090000-1/info": ""}
    assert _finished(back_in_time.find(make_host(files))) == NINE


def test_back_in_time_without_its_disk_has_no_age(make_host: MakeHost) -> None:
    finished = _finished(back_in_time.find(make_host(SETTINGS)))
    assert isinstance(finished, Unreadable)
    assert "Connect the disk" in finished.remedy


def test_back_in_time_that_never_finished_has_no_age(make_host: MakeHost) -> None:
    found = back_in_time.find(make_host(SETTINGS, listings={PLACE: ["new_snapshot", "99999999-999999-1"]}))
    assert isinstance(_finished(found), Unreadable)


@pytest.mark.parametrize(
    "text", ["", "garbage", "profile1.snapshots.path=\n", "profile1.snapshots.mode=local\n"]
)
def test_back_in_time_without_a_place_counts_for_nothing(make_host: MakeHost, text: str) -> None:
    assert back_in_time.find(make_host({f"{CONFIG}/backintime/config": text})) is None


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("profile1.snapshots.include.1.value=/home\n", ""),
        ("profile1.snapshots.include.1.value=/etc\n", "none of your home folder"),
        (
            "profile1.snapshots.include.1.value=/\nprofile1.snapshots.exclude.1.value=/home\n",
            "none of your home folder",
        ),
        ("profile1.snapshots.include.1.value=/\nprofile1.snapshots.exclude.1.value=/proc/*\n", ""),
        ("profile1.snapshots.path=/home/person/b\n", "inside your home folder"),
        ("profile1.snapshots.path=/home/person/b\nprofile1.snapshots.mode=local_encfs\n", "inside"),
        # What another profile leaves out does not count here.
        (
            (
                "profile2.snapshots.path=/mnt/b\nprofile2.snapshots.include.1.value=/\n"
                "profile2.snapshots.exclude.1.value=/home\n"
            ),
            "",
        ),
    ],
)
def test_what_back_in_time_copies_and_where_to(make_host: MakeHost, settings: str, reason: str) -> None:
    files = {f"{CONFIG}/backintime/config": BACK_IN_TIME + settings, f"{PLACE}/20261118-090000-1/info": ""}
    finished = _finished(back_in_time.find(make_host(files)))
    assert reason in finished.detail if isinstance(finished, Unreadable) else (finished, reason) == (NINE, "")


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        ("", ""),
        ("include-list=['$HOME/Documents']\n", ""),
        ("include-list=['/etc']\n", "none of your home folder"),
        ("include-list=['/']\nexclude-list=['$HOME']\n", "none of your home folder"),
        ("include-list=['/', '$HOME/Documents']\nexclude-list=['$HOME']\n", ""),
        ("exclude-list=['$TRASH', '$DOWNLOAD']\n", ""),
        ("backend='local'\n[org/gnome/deja-dup/local]\nfolder='/home/person/b'\n", "inside your home folder"),
        ("backend='local'\n[org/gnome/deja-dup/local]\nfolder='/mnt/b'\n", ""),
        ("backend='drive'\n[org/gnome/deja-dup/local]\nfolder='/home/person/b'\n", ""),
    ],
)
def test_what_deja_dup_copies_and_where_to(make_host: MakeHost, chosen: str, reason: str) -> None:
    text = f"[org/gnome/deja-dup]\nlast-backup='2026-11-18T09:00:00Z'\n{chosen}"
    finished = _finished(deja_dup.find(make_host({KEYFILE: text})))
    assert reason in finished.detail if isinstance(finished, Unreadable) else (finished, reason) == (NINE, "")


def test_deja_dup_of_the_system_chooses_in_dconf(
    make_host: MakeHost, write_gvdb: Callable[..., bytes]
) -> None:
    values = {
        "/org/gnome/deja-dup/last-backup": ("s", b"2026-11-18T09:00:00Z\0"),
        "/org/gnome/deja-dup/periodic": ("b", b"\1"),
        "/org/gnome/deja-dup/include-list": ("as", b"/etc\0\5"),
    }
    finished = _finished(deja_dup.find(make_host(DEJA_DUP | {f"{CONFIG}/dconf/user": write_gvdb(values)})))
    assert isinstance(finished, Unreadable)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"include": [""]}, ""),
        ({"include": ["/etc"]}, "none of your home folder"),
        ({"include": [""], "exclude": [{"PathPrefix": ".cache"}]}, ""),
        ({"include": ["/"], "exclude": [{"PathPrefix": "/home"}]}, "none of your home folder"),
    ],
)
def test_what_pika_copies(make_host: MakeHost, entry: dict[str, object], reason: str) -> None:
    files = {
        f"{FLATPAK_PIKA}/backup.json": json.dumps([{"id": "a", **entry}]),
        f"{FLATPAK_PIKA}/history.json": json.dumps(
            {"a": {"last_completed": {"end": "2026-11-18T09:00:00Z"}}}
        ),
    }
    finished = _finished(pika.find(make_host(files)))
    assert reason in finished.detail if isinstance(finished, Unreadable) else (finished, reason) == (NINE, "")


KUP = "[Kup settings]\nBackups enabled={on}\nNumber of backup plans=1\n\n[Plan/1]\nDescription=x\n{last}\n"


def test_kup_writes_the_moment_in_utc(make_host: MakeHost) -> None:
    text = KUP.format(on="true", last="Last complete backup=2026,11,18,9,0,0")
    assert _finished(kup.find(make_host({f"{CONFIG}/kuprc": text}))) == NINE


@pytest.mark.parametrize(
    "last",
    [
        "",
        "Last complete backup=",
        "Last complete backup=2026,13,40,9,0,0",
        "Last complete backup=inf,1,1,1,1,1",
    ],
)
def test_kup_without_a_complete_backup_has_no_age(make_host: MakeHost, last: str) -> None:
    text = KUP.format(on="true", last=last)
    assert isinstance(_finished(kup.find(make_host({f"{CONFIG}/kuprc": text}))), Unreadable)


def test_kup_that_is_off_counts_for_nothing(make_host: MakeHost) -> None:
    text = KUP.format(on="false", last="Last complete backup=2026,11,18,9,0,0")
    assert kup.find(make_host({f"{CONFIG}/kuprc": text})) is None
    assert kup.find(make_host()) is None


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        ("Paths included[$e]=$HOME", ""),
        ("Paths included=/etc", "none of your home folder"),
        ("Paths included=/\nPaths excluded=/home", "none of your home folder"),
        ("Destination type=0", "inside your home folder"),
        ("Destination type=0\nFilesystem destination path=file:///home/person/b", "inside your home folder"),
        ("Destination type=0\nFilesystem destination path=file:///mnt/b", ""),
        ("Destination type=1", ""),
    ],
)
def test_what_kup_copies_and_where_to(make_host: MakeHost, plan: str, reason: str) -> None:
    text = KUP.format(on="true", last=f"Last complete backup=2026,11,18,9,0,0\n{plan}")
    finished = _finished(kup.find(make_host({f"{CONFIG}/kuprc": text})))
    assert reason in finished.detail if isinstance(finished, Unreadable) else (finished, reason) == (NINE, "")
