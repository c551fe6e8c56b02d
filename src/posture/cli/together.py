"""``posture together``: the organisation's sums as they were brought here, the same that IT gets."""

from __future__ import annotations

import argparse
from typing import Any

from posture.application.session import Session
from posture.application.voting.standing import standing
from posture.application.voting.together import Release, Shared, most_answers, thin, to_show
from posture.application.voting.together import together as kept_releases
from posture.cli.terminal import heading, paint, print_json, say, title, wrapped
from posture.cli.timetable import when
from posture.words.phrase import Phrase, phrase, sentences
from posture.words.program import typable
from posture.words.speech import spoken

_BANDS = {
    "": phrase("Fewer than ten answered, so nothing is said."),
    "under-half": phrase("Under half are fine, of {answers}."),
    "about-half": phrase("About half are fine, of {answers}."),
    "most": phrase("Most are fine, of {answers}."),
    "nearly-all": phrase("Nearly all are fine, of {answers}."),
}
_PER_CENT = phrase("About {percent} of 100 are fine, of {answers}.")
_SAME_FINGERPRINT = phrase(
    "Colleagues who compare it see the same one. Who sees another one was shown another round; "
    "then tell each other and IT."
)
_RED = "31"


def together(session: Session, options: argparse.Namespace) -> int:
    """Print the newest release; asks nobody for it."""
    kept = kept_releases(session)
    if options.json:
        print_json({"schema": "posture/together/2", "releases": [_data(each) for each in kept]})
    elif shown := to_show(kept):
        _print(session, shown)
        if newer := thin(kept):
            say()
            say(wrapped(newer))
    else:
        say(phrase("There are no sums yet."))
        say(wrapped(typable(spoken(_when_expected(session)))))
    return 0


def _when_expected(session: Session) -> Phrase:
    times = standing(session).timetable
    if times is None:
        return phrase(
            "They are brought here within a day of the end of the first round, which has not begun."
        )
    return phrase(
        "The round closes {close}. “posture deliver”, or the open window, brings them within a day of it.",
        close=when(times.close, session.now()),
    )


def _print(session: Session, shared: Shared) -> None:
    release = shared.release
    named = phrase("{org}, round {epoch}, closed on {closed}", org=release.name, epoch=release.epoch)
    title(named.filled(closed=release.closed))
    if release.rehearsal:
        say(phrase("This is a rehearsal: its numbers are for practice."))
    if shared.early:
        say(wrapped(shared.early))
    say(wrapped(shared.counts))
    if shared.stuffed:
        say(paint(wrapped(shared.stuffed), _RED))
    for scope in release.checks:
        check = session.catalogue.checks.get(scope)
        heading(check.topic if check else scope)
        say(wrapped(_words(release, scope), "  "))
    heading(phrase("What these numbers can say"))
    for sentence in shared.words:
        say(wrapped(sentence, "  - ", "    "))
    if shared.fingerprint:
        heading(phrase("The round's fingerprint: {fingerprint}", fingerprint=shared.fingerprint))
        say(wrapped(_SAME_FINGERPRINT, "  "))


def _words(release: Release, scope: str) -> str:
    share, goal = release.checks[scope], release.goals.get(scope)
    more = most_answers(release, scope) > share.answers
    answers = phrase("{number} or a few more answers") if more else phrase("{number} answers")
    said = _BANDS.get(share.passing, _PER_CENT).filled(
        percent=share.passing, answers=answers.filled(number=share.answers)
    )
    if goal is None:
        return said
    aim = (
        phrase("The goal is {percent} of 100 until {by}: {reason}", reason=goal.reason)
        if goal.reason
        else phrase("The goal is {percent} of 100 until {by}.")
    )
    return sentences(said, aim.filled(percent=goal.percent, by=goal.by))


def _data(shared: Shared) -> dict[str, Any]:
    release = shared.release
    return {
        "organisation": release.name,
        "epoch": release.epoch,
        "number": release.number,
        "fingerprint": shared.fingerprint,
        "closed": release.closed,
        "early": release.early,
        "rehearsal": release.rehearsal,
        "public": release.public,
        "joined": release.joined,
        "blessed": release.blessed,
        "received": release.received,
        "stuffed": release.is_stuffed,
        "excess": dict(release.excess),
        "checks": {
            scope: {"answers": share.answers, "passing": share.passing}
            for scope, share in release.checks.items()
        },
        "goals": {
            scope: {"percent": goal.percent, "by": goal.by, "reason": goal.reason}
            for scope, goal in release.goals.items()
        },
        "words": [shared.counts, *filter(None, [shared.early]), *shared.words],
    }
