"""The files as they lie on the computer, below a folder that stands for ``/``: what every package holds."""

from __future__ import annotations

import shutil
from pathlib import Path
from string import Template

from shipping.icons import write_icons
from shipping.manual import write_completions, write_manual
from shipping.papers import write_papers
from shipping.parts import Part
from shipping.programs import empty
from shipping.project import SUMMARY, TOP, WORK, moment, publisher

PROGRAM = "usr/lib/posture"
PAPERS = "usr/share/doc/posture"
_DESKTOP = TOP / "installer" / "linux" / "desktop"
_ENTRIES = {
    "posture.desktop": "applications/posture.desktop",
    "posture.metainfo.xml": "metainfo/posture.metainfo.xml",
    "lintian-overrides": "lintian/overrides/posture",
}


def lay_out(frozen: Path, parts: list[Part], version: str) -> Path:
    """The whole tree, with modes that do not depend on whoever builds it."""
    tree = empty(WORK / "linux")
    shutil.copytree(frozen, tree / PROGRAM, symlinks=True)
    (tree / PROGRAM / "posture-window").symlink_to("posture")
    (tree / "usr" / "bin").mkdir()
    for name in ("posture", "posture-window"):
        (tree / "usr" / "bin" / name).symlink_to(f"../lib/posture/{name}")
    share = tree / "usr" / "share"
    write_entries(share, version)
    write_papers(tree / PAPERS, parts, version)
    write_icons(share / "icons" / "hicolor")
    write_manual(share / "man" / "man1", version)
    write_completions(share)
    _set_modes(tree)
    return tree


def write_entries(share: Path, version: str) -> None:
    """What menus and software centres show, with the publisher's name filled in."""
    about = publisher()
    filled = {
        "id": about.id,
        "homepage": about.homepage,
        "version": version,
        "day": f"{moment():%Y-%m-%d}",
        "summary": SUMMARY,
    }
    for source, target in _ENTRIES.items():
        place = share / target
        place.parent.mkdir(parents=True, exist_ok=True)
        text = (_DESKTOP / source).read_text(encoding="utf-8")
        place.write_text(Template(text).substitute(filled), encoding="utf-8")


def _set_modes(tree: Path) -> None:
    """What is run may be run, the rest may be read."""
    for path in sorted(tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == tree / PROGRAM / "posture" else 0o644)
