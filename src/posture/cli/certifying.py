"""``posture lessons certificate`` and ``posture lessons verify``: what was learned, as one's own file."""

from __future__ import annotations

import argparse

from posture.application.certifying import Subject, make_certificate, subjects
from posture.application.session import Session
from posture.application.verifying import NotAsSigned, Verified, verify_certificate
from posture.cli.terminal import day, note, print_json, say, title, wrapped
from posture.words.phrase import phrase
from posture.words.program import typed

_MOST_NAMED = 8  # more is a list of everything
_STAYS = phrase("It is made only when you ask for it, goes nowhere by itself, and your name is not kept.")
_INSIDE = phrase(
    "In it: your name if you gave one, the lessons, and the day. Nothing of your answers, of this computer "
    "or of an organisation."
)
_WHO = phrase("Nobody vouches for who learned: whoever has Posture can have such a file written.")


def certificate(session: Session, options: argparse.Namespace) -> int:
    """Say what a certificate still wants, or write it into the folder that was named."""
    if options.out is None:
        return _standing(session, options)
    made = make_certificate(session, options.out, track=options.about, name=options.name)
    if options.json:
        print_json(
            {
                "schema": "posture/certificate-written/1",
                "badge": str(made.badge),
                "page": str(made.page),
            }
        )
        return 0
    say(wrapped(phrase("The badge, which can be verified: {file}", file=str(made.badge))))
    say(wrapped(phrase("The page, to read and to print: {file}", file=str(made.page))))
    say(wrapped(_INSIDE))
    return 0


def _standing(session: Session, options: argparse.Namespace) -> int:
    found = [each for each in subjects(session) if options.about in ("", each.track)]
    if options.json:
        print_json({"schema": "posture/certificates/1", "subjects": [_data(each) for each in found]})
        return 0
    for subject in found:
        title(subject.title)
        say(wrapped(_wants(subject), "  "))
        left = (*subject.to_do, *subject.to_review)
        for name in left if len(left) <= _MOST_NAMED else ():
            say(wrapped(name, "  - ", "    "))
    say()
    say(wrapped(_STAYS))
    return 0


def _wants(subject: Subject) -> str:
    if subject.earned:
        command = "posture lessons certificate --out DIR"
        about = f" --about {subject.track}" if subject.track else ""
        return phrase("Can be written: {command}", command=typed(command + about))
    if subject.to_do:
        return phrase(
            "Lessons to work through, or to look at once more, first: {count}",
            count=len(subject.to_do) + len(subject.to_review),
        )
    return phrase("All is worked through. These are worth a look first; their questions come in your review:")


def verify(session: Session, options: argparse.Namespace) -> int:
    """Whether a certificate is as it was written, and what it says."""
    try:
        found = verify_certificate(session, options.file)
    except NotAsSigned as refused:
        if options.json:
            print_json({"schema": "posture/certificate-verified/1", "verified": False})
        else:
            note(wrapped(str(refused)))
        return 1
    if options.json:
        print_json(_verified(found))
        return 0
    badge = found.badge
    title(_in_one_line(badge.title))
    if badge.name:
        say(wrapped(phrase("Name: {name}", name=_in_one_line(badge.name)), "  "))
    written, until = day(badge.day), day(badge.until)
    say(wrapped(phrase("Written on {day}, holds until {until}.", day=written, until=until), "  "))
    say(wrapped(badge.description, "  "))
    for line in badge.criteria.splitlines():
        say(wrapped(line, "  "))
    issuer = _in_one_line(badge.issuer_name)
    say(wrapped(phrase("{issuer}: {said}", issuer=issuer, said=badge.issuer_description), "  "))
    say()
    if found.over:
        say(wrapped(phrase("Its time is over: what it says was learned long ago.")))
    for doubt in found.doubts:
        say(wrapped(doubt))
    if found.doubts:
        say(wrapped(phrase("So Posture did not write it like this, whoever signed it.")))
    say(wrapped(phrase("Nothing in it was changed since it was signed.")))
    say(wrapped(_WHO))
    return 0


def _in_one_line(text: str) -> str:
    """A badge's text without line ends, after which something else would seem to begin."""
    return " ".join(text.split())


def _data(subject: Subject) -> dict[str, object]:
    return {
        "about": subject.track or "all",
        "earned": subject.earned,
        "lessons": len(subject.lessons),
        "to_do": len(subject.to_do),
        "to_review": len(subject.to_review),
    }


def _verified(found: Verified) -> dict[str, object]:
    badge = found.badge
    return {
        "schema": "posture/certificate-verified/1",
        "verified": True,
        "over": found.over,
        "doubts": list(found.doubts),
        "name": badge.name,
        "title": badge.title,
        "criteria": badge.criteria,
        "day": badge.day.isoformat(),
        "until": badge.until.isoformat(),
    }
