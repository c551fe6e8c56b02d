"""The publication: the same sums for IT, for the members, for everyone."""

from __future__ import annotations

from posture.collector.catalogue import askable_checks
from posture.collector.organisation import Organisation
from posture.collector.store import Store
from posture.collector.tally import joined, published

PUBLICATION_SCHEMA = "posture/publication/1"

NOTE = (
    "A round's sums are shown when it closes. Answers are self-reported. "
    "Nobody outside IT watches the books of this collector. "
    "In a small group a result that everyone shares can still point to someone."
)


def publication(organisation: Organisation, store: Store) -> dict[str, object]:
    """What ``GET /v1/publication`` gives and what IT's page shows; no round yet gives an empty one."""
    sums = published(store)
    data: dict[str, object] = {
        "schema": PUBLICATION_SCHEMA,
        "org": organisation.name,
        "epoch": sums.epoch if sums else "",
        "open": sums.is_open if sums else False,
        "enrolled": sums.enrolled if sums else joined(store),
        "checks": {},
        "withheld": dict(sums.withheld) if sums else {},
        "note": NOTE,
        "rehearsal": organisation.rehearsal,
    }
    if sums:
        data["checks"] = {
            scope: {
                "title": title(scope),
                **{answer.name.lower(): count for answer, count in counts.items()},
            }
            for scope, counts in sums.checks.items()
        }
    return data


def title(scope: str) -> str:
    """A check's title; its id where this release does not ship it."""
    check = askable_checks().get(scope)
    return check.title if check else scope
