"""``posture repair`` in real sessions: with dconf, xfconfd, and KDE's own readers of its files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from real_session import RealSession, missing, real_session

SYSTEM_XFCONF = """<?xml version="1.1" encoding="UTF-8"?>
<channel name="xfce4-screensaver" version="1.0"{locked}>
  <property name="lock" type="empty">
    <property name="enabled" type="bool" value="false"/>
  </property>
</channel>
"""


@dataclass(frozen=True)
class Desktop:
    """How to spoil its lock by its own program, and how its own program tells all that the person set."""

    name: str
    spoil: Sequence[Sequence[str]]
    everything: Sequence[str]
    reads: Sequence[str]
    """What its own program says of the switch; “true” once it is on."""


def _gsettings(saver: str, session: str, minute: int) -> Sequence[Sequence[str]]:
    return (
        ("gsettings", "set", saver, "lock-enabled", "false"),
        ("gsettings", "set", session, "idle-delay", str(47 * minute)),
        ("gsettings", "set", saver, "lock-delay", str(3 * minute)),
    )


def _kwrite(name: str, value: str) -> Sequence[str]:
    return ("kwriteconfig5", "--file", "kscreenlockerrc", "--group", "Daemon", "--key", name, value)


def _xfconf(name: str, kind: str, value: str) -> Sequence[str]:
    return ("xfconf-query", "-c", "xfce4-screensaver", "-p", name, "-n", "-t", kind, "-s", value)


_DUMP = ("dconf", "dump", "/")
_GNOME, _CINNAMON, _MATE = "org.gnome.desktop", "org.cinnamon.desktop", "org.mate"
DESKTOPS = {
    each.name: each
    for each in (
        Desktop(
            "GNOME",
            _gsettings(f"{_GNOME}.screensaver", f"{_GNOME}.session", 60),
            _DUMP,
            ("gsettings", "get", f"{_GNOME}.screensaver", "lock-enabled"),
        ),
        Desktop(
            "X-Cinnamon",
            _gsettings(f"{_CINNAMON}.screensaver", f"{_CINNAMON}.session", 60),
            _DUMP,
            ("gsettings", "get", f"{_CINNAMON}.screensaver", "lock-enabled"),
        ),
        Desktop(
            "MATE",
            _gsettings(f"{_MATE}.screensaver", f"{_MATE}.session", 1),
            _DUMP,
            ("gsettings", "get", f"{_MATE}.screensaver", "lock-enabled"),
        ),
        Desktop(
            "KDE",
            (
                _kwrite("Autolock", "false"),
                _kwrite("Timeout", "47"),
                _kwrite("LockGrace", "180"),
                (
                    "kwriteconfig5",
                    "--file",
                    "kscreenlockerrc",
                    "--group",
                    "Greeter",
                    "--key",
                    "Theme",
                    "dark",
                ),
            ),
            ("cat", ".config/kscreenlockerrc"),
            (
                *("kreadconfig5", "--file", "kscreenlockerrc", "--group", "Daemon"),
                *("--key", "Autolock", "--default", "true"),
            ),
        ),
        Desktop(
            "XFCE",
            (
                _xfconf("/lock/enabled", "bool", "false"),
                _xfconf("/saver/idle-activation/delay", "int", "47"),
                _xfconf("/lock/saver-activation/delay", "int", "3"),
            ),
            ("xfconf-query", "-c", "xfce4-screensaver", "-lv"),
            ("xfconf-query", "-c", "xfce4-screensaver", "-p", "/lock/enabled"),
        ),
    )
}

Begin = Callable[..., RealSession]

pytestmark = [
    pytest.mark.skipif(shutil.which("dconf") is None, reason="needs apt-get install dconf-cli"),
    # A session's programs are seen by a check-up in another one beside it: one account, one list of them.
    pytest.mark.xdist_group("session"),
]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Begins a session of that desktop, with more of an environment where it is given."""
    with ExitStack() as stack:

        def session(desktop: str, **environment: str) -> RealSession:
            if lacking := missing(desktop):
                pytest.skip(lacking)
            return stack.enter_context(real_session(tmp_path / desktop, desktop, **environment))

        yield session


