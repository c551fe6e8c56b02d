"""A life of the package under the tools of Fedora, in a root with stand-ins for the libraries it asks for.

Whether Fedora's own libraries fit is not tried: they are at none of the places this can reach.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bare import made
from supplies import need, need_root, run

pytestmark = [pytest.mark.machines, pytest.mark.timeout(900)]

# A shell and what it is loaded with are in it, for what the package does before it goes.
_STAND_INS = """\
Name: stand-ins
Version: 1
Release: 1
Summary: What a desktop has
License: none
BuildArch: x86_64
AutoReqProv: no
{provides}

%description
Names of libraries, none of them, and a shell.

%install
{shell}

%files
/*
"""


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A folder with the package, and one that has all that it asks for."""
    need_root()
    need(rpm="rpm", rpmbuild="rpm", createrepo_c="createrepo-c", dnf="dnf")
    package = made("posture-*.rpm")
    folder = tmp_path / "repository"
    folder.mkdir()
    wanted = [line for line in run("rpm", "-qp", "--requires", package).splitlines() if "rpmlib" not in line]
    spec = tmp_path / "stand-ins.spec"
    provides = "\n".join(f"Provides: {name}" for name in wanted if not name.startswith("/"))
    spec.write_text(_STAND_INS.format(provides=provides, shell="\n".join(_shell())))
    run("rpmbuild", "-bb", "--define", f"_topdir {tmp_path}", "--define", f"_rpmdir {folder}", spec)
    run("cp", package, folder)
    run("createrepo_c", folder)
    return folder


def _shell() -> Iterator[str]:
    """Lines that put this system's shell into a package."""
    libraries = re.findall(r"(/\S+) \(0x", run("ldd", "/bin/sh"))
    for path in ("/bin/sh", *libraries):
        yield f"install -D {Path(path).resolve()} %{{buildroot}}{path}"


def test_dnf_installs_verifies_and_removes_it(repository: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    dnf = (
        "dnf", "-y", "-q", f"--installroot={root}", "--releasever=1", "--nogpgcheck", "--noplugins",
        "--setopt=reposdir=/nowhere", "--setopt=install_weak_deps=False", f"--repofrompath=here,file://{repository}",
    )  # fmt: skip
    run(*dnf, "install", "posture")
    assert run("rpm", "--root", root, "-V", "posture") == ""
    checked = subprocess.run(
        [str(root / "usr" / "bin" / "posture"), "check", "--json"],
        env={"POSTURE_HOME": str(tmp_path / "home"), "POSTURE_KEYRING": "off"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert checked.returncode in (0, 1), checked.stderr
    (root / "usr" / "lib" / "posture" / "posture").write_bytes(b"somebody else's")
    changed = subprocess.run(
        ["rpm", "--root", str(root), "-V", "posture"], capture_output=True, text=True, check=False
    )
    assert changed.returncode == 1
    assert "/usr/lib/posture/posture" in changed.stdout
    run(*dnf, "remove", "posture")
    assert [path for path in root.rglob("*posture*") if "var" not in path.relative_to(root).parts] == []
