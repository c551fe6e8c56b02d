"""Make the packages of this system: ``make packages``. They land in ``dist/``, with their checksums.

On Linux the installer for Windows as well, under Wine.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from shipping.checksums import write_checksums
from shipping.collector_deb import RELEASES, make_collector_deb
from shipping.collector_site import build_wheel
from shipping.deb import architecture, make_deb
from shipping.elf import asked_of_the_system, oldest_glibc
from shipping.frozen import freeze
from shipping.macos import make_for_macos
from shipping.parts import parts
from shipping.programs import BuildError, empty
from shipping.project import DIST, TOP, WORK, version
from shipping.room import table
from shipping.rpm import make_rpm
from shipping.signature import how_to_verify, sign
from shipping.tarball import make_tarball
from shipping.tree import PROGRAM, lay_out
from shipping.windows.making import make_for_windows

# Debian 12's. Whoever builds on something newer would lock everybody out who has not got it. On ARM Qt's own
# wheels want 2.39, which Debian 13 and Ubuntu 24.04 have.
_GLIBC = {"amd64": (2, 36), "arm64": (2, 39)}


def main() -> int:
    """0 where all of them were made, 2 where not; a sentence says why."""
    try:
        _make()
    except BuildError as error:
        print(f"The packages were not made. {error}", file=sys.stderr)
        return 2
    return 0


def _make() -> None:
    DIST.mkdir(exist_ok=True)
    made = [make_for_macos(version())] if sys.platform == "darwin" else _made_for_linux()
    sums = write_checksums(made)
    for path in (*made, sums, *sign(sums)):
        print(f"{path.stat().st_size / 1e6:7.1f} MB  {path.relative_to(TOP)}")
    print(f"To verify them, in {DIST.name}: {how_to_verify(sums)}")


def _made_for_linux() -> list[Path]:
    """The app's packages, the wheel, and the collector's packages, which stand on it."""
    allowed = _GLIBC[architecture()]
    print("Freezing the program ...", flush=True)
    frozen = freeze()
    glibc = oldest_glibc(frozen)
    if glibc > allowed:
        raise BuildError(
            f"It would want glibc {glibc[0]}.{glibc[1]}, and those who are to run it may have "
            f"{allowed[0]}.{allowed[1]}: build it on an older system."
        )
    libraries = asked_of_the_system(frozen)
    tree = lay_out(frozen, parts(frozen), version())
    print(f"Runs with glibc {glibc[0]}.{glibc[1]} and newer. On the disk:\n{table(tree, PROGRAM)}")
    print("Packing ...", flush=True)
    wheel = build_wheel(empty(WORK / "wheel"))
    return [
        make_deb(tree, version(), libraries, glibc),
        make_rpm(tree, version(), libraries, glibc),
        make_tarball(tree, version()),
        *make_for_windows(version()),
        Path(shutil.copy2(wheel, DIST)),
        *(make_collector_deb(release, version(), wheel) for release in RELEASES),
    ]


if __name__ == "__main__":
    sys.exit(main())
