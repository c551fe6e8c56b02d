"""What ``posture lessons`` understands of files: for other programs, from them, and for the learner."""

from __future__ import annotations

from pathlib import Path

from posture.cli.subcommand import Commands, add
from posture.words.command_line import Parser
from posture.words.phrase import phrase

_TRACKS = ("accounts", "device", "home", "messages", "incidents")


def add_lesson_files(lessons: Commands[Parser]) -> None:
    """The commands that write files of lessons and of what was learned, and that read them."""
    _add_exchange(lessons)
    _add_certificate(lessons)


def _add_exchange(lessons: Commands[Parser]) -> None:
    export = add(
        lessons, "export", "exchanging.export_lessons", phrase("lessons in a file for other programs")
    )
    shape = export.add_mutually_exclusive_group(required=True)
    gift, cmi5 = (phrase("their questions, as Moodle reads them"), phrase("a package for learning platforms"))
    shape.add_argument("--gift", type=Path, metavar="FILE", help=gift)
    shape.add_argument("--cmi5", type=Path, metavar="FILE", help=cmi5)
    export.add_argument("lesson", nargs="*", metavar="LESSON", help=phrase("names of lessons (default: all)"))
    read = add(
        lessons, "import", "exchanging.import_lessons", phrase("lessons begun from questions of others")
    )
    read.add_argument("file", type=Path, metavar="FILE", help=phrase("questions in the GIFT format"))
    read.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        default=Path(),
        help=phrase("where to put them (default: here)"),
    )


def _add_certificate(lessons: Commands[Parser]) -> None:
    certificate = add(
        lessons,
        "certificate",
        "certifying.certificate",
        phrase("a certificate of what you learned, which is yours: what it wants, or the files of it"),
    )
    where = phrase("write it into this folder (default: say what it wants)")
    certificate.add_argument("--out", type=Path, metavar="DIR", help=where)
    only = phrase("only lessons about this (default: all)")
    certificate.add_argument("--about", choices=_TRACKS, default="", help=only)
    name = phrase("the name that is to stand on it; Posture does not keep it (default: none)")
    certificate.add_argument("--name", default="", metavar="NAME", help=name)
    what = phrase("whether a certificate is as it was written, and what it says")
    verify = add(lessons, "verify", "certifying.verify", what)
    verify.add_argument("file", type=Path, metavar="FILE", help=phrase("such as posture-certificate.json"))
