"""docs/ballots.md says what the code does."""

from __future__ import annotations

import re
from types import ModuleType

import pytest

from posture.ballots import (
    blind,
    departure,
    enrolment,
    invite,
    issuance,
    manifest,
    move,
    release,
    root,
    seal,
    token,
)
from posture.ballots.ballot import BALLOT_TYPE


@pytest.fixture(scope="session")
def page(worked_example: ModuleType) -> str:
    return str(worked_example.PAGE.read_text(encoding="utf-8"))


def test_the_worked_example_and_the_codes_are_those_of_the_code(
    worked_example: ModuleType, page: str
) -> None:
    assert page == worked_example.filled(page), "run python tests/ballots/worked_example.py"


def test_every_payload_type_is_on_the_page(page: str) -> None:
    types = {
        BALLOT_TYPE, departure.DEPARTURE_TYPE, enrolment.ENROL_TYPE, issuance.ISSUE_TYPE,
        manifest.MANIFEST_TYPE, move.MOVE_TYPE, release.RELEASE_TYPE,
    }  # fmt: skip
    assert set(re.findall(r"application/vnd\.posture\.[a-z-]+\.v2\+json", page)) == types


@pytest.mark.parametrize(
    "size",
    [
        seal.SIZE,
        seal.LONGEST,
        seal.PADDED,
        blind.SPKI_SIZE,
        token.TOKEN_SIZE,
        token.INPUT_SIZE,
        enrolment.LONGEST,
        issuance.LONGEST,
        manifest.LONGEST,
        2 * manifest.LONGEST,
        root.LONGEST,
    ],
)
def test_every_size_is_on_the_page(page: str, size: int) -> None:
    assert re.search(rf"(?<!\d){size:,}(?! ?\d)".replace(",", " "), page)


def test_the_constant_bytes_of_a_key_are_on_the_page(page: str) -> None:
    assert blind._BEFORE_MODULUS.hex() in page.replace("\n", "")
    assert f"modulus, 256 ‖ {blind._AFTER_MODULUS.hex()}" in page


def test_the_fields_of_a_manifest_are_on_the_page(page: str) -> None:
    section = page.split("## 7.")[1].split("## 8.")[0]
    named = {
        name
        for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert named == set(manifest._FIELDS)


def test_the_alphabet_of_codes_is_on_the_page(page: str) -> None:
    assert invite.ALPHABET in page
    assert invite.CHECK_SYMBOLS.removeprefix(invite.ALPHABET) in page
