"""What was read, in sentences."""

from __future__ import annotations

from posture.checks.finding import value_words
from posture.checks.knowledge import FACTS
from posture.checks.rule import Clause, Comparator, Comparison
from posture.checks.verdict import Evidence
from posture.checks.wording import words
from posture.facts.model import Value


def evidence_words(evidence: Evidence) -> str:
    """A fact in the words of the rules, and how it was read: “The screen locks by itself (dconf).”"""
    if evidence.value is None:
        said = f"could not be read: {_missing(evidence.fact)}"
    else:
        said = _asked_for(evidence.fact, _told(evidence.value))
    source = f" ({evidence.method})" if evidence.method else ""
    return f"{said[:1].upper()}{said[1:]}{source}."


def _told(value: Value) -> Value:
    """The value; an empty one as a word, and a list as a whole, which in a rule would be a choice."""
    if value in ("", ()):
        return "nothing"
    return value_words(value) if isinstance(value, tuple) else value


def _missing(fact: str) -> str:
    family, _, name = fact.partition(".")
    if FACTS[family].fields[name].type is bool:
        return f"whether {_asked_for(fact, True)}"
    return _asked_for(fact, "…")


def _asked_for(fact: str, value: Value) -> str:
    """The words of a rule that asks for exactly this value, which say it best."""
    return words(Clause(((Comparison(fact, Comparator.EQUALS, value),),)), {}, {})
