from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from miniature import NOW

from posture.application.about_you import roles_of, tell
from posture.application.keepsakes import keep
from posture.application.learning import (
    Block,
    DoIt,
    Ending,
    Keepsake,
    LessonState,
    Match,
    Order,
    Question,
    Read,
    Scenario,
    Spot,
    answer,
    find_lesson,
    finish,
    states_of,
)
from posture.application.opening import Opened, open_lesson
from posture.application.placement import Placement
from posture.application.session import Session
from posture.application.week import begin_week, done_with, review_of_week
from posture.lessons.format import ROLES
from posture.words import speech
from posture.words.phrase import ENGLISH

EVERYTHING = Path(__file__).parents[1] / "lessons" / "shelf" / "everything"
KEPT = {"it-phone": "01632 960123, ask for Ingrid", "recovery-key-place": "behind the third shelf"}
"""What somebody wrote down in lessons."""


@pytest.fixture
def lines(at_hand):
    """What to type to go through a lesson with right answers only, a line a block."""

    def typed(lesson: str) -> list[str]:
        with at_hand.session() as session:
            opened = open_lesson(session, lesson)
        return [line for block in opened.lesson.blocks for line in _lines(block, opened)]

    return typed


def _lines(block: Block, opened: Opened) -> list[str]:
    match block:
        case Question():
            return [_right(block)]
        case Spot():
            return ["1", {"fake": "1", "genuine": "2", "cannot-tell": "3"}[block.verdict.value]]
        case Order():
            mix = opened.mixes[block.name]
            return [" ".join(str(mix.index(place) + 1) for place in range(len(mix)))]
        case Match():
            mix = opened.mixes[block.name]
            return [str(mix.index(place) + 1) for place in range(len(mix))]
        case Scenario():
            return _well(block)
        case Read() | DoIt():
            keeps = ["" for each in block.passages for piece in each.pieces if isinstance(piece, Keepsake)]
            return [*keeps, "n" if isinstance(block, DoIt) and block.check else ""]


def _right(question: Question) -> str:
    return " ".join(str(place + 1) for place in sorted(question.right))


def _well(block: Scenario) -> list[str]:
    """The choices of a shortest way to a good end; without one, to another, and no way back."""
    ways: list[tuple[str, list[str]]] = [("start", [])]
    for wanted in (Ending.GOOD, None):
        ways = [("start", [])]
        for name, typed in ways:
            step = block.steps[name]
            if step.ending is wanted or (wanted is None and step.ending is not None):
                return typed if step.ending is Ending.GOOD else [*typed, "n"]
            if len(typed) < 6:
                ways += [(each.leads_to, [*typed, str(n)]) for n, each in enumerate(step.choices, 1)]
    raise AssertionError(block.name)


def _review_right(at_hand, *, sure: str = "y") -> list[str]:
    """What to type to answer the whole review rightly."""
    with at_hand.session() as session:
        home = session.home
        copy = shutil.copytree(home, home.with_name("another"))
        twin = Session(copy, session.host, live=True, clock=session.clock, content=session.content)
        with twin:
            practice, typed = review_of_week(twin), []
            while practice.current is not None:
                typed += [_right(practice.current.question), sure]
                practice.answer(practice.current.question.right, sure=True)
    shutil.rmtree(copy)
    return typed


@pytest.fixture
def learned(posture, lines):
    """A lesson that was gone through to its end."""
    return posture("learn", "screen-lock", typed="\n".join([*lines("screen-lock"), ""]))


def test_a_lesson_is_gone_through_block_by_block(learned) -> None:
    assert learned.code == 0
    assert learned.out.startswith("Stand up, lock up (about 3 minutes)\n")
    assert "\n1 of " in learned.out
    assert learned.out.count("Right.\n") >= 3
    assert "Not quite." not in learned.out
    assert "The safe step: " in learned.out or "1. A fake\n" not in learned.out


