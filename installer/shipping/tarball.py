"""The same files for every other Linux: unpack them anywhere, and start ``bin/posture`` there."""

from __future__ import annotations

import platform
from pathlib import Path

from shipping.programs import run
from shipping.project import DIST, epoch


def make_tarball(tree: Path, version: str) -> Path:
    """Pack what lies below ``usr`` of the tree; what only Debian's tools read is left out."""
    made = DIST / f"posture-{version}-linux-{platform.machine()}.tar.xz"
    run(
        [
            "tar", "--sort=name", f"--mtime=@{epoch()}", "--owner=0", "--group=0", "--numeric-owner",
            "--exclude=./usr/share/lintian", "--transform", f"flags=r;s,^\\./usr,posture-{version},",
            "-cJf", made, "-C", tree, "./usr",
        ],
        more={"XZ_OPT": "-9e -T1"},
    )  # fmt: skip
    return made
