"""A person at a recorded computer, with a clock that a test sets."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

import pytest

from posture.application.session import Session
from posture.content.locate import shipped
from posture.facts.model import Answer, Known, Reading, Unreadable
from posture.host.recordings.recorded import RecordedHost


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the shipped checks and lessons, to be broken."""
    place = tmp_path / "content"
    for name in ("checks", "lessons"):
        shutil.copytree(Path(str(shipped())) / name, place / name)
    return place


@pytest.fixture
def new_session(
    tmp_path: Path, hosts: Path, clock: Callable[[], datetime]
) -> Iterator[Callable[..., Session]]:
    """Sessions on one home, each like a start of the program, at a Kubuntu with much to fix."""
    made: list[Session] = []

    def new(host: str = "kubuntu-plain-x11vnc", *, live: bool = True, content: Path | None = None) -> Session:
        session = Session(tmp_path / "home", RecordedHost(hosts / host), live=live, clock=clock)
        if content is not None:
            session.content = content
        made.append(session)
        return session

    yield new
    for session in made:
        session.close()


@pytest.fixture
def session(new_session: Callable[..., Session]) -> Session:
    return new_session()


@pytest.fixture
def facts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes a check-up read these facts and no others: ``facts({"clock.by": "chrony"})``."""

    def read(values: Mapping[str, bool | float | str | tuple[str, ...] | Unreadable]) -> None:
        answers: dict[str, dict[str, Answer]] = {}
        for name, value in values.items():
            family, _, field = name.partition(".")
            answer = value if isinstance(value, Unreadable) else Known(value, "a test")
            answers.setdefault(family, {})[field] = answer

        def gather(_host: object, families: set[str]) -> Iterator[Reading]:
            for family in sorted(families):
                yield Reading(family, answers.get(family, {}), took_ms=3)

        monkeypatch.setattr("posture.application.checking.gather", gather)

    return read
