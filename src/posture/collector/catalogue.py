"""What the collecting side needs of the check files: which may be asked, their titles and limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from posture.content.form import plain, read_form
from posture.content.locate import shipped
from posture.policy.limits import Limit


@dataclass(frozen=True, slots=True)
class Askable:
    """A check that ballots may ask about."""

    id: str
    title: str
    limits: Mapping[str, Limit]


@cache
def askable_checks() -> Mapping[str, Askable]:
    """The shipped checks that are marked ``ballot: true``, by id."""
    found = {}
    for entry in sorted((shipped() / "checks").iterdir(), key=lambda entry: entry.name):
        if not entry.name.endswith(".md"):
            continue
        form, _ = read_form(entry.read_text(encoding="utf-8"), entry.name)
        if form is None:
            continue
        fields = {name: plain(field.node) for name, field in form.fields.items()}
        if fields.get("ballot") is True:
            check_id = str(fields["check"])
            found[check_id] = Askable(check_id, str(fields["title"]), _limits(fields.get("limits")))
    return found


def title(check_id: str) -> str:
    """A check's title; its id where this release does not ship it."""
    check = askable_checks().get(check_id)
    return check.title if check else check_id


def _limits(data: object) -> Mapping[str, Limit]:
    if not isinstance(data, dict):
        return {}
    return {name: Limit(name, rule["default"], tuple(rule["allowed"])) for name, rule in data.items()}
