"""The ``posture`` command: runs what was asked for, and answers with an exit code."""

from __future__ import annotations

import argparse
import sys
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from getpass import GetPassWarning, getpass
from importlib import import_module

from posture.application.errors import ApplicationError, PostureError, sentence_of
from posture.application.language import language_of, translated_languages, unknown_language
from posture.application.session import Session, open_session, recorded_session
from posture.cli.commands import parser
from posture.cli.terminal import note
from posture.words.command_line import Parser
from posture.words.phrase import ENGLISH, phrase
from posture.words.speech import speak, spoken
from posture.words.unread import NOBODY_READS, forget_output

_STOPPED = 130  # what shells give for SIGINT


def run(arguments: Sequence[str]) -> int:
    """Run one command and give back its exit code; what was wrong is one sentence on standard error."""
    speak(ENGLISH)
    try:
        options = parser(_InTheLanguage).parse_args(list(arguments) or ["check"])
        with _session(options) as session:
            if not getattr(options, "json", False):  # for programs it is always English
                speak(language_of(session))
                _note_unknown_language()
            code = _command(options.command)(session, options)
        if sys.stdout is not None:
            sys.stdout.flush()
    except PostureError as error:
        note(phrase("posture: {sentence}", sentence=sentence_of(error)))
        return 2
    except KeyboardInterrupt:
        note("")
        note(phrase("posture: stopped."))
        return _STOPPED
    except BrokenPipeError:
        forget_output()
        return NOBODY_READS
    except OSError as error:
        # Every file of our own has its sentence; what is left is standard output, on a full disk, say.
        forget_output()
        why = error.strerror or str(error)
        note(phrase("posture: {why}; the answer may not be whole.", why=why))
        return 2
    # Without a command the check-up is a greeting, not an examination: a finding is no failure.
    return code if arguments or code > 1 else 0


class _InTheLanguage(Parser):
    """Says what it does not understand in the person's language, which is looked up for that alone."""

    def before_refusing(self) -> None:
        if "--json" in self.given:
            return
        with suppress(*PostureError, OSError), open_session(ask=_passphrase) as session:
            speak(language_of(session))


def _session(options: argparse.Namespace) -> Session:
    if getattr(options, "host", None) is not None:
        return recorded_session(options.host, ask=_passphrase)
    return open_session(ask=_passphrase)


def _note_unknown_language() -> None:
    if asked := unknown_language():
        known = ", ".join(("en", *translated_languages()))
        told = phrase(
            "posture: there are no words for POSTURE_LANGUAGE={asked}, so this is in English; "
            "known: {known}.",
            asked=asked,
            known=known,
        )
        note(told)


def _command(name: str) -> Callable[[Session, argparse.Namespace], int]:
    """The function behind a command; its module is loaded only when it is asked for."""
    module, function = name.split(".")
    command: Callable[[Session, argparse.Namespace], int] = getattr(
        import_module(f"posture.cli.{module}"), function
    )
    return command


def _passphrase(prompt: str) -> str:
    """The passphrase, typed where nobody sees it, also while an invite comes through standard input."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", GetPassWarning)
            return getpass(spoken(prompt))
    except (GetPassWarning, EOFError, OSError) as error:
        raise ApplicationError(
            phrase(
                "Posture needs the passphrase of its key, and there is no terminal to ask on. "
                "Name a file that holds it in POSTURE_PASSPHRASE_FILE."
            )
        ) from error
