"""``make words`` keeps translations in step with the English, and says what is not."""

from __future__ import annotations

import shutil
from pathlib import Path

import make
import pytest
from explained import RECORDED, printed
from making.content import check_messages
from making.lessons import lesson_files, lesson_messages, region_messages, sentences
from making.message import Message, has_words
from making.po_file import PoFile, in_step
from making.shrinking import list_text, read_list, shrunk
from making.source import read_source
from making.window import window_in_step

from posture.lessons.library import load
from posture.words import speech
from posture.words.phrase import ENGLISH
from qt_libraries import missing_for_lupdate

TOP = Path(__file__).parents[2]
needs_lupdate = pytest.mark.skipif(bool(missing_for_lupdate()), reason=missing_for_lupdate())


@needs_lupdate
def test_nothing_is_to_be_brought_in_step() -> None:
    files, problems = make.made(TOP)
    behind = [name for name, text in files.items() if (TOP / name).read_bytes() != text]
    assert (problems, behind) == ([], []), "Run “make words”."


@pytest.fixture
def source(tmp_path: Path):
    """What is found in this code."""

    def read(code: str, name: str = "src/posture/cli/a.py"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(code, encoding="utf-8")
        return read_source(tmp_path)

    return read


def test_the_words_of_phrases_are_collected_in_their_order(source) -> None:
    found = source(
        'x = phrase("One " "two {a}.", a=phrase("inner"))\n'
        'y = counted("{n} port", "{n} ports", n=3)\n'
        'z = Phrase("named"), Phrase("{value}"), Phrase("of a check", None, None, check.scope)\n'
    )
    assert [(each.singular, each.plural) for each in found.messages] == [
        ("One two {a}.", None),
        ("inner", None),
        ("{n} port", "{n} ports"),
        ("named", None),
    ]
    assert found.problems == []


@pytest.mark.parametrize("code", ['phrase(f"{x} is off")', "phrase(words)", 'counted("one", many, n=1)'])
def test_words_that_cannot_be_collected_are_complained_about(source, code: str) -> None:
    assert source(code).problems


def test_sentences_that_are_no_phrases_are_counted(source) -> None:
    code = (
        "class Mine(HostError): ...\n"
        'raise Mine("It is closed.")\n'
        'raise Undecided(Reason.NO_ANSWER, f"{name} is closed", phrase("Open it."))\n'
        'say("Two words"); say(wrapped(text, "    ")); Known("a b", "c d")\n'
    )
    assert source(code).unseamed == {"src/posture/cli/a.py": 3}


PO = """\
msgid ""
msgstr ""
"Language: de\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"Content-Type: text/plain; charset=utf-8\\n"

"""


def _in_step(folder: Path, po: str, *english: str | tuple[str, str]) -> PoFile:
    file = folder / "de.po"
    file.write_text(PO + po, encoding="utf-8")
    messages = [
        Message(text, None, "a.py") if isinstance(text, str) else Message(*text, "a.py") for text in english
    ]
    return in_step(file, "de.po", "de", messages)


def _po(english: str, german: str) -> str:
    return f'msgid "{english}"\nmsgstr "{german}"\n'


def test_translations_stay_and_new_sentences_wait_for_one(tmp_path: Path) -> None:
    file = _in_step(tmp_path, _po("Off.", "Aus."), "On.", "Off.")
    assert 'msgid "Off."\nmsgstr "Aus."' in file.text.decode()
    assert 'msgid "On."\nmsgstr ""' in file.text.decode()
    assert (file.problems, file.missing) == ((), ("On.",))


def test_what_nothing_says_any_more_is_stale_and_guessed_for_nothing(tmp_path: Path) -> None:
    file = _in_step(tmp_path, _po("It is off.", "Es ist aus.") + _po("Old.", ""), "It is off now.")
    [problem] = file.problems
    assert "stale" in problem
    assert "It is off." in problem
    assert '#~ msgid "It is off."' in file.text.decode()
    assert "Old." not in file.text.decode()
    assert file.missing == ("It is off now.",)


@pytest.mark.parametrize(
    ("english", "german", "problem"),
    [
        ("{a} is off.", "{b} ist aus.", "names {b}"),
        ("{a} is off.", "Es ist aus.", "leaves out {a}"),
        ("after {x days}", "nach {x}", "unit"),
        ("after {x days}", "nach {x Tagen}", "2 forms"),
        ("Run `sudo ufw enable`.", "Führen Sie `sudo ufw an` aus.", "backquotes"),
        ("Off. ", "Aus.", "space"),
    ],
)
def test_a_translation_that_does_not_fit_is_told(
    tmp_path: Path, english: str, german: str, problem: str
) -> None:
    told = _in_step(tmp_path, _po(english, german), english).problems
    assert any(problem in line for line in told)


def test_a_fuzzy_translation_is_told(tmp_path: Path) -> None:
    [told] = _in_step(tmp_path, "#, fuzzy\n" + _po("Off.", "Aus."), "Off.").problems
    assert "fuzzy" in told


def test_one_form_may_leave_the_number_out(tmp_path: Path) -> None:
    po = 'msgid "{n} door"\nmsgid_plural "{n} doors"\nmsgstr[0] "eine Tür"\nmsgstr[1] "{}"\n'
    fits = _in_step(tmp_path, po.replace("{}", "{n} Türen"), ("{n} door", "{n} doors"))
    assert fits.problems == ()
    [told] = _in_step(tmp_path, po.replace("{}", "Türen"), ("{n} door", "{n} doors")).problems
    assert "leaves out {n}" in told


def test_a_list_may_only_shrink() -> None:
    kept = {"de": ["a", "b"]}
    assert shrunk(kept, {"de": ["b"]}) == ({"de": ["b"]}, [])
    assert shrunk(kept, {"de": ["b", "c"]}) == ({"de": ["b"]}, ["c"])
    assert shrunk({"de": []}, {"de": ["c"]}) == ({"de": []}, ["c"])
    assert shrunk(kept, {"de": ["a"], "fr": ["c"]}) == ({"de": ["a"], "fr": ["c"]}, [])


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    sections = {"de": ['x.po: "# no {comment}"', "b"], "fr": []}
    (tmp_path / "list.txt").write_text(list_text("About\nit.", sections), encoding="utf-8")
    assert read_list(tmp_path / "list.txt") == sections


@needs_lupdate
def test_a_new_language_begins_with_all_its_sentences(tmp_path: Path) -> None:
    for name in ("checks", "ui", "src/posture/ui"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copy(TOP / "checks" / "screen-lock.md", tmp_path / "checks")
    (tmp_path / "src/posture/words").mkdir()
    (tmp_path / "src/posture/words/fr.po").touch()
    (tmp_path / "src/posture/a.py").write_text('x = phrase("Off.")\n', encoding="utf-8")
    (tmp_path / "src/posture/ui/b.py").write_text('class B:\n    x = self.tr("Open")\n', encoding="utf-8")
    files, problems = make.made(tmp_path)
    assert problems == []
    assert 'src/posture/words/fr.po: "Off."' in files[make.UNTRANSLATED].decode()
    assert 'checks/screen-lock.fr.po: "The screen locks by itself"' in files[make.UNTRANSLATED].decode()
    assert 'ui/translations/fr.ts: B: "Open"' in files[make.UNTRANSLATED].decode()
    assert "nplurals=3" in files["src/posture/words/fr.po"].decode()


@needs_lupdate
def test_words_with_an_amount_are_collected_with_their_plural(tmp_path: Path) -> None:
    (tmp_path / "src/posture/ui").mkdir(parents=True)
    (tmp_path / "src/posture/ui/a.py").write_text(
        "def say(found):\n"
        '    QCoreApplication.translate("A", "%n left", None, found.left)\n'
        '    return QCoreApplication.translate(\n        "A", "%n gone", None, len(\n found)\n    )\n',
        encoding="utf-8",
    )
    made = window_in_step(tmp_path, "de.ts", "de")
    assert made.missing == ('A: "%n left"', 'A: "%n gone"')
    assert made.text.decode().count('<message numerus="yes">') == 2


@needs_lupdate
def test_words_inside_an_f_string_are_not_found_and_complained_about(tmp_path: Path) -> None:
    (tmp_path / "src/posture/ui").mkdir(parents=True)
    code = "class A:\n    def say(self):\n        return f\"{self.tr('Open')} {self.door}\"\n"
    (tmp_path / "src/posture/ui/a.py").write_text(code, encoding="utf-8")
    made = window_in_step(tmp_path, "de.ts", "de")
    assert made.problems == ('lupdate does not find "Open". Write it otherwise.',)


class _Listening:
    """English, and what was looked up in which catalogue."""

    def __init__(self) -> None:
        self.asked: set[tuple[str, str]] = set()

    def lookup(self, scope: str, singular: str, plural: str | None, number: float | None) -> str:
        self.asked.add((scope, singular))
        return ENGLISH.lookup(scope, singular, plural, number)

    def __getattr__(self, name: str) -> object:
        return getattr(ENGLISH, name)


@pytest.mark.timeout(600)
def test_every_sentence_that_is_said_was_collected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    listening = _Listening()
    speech.speak(listening)
    for folder in RECORDED:
        printed(folder, tmp_path, capsys)
    known = {("", message.singular) for message in read_source(TOP).messages}
    known |= {
        (f"checks/{check}", message.singular)
        for check, messages in check_messages(TOP).items()
        for message in messages
    }
    said = {(scope, text) for scope, text in listening.asked if has_words(text)}
    assert said - known == set()


LESSON = TOP / "tests" / "lessons" / "shelf" / "everything"


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A checkout with one lesson, and its German file."""
    (tmp_path / "lessons").mkdir()
    shutil.copytree(LESSON, tmp_path / "lessons" / "everything")
    return tmp_path


def _made_of(shelf: Path, *ids: str) -> tuple[str, list[str]]:
    files, problems = make.made_of_lessons(shelf, ids, "de")
    return "".join(text.decode() for text in files.values()), problems


def test_a_lessons_sentences_have_their_place_and_no_number() -> None:
    messages = lesson_messages(TOP / "tests" / "words" / "nowhere")
    assert messages == {}
    [everything] = _shelf_messages().values()
    contexts = {message.context for message in everything}
    assert {
        "everything/title",
        "everything/late/answer",
        "everything/late-b/why",
        "everything/mail/header",
    } <= contexts
    assert not any(any(sign.isdigit() for sign in context or "") for context in contexts)
    assert len({(message.context, message.singular) for message in everything}) == len(everything)


def _shelf_messages() -> dict[str, list[Message]]:
    return {lesson.id: sentences(lesson) for lesson in load(LESSON.parent).lessons.values()}


def test_a_lesson_that_is_translated_has_nothing_to_mend(shelf: Path) -> None:
    text, problems = _made_of(shelf, "everything")
    assert problems == []
    assert text == (shelf / "lessons/everything/de.po").read_text(encoding="utf-8")


def test_a_lesson_without_a_file_is_begun_when_asked_for_and_waits(shelf: Path) -> None:
    (shelf / "lessons/everything/de.po").unlink()
    text, [problem] = _made_of(shelf, "everything")
    assert '#. leads to #screen\nmsgctxt "everything/storm/choice"\nmsgid "Let him in"\nmsgstr ""\n' in text
    assert "W130" in problem
    assert list(lesson_files(shelf, "de", _shelf_messages())) == []
    assert "everythin" in _made_of(shelf, "everythin")[1][0]


def test_changed_english_of_a_lesson_is_stale_and_waits_anew(shelf: Path) -> None:
    file = shelf / "lessons/everything/lesson.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Monday morning.", "Sunday night."), encoding="utf-8"
    )
    text, problems = _made_of(shelf, "everything")
    assert 'msgid "Sunday night."\nmsgstr ""\n' in text
    assert '#~ msgid "Monday morning."\n#~ msgstr "Montagmorgen."\n' in text
    assert sorted("stale" in problem or "W130" in problem for problem in problems) == [True, True]


def test_another_break_of_a_line_in_a_lesson_changes_nothing(shelf: Path) -> None:
    file = shelf / "lessons/everything/lesson.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("clicks on something odd. Experts", "clicks on\nsomething odd. Experts"),
        encoding="utf-8",
    )
    assert _made_of(shelf, "everything")[1] == []


def test_a_lost_mark_is_told_with_its_line(shelf: Path) -> None:
    file = shelf / "lessons/everything/de.po"
    text = file.read_text(encoding="utf-8").replace("{Zahlen Sie heute 0,99}[fee]", "Zahlen Sie heute 0,99")
    file.write_text(text, encoding="utf-8")
    line = text.count("\n", 0, text.index("Zahlen Sie heute")) + 1
    [problem] = _made_of(shelf, "everything")[1]
    assert problem.startswith(f"lessons/everything/de.po:{line}: E102 ")


def test_what_is_said_of_countries_is_collected_but_for_numbers() -> None:
    said = [message.singular for message in region_messages(TOP)]
    assert "your bank and the police" in said
    assert "999" not in said
