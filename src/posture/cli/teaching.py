"""A lesson's blocks on the terminal: read, answer, put in order, match, choose, do."""

from __future__ import annotations

from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.keepsakes import keep
from posture.application.learning import (
    Block,
    DoIt,
    Ending,
    Keepsake,
    Match,
    Order,
    Pair,
    Passage,
    Picture,
    Question,
    Read,
    Scenario,
    Spot,
    Step,
    answer,
)
from posture.application.opening import Opened
from posture.application.session import Session
from posture.application.since import days_it_took
from posture.cli.outcomes import status
from posture.cli.questions import choose, go_on, number, places, show_why, words, yes
from posture.cli.reading import plain
from posture.cli.spotting import spot
from posture.cli.terminal import bold, numbered, say, title, wrapped
from posture.words.phrase import Phrase, counted, phrase
from posture.words.speech import spoken

_ENDS = {
    Ending.GOOD: phrase("It ends well."),
    Ending.RECOVERED: phrase("It went wrong, and ends well after all."),
    Ending.HARM: phrase("This does harm."),
}


def teach(session: Session, opened: Opened, block: Block) -> None:
    """Go through one block; ``Stopped`` where the person stops in it."""
    match block:
        case Read():
            for passage in block.passages:
                _read(session, opened, passage)
            go_on()
        case Question():
            chosen = choose(block)
            answer(session, opened.lesson, block, chosen)
            show_why(block, chosen)
        case Spot():
            spot(block)
        case Order():
            _order(block, opened.mixes[block.name])
        case Match():
            _match(block, opened.mixes[block.name])
        case Scenario():
            _scenario(block)
        case DoIt():
            _do_it(session, opened, block)


def _read(session: Session, opened: Opened, passage: Passage, *, first: int = 1) -> None:
    if passage.title:
        title(passage.title)
    for piece in passage.pieces:
        match piece:
            case Picture():
                say(wrapped(f"({piece.alt})"))
            case Keepsake():
                _fill(session, opened, piece)
            case _:
                say(plain(piece))
    if passage.steps:
        say(numbered(passage.steps, first=first))


def _fill(session: Session, opened: Opened, asked: Keepsake) -> None:
    """Ask for something to keep; Enter alone leaves what was there."""
    before = opened.kept.get(asked.name, "")
    say(wrapped(phrase("{label}. It is kept on this computer only.", label=asked.label)))
    if before:
        say(wrapped(phrase("So far: {words}", words=before), "  "))
    if said := words(phrase("Write it down, or press Enter to leave it (q stops): ")):
        keep(session, asked.name, said)


def _order(block: Order, mix: tuple[int, ...]) -> None:
    say(plain(block.intro))
    say(numbered([block.items[place].text for place in mix]))
    count = len(mix)
    example = " ".join(map(str, range(count, 0, -1)))
    said = places(phrase("The numbers in their order, such as {example} (q stops): ", example=example), count)
    right = tuple(mix[place] for place in said) == tuple(range(count))
    say(bold(spoken(phrase("Right.") if right else phrase("It goes like this:"))))
    for at, item in enumerate(block.items, 1):
        say(wrapped(f"{item.text}: {item.why}", f"  {at}. ", "     "))


def _match(block: Match, mix: tuple[int, ...]) -> None:
    say(plain(block.intro))
    say(numbered([block.pairs[place].right for place in mix]))
    for pair in block.pairs:
        said = block.pairs[mix[number(_to_match(pair, len(mix)), len(mix))]]
        say(bold(spoken(phrase("Right.") if said is pair else phrase("Rather: {words}", words=pair.right))))
        say(wrapped(pair.why, "  "))


def _to_match(pair: Pair, count: int) -> Phrase:
    return phrase("{left} (1 to {count}, q stops): ", left=pair.left, count=count)


def _scenario(block: Scenario) -> None:
    if block.intro:
        say(plain(block.intro))
    path = [block.start]
    while True:
        step = path[-1]
        say(plain(step.text))
        if step.ending is None:
            say(numbered([choice.text for choice in step.choices]))
            count = len(step.choices)
            chosen = step.choices[
                number(phrase("What do you do? (1 to {count}, q stops): ", count=count), count)
            ]
            path.append(block.steps[chosen.leads_to])
            continue
        _end(step)
        if step.ending is Ending.GOOD or not yes(phrase("Go back to your last choice?")):
            return
        path.pop()


def _end(step: Step) -> None:
    if step.ending is not None:
        say(bold(spoken(_ENDS[step.ending])))
    if step.recovery:
        say(wrapped(phrase("What to do now: {recovery}", recovery=step.recovery), "  "))


def _do_it(session: Session, opened: Opened, block: DoIt) -> None:
    title(phrase("Do it now"))
    before = 0
    for passage in block.in_turn:
        _read(session, opened, passage, first=before + 1)
        before += len(passage.steps)
    if not block.check:
        go_on()
        return
    look_again(session, block.check)


def look_again(session: Session, check: str) -> None:
    """Check one thing as often as the person wants, until it is well."""
    while yes(phrase("Shall Posture check it now?")):
        found = check_now(session, [check])
        [verdict] = found.verdicts
        say(wrapped(status(verdict)))
        if days := days_it_took(session, found, check):
            say(
                wrapped(
                    counted(
                        "It was open for {n} day, counted from the first look that found it.",
                        "It was open for {n} days, counted from the first look that found it.",
                        n=days,
                    )
                )
            )
        if verdict.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE):
            return
