"""Under which licences everything stands that Posture is shipped with, gathered from what is installed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from posture import DISTRIBUTION
from posture.application.shipped_files import shipped_bytes, shipped_names

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_OPTIONAL = re.compile(r"\bextra\s*==")
_TEXT = re.compile(r"\.dist-info/.*(licen[sc]e|copying|notice)[^/]*$", re.IGNORECASE)
_QT = frozenset({"pyside6-essentials", "shiboken6"})
_QT_TEXTS = ("LGPL-3.0.txt", "GPL-3.0.txt")
_FONTS = "ui/fonts"


@dataclass(frozen=True, slots=True)
class Component:
    """Something that is shipped: its name and version, the licence in short, and its whole texts."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n\n".join(self.texts)


def components() -> tuple[Component, ...]:
    """Posture, all packages that it needs here, Python, and the fonts; by name, ourselves first.

    PySide6 brings no texts, though Qt's licence wants them to go with it: they are shipped by us.
    """
    packages = sorted(_needed(DISTRIBUTION, {}).values(), key=_order)
    found = [component_of(each) for each in packages]
    return (*found[:1], *_python(), *found[1:], *_fonts())


def _order(package: Distribution) -> tuple[bool, str]:
    name = package.metadata["Name"].lower()
    return name != DISTRIBUTION, name


def _needed(name: str, found: dict[str, Distribution]) -> dict[str, Distribution]:
    """The package and all that it needs; what is meant for other systems is not installed here."""
    key = _key(name)
    if key not in found:
        try:
            found[key] = distribution(name)
        except PackageNotFoundError:
            return found
        for requirement in found[key].requires or ():
            if not _OPTIONAL.search(requirement) and (match := _NAME.match(requirement)):
                _needed(match[0], found)
    return found


def _key(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def component_of(package: Distribution) -> Component:
    """A package as it is installed, with the texts that it brings; Qt's are shipped by us."""
    about = package.metadata
    texts = tuple(_texts(package))
    if _key(about["Name"]) in _QT:
        texts = (*texts, *(_shipped(f"ui/licences/{name}") for name in _QT_TEXTS))
    return Component(about["Name"], about["Version"], _in_short(package), texts)


def _in_short(package: Distribution) -> str:
    about = package.metadata
    for field in ("License-Expression", "License"):
        said = "".join(about.get_all(field) or ()).strip()
        if said:
            return said.splitlines()[0].strip()
    marks = [each for each in about.get_all("Classifier") or () if each.startswith("License ::")]
    return ", ".join(mark.rpartition(" :: ")[2] for mark in marks)


def _texts(package: Distribution) -> Iterator[str]:
    for file in package.files or ():
        if _TEXT.search(file.as_posix()):
            yield file.read_text(encoding="utf-8")


def _python() -> Iterator[Component]:
    there = next((file for file in _places_of_python() if file.is_file()), None)
    words = sys.copyright if there is None else there.read_text(encoding="utf-8", errors="replace")
    yield Component("Python", sys.version.split()[0], "PSF-2.0", (words,))


def _places_of_python() -> Iterator[Path]:
    """Where Python's installers lay its licence: beside the program, or in its library."""
    yield Path(sys.base_prefix) / "LICENSE.txt"
    yield Path(re.__file__).parents[1] / "LICENSE.txt"


def _fonts() -> Iterator[Component]:
    for name in shipped_names(_FONTS):
        if name.endswith(".txt"):
            text = _shipped(f"{_FONTS}/{name}")
            yield Component(_first_words(text), "", name.removesuffix(".txt"), (text,))


def _first_words(text: str) -> str:
    """What a font's licence is about: it begins with “Copyright … The NAME Project Authors (…)”."""
    match = re.search(r"The (?P<name>.+?) Project Authors", text)
    return match["name"] if match else text.strip().splitlines()[0]


def _shipped(path: str) -> str:
    return shipped_bytes(path).decode()
