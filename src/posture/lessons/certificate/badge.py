"""A badge as a credential of Open Badges 3.0, and read back from one.

Source: Open Badges 3.0 (1EdTech), Verifiable Credentials Data Model 2.0 (W3C).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from posture.content.invisible import FILLERS
from posture.lessons.errors import LessonsError
from posture.words.phrase import phrase

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
LARGEST = 200_000  # bytes; one with thirty lessons has some 4 000


@dataclass(frozen=True, slots=True)
class Badge:
    """What a badge says, and nothing else: it has no place for more.

    ``id`` and ``subject`` are drawn anew for each badge; ``achievement`` is the same for everybody who
    learned the same lessons. ``name`` is what the learner typed, or "". ``criteria`` names the lessons, in
    Markdown. All texts are in ``language``.
    """

    id: str
    subject: str
    name: str
    achievement: str
    language: str
    title: str
    description: str
    criteria: str
    issuer_name: str
    issuer_description: str
    day: date
    until: date

    @property
    def texts(self) -> tuple[str, ...]:
        """What people read in it."""
        return (
            *(self.name, self.title, self.description, self.criteria),
            *(self.issuer_name, self.issuer_description, self.language),
        )


def credential(badge: Badge, issuer: str) -> dict[str, Any]:
    """The badge as a credential without its proof; ``issuer`` is a did:key."""
    subject: dict[str, Any] = {
        "id": badge.subject,
        "type": ["AchievementSubject"],
        "achievement": {
            "id": badge.achievement,
            "type": ["Achievement"],
            "name": badge.title,
            "description": badge.description,
            "inLanguage": badge.language,
            "criteria": {"narrative": badge.criteria},
        },
    }
    if badge.name:
        subject["identifier"] = [
            {
                "type": "IdentityObject",
                "hashed": False,
                "identityHash": badge.name,
                "identityType": "name",
            }
        ]
    return {
        "@context": list(CONTEXTS),
        "id": badge.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": badge.title,
        "issuer": {
            "id": issuer,
            "type": ["Profile"],
            "name": badge.issuer_name,
            "description": badge.issuer_description,
        },
        "validFrom": midnight(badge.day),
        "validUntil": midnight(badge.until),
        "credentialSubject": subject,
    }


def midnight(day: date) -> str:
    """When that day begins, as a credential says it; no clock time of anybody stands in a badge."""
    return f"{day.isoformat()}T00:00:00Z"


def read_credential(data: bytes) -> tuple[Badge, str, dict[str, Any]]:
    """The badge, its issuer and its proof, out of the bytes of a file.

    LessonsError where it is anything else than a badge of Posture's, to the letter: a word more, another
    word or one that is missing makes it another document.
    """
    if len(data) > LARGEST:
        raise _no_badge()
    try:
        given = json.loads(data.decode(), object_pairs_hook=_once)
        proof = given.pop("proof")
        issuer = given["issuer"]["id"]
        badge = _badge(given)
        same = _exact(credential(badge, issuer)) == _exact(given)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise _no_badge() from error
    if not (
        same
        and isinstance(proof, dict)
        and all(isinstance(each, str) and plain(each) for each in badge.texts)
    ):
        raise _no_badge()
    return badge, issuer, proof


def plain(text: str) -> bool:
    """Whether the text has only letters that people see, spaces and line ends.

    What joins letters or keeps them apart is part of how some languages are spelled; what turns the direction
    of writing would show another name than stands there.
    """
    return frozenset(FILLERS).isdisjoint(text) and all(
        each in _ALLOWED or unicodedata.category(each) not in _UNSEEN for each in text
    )


_ALLOWED = frozenset("\n\u200c\u200d")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def _badge(given: Mapping[str, Any]) -> Badge:
    subject, issuer = given["credentialSubject"], given["issuer"]
    achievement = subject["achievement"]
    badge = Badge(
        id=given["id"],
        subject=subject["id"],
        name=subject["identifier"][0]["identityHash"] if "identifier" in subject else "",
        achievement=achievement["id"],
        language=achievement["inLanguage"],
        title=achievement["name"],
        description=achievement["description"],
        criteria=achievement["criteria"]["narrative"],
        issuer_name=issuer["name"],
        issuer_description=issuer["description"],
        day=_day(given["validFrom"]),
        until=_day(given["validUntil"]),
    )
    for name in (badge.id, badge.subject, badge.achievement):
        if not name.startswith("urn:uuid:") or set(name[9:]) - set("0123456789abcdef-"):
            raise ValueError(name)
    return badge


def _day(text: str) -> date:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC).date()


def _exact(document: object) -> str:
    """The same text for the same document, in which true is not 1."""
    return json.dumps(document, sort_keys=True)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a word stands twice")
    return found


def _no_badge() -> LessonsError:
    return LessonsError(
        phrase(
            "This is no certificate that Posture wrote, or something was added to it or taken out. "
            "It proves nothing; ask for the file as it was written."
        )
    )
