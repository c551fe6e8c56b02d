"""The release of a closed round: what everybody may know of its sums, and no more."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.errors import BallotError
from posture.ballots.fields import DAY, EPOCH, HEX_256, REASON, SCOPE, TITLE, Fields, matched
from posture.ballots.manifest import LEAST_THRESHOLD, MOST_ENROLLED, MOST_ROUNDS
from posture.ballots.token import ORG_SIZE
from posture.words.phrase import phrase

RELEASE_TYPE = "application/vnd.posture.release.v2+json"
LONGEST = 65536
STEP: Final = 5
"""Numbers of answers, and percentages, are published in fives."""

FROM_PERCENT: Final = 200
"""From so many answers on a share is told in steps of five points, below that in four bands."""

UNDER_HALF, ABOUT_HALF, MOST, NEARLY_ALL = "under-half", "about-half", "most", "nearly-all"
SHARE_OF: Final = phrase(
    "Each share is of all answers but “does not apply”; who could not tell, or has the check switched off, "
    "counts among these as not shown to be fine."
)
"""What a share is of, in the same words for IT and for members."""

_BANDS: Final = ((40, UNDER_HALF), (60, ABOUT_HALF), (90, MOST))
_SHARE: Final = re.compile(rf"({UNDER_HALF}|{ABOUT_HALF}|{MOST}|{NEARLY_ALL}|5|[1-9][05])?", re.ASCII)
_FIELDS = (
    "blessed", "checks", "closed", "early", "epoch", "excess", "goals", "groups", "joined", "manifest_sha256",
    "name", "noise", "number", "org", "past", "public", "received", "rehearsal", "type", "v",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Share:
    """How many answered a check at all (in fives), and how many of these pass.

    ``passing`` is one of the four bands, a number of per cent from "5" to "95" in steps of five, or "" where
    too few answered to say anything.
    """

    answers: int
    passing: str


@dataclass(frozen=True, slots=True)
class Goal:
    """How many of a hundred shall pass, and until which day; ``reason`` in IT's words."""

    percent: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Release:
    """A round's sums.

    ``closed`` is the day of the close. ``joined`` counts the devices that had joined before the fetching
    ended, ``blessed`` those that fetched keys, ``received`` (in fives) the ballots on the check that most
    were cast on; ``excess`` has, for each check with more ballots than devices were blessed, how many too
    many. ``past`` are the numbers of the releases before that can still be read. ``public``: not for
    members and IT alone. ``early``: closed before the time in
    the manifest, so that ballots are missing.
    """

    org: bytes
    name: str
    number: int
    epoch: str
    manifest_sha256: str
    rehearsal: bool
    closed: str
    joined: int
    blessed: int
    received: int
    checks: Mapping[str, Share]
    excess: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    goals: Mapping[str, Goal] = field(default_factory=lambda: MappingProxyType({}))
    past: tuple[int, ...] = ()
    public: bool = False
    early: bool = False

    @property
    def is_stuffed(self) -> bool:
        """Whether more came than can be: received ≤ blessed ≤ joined is broken."""
        return bool(self.excess) or self.blessed > self.joined


def in_fives(count: int) -> int:
    """A count as it is published: rounded down to a multiple of five."""
    return count - count % STEP


def share(passing: int, answers: int) -> Share:
    """What is published of ``passing`` out of ``answers`` (those other than “does not apply”).

    Below ten answers nothing, below two hundred one of four bands, from there on steps of five points. The
    ends are never told apart: “nearly all” may be all, 95 per cent may be every one, so nobody is singled
    out by unanimity.
    """
    if answers < LEAST_THRESHOLD:
        return Share(0, "")
    if answers >= FROM_PERCENT:
        nearest = (200 * passing + STEP * answers) // (2 * STEP * answers) * STEP
        return Share(in_fives(answers), str(min(max(nearest, STEP), 100 - STEP)))
    for below, band in _BANDS:
        if 100 * passing < below * answers:
            return Share(in_fives(answers), band)
    return Share(in_fives(answers), NEARLY_ALL)


