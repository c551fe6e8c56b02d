"""Why a check matters, how to mend what it finds, and how to find out oneself: the body of its file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from posture.checks.check import Case, Fix, Origin
from posture.checks.finding import LIMIT
from posture.checks.origins import read_origin
from posture.checks.rule_form import RuleReader
from posture.content.blocks import Section, sections
from posture.content.form import Form
from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean
from posture.host.model import System

SYSTEM_NAMES = {System.LINUX: "Linux", System.MACOS: "macOS", System.WINDOWS: "Windows"}
_DESKTOPS = {
    "GNOME Flashback": "gnome-flashback",
    **{
        name: name.casefold()
        for name in (
            *("GNOME", "KDE", "Xfce", "Cinnamon", "MATE", "LXQt", "LXDE", "COSMIC", "Budgie", "Unity"),
            *("Pantheon", "Deepin", "UKUI", "Enlightenment", "Trinity", "Phosh", "Lomiri"),
            *("Hyprland", "sway", "niri", "river", "labwc", "Wayfire", "dwl"),
            *(
                "i3",
                "bspwm",
                "awesome",
                "Openbox",
                "Fluxbox",
                "dwm",
                "xmonad",
                "herbstluftwm",
                "IceWM",
                "JWM",
            ),
        )
    },
}
"""The desktops under the names that people know, and as ``system.desktop`` has them."""
_WHY = "Why"
_FIX, _LOOK = "Fix", "Find out"
_TITLES = {
    **{f"{act} on {name}": (system, "") for act in (_FIX, _LOOK) for system, name in SYSTEM_NAMES.items()},
    **{
        f"{act} on Linux ({name})": (System.LINUX, desktop)
        for act in (_FIX, _LOOK)
        for name, desktop in _DESKTOPS.items()
    },
}
_SEVERAL = re.compile(r"(?P<act>Fix|Find out) on Linux \((?P<names>[^()]+)\)")
_KNOWN = {f"Known on {name}": system for system, name in SYSTEM_NAMES.items()}
_RUNS_TOGETHER = re.compile(r" *(?:[-*]|>|#+)(?: |$)")
_CASE = re.compile(r"### .+\{.+\}\s*")
_STEP = re.compile(r" {0,3}\d+[.)] +(?P<text>.+)")
_SENTENCE_END = re.compile(r"[.?](?= |$)")


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below a check's form."""

    why: str
    fixes: tuple[Fix, ...]
    looks: tuple[Fix, ...]
    origins: Mapping[System, Origin]


def read_body(
    form: Form, systems: Collection[System], systems_line: int, rules: RuleReader, notes: ProblemLog
) -> Body:
    """The paragraph under “Why”, every fix and look, and where answers come from; problems go to ``notes``.

    Codes: C130 an unknown limit in ``{$limit}``, C170 no “Why”, W171 not two sentences in it,
    C172 no fix for a system, C173 a fix without numbered steps, C174 a section that nobody expects, C175 a
    section twice, C176 a fix for a system that the check is not for, C177 a list or heading that is shown as
    running words, C178 a case that no fact decides.
    """
    for number, line in enumerate(form.body.split("\n"), form.body_line):
        for placeholder in LIMIT.finditer(line):
            rules.limit(placeholder["limit"], number)
    why = ""
    fixes: dict[tuple[System, str], Fix] = {}
    looks: dict[tuple[System, str], Fix] = {}
    origins: dict[System, Origin] = {}
    seen: set[str] = set()
    for section in sections(form.body, form.body_line):
        if section.title in seen:
            notes.error(section.line, "C175", f"The section “{section.title}” stands twice.")
        seen.add(section.title)
        if section.title not in _KNOWN:
            _note_what_runs_together(section, notes)
        if section.title == _WHY:
            why = _paragraph(section.text.splitlines())
            _count_sentences(why, section.line, notes)
        elif places := _places(section.title):
            for place in places:
                kind = looks if section.title.startswith(_LOOK) else fixes
                kind[place] = _fix(section, *place, rules, notes)
            if places[0][0] not in systems:
                name = SYSTEM_NAMES[places[0][0]]
                notes.error(section.line, "C176", f"This check is not for {name}, see “systems”.")
        elif section.title in _KNOWN:
            origins[_KNOWN[section.title]] = read_origin(section, notes)
        else:
            _unknown(section, notes)
    if not why:
        notes.error(form.body_line, "C170", "A section “## Why” with two sentences is missing.")
    for system in sorted(systems):
        if (system, "") not in fixes:
            name = SYSTEM_NAMES[system]
            notes.error(systems_line, "C172", f"A section “## Fix on {name}” is missing.")
    return Body(why, tuple(fixes.values()), tuple(looks.values()), MappingProxyType(origins))