def _spoiled(begin: Begin, desktop: Desktop) -> RealSession:
    session = begin(desktop.name)
    for command in desktop.spoil:
        session.run(*command)
    assert session.run(*desktop.reads) == "false"
    session.posture("check", "screen-lock", ends=1)
    return session


@pytest.mark.parametrize("desktop", DESKTOPS.values(), ids=DESKTOPS)
def test_it_is_set_it_helps_and_undone_it_is_the_same_value(begin: Begin, desktop: Desktop) -> None:
    session = _spoiled(begin, desktop)
    before = session.run(*desktop.everything)
    told = session.data("repair", "screen-lock", "--dry-run")
    assert len(told["changes"]) == 3
    assert session.run(*desktop.everything) == before, "a dry run changes nothing"

    said = " ".join(session.posture("repair", "screen-lock", "--yes").split())
    assert "Lock the screen by itself" in said
    assert "Wait 15 minutes before that" in said
    assert "Locks after 15 minutes." in said
    assert session.run(*desktop.reads) == "true"
    session.posture("check", "screen-lock", ends=0)

    undone = session.data("repair", "screen-lock", "--undo")
    assert (len(undone["put_back"]), undone["kept"]) == (3, [])
    assert session.run(*desktop.everything) == before
    session.posture("check", "screen-lock", ends=1)
    assert "nothing here that could be put back" in session.posture("repair", "screen-lock", "--undo", ends=2)


def _switched_off_for_all(folder: Path, desktop: str, *, fixed: bool) -> dict[str, str]:
    """An administrator's default that the screen does not lock; fixed, or for each person to change."""
    folder.mkdir()
    match desktop:
        case "KDE":
            suffix = "[$i]" if fixed else ""
            (folder / "kscreenlockerrc").write_text(f"[Daemon]\nAutolock{suffix}=false\n", encoding="utf-8")
            return {"XDG_CONFIG_DIRS": str(folder)}
        case "XFCE":
            channels = folder / "xfce4" / "xfconf" / "xfce-perchannel-xml"
            channels.mkdir(parents=True)
            text = SYSTEM_XFCONF.format(locked=' locked="*" unlocked="root"' if fixed else "")
            (channels / "xfce4-screensaver.xml").write_text(text, encoding="utf-8")
            return {"XDG_CONFIG_DIRS": str(folder)}
        case _:
            path = DESKTOPS[desktop].reads[2].replace(".", "/")
            keys = folder / "keys"
            (keys / "locks").mkdir(parents=True)
            (keys / "site").write_text(f"[{path}]\nlock-enabled=false\n", encoding="utf-8")
            if fixed:
                (keys / "locks" / "site").write_text(f"/{path}/lock-enabled\n", encoding="utf-8")
            profile = folder / "profile"
            profile.write_text(f"user-db:user\nfile-db:{folder / 'site'}\n", encoding="utf-8")
            return {"DCONF_PROFILE": str(profile)}


def _ruled(begin: Begin, folder: Path, desktop: str, *, fixed: bool) -> RealSession:
    session = begin(desktop, **_switched_off_for_all(folder, desktop, fixed=fixed))
    if (folder / "keys").exists():
        session.run("dconf", "compile", str(folder / "site"), str(folder / "keys"))
    assert session.run(*DESKTOPS[desktop].reads) == "false"
    return session