def test_the_end_has_the_plan_and_says_when_its_questions_come_back(learned, at_hand) -> None:
    end = learned.out.partition("\nYour plan\n")[2]
    assert end.startswith("  If I get up from my chair, then I lock the screen first.\n")
    assert "\nThe questions of this lesson come back from " in end


def test_what_is_due_comes_first_then_the_next_lesson(posture, at_hand, learned, lines) -> None:
    at_hand.days = 60
    answer = posture("learn", typed="9\n1\ny\n1\nn\n")
    assert answer.out.startswith("What you learned before\n\n1 of 2: Stand up, lock up\n")
    assert "Type a number from 1 to 3, then Enter." in answer.out
    assert "Were you sure? (y or n, q stops): " in answer.out


def test_after_the_review_comes_the_first_lesson(posture, at_hand, learned) -> None:
    at_hand.days = 60
    answer = posture("learn", typed="\n".join([*_review_right(at_hand), ""]))
    review, first, lesson = answer.out.partition("Say it early, even if it is nothing (about 3 minutes)")
    assert first
    assert review.count("Right.\n") == 2
    assert "\n1 of " in lesson


def test_a_wrong_answer_says_why_and_what_would_be_better(posture, at_hand) -> None:
    with at_hand.session() as session:
        question = next(each for each in open_lesson(session, "screen-lock").lesson.questions)
    wrong = next(n for n, each in enumerate(question.answers, 1) if each.text.startswith("Leave it open."))
    answer = posture("learn", "screen-lock", typed=f"\n\n{wrong}\n")
    said = " ".join(answer.out.split())
    assert "Not quite. “Leave it open. She is not interested in salaries.” Perhaps not." in said
    assert "Better: “Lock the screen, then go to the door.” It takes a second" in said


def test_stopping_keeps_the_place(posture, at_hand) -> None:
    answer = posture("learn", "screen-lock", typed="\nq\n")
    assert answer.code == 0
    assert answer.out.endswith(
        "\nStopped here. What you answered is kept, and “posture learn” goes on from this place.\n"
    )
    again = posture("learn")
    assert again.out.startswith("Stand up, lock up")
    assert "\n2 of " in again.out
    assert "\n1 of " not in again.out


def test_the_lesson_of_a_failing_check_is_brought_forward(posture, at_hand) -> None:
    posture("check")
    with at_hand.session() as session:
        finish(session, find_lesson(session, "first-ten-minutes"))
    answer = posture("learn", typed="n\n")
    assert "\nIf the laptop walks off, the files stay shut" in answer.out


def test_a_week_begins_with_one_thing_to_fix_and_a_look_whether_it_is(posture, at_hand, hosts) -> None:
    posture("check")
    answer = posture("learn", typed="y\nn\n")
    assert answer.out.startswith("One thing to fix first\n  Turn off remote control\n")
    assert "“posture explain remote-desktop” says how." in answer.out
    assert answer.out.count("Shall Posture check it now?") == 2, "it is as it was"
    assert "\nSay it early, even if it is nothing" in answer.out


def test_a_lesson_that_was_asked_for_comes_at_once(posture, at_hand) -> None:
    posture("check")
    assert posture("learn", "screen-lock").out.startswith("Stand up, lock up")


def test_a_week_ends_with_questions_about_ones_work_which_are_asked_once(posture, at_hand, lines) -> None:
    answer = posture("learn", typed="\n".join([*lines("first-ten-minutes"), "n", "y", ""]))
    assert "\nAbout your work\n" in answer.out
    assert "stay on this computer" in answer.out
    assert "\nStopped here." in answer.out, "after the second of six"
    with at_hand.session() as session:
        assert roles_of(session) == {"hires"}
    answer = posture("learn", typed="\n".join([*lines("password-manager"), *"nnnn", ""]))
    assert "hiring" not in answer.out
    assert answer.out.endswith("What you knew comes back later, the rest sooner.\n")
    answer = posture("learn", typed="\n".join([*lines("updates"), ""]))
    assert "About your work" not in answer.out


