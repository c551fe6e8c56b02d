"""What lies on the disk in the open, and what a printed value shows."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
import struct
from datetime import timedelta

import pytest

import posture.reports
from moments_at_rest import cells, tells_a_moment, told_moments
from posture.ballots.blind import Blinded
from posture.ballots.enrolment import EnrolReply, EnrolRequest
from posture.ballots.invite import Invite
from posture.ballots.issuance import IssueReply
from posture.reports import booth, consent, errands, ledger, membership, preview, rounds
from posture.reports.errands import Errand
from posture.reports.standing import standing
from posture.reports.vote import Votes


def stored(computer):
    computer.close()
    return b"".join(file.read_bytes() for file in computer.home.iterdir())


def votes(desk):
    return Votes(desk.database, desk.sealer()).of("2026-W47")


def test_nothing_that_matters_lies_open_on_the_disk(computer, desk, member, casting, answers) -> None:
    blessed = votes(desk)
    booth.sign(desk, casting, answers)
    signed = votes(desk)
    booth.cast_now(desk)
    secrets = [vote.secret for vote in blessed] + [vote.token for vote in blessed]
    secrets += [vote.envelope for vote in signed] + [vote.blob for vote in signed]
    secrets += [vote.due.isoformat().encode() for vote in signed]
    secrets += [member.device_key, member.device_id.encode()]
    secrets += [entry.bytes for entry in ledger.entries(desk)]
    on_disk = stored(computer)
    assert not any(secret in on_disk for secret in secrets)
    assert b"disk-encryption" in on_disk, "the round, which everybody has"


def test_replies_and_destinations_of_the_ledger_are_sealed(computer, desk, member, casting, answers) -> None:
    booth.sign(desk, casting, answers)
    booth.cast_now(desk)
    membership.leave(desk, here_only=True)
    on_disk = stored(computer)
    for words in (b"blessed", b"joined", b"duplicate", b"127.0.0.1"):
        assert words not in re.sub(rb"'\w+'", b"", on_disk), words


def test_no_moment_finer_than_a_day_lies_open_when_everything_is_cast(
    computer, desk, member, casting, answers
) -> None:
    """Beside the round's own timetable, which everybody has."""
    consent.give(desk, standing=True)
    booth.sign(desk, casting, answers)
    booth.cast_now(desk)
    desk.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    manifest = rounds.at_hand(desk).signed
    on_disk = stored(computer)
    plain = on_disk.replace(manifest, b"")
    assert not re.search(rb"20\d\d-\d\d-\d\dT\d\d:\d\d", plain)


def test_due_moments_are_gone_when_they_are_done(computer, desk, member, casting, answers) -> None:
    booth.sign(desk, casting, answers)
    booth.cast_now(desk)
    assert [row["due"] for row in desk.database.all("SELECT due FROM vote")] == [None] * 3
    kinds = [row["kind"] for row in desk.database.all("SELECT kind FROM errand")]
    assert kinds == ["release"], "the fetching is done"


def shown(value):
    """The reprs of a value and of everything in it."""
    yield repr(value)
    if dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.repr:
                yield from shown(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from shown(part)


def test_no_printed_value_shows_a_secret(computer, desk, member, casting, answers, collector) -> None:
    blessed = votes(desk)
    booth.sign(desk, casting, answers)
    signed = votes(desk)
    before = preview.preview(desk)
    result = booth.cast_now(desk)
    entries = ledger.entries(desk)
    secret = [member.device_key, member.read_key, *(vote.secret for vote in blessed)]
    secret += (
        [vote.token for vote in blessed] + [vote.envelope for vote in signed] + [vote.blob for vote in signed]
    )
    secret += [entry.bytes for entry in entries]
    values = [
        member, *blessed, *signed, *entries, before, result, standing(desk), rounds.at_hand(desk),
        booth.sign(desk, casting, answers), desk, computer.deliver(desk, answers),
    ]  # fmt: skip
    printed = "\n".join(text for value in values for text in shown(value))
    for each in filter(None, secret):
        assert each.hex() not in printed
        assert repr(each)[2:-1] not in printed
    for scope, answer in answers.items():
        assert f"scope='{scope}', said" not in printed
        assert f"answer=<Answer.{answer}" not in printed
    assert not re.search(r"Answer\.(PASS|FAIL|UNKNOWN|NOT_APPLICABLE)", printed)


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (Blinded, {"inverse"}),
        (Invite, {"code"}),
        (EnrolRequest, {"code"}),
        (EnrolReply, {"read_key"}),
        (IssueReply, {"read_key"}),
    ],
)
def test_messages_hide_their_secrets(kind, names) -> None:
    hidden = {field.name for field in dataclasses.fields(kind) if not field.repr}
    assert names <= hidden


