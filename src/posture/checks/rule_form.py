"""Clauses of a rule read from a check's form."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from posture.checks.knowledge import FACTS
from posture.checks.rule import Alternative, Clause, Comparator, Comparison, LimitName, Literal, fits
from posture.content.node import Entry, Node, kind
from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean
from posture.facts.family import Field

_WORDS = tuple(comparator.value for comparator in Comparator if comparator is not Comparator.EQUALS)
_ORDERING = (Comparator.AT_MOST, Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.LESS_THAN)
_SETS = (Comparator.ONE_OF, Comparator.NONE_OF)
_TYPES: Mapping[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "text",
    tuple: "a list",
}


class RuleReader:
    """Reads clauses, checks every name and type in them, and remembers which families and limits they use.

    Codes: C120 not a rule, C121 a family not among ``facts``, C122 an unknown fact, C123 a value of another
    type than the fact, C124 a value the fact never has, C125 an unknown comparison, C126 a comparison that
    does not fit the fact, C130 an unknown limit.
    """

    def __init__(self, families: Collection[str], limits: Collection[str], notes: ProblemLog) -> None:
        self._families = families
        self._limits = limits
        self._notes = notes
        self.families_used: set[str] = set()
        self.limits_used: set[str] = set()

    def clause(self, node: Node) -> Clause:
        """The clause that a mapping, or a list of mappings, stands for; what is wrong is left out."""
        alternatives = node.value if isinstance(node.value, list) else [node]
        if not alternatives:
            self._notes.error(node.line, "C120", "A rule needs at least one comparison.")
        return Clause(tuple(self._alternative(alternative) for alternative in alternatives))

    def fact(self, name: str, line: int) -> Field | None:
        """The field that ``family.field`` names, or None with a problem noted."""
        family, _, field = name.partition(".")
        self.families_used.add(family)
        if family not in self._families:
            known = did_you_mean(family, self._families)
            hint = known or (" Add it there." if family in FACTS else "")
            self._notes.error(line, "C121", f"“{family}” does not stand in the field “facts”.{hint}")
            return None
        fields = FACTS[family].fields
        if field not in fields:
            hint = did_you_mean(field, fields)
            self._notes.error(line, "C122", f"The facts of “{family}” have no “{field}”.{hint}")
            return None
        return fields[field]

    def limit(self, name: str, line: int) -> bool:
        """Whether there is such a limit; a problem is noted when there is none."""
        if name in self._limits:
            return True
        hint = did_you_mean(name, self._limits) or " Describe it in the field “limits”."
        self._notes.error(line, "C130", f"There is no limit “{name}”.{hint}")
        return False

    def _alternative(self, node: Node) -> Alternative:
        if not isinstance(node.value, dict) or not node.value:
            self._notes.error(node.line, "C120", "A rule is made of lines “family.field: value”.")
            return ()
        return tuple(
            comparison
            for name, entry in node.value.items()
            if (field := self.fact(name, entry.key_line))
            for comparison in self._comparisons(name, field, entry)
        )

    def _comparisons(self, name: str, field: Field, entry: Entry) -> Iterator[Comparison]:
        comparisons = entry.node.value
        if not isinstance(comparisons, dict):
            yield from self._comparison(name, field, Comparator.EQUALS, entry.node)
            return
        if not comparisons:
            self._notes.error(entry.key_line, "C120", f"“{name}” is compared with nothing.")
        for word, operand in comparisons.items():
            if word in _WORDS:
                yield from self._comparison(name, field, Comparator(word), operand.node)
            else:
                hint = did_you_mean(word, _WORDS) or f" There are {', '.join(_WORDS)}."
                self._notes.error(operand.key_line, "C125", f"I do not know the comparison “{word}”.{hint}")

    def _comparison(
        self, name: str, field: Field, comparator: Comparator, node: Node
    ) -> Iterator[Comparison]:
        """The comparison, or nothing with a problem noted."""
        if not _suits(field, comparator):
            what = f"“{name}” is {_TYPES[field.type]}"
            self._notes.error(node.line, "C126", f"{what}; “{comparator}” does not fit it.")
            return
        operand = self._operand(name, field, comparator, node)
        if operand is not None:
            yield Comparison(name, comparator, operand)

    def _operand(
        self, name: str, field: Field, comparator: Comparator, node: Node
    ) -> Literal | LimitName | None:
        if comparator in _SETS:
            return self._several(name, field, node)
        if isinstance(node.value, str) and node.value.startswith("$") and field.type in (int, float):
            return self._used_limit(node.value[1:], node.line)
        return self._single(name, field, node)

    def _several(self, name: str, field: Field, node: Node) -> tuple[str | int, ...] | None:
        if not isinstance(node.value, list) or not node.value:
            self._notes.error(node.line, "C123", f"“{name}” is to be compared with a list of values.")
            return None
        values = tuple(self._single(name, field, item) for item in node.value)
        return tuple(value for value in values if isinstance(value, str | int))

    def _single(self, name: str, field: Field, node: Node) -> bool | int | float | str | None:
        value = node.value
        if not isinstance(value, bool | int | float | str) or not fits(value, field):
            quotes = field.type is str and isinstance(value, int | float)
            hint = " Put it in quotation marks." if quotes else ""
            message = f"“{name}” is {_TYPES[field.type]}, and this is {kind(value)}.{hint}"
            self._notes.error(node.line, "C123", message)
            return None
        if field.values and value not in field.values:
            hint = did_you_mean(str(value), field.values) or f" It is one of: {', '.join(field.values)}."
            self._notes.error(node.line, "C124", f"“{name}” is never “{value}”.{hint}")
            return None
        return value

    def _used_limit(self, name: str, line: int) -> LimitName | None:
        if not self.limit(name, line):
            return None
        self.limits_used.add(name)
        return LimitName(name)


def _suits(field: Field, comparator: Comparator) -> bool:
    if comparator in _ORDERING:
        return field.type in (int, float)
    if comparator in _SETS:
        return field.type in (int, str)
    return field.type is not tuple
