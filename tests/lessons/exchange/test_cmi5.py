from __future__ import annotations

import re
import shutil
import sys
import zipfile
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from posture.application.exchanging import write_cmi5
from posture.application.language import language_of
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.lessons.exchange.cmi5_package import NAMESPACE
from posture.lessons.exchange.markup import line, paragraphs
from posture.lessons.exchange.player_page import page
from posture.lessons.lesson import Spot
from posture.lessons.message import Part
from posture.words.phrase import ENGLISH
from posture.words.speech import speak

sys.path.append(str(Path(__file__).parent))  # for the platform, which is a program of its own
from cmi5 import OWN_CATEGORY, REGISTRATION, UNIT, go_through, platform_for

HOST = Path(__file__).parents[2] / "hosts" / "kubuntu-plain-x11vnc"
X = f"{{{NAMESPACE}}}"


@pytest.fixture
def session(tmp_path: Path):
    with Session(tmp_path / "home", RecordedHost(HOST), live=False) as session:
        yield session


@pytest.fixture
def package(session: Session, tmp_path: Path) -> bytes:
    file = tmp_path / "lessons.zip"
    write_cmi5(session, file)
    return file.read_bytes()


def _files(package: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(package)) as opened:
        assert opened.testzip() is None
        return {name: opened.read(name).decode() for name in opened.namelist()}


def test_every_lesson_is_a_unit_whose_page_is_in_the_package(package: bytes, session: Session) -> None:
    files = _files(package)
    root = ET.fromstring(files["cmi5.xml"])
    units = root.findall(f"{X}au")

    assert root.tag == f"{X}courseStructure"
    assert [each.tag.removeprefix(X) for each in root] == ["course", *["au"] * len(units)]
    assert [unit.findtext(f"{X}url") for unit in units] == [
        f"{name}.html" for name in session.library.lessons
    ]
    assert {unit.findtext(f"{X}url") for unit in units} <= files.keys()
    assert len({unit.get("id") for unit in units}) == len(units)
    for unit in units:
        assert [each.tag.removeprefix(X) for each in unit] == ["title", "description", "url"]
        assert (unit.get("moveOn"), unit.get("masteryScore")) == ("Completed", None)


def test_the_same_lessons_make_the_same_bytes(package: bytes, session: Session, tmp_path: Path) -> None:
    write_cmi5(session, tmp_path / "again.zip")

    assert (tmp_path / "again.zip").read_bytes() == package


