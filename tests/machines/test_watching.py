"""A week in a real session: systemd of the person's own, a screen, and a desktop that shows notifications."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from debian import Debian, Tree, make_tree, started
from supplies import BUILD, TOP, libraries

pytestmark = [pytest.mark.machines, pytest.mark.timeout(900)]

_PACKAGES = (
    "python3,systemd-sysv,dbus,dbus-user-session,libpam-systemd,procps,iproute2,ufw,iptables,xvfb,dunst,x11-utils,"
    "libegl1,libgl1,libxkbcommon0,libfontconfig1,libdbus-1-3,libglib2.0-0,libxcb-cursor0,libxkbcommon-x11-0,"
    "libxcb-icccm4,libxcb-keysyms1,libxcb-shape0,strace"
)
_LAUNCHER = """#!/usr/bin/python3
import sys
sys.path.insert(0, "/posture")
from posture.__main__ import {name}
sys.exit({name}())
"""
# The timer as it is, but that it rings in a second instead of in the morning.
_SOON = "[Timer]\nOnCalendar=\nOnActiveSec=1s\nRandomizedDelaySec=0\nAccuracySec=100ms\n"
_AGED = """python3 - <<'END'
import sqlite3
with sqlite3.connect("/home/person/.local/share/posture/posture.db") as database:
    database.execute("UPDATE checkup SET day = date(day, '-8 days')")
