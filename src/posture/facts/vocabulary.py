"""The words that readers look for: what a recording has to keep so that they find the same again."""

from __future__ import annotations

import dis
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import CodeType

from posture.facts.linux.clock import services
from posture.facts.linux.updates.apt import makers

_PACKAGES = ("posture.facts", "posture.host")
# Words for people stand in these, and no setting of any program.
_LEFT_OUT = ("posture.facts.families", "posture.host.recordings")
_WORD = re.compile(r"[^\W_]+")
# In an expression these stand before a word, and no letter of it.
_MARK = re.compile(r"\\[bBdDsSwWAZnrt]")
# What comes first in a call of these is a sentence for people.
_FOR_PEOPLE = frozenset({"phrase", "counted"})


def vocabulary() -> frozenset[str]:
    """Every word that the readers' code looks for, in small letters."""
    return frozenset(
        word.casefold()
        for package in _PACKAGES
        for code in _modules(package)
        for text in _texts(code)
        for word in _WORD.findall(text)
    )


def pieces() -> frozenset[str]:
    """What readers look for inside the names of programs and packages, in small letters."""
    return frozenset((*services.SUSPECT, *services.HARMLESS, *makers.OF_THE_SYSTEM))


def _modules(package: str) -> Iterator[CodeType]:
    """The code of a package's modules; none of it is run."""
    spec = find_spec(package)
    if spec is None:
        return
    yield from _code(spec)
    for module in pkgutil.walk_packages(spec.submodule_search_locations, f"{package}."):
        if not module.name.startswith(_LEFT_OUT):
            found = module.module_finder.find_spec(module.name, None)
            yield from _code(found)


def _code(spec: ModuleSpec | None) -> Iterator[CodeType]:
    # A frozen program's loader has it too, and is none of importlib's classes.
    read: Callable[[str], CodeType | None] | None = getattr(spec and spec.loader, "get_code", None)
    if spec is not None and read is not None and (code := read(spec.name)) is not None:
        yield code


def _texts(code: CodeType) -> Iterator[str]:
    """The texts that the code uses: not its docstrings, and not the sentences that it makes for people."""
    before = ""
    waiting: object = None
    for step in dis.get_instructions(code):
        if step.opname == "STORE_NAME" and step.argval == "__doc__":
            waiting = None
        yield from _texts_in(waiting)
        waiting = None
        if step.opname in ("LOAD_GLOBAL", "LOAD_NAME"):
            before = step.argval
        elif step.opname in ("LOAD_CONST", "RETURN_CONST"):
            if before in _FOR_PEOPLE and isinstance(step.argval, str):
                # The second form of an amount comes right behind the first.
                before = "phrase" if before == "counted" else ""
                continue
            waiting = step.argval
            before = ""
        elif step.opname not in ("PUSH_NULL", "CACHE", "PRECALL"):
            before = ""
    yield from _texts_in(waiting)


def _texts_in(constant: object) -> Iterator[str]:
    match constant:
        case str():
            yield constant
            yield _MARK.sub(" ", constant)
        case bytes():
            yield constant.decode("latin-1")
        case tuple() | frozenset():
            for each in constant:
                yield from _texts_in(each)
        case CodeType():
            yield from _texts(constant)
