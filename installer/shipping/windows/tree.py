"""The files as they lie in Posture's folder on Windows, with their licences."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from shipping.papers import in_short, write_licences
from shipping.parts import Part, parts
from shipping.programs import empty
from shipping.project import TOP, WORK
from shipping.windows.wine import Wine

from posture.application.licences import Component

_LICENCES = TOP / "installer" / "frozen" / "licences"
# Windows' Python says it, so that it is what the window there lists: other packages than on Linux.
_TELL = """
import dataclasses, json, sqlite3, ssl
from posture.application.licences import components
print(json.dumps({
    "components": [dataclasses.asdict(each) for each in components()],
    "openssl": ssl.OPENSSL_VERSION.split()[1],
    "sqlite": sqlite3.sqlite_version,
}))
"""


def lay_out(machine: Wine, python: Path, frozen: Path) -> Path:
    """The whole tree; nothing in it is the Windows' that it was made in."""
    tree = empty(WORK / "windows" / "tree")
    shutil.copytree(frozen, tree, dirs_exist_ok=True)
    found = _parts(machine, python, frozen)
    write_licences(tree, found)
    (tree / "LICENCES.txt").write_text(_about(found), encoding="utf-8", newline="\r\n")
    return tree


def _parts(machine: Wine, python: Path, frozen: Path) -> list[Part]:
    """What the window lists, and the libraries that Linux has and Windows' Python brings along.

    The text of Python's licence has those of Microsoft's runtime library and of libffi in it.
    """
    told = json.loads(machine.run(python, "-X", "utf8", "-c", _TELL))
    listed = [Component(**{**each, "texts": tuple(each["texts"])}) for each in told["components"]]
    apache = (TOP / "LICENSE").read_text(encoding="utf-8")
    blessing = (_LICENCES / "SQLite.txt").read_text(encoding="utf-8")
    openssl, sqlite = told["openssl"], told["sqlite"]
    more = [
        Part("OpenSSL", openssl, f"pkg:generic/openssl@{openssl}", "Apache-2.0", (apache,)),
        Part("SQLite", sqlite, f"pkg:generic/sqlite@{sqlite}", "blessing", (blessing,)),
    ]
    return parts(frozen, listed, more)


def _about(found: list[Part]) -> str:
    return (
        "Posture is copyright 2026 of its authors, and licensed under the Apache License 2.0. The typeface\n"
        "of its window is licensed under the SIL Open Font License 1.1.\n\n"
        "It brings along what is listed here, under licences of their own. The whole text of each, and of\n"
        f"Posture's, stands in the folder licences beside this file.\n\n{in_short(found)}\n\n"
        "Qt and PySide are used unchanged, under the GNU Lesser General Public License 3, as separate\n"
        "libraries in the folder _internal that you may replace by others. What is in Qt:\n"
        "https://doc.qt.io/qt-6/licenses-used-in-qt.html\n"
    )