def _places(title: str) -> tuple[tuple[System, str], ...]:
    """The systems and desktops that a section is for, as in “Fix on Linux (sway, niri)”; none for others."""
    several = _SEVERAL.fullmatch(title)
    titles = [title]
    if several:
        titles = [f"{several['act']} on Linux ({name})" for name in several["names"].split(", ")]
    found = tuple(_TITLES[one] for one in titles if one in _TITLES)
    return found if len(found) == len(titles) else ()


def _count_sentences(why: str, line: int, notes: ProblemLog) -> None:
    count = len(_SENTENCE_END.findall(why))
    if why and count != 2:
        notes.warning(line, "W171", f"Two sentences are right for “Why”; this has {count}.")


def _fix(section: Section, system: System, desktop: str, rules: RuleReader, notes: ProblemLog) -> Fix:
    """The steps, or the cases “### The swap is open {family.field=value,value}” with steps of their own."""
    parts = sections(section.text, section.line + 1, level=3)
    general = next((part.text for part in parts if not part.title), "")
    cases = tuple(_case(part, rules, notes) for part in parts if part.title)
    steps, text = _steps(general)
    if bool(steps) is bool(cases):
        hint = " Where it has cases, all steps stand in them." if steps else ""
        notes.error(section.line, "C173", f"“{section.title}” needs steps: lines “1. …”.{hint}")
    return Fix(system, desktop, steps, text, cases)


def _case(section: Section, rules: RuleReader, notes: ProblemLog) -> Case:
    fact, _, values = section.attributes.partition("=")
    field = rules.fact(fact, section.line) if values else None
    chosen = tuple(values.split(","))
    if field is None or not set(chosen) <= set(field.values):
        message = f"“{section.title}” names no values of a fact that it is for: {{family.field=value}}."
        notes.error(section.line, "C178", message)
    steps, text = _steps(section.text)
    if not steps:
        notes.error(section.line, "C173", f"“{section.title}” needs steps: lines “1. …”.")
    return Case(section.title, fact, chosen, steps, text)


def _steps(words: str) -> tuple[tuple[str, ...], str]:
    """The numbered steps, and what stands beside them in one paragraph."""
    steps = []
    others = []
    for block in _blocks(words):
        step = _STEP.fullmatch(block)
        if step:
            steps.append(step["text"])
        else:
            others.append(block)
    return tuple(steps), " ".join(others)


def _blocks(text: str) -> Iterator[str]:
    """Each step and each paragraph on one line."""
    block: list[str] = []
    for line in text.splitlines():
        if block and (not line.strip() or _STEP.match(line)):
            yield _paragraph(block)
            block = []
        if line.strip():
            block.append(line)
    if block:
        yield _paragraph(block)


def _paragraph(lines: Sequence[str]) -> str:
    return " ".join(" ".join(lines).split())


def _note_what_runs_together(section: Section, notes: ProblemLog) -> None:
    """Of reasons and fixes only paragraphs and numbered steps are shown as what they are."""
    for number, line in enumerate(section.text.splitlines(), section.line + 1):
        if _CASE.match(line) and section.title.startswith((_FIX, _LOOK)):
            continue
        if begun := _RUNS_TOGETHER.match(line):
            message = f"“{begun[0].strip()}” is shown amid the words here; write steps “1. …”, or sentences."
            notes.error(number, "C177", message)


def _unknown(section: Section, notes: ProblemLog) -> None:
    if not section.title:
        notes.error(section.line + 1, "C174", "Words stand above the first section; put them under “## Why”.")
        return
    hint = did_you_mean(section.title, (_WHY, *_TITLES))
    notes.error(section.line, "C174", f"I do not know the section “{section.title}”.{hint}")