class _Page(HTMLParser):
    """What a page asks for, what can be filled in, and what is said of its drawings."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.asks: list[str] = []
        self.unnamed: list[str] = []
        self.drawings: list[str] = []
        self.headings: list[str] = []
        self.language = ""
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.asks += [known[name] or "" for name in ("src", "href", "action") if name in known]
        self.language = known.get("lang") or self.language
        if tag == "img":
            self.drawings.append(known.get("alt") or "")
        if tag in ("input", "select") and "label" not in self._inside:
            self.unnamed.append(tag)
        if tag in ("h1", "h2", "h3"):
            self.headings.append(tag)
        if tag not in ("input", "img", "meta", "link", "br"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass


def test_a_page_asks_for_nothing_outside_the_package_and_names_all_that_can_be_filled_in(
    package: bytes,
) -> None:
    files = _files(package)
    for name, text in files.items():
        if not name.endswith(".html"):
            continue
        page = _Page(text)
        assert {ask for ask in page.asks if not ask.startswith("data:image/svg+xml;")} <= files.keys(), name
        assert page.unnamed == []
        assert all(page.drawings)
        assert page.headings.count("h1") == 1
        assert page.language == "en"
        assert "{region." not in text
        assert "default-src 'none'" in text
        assert not re.search(r"<[^>]+ (?:on\w+|style)=", text)
        assert "$" not in "".join(re.findall(r"<img[^>]*>", text))


def test_the_page_of_a_german_lesson_is_german(session: Session, tmp_path: Path) -> None:
    text = _german(session, "passkeys", tmp_path / "de.zip")

    assert _Page(text).language == "de"
    assert "Finish the lesson" not in text


def _german(session: Session, lesson: str, file: Path) -> str:
    try:
        speak(language_of(session, {"POSTURE_LANGUAGE": "de"}))
        assert session.library.lessons[lesson].lang == "de"
        write_cmi5(session, file, [lesson])
    finally:
        speak(ENGLISH)
    return unescape(_files(file.read_bytes())[f"{lesson}.html"])


def test_a_sign_in_two_places_is_quoted_whole(session: Session) -> None:
    lesson = session.library.lessons["first-ten-minutes"]
    [spot] = [block for block in lesson.blocks if isinstance(block, Spot)]
    twice = replace(spot.message, body=(*spot.message.body, Part("\n"), Part("<guest>, as I said", "guest")))
    blocks = tuple(replace(spot, message=twice) if block is spot else block for block in lesson.blocks)

    assert "<li>“IT Support (guest) … &lt;guest&gt;, as I said” " in page(replace(lesson, blocks=blocks), {})


def test_a_german_page_quotes_in_german_and_names_the_address_bar_so(
    session: Session, tmp_path: Path
) -> None:
    text = _german(session, "paste-to-run", tmp_path / "de.zip")

    assert ">Adresse: " in text
    assert "Address: " not in text
    assert re.search("<li>„[^“]+“ ", text)
    assert "<li>“" not in text


def test_nothing_in_a_lesson_becomes_a_tag() -> None:
    assert line("<b> & “x” **y** `z`") == "&lt;b&gt; &amp; “x” <strong>y</strong> <code>z</code>"
    assert line("*so* and **so**, `*not* **so**`, 2 * 3 * 4") == (
        "<em>so</em> and <strong>so</strong>, <code>*not* **so**</code>, 2 * 3 * 4"
    )
    assert line("[words](javascript:alert)") == "words"
    assert paragraphs("a\nb\n\n1. c\n2. d") == "<p>a b</p><ol><li>c</li><li>d</li></ol>"


BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")
@pytest.mark.parametrize("lesson", ["travel", "passkeys"])
def test_a_browser_completes_a_lesson_and_the_platform_is_told_no_answer(
    package: bytes, lesson: str, tmp_path: Path
) -> None:
    assert BROWSER is not None
    platform = platform_for(package, lesson)
    go_through(platform, BROWSER, tmp_path / "profile")

    assert platform.over.is_set()
    assert platform.said["/early"] == "A part is still open. It begins here."
    assert "Right:" in platform.said["/seen"]
    verbs = [each["verb"]["id"].rpartition("/")[2] for each in platform.statements]
    assert verbs == ["initialized", "completed", "terminated"]
    assert [path for method, path in platform.told if method == "GET"] == [
        "/lrs/activities/state",
        "/lrs/agents/profile",
        "/lrs/activities/state",
    ]
    assert platform.states == {"posture.completed": b'{"completed":true}'}
    assert platform.tokens == {"Basic dG9rZW4="}
    for each in platform.statements:
        assert each["object"] == {"objectType": "Activity", "id": UNIT}
        assert each["context"]["registration"] == REGISTRATION
        assert "https://w3id.org/xapi/cmi5/context/extensions/sessionid" in each["context"]["extensions"]
        assert set(each.get("result", {})) <= {"completion", "duration"}
        assert set(each) <= {"id", "actor", "verb", "object", "context", "timestamp", "result"}
        activities = each["context"]["contextActivities"]
        assert activities["grouping"] == [{"id": OWN_CATEGORY}]
        assert activities["category"][0] == {"id": OWN_CATEGORY}
        assert len(activities["category"]) == (3 if each["verb"]["id"].endswith("/completed") else 2)


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")
@pytest.mark.parametrize("keeps_states", [True, False])
def test_a_lesson_that_is_opened_again_is_completed_once(
    package: bytes, tmp_path: Path, keeps_states: bool
) -> None:
    assert BROWSER is not None
    platform = platform_for(package, "travel")
    platform.keeps_states = keeps_states
    for _ in range(2):
        go_through(platform, BROWSER, tmp_path / "profile")
        assert platform.over.is_set()

    verbs = [each["verb"]["id"].rpartition("/")[2] for each in platform.statements]
    assert verbs == ["initialized", "completed", "terminated", "initialized", "terminated"]
    assert platform.refused == (0 if keeps_states else 1)


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")
def test_a_page_that_was_left_is_not_said_to_be_done(package: bytes, tmp_path: Path) -> None:
    assert BROWSER is not None
    platform = platform_for(package, "travel")
    go_through(platform, BROWSER, tmp_path / "profile", back=True)

    assert [each["verb"]["id"].rpartition("/")[2] for each in platform.statements] == [
        "initialized",
        "terminated",
    ]
    assert "Open the lesson there once more" in platform.said["/late"]


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium")
def test_a_token_that_was_used_is_told_with_what_to_do(package: bytes, tmp_path: Path) -> None:
    assert BROWSER is not None
    platform = platform_for(package, "travel")
    platform.used = True
    go_through(platform, BROWSER, tmp_path / "profile", back=True)

    assert platform.told == []
    assert "Open the lesson there once more" in platform.said["/late"]
