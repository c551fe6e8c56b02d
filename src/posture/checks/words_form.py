"""The sentences of a check's form: what was found and what is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from posture.checks.finding import LIMIT, PLACEHOLDER
from posture.checks.rule import ALWAYS, Clause
from posture.checks.rule_form import RuleReader
from posture.checks.verdict import Outcome
from posture.content.node import Entry, Node
from posture.content.problems import ProblemLog
from posture.content.reader import FormReader
from posture.content.suggestion import did_you_mean


def read_found(
    reader: FormReader, clauses: Mapping[Outcome, Clause], rules: RuleReader, notes: ProblemLog
) -> dict[Outcome, tuple[str, ...]]:
    """A sentence for each alternative of each outcome; one sentence alone serves all alternatives.

    Codes: C150 a missing sentence, C151 an outcome that is never found, C152 a broken placeholder,
    C153 more or fewer sentences than alternatives, and those of rules for facts and limits.
    """
    counts = _counts(clauses)
    given = reader.mapping("found", required=True)
    for name, entry in given.items():
        if name not in counts:
            hint = did_you_mean(name, counts)
            notes.error(entry.key_line, "C151", f"This check never finds “{name}”.{hint}")
    for name in counts:
        if name not in given:
            notes.error(reader.line("found"), "C150", f"“found” lacks the sentence for “{name}”.")
    return {
        Outcome(name): _sentences(name, entry, counts[name], rules, notes)
        for name, entry in given.items()
        if name in counts
    }


def read_wanted(reader: FormReader, passes: Clause, rules: RuleReader, notes: ProblemLog) -> str:
    """The passing state in the check's own words, or "" where there are none.

    Code C154: the words do not name a limit of the rule, so that they could say something else than it.
    """
    text = reader.text("wanted") or ""
    line = reader.line("wanted")
    _check_placeholders(text, line, rules, notes)
    if PLACEHOLDER.search(text):
        notes.error(line, "C152", "“wanted” says what is asked for; facts do not belong in it.")
    if text:
        for limit in passes.limits:
            if f"{{${limit}}}" not in text:
                notes.error(line, "C154", f"“wanted” is to say {{${limit}}}, as the rule does.")
    return text


def _counts(clauses: Mapping[Outcome, Clause]) -> dict[str, int]:
    """How many sentences each outcome may have, for those that can be found."""
    counts = {outcome.value: len(clause.alternatives) for outcome, clause in clauses.items()}
    counts[Outcome.FAIL.value] = 1
    counts[Outcome.NOT_APPLICABLE.value] = int(clauses[Outcome.NOT_APPLICABLE] != ALWAYS)
    return {name: count for name, count in counts.items() if count}


def _sentences(name: str, entry: Entry, count: int, rules: RuleReader, notes: ProblemLog) -> tuple[str, ...]:
    several = isinstance(entry.node.value, list)
    texts = tuple(_texts(name, entry.node, rules, notes))
    if several and len(texts) != count:
        sentences = "1 sentence" if count == 1 else f"{count} sentences, one for each alternative"
        notes.error(entry.key_line, "C153", f"“{name}” needs {sentences}, and has {len(texts)}.")
    return texts if several else texts * count


def _texts(name: str, node: Node, rules: RuleReader, notes: ProblemLog) -> Iterator[str]:
    for item in node.value if isinstance(node.value, list) else [node]:
        if isinstance(item.value, str) and item.value.strip():
            _check_placeholders(item.value, item.line, rules, notes)
            yield item.value.strip()
        else:
            notes.error(item.line, "C150", f"“{name}” is to be a sentence.")


def _check_placeholders(text: str, line: int, rules: RuleReader, notes: ProblemLog) -> None:
    for placeholder in PLACEHOLDER.finditer(text):
        rules.fact(placeholder["fact"], line)
    for placeholder in LIMIT.finditer(text):
        rules.limit(placeholder["limit"], line)
    rest = LIMIT.sub("", PLACEHOLDER.sub("", text))
    if "{" in rest or "}" in rest:
        notes.error(line, "C152", "A fact in a sentence is written {family.field}, a limit {$name}.")