SECRET = re.compile(
    r"key|secret|token|envelope|blob|code|said|answer|reply|bytes|signed|roots|first|second|payload"
)
HARMLESS = {
    ("PreviewBallot", "blob_size"),
    ("Delivered", "signed"),
    ("Standing", "signed"),
    ("Sent", "code"),
    ("Refused", "code"),
}


def kinds():
    for module in pkgutil.iter_modules(posture.reports.__path__, "posture.reports."):
        for kind in vars(importlib.import_module(module.name)).values():
            if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind.__module__ == module.name:
                yield kind


@pytest.mark.parametrize("kind", list(kinds()), ids=lambda kind: kind.__name__)
def test_every_value_whose_name_speaks_of_a_secret_is_hidden(kind) -> None:
    for field in dataclasses.fields(kind):
        if SECRET.search(field.name) and (kind.__name__, field.name) not in HARMLESS:
            assert not field.repr, f"{kind.__name__}.{field.name}"


@pytest.mark.parametrize(
    "value",
    [
        "2026-11-17T09:00:00+00:00", "2026-11-17 09:00", "20261117T0900", "091500Z", 1_795_000_000,
        1_795_000_000_000, 1_795_000_000.5, 2461361.875, b"2026-11-17T09:00", "1795000000",
        '{"at":1795000000.1}',
    ],
)  # fmt: skip
def test_the_eye_for_moments_sees_them_in_every_form(value) -> None:
    assert tells_a_moment(value)
    assert not tells_a_moment("2026-11-17")


def test_no_moment_stands_in_the_open_at_any_time_of_a_round(
    computer, desk, member, collector, answers
) -> None:
    consent.give(desk, standing=True)
    table = collector.manifest.timetable
    seen = set()
    while computer.now < table.close + timedelta(days=2):
        computer.deliver(desk, answers)
        if computer.now >= table.close and not collector.releases:
            collector.close_round()
        assert told_moments(computer.home / "posture.db") == []
        seen |= {place for place, _ in cells(computer.home / "posture.db")}
        computer.now += timedelta(minutes=67)
    assert {"errand.due", "errand.day", "habit.data", "vote.due", "ledger.data", "release.signed"} <= seen


def test_what_is_planned_and_when_the_computer_runs_is_on_no_byte_of_the_disk(
    computer, desk, member, answers
) -> None:
    computer.deliver(desk, answers)
    moment = errands.planned(desk, Errand.FETCH, "2026-W47")
    on_disk = stored(computer)
    for spelling in (
        moment.isoformat(), moment.isoformat(timespec="minutes")[:16], f"{moment:%H:%M:%S}",
        str(int(moment.timestamp())), computer.now.isoformat()[:16],
    ):  # fmt: skip
        assert spelling.encode() not in on_disk, spelling
    for number in (moment.timestamp(), moment.timestamp() * 1000, moment.timestamp() * 10**6):
        for form in (">q", "<q", ">d", "<d"):
            raw = struct.pack(form, int(number) if form[1] == "q" else number)
            assert raw not in on_disk
