from __future__ import annotations

import json
import os
import re
import stat
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from posture.application.about_you import tell
from posture.application.certifying import (
    LONGEST_NAME,
    SUBJECTS,
    make_certificate,
    subjects,
)
from posture.application.errors import ApplicationError
from posture.application.keepsakes import keep
from posture.application.language import language_of
from posture.application.learning import answer, finish, memory_of
from posture.application.session import Session
from posture.application.verifying import verify_certificate
from posture.content.locate import shipped
from posture.lessons.format import ROLES
from posture.lessons.library import load
from posture.lessons.memory import card_id
from posture.lessons.rating import Rating
from posture.words import speech
from posture.words.phrase import ENGLISH

LESSONS = load(shipped() / "lessons").lessons
FOR_ALL = [lesson for lesson in LESSONS.values() if not lesson.roles]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


@pytest.fixture
def german(session: Session) -> Iterator[None]:
    speech.speak(language_of(session, {"POSTURE_LANGUAGE": "de"}))
    yield
    speech.speak(ENGLISH)


def _learn(session: Session, track: str = "", *, right: bool = True) -> None:
    """Work through every lesson for everybody, or those of a track."""
    for lesson in FOR_ALL:
        if track not in ("", lesson.track):
            continue
        for question in lesson.core:
            wrong = [place for place, each in enumerate(question.answers) if not each.right]
            answer(session, lesson, question, question.right if right else wrong)
        finish(session, lesson)


def _look_again(session: Session) -> None:
    """Answer every question right that waits, as reviews do."""
    for lesson in FOR_ALL:
        for question in lesson.core:
            memory_of(session).review(card_id(lesson, question), Rating.GOOD)


def _badge(folder: Path) -> dict[str, Any]:
    badge: dict[str, Any] = json.loads((folder / "posture-certificate.json").read_text(encoding="utf-8"))
    return badge


def test_on_the_first_day_everything_is_to_do_and_looking_keeps_nothing(session: Session) -> None:
    found = subjects(session)
    assert [each.track for each in found] == list(SUBJECTS)
    assert all(each.to_do == each.lessons and not each.earned for each in found)
    assert not session.home.exists()


def test_each_lesson_for_everybody_is_in_the_whole_and_in_its_track(session: Session) -> None:
    whole, *tracks = subjects(session)
    assert len(whole.lessons) == len(FOR_ALL)
    assert sorted(whole.lessons) == sorted(title for each in tracks for title in each.lessons)


def test_lessons_for_certain_work_are_not_named_even_when_they_are_done(session: Session, out: Path) -> None:
    _learn(session)
    for role in ROLES:
        tell(session, role, holds=True)
    for lesson in LESSONS.values():
        finish(session, lesson)
    make_certificate(session, out)
    written = "".join(file.read_text(encoding="utf-8") for file in out.iterdir())
    assert not [lesson.title for lesson in LESSONS.values() if lesson.roles and lesson.title in written]


def test_a_track_that_is_done_and_remembered_can_be_had_alone(session: Session, out: Path) -> None:
    _learn(session, "home")
    assert [each.track for each in subjects(session) if each.earned] == ["home"]
    made = make_certificate(session, out, track="home")
    badge = verify_certificate(session, made.badge).badge
    for lesson in FOR_ALL:
        assert (f"- {lesson.title}" in badge.criteria) == (lesson.track == "home")


def test_before_it_is_earned_nothing_is_written(session: Session, out: Path) -> None:
    _learn(session, "home")
    for track in ("", "accounts", "data"):
        with pytest.raises(ApplicationError, match="There are lessons left"):
            make_certificate(session, out, track=track)
    assert not list(out.iterdir())


def test_what_was_read_and_never_answered_is_to_be_reviewed_first(session: Session) -> None:
    for lesson in FOR_ALL:
        finish(session, lesson)
    whole, *_ = subjects(session)
    assert (whole.to_do, whole.to_review) == ((), whole.lessons)


def test_what_is_forgotten_by_now_is_to_be_reviewed_first(session: Session) -> None:
    _learn(session)
    assert subjects(session)[0].earned
    now = session.now()
    session.clock = lambda: now + timedelta(days=365)
    whole, *_ = subjects(session)
    assert whole.to_review == whole.lessons


def test_what_was_answered_wrong_last_is_to_be_reviewed_first(session: Session, out: Path) -> None:
    """On its day any answer counts as remembered, and a certificate says what is known."""
    _learn(session, right=False)
    whole, *_ = subjects(session)
    assert (whole.to_do, whole.to_review) == ((), whole.lessons)
    with pytest.raises(ApplicationError):
        make_certificate(session, out)
    _look_again(session)
    assert all(each.earned for each in subjects(session))
    memory_of(session).review(card_id(FOR_ALL[0], FOR_ALL[0].core[0]), Rating.AGAIN)
    assert subjects(session)[0].to_review == (FOR_ALL[0].title,)


