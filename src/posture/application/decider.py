"""Who decided what was found: a setting here, somebody who fixed it, or the maker of the system."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from posture.application.checkup import Verdict
from posture.facts.model import Value
from posture.words.phrase import Phrase, phrase


class Decider(StrEnum):
    """Who decided, as far as the evidence knows."""

    DEFAULT = "default"
    """Nobody set it: it is as the system comes."""
    SETTING = "setting"
    """It was set on this computer, and the person can set it otherwise."""
    FIXED = "fixed"
    """IT or whoever runs the computer fixed it, and the person cannot change it."""


SAID: Mapping[Decider, Phrase] = MappingProxyType(
    {
        Decider.DEFAULT: phrase("Nobody has set this: it is as the system comes."),
        Decider.SETTING: phrase("A setting on this computer, which you can change."),
        Decider.FIXED: phrase("Your IT, or whoever set this computer up, fixed it. Only they can change it."),
    }
)
"""Each of them in a sentence."""

_BY_SETTING = frozenset(
    {"dconf", "kscreenlockerrc", "xfconf", "xfce4-screensaver.xml", "~/.xscreensaver", "ufw.conf"}
)
"""Methods of readers that read what somebody set; each reader says “default” where nobody did."""
_BY_DEFAULT = frozenset({"default", "gsettings"})  # gsettings is asked only where no database has a value
_BY_LOCK = frozenset({"dconf (locked)"})


def decider(verdict: Verdict, family: str) -> Decider | None:
    """Who decided on the facts of ``family``, that of the check; None where what was read does not tell.

    ``management.*``, ``*.fixed_by`` and ``*.managed_by`` name what keeps a person from changing it.
    Otherwise the methods tell, if they agree.
    """
    known = [evidence for evidence in verdict.evidence if evidence.value is not None]
    if any(_names_a_fixer(evidence.fact, evidence.value) for evidence in known):
        return Decider.FIXED
    methods = {each.method for each in known if each.fact.startswith(f"{family}.") and each.method}
    for group, who in (
        (_BY_LOCK, Decider.FIXED),
        (_BY_SETTING, Decider.SETTING),
        (_BY_DEFAULT, Decider.DEFAULT),
    ):
        if methods and methods <= group:
            return who
    return None


def _names_a_fixer(fact: str, value: Value | None) -> bool:
    return bool(value) and (fact.startswith("management.") or fact.endswith((".fixed_by", ".managed_by")))
