"""A made-up message, the signs marked in it, and what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from posture.words.phrase import phrase

ADDRESS = "address"
"""The name of the header that stands in a browser's bar."""
_ADDRESS = phrase("Address")


class Channel(StrEnum):
    """How a message came; a page is what a browser shows, with its address above."""

    MAIL = "mail"
    SMS = "sms"
    CHAT = "chat"
    CALL = "call"
    PAGE = "page"


class SignKind(StrEnum):
    """The five families of cues of the NIST Phish Scale (NIST TN 2276)."""

    ERROR = "error"
    TECHNICAL = "technical"
    VISUAL = "visual"
    LANGUAGE = "language"
    COMMON_TACTIC = "common-tactic"


class SpotVerdict(StrEnum):
    """What a message is; often one cannot tell, and checks by another way."""

    FAKE = "fake"
    GENUINE = "genuine"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message, and the name of the sign that it is, or ""."""

    text: str
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """A line above a message's body, such as who sent it."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A made-up message: plain text, nothing in it is ever a link."""

    channel: Channel
    headers: tuple[Header, ...]
    body: tuple[Part, ...]
    line: int

    @property
    def text(self) -> str:
        """All of it as plain text."""
        return self.told(str)

    def told(self, say: Callable[[str], str]) -> str:
        """As ``text``, for somebody to read: see ``name_of``."""
        headers = (f"{self.name_of(header, say)}: {joined(header.parts)}" for header in self.headers)
        return "\n".join((*headers, "", joined(self.body)))

    def marked(self, sign: str) -> str:
        """The words that a sign explains; where they stand in several places, all of them."""
        parts = [*(part for header in self.headers for part in header.parts), *self.body]
        return " … ".join(part.text for part in parts if part.sign == sign)

    def name_of(self, header: Header, say: Callable[[str], str]) -> str:
        """What a header is called; ``say`` puts the bar's English name into the reader's language."""
        is_bar = self.channel is Channel.PAGE and header.name.casefold() == ADDRESS
        return say(_ADDRESS) if is_bar else header.name

    @property
    def marks(self) -> frozenset[str]:
        """The names of the signs marked in it."""
        parts = (*(part for header in self.headers for part in header.parts), *self.body)
        return frozenset(part.sign for part in parts if part.sign)


@dataclass(frozen=True, slots=True)
class Sign:
    """A marked part of a message, explained; ``telling`` is False for one that proves nothing either way."""

    name: str
    kind: SignKind
    why: str
    telling: bool
    line: int


def joined(parts: tuple[Part, ...]) -> str:
    """The text of the parts, without their marks."""
    return "".join(part.text for part in parts)
