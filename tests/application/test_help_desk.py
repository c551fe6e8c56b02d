from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from posture.application.advice import explain
from posture.application.checking import check_now
from posture.application.checkup import Checkup, Evidence
from posture.application.help_desk import help_text
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.words.phrase import Phrase, phrase

TESTS = Path(__file__).parents[1]
RECORDED = sorted(path.parent for path in (TESTS / "hosts").glob("*/host.json"))


def copied(session: Session, check: str, checkup: Checkup) -> str:
    return "\n".join(help_text(explain(session, check, checkup), checkup, "To do"))


def test_it_says_what_a_help_desk_asks_for(session) -> None:
    assert copied(session, "screen-lock", check_now(session)).splitlines()[:4] == [
        "Screen lock (screen-lock)",
        "Result: To do",
        "Found: Nothing locks the screen when you walk away.",
        "Wanted: The screen locks after at most 15 minutes.",
    ]
    assert "System: Ubuntu 24.04" in copied(session, "screen-lock", check_now(session))


def test_numbers_stay_in_it(session, facts) -> None:
    facts({"disk_space.free_gb": 1.5, "disk_space.free_percent": 3, "disk_space.volume": "/home/ottilie"})
    told = copied(session, "disk-space", check_now(session, ["disk-space"]))
    assert "Found: Only 1.5 GB are free on …; updates and backups may fail already." in told
    assert "ottilie" not in told


@pytest.mark.parametrize("host", RECORDED, ids=lambda path: path.name)
def test_no_text_that_was_read_of_any_recorded_computer_stands_in_it(tmp_path: Path, host: Path) -> None:
    with Session(tmp_path, RecordedHost(host), live=False) as session:
        checkup = check_now(session)
        for verdict in checkup.verdicts:
            told = copied(session, verdict.check, checkup)
            of_posture = f"{verdict.wanted} {explain(session, verdict.check, checkup).title}"
            for value in _texts(verdict.evidence):
                found = [line for line in told.splitlines() if line.startswith("Found")]
                assert not [line for line in found if re.search(rf"\b{re.escape(value)}\b", line)] or (
                    value in of_posture or value in _templates(verdict.finding)
                )


@pytest.mark.parametrize(
    "finding",
    [
        "zanzibar",
        phrase("Could not tell: {detail}", detail="zanzibar"),
        phrase("Could not tell: {detail}", detail=phrase("“{file}” is closed.", file="/home/zanzibar")),
        phrase("By {names}.", names=("zanzibar", phrase("{x}", x="zanzibar"), ("zanzibar",))),
    ],
)
def test_no_planted_word_gets_into_it_wherever_it_stands(session, finding) -> None:
    checkup = check_now(session, ["clock"])
    found = (Evidence("clock.by", "zanzibar", "file:/home/zanzibar", "zanzibar"),)
    [verdict] = (
        replace(each, finding=finding, evidence=found, remedy="zanzibar") for each in checkup.verdicts
    )
    assert "zanzibar" not in copied(session, "clock", replace(checkup, verdicts=(verdict,)))


def _texts(evidence: tuple[Evidence, ...]) -> set[str]:
    values = [each.value for each in evidence] + [each.excerpt for each in evidence]
    flat = [part for value in values for part in (value if isinstance(value, tuple) else (value,))]
    return {value for value in flat if isinstance(value, str) and len(value) > 2}


def _templates(text: str) -> str:
    """Posture's own words in a sentence, those of the sentences within included."""
    if not isinstance(text, Phrase):
        return ""
    return " ".join(
        (text.template, *(_templates(value) for value in text.values.values() if isinstance(value, str)))
    )
