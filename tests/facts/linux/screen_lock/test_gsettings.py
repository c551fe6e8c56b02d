from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from posture.facts.linux.screen_lock.gsettings import cinnamon, gnome, mate
from posture.facts.undecided import Undecided
from posture.host.model import NoAnswer
from posture.host.recordings.recorded import RecordedHost

Build = Callable[..., RecordedHost]

OWN = "/home/person/.config/dconf/user"
OWNER = {
    "bus": "session",
    "destination": "org.freedesktop.DBus",
    "path": "/org/freedesktop/DBus",
    "interface": "org.freedesktop.DBus",
    "method": "NameHasOwner",
    "arguments": ["org.gnome.ScreenSaver"],
}


def _boxed(value: bool | int, kind: str) -> tuple[str, bytes]:
    return (kind, bytes([value])) if kind == "b" else (kind, struct.pack("<i", value))


@pytest.fixture
def build(make_host: Build, write_gvdb: Callable[..., bytes]) -> Build:
    """Makes a host whose dconf holds the settings, written as ``{path: (value, type)}``."""

    def build(settings: Mapping[str, tuple[int, str]], **parts: Any) -> RecordedHost:
        data = write_gvdb({key: _boxed(*value) for key, value in settings.items()}) if settings else b""
        commands = [{"argv": ["gsettings"], "error": "not_there"}]
        return make_host({OWN: data, **parts.pop("files", {})}, commands=commands, **parts)

    return build


SAVER, SESSION, LOCKDOWN = (f"/org/gnome/desktop/{name}/" for name in ("screensaver", "session", "lockdown"))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, (300.0, True)),
        ({f"{SESSION}idle-delay": (600, "u"), f"{SAVER}lock-delay": (60, "u")}, (660.0, True)),
        ({f"{SESSION}idle-delay": (0, "u")}, (None, True)),
        ({f"{SAVER}lock-enabled": (0, "b")}, (None, False)),
        ({f"{LOCKDOWN}disable-lock-screen": (1, "b")}, (None, False)),
        ({f"{SAVER}lock-enabled": (0, "b"), f"{SAVER}ubuntu-lock-on-suspend": (1, "b")}, (None, True)),
        ({f"{SAVER}ubuntu-lock-on-suspend": (0, "b")}, (300.0, False)),
    ],
)
def test_gnome_locks_after_idleness_and_delay_unless_something_forbids_it(
    build: Build, settings: dict[str, tuple[int, str]], expected: tuple[float | None, bool]
) -> None:
    lock = gnome(build(settings), "gnome")
    assert (lock.seconds, lock.on_sleep) == expected


def test_what_an_administrator_fixed_is_named_so(build: Build, dconf_files: Path) -> None:
    files = {
        "/etc/dconf/profile/user": "user-db:user\nsystem-db:local\n",
        "/etc/dconf/db/local": (dconf_files / "system").read_bytes(),
    }
    lock = gnome(build({f"{SAVER}lock-enabled": (0, "b")}, files=files), "gnome")
    assert (lock.seconds, lock.method) == (300.0, "dconf (locked)")


def test_gnome_without_a_lock_screen_never_locks(build: Build) -> None:
    lock = gnome(build({}, calls=[{**OWNER, "reply": [False]}]), "gnome")
    assert (lock.seconds, lock.on_sleep) == (None, False)
    assert "GDM" in lock.excerpt


@pytest.mark.parametrize("answer", [{"reply": [True]}, {"error": "not_there"}])
def test_a_bus_that_does_not_say_no_leaves_gnome_its_settings(build: Build, answer: dict[str, Any]) -> None:
    assert gnome(build({}, calls=[{**OWNER, **answer}]), "gnome").seconds == 300.0


def test_logind_locks_gnome_even_where_gnome_would_not(
    build: Build, idle_action: Callable[..., list[object]]
) -> None:
    off = {f"{SAVER}lock-enabled": (0, "b")}
    assert gnome(build(off, calls=idle_action("lock", 600_000_000)), "gnome").seconds == 900.0
    assert gnome(build(off, calls=idle_action("suspend", 600_000_000)), "gnome").seconds is None
    assert gnome(build(off, calls=idle_action("lock", 2**64 - 1)), "gnome").seconds is None
    never_idle = off | {f"{SESSION}idle-delay": (0, "u")}
    assert gnome(build(never_idle, calls=idle_action("lock", 600_000_000)), "gnome").seconds is None


def test_a_bus_that_gives_no_answer_leaves_gnomes_lock_open(build: Build) -> None:
    with pytest.raises(NoAnswer):
        gnome(build({}, calls=[{**OWNER, "error": "no_answer"}]), "gnome")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, (902.0, True)),
        ({"/org/cinnamon/desktop/screensaver/lock-enabled": (0, "b")}, (None, True)),
        ({"/org/cinnamon/desktop/session/idle-delay": (0, "u")}, (None, True)),
        ({"/org/cinnamon/desktop/lockdown/disable-lock-screen": (1, "b")}, (None, False)),
        ({"/org/cinnamon/settings-daemon/plugins/power/lock-on-suspend": (0, "b")}, (902.0, False)),
    ],
)
def test_cinnamon_has_settings_of_its_own(
    build: Build, settings: dict[str, tuple[int, str]], expected: tuple[float | None, bool]
) -> None:
    lock = cinnamon(build(settings))
    assert (lock.seconds, lock.on_sleep) == expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({}, (300.0, True)),
        (
            {"/org/mate/desktop/session/idle-delay": (10, "i"), "/org/mate/screensaver/lock-delay": (2, "i")},
            (720.0, True),
        ),
        ({"/org/mate/screensaver/idle-activation-enabled": (0, "b")}, (None, True)),
        ({"/org/mate/screensaver/lock-enabled": (0, "b")}, (None, True)),
        ({"/org/mate/desktop/lockdown/disable-lock-screen": (1, "b")}, (None, False)),
        ({"/org/mate/power-manager/lock-suspend": (0, "b")}, (300.0, False)),
    ],
)
def test_mate_counts_in_minutes(
    build: Build, settings: dict[str, tuple[int, str]], expected: tuple[float | None, bool]
) -> None:
    lock = mate(build(settings))
    assert (lock.seconds, lock.on_sleep) == expected


