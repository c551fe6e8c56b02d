"""A lesson as a page for the player: every block can be read, and done by keys and by a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

from posture.lessons.endings import ENDS, TOLD
from posture.lessons.exchange.markup import line, paragraphs
from posture.lessons.lesson import Block, DoIt, Lesson, Match, Order, Question, Read, Spot
from posture.lessons.message import Sign
from posture.lessons.mixing import mixed, out_of_order
from posture.lessons.passage import Keepsake, Passage, Picture
from posture.lessons.scenario import Scenario, Step
from posture.words.phrase import ENGLISH, phrase
from posture.words.speech import spoken

_BODY = {
    "choose": phrase("Choose something first."),
    "unfinished": phrase("A part is still open. It begins here."),
    "done": phrase("The lesson is done. You can close this page."),
    "failed": phrase(
        "Your learning platform does not answer. Leave this page open, and try again in a minute."
    ),
    "over": phrase(
        "This page was left or opened before, so your learning platform takes nothing more from it. Open the "
        "lesson there once more to finish it."
    ),
}
_OWN_LETTERS = {name.casefold(): name for name in ("macOS", "GNOME", "KDE", "MATE", "LXQt", "LXDE", "COSMIC")}
"""Systems and desktops that are not written like other names."""
# Nothing but the platform that opened the page is ever talked to; where that is, only it knows.
_RULES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src http: https:"


def page(lesson: Lesson, drawings: Mapping[str, str]) -> str:
    """The page, in the language of the lesson; ``drawings`` are addresses of its drawings, by file."""
    return _Page(lesson, drawings).text()


class _Page:
    def __init__(self, lesson: Lesson, drawings: Mapping[str, str]) -> None:
        self._lesson = lesson
        self._drawings = drawings
        self._say: Callable[[str], str] = str if lesson.lang == ENGLISH.code else spoken

    def text(self) -> str:
        lesson = self._lesson
        told = " ".join(f'data-{name}="{escape(self._say(words))}"' for name, words in _BODY.items())
        blocks = "\n".join(self._block(block) for block in lesson.blocks)
        sources = "".join(f"<li>{escape(each.name)} ({each.year})</li>" for each in lesson.sources)
        return f"""<!doctype html>
