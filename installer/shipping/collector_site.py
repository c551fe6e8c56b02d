"""What the collector's package brings along: IT's side of Posture and the packages it needs, without Qt."""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

from shipping.elf import strip
from shipping.frozen import trim_notes
from shipping.programs import empty, run
from shipping.project import WORK, epoch

# Of what the wheel asks for, these are the desktop's alone.
_OF_THE_DESKTOP = ("fsrs", "jeepney", "keyring", "psutil", "pyside6-essentials")
# Of Posture itself stays what the collector may import: its row of the table in docs/architecture.md.
_OF_POSTURE = ("__init__.py", "ballots", "collector", "content", "policy", "shipped", "words")
_OF_WHAT_IS_SHIPPED = ("checks",)
_LANGUAGES = ("root", "en")
# What only a compiler or an author reads.
_NOT_RUN = (".gitignore", "*.c", "*.h", "*.pxd", "*.pyi", "*.pyx", "*.sh")


def gather(python: str, wheel: Path) -> Path:
    """A folder with all of it for a version of Python such as ``3.11``, as ``uv.lock`` names it.

    Each file that is fetched is held against the hash that stands there.
    """
    folder = empty(WORK / f"collector-{python}")
    left_out = [word for name in _OF_THE_DESKTOP for word in ("--prune", name)]
    asked = ("--locked", "--no-dev", "--extra", "collector", "--no-emit-project")
    locked = run([_uv(), "export", "--quiet", *asked, *left_out])
    wanted = folder.with_suffix(".txt")
    wanted.write_text(locked, encoding="utf-8")
    into = (
        "--no-deps", "--only-binary", ":all:", "--link-mode", "copy", "--target", folder,
        "--python-version", python, "--python-platform", f"{platform.machine()}-manylinux_2_36",
    )  # fmt: skip
    run([_uv(), "pip", "install", "--quiet", "--require-hashes", *into, "-r", wanted])
    run([_uv(), "pip", "install", "--quiet", *into, wheel])
    _trim(folder)
    return folder


def build_wheel(folder: Path) -> Path:
    """Posture as a wheel, in the folder; the same bytes each time."""
    run([_uv(), "build", "--quiet", "--wheel", "--out-dir", folder])
    [wheel] = folder.glob("*.whl")
    os.utime(wheel, (epoch(), epoch()))
    return wheel


def _trim(folder: Path) -> None:
    shutil.rmtree(folder / "bin", ignore_errors=True)
    _keep(folder / "posture", _OF_POSTURE)
    _keep(folder / "posture" / "shipped", _OF_WHAT_IS_SHIPPED)
    for path in (folder / "babel" / "locale-data").iterdir():
        if path.stem.split("_")[0] not in _LANGUAGES:
            path.unlink()
    for pattern in _NOT_RUN:
        for path in folder.rglob(pattern):
            path.unlink()
    for notes in sorted(folder.glob("*.dist-info")):
        trim_notes(notes)
    (folder / ".lock").unlink(missing_ok=True)
    strip(folder)


def _keep(folder: Path, names: tuple[str, ...]) -> None:
    for path in folder.iterdir():
        if path.name not in names:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _uv() -> str:
    """The uv that ``make packages`` names, else the one on the PATH."""
    return os.environ.get("UV", "uv")
