from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

sys.path.append(str(Path(__file__).parent))

from others import judged

from posture.lessons.certificate import base58, statements
from posture.lessons.certificate.badge import Badge, plain, read_credential
from posture.lessons.certificate.proof import signed, to_sign, verified
from posture.lessons.errors import LessonsError

VECTOR = json.loads((Path(__file__).parent / "vector.json").read_text(encoding="utf-8"))
BADGE = Badge(
    id="urn:uuid:4f6f2b0e-4b0e-4d52-8a10-1d2f5a9b7c31",
    subject="urn:uuid:0b1a7c52-9b61-4c9e-8d6a-6f1f1d2e3c4b",
    name="Ada Example",
    achievement="urn:uuid:5e0c2a1d-7f3b-5c4d-9a8e-1b2c3d4e5f60",
    language="en",
    title="Secure working at home",
    description="Short lessons, each worked through to its end.",
    criteria="Lessons:\n\n- Locking the screen\n- Updates",
    issuer_name="The learner's own computer",
    issuer_description="It says this of itself.",
    day=date(2026, 12, 1),
    until=date(2028, 6, 1),
)
_LETTERS = (
    "a",
    "Z",
    " ",
    '"',
    "\\",
    "\n",
    "ß",
    "é",
    "é",
    "你",
    "א",
    "🙂",
    "_:criteria",
    " .",
    "^^<x>",
    "\u200d",
)


def _some(seed: int) -> Badge:
    """A badge with texts that are hard to spell canonically."""
    draw = Random(seed)

    def words() -> str:
        return "x" + "".join(draw.choices(_LETTERS, k=draw.randrange(30)))

    def name() -> str:
        return f"urn:uuid:{UUID(int=draw.getrandbits(128), version=4)}"

    texts = {each.name: words() for each in fields(Badge) if each.type == "str"}
    texts |= {"id": name(), "subject": name(), "achievement": name(), "language": "de"}
    texts["name"] = words() if seed % 3 else ""
    return replace(BADGE, **texts)  # type: ignore[arg-type]


def _document(badge: Badge = BADGE) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(signed(badge))
    return document


def _parts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to every single value of a document."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _parts(inner, (*path, key))
    else:
        yield path


