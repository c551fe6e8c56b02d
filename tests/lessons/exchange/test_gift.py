from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posture.content.locate import shipped
from posture.content.problems import ProblemLog
from posture.lessons.exchange.draft import Draft, drafts_of_gift
from posture.lessons.exchange.gift_export import as_gift
from posture.lessons.exchange.gift_questions import GiftQuestion, read_gift
from posture.lessons.format import read_lesson
from posture.lessons.lesson import Answer, Item, Lesson, Match, Order, Pair, Question
from posture.lessons.library import in_language, load

SAMPLES = Path(__file__).parent / "gift"
LIBRARY = load(shipped() / "lessons")
GERMAN = in_language(LIBRARY, shipped() / "lessons", "de")


def _lesson(*blocks: Question | Order | Match) -> Lesson:
    some = next(iter(LIBRARY.lessons.values()))
    return replace(some, id="a-lesson", title="A title", blocks=blocks, variants={}, reviewed=date.min)


def _read(text: str) -> tuple[GiftQuestion, ...]:
    return read_gift(text, ProblemLog("some.gift"))


def _drafts(text: str) -> tuple[tuple[Draft, ...], list[tuple[str, int]]]:
    notes = ProblemLog("some.gift")
    return drafts_of_gift(text, "some", notes), [(each.code, each.line) for each in notes.problems]


