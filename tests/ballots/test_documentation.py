"""docs/ballots.md says what the code does."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest

import posture.collector
from posture.ballots import (
    address,
    blind,
    canonical,
    departure,
    enrolment,
    fields,
    invite,
    issuance,
    manifest,
    move,
    point,
    release,
    root,
    seal,
    timetable,
    token,
)
from posture.ballots.acceptance import MOST_SCOPES
from posture.ballots.ballot import BALLOT_TYPE
from posture.ballots.errors import CODES
from posture.collector import members
from posture.collector.catalogue import askable_checks
from posture.collector.web import exchange
from posture.collector.web.doorkeeper import MOST
from posture.policy import policy
from posture.policy.limits import Limit
from posture.reports import delivery, rounds, schedule, transport


@pytest.fixture(scope="session")
def page(worked_example: ModuleType) -> str:
    return str(worked_example.PAGE.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def sections(page: str) -> Mapping[str, str]:
    """The text beneath each heading, by its number."""
    parts = re.split(r"^##+ ([0-9.]+)\.? .*$", page, flags=re.MULTILINE)
    return {number.rstrip("."): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}


def first_cells(section: str) -> set[str]:
    """What stands in backquotes in the first column of its tables."""
    rows = re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([\w-]+)`", row)}


def test_what_is_written_by_the_code_is_up_to_date(worked_example: ModuleType, page: str) -> None:
    assert page == worked_example.filled(page), "run python tests/ballots/worked_example.py"


def test_the_policys_example_passes(worked_example: ModuleType) -> None:
    askable = askable_checks()
    limits: dict[str, Limit] = {}
    for check in askable.values():
        limits |= check.limits
    for data in (worked_example.FULL_POLICY, worked_example.POLICY):
        assert policy.read_policy(data, known_checks=askable, limits=limits)


def test_every_payload_type_is_on_the_page(page: str) -> None:
    types = {
        BALLOT_TYPE, departure.DEPARTURE_TYPE, enrolment.ENROL_TYPE, issuance.ISSUE_TYPE,
        manifest.MANIFEST_TYPE, move.MOVE_TYPE, release.RELEASE_TYPE,
    }  # fmt: skip
    named = set(re.findall(r"`(application/vnd\.posture\.[a-z-]+\.v[0-9]+\+json)`", page))
    assert named == types


@pytest.mark.parametrize(
    ("section", "sizes"),
    [
        ("1.1", [canonical.DEEPEST]),
        ("1.4", [address.LONGEST]),
        ("1.5", [seal.LONGEST, enrolment.LONGEST, move.LONGEST, departure.LONGEST, issuance.LONGEST]),
        ("1.5", [2 * manifest.LONGEST, manifest.LONGEST, 2 * release.LONGEST, release.LONGEST]),
        ("4", [root.LONGEST]),
        ("5", [invite._LONGEST]),
        ("6", [fields.READ_KEY_SIZE, enrolment.LONGEST]),
        ("7", [token.ORG_SIZE, seal.SEAL_ID_SIZE, seal.PUBLIC_SIZE, manifest.MOST_ENROLLED]),
        ("7", [manifest.MOST_ROUNDS]),
        ("7.2", [MOST_SCOPES, manifest.LEAST_THRESHOLD, timetable.LONGEST.days]),
        ("7.2", [timetable.LEAST_APART.days, timetable.LEAST_APART_FROM_THE_FIRST.days]),
        ("7.2", [int(timetable.LEAST_FETCH.total_seconds()) // 3600]),
        ("7.2", [int(timetable.LEAST_CAST.total_seconds()) // 3600]),
        ("7.3", [policy.MOST_CHECKS, policy._LARGEST_VERSION, policy._LONGEST_REASON, policy._LONGEST_NAME]),
        ("8.1", [blind.SPKI_SIZE, token.INPUT_SIZE, token.TOKEN_SIZE, blind.BITS]),
        ("8.2", [blind.SIZE, blind.SALT_SIZE, issuance.NONCE_SIZE, issuance.LONGEST]),
        ("9.2", [seal.SIZE, seal.PADDED]),
        ("9.3", [seal.SIZE, seal.LONGEST]),
        ("10", [release.STEP, release.FROM_PERCENT]),
        ("6", [members.ASTRAY // timedelta(hours=1)]),
        ("7.2", [rounds.CLOCKS_APART // timedelta(hours=1)]),
        ("11", [schedule.LATE // timedelta(minutes=1)]),
        ("11", [each // timedelta(hours=1) for each in (delivery.LOOK_LEAST, delivery.LOOK_MOST)]),
        ("12.1", [int(transport.CONNECT_SECONDS), int(transport.TOTAL_SECONDS), transport.LARGEST_REPLY]),
        ("12.3", [int(exchange.BALLOT_SECONDS), int(exchange.BODY_SECONDS), exchange.LONGEST, MOST]),
    ],
)
def test_every_size_is_where_it_belongs(
    sections: Mapping[str, str], section: str, sizes: Collection[int]
) -> None:
    for size in sizes:
        wanted = f"{size:,}".replace(",", " ")
        assert re.search(rf"(?<!\d)(?<!\d ){wanted}(?!\d| \d\d\d\b)", sections[section]), size


def test_the_points_of_small_order_are_on_the_page(sections: Mapping[str, str]) -> None:
    listed = sections["1.6"].split("```")[1].split()
    assert f"0x{point._ORDER_8:064x}" in listed
    assert f"0x{point._PRIME - point._ORDER_8:064x}" in listed
    assert point._PRIME - 1 == 2**255 - 20
    assert len([line for line in sections["1.6"].split("```")[1].splitlines() if line]) == len(point._SMALL)


def test_the_constant_bytes_of_a_key_are_on_the_page(page: str) -> None:
    assert blind._BEFORE_MODULUS.hex() in page.replace("\n", "")
    assert f"modulus, 256 ‖ {blind._AFTER_MODULUS.hex()}" in page


def test_the_alphabet_of_codes_is_on_the_page(sections: Mapping[str, str]) -> None:
    assert f"`{invite.ALPHABET}`" in sections["5"]
    assert f"`{invite.CHECK_SYMBOLS.removeprefix(invite.ALPHABET)}`" in sections["5"]


@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("5", {"v", "issuer", "root_sha256", "code", "group"}),
        ("7", set(manifest._FIELDS)),
        ("7.3", set(policy.policy_data(policy.default_policy(["firewall"])))),
        ("10", set(release._FIELDS)),
        ("7.4", set(askable_checks())),
        ("17", set(CODES)),
    ],
)
def test_the_fields_of_a_message_are_on_the_page(
    sections: Mapping[str, str], section: str, names: set[str]
) -> None:
    assert first_cells(sections[section]) == names


def test_the_example_has_every_field_of_the_smaller_messages(
    worked_example: ModuleType, sections: Mapping[str, str]
) -> None:
    for section, wanted in (
        ("6", {"v", "code", "device_pub", "ts", "device_id", "group", "read_key"}),
        ("8.2", {"v", "device", "epoch", "blinded", "nonce", "ts", "sigs", "read_key"}),
        ("9.1", {"v", "epoch", "scope", "answer", "token"}),
    ):
        assert first_cells(sections[section]) - set("1234") == wanted


def test_the_headers_of_the_app_are_those_of_the_page(sections: Mapping[str, str]) -> None:
    table = dict(re.findall(r"^\| `([\w-]+)` \| (.*) \|.*\|$", sections["12.1"], re.MULTILINE))
    sent = transport.headers("posture.example", kind=transport.JSON, size=7, read_key=bytes(32))
    assert list(sent) == list(table)
    for name in ("Accept", "Accept-Encoding", "Connection", "User-Agent"):
        assert table[name] == f"`{sent[name]}`"
    assert sent["Authorization"].startswith("Posture ")
    for kind in (transport.JSON, transport.BINARY):
        assert f"`{kind}`" in table["Content-Type"]


def test_the_headers_of_every_reply_are_on_the_page(sections: Mapping[str, str]) -> None:
    text = " ".join(sections["12.2"].split()).lower()
    assert {
        f"`{name}: {value}`" for name, value in exchange._HEADERS if f"`{name}: {value}`" not in text
    } == set()


def refusals() -> set[str]:
    """The code of every refusal that the collector gives."""
    found = set()
    for module in sorted(Path(next(iter(posture.collector.__path__))).rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refusal", "_error"):
                found |= {
                    str(each.value)
                    for each in node.args[1:2]
                    if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return found


def test_every_refusal_of_the_collector_is_on_the_page(sections: Mapping[str, str]) -> None:
    text = sections["12.2"] + sections["12.3"]
    assert {code for code in refusals() if f"`{code}`" not in text} == set()
