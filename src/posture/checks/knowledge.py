"""Facts that follow from other facts and from dated knowledge: how long the system is supported."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from types import MappingProxyType

from posture.checks.errors import CheckError
from posture.checks.support_table import SupportTable, read_table
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.facts.family import FactFamily, Field
from posture.facts.model import Answer, Known, Reading, Reason, Unreadable
from posture.words.phrase import phrase

SUPPORT = FactFamily(
    "support",
    MappingProxyType(
        {
            "ends_on": Field(
                str,
                "the day on which security updates end, as 2028-06-30",
                said=phrase("the last day of security updates is {amount}"),
            ),
            "days_left": Field(
                int,
                "days until security updates end; negative when they have ended",
                said=phrase("the days until security updates end are {amount}"),
                past=phrase("security updates ended {amount} days ago"),
            ),
            "table_age_days": Field(
                int,
                "age of the list of end dates, in days; 0 where the system itself names the date",
                said=phrase("the days since the list of end dates was made are {amount}"),
            ),
        }
    ),
    {},
)
DERIVED: Mapping[str, str] = MappingProxyType({SUPPORT.name: "os"})
"""Families that are not read but derived, each with the family it follows from."""

FACTS: Mapping[str, FactFamily] = MappingProxyType({**FAMILIES, SUPPORT.name: SUPPORT})
"""Every family that a check may name."""


def field_of(fact: str) -> Field:
    """The description of a fact by its name, ``family.field``; KeyError where there is none."""
    family, _, name = fact.partition(".")
    return FACTS[family].fields[name]


_ASK_THE_MAKER = phrase("Look on its maker's website how long this version gets security updates.")
_NOT_READ = Unreadable(Reason.NO_ANSWER, phrase("Nothing was read of this system's name and version."))
_TABLE = "end-of-support.yaml"
_METHOD = "Posture's list of end dates"


def derive(
    readings: Mapping[str, Reading], taken: datetime, table: SupportTable | None = None
) -> Mapping[str, Reading]:
    """The readings and those that follow from them; ``support`` is there when ``os`` is.

    ``table`` is the shipped one unless given. An end date that the system itself names wins over it.
    """
    system = readings.get("os")
    if system is None:
        return readings
    answers = _named_by_system(system, taken) or _from_table(system, taken, table)
    return {**readings, SUPPORT.name: Reading(SUPPORT.name, answers)}


def _named_by_system(system: Reading, taken: datetime) -> Mapping[str, Answer] | None:
    named = system.answers.get("support_ends")
    if not isinstance(named, Known):
        return None
    try:
        ends = date.fromisoformat(str(named.value))
    except ValueError:
        return None
    return _answers(ends, taken, 0, named.method, named.excerpt)


def _from_table(system: Reading, taken: datetime, table: SupportTable | None) -> Mapping[str, Answer]:
    try:
        table = table or _shipped_table()
    except CheckError as error:
        return _unreadable(Unreadable(Reason.NO_ANSWER, error.args[0]))
    words = []
    for name in ("id", "version"):
        answer = system.answers.get(name, _NOT_READ)
        if isinstance(answer, Unreadable):
            return _unreadable(answer)
        words.append(str(answer.value))
    edition = system.answers.get("edition", _NOT_READ)
    ends = _end(table, system, _word(edition))
    if ends is None:
        return _unreadable(_unknown_system(" ".join(word for word in words if word)))
    if isinstance(edition, Unreadable) and ends < taken.date() and _end(table, system, "pro") != ends:
        return _unreadable(edition)
    return _answers(ends, taken, (taken.date() - table.as_of).days, _METHOD, " ".join(words))


def _end(table: SupportTable, system: Reading, edition: str) -> date | None:
    """The end of this very system, else that of the release it is made from; a contract may end earlier."""
    named = [_word(system.answers.get(name, _NOT_READ)) for name in ("id", "version", "base", "base_version")]
    ends = table.end(named[0], named[1], edition) or table.end(named[2], named[3], edition)
    contract = _word(system.answers.get("subscription_ends", _NOT_READ))
    return min(ends, date.fromisoformat(contract)) if ends and contract else ends


def _word(answer: Answer) -> str:
    return str(answer.value) if isinstance(answer, Known) else ""


def _answers(ends: date, taken: datetime, age: int, method: str, excerpt: str) -> Mapping[str, Answer]:
    return {
        "ends_on": Known(ends.isoformat(), method, excerpt),
        "days_left": Known((ends - taken.date()).days, method, excerpt),
        "table_age_days": Known(max(age, 0), method),
    }


def _unreadable(answer: Unreadable) -> Mapping[str, Answer]:
    return dict.fromkeys(SUPPORT.fields, answer)


def _unknown_system(name: str) -> Unreadable:
    detail = phrase("How long “{name}” is supported does not stand in the list of end dates.", name=name)
    return Unreadable(Reason.UNRECOGNISED, detail, _ASK_THE_MAKER, _METHOD)


@cache
def _shipped_table() -> SupportTable:
    return read_table(shipped() / "checks" / "knowledge" / _TABLE)


def words_of_knowledge() -> frozenset[str]:
    """Every word in the dated knowledge, in small letters: systems by the names they give themselves."""
    text = (shipped() / "checks" / "knowledge" / _TABLE).read_text(encoding="utf-8")
    return frozenset(word.casefold() for word in re.findall(r"[^\W_]+", text))