def test_without_a_checkup_the_first_lesson_is_for_emergencies(posture, at_hand) -> None:
    assert posture("learn").out.startswith("Say it early, even if it is nothing")


def test_yes_or_no_is_asked_again_in_words(posture, at_hand, lines) -> None:
    typed = [*lines("screen-lock")[:-1], "what", "n", ""]
    answer = posture("learn", "screen-lock", typed="\n".join(typed))
    assert answer.out.count("Type y or n, then Enter.") == 1
    assert "Your plan" in answer.out


def test_a_lesson_ends_in_the_check_where_there_is_one(posture, at_hand, lines) -> None:
    typed = [*lines("screen-lock")[:-1], "y", "n", ""]
    answer = posture("learn", "screen-lock", typed="\n".join(typed))
    assert "✗ To do. Nothing locks the screen when you walk away." in answer.out
    assert "Your plan" in answer.out


def test_a_check_that_passes_is_not_asked_again(posture, at_hand, lines, hosts) -> None:
    at_hand.host = hosts / "fedora-gnome-luks"
    typed = [*lines("screen-lock")[:-1], "y", ""]
    answer = posture("learn", "screen-lock", typed="\n".join(typed))
    assert "✓ Fine. Locks after 9 minutes." in answer.out
    assert "Your plan" in answer.out


def test_when_all_is_done_it_says_so(posture, at_hand, lines) -> None:
    for lesson in at_hand.session().library.lessons:
        assert "Your plan" in posture("learn", lesson, typed="\n".join([*lines(lesson), ""])).out
    answer = posture("learn")
    assert answer.out == "Nothing is due today, and every lesson is done. See you in a week or so.\n"


@pytest.fixture
def shelf(content):
    """One lesson that has every kind of block, in place of those that are shipped."""
    for entry in (content / "lessons").iterdir():
        if entry.name != "regions":
            shutil.rmtree(entry)
    shutil.copytree(EVERYTHING, content / "lessons" / "everything")


def test_every_kind_of_block_can_be_gone_through(posture, at_hand, shelf, lines) -> None:
    answer = posture("learn", "everything", typed="\n".join([*lines("everything"), ""]))
    assert answer.code == 0
    said = " ".join(answer.out.split())
    assert "Not quite" not in said
    assert "(A lock on a disk: what is inside stays shut)" in said
    assert "It goes like this:" not in said
    assert "1. Off the network: It stops the spreading. 2. Call: Somebody helps." in said
    assert "They look at it." in said
    assert "Nobody called you. It ends well." in said
    assert (
        "Your plan If I write a lesson, then I lint it. The questions of this lesson come back from " in said
    )


def test_only_this_systems_steps_are_listed_and_counted_on(posture, at_hand, shelf, lines) -> None:
    out = posture("learn", "everything", typed="\n".join([*lines("everything"), ""])).out
    assert "  1. Stand up.\nOn Linux\n  2. Press Super+L.\n" in out
    assert "Windows+L" not in out


def test_another_order_and_another_pair_are_explained(posture, at_hand, shelf, lines) -> None:
    typed = lines("everything")
    order = next(place for place, line in enumerate(typed) if len(line.split()) == 3)
    typed[order] = " ".join(reversed(typed[order].split()))
    typed[order + 1], typed[order + 2] = typed[order + 2], typed[order + 1]
    said = " ".join(posture("learn", "everything", typed="\n".join([*typed, ""])).out.split())
    assert "It goes like this: 1. Off the network" in said
    assert said.count("Rather: ") == 2


def test_numbers_that_are_no_order_are_asked_for_again(posture, at_hand, shelf, lines) -> None:
    typed = lines("everything")
    order = next(place for place, line in enumerate(typed) if len(line.split()) == 3)
    typed[order:order] = ["1 1 2", "1 2", "what"]
    out = posture("learn", "everything", typed="\n".join([*typed, ""])).out
    assert out.count("Type each number from 1 to 3 once, then Enter.") == 3
    assert "Your plan" in out


