"""What takes the room on the person's disk."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

# Where a file lies below the program's folder, the first that fits -> whose it is.
_OWNERS = {
    "_internal/PySide6/Qt/lib/libicu": "ICU, which Qt brings: letters and languages",
    "_internal/PySide6/Qt/": "Qt: the window",
    "_internal/PySide6/plugins/": "Qt: the window",
    "_internal/PySide6/translations/": "Qt: the window",
    "_internal/Qt6": "Qt: the window",
    "_internal/MSVCP140": "Qt: the window",
    "_internal/PySide6": "PySide: Qt's side of Python",
    "_internal/pyside6.": "PySide: Qt's side of Python",
    "_internal/shiboken6": "PySide: Qt's side of Python",
    "_internal/cryptography": "cryptography",
    "_internal/_cffi": "cryptography",
    "_internal/babel": "Babel: numbers and days of languages",
    "_internal/posture": "Posture: checks, lessons, pictures, typeface",
    "_internal/libpython": "Python",
    "_internal/base_library": "Python",
    "_internal/python": "Python",
    "_internal/sqlite3": "SQLite, where the system has none",
    "_internal/libcrypto": "OpenSSL, where the system has none",
    "_internal/libssl": "OpenSSL, where the system has none",
    "_internal": "other packages",
    "posture": "all modules, compressed, and what starts them",
}
_ELSEWHERE = "licences, manual, icons"


def room(tree: Path, program: str) -> list[tuple[str, int]]:
    """The owners with their bytes, the biggest first; ``program`` is where the program lies in the tree."""
    taken: Counter[str] = Counter()
    for path in tree.rglob("*"):
        if path.is_file() and not path.is_symlink():
            taken[_owner(path.relative_to(tree), program)] += path.stat().st_size
    return taken.most_common()


def _owner(path: Path, program: str) -> str:
    place = path.relative_to(program).as_posix() if path.is_relative_to(program) else ""
    return next((owner for start, owner in _OWNERS.items() if place.startswith(start)), _ELSEWHERE)


def table(tree: Path, program: str) -> str:
    """The same to read, with its sum."""
    rows = room(tree, program)
    total = sum(size for _, size in rows)
    return "\n".join(f"{size / 1e6:7.1f} MB  {owner}" for owner, size in [*rows, ("all of it", total)])