def test_it_says_what_was_learned_the_day_and_the_name_that_was_typed(session: Session, out: Path) -> None:
    _learn(session)
    made = make_certificate(session, out, name="  Ada   Example ")
    found = verify_certificate(session, made.badge)
    assert (found.badge.name, found.over) == ("Ada Example", False)
    assert found.badge.day == session.now().astimezone(UTC).date()
    assert [line[2:] for line in found.badge.criteria.splitlines() if line.startswith("- ")] == [
        *subjects(session)[0].lessons
    ]
    page = made.page.read_text(encoding="utf-8")
    assert "Ada Example" in page
    assert all(f"<li>{title}</li>" in page.replace("&#x27;", "'") for title in subjects(session)[0].lessons)


def test_of_two_people_only_what_is_drawn_by_lot_differs(new_session, tmp_path: Path) -> None:
    """Whatever one answered, wrote down, told of their work or when they did it: the badge is the same."""
    written = []
    for number, diligent in enumerate((True, False)):
        session = new_session()
        session.home = tmp_path / f"home-{number}"
        end = session.now() + timedelta(days=2)
        if not diligent:
            _learn(session, right=False)
        session.clock = lambda end=end: end
        if not diligent:
            _look_again(session)
        if diligent:
            _learn(session)
            for role in ROLES:
                tell(session, role, holds=True)
            keep(session, "whom-to-call", "Mallory, +49 30 1234567")
        folder = tmp_path / f"out-{number}"
        folder.mkdir()
        made = make_certificate(session, folder)
        badge = _badge(folder)
        lots = [badge.pop("id"), badge["issuer"].pop("id"), badge["credentialSubject"].pop("id")]
        lots += [badge["proof"].pop("verificationMethod"), badge["proof"].pop("proofValue")]
        written.append((badge, made.page.read_bytes(), lots))
    (badge, page, lots), (other, other_page, other_lots) = written
    assert badge == other
    assert page == other_page
    assert not set(lots) & set(other_lots)


@pytest.mark.skipif(sys.platform == "win32", reason="there rights are lists")
def test_both_files_are_for_this_account_alone_and_their_folder_is_made(
    session: Session, tmp_path: Path
) -> None:
    _learn(session)
    before = os.umask(0)
    try:
        made = make_certificate(session, tmp_path / "new" / "one", name="Ada")
    finally:
        os.umask(before)
    assert [stat.S_IMODE(file.stat().st_mode) for file in (made.badge, made.page)] == [0o600, 0o600]


def test_no_two_badges_of_one_person_can_be_told_to_be_of_one(session: Session, tmp_path: Path) -> None:
    _learn(session)
    lots: list[str] = []
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        make_certificate(session, folder)
        badge = _badge(folder)
        lots += [badge["id"], badge["issuer"]["id"], badge["credentialSubject"]["id"]]
    assert len(set(lots)) == 15


def test_making_it_keeps_nothing_of_it_here_the_name_least_of_all(session: Session, out: Path) -> None:
    _learn(session)
    before = _kept(session.home)
    make_certificate(session, out, name="Ada Verysecret")
    after = _kept(session.home)
    assert after == before
    assert not [name for name, data in after.items() if b"Verysecret" in data]
    key = _badge(out)["issuer"]["id"].encode()
    assert not [name for name, data in after.items() if key in data]


def _kept(home: Path) -> dict[str, bytes]:
    return {str(file.relative_to(home)): file.read_bytes() for file in home.rglob("*") if file.is_file()}


