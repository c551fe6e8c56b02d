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


@pytest.mark.skipif(sys.platform == "win32", reason="links to units are Linux's")
def test_what_is_left_of_a_timer_goes_also_where_no_systemd_answers(home: Path) -> None:
    units_ = home / ".config" / "systemd" / "user"
    (units_ / "timers.target.wants").mkdir(parents=True)
    for name, text in units(Timer.LOOK.value, ("/opt/posture",)).items():
        (units_ / name).write_text(text)
    (units_ / "timers.target.wants" / "posture-look.timer").symlink_to(units_ / "posture-look.timer")
    stamps = home / ".local" / "share" / "systemd" / "timers"
    stamps.mkdir(parents=True)
    (stamps / "stamp-posture-look.timer").touch()
    (units_ / "another.timer").touch()
    assert Systemd().is_on(Timer.LOOK.value)
    Systemd().turn_off(Timer.LOOK.value)
    assert not Systemd().is_on(Timer.LOOK.value)
    assert files(home) == [".config/systemd/user/another.timer"]


def test_turning_off_what_is_off_changes_nothing(home: Path) -> None:
    Systemd().turn_off(Timer.DELIVER.value)
    assert files(home) == []
