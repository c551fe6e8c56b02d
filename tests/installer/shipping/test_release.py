"""A release is signed by its publisher's key, whole, and under its own version, or not at all."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from shipping.programs import BuildError
from shipping.project import version
from shipping.release import _WHOLE, gather
from shipping.signature import KEY, how_to_verify

pytestmark = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="apt-get install openssh-client")
TAG = f"v{version()}"


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All packages as several machines left them, each with sums of its own, and the publisher's key."""
    key = tmp_path / "key"
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)]
    subprocess.run(made, check=True, capture_output=True, timeout=60)
    monkeypatch.setenv(KEY, str(key))
    folder = tmp_path / "dist"
    folder.mkdir()
    for end in _WHOLE:
        (folder / f"posture{end}").write_text(end)
    for name in ("SHA256SUMS", "SHA256SUMS.sig", "SHA256SUMS.signers"):
        (folder / name).write_text("of one machine")
    return folder


def test_all_of_it_is_summed_and_signed(dist: Path) -> None:
    sums = gather(dist, TAG)
    assert len(sums.read_text().splitlines()) == len(_WHOLE)
    line = ["sh", "-c", how_to_verify(sums)]
    assert subprocess.run(line, cwd=dist, capture_output=True, timeout=60, check=False).returncode == 0


@pytest.mark.parametrize("end", _WHOLE)
def test_without_one_of_the_packages_there_is_none(dist: Path, end: str) -> None:
    (dist / f"posture{end}").unlink()
    with pytest.raises(BuildError, match="Missing"):
        gather(dist, TAG)
    assert not (dist / "SHA256SUMS").exists()


def test_no_key_of_one_build_signs_a_release(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY)
    with pytest.raises(BuildError, match="names no key"):
        gather(dist, TAG)


def test_a_tag_of_another_version_is_refused(dist: Path) -> None:
    with pytest.raises(BuildError, match=r"v99\.0"):
        gather(dist, "v99.0")