def test_it_needs_no_key_and_asks_for_none(session: Session, out: Path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a key was asked for")

    _learn(session)
    for name in ("sealer", "quiet_sealer", "checkup_sealer", "marks"):
        monkeypatch.setattr(type(session.keys), name, refuse)
    assert verify_certificate(session, make_certificate(session, out).badge)


def test_nothing_of_this_computer_stands_in_it(session: Session, out: Path, monkeypatch) -> None:
    """Neither where it keeps things nor whose it is, nor its name or a time of day."""
    names = {
        name: f"larch-{name.lower()}" for name in ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME")
    }
    for name, word in names.items():
        monkeypatch.setenv(name, word)
    for asked in ("socket.gethostname", "platform.node", "getpass.getuser"):
        monkeypatch.setattr(asked, lambda: "larch-asked")
    _learn(session)
    made = make_certificate(session, out)
    badge, page = made.badge.read_text(encoding="utf-8"), made.page.read_text(encoding="utf-8")
    for word in (str(session.home), str(out), str(Path.home()), "larch-", "kubuntu", "Kubuntu"):
        assert word not in badge + page
    assert set(re.findall(r"\d\d:\d\d(?::\d\d)?", badge)) == {"00:00:00"}
    assert not re.search(r"\d\d:\d\d", re.sub(r"base64,[^\"]+", "", page))


def test_the_page_loads_nothing_from_anywhere(session: Session, out: Path) -> None:
    _learn(session)
    page = make_certificate(session, out, name='<script src="//x">&amp;').page.read_text(encoding="utf-8")
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert "&lt;script src=&quot;//x&quot;&gt;&amp;amp;" in page
    assert set(re.findall(r'(?:src|href)="([^"]{5})', page)) == {"data:"}
    assert "http" not in page.replace('http-equiv="Content-Security-Policy"', "")


def test_without_a_name_there_is_a_line_to_write_one_on(session: Session, out: Path) -> None:
    _learn(session)
    made = make_certificate(session, out)
    assert 'class="who blank"' in made.page.read_text(encoding="utf-8")
    assert "identifier" not in _badge(out)["credentialSubject"]


@pytest.mark.parametrize(
    "name",
    [
        *("x" * (LONGEST_NAME + 1), "a\0", "a\x1b[31m", "a\u2028b\x7f", "\udcff"),
        *(
            "Eve \u202egnik\u202c",
            "\u2066Eve\u2069",
            "\u200b",
            "\ufeffEve",
            "Eve\U000e0041",
            "\u200d",
            "\u3164",
            "Eve\u2800",
            "Eve\u115f",
        ),
    ],
)
def test_a_name_that_cannot_stand_there_is_refused(session: Session, out: Path, name: str) -> None:
    _learn(session)
    with pytest.raises(ApplicationError, match="This name cannot stand on a certificate"):
        make_certificate(session, out, name=name)
    assert not list(out.iterdir())


@pytest.mark.parametrize("there", ["posture-certificate.json", "posture-certificate.html"])
def test_nothing_is_written_over_and_never_a_half(session: Session, out: Path, there: str) -> None:
    _learn(session)
    (out / there).write_text("mine", encoding="utf-8")
    with pytest.raises(ApplicationError, match="Choose another folder"):
        make_certificate(session, out)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in out.iterdir()] == [(there, "mine")]


def test_it_is_in_the_language_that_is_spoken(session: Session, out: Path, german: None) -> None:
    _learn(session)
    made = make_certificate(session, out)
    badge = verify_certificate(session, made.badge).badge
    assert (badge.language, badge.title) == ("de", "Sicher arbeiten zu Hause")
    page = made.page.read_text(encoding="utf-8")
    assert '<html lang="de">' in page
    assert "Nobody" not in page + badge.issuer_description


@pytest.mark.parametrize(
    ("moment", "day", "until"),
    [
        ("2026-08-31T12:00:00+00:00", date(2026, 8, 31), date(2028, 2, 29)),
        ("2027-08-30T12:00:00+00:00", date(2027, 8, 30), date(2029, 2, 28)),
        ("2026-12-31T23:59:59+00:00", date(2026, 12, 31), date(2028, 6, 30)),
    ],
)
def test_it_holds_for_a_year_and_a_half(
    session: Session, out: Path, moment: str, day: date, until: date
) -> None:
    session.clock = lambda: datetime.fromisoformat(moment)
    _learn(session)
    made = make_certificate(session, out)
    badge = verify_certificate(session, made.badge).badge
    assert (badge.day, badge.until) == (day, until)

    session.clock = lambda: datetime(until.year, until.month, until.day, tzinfo=UTC) - timedelta(seconds=1)
    assert not verify_certificate(session, made.badge).over
    session.clock = lambda: datetime(until.year, until.month, until.day, tzinfo=UTC)
    assert verify_certificate(session, made.badge).over


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps one time zone a process")
@pytest.mark.parametrize(
    ("zone", "hour", "day"),
    [
        ("Pacific/Kiritimati", 20, "2026-08-31"),  # where it is September already
        ("Pacific/Pago_Pago", 20, "2026-08-31"),
        ("Pacific/Pago_Pago", 5, "2026-08-30"),  # where it is the 30th still
    ],
)
def test_wherever_on_earth_it_is_written_its_day_is_no_day_to_come(
    session: Session, out: Path, monkeypatch, zone: str, hour: int, day: str
) -> None:
    session.clock = lambda: datetime(2026, 8, 31, hour, 0, tzinfo=UTC)
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        _learn(session)
        make_certificate(session, out)
        assert _badge(out)["validFrom"] == f"{day}T00:00:00Z"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
@pytest.mark.parametrize("file", ["badge", "page"])
def test_where_the_disk_is_full_no_half_of_it_stays(
    session: Session, out: Path, tmp_path: Path, file: str
) -> None:
    import resource

    _learn(session)
    (tmp_path / "tried").mkdir()
    tried = make_certificate(session, tmp_path / "tried")
    room = tried.badge.stat().st_size + (100 if file == "page" else -100)
    assert tried.page.stat().st_size > room
    _, most = limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        with pytest.raises(ApplicationError, match="could not be written"):
            make_certificate(session, out)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not list(out.iterdir())
    assert make_certificate(session, out).page.exists()
