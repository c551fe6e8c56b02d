"""The frozen program for Windows: one folder with both launchers, its Python and its Qt."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from shipping.frozen import SPEC, trim_notes
from shipping.icons import write_ico
from shipping.project import SUMMARY, WORK, publisher
from shipping.windows.wine import Wine, windows_path

# What Windows shows of a program in its properties and, of a running one, in the task manager.
# Source: https://learn.microsoft.com/windows/win32/menurc/versioninfo-resource
_ABOUT = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("CompanyName", {company!r}),
      StringStruct("FileDescription", "Posture"),
      StringStruct("FileVersion", {version!r}),
      StringStruct("InternalName", "posture"),
      StringStruct("LegalCopyright", "2026 its authors; Apache License 2.0"),
      StringStruct("ProductName", "Posture"),
      StringStruct("ProductVersion", {version!r}),
      StringStruct("Comments", {summary!r}),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0409, 0x04B0])]),
  ],
)
"""


def freeze(machine: Wine, python: Path, version: str) -> Path:
    """Freeze what ``python`` has; the folder with ``posture.exe`` and ``posture-window.exe`` in it."""
    work = WORK / "windows"
    icon, about = work / "posture.ico", work / "about.txt"
    write_ico(icon)
    about.write_text(
        _ABOUT.format(
            numbers=four(version), version=version, company=company(publisher().maintainer), summary=SUMMARY
        ),
        encoding="utf-8",
    )
    machine.run(
        python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
        "--distpath", work / "frozen", "--workpath", work / "pyinstaller", SPEC,
        more={
            "POSTURE_ICON": windows_path(icon),
            "POSTURE_ABOUT": windows_path(about),
            "PYINSTALLER_CONFIG_DIR": windows_path(work / "cache"),
        },
    )  # fmt: skip
    folder = work / "frozen" / "posture"
    for notes in sorted((folder / "_internal").glob("*.dist-info")):
        trim_notes(notes)
    shutil.copyfile(python.with_name("LICENSE.txt"), folder / "_internal" / "LICENSE.txt")
    return folder


def four(version: str) -> tuple[int, int, int, int]:
    """The version as the four numbers that Windows has room for."""
    found = [int(number) for number in re.findall(r"\d+", version.partition("+")[0])][:4]
    first, second, third, fourth = [*found, 0, 0, 0, 0][:4]
    return first, second, third, fourth


def company(maintainer: str) -> str:
    """The maintainer's name, without the address."""
    return maintainer.partition(" <")[0]