def _changed(document: Any, path: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    copy = deepcopy(document)
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = change(inner[path[-1]])
    return copy


def _other(value: Any) -> Any:
    """Another value of its kind: one letter less or more, the other truth."""
    if isinstance(value, bool):
        return not value
    if value.startswith("z") or "#z" in value:
        return value[:-1] + ("2" if value[-1] != "2" else "3")
    return value[:-1] + ("1" if value[-1] != "1" else "2")


def test_a_badge_is_read_back_as_it_was_signed() -> None:
    assert verified(signed(BADGE)) == BADGE
    assert verified(signed(replace(BADGE, name=""))).name == ""


def test_libraries_of_others_verify_it_without_a_network(tmp_path: Path) -> None:
    badges = [BADGE, replace(BADGE, name=""), *(_some(seed) for seed in range(30))]
    for answer in judged([_document(badge) for badge in badges], tmp_path):
        assert (answer["verified"], answer["errors"]) == (True, [])


def test_its_statements_are_those_that_libraries_of_others_find_in_it(tmp_path: Path) -> None:
    documents = [_document(_some(seed)) for seed in range(100, 160)]
    for document, answer in zip(documents, judged(documents, tmp_path), strict=True):
        badge, issuer, _ = read_credential(json.dumps(document).encode())
        assert statements.of_badge(badge, issuer) == answer["statements"]


def test_whatever_is_changed_in_it_neither_we_nor_others_verify_it(tmp_path: Path) -> None:
    document = _document()
    changed = [_changed(document, path, _other) for path in _parts(document)]
    assert len(changed) == 30

    for each, answer in zip(changed, judged(changed, tmp_path), strict=True):
        assert not answer["verified"]
        with pytest.raises(LessonsError):
            verified(json.dumps(each).encode())


def test_a_word_that_is_left_out_or_added_is_found(tmp_path: Path) -> None:
    document = _document()
    holders = {path[:-1] for path in _parts(document)}
    added = [_with(document, path, "result", "excellent") for path in holders if _is_object(document, path)]
    left_out = [_without(document, path) for path in _parts(document)]
    assert (len(added), len(left_out)) == (7, 30)

    for each in (*added, *left_out):
        with pytest.raises(LessonsError):
            verified(json.dumps(each).encode())
    assert not any(answer["verified"] for answer in judged(added, tmp_path))


def _is_object(document: Any, path: tuple[Any, ...]) -> bool:
    for step in path:
        document = document[step]
    return isinstance(document, dict)


def _with(document: Any, path: tuple[Any, ...], key: str, value: str) -> Any:
    copy = deepcopy(document)
    inner = copy
    for step in path:
        inner = inner[step]
    inner[key] = value
    return copy


def _without(document: Any, path: tuple[Any, ...]) -> Any:
    copy = deepcopy(document)
    inner = copy
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return copy


def test_the_proof_of_one_badge_does_not_do_for_another(tmp_path: Path) -> None:
    document, other = _document(), _document(replace(BADGE, name="Bob Example"))
    swapped = [{**document, "proof": other["proof"]}, {**document, "issuer": other["issuer"]}]

    assert not any(answer["verified"] for answer in judged(swapped, tmp_path))
    for each in swapped:
        with pytest.raises(LessonsError, match="was changed after it was signed"):
            verified(json.dumps(each).encode())


def test_what_is_valid_later_or_no_longer_others_do_not_take(tmp_path: Path) -> None:
    document = _document()

    assert not judged([document], tmp_path, now="2026-11-30T12:00:00Z")[0]["verified"]
    assert judged([document], tmp_path, now="2026-12-01T00:00:00Z")[0]["verified"]
    assert not judged([document], tmp_path, now="2028-06-02T00:00:00Z")[0]["verified"]


def test_no_two_badges_have_a_key_in_common() -> None:
    issuers = {_document()["issuer"]["id"] for _ in range(20)}
    assert len(issuers) == 20


_NO_BADGES: Mapping[str, bytes] = {
    "empty": b"",
    "no-unicode": b"\xff\xfe",
    "a-list": b"[]",
    "null": b"null",
    "a-number-for-proof": b'{"proof": 1}',
    "deeply-nested": b"[" * 100_000,
    "blanks": b" " * 300_000,
    "zero-for-false": signed(BADGE).replace(b'"hashed": false', b'"hashed": 0'),
    "a-name-twice": signed(BADGE).replace(b'"name": "Secure', b'"name": "x",\n"name": "Secure', 1),
    "a-list-of-types": signed(BADGE).replace(
        b'"type": "DataIntegrityProof"', b'"type": ["DataIntegrityProof"]'
    ),
}
"""By name: a badge has another key each time, and processes that share the tests agree on their names."""


@pytest.mark.parametrize("data", _NO_BADGES.values(), ids=_NO_BADGES)
def test_what_is_no_badge_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(LessonsError):
        verified(data)


def test_letters_that_nobody_sees_are_in_no_badge() -> None:
    assert plain("Ada\nÉxample 🙂")
    assert not any(map(plain, ("a\0", "a\x1b[2J", "a\r", "a\u2028", "\ud800", "a\x7f")))
    assert not any(map(plain, ("a\u202eb", "\u2066a", "\u200b", "\ufeffa", "a\U000e0041", "a\u3164")))
    assert plain(
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
    )  # spelled with a letter that keeps others apart
    for name in ("a\x1b", "a\x7f", "Ada\u202egnik", "\u200b"):
        with pytest.raises(LessonsError):
            verified(signed(replace(BADGE, name=name)))


@pytest.mark.parametrize("given", [5, None, True, float("nan"), ["a"], {"a": "b"}])
def test_what_is_no_text_where_a_text_belongs_is_no_badge(given: object) -> None:
    document = _document()
    for path in _parts(document):
        if not isinstance(given, bool) or path[-1] != "hashed":
            with pytest.raises(LessonsError):
                verified(json.dumps(_changed(document, path, lambda _: given)).encode())
    twice = _changed(document, ("name",), lambda _: given)
    twice = _changed(twice, ("credentialSubject", "achievement", "name"), lambda _: given)
    with pytest.raises(LessonsError):
        verified(json.dumps(twice).encode())


def test_the_vector_of_the_cryptosuite_is_signed_alike() -> None:
    signing = base58.read(VECTOR["private_key"], 34)
    key = Ed25519PrivateKey.from_private_bytes(signing[2:])
    proof = VECTOR["signed"]["proof"]
    hashes = bytes.fromhex(VECTOR["hashes"])

    assert to_sign(statements.of_proof(proof), "")[:32] == hashes[:32]
    assert base58.written(b"\xed\x01" + key.public_key().public_bytes_raw()) == VECTOR["public_key"]
    assert key.sign(hashes).hex() == VECTOR["signature"]
    assert base58.written(key.sign(hashes)) == proof["proofValue"]
    assert base58.read(proof["proofValue"], 64).hex() == VECTOR["signature"]


def test_libraries_of_others_verify_the_vector_and_find_the_same_hash(tmp_path: Path) -> None:
    issuer, method = "https://vc.example/issuers/5678", VECTOR["signed"]["proof"]["verificationMethod"]
    key = {
        "@context": "https://w3id.org/security/multikey/v1",
        "type": "Multikey",
        "id": method,
        "controller": issuer,
        "publicKeyMultibase": VECTOR["public_key"],
    }
    documents: Mapping[str, Any] = {
        method: key,
        issuer: {"@context": ["https://www.w3.org/ns/did/v1"], "id": issuer, "assertionMethod": [key]},
        "https://www.w3.org/ns/credentials/examples/v2": {
            "@context": {"@vocab": "https://www.w3.org/ns/credentials/examples#"}
        },
    }
    [answer] = judged([VECTOR["signed"]], tmp_path, documents=documents)

    assert answer["verified"]
    proof = statements.of_proof(VECTOR["signed"]["proof"])
    assert to_sign(proof, answer["statements"]).hex() == VECTOR["hashes"]


@pytest.mark.parametrize("data", [b"\0", b"\0\0\1", b"\xed\x01" + bytes(32), bytes(range(40))])
def test_bytes_have_one_spelling(data: bytes) -> None:
    text = base58.written(data)

    assert base58.read(text, len(data)) == data
    for other in (text[1:], f"z1{text[1:]}", text.replace("z", "u", 1), text + "0"):
        with pytest.raises((ValueError, OverflowError)):
            base58.read(other, len(data))
