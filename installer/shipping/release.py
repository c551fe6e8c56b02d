"""The sums of a release's packages, made on many machines and gathered in ``dist/``, and their signature.

Run as ``python3 -m shipping.release v1.2.3``, with nothing but Python, git and OpenSSH.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from shipping.checksums import SUMS, write_checksums
from shipping.programs import BuildError
from shipping.project import DIST, version
from shipping.signature import KEY, how_to_verify, sign

# What a release is not whole without: the ends of the files' names.
_WHOLE = (
    "_amd64.deb", "_arm64.deb", ".x86_64.rpm", ".aarch64.rpm", "-linux-x86_64.tar.xz",
    "-linux-aarch64.tar.xz", "-macos-arm64.dmg", "-macos-x86_64.dmg", "-windows-x64-setup.exe",
    ".whl",
)  # fmt: skip


def main(arguments: list[str]) -> int:
    """0 where the sums are signed, 2 where not; a sentence says why."""
    try:
        [tag] = arguments
        sums = gather(DIST, tag)
    except BuildError as error:
        print(f"The release was not signed. {error}", file=sys.stderr)
        return 2
    print(f"To verify it: {how_to_verify(sums)}")
    return 0


def gather(folder: Path, tag: str) -> Path:
    """Sum and sign the packages in a folder; the sums.

    The sums of each machine go. BuildError where the tag is another version, a package is missing, or no key
    is named: a release is signed by its publisher's.
    """
    if tag != f"v{version()}":
        raise BuildError(f"The tag is {tag}, and pyproject.toml says {version()}.")
    if not os.environ.get(KEY):
        raise BuildError(f"${KEY} names no key.")
    for path in folder.glob(f"{SUMS}*"):
        path.unlink()
    packages = sorted(path for path in folder.iterdir() if path.is_file())
    if missing := [end for end in _WHOLE if not any(path.name.endswith(end) for path in packages)]:
        raise BuildError(f"Missing in {folder}: {', '.join(missing)}.")
    sums = write_checksums(packages)
    sign(sums)
    return sums


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
