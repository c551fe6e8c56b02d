"""Bring what a fresh machine lacks: uv, and the system libraries that Qt and the tests need.

Runs on a bare Python 3.11 without pip, called by ``bootstrap.py``. ``uv`` prints the path of a uv that works.
``libraries run|test|packages`` installs missing Debian packages where that is allowed; for the tests it
otherwise prints the one line that would, for the window the app does; no package is made without it.
``announce run|collector|test`` says before the first time what is about to be fetched, and how much.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import platform
import re
import shutil
import ssl
import subprocess
import sys
import sysconfig
import tomllib
import urllib.error
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parents[2]
_OURSELVES = "posture-checkup"  # as pyproject.toml names it
_UV = "uv.exe" if sys.platform == "win32" else "uv"
PRIVATE_UV = TOP / "build" / _UV
_BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")  # Python looks past it where openssl is not installed

# What the window needs (offscreen, then on a screen): library to look for -> Debian package.
_WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
# What Qt's part for Wayland needs besides: a package asks for it by the name it has where it is made.
_WAYLAND = {"libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0"}
# Programs that some tests use for real; without them those tests are skipped and say so.
_PROGRAMS = {
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "Xvfb": "xvfb",
    "gsettings": "libglib2.0-bin",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/libexec/dconf-service": "dconf-gsettings-backend",
    "/usr/share/glib-2.0/schemas/org.gnome.desktop.screensaver.gschema.xml": "gsettings-desktop-schemas",
}
# Programs that make packages.
_MAKERS = {
    "dpkg-deb": "dpkg",
    "git": "git",
    "objdump": "binutils",
    "patchelf": "patchelf",
    "rpmbuild": "rpm",
    "xz": "xz-utils",
}
# What makes the installer for Windows, where Wine can run Windows' Python.
_MAKERS_FOR_WINDOWS = {
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "wine": "wine",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
}
# Debian's package would start a database of its own, so a person decides; Debian keeps its programs off PATH.
_DATABASE = "postgresql"
_DATABASES = Path("/usr/lib/postgresql")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["uv"]:
            return _print_uv()
        case ["libraries", ("run" | "test" | "packages") as purpose]:
            return _libraries(purpose)
        case ["announce", ("run" | "collector" | "test") as purpose]:
            return _announce(purpose)
        case _:
            usage = "bootstrap.py uv | libraries run|test|packages | announce run|collector|test"
            print(f"usage: {usage}", file=sys.stderr)
            return 2


def _print_uv() -> int:
    found = shutil.which("uv")
    if found is None and not PRIVATE_UV.exists():
        try:
            _download_uv()
        except (OSError, LookupError, ValueError) as error:
            print(f"uv could not be fetched: {error}", file=sys.stderr)
            print(
                "Install uv yourself (https://docs.astral.sh/uv), then run the command again.",
                file=sys.stderr,
            )
            return 2
    print(found or PRIVATE_UV)
    return 0


def _download_uv() -> None:
    """The uv that uv.lock names, checked against the hash that stands there."""
    wheel = _locked_wheel()
    print("Fetching uv, which builds the rest ...", file=sys.stderr)
    data = _fetch(wheel["url"])
    if "sha256:" + hashlib.sha256(data).hexdigest() != wheel["hash"]:
        raise ValueError("what came is not the file that uv.lock names")
    archive = zipfile.ZipFile(io.BytesIO(data))
    member = next(name for name in archive.namelist() if name.endswith(("/scripts/uv", "/scripts/uv.exe")))
    PRIVATE_UV.parent.mkdir(parents=True, exist_ok=True)
    fresh = PRIVATE_UV.with_suffix(".new")
    fresh.write_bytes(archive.read(member))
    fresh.chmod(0o755)
    fresh.replace(PRIVATE_UV)


def _locked_wheel() -> dict[str, str]:
    locked = tomllib.loads((TOP / "uv.lock").read_text(encoding="utf-8"))
    package = next(package for package in locked["package"] if package["name"] == "uv")
    machine = {"AMD64": "x86_64", "arm64": "aarch64", "ARM64": "aarch64"}.get(
        platform.machine(), platform.machine()
    )
    wanted = {
        ("Linux", "x86_64"): "manylinux_2_17_x86_64",
        ("Linux", "aarch64"): "manylinux_2_17_aarch64",
        ("Darwin", "x86_64"): "macosx_10_12_x86_64",
        ("Darwin", "aarch64"): "macosx_11_0_arm64",
        ("Windows", "x86_64"): "win_amd64",
        ("Windows", "aarch64"): "win_arm64",
    }.get((platform.system(), machine))
    for wheel in package["wheels"]:
        if wanted and wanted in wheel["url"]:
            return wheel
    raise LookupError(f"there is no uv for {platform.system()} on {platform.machine()} in uv.lock")


def _fetch(url: str) -> bytes:
    try:
        return _read(url)
    except urllib.error.URLError as error:
        # A bare Debian has no certificates to tell a true server from a false one.
        if not isinstance(error.reason, ssl.SSLCertVerificationError):
            raise
        if not _apt_install(["ca-certificates"]):
            raise OSError(
                "no certificates are installed here; run: sudo apt-get install -y ca-certificates"
            ) from error
        return _read(url)


def _read(url: str) -> bytes:
    trusted = ssl.create_default_context()
    if _BUNDLE.exists() and "SSL_CERT_FILE" not in os.environ:
        trusted.load_verify_locations(_BUNDLE)
    with urllib.request.urlopen(url, timeout=120, context=trusted) as reply:  # noqa: S310 - out of uv.lock
        return bytes(reply.read())


def _libraries(purpose: str) -> int:
    if platform.system() != "Linux":
        return 0
    if purpose == "test":
        _say_what_is_skipped()
    packages = _lacking(purpose)
    if not packages or _apt_install(packages):
        return 0
    if purpose != "run":  # the app itself says it when it is run
        who = "Some tests need" if purpose == "test" else "The packages cannot be made without"
        print(f"{who} what is missing here. This line installs it:", file=sys.stderr)
        print(f"  {_install_line(packages)}", file=sys.stderr)
    return 2 if purpose == "packages" else 0


def remedy(purpose: str) -> str:
    """The line that installs what is missing here, "" where nothing is known to be."""
    packages = _lacking(purpose) if platform.system() == "Linux" else []
    return _install_line(packages) if packages else ""


def _lacking(purpose: str) -> list[str]:
    """Debian's packages that are missing for running the application, or for its tests."""
    on_screen = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if purpose == "run" and not on_screen:
        return []
    wanted = _WINDOW | (_SCREEN if on_screen or purpose != "run" else {})  # a test brings its own screen
    wanted |= _WAYLAND if purpose == "packages" else {}
    packages = [package for library, package in wanted.items() if not _loads(library)]
    if purpose == "test":
        packages += [package for program, package in _PROGRAMS.items() if not _is_there(program)]
    if purpose == "packages":
        makers = _MAKERS | (_MAKERS_FOR_WINDOWS if platform.machine() == "x86_64" else {})
        packages += [package for program, package in makers.items() if not _is_there(program)]
        packages += _own_library()
    return packages


