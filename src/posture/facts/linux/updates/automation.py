"""A program that looks after updates by itself."""

from __future__ import annotations

from dataclasses import dataclass

from posture.facts.model import Unreadable


@dataclass(frozen=True, slots=True)
class Automation:
    """Something that looks for updates unasked.

    ``installs``: whether security updates get installed unasked as well; unreadable where its settings
    do not tell.
    """

    by: str
    installs: bool | Unreadable
    method: str
    excerpt: str = ""
