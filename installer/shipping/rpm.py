"""The package for Fedora, openSUSE and what comes of them. Source: rpm-spec(5), rpmbuild(8)."""

from __future__ import annotations

import platform
import shutil
from pathlib import Path

from shipping.programs import empty, run
from shipping.project import DIST, SUMMARY, WORK, publisher
from shipping.removal import removal
from shipping.tree import PAPERS, PROGRAM

_SPEC = """\
Name: posture
Version: {version}
Release: 1
Summary: {summary}
License: Apache-2.0 AND OFL-1.1 AND LGPL-3.0-only
URL: {homepage}
Packager: {maintainer}
AutoReqProv: no
{requires}
Requires(preun): /bin/sh
Recommends: (gnome-keyring or kwalletmanager5 or keepassxc)
# The files are packed as they are: nothing is stripped, compressed or compiled once more.
%define __os_install_post %{{nil}}
%define debug_package %{{nil}}
%define _build_id_links none
%define _binary_payload w19.zstdio
# Two builds are the same: the time of the last commit, and no name of a computer.
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define source_date_epoch_from_changelog 0
%define _buildhost reproducible

%description
Looks at the settings of this computer that matter at home, without
administrator rights, and shows the one thing worth doing next. Teaches in
short lessons, and casts unnamed ballots for an organisation that one has
joined. Nothing leaves the computer before one has allowed it.

%install
mkdir -p %{{buildroot}}
cp -a {tree}/. %{{buildroot}}/

%preun
test "$1" = 0 || exit 0
{removal}
%files
%defattr(-,root,root)
{files}
"""


def make_rpm(tree: Path, version: str, libraries: list[str], glibc: tuple[int, int]) -> Path:
    """Pack the tree; ``libraries`` are what it asks of the system, ``glibc`` the oldest it runs with."""
    work = empty(WORK / "rpm")
    (work / "posture.spec").write_text(spec(tree, version, libraries, glibc), encoding="utf-8")
    run(
        [
            "rpmbuild", "-bb", "--define", f"_topdir {work}", "--define", f"_rpmdir {work}",
            "--target", platform.machine(), work / "posture.spec",
        ]
    )  # fmt: skip
    [built] = work.glob("*/*.rpm")
    return Path(shutil.copyfile(built, DIST / built.name))


def spec(tree: Path, version: str, libraries: list[str], glibc: tuple[int, int]) -> str:
    """The spec file; libraries are asked for by their names, which are the same on all distributions."""
    wanted = [f"libc.so.6(GLIBC_{glibc[0]}.{glibc[1]})(64bit)", *(f"{name}()(64bit)" for name in libraries)]
    about = publisher()
    return _SPEC.format(
        version=version,
        summary=SUMMARY,
        homepage=about.homepage,
        maintainer=about.maintainer,
        requires="\n".join(f"Requires: {name}" for name in wanted),
        tree=tree,
        removal=removal().replace("%", "%%"),
        files="\n".join(_files(tree)),
    )


def _files(tree: Path) -> list[str]:
    """Every file, and the folders that are Posture's alone, which go when it goes."""
    own = (tree / PROGRAM, tree / PAPERS)
    lines = []
    for path in sorted(tree.rglob("*")):
        place = f'"/{path.relative_to(tree)}"'
        if path.is_symlink() or not path.is_dir():
            lines.append(place)
        elif any(path.is_relative_to(folder) for folder in own):
            lines.append(f"%dir {place}")
    return lines
