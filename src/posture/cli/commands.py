"""What ``posture`` understands on its command line."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from posture import DISTRIBUTION
from posture.cli.help_words import ABOUT, EPILOG
from posture.cli.lesson_commands import add_lesson_files
from posture.cli.subcommand import Commands as _Commands
from posture.cli.subcommand import add as _add
from posture.cli.subcommand import group as _group
from posture.words.command_line import Parser
from posture.words.phrase import phrase


def parser(kind: type[Parser] = Parser) -> Parser:
    """The parser; what it gives has ``command``, as “module.function” below ``posture.cli``."""
    top = kind(prog="posture", description=ABOUT, epilog=EPILOG)
    top.add_argument("--version", action="version", version=f"posture {version(DISTRIBUTION)}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_looking(commands)
    _add_learning(commands)
    _add_voting(commands)
    _add_watching(commands)
    _add_keeping(commands)
    _add_making(commands)
    return top


def _add_looking(commands: _Commands[Parser]) -> None:
    check = _add(commands, "check", "checking.check", "look at this computer now", host=True)
    check.add_argument("checks", nargs="*", metavar="CHECK", help="only these checks (default: all)")
    explain = _add(
        commands,
        "explain",
        "explaining.explain_check",
        "one check: the rule, what was found, how to fix it here",
        host=True,
    )
    explain.add_argument("check", metavar="CHECK", help="its name, such as screen-lock")
    explain.add_argument("--all-systems", action="store_true", help=phrase("the steps for other systems too"))
    history = _add(
        commands,
        "history",
        "history.show_history",
        phrase("what became better or worse since last time, what is open and since when, what was mended"),
    )
    history.add_argument(
        "check", nargs="?", metavar="CHECK", help=phrase("only this check, day by day as well")
    )
    repair = _add(
        commands,
        "repair",
        "repairing.repair",
        phrase("set for you what a check asks for, after saying what, or put back what was there before"),
    )
    named = phrase("its name, such as screen-lock; without it, say what can be set")
    repair.add_argument("check", nargs="?", metavar="CHECK", help=named)
    what = repair.add_mutually_exclusive_group()
    what.add_argument("--undo", action="store_true", help=phrase("put back what was there before"))
    what.add_argument("--dry-run", action="store_true", help=phrase("only say what would be set"))
    _add_yes(repair, phrase("set it without asking, for scripts"))
    aside = _add(commands, "except", "setting_aside.set_aside", "set a check aside, with a reason and an end")
    aside.add_argument("check", metavar="CHECK", help="its name, such as backup")
    aside.add_argument(
        "--reason",
        default="",
        help="why it does not count for you; needed where there is a key to seal it, else not kept",
    )
    aside.add_argument("--days", type=int, default=90, help="for how long, 1 to 90 (default: 90)")
    aside.add_argument("--end", action="store_true", help=phrase("no longer set it aside"))
    _add(commands, "exceptions", "setting_aside.list_exceptions", "the checks you set aside")


def _add_learning(commands: _Commands[Parser]) -> None:
    due = "what is due for review, then the next lesson"
    learn = _add(commands, "learn", "learning.learn", due, json=False)
    learn.add_argument("lesson", nargs="?", metavar="LESSON", help="only this lesson, such as screen-lock")
    known = phrase("a few questions first: lessons that you know are left out")
    anyway = phrase("bring back the lessons that are left out")
    instead = learn.add_mutually_exclusive_group()
    instead.add_argument("--skip-known", action="store_true", help=known)
    instead.add_argument("--show-anyway", action="store_true", help=anyway)
    now = phrase("something odd happened: what to do now, whom to call, what to say")
    number = phrase("write down whom to call, for this moment; an empty one is forgotten")
    _add(commands, "odd", "odd.odd", now).add_argument("--number", metavar="NUMBER", help=number)


def _add_voting(commands: _Commands[Parser]) -> None:
    join = _add(commands, "join", "membership.join", "join your organisation with the invite IT gave you")
    join.add_argument(
        "invite",
        metavar="FILE",
        help="the invite, or the move to a new address that IT gave to its members; - for standard input",
    )
    _add(
        commands,
        "preview",
        "ballots.preview",
        "exactly what would leave this computer, before it leaves",
        host=True,
    )
    consent = _add(commands, "consent", "consent.consent", "may ballots leave by themselves? say so, or ask")
    choice = consent.add_mutually_exclusive_group()
    choice.add_argument("--once", action="store_true", help="those of this round may")
    choice.add_argument("--standing", action="store_true", help="those of every round may, without asking")
    choice.add_argument("--revoke", action="store_true", help="none may any more")
    cast = _add(
        commands, "cast", "ballots.cast", "send the ballots of this round at once, after asking", host=True
    )
    _add_yes(cast, "send them without asking, for scripts")
    deliver = _add(
        commands,
        "deliver",
        "delivery.deliver",
        "do what is due, quietly: fetch, sign, send, bring the sums; for a timer",
        host=True,
    )
    deliver.add_argument(
        "--within",
        type=int,
        default=0,
        metavar="MINUTES",
        help="wait for what falls due in so many minutes too: as many as the timer lets pass",
    )
    _add(commands, "ledger", "ledger.ledger", "everything that was ever said to IT's server")
    _add(commands, "together", "together.together", "the organisation's sums, as they were brought here")
    leave = _add(commands, "leave", "membership.leave", "leave the organisation and delete the keys")
    _add_yes(leave, "leave without asking, for scripts")
    leave.add_argument(
        "--here-only", action="store_true", help="do not have IT's server strike this device off"
    )


def _add_watching(commands: _Commands[Parser]) -> None:
    about = phrase("looking once a week by itself: off until you turn it on")
    watch = _group(commands, "watch", about, alone="watch.status")
    on = _add(watch, "on", "watch.on", phrase("have the system start it"))
    which = phrase(
        "the weekly look, what is due in a round, or practice offered with a notification (default: look)"
    )
    on.add_argument("what", nargs="?", choices=("look", "deliver", "practice"), default="look", help=which)
    off = _add(watch, "off", "watch.off", phrase("have the system start it no more"))
    only = phrase("only this (default: all that the system starts)")
    off.add_argument("what", nargs="?", choices=("look", "deliver", "practice"), help=only)
    _add(watch, "status", "watch.status", phrase("what is on, and when Posture looked last"))
    _add(watch, "run", "watch.run", phrase("what the timer starts: look if a week has passed"))


def _add_keeping(commands: _Commands[Parser]) -> None:
    export = _add(commands, "export", "keeping.export", "everything Posture keeps of you, in one file")
    export.add_argument("file", type=Path, metavar="FILE", help="where to write it, such as posture.json")
    export.add_argument("--with-keys", action="store_true", help="put the secret keys in as well")
    _add_yes(export, "write it without asking, for scripts")
    forget = _add(commands, "forget", "keeping.forget", "delete everything Posture keeps of you")
    _add_yes(forget, "delete it without asking, for scripts")


def _add_yes(command: Parser, what: str) -> None:
    command.add_argument("--yes", action="store_true", help=what)


def _add_making(commands: _Commands[Parser]) -> None:
    """For those who write content or record computers."""
    checks = _group(commands, "checks", "the catalogue of checks: list it, or look for mistakes")
    _add(checks, "list", "editing.list_checks", "every check")
    lint = _add(checks, "lint", "editing.lint_checks", "problems in check files, by file and line")
    _add_looking_for_mistakes(lint, "the check files")
    lessons = _group(commands, "lessons", "the lessons: list or read them, or look for mistakes")
    _add(lessons, "list", "editing.list_lessons", "every lesson")
    show = _add(lessons, "show", "editing.show_lesson", "one lesson as text")
    show.add_argument("lesson", metavar="LESSON", help="its name, such as screen-lock")
    lint = _add(lessons, "lint", "editing.lint_lessons", "problems in lesson files, by file and line")
    _add_looking_for_mistakes(lint, "the lessons")
    add_lesson_files(lessons)
    host = _group(commands, "host", "this computer as a recording")
    record = _add(host, "record", "recording.record", "write a redacted recording of this computer")
    record.add_argument("folder", type=Path, metavar="DIR", help="an empty or new folder")


def _add_looking_for_mistakes(lint: Parser, what: str) -> None:
    lint.add_argument(
        "--strict", action="store_true", help="exit 1 for advice too (codes with W), not for errors alone"
    )
    lint.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help=f"the folder of {what} (default: the shipped ones)",
    )
