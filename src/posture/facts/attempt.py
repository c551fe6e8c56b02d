"""One try to find something out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from posture.facts.model import Unreadable, unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError

T = TypeVar("T")


def attempt(ask: Callable[[Host], T], host: Host, *, method: str = "") -> T | Unreadable:
    """What asking the host gives, or why it gave nothing, so that the next one can be asked."""
    try:
        return ask(host)
    except Undecided as undecided:
        return undecided.answer
    except HostError as error:
        return unreadable(error, method=method)
