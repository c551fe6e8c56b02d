"""The page of the sums: rendered here, no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, select_autoescape

from posture.ballots.ballot import Answer
from posture.ballots.manifest import LEAST_THRESHOLD
from posture.collector.epochs import last_epoch
from posture.collector.organisation import Organisation
from posture.collector.publication import NOTE, title
from posture.collector.store import Store
from posture.collector.tally import joined, published


@dataclass(frozen=True, slots=True)
class Row:
    """One check on the page; the shares are per cent of all its ballots."""

    title: str
    counts: tuple[tuple[str, str, int, float], ...]
    total: int


_WORDS = {
    Answer.PASS: "OK",
    Answer.FAIL: "To fix",
    Answer.UNKNOWN: "Could not tell",
    Answer.NOT_APPLICABLE: "Does not apply",
}


def render(organisation: Organisation, store: Store) -> str:
    """The page as HTML."""
    sums, newest = published(store), last_epoch(store)
    rows = [] if sums is None else [_row(scope, counts) for scope, counts in sums.checks.items()]
    return (
        _environment()
        .get_template("sums.html")
        .render(
            organisation=organisation,
            sums=sums,
            joined=joined(store),
            next_round=newest.id if newest and sums and newest.id != sums.epoch else "",
            rows=rows,
            withheld=[] if sums is None else [(title(scope), why) for scope, why in sums.withheld.items()],
            note=NOTE,
            threshold=LEAST_THRESHOLD,
        )
    )


@cache
def style_sheet() -> str:
    return (files("posture.collector.web") / "templates" / "style.css").read_text(encoding="utf-8")


def _row(scope: str, counts: Mapping[Answer, int]) -> Row:
    total = sum(counts.values())
    return Row(
        title(scope),
        tuple(
            (answer.name.lower().replace("_", "-"), _WORDS[answer], count, round(100 * count / total, 1))
            for answer, count in counts.items()
        ),
        total,
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("posture.collector.web"),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
