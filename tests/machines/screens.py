"""A display of its own, and what stands on it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from supplies import need


@contextmanager
def screen(folder: Path) -> Iterator[tuple[str, Path]]:
    """A display that containers on this network reach, and the file with its picture."""
    need(Xvfb="xvfb", convert="imagemagick")
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-ac", "-fbdir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}", folder / "Xvfb_screen0"
        server.terminate()


def picture(display: tuple[str, Path], target: Path) -> None:
    """Keep what stands on the display now."""
    subprocess.run(["convert", f"xwd:{display[1]}", str(target)], check=True, timeout=60)


def colours(target: Path) -> int:
    """How many colours a picture has: few where nothing stands on it."""
    told = subprocess.run(
        ["identify", "-format", "%k", str(target)], capture_output=True, text=True, check=True, timeout=60
    )
    return int(told.stdout)
