"""Windows' programs, run by Wine in a Windows that is made on the spot.

Wine has the interfaces of Windows, and little behind them: enough to freeze a program, to install it and to
try it. It is no proof that Windows answers the same.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shipping.programs import BuildError, run
from shipping.project import TOP

_STAND_INS = TOP / "installer" / "windows" / "stand_ins"
# What Wine has a library of its own for, and is to leave to the stand-in.
_OURS_FIRST = ("mscms",)


@dataclass(frozen=True, slots=True)
class Wine:
    """A Windows below a folder."""

    folder: Path

    @property
    def drive(self) -> Path:
        """What is ``C:`` there."""
        return self.folder / "drive_c"

    @property
    def person(self) -> Path:
        """The folder of the only person there is."""
        return next(each for each in sorted((self.drive / "users").iterdir()) if each.name != "Public")

    @property
    def installed(self) -> Path:
        """Where the installer lays Posture by itself."""
        return self.person / "AppData" / "Local" / "Programs" / "Posture"

    def environment(self, *, display: str = "") -> dict[str, str]:
        """What Wine has to be told; without a display nobody can see a window."""
        return {
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            # No .NET and no browser, which it would offer to fetch; no entries in this computer's menus.
            "WINEDLLOVERRIDES": f"mscoree,mshtml,winemenubuilder.exe=;{','.join(_OURS_FIRST)}=n",
            "DISPLAY": display,
        }

    def run(self, program: Path | str, *arguments: Path | str, more: dict[str, str] | None = None) -> str:
        """What a program of Windows prints; BuildError where it ends with anything but 0."""
        words = [windows_path(each) if isinstance(each, Path) else each for each in arguments]
        return run(["wine", program, *words], more={**self.environment(), **(more or {})})


def windows_path(path: Path) -> str:
    """How Wine names a path of this computer."""
    return "Z:" + str(path).replace("/", "\\")


def wine(folder: Path) -> Wine:
    """A Windows 10 there, made anew where there is none."""
    made = Wine(folder)
    done = folder / ".complete"
    if not done.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        made.run("wineboot", "-i")
        made.run("winecfg", "-v", "win10")
        for source in sorted(_STAND_INS.glob("*.c")):
            library = made.drive / "windows" / "system32" / f"{source.stem}.dll"
            library.unlink(missing_ok=True)
            run(["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-o", library, source, "-ladvapi32"])
        done.touch()
    return made


def end(machine: Wine) -> None:
    """End what still runs in it. Source: wineserver(1)."""
    with suppress(BuildError):  # it ends with 1 where nothing runs
        run(["wineserver", "--kill"], more=machine.environment())
    run(["wineserver", "--wait"], more=machine.environment())
