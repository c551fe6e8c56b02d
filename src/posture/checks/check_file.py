"""One check read from its file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from types import MappingProxyType

from posture.checks import settings_pages
from posture.checks.check import AREAS, HOLDS, REPAIRS, Check, scope_of
from posture.checks.fixes import read_body
from posture.checks.knowledge import FACTS
from posture.checks.rule import ALWAYS, NEVER, Clause
from posture.checks.rule_form import RuleReader
from posture.checks.verdict import Outcome
from posture.checks.words_form import read_found, read_wanted
from posture.content.form import Form, read_form, read_text
from posture.content.node import Entry
from posture.content.problems import Problem, ProblemLog
from posture.content.reader import FormReader
from posture.content.suggestion import did_you_mean
from posture.host.model import System
from posture.policy.limits import Limit
from posture.words.phrase import Phrase

_FIELDS = (
    "check", "rev", "title", "topic", "act", "reads", "area", "weight", "minutes", "takes", "alarm",
    "systems", "facts", "applies",
    "pass", "warn", "stale", "limits", "holds", "ballot", "found", "wanted", "open", "repair",
    "lesson", "after", "maps",
)  # fmt: skip
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAPS = {
    "cis": re.compile(r"\d{1,2}\.\d{1,2}"),  # a safeguard of the CIS Controls v8.1
    "iso27001": re.compile(r"A\.[5-8]\.\d{1,2}"),  # a control of ISO/IEC 27001:2022, annex A
    "cyber-essentials": re.compile(  # the five themes of the UK's scheme
        "firewalls|secure-configuration|security-update-management|user-access-control|malware-protection"
    ),
}


@dataclass(frozen=True, slots=True)
class CheckFile:
    """A file read: the id it claims and where, and its check unless one of its problems is an error."""

    path: str
    id: str
    id_line: int
    check: Check | None
    problems: tuple[Problem, ...]


def read_check(file: Traversable, path: str) -> CheckFile:
    """The check in ``file``; ``path`` is the name to show. Never raises.

    Codes, beside those of forms (E…), rules (C12x, C130), sentences (C15x) and fixes (C17x): C101 the file's
    name is not the check's id, C103 an id that is not kebab-case, C104 an unknown area, C105 the weight, C106
    the minutes, C107 the revision, C108 an unknown system, C109 the days for which an answer holds, C110 an
    unknown fact family, C111 a family that nothing uses, C131 a limit that nothing uses, C132 a default that
    is not allowed, C133 a limit without its values, C140 an unknown system or desktop to open a page on, C141
    an unknown page, C160 an unknown catalogue in “maps”, C161 an entry that it cannot have.
    """
    text, problems = read_text(file, path)
    if text is None:
        return CheckFile(path, "", 1, None, problems)
    form, problems = read_form(text, path)
    if form is None:
        return CheckFile(path, "", 1, None, problems)
    notes = ProblemLog(path, problems)
    reader = _CheckReader(form, notes)
    check = reader.check()
    return CheckFile(path, check.id, reader.line("check"), None if notes.broken else check, notes.problems)


class _CheckReader(FormReader):
    """Reads the fields of one form into a check; what is missing or wrong is noted and stands empty in it."""

    def __init__(self, form: Form, notes: ProblemLog) -> None:
        super().__init__(form.fields, notes)
        self._form = form

    def check(self) -> Check:
        self.unknown_fields(_FIELDS)
        systems = frozenset(map(System, self._listed("systems", tuple(System), "C108"))) or frozenset(System)
        facts = self._listed("facts", tuple(FACTS), "C110", required=True)
        limits = self.mapping("limits")
        rules = RuleReader(facts, limits, self._notes)
        clauses = {
            Outcome.NOT_APPLICABLE: self._clause("applies", rules, ALWAYS),
            Outcome.STALE: self._clause("stale", rules, NEVER),
            Outcome.PASS: self._clause("pass", rules, NEVER, required=True),
            Outcome.WARN: self._clause("warn", rules, NEVER),
        }
        found = read_found(self, clauses, rules, self._notes)
        wanted = read_wanted(self, clauses[Outcome.PASS], rules, self._notes)
        self._note_unused(facts, limits, rules)
        body = read_body(self._form, systems, self.line("systems"), rules, self._notes)
        id_ = self._id()
        scope = scope_of(id_)
        return Check(
            id=id_,
            rev=self._from_to("rev", 1, 9999, "C107"),
            title=Phrase(self.heading("title"), None, None, scope),
            topic=Phrase(self.text("topic") or self.heading("title"), None, None, scope),
            act=Phrase(self.heading("act"), None, None, scope),
            reads=Phrase(self.text("reads") or "", None, None, scope),
            area=self._area(),
            weight=self._from_to("weight", 1, 10, "C105"),
            minutes=self._from_to("minutes", 1, 60, "C106"),
            takes=MappingProxyType(dict(self._takes(systems, scope))),
            alarm=Phrase(self.text("alarm") or "", None, None, scope),
            systems=systems,
            facts=facts,
            applies=clauses[Outcome.NOT_APPLICABLE],
            passes=clauses[Outcome.PASS],
            warns=clauses[Outcome.WARN],
            stale=clauses[Outcome.STALE],
            limits=MappingProxyType({name: self._limit(name, entry) for name, entry in limits.items()}),
            holds=self._from_to("holds", 1, 90, "C109", HOLDS),
            ballot=self.flag("ballot") or False,
            found=MappingProxyType(found),
            wanted=wanted,
            open=MappingProxyType(dict(self._pages())),
            repair=self.choice("repair", REPAIRS),
            lesson=self.text("lesson"),
            after=self.words("after"),
            maps=MappingProxyType(dict(self._maps())),
            why=body.why,
            fixes=body.fixes,
            looks=body.looks,
            origins=body.origins,
            path=self._form.path,
        )

    def _id(self) -> str:
        check = self.text("check", required=True) or ""
        if check and not _ID.fullmatch(check):
            self._note("check", "C103", f"An id is words in small letters with hyphens, not “{check}”.")
        elif check and self._form.path.rpartition("/")[2] != f"{check}.md":
            self._note("check", "C101", f"The check “{check}” belongs in a file “{check}.md”.")
        return check

    def _area(self) -> str:
        area = self.text("area", required=True) or ""
        if area and area not in AREAS:
            self._note("area", "C104", f"I do not know the area “{area}”.{_hint(area, AREAS)}")
        return area

    def _from_to(self, name: str, least: int, most: int, code: str, absent: int = 0) -> int:
        """The number; ``absent`` where it may be left out, and is."""
        value = self.integer(name, required=not absent)
        if value is not None and not least <= value <= most:
            self._note(name, code, f"“{name}” is from {least} to {most}, not {value}.")
        return value or absent

    def _listed(
        self, name: str, known: Collection[str], code: str, *, required: bool = False
    ) -> tuple[str, ...]:
        """The known words of a list, each once; the others are noted on their lines."""
        node = self.node(name)
        items = node.value if node and isinstance(node.value, list) else []
        lines = {item.value: item.line for item in items if isinstance(item.value, str)}
        words = tuple(dict.fromkeys(self.words(name, required=required)))
        for word in words:
            if word not in known:
                line = lines.get(word, self.line(name))
                self._notes.error(line, code, f"“{name}” cannot hold “{word}”.{_hint(word, known)}")
        return tuple(word for word in words if word in known)

    def _clause(self, name: str, rules: RuleReader, absent: Clause, *, required: bool = False) -> Clause:
        node = self.node(name, required=required)
        return absent if node is None else rules.clause(node)

    def _limit(self, name: str, entry: Entry) -> Limit:
        fields = entry.node.value
        if not isinstance(fields, dict):
            self._notes.error(entry.key_line, "C133", f"The limit “{name}” needs “default” and “allowed”.")
            return Limit(name, 0, (0,))
        reader = FormReader(fields, self._notes, line=entry.key_line)
        reader.unknown_fields(("default", "allowed"))
        default = reader.integer("default", required=True) or 0
        node = reader.node("allowed", required=True)
        items = node.value if node and isinstance(node.value, list) else []
        allowed = tuple(item.value for item in items if type(item.value) is int)
        if not allowed or len(allowed) != len(items) or list(allowed) != sorted(set(allowed)):
            message = f"“{name}” needs whole numbers to allow, smallest first."
            self._notes.error(reader.line("allowed"), "C133", message)
        elif default not in allowed:
            message = f"The default of “{name}” is not among the numbers it allows."
            self._notes.error(reader.line("default"), "C132", message)
        return Limit(name, default, allowed or (default,))

    def _note_unused(self, facts: Collection[str], limits: Mapping[str, Entry], rules: RuleReader) -> None:
        for family in facts:
            if family not in rules.families_used:
                self._note("facts", "C111", f"Nothing uses the facts of “{family}”; leave them out.")
        for name, entry in limits.items():
            if name not in rules.limits_used:
                self._notes.error(entry.key_line, "C131", f"No rule uses the limit “{name}”.")

    def _pages(self) -> Iterator[tuple[str, str]]:
        places = settings_pages.places()
        entries = self.mapping("open")
        reader = FormReader(entries, self._notes, line=self.line("open"))
        for place in entries:
            if place not in places:
                message = f"I know no settings pages of “{place}”.{_hint(place, places)}"
                self._notes.error(reader.line(place), "C140", message)
            elif name := reader.text(place):
                known = settings_pages.names(place)
                if name not in known:
                    message = f"I know no settings page “{name}” of {place}.{_hint(name, known)}"
                    self._notes.error(reader.line(place), "C141", message)
                yield place, name

    def _takes(self, systems: Collection[System], scope: str) -> Iterator[tuple[System, str]]:
        """How long the fix takes on each system that says more than minutes."""
        reader = FormReader(self.mapping("takes"), self._notes, line=self.line("takes"))
        reader.unknown_fields(tuple(systems))
        for system in sorted(systems):
            if text := reader.text(system):
                yield system, Phrase(text, None, None, scope)

    def _maps(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        entries = self.mapping("maps")
        reader = FormReader(entries, self._notes, line=self.line("maps"))
        for name in entries:
            if name not in _MAPS:
                message = f"I do not know the catalogue “{name}”.{_hint(name, _MAPS)}"
                self._notes.error(reader.line(name), "C160", message)
                continue
            controls = reader.words(name)
            for control in controls:
                if not _MAPS[name].fullmatch(control):
                    self._notes.error(reader.line(name), "C161", f"“{name}” has no entry “{control}”.")
            yield name, controls

    def _note(self, field: str, code: str, message: str) -> None:
        self._notes.error(self.line(field), code, message)


def _hint(word: str, known: Collection[str]) -> str:
    return did_you_mean(word, known) or f" There are {', '.join(known)}."
