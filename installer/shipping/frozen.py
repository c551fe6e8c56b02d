"""The frozen program: one folder with all that it needs and that the system has not."""

from __future__ import annotations

import sys
from pathlib import Path

from shipping.elf import leave_others_folders
from shipping.programs import run
from shipping.project import TOP, WORK

from posture.application.licences import components

SPEC = TOP / "installer" / "frozen" / "posture.spec"
# Of a distribution's own notes the program reads its name, version, needs and licences.
_NOTES = ("METADATA", "entry_points.txt")
_LICENCES = ("licen", "copying", "notice", "authors")


def freeze() -> Path:
    """Freeze the app as the environment that runs this has it; the folder with ``posture`` in it."""
    run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
            "--distpath", WORK / "frozen", "--workpath", WORK / "pyinstaller", SPEC,
        ],
        more={"PYINSTALLER_CONFIG_DIR": str(WORK / "cache")},  # what it keeps for next time is not anybody's
    )  # fmt: skip
    folder = WORK / "frozen" / "posture"
    leave_others_folders(folder)
    for notes in sorted((folder / "_internal").glob("*.dist-info")):
        trim_notes(notes)
    _add_pythons_licence(folder / "_internal")
    return folder


def _add_pythons_licence(inside: Path) -> None:
    """Lay it where the window looks for it, as an installed Python has it: at the top of its files."""
    [text] = next(part.texts for part in components() if part.name == "Python")
    (inside / "LICENSE.txt").write_text(text, encoding="utf-8")


def trim_notes(notes: Path) -> None:
    """Keep of a ``.dist-info`` what the program reads, and list it in RECORD, by which files are found.

    Whatever else stands there tells where and when somebody installed it.
    """
    for path in sorted(notes.rglob("*")):
        named = path.name.lower()
        if path.is_file() and path.name not in _NOTES and not any(word in named for word in _LICENCES):
            path.unlink()
    kept = sorted(path.relative_to(notes.parent).as_posix() for path in notes.rglob("*") if path.is_file())
    (notes / "RECORD").write_text("".join(f"{name},,\n" for name in [*kept, f"{notes.name}/RECORD"]))
