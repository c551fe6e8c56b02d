"""Faults made by program: each fault class in each shipped file is found on the right line."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.checks.catalogue import lint, load
from posture.content.locate import shipped

SHIPPED = Path(str(shipped())) / "checks"
FILES = tuple(sorted(file.name for file in SHIPPED.glob("*.md")))

Damaged: TypeAlias = tuple[str, int] | None
"""A text with a fault and the line it is to be found on; None where the file has no place for the fault."""


@dataclass(frozen=True)
class Fault:
    """A way to break a file, the code it is found by, and a part of what is said of it."""

    name: str
    damage: Callable[[str], Damaged]
    code: str
    hint: str = ""


def line_of(text: str, pattern: str) -> int:
    match = re.search(pattern, text, re.MULTILINE)
    assert match, pattern
    return text.count("\n", 0, match.start()) + 1


def put(pattern: str, new: str, *, below: int = 0, at: str = "") -> Callable[[str], Damaged]:
    """Replaces the first match; the fault is ``below`` lines under it, or on the line that ``at`` finds."""

    def damage(text: str) -> Damaged:
        match = re.search(pattern, text, re.MULTILINE | re.DOTALL)
        if match is None:
            return None
        result = text[: match.start()] + match.expand(new) + text[match.end() :]
        return result, line_of(result, at) if at else text.count("\n", 0, match.start()) + 1 + below

    return damage


def drop(pattern: str, *, at: str = r"\A") -> Callable[[str], Damaged]:
    """Takes the first match out; the fault is on the line that ``at`` finds, the first unless given."""
    return put(pattern, "", at=at)


def misspell(pattern: str) -> Callable[[str], Damaged]:
    """Takes the last letter from the group of the first match."""

    def damage(text: str) -> Damaged:
        match = re.search(pattern, text, re.MULTILINE)
        if match is None:
            return None
        return text[: match.end(1) - 1] + text[match.end(1) :], text.count("\n", 0, match.start()) + 1

    return damage


def rule(comparison: str) -> Callable[[str], Damaged]:
    """Puts one more line into ``applies``, in files that ask for the system."""
    return put(
        r"(^facts: [^\n]*\bsystem\b.*?)^applies:\n",
        rf"\1applies:\n  {comparison}\n",
        at=_first_line(comparison),
    )


def _first_line(comparison: str) -> str:
    return "^  " + re.escape(comparison.split("\n")[0])


def open_page(entry: str) -> Callable[[str], Damaged]:
    def damage(text: str) -> Damaged:
        text = re.sub(r"^open:.*\n", "", text, flags=re.MULTILINE)
        return put("^ballot:", f"open: {{{entry}}}\nballot:")(text)

    return damage


def an_unknown_fact(text: str) -> Damaged:
    match = re.search(r"^pass:\n\W+\w+\.(\w+)", text, re.MULTILINE)
    assert match
    return text[: match.start(1)] + "nothing" + text[match.end(1) :], line_of(text, "^pass:") + 1


def a_family_that_nothing_uses(text: str) -> Damaged:
    spare = next(family for family in ("clock", "backup") if f"{family}." not in text)
    return put(r"^facts: \[", f"facts: [{spare}, ")(text)


def a_limit_that_nothing_uses(text: str) -> Damaged:
    spare = "  spare: {default: 1, allowed: [1]}\n"
    damage = put("^limits:\n", f"limits:\n{spare}", below=1)
    return damage(text) or put("^ballot:", f"limits:\n{spare}ballot:", below=1)(text)


PASS = r"^pass:.*?(?=^(?:warn|limits|ballot):)"
MACOS = r"^## Fix on macOS\n.*?(?=^## )"
FAIL = r"^  fail: [^\n]*"

FAULTS = (
    Fault("no form", put(r"\A---", "--"), "E001"),
    Fault("an unknown field", put("^title:", "titel:"), "E005", "Did you mean “title”?"),
    Fault("a field twice", put("^rev: 1\n", "rev: 1\nrev: 1\n", below=1), "E006", "twice"),
    Fault("a missing title", drop(r"^title:[^\n]*\n"), "E007", "“title”"),
    Fault("a missing act", drop(r"^act:[^\n]*\n"), "E007", "“act”"),
    Fault("a missing rule", drop(PASS), "E007", "“pass”"),
    Fault("missing facts", drop(r"^facts:[^\n]*\n"), "E007", "“facts”"),
    Fault("a title that is a list", put("^title: [^\n]*", "title: [a, b]"), "E009", "text"),
    Fault("a ballot that is a word", put("^ballot: [^\n]*", "ballot: yes"), "E009", "true or false"),
    Fault("another file name", put("^check: [^\n]*", "check: other"), "C101", "“other.md”"),
    Fault("an id with an underscore", put("^check: (.)", r"check: _\1"), "C103", "small letters"),
    Fault("an unknown area", misspell("^area: (.*)"), "C104", "Did you mean"),
    Fault("too much weight", put("^weight: [^\n]*", "weight: 11"), "C105", "from 1 to 10, not 11"),
    Fault("no weight", put("^weight: [^\n]*", "weight: 0"), "C105", "not 0"),
    Fault("too many minutes", put("^minutes: [^\n]*", "minutes: 61"), "C106", "from 1 to 60"),
    Fault("no revision", put("^rev: [^\n]*", "rev: 0"), "C107", "“rev”"),
    Fault("an answer that holds for ever", put("^facts:", "holds: 91\nfacts:"), "C109", "from 1 to 90"),
    Fault("an answer that never holds", put("^facts:", "holds: 0\nfacts:"), "C109", "not 0"),
    Fault("an unknown system", put("^facts:", "systems: [linux, window]\nfacts:"), "C108", "“windows”?"),
    Fault("an unknown family", misspell(r"^facts: \[(\w+)"), "C110", "Did you mean"),
    Fault("a family that nothing uses", a_family_that_nothing_uses, "C111", "leave them out"),
    Fault("an empty rule", put(PASS, "pass: []\n"), "C120", "at least one"),
    Fault("a rule that is a word", put(PASS, "pass: true\n"), "C120", "family.field"),
    Fault("a fact compared with nothing", rule("system.portable: {}"), "C120", "with nothing"),
    Fault("a family that is no family", rule("clocks.shown: true"), "C121", "“facts”"),
    Fault("a family not in facts", rule("screen_lok.enabled: true"), "C121", "“facts”"),
    Fault("an unknown fact", an_unknown_fact, "C122", "“nothing”"),
    Fault("a misspelt fact", rule("system.portabel: true"), "C122", "Did you mean “portable”?"),
    Fault("a value of another type", rule("system.portable: yes"), "C123", "true or false"),
    Fault("a number for a text", rule("system.name: 12"), "C123", "quotation marks"),
    Fault("a list for one value", rule("system.portable: [true]"), "C123", "a list"),
    Fault("one value for a list", rule("system.name: {one_of: Debian}"), "C123", "a list of values"),
    Fault("a value that never occurs", rule("system.virtual: contain"), "C124", "“container”?"),
    Fault("an unknown comparison", rule("system.portable: {nott: true}"), "C125", "“not”?"),
    Fault("an order of truths", rule("system.portable: {at_most: 3}"), "C126", "“at_most” does not fit"),
    Fault("an unknown limit in a rule", misspell(r"\$([a-z-]+)(?=[,}]).*\n(?:.*\n)*?limits:"), "C130", "Did"),
    Fault("an unknown limit in a fix", put(r"^1\. ", "1. {$no-such-limit} "), "C130", "no-such-limit"),
    Fault("a limit that nothing uses", a_limit_that_nothing_uses, "C131", "“spare”"),
    Fault("a default that is not allowed", put(r"default: \d+", "default: 4"), "C132", "not among"),
    Fault("limits out of order", put(r"allowed: \[(\d+), (\d+)", r"allowed: [\2, \1"), "C133", "smallest"),
    Fault("limits that are words", put(r"allowed: \[", "allowed: [few, "), "C133", "whole numbers"),
    Fault("a limit without its values", put(r"\{default: [^\n]*\}", "7"), "C133", "“allowed”"),
    Fault("an unknown place to open", open_page("gnom: privacy"), "C140", "Did you mean “gnome”?"),
    Fault("an unknown page", open_page("gnome: privac"), "C141", "Did you mean “privacy”?"),
    Fault("an address as a page", open_page("windows: 'ms-settings:lockscreen'"), "C141", "“lockscreen”"),
    Fault("a missing finding", drop(f"{FAIL}\n", at="^found:"), "C150", "“fail”"),
    Fault("a finding that is a number", put(FAIL, "  fail: 3"), "C150", "a sentence"),
    Fault("an unknown finding", put(FAIL, "  fail: No.\n  failed: No.", below=1), "C151", "“fail”?"),
    Fault("a finding with a broken fact", put(FAIL, "  fail: Only { of it."), "C152", "{family.field}"),
    Fault("a finding with no family", put(FAIL, "  fail: Not {clocks.shown}."), "C121", "“clocks”"),
    Fault(
        "a finding with no fact",
        put(rf"(^facts: [^\n]*\bsystem\b.*?){FAIL}", r"\1  fail: Not {system.nam}.", at="system.nam"),
        "C122",
        "“name”?",
    ),
    Fault("too many findings", put(FAIL, "  fail: [One., Two.]"), "C153", "needs 1 sentence"),
    Fault("a fact in what is wanted", put("^wanted: [^\n]*", "wanted: A {system.name}."), "C152", "wanted"),
    Fault("wanted without the limit", put(r"^wanted: [^\n]*\{\$[^\n]*", "wanted: All well."), "C154", "{$"),
    Fault("an unknown catalogue", put("^maps: [^\n]*", "maps: {ciss: [a]}"), "C160", "“cis”?"),
    Fault("an unknown control", put("^maps: [^\n]*", 'maps: {cis: ["99"]}'), "C161", "“99”"),
    Fault("a missing Why", put(r"^## Why\n.*?(?=^## )", "", below=-1), "C170", "“## Why”"),
    Fault("a missing fix", drop(MACOS), "C172", "“## Fix on macOS”"),
    Fault("a fix without steps", put(MACOS, "## Fix on macOS\n\nNo.\n\n"), "C173", "steps"),
    Fault("a list in a reason", put("^## Why\n\n", "## Why\n\n- One.\n", below=2), "C177", "amid the words"),
    Fault("a heading in a fix", put(MACOS, "## Fix on macOS\n### A\n1. Do.\n\n", below=1), "C177", "###"),
    Fault("an unknown section", put("^## Fix on macOS", "## Fix on MacOS"), "C174", "“Fix on macOS”?"),
    Fault("words above the sections", put("^## Why", "Well.\n\n## Why", below=-1), "C174", "“## Why”"),
    Fault("a section twice", put("^## Fix on macOS", "## Why\n\nA. B.\n\n## Fix on macOS"), "C175", "twice"),
    Fault(
        "a fix for another system",
        put("^facts:", "systems: [linux, windows]\nfacts:", at="^## Fix on macOS"),
        "C176",
        "macOS",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_found_in_its_file_on_its_line(fault: Fault, tmp_path: Path) -> None:
    tried = 0
    for name in FILES:
        made = fault.damage((SHIPPED / name).read_text(encoding="utf-8"))
        if made is None:
            continue
        tried += 1
        text, line = made
        folder = tmp_path / str(tried)
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
        found = load(folder)
        told = [problem for problem in found.problems if (problem.line, problem.code) == (line, fault.code)]
        assert told, (name, line, [str(problem) for problem in found.problems])
        assert any(fault.hint in problem.message for problem in told), [str(problem) for problem in told]
        assert {problem.path for problem in found.problems} == {(folder / name).as_posix()}
        assert not found.checks
    assert tried


def test_a_second_file_with_the_same_id_is_found_and_the_first_is_kept(tmp_path: Path) -> None:
    text = (SHIPPED / "clock.md").read_text(encoding="utf-8")
    (tmp_path / "clock.md").write_text(text, encoding="utf-8")
    (tmp_path / "watch.md").write_text(text, encoding="utf-8")
    found = load(tmp_path)
    assert list(found.checks) == ["clock"]
    assert [(problem.path, problem.line, problem.code) for problem in found.problems] == [
        ((tmp_path / "watch.md").as_posix(), 2, "C101"),
        ((tmp_path / "watch.md").as_posix(), 2, "C102"),
    ]


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, str]:
    """A shipped file after some lines were lost, doubled, swapped or typed over."""
    name = draw(st.sampled_from(FILES))
    lines = (SHIPPED / name).read_text(encoding="utf-8").split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        cut = draw(st.integers(0, len(line)))
        lines[at : at + 1] = draw(
            st.sampled_from(
                [
                    [],
                    [line, line],
                    [line[:cut]],
                    [line[:cut], line[cut:]],
                    [line[:cut] + draw(st.text(max_size=3)) + line[cut:]],
                    [draw(st.sampled_from(lines))],
                ]
            )
        ) or [""]
    return name, "\n".join(lines)


@given(case=damaged())
def test_no_damage_makes_lint_raise(case: tuple[str, str], scratch: Path) -> None:
    name, text = case
    folder = scratch / name
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = lint(folder)
    lines = text.count("\n") + text.count("\r") + 2
    assert all(1 <= problem.line <= lines for problem in problems if problem.path.endswith(name))
    assert load(folder).checks or any(problem.path.endswith(name) for problem in problems)


@given(text=st.text())
def test_no_text_makes_lint_raise(text: str, scratch: Path) -> None:
    folder = scratch / "any text"
    folder.mkdir(exist_ok=True)
    (folder / "clock.md").write_bytes(text.encode("utf-8", "surrogatepass"))
    assert not load(folder).checks
    assert lint(folder)
