"""Rules in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pytest

from posture.checks.catalogue import Catalogue
from posture.checks.knowledge import FACTS
from posture.checks.rule import Clause, Comparator, Comparison, LimitName, Literal
from posture.checks.wording import words
from posture.facts.family import FactFamily, Field
from posture.policy.limits import Limit

LIMITS: Mapping[str, Limit] = MappingProxyType({"minutes": Limit("minutes", 15, (5, 15))})


def said(*comparisons: tuple[str, Comparator, Literal | LimitName]) -> str:
    clause = Clause((tuple(Comparison(*comparison) for comparison in comparisons),))
    return words(clause, LIMITS, {"minutes": 5})


@pytest.mark.parametrize(
    ("fact", "comparator", "operand", "sentence"),
    [
        ("screen_lock.enabled", Comparator.EQUALS, True, "the screen locks by itself"),
        ("screen_lock.enabled", Comparator.NOT, False, "the screen locks by itself"),
        ("screen_lock.enabled", Comparator.EQUALS, False, "the screen does not lock by itself"),
        ("screen_lock.enabled", Comparator.NOT, True, "the screen does not lock by itself"),
        ("updates.pending", Comparator.EQUALS, 0, "the number of updates that wait is 0"),
        (
            "screen_lock.after_minutes",
            Comparator.AT_MOST,
            LimitName("minutes"),
            "the minutes until it locks are at most 5 (a policy may choose 5 or 15)",
        ),
        ("system.virtual", Comparator.EQUALS, "none", "the system runs in no other computer"),
        ("system.virtual", Comparator.NOT, "wsl", "the system runs in something else than WSL"),
        ("system.virtual", Comparator.NONE_OF, ("wsl",), "the system runs in something else than WSL"),
        (
            "system.virtual",
            Comparator.NONE_OF,
            ("container", "wsl"),
            "the system runs in neither a container nor WSL",
        ),
        (
            "os.id",
            Comparator.ONE_OF,
            ("debian", "ubuntu", "fedora"),
            "the system is debian, ubuntu or fedora",
        ),
        ("disk_space.free_gb", Comparator.LESS_THAN, 2, "the free room in gigabytes is less than 2"),
        ("firewall.by", Comparator.EQUALS, "windows-defender", "the firewall is Microsoft Defender"),
        (
            "support.ends_on",
            Comparator.EQUALS,
            "2028-06-30",
            "the last day of security updates is 30 June 2028",
        ),
    ],
)
def test_a_comparison_is_said(
    fact: str, comparator: Comparator, operand: Literal | LimitName, sentence: str
) -> None:
    assert said((fact, comparator, operand)) == sentence


def test_two_comparisons_of_one_fact_are_said_together() -> None:
    fact = "updates.index_age_days"
    assert said((fact, Comparator.MORE_THAN, 7), (fact, Comparator.AT_MOST, 30)) == (
        "the days since the system looked for updates are more than 7 and at most 30"
    )


def test_alternatives_and_conditions_are_joined(catalogue: Catalogue) -> None:
    check = catalogue.checks["firewall"]
    containers = "the number of ports that containers open past the firewall is"
    assert words(check.passes, check.limits, {}) == (
        f"a firewall is on, and it refuses what nobody asked for, and {containers} 0"
    )
    assert words(check.warns, check.limits, {}) == (
        f"a firewall is on, and {containers} more than 0; or a firewall is on; "
        "or the number of ports that wait for other computers is 0"
    )


FIELDS = {f"{family}.{name}": field for family, its in FACTS.items() for name, field in its.fields.items()}


@pytest.mark.parametrize("fact", FIELDS)
def test_every_fact_that_a_rule_may_compare_has_words(fact: str) -> None:
    field = FIELDS[fact]
    if field.type is bool:
        assert field.holds
        assert field.fails
    elif field.type is not tuple:
        assert field.said
        assert field.said.count("{amount}") == 1


@pytest.mark.parametrize("fact", FIELDS)
def test_words_for_values_are_for_values_that_occur(fact: str) -> None:
    field = FIELDS[fact]
    assert not field.values or set(field.called) <= set(field.values) or fact == "disk_encryption.how"
    assert all(words != code for code, words in field.called.items())


def test_a_fact_without_words_is_said_by_its_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = {
        "shut": Field(bool, "the door is shut"),
        "width": Field(float, "width of the door, in metres"),
    }
    family = FactFamily("door", fields, {})
    monkeypatch.setattr("posture.checks.knowledge.FACTS", {"door": family})
    assert (
        said(
            ("door.shut", Comparator.EQUALS, False),
            ("door.width", Comparator.AT_LEAST, 1.5),
        )
        == "it is not so that the door is shut, and width of the door, in metres: at least 1.5"
    )