def test_a_time_below_zero_is_unknown(build: Build) -> None:
    with pytest.raises(Undecided):
        mate(build({"/org/mate/desktop/session/idle-delay": (-5, "i")}))


def test_a_damaged_database_is_unknown(make_host: Build) -> None:
    with pytest.raises(Undecided):
        gnome(make_host({OWN: b"not a database"}), "gnome")


CAFFEINE = "/org/gnome/shell/extensions/caffeine/toggle-state"
EXTENSION = "/home/person/.local/share/gnome-shell/extensions/caffeine@patapon.info/metadata.json"


def test_caffeine_keeps_gnome_open_unless_it_was_removed(build: Build) -> None:
    lock = gnome(build({CAFFEINE: (1, "b")}, files={EXTENSION: "{}"}), "gnome")
    assert (lock.seconds, lock.kept_open_by) == (None, "caffeine")
    assert gnome(build({CAFFEINE: (1, "b")}), "gnome").seconds == 300.0
    assert gnome(build({CAFFEINE: (0, "b")}, files={EXTENSION: "{}"}), "gnome").seconds == 300.0


@pytest.mark.parametrize(
    ("enabled", "disabled", "all_off", "modes", "open_"),
    [
        (("caffeine@patapon.info",), (), False, {}, True),
        (("other@example.org",), (), False, {}, False),
        (("caffeine@patapon.info",), ("caffeine@patapon.info",), False, {}, False),
        (("caffeine@patapon.info",), (), True, {}, False),
        ((), (), True, {"/usr/share/gnome-shell/modes/own.json": '["caffeine@patapon.info"]'}, True),
    ],
)
def test_caffeine_counts_only_where_the_extension_is_on(
    make_host: Build,
    write_gvdb: Callable[..., bytes],
    enabled: tuple[str, ...],
    disabled: tuple[str, ...],
    all_off: bool,
    modes: Mapping[str, str],
    open_: bool,
) -> None:
    shell = "/org/gnome/shell/"
    data = write_gvdb(
        {
            CAFFEINE: _boxed(True, "b"),
            f"{shell}enabled-extensions": _list(enabled),
            f"{shell}disabled-extensions": _list(disabled),
            f"{shell}disable-user-extensions": _boxed(all_off, "b"),
        }
    )
    commands = [{"argv": ["gsettings"], "error": "not_there"}]
    lock = gnome(make_host({OWN: data, EXTENSION: "{}", **modes}, commands=commands), "gnome")
    assert bool(lock.kept_open_by) is open_


def _list(items: tuple[str, ...]) -> tuple[str, bytes]:
    data = "".join(f"{item}\0" for item in items).encode()
    ends = [sum(len(item) + 1 for item in items[: at + 1]) for at in range(len(items))]
    return "as", data + bytes(ends)


def test_the_database_that_fixes_an_open_screen_is_named(
    make_host: Build, write_gvdb: Callable[..., bytes]
) -> None:
    switch = f"{SAVER}lock-enabled"
    host = make_host(
        {
            "/etc/dconf/profile/user": "user-db:user\nsystem-db:firm\n",
            "/etc/dconf/db/firm": write_gvdb({switch: _boxed(False, "b")}, (switch,)),
        },
        commands=[{"argv": ["gsettings"], "error": "not_there"}],
    )
    lock = gnome(host, "gnome")
    assert (lock.seconds, lock.fixed_by) == (None, "/etc/dconf/db/firm")


@pytest.mark.parametrize(
    ("read", "schema", "rows", "sleeps"),
    [
        (
            cinnamon,
            "org.cinnamon.settings-daemon.plugins.power",
            {"sleep-inactive-ac-type": "'suspend'", "sleep-inactive-ac-timeout": "600"},
            600.0,
        ),
        (
            cinnamon,
            "org.cinnamon.settings-daemon.plugins.power",
            {"sleep-inactive-ac-type": "'suspend'", "sleep-inactive-ac-timeout": "0"},
            None,
        ),
        (
            mate,
            "org.mate.power-manager",
            {"sleep-computer-ac": "600", "action-sleep-type-ac": "'suspend'"},
            600.0,
        ),
        (mate, "org.mate.power-manager", {"sleep-computer-ac": "600"}, None),
    ],
)
def test_cinnamon_and_mate_sleep_where_nothing_locks(
    make_host: Build,
    write_gvdb: Callable[..., bytes],
    read: Callable[..., Any],
    schema: str,
    rows: dict[str, str],
    sleeps: float | None,
) -> None:
    switches = ("/org/mate/screensaver/lock-enabled", "/org/cinnamon/desktop/screensaver/lock-enabled")
    off = {switch: _boxed(False, "b") for switch in switches}
    commands: list[dict[str, object]] = [
        {"argv": ["gsettings", "get", schema, key], "exit_code": 0, "stdout": f"{value}\n"}
        for key, value in rows.items()
    ]
    host = make_host(
        {OWN: write_gvdb(off)}, commands=[*commands, {"argv": ["gsettings"], "error": "not_there"}]
    )
    lock = read(host)
    assert (lock.seconds, lock.sleeps) == (None, sleeps)
