from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from posture.facts.linux.settings.dconf import Setting, Settings
from posture.facts.undecided import Undecided
from posture.host.model import NoAnswer, NotRecorded
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

SAVER, SESSION = "org.gnome.desktop.screensaver", "org.gnome.desktop.session"
OWN = "/home/person/.config/dconf/user"
NO_GSETTINGS = {"argv": ["gsettings"], "error": "not_there"}
PROFILE = "user-db:user\n\nsystem-db:local  # fixed by IT\n"


def _idle(host: RecordedHost) -> Setting[int]:
    return Settings(host).get(SESSION, "idle-delay", 300)


def test_the_persons_value_counts_where_nothing_is_locked(make_host: MakeHost, dconf_files: Path) -> None:
    host = make_host({OWN: (dconf_files / "user").read_bytes()}, commands=[NO_GSETTINGS])
    assert _idle(host) == Setting(480, "dconf")


def test_a_locked_value_of_the_system_beats_the_persons(make_host: MakeHost, dconf_files: Path) -> None:
    host = make_host(
        {
            OWN: (dconf_files / "user").read_bytes(),
            "/etc/dconf/profile/user": PROFILE,
            "/etc/dconf/db/local": (dconf_files / "system").read_bytes(),
        }
    )
    assert _idle(host) == Setting(300, "dconf (locked)", "/etc/dconf/db/local")
    # The system's lock-delay is a default only: it is not locked.
    assert Settings(host).get(SAVER, "lock-delay", 0) == Setting(30, "dconf")


def test_the_systems_value_is_the_default_of_who_chose_nothing(
    make_host: MakeHost, dconf_files: Path
) -> None:
    host = make_host(
        {"/etc/dconf/profile/user": PROFILE, "/etc/dconf/db/local": (dconf_files / "system").read_bytes()}
    )
    assert Settings(host).get(SAVER, "lock-delay", 30) == Setting(0, "dconf")


def test_a_missing_database_means_the_schemas_default(make_host: MakeHost) -> None:
    command = {"argv": ["gsettings", "get", SESSION, "idle-delay"], "exit_code": 0, "stdout": "uint32 900\n"}
    assert _idle(make_host(commands=[command])) == Setting(900, "gsettings")


@pytest.mark.parametrize(
    "command",
    [
        NO_GSETTINGS,
        {
            "argv": ["gsettings", "get", SESSION, "idle-delay"],
            "exit_code": 1,
            "stderr": "No schemas installed\n",
        },
    ],
)
def test_without_a_usable_schema_the_documented_default_counts(
    make_host: MakeHost, command: dict[str, Any]
) -> None:
    assert _idle(make_host(commands=[command])) == Setting(300, "default")


@pytest.mark.parametrize("printed", ["'soon'\n", "uint32", ""])
def test_a_value_that_is_cut_or_of_another_type_is_no_default(make_host: MakeHost, printed: str) -> None:
    command = {"argv": ["gsettings", "get", SESSION, "idle-delay"], "exit_code": 0, "stdout": printed}
    with pytest.raises(Undecided):
        _idle(make_host(commands=[command]))


def test_a_value_of_another_type_is_passed_over(
    make_host: MakeHost, write_gvdb: Callable[..., bytes]
) -> None:
    data = write_gvdb({"/org/gnome/desktop/session/idle-delay": ("s", b"soon\0")})
    assert _idle(make_host({OWN: data}, commands=[NO_GSETTINGS])) == Setting(300, "default")


def test_the_environment_names_the_profile_and_the_folder(make_host: MakeHost, dconf_files: Path) -> None:
    host = make_host(
        {
            "/usr/share/dconf/profile/kiosk": "user-db:mine",
            "/home/person/conf/dconf/mine": (dconf_files / "user").read_bytes(),
        },
        environment={"DCONF_PROFILE": "kiosk", "XDG_CONFIG_HOME": "/home/person/conf"},
    )
    assert _idle(host) == Setting(480, "dconf")


def test_an_administrators_profile_in_run_beats_the_environment(
    make_host: MakeHost, dconf_files: Path
) -> None:
    owner = {"kind": "directory", "size": 0, "modified": "2026-11-20T18:00:00Z", "mode": 448, "owner": 1000}
    host = make_host(
        {
            "/run/dconf/user/1000": "file-db:/srv/fixed",
            "/srv/fixed": (dconf_files / "system").read_bytes(),
            OWN: (dconf_files / "user").read_bytes(),
        },
        environment={"DCONF_PROFILE": "user"},
        status={"/home/person": owner},
    )
    assert _idle(host) == Setting(300, "dconf")


def test_a_named_profile_that_is_not_there_has_no_databases(make_host: MakeHost, dconf_files: Path) -> None:
    host = make_host(
        {OWN: (dconf_files / "user").read_bytes()},
        environment={"DCONF_PROFILE": "gone"},
        commands=[NO_GSETTINGS],
    )
    assert _idle(host) == Setting(300, "default")


@pytest.mark.parametrize(
    "parts",
    [
        {"files": {OWN: b"GVariant and then nothing"}},
        {"files": {"/etc/dconf/profile/user": "service-db:keyfile/user\n"}},
        {"environment": {"GSETTINGS_BACKEND": "keyfile"}},
    ],
)
def test_settings_that_cannot_be_read_are_never_taken_for_defaults(
    make_host: MakeHost, parts: dict[str, Any]
) -> None:
    host = make_host(**parts)
    with pytest.raises(Undecided):
        _idle(host)


def test_a_schema_that_is_not_told_in_time_is_never_taken_for_the_documented_default(
    make_host: MakeHost,
) -> None:
    with pytest.raises(NoAnswer):
        _idle(make_host(commands=[{"argv": ["gsettings"], "error": "no_answer"}]))


def test_a_database_that_was_not_recorded_is_never_taken_for_absent(make_host: MakeHost) -> None:
    with pytest.raises(NotRecorded):
        _idle(make_host(complete=("/etc", "/run", "/usr")))
