"""The uv that builds the rest: the one on this computer, else the one that ``uv.lock`` names."""

from __future__ import annotations

import hashlib
import io
import os
import platform
import shutil
import ssl
import sys
import tomllib
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

from machine import apt

TOP = Path(__file__).resolve().parents[3]
PRIVATE_UV = TOP / "build" / ("uv.exe" if sys.platform == "win32" else "uv")
_BUNDLE = Path("/etc/ssl/certs/ca-certificates.crt")  # Python looks past it where openssl is not installed


def print_uv() -> int:
    """Print the path of a uv that works; 2 where none is to be had, and a sentence says why."""
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
        if not apt.install(["ca-certificates"]):
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
