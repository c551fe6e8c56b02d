"""What was read, in sentences."""

from __future__ import annotations

from posture.checks.finding import fact_words, value_words
from posture.checks.knowledge import field_of
from posture.checks.rule import Clause, Comparator, Comparison
from posture.checks.verdict import Evidence
from posture.checks.wording import words
from posture.facts.model import Value
from posture.words.phrase import phrase


def evidence_words(evidence: Evidence) -> str:
    """A fact in the words of the rules, and how it was read: “The screen locks by itself (dconf).”"""
    said = _missing(evidence.fact) if evidence.value is None else _told(evidence.fact, evidence.value)
    if evidence.method:
        return phrase("{said:capital} ({method}).", said=said, method=evidence.method)
    return phrase("{said:capital}.", said=said)


def _told(fact: str, value: Value) -> str:
    """An empty value has its own words, and a list is told as a whole, which in a rule would be a choice."""
    field = field_of(fact)
    if value == "" and field.said is not None:
        return field.none or field.said.filled(amount=phrase("nothing"))
    if isinstance(value, tuple):
        meaning = phrase("{meaning}: {amount}")
        return meaning.filled(
            meaning=field.meaning, amount=fact_words(fact, value) if value else phrase("nothing")
        )
    if field.past is not None and isinstance(value, int | float) and value < 0:
        return field.past.filled(amount=value_words(-value))
    return _asked_for(fact, value)


def _missing(fact: str) -> str:
    field = field_of(fact)
    if field.type is bool:
        return phrase("could not be read: whether {state}", state=_asked_for(fact, True))
    if field.said is None:
        return phrase("could not be read: {what}", what=field.meaning)
    return field.unread or field.said.filled(amount=phrase("unknown"))


def _asked_for(fact: str, value: bool | int | float | str) -> str:
    """The words of a rule that asks for exactly this value, which say it best."""
    return words(Clause(((Comparison(fact, Comparator.EQUALS, value),),)), {}, {})