def encode_release(release: Release) -> bytes:
    """The release's canonical bytes, the payload of its envelope; raises as ``read_release`` does."""
    payload = encode(
        {
            "blessed": release.blessed,
            "checks": {
                scope: {"answers": each.answers, "passing": each.passing}
                for scope, each in release.checks.items()
            },
            "closed": release.closed,
            "early": release.early,
            "epoch": release.epoch,
            "excess": dict(release.excess),
            "goals": {
                scope: {"by": goal.by, "percent": goal.percent, "reason": goal.reason}
                for scope, goal in release.goals.items()
            },
            "groups": {},
            "joined": release.joined,
            "manifest_sha256": release.manifest_sha256,
            "name": release.name,
            "noise": {},
            "number": release.number,
            "org": b64(release.org),
            "past": list(release.past),
            "public": release.public,
            "received": release.received,
            "rehearsal": release.rehearsal,
            "type": "release",
            "v": 2,
        }
    )
    read_release(payload)
    return payload


def read_release(payload: bytes) -> Release:
    """The release in an envelope's payload (BallotError with the codes of the readers)."""
    fields = Fields(decode(payload, most=LONGEST), "release", _FIELDS)
    fields.version()
    fields.constant("type", "release", "wrong-type")
    if fields.mapping("groups") or fields.mapping("noise"):
        raise BallotError(
            "unknown-version", phrase("The release holds groups or noise, which Posture cannot read yet.")
        )
    return Release(
        org=fields.data("org", ORG_SIZE),
        name=fields.text("name", TITLE),
        number=fields.integer("number", 1, MOST_ROUNDS),
        epoch=fields.text("epoch", EPOCH),
        manifest_sha256=fields.text("manifest_sha256", HEX_256),
        rehearsal=fields.flag("rehearsal"),
        closed=fields.text("closed", DAY),
        joined=fields.integer("joined", 0, MOST_ENROLLED),
        blessed=fields.integer("blessed", 0, MOST_ENROLLED),
        received=_in_fives(fields, "received"),
        checks={_scope(name): _share(value) for name, value in fields.mapping("checks").items()},
        excess={_scope(name): _excess(value) for name, value in fields.mapping("excess").items()},
        goals={_scope(name): _goal(value) for name, value in fields.mapping("goals").items()},
        past=tuple(_number(value) for value in fields.items("past")),
        public=fields.flag("public"),
        early=fields.flag("early"),
    )


def sign_release(release: Release, key: Ed25519PrivateKey) -> bytes:
    """The release's envelope, signed with the root's targets key."""
    return envelope.sign(RELEASE_TYPE, encode_release(release), key)


def verify_release(data: bytes, public: bytes) -> Release:
    """The release in an envelope that the targets key ``public`` signed."""
    outer = envelope.read(data, RELEASE_TYPE, most=2 * LONGEST)
    envelope.verify(outer, public)
    return read_release(outer.payload)


def _scope(name: object) -> str:
    return matched(name, SCOPE, phrase("the check's id"))


def _share(value: object) -> Share:
    fields = Fields(value, "share", ("answers", "passing"))
    found = Share(_in_fives(fields, "answers"), fields.text("passing", _SHARE))
    if (found.passing == "") != (found.answers < LEAST_THRESHOLD):
        raise BallotError(
            "wrong-value", phrase("The release tells a sum of fewer than ten, or hides one of more.")
        )
    if found.passing.isdecimal() and found.answers < FROM_PERCENT:
        raise BallotError("wrong-value", phrase("The release tells per cent of fewer than two hundred."))
    return found


def _goal(value: object) -> Goal:
    fields = Fields(value, "goal", ("by", "percent", "reason"))
    return Goal(fields.integer("percent", 1, 100), fields.text("by", DAY), fields.text("reason", REASON))


def _excess(value: object) -> int:
    return _whole(value, MOST_ENROLLED)


def _number(value: object) -> int:
    return _whole(value, MOST_ROUNDS)


def _whole(value: object, most: int) -> int:
    return Fields({"number": value}, "release", ("number",)).integer("number", 1, most)


def _in_fives(fields: Fields, name: str) -> int:
    count = fields.integer(name, 0, MOST_ENROLLED)
    if count % STEP:
        raise BallotError(
            "wrong-value", phrase("The release's “{name}” must be a multiple of five.", name=name)
        )
    return count