@pytest.mark.parametrize("name", DESKTOPS)
def test_what_nobody_set_is_unset_again(begin: Begin, tmp_path: Path, name: str) -> None:
    session = _ruled(begin, tmp_path / "site", name, fixed=False)
    [change] = session.data("repair", "screen-lock", "--dry-run")["changes"]
    assert change["before"] is None
    session.posture("repair", "screen-lock", "--yes")
    assert session.run(*DESKTOPS[name].reads) == "true"
    undone = session.data("repair", "screen-lock", "--undo")
    assert [put["value"] for put in undone["put_back"]] == [None]
    assert session.run(*DESKTOPS[name].reads) == "false"
    match name:
        case "KDE":
            assert not (session.home / ".config" / "kscreenlockerrc").exists()
        case "XFCE":
            own = session.home / ".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-screensaver.xml"
            session.stop_xfconfd()  # what it has is on the disk then
            assert not own.exists() or 'type="bool"' not in own.read_text(encoding="utf-8")
        case _:
            assert session.run("env", "-u", "DCONF_PROFILE", *_DUMP) == "", "the person's own database"


@pytest.mark.parametrize("name", DESKTOPS)
def test_what_it_fixed_is_not_touched_and_that_is_said(begin: Begin, tmp_path: Path, name: str) -> None:
    session = _ruled(begin, tmp_path / "site", name, fixed=True)
    said = " ".join(session.posture("repair", "screen-lock", "--yes", ends=2).split())
    assert "by your IT, or by whoever set this computer up, so Posture does not touch it." in said
    assert session.run(*DESKTOPS[name].reads) == "false"
    assert "could be put back" in session.posture("repair", "screen-lock", "--undo", ends=2)


OWN_FILES = {
    "GNOME": ".config/dconf/user",
    "KDE": ".config/kscreenlockerrc",
    "XFCE": ".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-screensaver.xml",
}


def _close(file: Path, how: str) -> tuple[int, int, int, bytes]:
    """Close it as IT does, in a folder that stays the person's own; what is to be there afterwards."""
    if how == "another's":
        if os.geteuid():
            pytest.skip("needs root, to give a file away")
        os.chown(file, 4241, 4241)
    else:
        file.chmod(0o444)
    return _as_it_is(file)


def _as_it_is(file: Path) -> tuple[int, int, int, bytes]:
    status = file.stat()
    return status.st_ino, status.st_uid, status.st_mode, file.read_bytes()


@pytest.mark.parametrize("how", ["another's", "not to be written"])
@pytest.mark.parametrize("name", OWN_FILES)
def test_a_file_that_it_closed_is_not_replaced_and_that_is_said(begin: Begin, name: str, how: str) -> None:
    session = _spoiled(begin, DESKTOPS[name])
    if name == "XFCE":
        session.stop_xfconfd()  # what it has is on the disk then
        session.run(*DESKTOPS[name].reads)
    file = session.home / OWN_FILES[name]
    closed = _close(file, how)
    for option in ("--dry-run", "--yes"):
        said = "".join(session.posture("repair", "screen-lock", option, ends=2).split())
        assert f"Thisisfixedin{file}byyourIT" in said
    assert _as_it_is(file) == closed


@pytest.mark.parametrize("name", OWN_FILES)
def test_a_file_that_it_closed_since_is_not_replaced_by_undoing(begin: Begin, name: str) -> None:
    session = _spoiled(begin, DESKTOPS[name])
    session.posture("repair", "screen-lock", "--yes")
    if name == "XFCE":
        session.stop_xfconfd()
        session.run(*DESKTOPS[name].reads)
    file = session.home / OWN_FILES[name]
    closed = _close(file, "not to be written")
    said = " ".join(session.posture("repair", "screen-lock", "--undo", ends=2).split())
    assert "closed to this account. Not all could be put back." in said
    assert _as_it_is(file) == closed
    file.chmod(0o600)
    session.posture("repair", "screen-lock", "--undo")
    assert session.run(*DESKTOPS[name].reads) == "false"


