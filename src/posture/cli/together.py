"""``posture together``: the organisation's sums as they were brought here, the same that IT gets."""

from __future__ import annotations

import argparse
from typing import Any

from posture.application.session import Session
from posture.application.voting.standing import standing
from posture.application.voting.together import Goal, Share, Shared, thin, to_show
from posture.application.voting.together import together as kept_releases
from posture.cli.terminal import heading, paint, print_json, say, title, wrapped
from posture.cli.timetable import when
from posture.words.program import typable

_BANDS = {
    "": "Fewer than ten answered, so nothing is said.",
    "under-half": "Under half are OK",
    "about-half": "About half are OK",
    "most": "Most are OK",
    "nearly-all": "Nearly all are OK",
}
_SAME_FINGERPRINT = (
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
        say("There are no sums yet.")
        say(wrapped(typable(_when_expected(session))))
    return 0


def _when_expected(session: Session) -> str:
    times = standing(session).timetable
    if times is None:
        return "They are brought here within a day of the end of the first round, which has not begun."
    closing = when(times.close, session.now())
    return (
        f"The round closes {closing}. “posture deliver”, or the open window, brings them within a day of it."
    )


def _print(session: Session, shared: Shared) -> None:
    release = shared.release
    title(f"{release.name}, round {release.epoch}, closed on {release.closed}")
    if release.rehearsal:
        say("This is a rehearsal: its numbers are for practice.")
    if shared.early:
        say(wrapped(shared.early))
    say(wrapped(shared.counts))
    if shared.stuffed:
        say(paint(wrapped(shared.stuffed), _RED))
    for scope, share in release.checks.items():
        check = session.catalogue.checks.get(scope)
        heading(check.title if check else scope)
        say(wrapped(_words(share, release.goals.get(scope)), "  "))
    heading("What these numbers can say")
    for sentence in shared.words:
        say(wrapped(sentence, "  - ", "    "))
    if shared.fingerprint:
        heading(f"The round's fingerprint: {shared.fingerprint}")
        say(wrapped(_SAME_FINGERPRINT, "  "))


def _words(share: Share, goal: Goal | None) -> str:
    said = _BANDS.get(share.passing, f"About {share.passing} of 100 are OK")
    if share.answers:
        said = f"{said}, of {share.answers} or a few more answers."
    if goal is None:
        return said
    reason = f": {goal.reason}" if goal.reason else "."
    return f"{said} The goal is {goal.percent} of 100 until {goal.by}{reason}"


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
