from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.screen_lock.kde import kde
from posture.facts.linux.settings.kconfig import parse_group
from posture.facts.undecided import Undecided
from posture.host.model import Process
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

SESSION = {"XDG_CURRENT_DESKTOP": "KDE"}
OWN = "/home/person/.config/kscreenlockerrc"
SYSTEM = "/etc/xdg/kscreenlockerrc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", (305.0, True)),
        ("[Daemon]\nTimeout=15\nLockGrace=0\n", (900.0, True)),
        ("[Daemon]\nTimeout=0.5\n", (35.0, True)),
        ("[Daemon]\nAutolock=false\n", (None, True)),
        ("[Daemon]\nTimeout=0\n", (None, True)),
        ("[Daemon]\nRequirePassword=false\n", (None, False)),
        ("[Daemon]\nLock=false\n", (None, False)),
        ("[Daemon]\nLockOnResume=false\n", (305.0, False)),
        ("[Greeter]\nAutolock=false\n", (305.0, True)),
        ("[Daemon][Other]\nAutolock=false\n", (305.0, True)),
        ("# comment\n[Daemon]\n#Autolock=false\n", (305.0, True)),
    ],
)
def test_the_persons_file_over_the_documented_defaults(
    make_host: MakeHost, text: str, expected: tuple[float | None, bool]
) -> None:
    lock = kde(make_host({OWN: text}, environment=SESSION))
    assert (lock.seconds, lock.on_sleep) == expected


def test_without_any_file_the_method_is_the_default(make_host: MakeHost) -> None:
    assert kde(make_host({}, environment=SESSION)).method == "default"
    assert kde(make_host({OWN: "[Daemon]\nTimeout=5\n"}, environment=SESSION)).method == "kscreenlockerrc"


@pytest.mark.parametrize(
    "fixed",
    [
        "[Daemon][$i]\nAutolock=true\nTimeout=10\n",
        "[$i]\n[Daemon]\nTimeout=10\n",
        "[Daemon]\nAutolock[$i]=true\nTimeout[$i]=10\n",
    ],
)
def test_what_an_administrator_fixed_beats_the_persons_file(make_host: MakeHost, fixed: str) -> None:
    host = make_host({SYSTEM: fixed, OWN: "[Daemon]\nAutolock=false\nTimeout=60\n"}, environment=SESSION)
    lock = kde(host)
    if "Autolock" in fixed:
        assert lock.seconds == 605.0
    assert lock.method == "kscreenlockerrc (locked)"
    assert "Timeout=10" in lock.excerpt


def test_a_system_file_that_fixes_nothing_is_only_a_default(make_host: MakeHost) -> None:
    host = make_host(
        {SYSTEM: "[Daemon]\nTimeout=10\nLockGrace=0\n", OWN: "[Daemon]\nTimeout=20\n"}, environment=SESSION
    )
    assert kde(host).seconds == 1200.0


def test_the_first_of_the_systems_folders_counts_most(make_host: MakeHost) -> None:
    host = make_host(
        {
            "/a/kscreenlockerrc": "[Daemon]\nTimeout=1\nLockGrace=0\n",
            "/b/kscreenlockerrc": "[Daemon]\nTimeout=2\n",
        },
        environment={"XDG_CONFIG_DIRS": "/a:/b"},
    )
    assert kde(host).seconds == 60.0


def test_a_time_that_is_no_number_is_unknown(make_host: MakeHost) -> None:
    with pytest.raises(Undecided):
        kde(make_host({OWN: "[Daemon]\nTimeout=soon\n"}))


def _systemd_knows(variable: str) -> dict[str, object]:
    return {
        "bus": "session",
        "destination": "org.freedesktop.systemd1",
        "path": "/org/freedesktop/systemd1",
        "interface": "org.freedesktop.DBus.Properties",
        "method": "Get",
        "arguments": ["org.freedesktop.systemd1.Manager", "Environment"],
        "reply": [["as", ["LANG=C", variable]]],
    }


def test_outside_the_session_a_lock_is_known_where_systemd_knows_the_folders(make_host: MakeHost) -> None:
    files = {"/b/kscreenlockerrc": "[Daemon]\nTimeout=2\nLockGrace=0\n"}
    assert kde(make_host(files, calls=[_systemd_knows("XDG_CONFIG_DIRS=/a:/b")])).seconds == 120.0
    with pytest.raises(Undecided):
        kde(make_host(files))


def test_outside_the_session_no_lock_is_no_lock(make_host: MakeHost) -> None:
    assert kde(make_host({OWN: "[Daemon]\nAutolock=false\n"})).seconds is None


def test_what_the_kiosk_forbids_and_who_fixed_it_is_named(make_host: MakeHost) -> None:
    restricted = "[KDE Action Restrictions][$i]\naction/lock_screen=false\n"
    lock = kde(make_host({"/etc/xdg/kdeglobals": restricted}, environment=SESSION))
    assert (lock.seconds, lock.on_sleep, lock.fixed_by) == (None, False, "/etc/xdg/kdeglobals")


POWERDEVIL = (Process("org_kde_powerde", ("/usr/lib/org_kde_powerdevil",), mine=True),)
NEWER, OLDER = "/home/person/.config/powerdevilrc", "/home/person/.config/powermanagementprofilesrc"


@pytest.mark.parametrize(
    ("path", "text", "seconds"),
    [
        (NEWER, "[AC][SuspendAndShutdown]\nAutoSuspendIdleTimeoutSec=600\n", 600.0),
        (NEWER, "[AC][SuspendAndShutdown]\nAutoSuspendAction=1\n", 900.0),
        (NEWER, "[AC][SuspendAndShutdown]\nAutoSuspendAction=0\n", None),
        (NEWER, "[Battery][SuspendAndShutdown]\nAutoSuspendAction=1\n", None),
        (OLDER, "[AC][SuspendSession]\nidleTime=600000\nsuspendType=1\n", 600.0),
        (OLDER, "[AC][SuspendSession]\nidleTime=600000\nsuspendType=8\n", None),
    ],
)
def test_powerdevils_sleep_is_known_as_far_as_it_was_set(
    make_host: MakeHost, path: str, text: str, seconds: float | None
) -> None:
    host = make_host({OWN: "[Daemon]\nAutolock=false\n", path: text}, environment=SESSION)
    assert kde(host, POWERDEVIL).sleeps == seconds
    assert kde(host, ()).sleeps is None


@given(st.text(alphabet="[]$i=Daemon\n \tx1.", max_size=200))
def test_any_text_is_parsed(text: str) -> None:
    entries, _ = parse_group(text, "Daemon")
    for entry in entries.values():
        assert entry.flag in (True, False, None)
        assert entry.number is None or isinstance(entry.number, float)


@pytest.mark.parametrize(("deleted", "seconds"), [("Autolock[$d]", 305.0), ("Timeout[$d]", None)])
def test_what_the_person_s_file_deletes_is_kdes_own_default(
    make_host: MakeHost, deleted: str, seconds: float | None
) -> None:
    """``kwriteconfig5 --delete`` writes it so where the system's files have a value."""
    files = {SYSTEM: "[Daemon]\nAutolock=false\n", OWN: f"[Daemon]\n{deleted}\n"}
    assert kde(make_host(files, environment=SESSION)).seconds == seconds
