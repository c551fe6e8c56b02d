from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.facts.families import FAMILIES
from posture.facts.linux.backup.reader import read
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

CONFIG = "/home/person/.config"
KUP = "[Kup settings]\nBackups enabled=true\n[Plan/1]\nLast complete backup={}\n"
KEYFILE = "/home/person/.var/app/org.gnome.DejaDup/config/glib-2.0/settings/keyfile"


def _values(host: RecordedHost) -> tuple[object, ...]:
    answers = read(host)
    assert answers.keys() == FAMILIES["backup"].fields.keys()
    return tuple(map(_value, (answers["configured"], answers["age_days"], answers["by"])))


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


def test_without_a_known_program_it_stays_open(make_host: MakeHost) -> None:
    answers = read(make_host())
    assert {_value(answer) for answer in answers.values()} == {Reason.UNRECOGNISED}
    configured = answers["configured"]
    assert isinstance(configured, Unreadable)
    assert "none of the backup programs it knows" in configured.detail
    assert configured.remedy


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/etc/timeshift/timeshift.json", "Timeshift"),
        (f"{CONFIG}/Nextcloud/nextcloud.cfg", "Nextcloud"),
        ("/home/person/.dropbox/info.json", "Dropbox"),
    ],
)
def test_what_is_no_backup_is_named(make_host: MakeHost, path: str, word: str) -> None:
    configured = read(make_host({path: "{}"}))["configured"]
    assert isinstance(configured, Unreadable)
    assert word in configured.detail


def test_timeshift_with_home_folders_is_told_apart(make_host: MakeHost) -> None:
    files = {"/etc/timeshift/timeshift.json": '{"exclude": ["+ /home/person/**", "/root/**"]}'}
    configured = read(make_host(files))["configured"]
    assert isinstance(configured, Unreadable)
    assert "Timeshift copies home folders too" in configured.detail


@pytest.mark.parametrize(
    ("process", "title"),
    [("bareos-fd", "Bareos"), ("veeamservice", "Veeam"), ("dsmcad", "IBM Storage Protect")],
)
def test_an_agent_of_a_server_is_named_with_whom_to_ask(
    make_host: MakeHost, process: str, title: str
) -> None:
    configured = read(make_host(processes=[{"name": process}]))["configured"]
    assert isinstance(configured, Unreadable)
    assert title in configured.detail
    assert "ask IT" in configured.remedy


def test_a_program_whose_records_posture_cannot_read_is_named(make_host: MakeHost) -> None:
    configured = read(make_host({f"{CONFIG}/Duplicati/Duplicati-server.sqlite": "x"}))["configured"]
    assert isinstance(configured, Unreadable)
    assert "Duplicati" in configured.detail


@pytest.mark.parametrize("is_machine", [True, False])
def test_of_a_virtual_machine_the_computer_around_it_is_named(make_host: MakeHost, is_machine: bool) -> None:
    vendor = "QEMU" if is_machine else "LENOVO"
    files = {"/sys/class/dmi/id/sys_vendor": f"{vendor}\n", "/proc/cpuinfo": "flags\t: fpu\n"}
    configured = read(make_host(files))["configured"]
    assert isinstance(configured, Unreadable)
    assert ("virtual machine" in configured.detail) is is_machine
    assert ("computer around it" in configured.remedy) is is_machine


def test_what_was_found_is_said_before_what_could_not_be_read(make_host: MakeHost) -> None:
    files = {"/etc/cron.d/b": "0 3 * * * root restic check\n"}
    configured = read(make_host(files, denied=[f"{CONFIG}/pika-backup"]))["configured"]
    assert isinstance(configured, Unreadable)
    assert "restic" in configured.detail


def test_one_dated_in_the_future_gives_way_to_one_that_is_right(make_host: MakeHost) -> None:
    files = {
        f"{CONFIG}/kuprc": KUP.format("2036,11,1,9,0,0"),
        KEYFILE: "[org/gnome/deja-dup]\nlast-backup='2026-11-20T09:00:00Z'\n",
    }
    assert _values(make_host(files)) == (True, 1.0, "deja-dup")


@pytest.mark.parametrize(
    "files",
    [
        {KEYFILE: "[org/gnome/deja-dup]\nlast-backup='2026-11-20T09:00:00Z'\ninclude-list=['/etc']\n"},
        {f"{CONFIG}/kuprc": KUP.format("2026,11,20,9,0,0") + "Paths included=/etc,/opt\n"},
    ],
)
def test_folders_that_are_not_the_persons_are_no_backup_of_their_files(
    make_host: MakeHost, files: dict[str, str]
) -> None:
    assert _values(make_host(files))[:2] == (True, Reason.UNRECOGNISED)


@pytest.mark.parametrize("chosen", ["$HOME", "/home/person/Documents", "$DOCUMENTS', '/etc"])
def test_folders_of_the_person_are(make_host: MakeHost, chosen: str) -> None:
    text = f"[org/gnome/deja-dup]\nlast-backup='2026-11-20T09:00:00Z'\ninclude-list=['{chosen}']\n"
    assert _values(make_host({KEYFILE: text})) == (True, 1.0, "deja-dup")


def test_the_most_recent_of_several_counts(make_host: MakeHost) -> None:
    files = {
        f"{CONFIG}/kuprc": KUP.format("2026,11,1,9,0,0"),
        KEYFILE: "[org/gnome/deja-dup]\nlast-backup='2026-11-20T09:00:00Z'\n",
    }
    assert _values(make_host(files)) == (True, 1.0, "deja-dup")


def test_one_that_finished_counts_before_one_that_never_did(make_host: MakeHost) -> None:
    files = {
        f"{CONFIG}/kuprc": KUP.format("2026,11,1,9,0,0"),
        KEYFILE: "[org/gnome/deja-dup]\nlast-backup=''\nperiodic=true\n",
    }
    assert _values(make_host(files)) == (True, 20.0, "kup")


def test_a_program_that_never_finished_is_set_up_without_an_age(make_host: MakeHost) -> None:
    assert _values(make_host({f"{CONFIG}/kuprc": KUP.format("")})) == (True, Reason.NOT_FOUND, "kup")


def test_a_backup_dated_in_the_future_has_no_age(make_host: MakeHost) -> None:
    host = make_host({f"{CONFIG}/kuprc": KUP.format("2027,11,1,9,0,0")})
    assert _values(host) == (True, Reason.UNRECOGNISED, "kup")


def test_closed_records_leave_it_open_where_nothing_else_is_found(make_host: MakeHost) -> None:
    closed = [f"{CONFIG}/pika-backup"]
    assert _values(make_host(denied=closed)) == (Reason.NEEDS_ADMIN,) * 3
    host = make_host({f"{CONFIG}/kuprc": KUP.format("2026,11,20,9,0,0")}, denied=closed)
    assert _values(host) == (True, 1.0, "kup")


def test_a_sandbox_cannot_see_it(make_host: MakeHost) -> None:
    assert _values(make_host({"/.flatpak-info": ""})) == (Reason.UNSUPPORTED,) * 3


def test_a_recorded_ubuntu_with_deja_dup(hosts: Path) -> None:
    configured, age, by = _values(RecordedHost(hosts / "ubuntu-24.04-apt"))
    assert (configured, by) == (True, "deja-dup")
    assert age == pytest.approx(3.0, abs=0.01)
