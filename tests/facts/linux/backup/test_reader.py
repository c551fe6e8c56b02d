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
