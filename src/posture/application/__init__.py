"""The things a person can do, without a window; terminal and window see nothing below this package.

Everything is fetched when it is first used, so that a check-up does not load what only lessons or
ballots need.
"""

from importlib import import_module
from typing import TYPE_CHECKING

_HOMES = {
    "posture.application.advice": "Explained Step explain next_step",
    "posture.application.checkup": "Checkup check_now verdict_data",
    "posture.application.editing": "check_data lesson_data lint_checks lint_lessons",
    "posture.application.errors": "ApplicationError PostureError",
    "posture.application.evidence": "evidence_words",
    "posture.application.exceptions": (
        "LONGEST_DAYS CheckException end_exception except_check snooze snoozed_checks"
    ),
    "posture.application.learning": (
        "LessonCard ReviewSession ReviewTurn answer find_lesson finish keep_place lesson_cards "
        "next_lesson place questions_due review"
    ),
    "posture.application.transcript": "lesson_text marked",
    "posture.application.preferences": "read_preference write_preference",
    "posture.application.recording": "record_host",
    "posture.application.remembering": "last_checkup remember",
    "posture.application.session": "Session home_folder open_session recorded_session",
    "posture.application.settings": "open_settings",
    "posture.application.shipped_files": "shipped_bytes shipped_names",
    "posture.application.voting": "cast join leave ledger membership preview together",
    "posture.checks.check": "Check",
    "posture.checks.settings_pages": "SettingsPage",
    "posture.checks.verdict": "Evidence Outcome Verdict",
    "posture.content.problems": "Problem Severity",
    "posture.lessons.lesson": (
        "Answer Block Channel DoIt Lesson Message Part Question Read Sign Spot SpotVerdict"
    ),
    "posture.lessons.memory": "Strength",
    "posture.lessons.progress": "LessonState",
    "posture.reports.booth": "CastResult Sent",
    "posture.reports.ledger": "Entry",
    "posture.reports.membership": "Membership",
    "posture.reports.preview": "Preview PreviewBallot",
    "posture.reports.publication": "Publication Sum",
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}

if TYPE_CHECKING:
    from posture.application.advice import Explained as Explained
    from posture.application.advice import Step as Step
    from posture.application.advice import explain as explain
    from posture.application.advice import next_step as next_step
    from posture.application.checkup import Checkup as Checkup
    from posture.application.checkup import check_now as check_now
    from posture.application.checkup import verdict_data as verdict_data
    from posture.application.editing import check_data as check_data
    from posture.application.editing import lesson_data as lesson_data
    from posture.application.editing import lint_checks as lint_checks
    from posture.application.editing import lint_lessons as lint_lessons
    from posture.application.errors import ApplicationError as ApplicationError
    from posture.application.errors import PostureError as PostureError
    from posture.application.evidence import evidence_words as evidence_words
    from posture.application.exceptions import LONGEST_DAYS as LONGEST_DAYS
    from posture.application.exceptions import CheckException as CheckException
    from posture.application.exceptions import end_exception as end_exception
    from posture.application.exceptions import except_check as except_check
    from posture.application.exceptions import snooze as snooze
    from posture.application.exceptions import snoozed_checks as snoozed_checks
    from posture.application.learning import LessonCard as LessonCard
    from posture.application.learning import ReviewSession as ReviewSession
    from posture.application.learning import ReviewTurn as ReviewTurn
    from posture.application.learning import answer as answer
    from posture.application.learning import find_lesson as find_lesson
    from posture.application.learning import finish as finish
    from posture.application.learning import keep_place as keep_place
    from posture.application.learning import lesson_cards as lesson_cards
    from posture.application.learning import next_lesson as next_lesson
    from posture.application.learning import place as place
    from posture.application.learning import questions_due as questions_due
    from posture.application.learning import review as review
    from posture.application.preferences import read_preference as read_preference
    from posture.application.preferences import write_preference as write_preference
    from posture.application.recording import record_host as record_host
    from posture.application.remembering import last_checkup as last_checkup
    from posture.application.remembering import remember as remember
    from posture.application.session import Session as Session
    from posture.application.session import home_folder as home_folder
    from posture.application.session import open_session as open_session
    from posture.application.session import recorded_session as recorded_session
    from posture.application.settings import open_settings as open_settings
    from posture.application.shipped_files import shipped_bytes as shipped_bytes
    from posture.application.shipped_files import shipped_names as shipped_names
    from posture.application.transcript import lesson_text as lesson_text
    from posture.application.transcript import marked as marked
    from posture.application.voting import cast as cast
    from posture.application.voting import join as join
    from posture.application.voting import leave as leave
    from posture.application.voting import ledger as ledger
    from posture.application.voting import membership as membership
    from posture.application.voting import preview as preview
    from posture.application.voting import together as together
    from posture.checks.check import Check as Check
    from posture.checks.settings_pages import SettingsPage as SettingsPage
    from posture.checks.verdict import Evidence as Evidence
    from posture.checks.verdict import Outcome as Outcome
    from posture.checks.verdict import Verdict as Verdict
    from posture.content.problems import Problem as Problem
    from posture.content.problems import Severity as Severity
    from posture.lessons.lesson import Answer as Answer
    from posture.lessons.lesson import Block as Block
    from posture.lessons.lesson import Channel as Channel
    from posture.lessons.lesson import DoIt as DoIt
    from posture.lessons.lesson import Lesson as Lesson
    from posture.lessons.lesson import Message as Message
    from posture.lessons.lesson import Part as Part
    from posture.lessons.lesson import Question as Question
    from posture.lessons.lesson import Read as Read
    from posture.lessons.lesson import Sign as Sign
    from posture.lessons.lesson import Spot as Spot
    from posture.lessons.lesson import SpotVerdict as SpotVerdict
    from posture.lessons.memory import Strength as Strength
    from posture.lessons.progress import LessonState as LessonState
    from posture.reports.booth import CastResult as CastResult
    from posture.reports.booth import Sent as Sent
    from posture.reports.ledger import Entry as Entry
    from posture.reports.membership import Membership as Membership
    from posture.reports.preview import Preview as Preview
    from posture.reports.preview import PreviewBallot as PreviewBallot
    from posture.reports.publication import Publication as Publication
    from posture.reports.publication import Sum as Sum


def __getattr__(name: str) -> object:
    try:
        home = _HOME_OF[name]
    except KeyError:
        raise AttributeError(f"{__name__} has no {name}") from None
    return getattr(import_module(home), name)