END
"""
# Somebody's program in Posture's place: it says what it was given, and does not end when it is asked to.
_HANGS = """#!/bin/sh
{ cut -d ' ' -f 7 /proc/$$/stat; cat /proc/$$/cgroup; tr '\\0' '\\n' </proc/$$/environ; } >/home/person/seen
trap '' TERM
while :; do sleep 600; done
"""
_OF_SYSTEMD = {
    "HOME",
    "INVOCATION_ID",
    "LANG",
    "LC_ALL",
    "LOGNAME",
    "PATH",
    "SHELL",
    "SYSTEMD_EXEC_PID",
    "USER",
    "XDG_RUNTIME_DIR",
}
REMOVAL = (TOP / "installer" / "linux" / "removal.sh").read_text(encoding="utf-8")
_OURS = "'^/usr/bin/python3 /usr/bin/posture'"
_WINDOW = "/usr/bin/posture-window --told"
_UNTIL = "for i in $(seq 300); do if {}; then exit 0; fi; sleep 0.2; done; echo waited in vain; exit 1"


@pytest.fixture(scope="module")
def session_tree() -> Tree:
    root = BUILD / "session-bookworm"
    if make_tree(root, _PACKAGES):
        (root / ".complete").touch()
    return Tree(root, libraries("session", "x86_64-manylinux_2_34", tests=False, window=True))


@pytest.fixture
def session(session_tree: Tree) -> Iterator[Debian]:
    """The person is signed in at a screen, and it is about noon where they are."""
    with started(session_tree) as machine:
        for name, function in (("posture", "main"), ("posture-window", "window")):
            machine.write(f"/usr/bin/{name}", _LAUNCHER.format(name=function))
            machine.root(f"chmod 755 /usr/bin/{name}")
        machine.root("mkdir -p /tmp/.X11-unix && chmod 1777 /tmp /tmp/.X11-unix")
        machine.root("loginctl enable-linger person")
        machine.root(_UNTIL.format("test -S /run/user/1000/bus"))
        machine.person(f"systemctl --user set-environment DISPLAY=:9 TZ={_zone()}")
        machine.person("systemd-run --user -q --unit=screen Xvfb :9 -screen 0 1280x900x24")
        machine.person(_UNTIL.format("test -S /tmp/.X11-unix/X9"))
        yield machine


def _zone() -> str:
    """A time zone in which it is between twelve and one. Source: POSIX, TZ, whose sign points west."""
    return f"NOON{datetime.now(UTC).hour - 12}"


def posture(machine: Debian, command: str) -> str:
    return machine.person(f"cd /; TZ={_zone()} posture {command}")


def ring(machine: Debian) -> None:
    """Have the timer ring, and return as soon as it has."""
    machine.write("/home/person/.config/systemd/user/posture-look.timer.d/soon.conf", _SOON, owner="person")
    before = machine.person("systemctl --user show -p InvocationID --value posture-look.service").strip()
    machine.person("systemctl --user daemon-reload && systemctl --user restart posture-look.timer")
    again = "systemctl --user show -p InvocationID --value posture-look.service"
    machine.person(_UNTIL.format(f'test "$({again})" != "{before}"'))


def at_rest(machine: Debian) -> None:
    """Wait until what the timer started is over."""
    state = "systemctl --user show -p ActiveState --value posture-look.service"
    machine.person(_UNTIL.format(f'test "$({state})" = inactive'))


def shown(machine: Debian) -> int:
    """How many notifications there are, and were."""
    return sum(map(int, machine.person("dunstctl count displayed; dunstctl count history").split()))


def test_what_got_worse_is_told_once_and_its_button_opens_the_page(session: Debian) -> None:
    session.root("ufw --force enable")
    assert "Posture looks" in posture(session, "watch on")
    posture(session, "check >/dev/null || true")
    session.person(_AGED)
    session.root("ufw --force disable")

    ring(session)
    session.person(_UNTIL.format('test "$(dunstctl count displayed)" = 1'))
    session.person("dunstctl action 0")
    titled = "xwininfo -display :9 -root -tree | grep -q 'Checks – Posture'"
    session.person(_UNTIL.format(titled))
    at_rest(session)
    session.person(_UNTIL.format(f'test "$(pgrep -fa {_OURS} | cut -d " " -f 3-)" = "{_WINDOW}"'))
    session.person("cd /; DISPLAY=:9 timeout 30 posture-window")  # a second one ends, and shows the first

    session.person(_AGED)
    ring(session)
    at_rest(session)
    assert shown(session) == 1

    log = session.root("journalctl --no-pager -o cat")
    assert "posture-look.service" not in log
    assert "Posture looks" not in log
    assert "no longer as it was" not in log
    session.person(f"pkill -f {_OURS}; {_UNTIL.format(f'! pgrep -f {_OURS}')}")

    posture(session, "watch off")
    left = session.person("find /home/person -name '*posture-look*' ! -name '*.d'; ls /run/user/1000/systemd")
    assert "posture-look" not in left
    assert "posture" not in session.person("systemctl --user list-timers --all --no-pager")


def test_a_package_that_goes_leaves_no_timer_to_those_who_are_signed_in(session: Debian) -> None:
    posture(session, "watch on")
    assert "posture-look.timer" in session.person("systemctl --user list-timers --no-pager")
    session.write("/root/prerm", f"set -e\n{REMOVAL}")
    session.root("sh /root/prerm")
    assert "posture" not in session.person("systemctl --user list-timers --all --no-pager")
    assert session.person("find /home/person -name '*posture-look*'") == ""


def test_what_runs_for_a_person_has_nothing_of_roots_and_holds_no_package_up(session: Debian) -> None:
    session.write("/usr/bin/posture", _HANGS)
    session.root("chmod 755 /usr/bin/posture")
    session.write("/root/prerm", f"set -e\n{REMOVAL}")
    session.root("SECRET=of-root script -qec 'tty >/root/terminal; sh /root/prerm' /dev/null")
    assert session.root("cat /root/terminal").startswith("/dev/")
    seen = session.root("cat /home/person/seen").splitlines()
    assert seen[0] == "0"  # the number of its terminal
    groups = [line for line in seen if ":/system.slice/run-" in line]
    assert groups
    given = {line.partition("=")[0] for line in seen[1:] if ":" not in line.partition("=")[0]}
    assert given <= _OF_SYSTEMD
    assert {"HOME=/home/person", "XDG_RUNTIME_DIR=/run/user/1000"} <= set(seen)
    session.root("! pgrep -u person -x sleep && ! systemctl list-units --all --plain | grep -q '^run-u[0-9]'")


def test_a_timer_whose_program_is_gone_does_nothing(session: Debian) -> None:
    posture(session, "watch on")
    session.root("rm /usr/bin/posture")
    session.person("systemctl --user daemon-reload && systemctl --user start posture-look.service")
    result = session.person("systemctl --user show -p ConditionResult,ExecMainPID posture-look.service")
    assert set(result.split()) == {"ConditionResult=no", "ExecMainPID=0"}
