"""What was read, in sentences."""

from __future__ import annotations

import re

from posture.checks.finding import fact_words, value_words
from posture.checks.knowledge import FACTS
from posture.checks.phrases import AMOUNTS, PAST
from posture.checks.rule import Clause, Comparator, Comparison
from posture.checks.verdict import Evidence
from posture.checks.wording import words
from posture.facts.model import Value

_BEFORE_ITS_VALUE = re.compile(r" (is|are) \{\}$")


def evidence_words(evidence: Evidence) -> str:
    """A fact in the words of the rules, and how it was read: “The screen locks by itself (dconf).”"""
    if evidence.value is None:
        said = f"could not be read: {_missing(evidence.fact)}"
    else:
        said = _told(evidence.fact, evidence.value)
    source = f" ({evidence.method})" if evidence.method else ""
    return f"{said[:1].upper()}{said[1:]}{source}."


def _told(fact: str, value: Value) -> str:
    """An empty value is told as a word, and a list as a whole, which in a rule would be a choice."""
    if value in ("", ()):
        return _asked_for(fact, "nothing")
    if isinstance(value, tuple):
        return _asked_for(fact, fact_words(fact, value))
    if fact in PAST and isinstance(value, int | float) and value < 0:
        return PAST[fact].format(value_words(-value))
    return _asked_for(fact, value)


def _missing(fact: str) -> str:
    family, _, name = fact.partition(".")
    if FACTS[family].fields[name].type is bool:
        return f"whether {_asked_for(fact, True)}"
    phrase = AMOUNTS.get(fact, FACTS[family].fields[name].meaning)
    return _BEFORE_ITS_VALUE.sub("", phrase).format("…")


def _asked_for(fact: str, value: Value) -> str:
    """The words of a rule that asks for exactly this value, which say it best."""
    return words(Clause(((Comparison(fact, Comparator.EQUALS, value),),)), {}, {})
