"""The sentences in the code: what is said as a phrase, and what is not one yet."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from making.message import Message, has_words

_MAKERS = ("phrase", "counted", "Phrase")
_HOUSE = ("words/phrase.py", "words/notation.py")
"""Where phrases are made of what others said."""
_TERMINAL = ("src/posture/cli/", "src/posture/__main__.py")
_PRINTERS = frozenset(
    {"_add", "_group", "ask", "bold", "heading", "note", "pick", "print", "say", "title", "wrapped", "yes"}
)
_HELP = frozenset({"help", "description", "epilog"})
"""The arguments of ``argparse`` that are shown."""
_BASES = frozenset(
    {
        "ApplicationError", "BallotError", "CheckError", "ContentError", "HostError", "LessonsError",
        "PolicyError", "ReportsError", "StoreError", "Undecided",
    }
)  # fmt: skip


@dataclass
class Source:
    """What was found in the modules below a folder."""

    messages: list[Message] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    unseamed: dict[str, int] = field(default_factory=dict)
    """How many sentences that are raised, answered or printed are no phrases yet, by file."""


def read_source(top: Path) -> Source:
    """The sentences of ``src`` below ``top``, file by file."""
    trees = {
        path.relative_to(top).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted((top / "src").rglob("*.py"))
    }
    tellers = _with_sentences(trees.values())
    found = Source()
    for name, tree in trees.items():
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        calls.sort(key=lambda call: (call.lineno, call.col_offset))
        unseamed = 0
        for call in calls:
            maker = _name(call.func)
            if maker in _MAKERS and (_is_literal(call) or not name.endswith(_HOUSE)):
                _collect(call, maker, name, found)
            elif maker in tellers or (maker in _PRINTERS and name.startswith(_TERMINAL)):
                unseamed += sum(_is_sentence(argument) for argument in call.args)
            if name.startswith(_TERMINAL):
                unseamed += sum(each.arg in _HELP and _is_sentence(each.value) for each in call.keywords)
        if unseamed:
            found.unseamed[name] = unseamed
    return found


def _collect(call: ast.Call, maker: str, file: str, found: Source) -> None:
    count = 2 if maker == "counted" else 1
    texts = [node.value for node in call.args[:count] if isinstance(node, ast.Constant)]
    if len(texts) == count and all(isinstance(text, str) for text in texts):
        if has_words(texts[0]) and _scope(call, maker) is None:
            found.messages.append(Message(texts[0], texts[1] if count == 2 else None, file))
    elif maker != "Phrase":
        found.problems.append(f"{file}:{call.lineno}: “{maker}” needs its words as a literal.")


def _scope(call: ast.Call, maker: str) -> ast.expr | None:
    """The fourth argument of ``Phrase``: words of another catalogue."""
    return call.args[3] if maker == "Phrase" and len(call.args) > 3 else None


def _is_literal(call: ast.Call) -> bool:
    return bool(call.args) and isinstance(call.args[0], ast.Constant)


def _is_sentence(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.Constant) and " " in str(part.value).strip() for part in node.values)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value.strip()


def _with_sentences(trees: Iterator[ast.Module]) -> frozenset[str]:
    """The classes whose arguments are sentences for people: errors, and facts that cannot be read."""
    above = {
        node.name: {_name(base) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = set(_BASES)
    while more := {name for name, bases in above.items() if bases & found} - found:
        found |= more
    return frozenset(found | {"Unreadable"})


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
