"""Two builds of one commit, in folders of different names, give the same packages to the byte.

On one system with one Python: another Python, or other versions of what packs, may give other bytes.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from supplies import BUILD, TOP, need_root, run, uv

pytestmark = [pytest.mark.machines, pytest.mark.timeout(3500)]

_PACKED = (".deb", ".exe", ".rpm", ".xz", ".whl")


def test_two_builds_give_the_same_hashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    need_root()  # what is missing for the packages is installed
    monkeypatch.setenv("POSTURE_UNSIGNED", "1")  # no two signatures for Windows are the same
    first, second = (_hashes(tmp_path / name) for name in ("here", "some/where/else"))
    assert {path.rpartition(".")[2] for path in first} == {"deb", "exe", "rpm", "xz", "whl"}
    assert len(first) == 7
    assert first == second


def _hashes(folder: Path) -> dict[str, str]:
    """A clean clone of the last commit, and the packages that it makes."""
    run("git", "clone", "--quiet", TOP, folder)
    (folder / "build").mkdir()
    shutil.copy(uv(), folder / "build" / "uv")
    run("make", "packages", cwd=folder)
    (BUILD / f"sums-{folder.name}").write_bytes((folder / "dist" / "SHA256SUMS").read_bytes())
    packages = [path for path in (folder / "dist").iterdir() if path.suffix in _PACKED]
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in packages}
