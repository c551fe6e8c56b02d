"""A lesson file to a ``Lesson``, with every problem by line."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from posture.content.blocks import Section, lines, sections, unclosed_fence
from posture.content.form import Form, FormReader, read_form
from posture.content.problems import Problem, ProblemLog
from posture.content.slips import note_marks
from posture.content.suggestion import did_you_mean
from posture.lessons.blocks import FLAGS, KINDS
from posture.lessons.blocks.passages import KEEP, PICTURE
from posture.lessons.blocks.scenario import CHOICE
from posture.lessons.drawing import faults_of
from posture.lessons.lesson import Block, DoIt, Lesson, Question
from posture.lessons.origins import read_readings, read_sources
from posture.lessons.regions import note_unknown_places
from posture.lessons.surfaces import sorted_out

TRACKS = ("accounts", "device", "home", "messages", "data", "incidents")
_FIELDS = (
    *("lesson", "rev", "lang", "title", "minutes", "track", "objective", "behaviour", "plan"),
    *("checks", "sources", "readings", "maps", "reviewed", "review_by", "level", "audience", "roles"),
    "supersedes",
)
ROLES = ("pays-invoices", "hires", "travels", "prints", "shares-computer", "handles-personal-data")
"""What people may say about themselves, so that lessons come in an order that fits."""
_SENTENCES = ("title", "objective", "behaviour", "plan")
_SHOWN = re.compile(f"(?:{PICTURE.pattern})|(?:{CHOICE.pattern.replace('P<text>', 'P<words>')})")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_READ, _DO_IT, _SCENARIO = "Read", "Do it", "Scenario"
_LONGEST_MINUTES = 4
_MOST_CORE = 3


def read_lesson(
    text: str,
    path: str,
    *,
    folder: str = "",
    checks: Collection[str] | None = None,
    drawings: Mapping[str, str] | None = None,
) -> tuple[Lesson | None, tuple[Problem, ...]]:
    """The lesson in ``text`` and its problems; the lesson is None when one of them is an error.

    ``folder`` is the name of its folder, which its id must repeat; ``checks`` are the ids a lesson may
    name (None: any), and ``drawings`` the files beside it (None: not looked at). Never raises, whatever the
    text.

    Codes beside those of the form and the blocks: E013 id and folder differ, E014 unknown check,
    E020 unknown kind of block, E021 a name twice, E022 no name, E023 unknown attribute, E024 an unclosed
    code fence, E025 words outside of a block, E027 no block, E039 too many core questions, E070 a picture
    where none is shown, E071 a drawing that is not there or cannot be shown, E072 a thing to keep where none
    is asked for or twice; those of variants and of regions stand there.
    """
    form, problems = read_form(text, path, shown=_SHOWN)
    if form is None:
        return None, problems
    notes = ProblemLog(path, problems)
    lesson = _lesson(form, notes)
    if folder and lesson.id and lesson.id != folder:
        notes.error(
            lesson.lines["lesson"], "E013", f"The lesson is called “{lesson.id}” and its folder “{folder}”."
        )
    if checks is not None:
        _refuse_unknown_checks(lesson, checks, notes)
    _look_at_sentences(form, notes)
    _refuse_keeping_twice(lesson, notes)
    if drawings is not None:
        _look_at_drawings(lesson, drawings, notes)
    return (None if notes.broken else lesson), notes.problems


def _lesson(form: Form, notes: ProblemLog) -> Lesson:
    """The lesson as far as it can be read; what is missing is empty, and noted as an error."""
    reader = FormReader(form.fields, notes)
    reader.unknown_fields(_FIELDS)
    blocks, variants = sorted_out(*_blocks(form, notes), notes)
    return Lesson(
        id=reader.text("lesson", required=True) or "",
        rev=reader.integer("rev", required=True, least=1) or 1,
        lang=reader.text("lang", required=True) or "",
        title=reader.heading("title"),
        minutes=reader.integer("minutes", required=True, least=1, most=_LONGEST_MINUTES) or 1,
        track=reader.choice("track", TRACKS, required=True) or "",
        objective=reader.text("objective", required=True) or "",
        behaviour=reader.text("behaviour", required=True) or "",
        plan=reader.text("plan", required=True) or "",
        checks=reader.words("checks", required=True),
        roles=reader.choices("roles", ROLES),
        sources=read_sources(reader, notes),
        readings=read_readings(reader, notes),
        maps=_maps(reader),
        reviewed=reader.date("reviewed", required=True) or date.min,
        review_by=reader.date("review_by", required=True) or date.max,
        blocks=blocks,
        variants=variants,
        path=form.path,
        lines={name: entry.key_line for name, entry in form.fields.items()},
    )


def _look_at_sentences(form: Form, notes: ProblemLog) -> None:
    """What the form says is shown as the blocks are, and is looked at as they are."""
    for name in _SENTENCES:
        entry = form.fields.get(name)
        if entry is not None and isinstance(entry.node.value, str):
            note_marks(entry.node.value, entry.node.line, notes)
            note_unknown_places(entry.node.value, entry.node.line, notes)


def _maps(reader: FormReader) -> dict[str, tuple[str, ...]]:
    part = reader.part("maps")
    return {name: part.words(name) for name in reader.mapping("maps")}


def _blocks(form: Form, notes: ProblemLog) -> tuple[tuple[Block, ...], frozenset[str]]:
    """The blocks that could be read, and the names of those that are faulty."""
    if unclosed := unclosed_fence(form.body, form.body_line):
        notes.error(unclosed, "E024", "This fence is opened and never closed; end it with a line “```”.")
        return (), frozenset()
    found: list[Block | None] = []
    faulty: set[str] = set()
    for section in sections(form.body, form.body_line):
        before = len(notes.problems)
        found.append(_block(section, notes))
        if len(notes.problems) > before:
            faulty.add(section.name)
    if not found:
        notes.error(form.body_line, "E027", "A lesson is made of blocks, such as “## Read {#why}”.")
    blocks = tuple(block for block in found if block is not None)
    _refuse_repeats(blocks, notes)
    core = [block for block in blocks if isinstance(block, Question) and block.core]
    if len(core) > _MOST_CORE:
        notes.error(core[_MOST_CORE].line, "E039", f"A lesson has at most {_MOST_CORE} core questions.")
    return blocks, frozenset(faulty)


def _block(section: Section, notes: ProblemLog) -> Block | None:
    if not section.title:
        notes.error(section.line + 1, "E025", "These words stand outside of every block.")
        return None
    parse = KINDS.get(section.title)
    if parse is None:
        hint = did_you_mean(section.title, KINDS) or f" There are: {', '.join(KINDS)}."
        notes.error(section.line, "E020", f"I do not know the block “{section.title}”.{hint}")
        return None
    if not _NAME.fullmatch(section.name):
        notes.error(
            section.line, "E022", f"A block has a name in small letters: “{section.title} {{#name}}”."
        )
    known = FLAGS.get(section.title, ())
    for flag in sorted(section.flags.keys() - set(known)):
        hint = did_you_mean(flag, known)
        notes.error(section.line, "E023", f"I do not know “{flag}” in the braces.{hint}")
    _refuse_out_of_place(section, notes)
    note_unknown_places(section.text, section.line + 1, notes)
    return parse(section, notes)


def _refuse_out_of_place(section: Section, notes: ProblemLog) -> None:
    """Notes what is shown in blocks of other kinds only."""
    for line in lines(section.text, section.line + 1):
        if line.fence:
            continue
        if section.title != _READ and PICTURE.fullmatch(line.text):
            notes.error(line.number, "E070", "A picture is shown in “## Read” only.")
        if section.title not in (_READ, _DO_IT) and KEEP.fullmatch(line.text):
            notes.error(line.number, "E072", "A thing to keep is asked for in “## Read” or “## Do it” only.")
        if section.title != _SCENARIO and CHOICE.fullmatch(line.text):
            notes.error(line.number, "E060", "A choice that leads to a step stands in “## Scenario” only.")


def _refuse_repeats(blocks: tuple[Block, ...], notes: ProblemLog) -> None:
    first: dict[str, int] = {}
    for block in blocks:
        if not block.name:
            continue
        if (line := first.setdefault(block.name, block.line)) != block.line:
            notes.error(block.line, "E021", f"The name “{block.name}” is taken by the block in line {line}.")


def _refuse_keeping_twice(lesson: Lesson, notes: ProblemLog) -> None:
    first: dict[str, int] = {}
    for kept in lesson.keepsakes:
        if (line := first.setdefault(kept.name, kept.line)) != kept.line:
            notes.error(kept.line, "E072", f"“{kept.name}” is asked for in line {line} already.")


def _look_at_drawings(lesson: Lesson, drawings: Mapping[str, str], notes: ProblemLog) -> None:
    for picture in lesson.pictures:
        drawing = drawings.get(picture.file)
        if drawing is None:
            hint = did_you_mean(picture.file, drawings)
            notes.error(picture.line, "E071", f"There is no file “{picture.file}” beside the lesson.{hint}")
            continue
        for fault in faults_of(drawing):
            notes.error(picture.line, "E071", fault)


def _refuse_unknown_checks(lesson: Lesson, checks: Collection[str], notes: ProblemLog) -> None:
    named = [(check, lesson.lines.get("checks", 1)) for check in lesson.checks]
    named += [
        (block.check, block.check_line) for block in lesson.blocks if isinstance(block, DoIt) and block.check
    ]
    for check, line in named:
        if check not in checks:
            notes.error(line, "E014", f"There is no check “{check}”.{did_you_mean(check, checks)}")
