"""``SHA256SUMS`` of the packages, as ``sha256sum --check`` reads it, signed where a key is named."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from shipping.programs import run

_KEY = "POSTURE_SIGNING_KEY"


def write_checksums(packages: list[Path]) -> Path:
    """Write it beside them; ``$POSTURE_SIGNING_KEY`` names the key of GnuPG that signs it.

    A signature of before never stays beside new sums.
    """
    sums = packages[0].with_name("SHA256SUMS")
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(packages)]
    sums.write_text("".join(lines), encoding="ascii")
    signature = sums.with_name(f"{sums.name}.asc")
    signature.unlink(missing_ok=True)
    if key := os.environ.get(_KEY):
        run(["gpg", "--batch", "--local-user", key, "--armor", "--output", signature, "--detach-sign", sums])
    return sums