def test_a_wrong_key_says_what_to_type(posture, at_hand, shelf, lines) -> None:
    typed = lines("everything")
    with at_hand.session() as session:
        opened = open_lesson(session, "everything")
    blocks = opened.lesson.blocks
    spot = next(place for place, block in enumerate(blocks) if isinstance(block, Spot))
    before = sum(len(_lines(each, opened)) for each in blocks[:spot])
    typed[before + 1 : before + 1] = ["f", "4"]
    typed[before:before] = ["f", "99"]
    answer = posture("learn", "everything", typed="\n".join([*typed[:-1], "what", "n", ""]))
    assert "  1. A fake\n  2. Genuine\n  3. One cannot tell\n" in answer.out
    assert answer.out.count("Type a number from 1 to 3, then Enter.") == 2
    assert answer.out.count("Type numbers from 1 to 3, or only Enter.") == 2
    assert "Your plan" in answer.out


def test_what_makes_careful_is_marked_by_its_number_and_stands_beside_its_explanation(
    posture, at_hand, shelf, lines
) -> None:
    typed = lines("everything")
    with at_hand.session() as session:
        opened = open_lesson(session, "everything")
    names = [block.name for block in opened.lesson.blocks]
    before = sum(len(_lines(each, opened)) for each in opened.lesson.blocks[: names.index("sms")])
    typed[before] = "3, 1 3"
    out = posture("learn", "everything", typed="\n".join([*typed, ""])).out
    assert (
        "  | From: 01632 960321 [1]\n  |\n  | Your parcel waits. [2] Pay 0.99 today: [3] post.example [4]\n"
        in out
    )
    said = " ".join(out.split())
    assert "“Pay 0.99 today” You marked this. So little, so that nobody thinks." in said
    assert "You also marked “01632 960321”. That alone tells nothing either way." in said


def test_after_harm_there_is_a_way_back_to_the_last_choice(posture, at_hand, shelf, lines) -> None:
    typed = lines("everything")
    place = len(typed) - 2  # the choice of the good end, before what is to be done
    typed[place : place + 1] = ["1", "1", "y", "2", "n"]
    said = " ".join(posture("learn", "everything", typed="\n".join([*typed, ""])).out.split())
    assert "This does harm. What to do now: Ring IT now." in said
    assert "It went wrong, and ends well after all." in said
    assert "Your plan" in said


def test_what_is_written_down_is_there_the_next_time(posture, at_hand, shelf, content) -> None:
    file = content / "lessons" / "everything" / "lesson.md"
    file.write_text(file.read_text(encoding="utf-8").replace("{for=gnome,cinnamon}", "{for=linux}"), "utf-8")
    first = posture("learn", "everything", typed="01632 960123\nq\n")
    assert "The number I call when something is odd. It is kept on this computer only." in first.out
    again = posture("learn", "everything", typed="\nq\n")
    assert "  So far: 01632 960123\n" in again.out


@pytest.mark.parametrize(
    ("lesson", "last_step"),
    [("ai-tools", "3. Is one missing?"), ("disk-encryption", "Not encrypted: that mostly takes")],
)
def test_something_is_written_down_behind_the_last_step(posture, at_hand, lines, lesson, last_step) -> None:
    out = " ".join(posture("learn", lesson, typed="\n".join([*lines(lesson), ""])).out.split())
    asked = out.index("It is kept on this computer only.")
    assert out.index("Do it now") < out.index(last_step) < asked < out.index("Your plan")