<html lang="{escape(lesson.lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_RULES}">
<title>{escape(lesson.title)}</title>
<link rel="stylesheet" href="player.css">
<script src="player.js" defer></script>
</head>
<body {told}>
<main>
<h1>{escape(lesson.title)}</h1>
<p>{line(lesson.objective)}</p>
{blocks}
<section><h2>{self._said(phrase("Your plan"))}</h2><p>{line(lesson.plan)}</p></section>
<section><h2>{self._said(phrase("Sources"))}</h2><ul>{sources}</ul></section>
<p id="said" role="status"></p>
<button id="finish" type="button">{self._said(phrase("Finish the lesson"))}</button>
</main>
</body>
</html>
"""

    def _said(self, words: str) -> str:
        return escape(self._say(words))

    def _block(self, block: Block) -> str:
        match block:
            case Read():
                return f"<section>{self._passages(block.passages)}</section>"
            case DoIt():
                return self._section(
                    "do-it", phrase("Do it"), self._passages(block.in_turn), still_open=False
                )
            case Question():
                return self._question(block)
            case Spot():
                return self._spot(block)
            case Order():
                return self._order(block)
            case Match():
                return self._match(block)
            case Scenario():
                return self._scenario(block)

    def _section(self, kind: str, title: str, inside: str, *, still_open: bool = True) -> str:
        state = "yes" if still_open else "no"
        return (
            f'<section data-kind="{kind}" data-open="{state}"><h2>{self._said(title)}</h2>{inside}</section>'
        )

    def _check(self, after: str) -> str:
        button = f'<button type="button" data-check>{self._said(phrase("Look at the answers"))}</button>'
        return f"{button}<div data-after hidden>{after}</div>"

    def _passages(self, passages: Sequence[Passage]) -> str:
        return "".join(self._passage(passage) for passage in passages)

    def _passage(self, passage: Passage) -> str:
        only = ", ".join(_OWN_LETTERS.get(name, name.capitalize()) for name in passage.only)
        heading = escape(passage.title) or escape(only)
        parts = [f"<h3>{heading}</h3>" if heading else ""]
        for piece in passage.pieces:
            if isinstance(piece, str):
                parts.append(paragraphs(piece))
            elif isinstance(piece, Picture) and piece.file in self._drawings:
                parts.append(f'<img alt="{escape(piece.alt)}" src="{self._drawings[piece.file]}">')
            elif isinstance(piece, Keepsake):
                # A platform is no place for what somebody keeps: whom to call, where a key lies.
                parts.append(f"<p>{self._said(phrase('Write down for yourself:'))} {escape(piece.label)}</p>")
        if passage.steps:
            parts.append(f"<ol>{''.join(f'<li>{line(step)}</li>' for step in passage.steps)}</ol>")
        return "".join(parts)

    def _choices(self, name: str, legend: str, choices: Sequence[str], *, several: bool = False) -> str:
        kind = "checkbox" if several else "radio"
        labels = (f'<label><input type="{kind}" name="{name}"> {choice}</label>' for choice in choices)
        about = f'aria-describedby="{name}"'
        return f"<fieldset {about}><legend>{legend}</legend>{''.join(labels)}</fieldset>"

    def _question(self, block: Question) -> str:
        right = f"<strong>{self._said(phrase('Right:'))}</strong> "
        whys = "".join(
            f'<p class="why">{right if each.right else ""}{line(each.text)}<br>{line(each.why)}</p>'
            for each in block.answers
        )
        texts = [line(each.text) for each in block.answers]
        legend = self._said(phrase("What do you say?"))
        prompt = f'<div id="{block.name}">{paragraphs(block.prompt)}</div>'
        inside = prompt + self._choices(block.name, legend, texts, several=block.several)
        return self._section("question", phrase("Question"), inside + self._check(whys))

    def _spot(self, block: Spot) -> str:
        signs = "".join(f"<li>{self._sign(block, sign)}</li>" for sign in block.signs)
        after = f"<p><strong>{self._said(TOLD[block.verdict])}</strong></p><ul>{signs}</ul>"
        after += f'<p class="why">{line(block.safe_step)}</p>'
        verdicts = self._choices(
            block.name, self._said(phrase("What do you say?")), [self._said(each) for each in TOLD.values()]
        )
        message = f'<div class="message" id="{block.name}">{escape(block.message.told(self._say))}</div>'
        inside = paragraphs(block.intro) + message + verdicts + self._check(after)
        return self._section("spot", phrase("Spot the signs"), inside)

    def _sign(self, block: Spot, sign: Sign) -> str:
        words = escape(block.message.marked(sign.name))
        return self._say(phrase("“{words}” {why}", words=words, why=line(sign.why)))

    def _selects(self, words: Sequence[str], options: Sequence[str]) -> str:
        listed = "".join(f"<option>{escape(option)}</option>" for option in options)
        select = f'<select><option value="">…</option>{listed}</select>'
        return "".join(f"<label>{line(each)}<br>{select}</label>" for each in words)

    def _order(self, block: Order) -> str:
        count = len(block.items)
        shown = [block.items[place].text for place in out_of_order(count, block.name)]
        after = "".join(f"<li>{line(each.text)}<br>{line(each.why)}</li>" for each in block.items)
        inside = self._selects(shown, [str(number) for number in range(1, count + 1)])
        whole = paragraphs(block.intro) + inside + self._check(f"<ol>{after}</ol>")
        return self._section("order", phrase("Put in order"), whole)

    def _match(self, block: Match) -> str:
        rights = [block.pairs[place].right for place in mixed(len(block.pairs), block.name)]
        after = "".join(
            f'<p class="why">{line(each.left)}: <strong>{line(each.right)}</strong><br>{line(each.why)}</p>'
            for each in block.pairs
        )
        inside = self._selects([pair.left for pair in block.pairs], rights)
        whole = paragraphs(block.intro) + inside + self._check(after)
        return self._section("match", phrase("Match"), whole)

    def _scenario(self, block: Scenario) -> str:
        steps = "".join(self._step(step) for step in block.steps.values())
        return self._section("scenario", phrase("Scenario"), paragraphs(block.intro) + steps)

    def _step(self, step: Step) -> str:
        inside = paragraphs(step.text)
        for choice in step.choices:
            inside += (
                f'<button type="button" data-to="{escape(choice.leads_to)}">{line(choice.text)}</button>'
            )
        ending = ""
        if step.ending is not None:
            ending = " data-ending=yes"
            back = self._said(phrase("Back to the last choice"))
            inside += f"<p><strong>{self._said(ENDS[step.ending])}</strong></p>{paragraphs(step.recovery)}"
            inside += f'<button type="button" data-back>{back}</button>'
        return f'<div data-step="{escape(step.name)}"{ending} hidden>{inside}</div>'
