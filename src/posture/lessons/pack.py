"""What only all lessons together show, as warnings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from posture.content.problems import Problem, ProblemLog
from posture.lessons.lesson import Block, DoIt, Lesson, Match, Order, Question, Read, Spot
from posture.lessons.message import SpotVerdict
from posture.lessons.scenario import Scenario
from posture.lessons.wording import every_question

GENUINE_SHARE = (0.3, 0.5)
MOST_ALIKE = 3
KINDS: dict[type[Block], str] = {
    Read: "Read",
    Question: "Question",
    Spot: "Spot the signs",
    Order: "Put in order",
    Match: "Match",
    Scenario: "Scenario",
    DoIt: "Do it",
}
_MOST_IN_ONE_PLACE = 0.6
_FEWEST_QUESTIONS, _FEWEST_MESSAGES = 6, 3  # fewer are not judged


def sequence(lesson: Lesson) -> tuple[str, ...]:
    """The kinds of a lesson's blocks in their order."""
    return tuple(KINDS[type(block)] for block in lesson.blocks)


def lint_pack(lessons: Sequence[Lesson], path: str) -> tuple[Problem, ...]:
    """The warnings for all lessons; a small pack is not judged.

    Codes: W109 right answers gather in one place, W110 too few or too many genuine messages, W121 more than
    three lessons with the same kinds of blocks in the same order.
    """
    notes = ProblemLog(path)
    questions = [each for lesson in lessons for each in every_question(lesson) if not each.several]
    places = Counter(min(question.right) for question in questions)
    if len(questions) >= _FEWEST_QUESTIONS:
        place, most = places.most_common(1)[0]
        if most > _MOST_IN_ONE_PLACE * len(questions):
            notes.warning(1, "W109", f"{most} of {len(questions)} right answers stand in place {place + 1}.")
    verdicts = [block.verdict for lesson in lessons for block in lesson.blocks if isinstance(block, Spot)]
    if len(verdicts) >= _FEWEST_MESSAGES:
        genuine = sum(verdict is not SpotVerdict.FAKE for verdict in verdicts)
        if not GENUINE_SHARE[0] <= genuine / len(verdicts) <= GENUINE_SHARE[1]:
            message = f"{genuine} of {len(verdicts)} messages are not fake; a third to a half is fair."
            notes.warning(1, "W110", message)
    alike = defaultdict(list)
    for lesson in lessons:
        alike[sequence(lesson)].append(lesson.id)
    for kinds, ids in alike.items():
        if len(ids) > MOST_ALIKE:
            message = f"{', '.join(ids)} all go {' · '.join(kinds)}; {MOST_ALIKE} lessons may."
            notes.warning(1, "W121", message)
    return notes.problems
