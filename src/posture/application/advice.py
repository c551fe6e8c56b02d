"""The one next step, and why and how for each check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from posture.application.bearings import bearings
from posture.application.checkup import Checkup, is_switched_off
from posture.application.decider import Decider as Decider
from posture.application.decider import decider
from posture.application.exceptions import snoozed_checks
from posture.application.order import because, for_it
from posture.application.own_steps import are_for_others, own_steps, ways_of_all
from posture.application.session import Session
from posture.checks import explanation
from posture.checks import next_step as chooser
from posture.checks.check import Check
from posture.checks.check import Origin as Origin
from posture.checks.explanation import Way as Way
from posture.checks.settings_pages import SettingsPage, page
from posture.checks.verdict import Evidence, Outcome, Verdict
from posture.facts.model import Value
from posture.words.phrase import phrase

_WHICH = phrase(
    "Which of these systems yours is, Posture does not know: only the step that names it is for you. If none "
    "does, ask whoever looks after this computer."
)


@dataclass(frozen=True, slots=True)
class Step:
    """What is worth doing next: the act, one sentence of why, and in words how long it takes.

    ``because`` says why this and nothing else is first, "" where nothing else is to be done. ``alarm`` is
    what to do at once where somebody else may be at work on the computer, or "".
    """

    check: str
    act: str
    why: str
    takes: str
    because: str
    alarm: str
    outcome: Outcome
    finding: str
    settings: SettingsPage | None
    lesson: str | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A check in full for this computer.

    ``topic`` names what it is about, ``title`` says how it is to be.
    ``consequence`` is the first sentence of why it matters.
    ``finding`` is what was found, ``found`` the same to stand behind the words of the outcome. ``rule`` has a
    sentence for each way to meet a clause, ``fix`` what to know first, if there is such a thing (then it
    stands in ``fix_note`` as well), and then the steps; ``ways`` are the steps for this very system and for
    what was found on it, all of them where that is not known, and ``fix_here`` those steps in one list;
    ``all_ways`` has those for other systems as well;
    ``fix_doubt`` says so where there are some for several and it is not known which is this one. ``look``
    says how the person finds out by themselves.
    Without a verdict ``outcome`` is None; ``measured`` is the answer underneath an exception. ``missing``
    says why nothing is known beside the outcome, "" where more is. ``lesson`` is one that there is.
    ``origin`` says where the answer comes from on this system, and ``decider`` who decided what was found,
    None where that is not known.
    """

    check: str
    title: str
    topic: str
    act: str
    area: str
    takes: str
    alarm: str
    outcome: Outcome | None
    measured: Outcome | None
    finding: str
    found: str
    wanted: str
    rule: tuple[str, ...]
    why: str
    consequence: str
    fix: tuple[str, ...]
    ways: tuple[Way, ...]
    all_ways: tuple[Way, ...]
    fix_note: str
    fix_doubt: str
    look: tuple[str, ...]
    remedy: str
    evidence: tuple[Evidence, ...]
    missing: str
    settings: SettingsPage | None
    lesson: str | None
    origin: Origin | None
    decider: Decider | None
    switched_off: bool
    maps: Mapping[str, tuple[str, ...]]

    @property
    def fix_here(self) -> tuple[str, ...]:
        return tuple(step for way in self.ways for step in way.steps)

    @property
    def fix_left_out(self) -> int:
        """How many steps are for other systems than this."""
        return sum(len(way.steps) for way in self.all_ways) - len(self.fix_here)


