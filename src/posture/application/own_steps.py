"""Which steps of a repair are for this system, where a list has steps for several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from posture.checks.explanation import Way

# As the content names them, and as they name themselves (PRETTY_NAME of os-release(5)).
_NAMES = {
    "Debian": "Debian",
    "Ubuntu": "Ubuntu",
    "Linux Mint": "Linux Mint",
    "Pop OS": "Pop!_OS",
    "Zorin OS": "Zorin OS",
    "Fedora": "Fedora",
    "RHEL": "Red Hat Enterprise Linux",
    "Silverblue": "Silverblue",
    "openSUSE Leap": "openSUSE Leap",
    "Tumbleweed": "Tumbleweed",
    "MicroOS": "MicroOS",
    "Arch": "Arch Linux",
    "NixOS": "NixOS",
}
_UNLIKE_ALL = frozenset({"NixOS"})
"""Those without relatives: their steps are for no other system, whichever it is."""
_ONE = f"(?:{'|'.join(_NAMES)}|Elsewhere)"
# A step, or a part of one, that begins with the systems it is for: “Debian, Ubuntu and Linux Mint: …”.
_LABEL = re.compile(rf"(?:^|; |\. )(?:On )?({_ONE}(?:(?:, | and ){_ONE})*)\b")


def own_steps(steps: Sequence[str], system: str) -> tuple[str, ...]:
    """The steps for the system of that name, and those for all.

    All of them where none is for it alone: then the list may hold for its relatives. Of those only that
    have none, a system that has another name, whichever, needs none.
    """
    ours = {content for content, name in _NAMES.items() if name in system}
    named = [_named(step) for step in steps]
    if not any(ours & each for each in named):
        others = _UNLIKE_ALL if system else frozenset()
        return tuple(step for step, each in zip(steps, named, strict=True) if not each or each - others)
    return tuple(step for step, each in zip(steps, named, strict=True) if not each or ours & each)


def are_for_others(steps: Sequence[str], system: str) -> bool:
    """Whether the list has steps for named systems, and the one of that name is none of them."""
    ours = {content for content, name in _NAMES.items() if name in system}
    named = [_named(step) for step in steps]
    others = _UNLIKE_ALL if system else frozenset()
    return any(each - others for each in named) and not any(ours & each for each in named)


def ways_of_all(way: Way) -> tuple[Way, ...]:
    """Where it is not known which system this is, steps that name one stand apart from those in order."""
    runs = groupby(way.steps, key=lambda step: bool(_named(step)))
    parts = [Way("", "", tuple(steps), in_order=not named) for named, steps in runs]
    return (replace(parts[0], heading=way.heading, text=way.text), *parts[1:])


def _named(step: str) -> frozenset[str]:
    """The systems that a step says it is for; none where it is for all."""
    return frozenset(name for label in _LABEL.findall(step) for name in re.findall(_ONE, label))