_DIES = """
import os
from posture.application.repairing import plan, repair
from posture.application.session import open_session
from posture.host.setting.gate import LiveGate

class Dies(LiveGate):
    left = {left}

    def put(self, setting, value):
        if not self.left:
            os._exit(9)
        self.left -= 1
        super().put(setting, value)
        if not self.left and {after}:
            os._exit(9)

session = open_session()
session.gate = Dies()
repair(session, "screen-lock", plan(session, "screen-lock"))
"""


@pytest.mark.parametrize("name", ["GNOME", "KDE", "XFCE"])
@pytest.mark.parametrize(("left", "after"), [(0, False), (1, True), (2, False), (3, True)])
def test_wherever_it_breaks_off_undoing_puts_everything_back(
    begin: Begin, name: str, left: int, after: bool
) -> None:
    session = _spoiled(begin, DESKTOPS[name])
    before = session.run(*DESKTOPS[name].everything)
    session.python(_DIES.format(left=left, after=after), ends=9)
    assert (session.run(*DESKTOPS[name].everything) == before) is (left == 0)
    session.posture("repair", "screen-lock", "--undo")
    assert session.run(*DESKTOPS[name].everything) == before


@pytest.mark.parametrize("name", ["GNOME", "KDE", "XFCE"])
def test_after_a_break_a_second_repair_still_knows_what_was_there_first(begin: Begin, name: str) -> None:
    session = _spoiled(begin, DESKTOPS[name])
    before = session.run(*DESKTOPS[name].everything)
    session.python(_DIES.format(left=1, after=True), ends=9)
    session.posture("repair", "screen-lock", "--yes")
    session.posture("check", "screen-lock", ends=0)
    session.posture("repair", "screen-lock", "--undo")
    assert session.run(*DESKTOPS[name].everything) == before


@pytest.mark.parametrize("name", ["GNOME", "KDE", "XFCE"])
def test_what_the_person_changed_since_stays_theirs(begin: Begin, name: str) -> None:
    desktop = DESKTOPS[name]
    session = _spoiled(begin, desktop)
    session.posture("repair", "screen-lock", "--yes")
    session.run(*(word.replace("2820", "240").replace("47", "4") for word in desktop.spoil[1]))
    said = session.posture("repair", "screen-lock", "--undo")
    assert "2 settings are as they were before." in said
    assert "1 setting was changed since, and stays as it is now." in said
    assert session.run(*desktop.reads) == "false"


def test_where_it_cannot_be_written_down_nothing_is_set(begin: Begin) -> None:
    session = _spoiled(begin, DESKTOPS["GNOME"])
    before = session.run(*_DUMP)
    home = Path(session.environment["POSTURE_HOME"])
    home.mkdir(exist_ok=True)
    (home / "posture.db").write_bytes(
        b"no database at all, but long enough to look like a file of some other kind"
    )
    session.posture("repair", "screen-lock", "--yes", ends=2)
    assert session.run(*_DUMP) == before


def test_one_that_does_not_hold_takes_the_others_back(begin: Begin) -> None:
    """Settings that live in memory only, as where gsettings finds no dconf: put, and gone again."""
    session = _spoiled(begin, DESKTOPS["GNOME"])
    before = session.run(*_DUMP)
    program = """
from posture.application.errors import ApplicationError
from posture.application.repairing import plan, repair
from posture.application.session import open_session
from posture.host.setting.gate import LiveGate

class Forgets(LiveGate):
    def put(self, setting, value):
        if not (setting.name == "idle-delay" and value == "uint32 900"):
            super().put(setting, value)

session = open_session()
session.gate = Forgets()
try:
    repair(session, "screen-lock", plan(session, "screen-lock"))
except ApplicationError as error:
    print(error)
"""
    said = session.python(program)
    assert "“idle-delay” was set, and does not hold: something sets it otherwise." in said
    assert "Nothing was changed: what had been set is put back." in said
    assert session.run(*_DUMP) == before
    assert "could be put back" in session.posture("repair", "screen-lock", "--undo", ends=2)
