"""Homes of one person at several moments, made once: what the scenes begin with.

The member's are recorded from a real collector with colleagues who vote, by the real clock. What it answered
is kept beside each home, so that a scene can be shown again at that very moment as often as one likes: a
recorded organisation, as there are recorded computers.
"""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from employer import Employer
from gates.person import HOST, Answered, Asked, Home, Person, Tape, Taped

from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.learning import Question, answer, find_lesson, finish
from posture.application.looking import look_when_opened
from posture.application.remembering import remember
from posture.application.session import Session
from posture.application.voting.asked import agree
from posture.application.voting.casting import cast, preview
from posture.application.voting.delivery import deliver
from posture.application.voting.membership import join
from posture.application.voting.standing import Phase, Standing, standing
from posture.ballots.ballot import Answer
from posture.host.model import Host
from posture.host.recordings.recorded import RecordedHost
from posture.reports.errors import Refused
from posture.reports.transport import DirectTransport
from posture.store import secrets
from posture.store.keyfile import Cost, seal_key

WELL = HOST.parent / "windows-11-home"
"""A computer of which nothing is to be done."""
DAY = datetime(2026, 11, 21, 9, 14, tzinfo=UTC)
CHECKS = ("disk-encryption", "firewall", "screen-lock", "os-updates")
ORGANISATION = "Larch Ltd"
COLLEAGUES = 21
_TOP = Path(__file__).parents[3]
_EVERYTHING = _TOP / "tests" / "lessons" / "shelf" / "everything"
_ROUND = 24  # seconds
_PATIENCE = 90.0  # seconds until a round gets where it should be
_CHEAP = Cost(n=1 << 15, r=8, p=1)


def cheapen(patch: Callable[[object, str, object], None]) -> None:
    """Let a passphrase cost the least that is taken, where a key is sealed for a test."""
    patch(secrets, "seal_key", partial(seal_key, cost=_CHEAP))


def make_homes(folder: Path) -> dict[str, Home]:
    """Somebody's who is alone, ``fresh`` to ``aged``, in ``certified`` with all lessons done; a member's."""
    host = RecordedHost(HOST)
    (folder / "fresh").mkdir(parents=True)
    homes = {"fresh": Home(folder / "fresh", DAY)}
    with Session(folder / "working", host, live=True, clock=lambda: DAY) as session:
        remember(session, check_now(session))
        homes["checked"] = _snapshot(session, folder / "checked")
        homes["shelf"] = replace(homes["checked"], content=_with_every_block(folder / "content"))
        _learn(session)
        homes["learned"] = replace(_snapshot(session, folder / "learned"), now=DAY + timedelta(days=21))
    with Session(folder / "diligent", host, live=True, clock=lambda: DAY) as session:
        for lesson in session.library.lessons.values():
            for question in lesson.core:
                answer(session, lesson, question, question.right)
            finish(session, lesson)
        homes["certified"] = _snapshot(session, folder / "certified")
    with Session(folder / "well", RecordedHost(WELL), live=True, clock=lambda: DAY) as session:
        remember(session, check_now(session))
        homes["fine"] = replace(_snapshot(session, folder / "fine"), host=WELL)
    homes["weeks"] = _weeks(folder, host)
    with Session(folder / "working", host, live=True, clock=lambda: DAY) as session:
        look_when_opened(session, on=False)
        homes["aged"] = replace(_snapshot(session, folder / "aged"), now=DAY + timedelta(days=60))
    return homes | _record(folder, host)


def _weeks(folder: Path, host: Host) -> Home:
    """Looks of three weeks: one thing got better, one worse, and others are open all the while."""
    now = [DAY - timedelta(days=14)]
    with Session(folder / "three-weeks", host, live=True, clock=lambda: now[0]) as session:
        for ends in (
            {"firewall": Outcome.FAIL},
            {"firewall": Outcome.FAIL, "screen-lock": Outcome.PASS},
            {"firewall": Outcome.PASS},
        ):
            found = check_now(session)
            verdicts = tuple(replace(v, outcome=ends.get(v.check, v.outcome)) for v in found.verdicts)
            remember(session, replace(found, verdicts=verdicts))
            now[0] += timedelta(days=7)
        return replace(_snapshot(session, folder / "weeks"), now=DAY)


