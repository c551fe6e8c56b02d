"""Programs for Windows are signed where that can be, and the key that nobody is to keep is kept by nobody."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtGui", exc_type=ImportError)

from shipping.project import publisher
from shipping.windows import signing
from shipping.windows.signing import begin_signing, end_signing, is_signing, sign

_NEEDED = ("osslsigncode", "x86_64-w64-mingw32-gcc")
pytestmark = pytest.mark.skipif(
    any(shutil.which(name) is None for name in _NEEDED),
    reason="needs osslsigncode and gcc-mingw-w64-x86-64 (apt-get install)",
)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program of Windows, and a folder for the key."""
    monkeypatch.delenv(signing.LEFT_OUT, raising=False)
    keys = tmp_path / "keys"
    monkeypatch.setattr(signing, "_FOLDER", keys)
    monkeypatch.setattr(signing, "_THROW_AWAY", (keys / "certificate.pem", keys / "key.pem"))
    source, made = tmp_path / "a.c", tmp_path / "a.exe"
    source.write_text("int main(void) { return 0; }\n")
    subprocess.run(["x86_64-w64-mingw32-gcc", "-o", made, source], check=True, timeout=60)
    return made


def _verifies(program: Path, certificate: Path) -> bool:
    done = subprocess.run(
        ["osslsigncode", "verify", "-CAfile", certificate, "-in", program],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return done.returncode == 0


def test_a_throw_away_certificate_signs_and_its_key_is_thrown_away(program: Path, tmp_path: Path) -> None:
    assert "thrown away" in begin_signing()
    sign(program)
    certificate = tmp_path / "certificate.pem"
    shutil.copy(tmp_path / "keys" / "certificate.pem", certificate)
    end_signing()
    assert not (tmp_path / "keys").exists()
    assert _verifies(program, certificate)
    changed = bytearray(program.read_bytes())
    changed[600] ^= 1
    program.write_bytes(changed)
    assert not _verifies(program, certificate)


def test_the_publishers_own_certificate_is_taken_where_one_is_named(
    program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_signing()
    place, key = (shutil.copy(tmp_path / "keys" / name, tmp_path) for name in ("certificate.pem", "key.pem"))
    end_signing()
    own = replace(publisher(), windows=replace(publisher().windows, certificate=str(place), key=str(key)))
    monkeypatch.setattr(signing, "publisher", lambda: own)
    assert str(place) in begin_signing()
    assert not (tmp_path / "keys").exists()
    sign(program)
    assert _verifies(program, Path(place))


def test_whoever_compares_two_builds_gets_none(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(signing.LEFT_OUT, "1")
    assert begin_signing().startswith("Not signed")
    assert not is_signing()


def test_without_the_program_that_signs_it_is_said(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing.shutil, "which", lambda _name: None)
    assert begin_signing() == "Not signed: osslsigncode is not here."
    assert not is_signing()