def test_in_german_nothing_around_a_lesson_is_english(posture, at_hand, shelf, lines, monkeypatch) -> None:
    typed = lines("everything")
    monkeypatch.setenv("POSTURE_LANGUAGE", "de")
    try:
        said = posture("learn", "everything", typed="\n".join([*typed, ""])).out
        said += posture("learn", "everything", typed="1\n" * 60).out
        at_hand.days = 60
        said += posture("learn", typed="9\n1\n?\nj\n2\nn\n1\n1\n").out
    finally:
        speech.speak(ENGLISH)
    for words in (
        "Ein Muster von allem (etwa ",
        "\nDas Ziel: ",
        "\n1 von ",
        "  1. Eine Fälschung\n  2. Echt\n",
        "\nIhr Vorsatz\n",
        "\nDie Fragen dieser Lektion kommen ab dem ",
        "Hier angehalten. Was Sie geantwortet haben, bleibt, und „posture learn“ macht",
        "Was Sie schon gelernt haben\n",
        "Geben Sie eine Zahl von 1 bis 2 ein",
        "Waren Sie sich sicher? (j oder n, q beendet): ",
        "Geben Sie j oder n ein",
        "  Besser: „",
    ):
        assert words in said
    assert not re.search(r"“\w", said), "an English quote opens where a German one only closes"
    assert "“ Richtig." not in said, "it was said above"
    assert not re.search(r"\b(the|is|of|about|comes?|stopped)\b", said, re.IGNORECASE)


