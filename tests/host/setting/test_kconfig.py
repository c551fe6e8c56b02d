"""A line put into one of KDE's files is the one that KDE reads, and every other line stays as it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.host.model import NoAnswer, NotAllowed
from posture.host.setting import kconfig
from posture.host.setting.gate import OwnSetting, Store
from posture.host.setting.kconfig import own_line, with_line

TIMEOUT = OwnSetting(Store.KCONFIG, "kscreenlockerrc/Daemon", "Timeout")
LINES = st.sampled_from(
    [
        "[Daemon]",
        "[Daemon][$i]",
        "[Greeter]",
        "[Daemon][Inner]",
        "",
        "Timeout=5",
        " Timeout = 7",
        "Timeout[$e]=9",
        "Timeout[$d]",
        "Timeouts=3",
        "Autolock=false",
        "# Timeout=1",
        "Text=a\u2028b",
    ]
)
TEXTS = st.builds(
    lambda lines, ending, last: ending.join(lines) + (ending if last else ""),
    st.lists(LINES, max_size=12),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)


@given(text=TEXTS)
def test_what_is_put_is_read_and_the_same_file_comes_back(text: str) -> None:
    before = own_line(text, "Daemon", "Timeout")
    put = with_line(text, "Daemon", "Timeout", "Timeout=15")
    assert own_line(put, "Daemon", "Timeout") == "Timeout=15"
    back = with_line(put, "Daemon", "Timeout", before)
    assert own_line(back, "Daemon", "Timeout") == before
    if before is not None:
        assert back == text
    else:
        said = [line for line in text.splitlines() if line.strip() and not line.startswith("[Daemon]")]
        assert [
            line for line in back.splitlines() if line.strip() and not line.startswith("[Daemon]")
        ] == said


@pytest.mark.parametrize(
    ("text", "line", "made"),
    [
        ("", "Timeout=15", "[Daemon]\nTimeout=15\n"),
        ("[Greeter]\nTheme=x\n", "Timeout=15", "[Greeter]\nTheme=x\n\n[Daemon]\nTimeout=15\n"),
        ("[Daemon]\nA=1\n\n[G]\nB=2\n", "Timeout=15", "[Daemon]\nA=1\nTimeout=15\n\n[G]\nB=2\n"),
        ("[Daemon]\nTimeout=3\nA=1\n", "Timeout=15", "[Daemon]\nTimeout=15\nA=1\n"),
        ("[Daemon]\nTimeout=3\nA=1", None, "[Daemon]\nA=1"),
        ("[G]\nB=2\n\n[Daemon]\nTimeout=3\n", None, "[G]\nB=2\n"),
        ("[Daemon]\nTimeout=3\n", None, ""),
        ("[Daemon]\nTimeout[$d]\n", "Timeout=15", "[Daemon]\nTimeout=15\n"),
    ],
)
def test_the_file_it_makes(text: str, line: str | None, made: str) -> None:
    assert with_line(text, "Daemon", "Timeout", line) == made


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the gate writes, in a folder of its own; nobody listens on a bus."""
    if sys.platform == "win32":
        pytest.skip("KDE does not run there")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    return tmp_path / "config" / "kscreenlockerrc"


@pytest.mark.skipif(shutil.which("kreadconfig5") is None, reason="needs apt-get install libkf5config-bin")
def test_kde_reads_what_was_put_and_writes_what_is_read_here(file: Path, tmp_path: Path) -> None:
    key = ("--file", "kscreenlockerrc", "--group", "Daemon", "--key", "Timeout")
    environment = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(file.parent), "PATH": "/usr/bin:/bin"}

    def kde(program: str, *more: str) -> str:
        done = subprocess.run(
            [program, *key, *more], env=environment, capture_output=True, text=True, check=True, timeout=30
        )
        return done.stdout.strip()

    kconfig.put(TIMEOUT, "Timeout=15")
    assert kde("kreadconfig5") == "15"
    kde("kwriteconfig5", "7")
    assert own_line(file.read_text(encoding="utf-8"), "Daemon", "Timeout") == "Timeout=7"
    kconfig.put(TIMEOUT, None)
    assert kde("kreadconfig5", "--default", "unset") == "unset"


def test_the_file_keeps_its_rights_and_a_link_stays_one(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles"
    kept.write_text("[Daemon]\nTimeout=5\n", encoding="utf-8")
    kept.chmod(0o640)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        os.chown(kept, 0, 4241)
    before = kept.stat()
    file.parent.mkdir()
    file.symlink_to(kept)
    kconfig.put(TIMEOUT, "Timeout=15")
    assert file.is_symlink()
    assert kept.read_text(encoding="utf-8") == "[Daemon]\nTimeout=15\n"
    now = kept.stat()
    assert (now.st_uid, now.st_gid, now.st_mode) == (before.st_uid, before.st_gid, before.st_mode)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["config", "dotfiles"]
    kconfig.put(TIMEOUT, None)
    assert (file.is_symlink(), kept.read_text(encoding="utf-8")) == (True, "")


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize("value", ["Timeout=15", None])
def test_a_file_that_is_not_to_be_written_is_not_replaced(
    file: Path, tmp_path: Path, value: str | None, linked: bool
) -> None:
    file.parent.mkdir()
    closed = tmp_path / "store" if linked else file
    closed.write_text("[Daemon]\nTimeout=47\n", encoding="utf-8")
    closed.chmod(0o444)
    if linked:
        file.symlink_to(closed)
    before = closed.stat()
    with pytest.raises(NotAllowed, match="is closed to this account"):
        kconfig.put(TIMEOUT, value)
    assert (closed.stat().st_ino, closed.stat().st_mode) == (before.st_ino, before.st_mode)
    assert closed.read_text(encoding="utf-8") == "[Daemon]\nTimeout=47\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root, to give a file away")
def test_a_file_that_is_somebody_elses_is_not_replaced(file: Path) -> None:
    file.parent.mkdir()
    file.write_text("[Daemon]\nTimeout=47\n", encoding="utf-8")
    os.chown(file, 4241, 4241)
    with pytest.raises(NotAllowed, match="is closed to this account"):
        kconfig.put(TIMEOUT, "Timeout=15")
    assert (file.stat().st_uid, file.read_text(encoding="utf-8")) == (4241, "[Daemon]\nTimeout=47\n")


def test_what_is_no_text_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"[Daemon]\nText=\xff\n")
    with pytest.raises(NoAnswer):
        kconfig.put(TIMEOUT, "Timeout=15")
    assert file.read_bytes() == b"[Daemon]\nText=\xff\n"


@pytest.mark.parametrize("value", ["Timeout=1\nAutolock=false", "Autolock=false", "[Other]", ""])
def test_no_line_but_one_of_that_name_is_put(file: Path, value: str) -> None:
    with pytest.raises(NoAnswer):
        kconfig.put(TIMEOUT, value)
    assert not file.exists()


def test_a_folder_that_is_none_says_so(file: Path) -> None:
    file.parent.write_text("in the way", encoding="utf-8")
    with pytest.raises((NoAnswer, NotAllowed)):
        kconfig.put(TIMEOUT, "Timeout=15")
