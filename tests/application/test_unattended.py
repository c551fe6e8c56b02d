"""What the system does for Posture is to end: on the real files of an account that somebody tampered with."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from posture.application.checking import check_now
from posture.application.forgetting import forget_all
from posture.application.remembering import remember
from posture.application.unattended import end_all

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux")

_ENTRIES = (
    "systemd/user/posture-look.timer",
    "systemd/user/posture-deliver.service",
    "autostart/posture-tray.desktop",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of somebody without a session: no systemd answers."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    monkeypatch.setattr("posture.application.session.Session.is_at_home", True)
    return tmp_path / "person"


@pytest.fixture
def tampered(home: Path) -> Path:
    """Folders that are not empty lie in the place of entries."""
    for entry in _ENTRIES:
        (home / ".config" / entry / "of-somebody").mkdir(parents=True)
    return home / ".config"


def test_an_entry_that_cannot_go_is_named_and_keeps_no_other(session, tampered: Path) -> None:
    (tampered / "systemd/user/posture-look.service").write_text("[Unit]")
    (tampered / "systemd/user/posture-deliver.timer").write_text("[Unit]")
    look, deliver, icon = end_all(session)
    assert str(tampered / _ENTRIES[0]) in look
    assert str(tampered / _ENTRIES[1]) in deliver
    assert "start at sign-in" in icon
    assert [each for each in tampered.rglob("*") if each.is_file()] == []


def test_everything_is_deleted_though_an_entry_cannot_go(session, tampered: Path) -> None:
    remember(session, check_now(session))
    assert session.has_kept
    done = forget_all(session)
    assert not session.home.exists()
    assert len(done.here) == len(_ENTRIES)


def test_where_all_is_off_nothing_is_left_to_say(session, home: Path) -> None:
    assert end_all(session) == ()
    assert not home.exists()
