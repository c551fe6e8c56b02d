"""systemd's own parser reads the units; tests/machines has it ring them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from posture.desktop.errors import DesktopError
from posture.desktop.timers.systemd import Systemd, units
from posture.desktop.timers.timer import Timer
from posture.words.choice import Choice
from posture.words.languages import language, own_catalogue
from posture.words.phrase import ENGLISH
from posture.words.speech import speak, spoken

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")

ODD = ('/opt/a "b" 100% $HOME\\x/posture', "watch", "run")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A person without a session: no systemd of theirs answers."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def files(folder: Path) -> list[str]:
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if not each.is_dir())


def written(home: Path) -> Path:
    """A timer that was turned on; the folder in which it lies."""
    folder = home / ".config" / "systemd" / "user"
    (folder / "timers.target.wants").mkdir(parents=True)
    for name, text in units(Timer.LOOK.value, ("/opt/posture",)).items():
        (folder / name).write_text(text)
    (folder / "timers.target.wants" / "posture-look.timer").symlink_to(folder / "posture-look.timer")
    return folder


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
@pytest.mark.parametrize("timer", Timer)
def test_systemd_has_nothing_to_say_against_its_units(timer: Timer, tmp_path: Path) -> None:
    for name, text in units(timer.value, ("/bin/true", *timer.value.arguments)).items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "--user", "--man=no", "verify", str(tmp_path / f"{timer.value.name}.timer")],
        capture_output=True, text=True, timeout=60, check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("timer", Timer)
def test_nothing_of_a_run_gets_into_a_log(timer: Timer) -> None:
    service = units(timer.value, ODD)[f"{timer.value.name}.service"]
    for line in ("StandardOutput=null", "StandardError=null", "LogLevelMax=crit"):
        assert f"\n{line}\n" in service


def test_a_path_means_nothing_but_itself() -> None:
    service = units(Timer.LOOK.value, ODD)["posture-look.service"]
    assert r'ExecStart="/opt/a \"b\" 100%% $$HOME\\x/posture" "watch" "run"' in service
    assert 'ConditionPathExists=/opt/a "b" 100%% $HOME\\x/posture\n' in service


def test_without_a_systemd_nothing_stays_and_the_person_is_told(home: Path) -> None:
    with pytest.raises(DesktopError, match="keeps no timer for you") as refused:
        Systemd().turn_on(Timer.LOOK.value, ("/opt/posture", "watch", "run"))
    assert "/opt/posture watch run" in str(refused.value)
    assert files(home) == []


def test_what_systemd_refuses_is_told_in_one_language(home: Path) -> None:
    speak(language(Choice("de", "de"), lambda _: own_catalogue("de")))
    try:
        with pytest.raises(DesktopError) as refused:
            Systemd().turn_on(Timer.LOOK.value, ("/opt/posture", "watch", "run"))
        told = spoken(refused.value.args[0])
    finally:
        speak(ENGLISH)
    assert "hat nicht getan, worum Posture es bat" in told
    assert "did not" not in told
    assert files(home) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links to units are Linux's")
def test_what_is_left_of_a_timer_goes_also_where_no_systemd_answers(home: Path) -> None:
    units_ = written(home)
    stamps = home / ".local" / "share" / "systemd" / "timers"
    stamps.mkdir(parents=True)
    (stamps / "stamp-posture-look.timer").touch()
    (units_ / "another.timer").touch()
    assert Systemd().is_on(Timer.LOOK.value)
    Systemd().turn_off(Timer.LOOK.value)
    assert not Systemd().is_on(Timer.LOOK.value)
    assert files(home) == [".config/systemd/user/another.timer"]


def test_turning_off_what_is_off_changes_nothing(home: Path) -> None:
    empty = home / ".config" / "systemd" / "user"
    empty.mkdir(parents=True)
    Systemd().turn_off(Timer.DELIVER.value)
    assert files(home) == []
    assert empty.is_dir()


def test_a_timer_leaves_no_folder_that_it_needed(home: Path) -> None:
    with pytest.raises(DesktopError, match="keeps no timer"):
        Systemd().turn_on(Timer.LOOK.value, ("/opt/posture", "watch", "run"))
    assert list(home.iterdir()) == []
    written(home)
    Systemd().turn_off(Timer.LOOK.value)
    assert [each.name for each in (home / ".config").iterdir()] == []


def test_one_file_that_cannot_go_keeps_no_other(home: Path) -> None:
    """Somebody has put a folder in its place, with something in it."""
    folder = written(home)
    (folder / "posture-look.timer").unlink()
    (folder / "posture-look.timer" / "of-somebody").mkdir(parents=True)
    with pytest.raises(DesktopError, match="could not be taken away") as refused:
        Systemd().turn_off(Timer.LOOK.value)
    assert str(folder / "posture-look.timer") in str(refused.value)
    assert str(folder / "posture-look.service") not in str(refused.value)
    assert files(home) == []


def test_lists_and_logs_are_not_told_what_a_timer_does() -> None:
    """systemd writes the description of a timer that starts into the journal, which administrators read."""
    told = {
        line
        for timer in Timer
        for text in units(timer.value, ("/opt/posture", *timer.value.arguments)).values()
        for line in text.splitlines()
        if line.startswith(("Description", "Documentation"))
    }
    assert told == {"Description=Posture"}
