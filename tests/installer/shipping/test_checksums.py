"""The sums are what sha256sum checks, and a key that is named signs them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from shipping.checksums import write_checksums


@pytest.fixture
def packages(tmp_path: Path) -> list[Path]:
    for name in ("b.rpm", "a.deb"):
        (tmp_path / name).write_bytes(name.encode())
    return [tmp_path / "b.rpm", tmp_path / "a.deb"]


def _ends(*command: str | Path, folder: Path) -> int:
    return subprocess.run(
        [*map(str, command)], cwd=folder, capture_output=True, timeout=60, check=False
    ).returncode


def test_sha256sum_finds_them_right_until_one_is_another(packages: list[Path], tmp_path: Path) -> None:
    sums = write_checksums(packages)
    assert _ends("sha256sum", "--check", "--strict", sums.name, folder=tmp_path) == 0
    packages[0].write_bytes(b"somebody else's")
    assert _ends("sha256sum", "--check", "--strict", sums.name, folder=tmp_path) == 1


@pytest.mark.skipif(shutil.which("gpg") is None, reason="needs gpg (apt-get install gpg)")
def test_a_key_that_is_named_signs_them(
    packages: list[Path],
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = tmp_path_factory.mktemp("k")  # short, since gpg's agent listens on a socket in it
    keys.chmod(0o700)
    monkeypatch.setenv("GNUPGHOME", str(keys))
    made = (
        "gpg",
        "--batch",
        "--passphrase",
        "",
        "--quick-generate-key",
        "tests@example.org",
        "ed25519",
        "sign",
    )
    assert _ends(*made, folder=tmp_path) == 0
    monkeypatch.setenv("POSTURE_SIGNING_KEY", "tests@example.org")
    sums = write_checksums(packages)
    signature = sums.with_name("SHA256SUMS.asc")
    assert _ends("gpg", "--verify", signature, sums, folder=tmp_path) == 0
    sums.write_text("0" * 64 + "  a.deb\n")
    assert _ends("gpg", "--verify", signature, sums, folder=tmp_path) != 0
    monkeypatch.delenv("POSTURE_SIGNING_KEY")
    write_checksums(packages)
    assert not signature.exists()
    _ends("gpgconf", "--kill", "all", folder=tmp_path)
