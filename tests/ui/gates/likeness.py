"""How a picture looks from afar: another layout is noticed, another way to hint its letters is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

_ACROSS, _DOWN = 32, 24  # places in which the light is measured
_ALIKE = 6.0  # of 255: how far the light of two may differ, on average where it differs most
_MOST = 0.05  # so large a part of the places are those
_ABOUT = """\
# How each picture looks from afar, by gates/likeness.py. “make pictures” renews it; look at what it prints.
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A picture's size in pixels, and the light in each place, row by row, from 0 to 255."""

    width: int
    height: int
    light: bytes

    def is_like(self, other: Likeness) -> bool:
        """Whether somebody who glances at both sees the same page."""
        return (self.width, self.height) == (other.width, other.height) and self.apart(other) <= _ALIKE

    def apart(self, other: Likeness) -> float:
        """How far the light differs, on average, in those places where it differs most."""
        found = sorted(
            (abs(one - two) for one, two in zip(self.light, other.light, strict=True)), reverse=True
        )
        worst = found[: round(len(found) * _MOST)]
        return sum(worst) / len(worst)


def likeness(image: QImage) -> Likeness:
    """The likeness of a picture."""
    small = image.convertToFormat(QImage.Format.Format_Grayscale8).scaled(
        QSize(_ACROSS, _DOWN),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    light = b"".join(bytes(small.constScanLine(row))[:_ACROSS] for row in range(_DOWN))
    return Likeness(image.width(), image.height(), light)


def kept(file: Path) -> dict[str, Likeness]:
    """The likenesses in a file, by the pictures' names; none where there is no file."""
    if not file.exists():
        return {}
    lines = [
        line.split() for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    return {
        name: Likeness(int(width), int(height), bytes.fromhex(light)) for name, width, height, light in lines
    }


def write(file: Path, found: Mapping[str, Likeness]) -> None:
    """Keep likenesses, a line a picture."""
    lines = [
        f"{name} {each.width} {each.height} {each.light.hex()}\n" for name, each in sorted(found.items())
    ]
    file.write_text(_ABOUT + "".join(lines), encoding="utf-8")
