"""An organisation made of answers: what a member's window would be told, and what it was asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.voting.asked import Asked, Number, Policy
from posture.application.voting.casting import CastResult, Preview, PreviewBallot, Prospect, Sent
from posture.application.voting.consent import Consent
from posture.application.voting.ledger import Entry
from posture.application.voting.membership import Introduction, Joined, Left, Membership
from posture.application.voting.standing import Phase, Standing, Timetable
from posture.application.voting.together import Goal, Release, Share, Shared
from posture.ballots.ballot import Answer
from posture.ballots.timetable import Window as Span
from posture.policy.policy import Goal as Aim
from posture.reports.booth import Result
from posture.reports.delivery import Delivered
from posture.reports.errors import Refused
from posture.reports.ledger import Kind

DAY = datetime(2026, 11, 16, tzinfo=UTC)
LARCH = Introduction("Larch Ltd", "votes.larch.example", False, "AAAA-BBBB-CCCC-DDDD", False)
MEMBER = Membership(
    issuer="https://votes.larch.example",
    group="everyone",
    org=bytes(16),
    org_name="Larch Ltd",
    rehearsal=False,
    joined=DAY.date(),
    device_key=bytes(32),
    roots=(b"{}",),
    device_id="d1",
)
TIMES = Timetable(
    Span(DAY, DAY + timedelta(days=3)),
    Span(DAY + timedelta(days=3), DAY + timedelta(days=7)),
    DAY + timedelta(days=7, hours=6),
)
BALLOTS = tuple(
    PreviewBallot(
        scope=scope,
        answer=answer,
        envelope=json.dumps({"payload": scope * 24, "signatures": [{"keyid": "", "sig": "QUJD" * 22}]}),
        payload={"answer": answer, "epoch": "2026-W47", "scope": scope, "token": "QUJDREVG" * 60},
        blob_size=1208,
        sent=False,
        due=None,
    )
    for scope, answer in (
        ("disk-encryption", Answer.PASS),
        ("firewall", Answer.PASS),
        ("screen-lock", Answer.FAIL),
        ("secure-boot", Answer.NOT_APPLICABLE),
    )
)
PREVIEW = Preview(
    epoch="2026-W47",
    org="Larch Ltd",
    destination="https://votes.larch.example",
    enrolled=23,
    rehearsal=False,
    phase=Phase.CASTING,
    timetable=TIMES,
    fingerprint="AAAA-BBBB-CCCC-DDDD",
    ballots=BALLOTS,
    transport_words=(
        "Each ballot leaves over a connection of its own.",
        "IT sees the address they come from.",
    ),
    costs="All leave at once.",
    words=("Answers are self-reported.",),
    notes=(),
    too_few=None,
)
STANDING = Standing(
    phase=Phase.CASTING,
    epoch="2026-W47",
    number=2,
    timetable=TIMES,
    consent=Consent.NONE,
    fetched=True,
    signed=True,
    waiting=4,
    counted=0,
    next_due=None,
    too_few="",
    locked="",
    release=1,
)
CHECKS = ("disk-encryption", "screen-lock", "secure-boot")


def released(number: int, **passing: str) -> Shared:
    """The release of a round, the second a week after the first."""
    shares = {"disk_encryption": "most", "screen_lock": "under-half", "secure_boot": ""} | passing
    return Shared(
        Release(
            org=bytes(16),
            name="Larch Ltd",
            number=number,
            epoch=f"2026-W{45 + number}",
            manifest_sha256="00" * 32,
            rehearsal=False,
            closed=(date(2026, 11, 9) + timedelta(days=7 * number)).isoformat(),
            joined=23,
            blessed=22,
            received=20,
            checks={
                check: Share(20 if passing else 0, passing)
                for check, passing in zip(CHECKS, shares.values(), strict=True)
            },
            goals={"disk-encryption": Goal(95, "2027-06-30", "Laptops travel.")},
        ),
        fingerprint="EEEE-FFFF-GGGG-HHHH",
        counts="23 computers had joined.",
        stuffed="",
        early="",
        words=("Answers are self-reported.",),
    )


RELEASE = released(1)
POLICY = Policy(
    version=2,
    checks=("disk-encryption", "screen-lock"),
    limits=MappingProxyType({"screen-lock-minutes": 5}),
    goals=MappingProxyType({"disk-encryption": Aim(95, "2027-06-30", "Laptops travel.")}),
    groups=("everyone",),
    reason="Two laptops were stolen on trains this autumn.",
    lesson="screen-lock",
)
ASKED = Asked(
    org="Larch Ltd",
    policy=POLICY,
    first=True,
    added=POLICY.checks,
    removed=(),
    numbers=(Number("screen-lock-minutes", 15, 5),),
    goals=POLICY.goals,
    dropped=(),
    since=DAY.date(),
    put_off=False,
)
ENTRIES = tuple(
    Entry(
        day=DAY.date() + timedelta(days=number),
        kind=kind,
        destination="https://votes.larch.example" if data or reply else "",
        epoch="2026-W47" if kind in (Kind.ISSUE, Kind.BALLOT) and data else "",
        scope=scope,
        said=said,
        size=len(data),
        tries=1,
        reply=reply,
        bytes=data,
    )
    for number, (kind, scope, data, reply, said) in enumerate(
        (
            (Kind.ENROL, "", b'{"v":2}', "joined", None),
            (Kind.ISSUE, "", b'{"v":2,"blinded":{}}', "blessed", None),
            (Kind.BALLOT, "firewall", bytes(range(64)), "counted", Answer.FAIL),
            (Kind.BALLOT, "", b"", "", None),
        )
    )
)
_PAGES = "posture.ui.pages.reports"
_VOTING = "posture.application.voting"


class Desk:
    """What an organisation would answer, and what it was asked."""

    def __init__(self) -> None:
        self.member: Membership | None = None
        self.opened = True
        self.new: Asked | None = None
        self.prospect = Prospect(PREVIEW, {ballot.scope: ballot.answer for ballot in BALLOTS}, signed=True)
        self.standing = STANDING
        self.result = CastResult(counted=4, duplicate=0, refused=(), pending=0, sent=())
        self.releases: tuple[Shared, ...] = (RELEASE,)
        self.own: Mapping[str, Answer] = {}
        self.entries: tuple[Entry, ...] = ENTRIES
        self.delivered = Delivered()
        self.moved = False
        self.introduced = LARCH
        self.asked: list[object] = []
        self.trouble = ""

    def take_over(self, setattr_: Callable[[str, object], object]) -> None:
        """Put its answers in the place of the application's, as ``monkeypatch.setattr`` does."""
        answers: dict[str, object] = {
            f"{_PAGES}.page.membership": self.membership,
            f"{_PAGES}.join.introduce": self.introduce,
            f"{_PAGES}.join.join": self.join,
            f"{_PAGES}.outlook.round_at_hand": self.round_at_hand,
            f"{_PAGES}.outlook.asked": lambda _: self.new,
            f"{_PAGES}.outlook.preview": self.preview,
            f"{_PAGES}.outlook.standing": lambda _: self.standing,
            f"{_PAGES}.outlook.give_consent": self.give,
            f"{_PAGES}.outlook.revoke_consent": lambda _: self._consent(Consent.NONE),
            f"{_PAGES}.policy_question.agree": self.agree,
            f"{_PAGES}.policy_question.put_off": self.put_off,
            f"{_PAGES}.send.cast": self.cast,
            f"{_PAGES}.leaving_card.is_member": lambda _: self.member is not None,
            f"{_PAGES}.leaving_card.membership": self.membership,
            f"{_PAGES}.leaving_card.leave": self.leave,
            f"{_PAGES}.together.together": lambda _: self.releases,
            f"{_PAGES}.together.standing": lambda _: self.standing,
            f"{_PAGES}.together.said_in": lambda _, __: self.own,
            f"{_PAGES}.together.see_sums": lambda _: None,
            f"{_PAGES}.ledger.ledger": self.ledger,
            f"{_VOTING}.delivery.deliver": self.deliver,
            f"{_VOTING}.delivery.locked": lambda _: "",
            f"{_VOTING}.standing.standing_of_member": lambda _: self.standing if self.member else None,
        }
        for place, answer in answers.items():
            setattr_(place, answer)

    def show(self, **changes: object) -> None:
        """Show another round: ``changes`` are the preview's."""
        shown = replace(PREVIEW, **changes)  # type: ignore[arg-type]
        answers = {ballot.scope: ballot.answer for ballot in BALLOTS}
        self.prospect = Prospect(shown, answers, signed=bool(shown.ballots))

    def membership(self, _: Session) -> Membership | None:
        self._answer("membership")
        return self.member

    def introduce(self, _: Session, invite: str) -> Introduction | None:
        self._answer(("introduce", invite))
        return None if self.moved else self.introduced

    def join(self, _: Session, invite: str) -> Joined:
        self._answer(("join", invite))
        self.member = MEMBER
        return Joined(MEMBER, self.moved, MEMBER.org_name)

    def round_at_hand(self, _: Session) -> None:
        self._answer("round")
        if not self.opened:
            raise Refused("no-epoch", "No round has begun.")

    def preview(self, _: Session) -> Prospect:
        self._answer("preview")
        return self.prospect

    def agree(self, _: Session, seen: Policy) -> None:
        self._answer(("agree", seen))
        self.new = None

    def put_off(self, _: Session) -> None:
        self._answer("put off")
        self.new = None if self.new is None else replace(self.new, put_off=True)

    def give(self, _: Session, *, standing: bool, seen: str | None = None) -> Consent:
        return self._consent(Consent.STANDING if standing else Consent.ROUND)

    def _consent(self, consent: Consent) -> Consent:
        self._answer(consent)
        self.standing = replace(self.standing, consent=consent)
        return consent

    def cast(self, _: Session, seen: Prospect, on_sent: Callable[[Sent], None] | None = None) -> CastResult:
        self._answer("cast")
        ballots = self.prospect.shown.ballots
        for number, ballot in enumerate(ballots, start=1):
            if on_sent is not None:
                on_sent(Sent(ballot.scope, Result.COUNTED, number, len(ballots)))
        done = len(ballots) - self.result.pending
        taken = tuple(replace(ballot, sent=number < done) for number, ballot in enumerate(ballots))
        self.show(ballots=taken)
        counted = self.result.counted + self.result.duplicate
        self.standing = replace(self.standing, waiting=self.result.pending, counted=counted)
        return self.result

    def deliver(self, _: Session, _patience: timedelta) -> Delivered:
        self._answer("deliver")
        return self.delivered

    def ledger(self, _: Session) -> tuple[Entry, ...]:
        self._answer("ledger")
        return self.entries

    def leave(self, _: Session) -> Left:
        self._answer("leave")
        self.member = None
        return Left(True, ("What was sent stays listed.",))

    def _answer(self, what: object) -> None:
        self.asked.append(what)
        if self.trouble:
            raise ApplicationError(self.trouble)
