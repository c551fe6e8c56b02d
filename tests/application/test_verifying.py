from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from posture.application.certifying import Certificate, make_certificate
from posture.application.errors import ApplicationError
from posture.application.language import language_of
from posture.application.learning import answer, finish
from posture.application.session import Session
from posture.application.verifying import NotAsSigned, verify_certificate
from posture.lessons.certificate.proof import signed, verified
from posture.words.phrase import ENGLISH
from posture.words.speech import speak


@pytest.fixture
def made(session: Session, tmp_path: Path) -> Certificate:
    """A certificate of one track, with a name."""
    for lesson in session.library.lessons.values():
        if lesson.track == "home" and not lesson.roles:
            for question in lesson.core:
                answer(session, lesson, question, question.right)
            finish(session, lesson)
    return make_certificate(session, tmp_path, track="home", name="Ada Example")


@pytest.fixture
def in_german(session: Session) -> Iterator[None]:
    speak(language_of(session, {"POSTURE_LANGUAGE": "de"}))
    yield
    speak(ENGLISH)


def test_a_file_that_is_none_or_was_changed_is_told_apart_from_one_that_cannot_be_read(
    session: Session, made: Certificate
) -> None:
    badge = made.badge.read_text(encoding="utf-8")
    made.badge.write_text(badge.replace("Ada", "Eve"), encoding="utf-8")
    with pytest.raises(NotAsSigned, match="was changed after it was signed"):
        verify_certificate(session, made.badge)
    with pytest.raises(NotAsSigned, match="no certificate that Posture wrote"):
        verify_certificate(session, made.page)
    with pytest.raises(ApplicationError, match="cannot be read"):
        verify_certificate(session, made.badge.parent / "nowhere.json")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names on Windows")
def test_a_pipe_or_a_folder_keeps_nobody_waiting(session: Session, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    for place in (tmp_path, tmp_path / "pipe.json"):
        with pytest.raises(ApplicationError, match="not an ordinary file"):
            verify_certificate(session, place)


@pytest.mark.usefixtures("in_german")
def test_one_that_posture_wrote_leaves_no_doubt_in_whatever_language(
    session: Session, made: Certificate
) -> None:
    assert verify_certificate(session, made.badge).badge.issuer_name != "The learner's own computer"
    assert verify_certificate(session, made.badge).doubts == ()
    speak(ENGLISH)
    assert verify_certificate(session, made.badge).doubts == ()


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"issuer_name": "Contoso IT"}, "another issuer"),
        ({"issuer_description": "We watched, and vouch for it."}, "another issuer"),
        ({"day": date(2099, 1, 1), "until": date(2100, 7, 1)}, "still to come"),
        ({"until": date(9999, 12, 31)}, "another time"),
        ({"day": date(9999, 1, 1), "until": date(9999, 12, 31)}, "another time"),
    ],
)
def test_what_somebody_else_signed_in_its_shape_is_told(
    session: Session, made: Certificate, changes: dict[str, Any], doubt: str
) -> None:
    badge = verified(made.badge.read_bytes())
    made.badge.write_bytes(signed(replace(badge, **changes)))
    doubts = verify_certificate(session, made.badge).doubts
    assert [each for each in doubts if doubt in each]


def test_a_day_that_is_tomorrow_by_another_clock_leaves_no_doubt(session: Session, made: Certificate) -> None:
    before = session.clock
    session.clock = lambda: before() - timedelta(days=1)
    assert verify_certificate(session, made.badge).doubts == ()
