"""``posture except`` and ``posture exceptions``: checks that the person set aside."""

from __future__ import annotations

import argparse

from posture.application.exceptions import (
    CheckException,
    end_exception,
    except_check,
    exceptions,
)
from posture.application.session import Session
from posture.cli.terminal import day, print_json, say, table, wrapped
from posture.words.phrase import phrase, sentences


def set_aside(session: Session, options: argparse.Namespace) -> int:
    """Make an exception, or end one."""
    if options.end:
        return _end(session, options)
    made = except_check(session, options.check, options.reason, days=options.days)
    if options.json:
        print_json({"schema": "posture/exception/1", **_data(made)})
    else:
        said = phrase("“{title}” is set aside until {day}. It is still measured, for you to see.").filled(
            title=session.check(made.check).topic, day=day(made.until)
        )
        not_kept = phrase(
            "Your reason is not kept: it would be under seal, and no keyring is open, nor does "
            "POSTURE_PASSPHRASE_FILE name a passphrase."
        )
        say(wrapped(sentences(said, not_kept) if options.reason.strip() and not made.reason else said))
    return 0


def list_exceptions(session: Session, options: argparse.Namespace) -> int:
    """Print the exceptions in force."""
    found = exceptions(session)
    if options.json:
        print_json({"schema": "posture/exceptions/1", "exceptions": [_data(each) for each in found]})
    elif found:
        say(table([_row(each) for each in found]))
    else:
        say(phrase("Nothing is set aside."))
    return 0


def _end(session: Session, options: argparse.Namespace) -> int:
    end_exception(session, options.check)
    if options.json:
        print_json({"schema": "posture/exception/1", "check": options.check, "ended": True})
    else:
        say(phrase("{check} counts again.", check=options.check))
    return 0


def _row(exception: CheckException) -> tuple[str, str, str]:
    until = phrase("until {day}", day=day(exception.until))
    return exception.check, until, exception.shown


def _data(exception: CheckException) -> dict[str, str]:
    return {
        "check": exception.check,
        "reason": exception.reason,
        "since": exception.since.isoformat(),
        "until": exception.until.isoformat(),
    }
