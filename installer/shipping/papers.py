"""What stands beside the program in ``/usr/share/doc``: licences, the list of all parts, what changed."""

from __future__ import annotations

import gzip
from email.utils import format_datetime
from pathlib import Path

from shipping.bill import bill
from shipping.parts import Part
from shipping.product import APP, Product
from shipping.project import moment, publisher


def write_papers(folder: Path, parts: list[Part], version: str, product: Product = APP) -> None:
    """Write ``copyright``, ``changelog.gz``, ``sbom.cdx.json`` and ``licences/`` into the folder."""
    write_licences(folder, parts)
    (folder / "copyright").write_text(_copyright(parts) + product.notes, encoding="utf-8")
    write_compressed(folder / "changelog.gz", _changelog(product.name, version))


def write_licences(folder: Path, parts: list[Part]) -> None:
    """Write ``sbom.cdx.json``, and ``licences/`` with the whole text of each."""
    (folder / "licences").mkdir(parents=True)
    (folder / "sbom.cdx.json").write_text(bill(parts), encoding="utf-8")
    for part in parts:
        text = "\n\n".join(part.texts)
        (folder / "licences" / f"{part.folder}.txt").write_text(text, encoding="utf-8")


def in_short(parts: list[Part]) -> str:
    """Each part with its version and its licence, a line each."""
    return "\n".join(f"  {part.name} {part.version}".rstrip() + f": {part.licence}" for part in parts)


def write_compressed(path: Path, text: str) -> None:
    """As Debian wants manuals and changelogs: without the time of their compression."""
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def _copyright(parts: list[Part]) -> str:
    return (
        "Posture is copyright 2026 of its authors, and licensed under the Apache License 2.0; on Debian\n"
        "/usr/share/common-licenses/Apache-2.0 is its text.\n\n"
        "It brings along what is listed here, under licences of their own. The whole text of each, and of\n"
        f"Posture's, stands in the folder licences beside this file.\n\n{in_short(parts)}\n"
    )


def _changelog(name: str, version: str) -> str:
    """One entry in the form of deb-changelog(5); what changed is told in the source."""
    return (
        f"{name} ({version}) stable; urgency=medium\n\n"
        "  * What people notice stands in CHANGELOG.md of the source.\n\n"
        f" -- {publisher().maintainer}  {format_datetime(moment())}\n"
    )
