"""What a package is made of: each part with its version, where it came from, and its licence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from shipping.programs import BuildError
from shipping.project import TOP

from posture import DISTRIBUTION
from posture.application.licences import Component, component_of, components

_LICENCES = TOP / "installer" / "frozen" / "licences"


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is shipped; ``purl`` names it as https://github.com/package-url/purl-spec does."""

    name: str
    version: str
    purl: str
    licence: str
    texts: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The name of the folder with its licences."""
        return re.sub(r"[^a-z0-9.]+", "-", self.name.lower())


def parts(frozen: Path, listed: Sequence[Component] | None = None, more: Sequence[Part] = ()) -> list[Part]:
    """Posture first, then all that its window says it is shipped with, and what only the freezing adds.

    ``listed`` says it where that is another system's window than this one's, and ``more`` what that system
    lacks. BuildError for a part without the text of its licence: what is shipped has to bring it along.
    """
    about = [_part(each) for each in (components() if listed is None else listed)]
    return _with_texts([*about, *_beside_pyside(about, frozen), *more, _bootloader()])


def parts_of(packages: Iterable[Distribution]) -> list[Part]:
    """Posture first, then the other packages of a folder. BuildError as ``parts`` raises it."""
    found = map(_part, map(component_of, packages))
    return _with_texts(sorted(found, key=lambda part: (part.name != DISTRIBUTION, part.folder)))


def _part(each: Component) -> Part:
    return Part(each.name, each.version, _purl(each.name, each.version), each.licence, each.texts)


def _with_texts(found: list[Part]) -> list[Part]:
    if bare := [part.name for part in found if not any(part.texts)]:
        raise BuildError(f"No text of a licence was found for {', '.join(bare)}.")
    return found


def _purl(name: str, version: str) -> str:
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key == "python":
        return f"pkg:generic/python@{version}"
    return f"pkg:pypi/{key}@{version}" if version else f"pkg:generic/{key}"


def _beside_pyside(about: list[Part], frozen: Path) -> Iterator[Part]:
    """The libraries that PySide's wheel brings along: Qt under the same licences, and ICU."""
    pyside = next(part for part in about if part.purl.startswith("pkg:pypi/pyside6-essentials@"))
    # PySide has the number of the Qt that it brings along.
    yield Part("Qt", pyside.version, f"pkg:generic/qt@{pyside.version}", pyside.licence, pyside.texts)
    for library in sorted(frozen.rglob("PySide6/Qt/lib/libicudata.so.*")):
        number = library.name.rpartition(".")[2]
        text = (_LICENCES / "ICU.txt").read_text(encoding="utf-8")
        yield Part("ICU", number, f"pkg:generic/icu@{number}", "Unicode-DFS-2016", (text,))


def _bootloader() -> Part:
    """PyInstaller's, which starts the program; its exception allows any licence for what it starts."""
    about = distribution("pyinstaller")
    texts = [file.read_text(encoding="utf-8") for file in about.files or () if file.name == "COPYING.txt"]
    return Part(
        "PyInstaller",
        about.version,
        f"pkg:pypi/pyinstaller@{about.version}",
        "GPL-2.0-or-later WITH Bootloader-exception",
        tuple(texts),
    )