def _gift_pegjs(file: Path) -> list[dict[str, Any]]:
    """What gift-pegjs, which others wrote, reads in the file."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    told = subprocess.run([node, SAMPLES / "independent" / "read.js", file], capture_output=True, check=True)
    read: list[dict[str, Any]] = json.loads(told.stdout)
    return [each for each in read if each["type"] != "Category"]


def _flowed(text: str) -> str:
    return " ".join(text.split())


def _as_theirs(question: GiftQuestion) -> object:
    if question.pairs:
        return _flowed(question.prompt), list(question.pairs)
    answers = [(answer.text, answer.right, _flowed(answer.why)) for answer in question.answers]
    return _flowed(question.prompt), answers


def _as_ours(question: dict[str, Any]) -> object:
    """Their answer in our words: which choice is right tells its weight where it has one."""
    prompt = _flowed(question["stem"]["text"])
    match question["type"]:
        case "Matching":
            return prompt, [
                (_flowed(pair["subquestion"]["text"]), _flowed(pair["subanswer"]))
                for pair in question["matchPairs"]
            ]
        case "TF":
            told = question["isTrue"]
            why = [(question[name] or {"text": ""})["text"] for name in ("trueFeedback", "falseFeedback")]
            return prompt, [("True", told, why[0]), ("False", not told, why[1])]
        case _:
            return prompt, [
                (
                    _flowed(each["text"]["text"]),
                    each["isCorrect"] if each["weight"] is None else each["weight"] > 0,
                    _flowed(each["feedback"]["text"]) if each["feedback"] else "",
                )
                for each in question["choices"]
            ]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.gift")), ids=lambda path: path.stem)
def test_samples_of_others_are_read_as_the_others_read_them(sample: Path) -> None:
    theirs = [each for each in _gift_pegjs(sample) if each["type"] in ("MC", "TF", "Matching")]
    ours = _read(sample.read_text(encoding="utf-8"))

    assert list(map(_as_theirs, ours)) == list(map(_as_ours, theirs))


@pytest.mark.parametrize("library", [LIBRARY, GERMAN], ids=["en", "de"])
def test_every_lesson_is_read_by_the_others_as_it_is_meant(library, tmp_path: Path) -> None:
    gift = as_gift(library.lessons.values())
    file = tmp_path / "all.gift"
    file.write_text(gift.text, encoding="utf-8")
    theirs = _gift_pegjs(file)

    assert len(theirs) == gift.questions > 200
    assert list(map(_as_ours, theirs)) == list(map(_as_theirs, _read(gift.text)))


@pytest.mark.parametrize("library", [LIBRARY, GERMAN], ids=["en", "de"])
def test_every_question_of_every_lesson_comes_back_the_same(library) -> None:
    for lesson in library.lessons.values():
        ([draft], problems) = _drafts(as_gift([lesson]).text)
        meant = [each for question in lesson.questions for each in lesson.surfaces(question.name)]
        assert draft.id == lesson.id
        assert _questions(draft) == [_same(question) for question in meant]
        assert {code for code, _ in problems} <= {"G203"}


def _same(question: Question) -> Question:
    """The question without the lines of its file, and with its words as they flow."""
    answers = tuple(replace(answer, line=0) for answer in question.answers)
    return replace(question, answers=answers, prompt=question.prompt.strip(), line=0)


def _questions(draft: Draft) -> list[Question]:
    """The questions of a draft, once its author has filled in what the linter asks for."""
    form = draft.text.replace("minutes: 3\n", _REST, 1)
    whole = re.sub(r"^(- [^(\[].* -> .*|\d\. .*)$", r"\1\n  > Why.", form, flags=re.MULTILINE)
    lesson, problems = read_lesson(whole, "lesson.md")
    assert lesson is not None, problems
    return [_same(each) for question in lesson.questions for each in lesson.surfaces(question.name)]


_REST = """minutes: 3
track: device
objective: You know something.
behaviour: I do something.
plan: If this, then that.
checks: []
sources: [{name: Somebody, year: 2020}]
reviewed: 2026-11-21
review_by: 2028-05-21
"""

_WORDS = (
    st.text(
        st.one_of(st.sampled_from("~=#{}:\\%[]->/$n\"'é "), st.characters(categories=["L", "N", "P"])),
        min_size=1,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@given(
    _WORDS,
    st.lists(st.tuples(_WORDS, st.booleans(), _WORDS), min_size=2, max_size=6),
)
@example("// ~a=b\\n", [("%50%x", True, "#### y"), ("[html]<b>", False, "\\"), ("->", False, "[plain]")])
def test_whatever_words_a_question_has_it_comes_back_the_same(prompt, answers) -> None:
    right = sum(fits for _, fits, _ in answers)
    if not right or right == len(answers):
        answers = [(text, at == 0, why) for at, (text, _, why) in enumerate(answers)]
        right = 1
    told = tuple(Answer(text, fits, why, 1) for text, fits, why in answers)
    question = Question("now", prompt, told, right > 1, core=False, version=1, line=1)
    gift = as_gift([_lesson(question)]).text

    [back] = _read(gift)
    assert (back.title, back.prompt, back.several) == ("now", prompt, question.several)
    assert [(each.text, each.right, each.why) for each in back.answers] == answers


def test_an_order_and_a_match_come_back_and_want_their_explanations() -> None:
    items = tuple(Item(text, "Because.", 1) for text in ("First", "Then: this", "Last"))
    pairs = tuple(Pair(left, left.upper(), "Because.", 1) for left in ("a", "b", "c"))
    gift = as_gift([_lesson(Order("line", "In order?", items, 1), Match("two", "Which?", pairs, 1))])
    ([draft], problems) = _drafts(gift.text)

    assert "## Put in order {#line}\n\nIn order?\n\n1. First\n2. Then: this\n3. Last\n" in draft.text
    assert "## Match {#two}\n\nWhich?\n\n- a -> A\n- b -> B\n- c -> C\n" in draft.text
    assert (draft.blocks, draft.without_why) == (2, 6)
    assert [code for code, _ in problems] == ["G203", "G203"]


def test_what_gift_has_nothing_for_is_said_in_the_file_and_counted() -> None:
    lesson = LIBRARY.lessons["travel"]
    gift = as_gift([lesson])

    assert "// Left out, for GIFT has nothing like it: spot “hotel-page”" in gift.text
    assert gift.left_out["spot"] == 1
    assert gift.questions + sum(gift.left_out.values()) == len(lesson.blocks) + sum(
        map(len, lesson.variants.values())
    )


def test_the_same_lessons_make_the_same_file() -> None:
    lessons = LIBRARY.lessons.values()

    assert as_gift(lessons) == as_gift(load(shipped() / "lessons").lessons.values())


def test_the_linter_asks_for_a_why_under_every_answer_that_has_none() -> None:
    ([draft], _) = _drafts("Who is it?{~Ann#Not her. =Ben ~Cy}")
    lesson, problems = read_lesson(draft.text, "lesson.md")
    lines = draft.text.split("\n")

    assert lesson is None
    assert draft.without_why == 2
    assert [lines[each.line - 1] for each in problems if each.code == "E037"] == ["- (x) Ben", "- ( ) Cy"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\nTwo and two?{#4}", ("G201", 2)),
        ("// a remark\nTell me more.{}", ("G201", 2)),
        ("Who?{=Ann =Ben}", ("G201", 1)),
        ("Read this.", ("G201", 1)),
        ("One?{~a =b\n\n~c}", ("G202", 1)),
        ("One?{~a =b} }", ("G202", 1)),
        ("Which?{=a ~%50%b ~c}", ("G203", 1)),
        ("Which?{=a ~b ####For all}", ("G203", 1)),
        ("Pairs?{=a -> 1 =b -> 2 =c -> 3 = -> 4}", ("G203", 1)),
        ("Pairs?{=a -> 1 =b -> 2}", ("G204", 1)),
        ("- ( ) not a prompt{=a ~b}", ("G204", 1)),
        ("\\#\\# Read it{=a ~b}", ("G204", 1)),
        ("None is right?{~a ~b}", ("G204", 1)),
    ],
)
def test_what_a_lesson_has_no_place_for_is_reported_by_its_line(text, problem) -> None:
    assert problem in _drafts(text)[1]


def test_answers_and_feedback_are_in_the_format_of_their_question() -> None:
    """Moodle writes it so itself: the format at the question alone."""
    answers = "{ =<p>Five &lt; six &\\#39;</p>#<p>Yes,\\n<em>so</em></p> ~[plain]<b>#[markdown]*no* &lt; }"
    [question] = _read(f"::Q1::[html]<p>Which &amp; why?</p>{answers}\n")
    assert question.prompt == "Which & why?"
    assert [(each.text, each.why) for each in question.answers] == [
        ("Five < six '", "Yes, so"),
        ("<b>", "*no* &lt;"),
    ]
    [matched] = _read("[html]<p>Which?</p>{ =<p>a</p> -> <b>b</b> =c -> d }\n")
    assert matched.pairs == (("a", "b"), ("c", "d"))
    [told] = _read("[moodle]<p>So?</p>{T#<b>not</b>#<i>yes</i>}\n")
    assert [each.why for each in told.answers] == ["yes", "not"]


def test_what_names_no_format_keeps_every_letter() -> None:
    [question] = _read("Which tag is bold, 3 < 5 and 7 > 6? {=<b> ~<i> ~&lt;u&gt;}\n")
    assert question.prompt == "Which tag is bold, 3 < 5 and 7 > 6?"
    assert [each.text for each in question.answers] == ["<b>", "<i>", "&lt;u&gt;"]


@pytest.mark.parametrize(
    "text", ['[html]<img src\\="a.png">Which? {T}', "[html]Which? {=<table><tr><td>a</td></tr></table> ~b}"]
)
def test_pictures_and_tables_are_said_to_be_left_out(text) -> None:
    notes = ProblemLog("a.gift")
    [question] = read_gift(text, notes)
    assert "<" not in question.prompt + "".join(each.text for each in question.answers)
    assert [problem.code for problem in notes.problems] == ["G203"]


def test_answers_that_count_differently_are_said_to_count_alike() -> None:
    assert _drafts("Which?{~%90%a#x ~%10%b#y ~%-5%c#z}\n")[1] == [("G203", 1)]
    assert _drafts("Which?{~%50%a#x ~%50%b#y ~%-5%c#z}\n")[1] == []


def test_the_number_in_a_name_stays() -> None:
    made, _ = _drafts("$CATEGORY: week 3\n\na{T}\n\n$CATEGORY: week 4\n\nb{T}\n\n$CATEGORY: 5\n\nc{T}\n")
    assert [each.id for each in made] == ["week-3", "week-4", "lesson"]


def test_a_category_makes_a_lesson_and_one_that_comes_again_goes_on() -> None:
    text = "$CATEGORY: A/The first\n\na {T}\n\n$CATEGORY: Other\n\nb {F}\n\n$CATEGORY: A/The first\n\nc {T}\n"
    first, second = _drafts(text)[0]

    assert (first.id, first.blocks, second.id, second.blocks) == ("the-first", 2, "other", 1)
    assert 'title: "The first"' in first.text


@pytest.mark.parametrize("name", ["../../etc/passwd", "/", "..", "con\x00", "C:\\x", "ä" * 300, ""])
def test_a_category_never_leads_out_of_the_folder(name) -> None:
    ([draft], _) = _drafts(f"$CATEGORY: {name}\n\na {{T}}")

    assert draft.id == Path(draft.id).name
    assert draft.id.replace("-", "").isalnum()
    assert len(draft.id) <= 40


@pytest.mark.parametrize("name", ["con", "CON", "Aux.", "nul:", "com1", "LPT9"])
def test_a_category_with_the_name_of_a_device_of_windows_is_a_folder_there(name) -> None:
    """Names from https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file."""
    ([draft], _) = _drafts(f"$CATEGORY: {name}\n\na {{T}}")

    assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)[0-9]", draft.id)


@given(st.text(st.sampled_from("~=#{}:\\%[]->/$ \n\tTFa1.\x00\u2028\U000f0000<>&;") | st.characters()))
def test_nothing_in_a_file_makes_reading_fail_and_what_is_written_can_be_read(text) -> None:
    drafts, problems = _drafts(text)

    assert all(1 <= line <= text.count("\n") + text.count("\r") + 1 for _, line in problems)
    for draft in drafts:
        assert all(each.line >= 1 for each in read_lesson(draft.text, "lesson.md")[1])
        assert _questions_or_problems(draft)


def _questions_or_problems(draft: Draft) -> bool:
    lesson, problems = read_lesson(draft.text, "lesson.md")
    return lesson is not None or bool(problems)


@pytest.mark.timeout(20)
def test_thousands_of_questions_of_one_title_have_a_name_each_soon() -> None:
    [draft], _ = _drafts("::Wi-Fi::Q{=a#y ~b#n}\n\n" * 30_000)
    names = re.findall(r"^## Question \{#([a-z0-9-]+)\}$", draft.text, re.MULTILINE)
    assert names[:3] == ["wi-fi", "wi-fi-2", "wi-fi-3"]
    assert len(set(names)) == len(names) == 30_000


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["{", "}", "::", "~%", "=a->", "#", "\\", "[html]<", "T#", "[tag:"])
def test_a_long_file_of_one_mark_is_read_soon(piece) -> None:
    _drafts(piece * 100_000)
    _drafts(f"a {{{piece * 100_000}}}")
    _drafts(f"a {{T}}\n{piece}\n" * 10_000)
    _drafts(f"//{piece * 100_000}")