def _own_library() -> list[str]:
    """The package with Python's own library: Debian's python3 does without, a frozen program cannot."""
    name = str(sysconfig.get_config_var("INSTSONAME") or "")
    beside = Path(str(sysconfig.get_config_var("LIBDIR"))) / name
    if not name.partition(".so")[1] or beside.exists() or _loads(name):
        return []
    return [f"libpython{sysconfig.get_python_version()}"]


def _install_line(packages: list[str]) -> str:
    return f"sudo apt-get install -y {' '.join(packages)}"


def _say_what_is_skipped() -> None:
    """Name what is never installed unasked, where it is missing."""
    if shutil.which("initdb") is None and not list(_DATABASES.glob("*/bin/initdb")):
        print(
            "No PostgreSQL is here: the tests of a shared database are skipped. To run them:", file=sys.stderr
        )
        print(f"  {_install_line([_DATABASE])}", file=sys.stderr)


def _is_there(name: str) -> bool:
    """Whether there is a program of that name, or such a file."""
    return shutil.which(name) is not None or Path(name).exists()


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _apt_install(packages: list[str]) -> bool:
    """Whether the packages are there now; only root on a Debian-like system may add them."""
    if sys.platform == "win32" or os.geteuid() != 0 or not Path("/usr/bin/apt-get").exists():
        return False
    print(f"Installing {' '.join(packages)} ...", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["/usr/bin/apt-get", "update", "-q"],
        ["/usr/bin/apt-get", "install", "-y", "-q", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=900, check=False
        )
        if done.returncode:
            print(done.stderr.strip(), file=sys.stderr)
            return False
    return True


def _announce(purpose: str) -> int:
    """Say what will be fetched; nothing where all of it is there."""
    locked = tomllib.loads((TOP / "uv.lock").read_text(encoding="utf-8"))["package"]
    packages = {package["name"]: package for package in locked}
    folder = TOP / ".venv"
    first = not folder.exists()
    names = _needed(packages, purpose) - _installed(folder)
    if not names:
        return 0
    if first:
        names |= {"uv", "hatchling"} & packages.keys()
    megabytes = max(1, round(sum(_size(packages[name]) for name in names) / 1_000_000))
    count = "1 package" if len(names) == 1 else f"{len(names)} packages"
    print(
        f"The first time, about {megabytes} MB are fetched: {count} for {folder}, and what builds them. "
        "uv keeps a copy in its cache."
        if first
        else f"About {megabytes} MB more are fetched, or taken from uv's cache: {count} for {folder}.",
        file=sys.stderr,
    )
    return 0


def _installed(folder: Path) -> set[str]:
    """The packages in a virtual environment, by the names in uv.lock."""
    places = ("lib/python*/site-packages", "Lib/site-packages")  # the second on Windows
    notes = [one for place in places for one in folder.glob(f"{place}/*.dist-info")]
    written = [one.name.rsplit("-", 2)[0] for one in notes]
    return {re.sub(r"[-_.]+", "-", name).lower() for name in written}


def _needed(packages: dict[str, dict[str, Any]], purpose: str) -> set[str]:
    """What the lock file names for this system: for the application, IT's side too, or all of it to test."""
    ours = packages[_OURSELVES]
    wanted = list(ours["dependencies"])
    if purpose != "run":
        wanted += ours["optional-dependencies"]["collector"]
    if purpose == "test":
        wanted += ours["dev-dependencies"]["dev"]
    found: set[str] = set()
    while wanted:
        one = wanted.pop()
        if one["name"] in found | {_OURSELVES} or not _fits(one.get("marker", "")):
            continue
        found.add(one["name"])
        wanted += packages[one["name"]].get("dependencies", [])
    return found


def _fits(marker: str) -> bool:
    """Whether a dependency is one of this system and of the Python that runs here."""
    if "sys_platform ==" in marker and f"== '{sys.platform}'" not in marker:
        return False
    older = re.search(r"python_full_version < '(\d+)\.(\d+)", marker)
    return older is None or sys.version_info[:2] < (int(older[1]), int(older[2]))


def _size(package: dict[str, Any]) -> int:
    """The bytes of the wheel that fits here best, as far as its name tells."""
    system = {"Linux": "manylinux", "Darwin": "macosx", "Windows": "win"}.get(platform.system(), "")
    machine = {"AMD64": "amd64", "aarch64": "aarch64"}.get(platform.machine(), platform.machine())
    python = f"cp{sys.version_info[0]}{sys.version_info[1]}-"
    wheels = package.get("wheels", [])
    for tags in ((system, machine, python), (system, machine, "abi3"), (system, "universal2"), ("none-any",)):
        sizes = [wheel["size"] for wheel in wheels if all(tag in wheel["url"] for tag in tags)]
        if sizes:
            return max(sizes)
    return 0
