"""The collector's packages for Debian: one for each release, since each has another Python.

Source: deb(5), deb-control(5), Debian's Policy §9.1 and §10.7, sysusers.d(5), debconf-devel(7),
py3compile(1).
"""

from __future__ import annotations

import shutil
from importlib.metadata import distributions
from pathlib import Path

from shipping.collector_site import gather
from shipping.deb import architecture, kilobytes, pack, system_needs
from shipping.elf import asked_of_the_system, oldest_glibc
from shipping.manual import write_completions, write_manual
from shipping.papers import write_papers
from shipping.parts import parts_of
from shipping.product import COLLECTOR
from shipping.programs import empty
from shipping.project import DIST, TOP, WORK, publisher

RELEASES = {"12": "3.11", "13": "3.13"}
"""Debian's releases that it is made for, and the Python of each."""

PROGRAM = "usr/lib/posture-collector"
_SOURCES = TOP / "installer" / "collector"
_PLACES = {
    "posture-collector.service": "usr/lib/systemd/system/posture-collector.service",
    "sysusers.conf": "usr/lib/sysusers.d/posture-collector.conf",
    "options": "etc/default/posture-collector",
    "nginx.conf": "usr/share/doc/posture-collector/examples/nginx.conf",
    "debian/README.Debian": "usr/share/doc/posture-collector/README.Debian",
    "debian/lintian-overrides": "usr/share/lintian/overrides/posture-collector",
}
_SCRIPTS = ("config", "postinst", "prerm", "postrm", "templates")
_CONFIGURED = "/etc/default/posture-collector\n"
_STARTS = """\
#!/{program}/bin/python -I
import sys

from posture.collector.cli import main

# A process that the server starts for a round's keys reads this file too, and is to do its own work only.
if __name__ == "__main__":
    sys.exit(main())
"""
_ABOUT = (
    "Lets an organisation know how the computers of all its members stand\n"
    " together, by ballots that name nobody: makes invites, opens and closes\n"
    " rounds on time, and tells everybody the same sums. Runs as an account of\n"
    " its own, which may do nothing else, once an organisation was made.\n"
)


def make_collector_deb(release: str, version: str, wheel: Path) -> Path:
    """Gather, lay out and pack it for a release of Debian; its version tells them apart."""
    python = RELEASES[release]
    site = gather(python, wheel)
    needs = [
        f"python3 (>= {python}), python3 (<< {_next(python)})",
        "systemd-standalone-sysusers | systemd-sysusers",
        "debconf (>= 0.5) | debconf-2.0",
        *system_needs(asked_of_the_system(site), oldest_glibc(site)),
    ]
    full = f"{version}+deb{release}"
    tree = lay_out(site, python, full)
    made = DIST / f"{COLLECTOR.name}_{full}_{architecture()}.deb"
    scripts = {name: (_SOURCES / "debian" / name).read_text(encoding="utf-8") for name in _SCRIPTS}
    return pack(tree, control(tree, full, needs), made, more={**scripts, "conffiles": _CONFIGURED})


def lay_out(site: Path, python: str, version: str) -> Path:
    """The files as they lie on the computer: an environment of Debian's own Python, and what starts it."""
    tree = empty(WORK / "collector")
    program = tree / PROGRAM
    (program / "bin").mkdir(parents=True)
    (program / "bin" / "python").symlink_to(f"../../../bin/python{python}")
    starts = program / "bin" / COLLECTOR.name
    starts.write_text(_STARTS.format(program=PROGRAM), encoding="utf-8")
    (program / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\n")
    shutil.copytree(site, program / "lib" / f"python{python}" / "site-packages")
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / COLLECTOR.name).symlink_to(f"../lib/{COLLECTOR.name}/bin/{COLLECTOR.name}")
    for source, target in _PLACES.items():
        (tree / target).parent.mkdir(parents=True, exist_ok=True)
        (tree / target).write_bytes((_SOURCES / source).read_bytes())
    papers = tree / "usr" / "share" / "doc" / COLLECTOR.name
    write_papers(papers, parts_of(distributions(path=[str(site)])), version, COLLECTOR)
    write_manual(tree / "usr" / "share" / "man" / "man1", version, COLLECTOR)
    write_completions(tree / "usr" / "share", COLLECTOR)
    for path in tree.rglob("*"):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == starts else 0o644)
    return tree


def control(tree: Path, version: str, needs: list[str]) -> str:
    """The control file."""
    about = publisher()
    return (
        f"Package: {COLLECTOR.name}\nVersion: {version}\nArchitecture: {architecture()}\n"
        f"Maintainer: {about.maintainer}\nInstalled-Size: {kilobytes(tree)}\nDepends: {', '.join(needs)}\n"
        f"Suggests: nginx, postgresql\nSection: net\nPriority: optional\nHomepage: {about.homepage}\n"
        f"Description: {COLLECTOR.summary}\n {_ABOUT}"
    )


def _next(python: str) -> str:
    major, minor = python.split(".")
    return f"{major}.{int(minor) + 1}"