def _with_every_block(folder: Path) -> Path:
    """The checks, and one lesson that has every kind of block and every kind of message."""
    (folder / "lessons").mkdir(parents=True)
    (folder / "checks").symlink_to(_TOP / "checks")
    (folder / "lessons" / "regions").symlink_to(_TOP / "lessons" / "regions")
    (folder / "lessons" / _EVERYTHING.name).symlink_to(_EVERYTHING)
    return folder


def _learn(session: Session) -> None:
    lesson = find_lesson(session, "screen-lock")
    for block in lesson.blocks:
        if isinstance(block, Question):
            answer(session, lesson, block, block.right)
    finish(session, lesson)


def _record(folder: Path, host: Host) -> dict[str, Home]:
    """A member's homes: ``joined``, ``asked`` to agree, ``waiting`` for the casting, ``casting``, ``cut-off``
    from the collector while casting, ``sent`` and ``summed``."""
    tape: dict[Asked, Answered] = {}
    employer = Employer(folder / "collector", ORGANISATION)
    homes = {}
    person = Person(
        folder / "member", host, live=True, way=lambda address: Taped(DirectTransport(address), tape)
    )
    with closing(person):
        remember(person, check_now(person))
        employer.serve()
        try:
            employer.hire(COLLEAGUES)
            join(person, employer.invite())
            with suppress(Refused):  # there is no round, and that is an answer, too
                preview(person)
            homes["joined"] = _snapshot(person, folder / "joined", tape)
            manifest = employer.open_round(CHECKS, seconds=_ROUND)
            preview(person)
            homes["asked"] = _snapshot(person, folder / "asked", tape)
            agree(person)
            employer.fetch(manifest)
            homes["waiting"] = _snapshot(person, folder / "waiting", tape)
            _until(person, lambda now: now.phase is Phase.CASTING and now.signed)
            preview(person)
            homes["casting"] = _snapshot(person, folder / "casting", tape)
            homes["cut-off"] = replace(homes["casting"], tape=_without_posts(tape))
            employer.vote(manifest, [_answers(number) for number in range(COLLEAGUES)])
            cast(person, preview(person))
            # Whoever sends in the recording is answered as the person was a moment later.
            homes["casting"] = replace(homes["casting"], tape=homes["casting"].tape | _posts(tape))
            homes["sent"] = _snapshot(person, folder / "sent", tape)
            _until(person, lambda now: now.release == 1)
            homes["summed"] = _snapshot(person, folder / "summed", tape)
        finally:
            employer.stop()
    return homes


def _until(person: Session, stands: Callable[[Standing], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not stands(standing(person)):
        assert time.monotonic() < end, standing(person)
        deliver(person)
        time.sleep(0.2)


def _without_posts(tape: Tape) -> Tape:
    return {asked: reply for asked, reply in tape.items() if asked[0] != "POST"}


def _posts(tape: Tape) -> Tape:
    return {asked: reply for asked, reply in tape.items() if asked[0] == "POST"}


def _snapshot(session: Session, folder: Path, tape: Tape | None = None) -> Home:
    """The home as it is now; SQLite's own copy, which holds what is still in its log."""
    shutil.copytree(session.home, folder, ignore=shutil.ignore_patterns("posture.db*"))
    source, target = (sqlite3.connect(home / "posture.db") for home in (session.home, folder))
    with closing(source), closing(target):
        source.backup(target)
    return Home(folder, session.now(), dict(tape or {}))


def _answers(number: int) -> dict[str, Answer]:
    """What a colleague says: most are fine, each check in another share."""
    return {
        check: Answer.UNKNOWN if number % 11 == 7 else Answer.FAIL if number % every == 0 else Answer.PASS
        for every, check in enumerate(CHECKS, start=2)
    }
