"""The message in a ```` ```message mail ```` fence: headers, ``---``, a body, marks ``{words}[name]``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from posture.content.blocks import Line
from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean
from posture.lessons.blocks.reserved import note_real_addresses, note_real_numbers
from posture.lessons.message import ADDRESS, Channel, Header, Message, Part

_OPENING = re.compile(r" {0,3}(?:`{3,}|~{3,}) *message\b *(?P<channel>.*)")
MARK = re.compile(r"\{(?P<words>[^{}]+)\}\[(?P<name>[a-z][a-z0-9-]*)\]")
_HEADER = re.compile(r"(?P<name>[A-Za-z][A-Za-z -]*): *(?P<value>.*)")


def opens_message(line: Line) -> bool:
    """Whether a line opens a message fence."""
    return line.fence == line.number and _OPENING.fullmatch(line.text) is not None


def parse(fence: Sequence[Line], notes: ProblemLog) -> Message | None:
    """The message of the lines of a fence, its own two included, or None with problems noted.

    Codes: E041 unknown channel, E042 headers, E043 a broken mark, E049 an address or a
    telephone number that may be somebody's.
    """
    channel = _channel(fence[0], notes)
    inside = fence[1:-1] if fence[-1].closes else fence[1:]
    border = next((place for place, line in enumerate(inside) if line.text.strip() == "---"), None)
    if border is None:
        notes.error(fence[0].number, "E042", "A message has header lines, then “---”, then its words.")
        return None
    headers = tuple(filter(None, (_header(line, notes) for line in inside[:border])))
    body = tuple(part for line in inside[border + 1 :] for part in (*marked_parts(line, notes), Part("\n")))
    if channel is Channel.PAGE and not any(header.name.casefold() == ADDRESS for header in headers):
        notes.error(fence[0].number, "E042", "A page has a line “Address: …” above its “---”.")
    for line in inside:
        words = Line(line.number, MARK.sub(lambda match: match["words"], line.text))
        note_real_addresses(words, notes)
        note_real_numbers(words, notes)
    if not any(part.text.strip() for part in body):
        notes.error(fence[0].number, "E042", "The message has no words below its “---”.")
    return Message(channel, headers, body[:-1], fence[0].number) if channel else None


def _channel(opening: Line, notes: ProblemLog) -> Channel | None:
    match = _OPENING.fullmatch(opening.text)
    word = match["channel"].strip() if match else ""
    if word in tuple(Channel):
        return Channel(word)
    hint = did_you_mean(word, Channel)
    notes.error(opening.number, "E041", f"A message is mail, sms, chat, call or page, not “{word}”.{hint}")
    return None


def _header(line: Line, notes: ProblemLog) -> Header | None:
    match = _HEADER.fullmatch(line.text.strip())
    if match is None or not match["value"]:
        notes.error(line.number, "E042", "Above the “---” every line is “Name: value”, such as “From: …”.")
        return None
    return Header(match["name"], marked_parts(Line(line.number, match["value"]), notes))


def noted(parts: Sequence[Part]) -> str:
    """The parts as they are written, with their marks."""
    return "".join(f"{{{part.text}}}[{part.sign}]" if part.sign else part.text for part in parts)


def marked_parts(line: Line, notes: ProblemLog) -> tuple[Part, ...]:
    """The parts of a line, marked and not. Code: E043 a broken mark."""
    parts: list[Part] = []
    end = 0
    for match in MARK.finditer(line.text):
        parts += [Part(line.text[end : match.start()]), Part(match["words"], match["name"])]
        end = match.end()
    parts.append(Part(line.text[end:]))
    if any(not part.sign and ("{" in part.text or "}" in part.text) for part in parts):
        notes.error(line.number, "E043", "A mark is written {words}[name], with a name in small letters.")
    return tuple(part for part in parts if part.text)
