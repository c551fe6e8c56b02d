"""How long a system is supported."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from posture.checks import knowledge
from posture.checks.catalogue import Catalogue
from posture.checks.judge import judge
from posture.checks.knowledge import DERIVED, FACTS, derive
from posture.checks.support_table import SupportTable
from posture.facts.model import Answer, Known, Reading, Reason, Unreadable, Value
from posture.host.model import System

Read = Callable[[Mapping[str, Value | None]], Mapping[str, Reading]]

TAKEN = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
TABLE = SupportTable(
    date(2026, 11, 1),
    {
        "tux": {"7": {"": date(2026, 11, 21)}, "8.1": {"": date(2027, 1, 1)}},
        "herd": {
            "20.04": {"free": date(2026, 5, 29), "pro": date(2030, 4, 23)},
            "24.04": {"free": date(2029, 5, 31), "pro": date(2034, 4, 25)},
        },
        "panes-11": {"24h2": {"home": date(2026, 10, 13), "enterprise": date(2027, 10, 12)}},
    },
)


def support(read: Read, **os: Value | None) -> Mapping[str, Answer]:
    readings = read({f"os.{name}": value for name, value in os.items()})
    return derive(readings, TAKEN, TABLE)["support"].answers


def known(answers: Mapping[str, Answer], field: str) -> Value | None:
    answer = answers[field]
    return answer.value if isinstance(answer, Known) else None


BASE = {"base": "tux", "base_version": "8.1", "support_ends": "", "edition": ""}


def test_a_derived_system_has_the_end_of_what_it_is_made_from(read: Read) -> None:
    assert known(support(read, id="minitux", version="2", **BASE), "ends_on") == "2027-01-01"


def test_a_system_with_an_end_of_its_own_has_that(read: Read) -> None:
    assert known(support(read, id="tux", version="7", **BASE), "ends_on") == "2026-11-21"


@pytest.mark.parametrize(
    ("edition", "contract", "ends_on"),
    [
        ("lts", "", "2026-05-29"),
        ("pro", "9999-12-31", "2030-04-23"),
        ("pro", "2027-02-01", "2027-02-01"),
    ],
)
def test_a_subscription_counts_until_it_or_the_extended_years_end(
    edition: str, contract: str, ends_on: str, read: Read
) -> None:
    answers = support(
        read, id="herd", version="20.04", edition=edition, subscription_ends=contract, support_ends=""
    )
    assert known(answers, "ends_on") == ends_on


def test_a_subscription_that_cannot_be_read_leaves_an_end_that_has_passed_open(read: Read) -> None:
    answers = support(read, id="herd", version="20.04", edition=None, support_ends="")
    assert isinstance(answers["ends_on"], Unreadable)
    open_still = support(read, id="herd", version="24.04", edition=None, support_ends="")
    assert known(open_still, "ends_on") == "2029-05-31"


@pytest.mark.parametrize(
    ("version", "edition", "ends_on", "days_left"),
    [
        ("7", "", "2026-11-21", 0),
        ("7.4", "", "2026-11-21", 0),
        ("7.4.2", None, "2026-11-21", 0),
        ("8.1", "", "2027-01-01", 41),
        ("8.1.3", "lts", "2027-01-01", 41),
    ],
)
def test_a_version_is_found_with_or_without_its_last_parts(
    version: str, edition: str | None, ends_on: str, days_left: int, read: Read
) -> None:
    answers = support(read, id="tux", version=version, edition=edition, support_ends="")
    assert [known(answers, field) for field in ("ends_on", "days_left", "table_age_days")] == [
        ends_on,
        days_left,
        20,
    ]


@pytest.mark.parametrize(
    ("edition", "days_left"), [("home", -39), ("enterprise", 325), ("education", None), (None, None)]
)
def test_editions_may_differ(edition: str | None, days_left: int | None, read: Read) -> None:
    answers = support(read, id="panes-11", version="24h2", edition=edition, support_ends="")
    assert known(answers, "days_left") == days_left


@pytest.mark.parametrize(("system", "version"), [("tux", "9"), ("tux", "8"), ("gnu", "7"), ("tux", "")])
def test_what_the_table_does_not_know_is_unrecognised(system: str, version: str, read: Read) -> None:
    answers = support(read, id=system, version=version, edition="", support_ends="")
    assert set(answers) == set(FACTS["support"].fields)
    for answer in answers.values():
        assert isinstance(answer, Unreadable)
        assert answer.reason is Reason.UNRECOGNISED
        assert f"{system} {version}".strip() in answer.detail
        assert answer.remedy


def test_the_date_that_the_system_names_wins_and_needs_no_table(read: Read) -> None:
    answers = support(read, id="tux", version="7", edition="", support_ends="2027-05-19")
    assert answers["ends_on"] == Known("2027-05-19", "read:os.support_ends", "raw 2027-05-19")
    assert known(answers, "days_left") == 179
    assert known(answers, "table_age_days") == 0


@pytest.mark.parametrize("named", ["", "next summer", "2027-13-01", None])
def test_a_date_that_is_none_leaves_it_to_the_table(named: str | None, read: Read) -> None:
    answers = support(read, id="tux", version="7", edition="", support_ends=named)
    assert known(answers, "ends_on") == "2026-11-21"


def test_a_version_that_cannot_be_read_says_so_itself(read: Read) -> None:
    answers = support(read, id="tux", version=None, edition="", support_ends="")
    assert {answer.reason for answer in answers.values() if isinstance(answer, Unreadable)} == {
        Reason.NEEDS_ADMIN
    }


def test_without_the_family_that_it_follows_from_nothing_is_derived(read: Read) -> None:
    readings = read({"system.name": "Tux"})
    assert derive(readings, TAKEN, TABLE) == readings
    assert DERIVED == {"support": "os"}


def test_a_clock_before_the_table_makes_it_fresh_not_negative(read: Read) -> None:
    readings = read({"os.id": "tux", "os.version": "7", "os.support_ends": ""})
    answers = derive(readings, TAKEN - timedelta(days=300), TABLE)["support"].answers
    assert known(answers, "table_age_days") == 0


def test_a_broken_table_is_unknown_with_a_sentence(
    read: Read, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "checks" / "knowledge").mkdir(parents=True)
    (tmp_path / "checks" / "knowledge" / "end-of-support.yaml").write_text("systems: 1\n")
    monkeypatch.setattr(knowledge, "shipped", lambda: tmp_path)
    knowledge._shipped_table.cache_clear()
    try:
        readings = read({"os.id": "tux", "os.version": "7", "os.support_ends": ""})
        answer = derive(readings, TAKEN)["support"].answers["days_left"]
    finally:
        knowledge._shipped_table.cache_clear()
    assert isinstance(answer, Unreadable)
    assert answer.detail.startswith("The list of end dates is broken (end-of-support.yaml:1:")


@pytest.mark.parametrize(
    ("facts", "outcome"),
    [
        ({"id": "debian", "version": "13"}, "pass"),
        ({"id": "debian", "version": "12"}, "pass"),
        ({"id": "debian", "version": "11"}, "fail"),
        ({"id": "ubuntu", "version": "24.04", "edition": "lts"}, "pass"),
        ({"id": "ubuntu", "version": "20.04", "edition": "lts"}, "fail"),
        ({"id": "linuxmint", "version": "22.1"}, "pass"),
        ({"id": "fedora", "version": "43", "support_ends": "2026-12-02"}, "warn"),
        ({"id": "opensuse-leap", "version": "15.6"}, "fail"),
        ({"id": "rocky", "version": "9.6"}, "pass"),
        ({"id": "macos", "version": "26.1"}, "pass"),
        ({"id": "macos", "version": "14.8.2"}, "fail"),
        ({"id": "windows-11", "version": "25h2", "edition": "home"}, "pass"),
        ({"id": "windows-11", "version": "24h2", "edition": "home"}, "fail"),
        ({"id": "windows-11", "version": "24h2", "edition": "enterprise"}, "pass"),
        ({"id": "windows-10", "version": "22h2", "edition": "pro"}, "fail"),
        ({"id": "windows-10", "version": "21h2", "edition": "ltsc"}, "warn"),
        ({"id": "templeos", "version": "5.03"}, "unknown"),
        ({"id": "arch", "version": "", "rolling": True}, "not_applicable"),
    ],
)
def test_the_shipped_table_judges_systems_of_today(
    facts: Mapping[str, Value], outcome: str, catalogue: Catalogue, read: Read
) -> None:
    os: dict[str, Value] = {"edition": "", "rolling": False, "support_ends": "", **facts}
    readings = read({"system.virtual": "none"} | {f"os.{name}": value for name, value in os.items()})
    check = catalogue.checks["os-supported"]
    verdict = judge(check, derive(readings, TAKEN), system=System.LINUX, taken=TAKEN)
    assert verdict.outcome.value == outcome
    assert verdict.took_ms == 2


def test_after_half_a_year_the_shipped_table_is_stale(catalogue: Catalogue, read: Read) -> None:
    later = TAKEN + timedelta(days=181)
    readings = read(
        {
            "system.virtual": "none",
            "os.id": "debian",
            "os.version": "13",
            "os.rolling": False,
            "os.support_ends": "",
        }
    )
    check = catalogue.checks["os-supported"]
    verdict = judge(check, derive(readings, later), system=System.LINUX, taken=later)
    assert (verdict.outcome.value, "181 days old" in verdict.finding) == ("stale", True)