def next_step(session: Session, checkup: Checkup, *, heed_put_off: bool = True) -> Step | None:
    """The one thing worth doing next, or None when nothing that was found asks for it of the person.

    What only IT can change is never it (``for_it``).
    Raises StoreError where it cannot be read what the person put off; ``heed_put_off=False`` does not ask.
    """
    put_off = snoozed_checks(session) if heed_put_off else frozenset()
    left_out = {*put_off, *for_it(session, checkup)}
    placed = chooser.next_step(session.catalogue, checkup.verdicts, left_out=left_out)
    if placed is None:
        return None
    chosen = placed.verdict
    check = session.check(chosen.check)
    return Step(
        check=check.id,
        act=check.act,
        why=explanation.why_in_short(check),
        takes=explanation.takes(check, session.host.system),
        because=because(session, placed),
        alarm=check.alarm,
        outcome=chosen.outcome,
        finding=chosen.finding,
        settings=page(check.open, session.host.system, _desktop(checkup)),
        lesson=check.lesson,
    )


def explain(session: Session, check_id: str, checkup: Checkup | None) -> Explained:
    """Why, rule, finding and repair of one check; ApplicationError when there is no such check."""
    check = session.check(check_id)
    desktop = _desktop(checkup)
    verdict = checkup.verdict(check_id) if checkup else None
    told = explanation.explain(
        check,
        session.host.system,
        desktop,
        limits=bearings(session, session.now()).limits,
        found=_known(verdict),
    )
    steps = tuple(step for way in told.ways for step in way.steps)
    doubtful = are_for_others(steps, _system(checkup))
    missing = checkup.missing if checkup and verdict else ""
    return Explained(
        check=check.id,
        title=check.title,
        topic=check.topic,
        act=check.act,
        area=check.area,
        takes=explanation.takes(check, session.host.system),
        alarm=_alarm(check, verdict),
        outcome=verdict.outcome if verdict else None,
        measured=verdict.measured if verdict else None,
        finding=(verdict.finding or missing) if verdict else phrase("Not checked yet."),
        found=(_capital(verdict.found) or missing) if verdict else phrase("Not checked yet."),
        wanted=(verdict.wanted if verdict else "") or told.wanted,
        rule=told.rule,
        why=told.why,
        consequence=explanation.why_in_short(check),
        fix=told.fix,
        ways=_own_ways(told.ways, _system(checkup), apart=doubtful),
        all_ways=told.ways,
        fix_note=told.fix_note,
        fix_doubt=_WHICH if doubtful else "",
        look=told.look,
        remedy=verdict.remedy if verdict else "",
        evidence=verdict.evidence if verdict else (),
        missing=missing,
        settings=page(check.open, session.host.system, desktop),
        lesson=check.lesson if check.lesson in session.library.lessons else None,
        origin=explanation.origin(check, session.host.system),
        decider=decider(verdict, check.facts[0]) if verdict else None,
        switched_off=verdict is not None and is_switched_off(verdict),
        maps=check.maps,
    )


def _alarm(check: Check, verdict: Verdict | None) -> str:
    """What to do at once, where the check did not turn out well and the person did not set it aside."""
    bad = verdict is not None and verdict.outcome in (Outcome.FAIL, Outcome.WARN)
    return check.alarm if bad else ""


def _own_ways(ways: Sequence[Way], system: str, *, apart: bool) -> tuple[Way, ...]:
    """The ways with the steps for this system; ``apart``: those for named systems stand by themselves."""
    if apart:
        return tuple(part for way in ways for part in ways_of_all(way))
    return tuple(replace(way, steps=own_steps(way.steps, system)) for way in ways)


def _known(verdict: Verdict | None) -> Mapping[str, Value]:
    """The facts that the verdict rests on; none where only the outcome was kept."""
    evidence = verdict.evidence if verdict else ()
    return {each.fact: each.value for each in evidence if each.value is not None}


def _capital(sentence: str) -> str:
    """As it stands at a beginning: what could not be told is told behind a colon elsewhere."""
    return phrase("{sentence:capital}", sentence=sentence) if sentence else ""


def _system(checkup: Checkup | None) -> str:
    return checkup.system.get("name", "") if checkup else ""


def _desktop(checkup: Checkup | None) -> str:
    return checkup.system.get("desktop", "") if checkup else ""
