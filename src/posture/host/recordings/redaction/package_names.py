"""Which programs are installed: what apt and dpkg tell of them, without their names and versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile

_LIST = re.compile(r"^(\S+ \S+ )(\S+)$", re.MULTILINE)
_PACKAGE = re.compile(r"(\S+):")
_CHOICE = re.compile(r"  (Installed|Candidate): (\S+)")
_VERSION = re.compile(r" (\*\*\*|   ) (\S+)( .*)")
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"[^-]+-?")
_NO_VERSION = "(none)"


class PackageNames:
    """Numbers in place of the names of packages; a package has the same number in every answer.

    Packages of which ``knows`` every word keep their names, others the beginning of which it knows the words,
    and the ``pieces`` of the first word it does not: readers look for them.
    """

    def __init__(self, knows: Callable[[str], bool], pieces: Callable[[str], str]) -> None:
        self._knows = knows
        self._pieces = pieces
        self._numbers: dict[str, int] = {}

    @property
    def replaced(self) -> int:
        """How many packages got a number."""
        return len(self._numbers)

    def words(self, argv: tuple[str, ...]) -> tuple[str, ...]:
        """The command line, with numbers for the packages it asks for."""
        if argv[0] != "apt-cache" or "policy" not in argv:
            return argv
        begin = argv.index("policy") + 1
        return (*argv[:begin], *map(self._name, argv[begin:]))

    def printed(self, argv: tuple[str, ...], text: str) -> str:
        """What the command printed, with numbers for packages and versions."""
        if argv[0] == "apt-cache" and "policy" in argv:
            return "".join(self._policy(text))
        if argv[:2] == ("dpkg-query", "-W"):
            return _LIST.sub(lambda line: line[1] + self._name(line[2]), text)
        return text

    def _name(self, name: str) -> str:
        """``libc6:amd64`` and ``libc6`` are one package for two kinds of processors."""
        package, colon, processor = name.partition(":")
        parts = _PART.findall(package)
        known = list(takewhile(lambda part: all(map(self._knows, _WORD.findall(part))), parts))
        if known == parts:
            return name
        begins = "".join(part for part in known if part != "package-") + self._pieces(parts[len(known)])
        number = self._numbers.setdefault(package, len(self._numbers) + 1)
        return f"{begins}package-{number}{colon}{processor}"

    def _policy(self, text: str) -> Iterator[str]:
        versions: dict[str, int] = {}
        for line in text.splitlines(keepends=True):
            bare = line.rstrip("\n")
            if package := _PACKAGE.fullmatch(bare):
                versions = {_NO_VERSION: 0}
                yield f"{self._name(package[1])}:\n"
            elif choice := _CHOICE.fullmatch(bare):
                yield f"  {choice[1]}: {_number(choice[2], versions)}\n"
            elif version := _VERSION.fullmatch(bare):
                yield f" {version[1]} {_number(version[2], versions)}{version[3]}\n"
            else:
                yield line


def _number(version: str, versions: dict[str, int]) -> str:
    if version == _NO_VERSION:
        return version
    return f"{versions.setdefault(version, len(versions))}.0"
