"""Write ``docs/checks.md`` out of the checks and the families: ``python tests/checks/checks_page.py``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from posture.checks.catalogue import load
from posture.checks.check import AREAS, Check
from posture.checks.explanation import explain
from posture.checks.fixes import SYSTEM_NAMES
from posture.checks.knowledge import DERIVED
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.host.model import System

PAGE = Path(__file__).parents[2] / "docs" / "checks.md"
_HEAD = """\
# How each check knows

What is read on each system, what of it decides, what a plain user cannot know, and what an administrator's
run adds (`sudo posture check`, or as an administrator on Windows). Written from `checks/` and
`src/posture/facts` by `make docs`; a test keeps it true to them. *Could not tell* is said wherever an answer
would be a guess.
"""


def page() -> str:
    """The page as it is to be."""
    checks = load(shipped() / "checks").checks.values()
    chosen = (check for area in AREAS for check in checks if check.area == area)
    return "\n".join((_HEAD, *("\n".join(_part(check)) for check in chosen)))


def measured_on(check: Check) -> list[System]:
    """The systems on which the family is read that the check is about, the first that it names."""
    name = check.facts[0]
    family = FAMILIES[DERIVED.get(name, name)]
    return [system for system in System if system in check.systems and system in family.readers]


def _part(check: Check) -> Iterator[str]:
    yield f"## {check.title} (`{check.id}`)"
    yield ""
    for sentence in explain(check, System.LINUX).rule:
        yield f"- {sentence}"
    yield f"- An answer holds for {check.holds} days; what is shown after that is “Too old to say”."
    for system in System:
        if system not in check.systems:
            continue
        yield ""
        yield f"### {SYSTEM_NAMES[system]}"
        yield ""
        origin = check.origins.get(system)
        if origin is None:
            yield "Not measured: no source tells it reliably."
            continue
        yield f"- **Read**: {origin.read}"
        yield f"- **Decides**: {origin.decides}"
        yield f"- **A plain user cannot know**: {origin.hidden}"
        yield f"- **An administrator's run adds**: {origin.administrator}"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
