"""``SHA256SUMS`` of the packages, as ``sha256sum --check`` reads it."""

from __future__ import annotations

import hashlib
from pathlib import Path

SUMS = "SHA256SUMS"


def write_checksums(packages: list[Path]) -> Path:
    """Write it beside them; the file."""
    sums = packages[0].with_name(SUMS)
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(packages)]
    sums.write_text("".join(lines), encoding="ascii")
    return sums