def test_every_line_fits_a_narrow_terminal(posture, at_hand, lines, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for lesson in at_hand.session().library.lessons:
        answer = posture("learn", lesson, typed="\n".join([*lines(lesson), ""]))
        prompted = [
            line for line in answer.out.splitlines() if "q stops): " not in line and "Enter goes" not in line
        ]
        assert max(map(len, prompted)) <= 40
    stopped = posture("learn", "screen-lock", typed="q\n").out
    assert max(map(len, stopped.splitlines()[-3:])) <= 40


def test_an_unknown_lesson_is_refused(posture, at_hand) -> None:
    answer = posture("learn", "screen-locks")
    assert (answer.code, answer.out) == (2, "")
    assert "Did you mean “screen-lock”?" in answer.err


def test_what_is_no_text_counts_as_no_answer(posture, at_hand) -> None:
    answer = posture("learn", "screen-lock", typed=b"\n\n\xff\xfe\n2\n")
    assert answer.code == 0
    assert "Type a number from 1 to 3, then Enter." in answer.out or "Stopped here." in answer.out


def test_nothing_of_what_is_learned_or_written_down_is_in_any_message(
    said_by, posture, at_hand, lines
) -> None:
    def learn() -> None:
        posture("learn", "screen-lock", typed="\n".join([*lines("screen-lock"), ""]))
        assert posture("learn", "disk-encryption", typed="1\n" * 40).out.count("Not quite.")
        with at_hand.session() as session:
            for name, words in KEPT.items():
                keep(session, name, words)
            for role in ROLES:
                tell(session, role, holds=True)
            placement = Placement(session)
            while (turn := placement.current) is not None:
                placement.answer(turn.question.right, sure=True)
            assert LessonState.KNOWN in states_of(session).values()
            done_with(session, begin_week(session).parts[0])

    diligent, idle = said_by("diligent", learn), said_by("idle", lambda: None)
    assert sorted((path, len(body)) for path, body in diligent) == sorted(
        (path, len(body)) for path, body in idle
    )
    session = at_hand.session()
    questions = (block for each in session.library.lessons.values() for block in each.blocks)
    names = {*session.library.lessons, *(block.name for block in questions if isinstance(block, Question))}
    names |= {*KEPT, *KEPT.values(), *ROLES}
    everything = b"\n".join(body for _, body in diligent)
    assert not [name for name in names.difference(session.catalogue.checks) if name.encode() in everything]


def _placed(at_hand, *, known: int) -> list[str]:
    """What to type to know so many lessons of those that are asked about, and none of the others."""
    with at_hand.session() as session:
        copy = shutil.copytree(session.home, session.home.with_name("another"))
        twin = Session(copy, session.host, live=True, clock=session.clock, content=session.content)
        with twin:
            placement, typed = Placement(twin), []
            while (turn := placement.current) is not None:
                if len(placement.known) < known:
                    typed += [_right(turn.question), "y"]
                    placement.answer(turn.question.right, sure=True)
                else:
                    typed.append("0")
                    placement.answer((), sure=False)
    shutil.rmtree(copy)
    return typed


def test_what_is_known_is_skipped_and_brought_back(posture, at_hand, learned) -> None:
    answer = posture("learn", "--skip-known", typed="\n".join([*_placed(at_hand, known=2), ""]))
    assert answer.code == 0
    assert answer.out.startswith("Skip what you know\n")
    assert "This is no test: nobody counts, and you can undo it." in " ".join(answer.out.split())
    assert "  0. I do not know\n" in answer.out
    assert "Your answer (0 to 3, q stops): " in answer.out
    left_out = answer.out.partition("These lessons are left out, because you know them:\n")[2]
    assert left_out.splitlines()[0] == "  One vault, a different key for every door"
    assert left_out.endswith("To have them all the same: posture learn --show-anyway\n")
    with at_hand.session() as session:
        assert states_of(session)["password-manager"] is LessonState.KNOWN
    assert posture("learn", "--show-anyway").out == "No lesson is left out any more.\n"
    with at_hand.session() as session:
        assert LessonState.KNOWN not in states_of(session).values()


def test_who_knows_nothing_is_taught_everything(posture, at_hand, learned) -> None:
    answer = posture("learn", "--skip-known", typed="0\n" * 20)
    assert answer.out.endswith("Nothing is left out. The lessons come one after the other.\n")


def test_stopping_in_the_midst_of_it_keeps_what_was_answered(posture, at_hand, learned) -> None:
    right = _placed(at_hand, known=1)
    stopped = posture("learn", "--skip-known", typed="\n".join([*right[:2], "q", ""]))
    assert "posture learn --skip-known" in stopped.out
    posture("learn", "--skip-known", typed="\n".join([*right[2:4], "q", ""]))
    with at_hand.session() as session:
        assert states_of(session)["password-manager"] is LessonState.KNOWN


def test_a_certificate_is_in_no_message_and_changes_none(said_by, at_hand, posture, tmp_path) -> None:
    """Neither does it leave by itself, nor does anything of the organisation or of ballots get into it."""

    def learn() -> None:
        with at_hand.session() as session:
            for lesson in session.library.lessons.values():
                for question in () if lesson.roles else lesson.core:
                    answer(session, lesson, question, question.right)
                finish(session, lesson)

    def write(name: str) -> Any:
        folder = tmp_path / f"out-{name}"
        folder.mkdir()
        assert posture("lessons", "certificate", "--out", folder, "--name", "Ada Verysecret").code == 0
        return json.loads((folder / "posture-certificate.json").read_text(encoding="utf-8"))

    def certify() -> None:
        learn()
        write("alone")

    certified, silent = said_by("certified", certify), said_by("silent", learn)
    assert sorted((path, len(body)) for path, body in certified) == sorted(
        (path, len(body)) for path, body in silent
    )
    everything = b"\n".join(body for _, body in certified)
    at_hand.moment = NOW
    alone = json.loads((tmp_path / "out-alone" / "posture-certificate.json").read_text(encoding="utf-8"))
    member = write("member")  # of whom the organisation knows, and whose ballots are cast
    for badge in (alone, member):
        issuer = badge["issuer"].pop("id")
        lots = [badge.pop("id"), issuer, issuer[8:], badge["credentialSubject"].pop("id")]
        lots += [badge["proof"].pop("verificationMethod"), badge["proof"].pop("proofValue")]
        assert not [word for word in (*lots, "Ada Verysecret") if word.encode() in everything]
    assert alone == member
