"""The installer: everything for Windows in one program that needs no administrator. Source: NSIS' manual."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from shipping.icons import write_banner
from shipping.programs import run
from shipping.project import DIST, TOP, WORK, epoch, publisher
from shipping.windows.frozen import company, four
from shipping.windows.signing import is_signing, sign

SCRIPT = TOP / "installer" / "windows" / "posture.nsi"
_UNINSTALL = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Posture"
# In megabytes. Both launchers hold the same modules, and so the second costs next to nothing.
_LARGEST = "SetCompressorDictSize 32"
_PATHS = "Software\\Microsoft\\Windows\\CurrentVersion\\App Paths"


def make_setup(tree: Path, version: str, folder: Path = DIST, *, compression: str = "lzma") -> Path:
    """Pack the tree into the folder, signed inside and outside where anything is.

    ``compression`` is one of NSIS'; with another than the smallest it is done in seconds.
    """
    work = WORK / "windows"
    made = folder / f"posture-{version}-windows-x64-setup.exe"
    if is_signing():
        for program in sorted(tree.glob("*.exe")):
            sign(program)
    write_banner(work / "banner.bmp")
    for path in (*tree.rglob("*"), work / "banner.bmp"):  # it packs their times as well
        os.utime(path, (epoch(), epoch()))
    compressed = f"SetCompressor /SOLID {compression}\n{_LARGEST if compression == 'lzma' else ''}\n"
    defines = compressed + _defines(tree, made, version)
    (work / "defines.nsh").write_text(defines, encoding="utf-8-sig")
    made.unlink(missing_ok=True)
    run(
        ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", "-NOCD", f"-X!addincludedir {work}",
         f"-X!addincludedir {SCRIPT.parent}", SCRIPT],
    )  # fmt: skip
    if is_signing():
        sign(made)
    return made


def _defines(tree: Path, made: Path, version: str) -> str:
    about = publisher()
    bytes_ = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file())
    values = {
        "VERSION": version,
        "FOUR": ".".join(map(str, four(version))),
        "PUBLISHER": company(about.maintainer),
        "HOMEPAGE": about.homepage,
        "KILOBYTES": str(bytes_ // 1024),
        "ICON": str(WORK / "windows" / "posture.ico"),
        "BANNER": str(WORK / "windows" / "banner.bmp"),
        "OUT": str(made),
        "UNINSTALL": _UNINSTALL,
        "PATHS": _PATHS,
    }
    lines = [f'!define {name} "{quoted(value)}"' for name, value in values.items()]
    if is_signing():
        # Only makensis sees the uninstaller, while it packs it.
        lines.append(f'!uninstfinalize \'"{sys.executable}" -m shipping.windows.signing "%1"\' = 0')
    return "\n".join([*lines, *install_lines(tree), *remove_lines(tree), ""])


def install_lines(tree: Path) -> list[str]:
    """The macro that lays down every file, folder by folder, in an order that no file system decides."""
    lines = ["!macro InstallFiles"]
    for folder in sorted({path.parent for path in _files(tree)}):
        lines.append(f'SetOutPath "{_there(tree, folder)}"')
        lines += [f'File "{quoted(str(path))}"' for path in _files(tree) if path.parent == folder]
    return [*lines, 'SetOutPath "$INSTDIR"', "!macroend"]


def remove_lines(tree: Path) -> list[str]:
    """The macro that takes away exactly those again, and the folders that are empty then."""
    folders = sorted({above for path in _files(tree) for above in path.parents if tree in above.parents})
    return [
        "!macro RemoveFiles",
        *(f'Delete "{_there(tree, path)}"' for path in _files(tree)),
        *(f'RMDir "{_there(tree, folder)}"' for folder in reversed(folders)),
        "!macroend",
    ]


def _files(tree: Path) -> list[Path]:
    return sorted(path for path in tree.rglob("*") if path.is_file())


def _there(tree: Path, path: Path) -> str:
    return "\\".join(("$INSTDIR", *(quoted(part) for part in path.relative_to(tree).parts)))


def quoted(text: str) -> str:
    """Within double quotes of NSIS, where a dollar begins a variable."""
    return text.replace("$", "$$").replace('"', '$\\"')
