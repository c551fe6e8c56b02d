"""Every sentence about privacy that the app says, each under a name that stays.

``tests/reports/test_promises.py`` names for each the test of the property that makes it true. None may say
more than that property; what IT merely promises is called a promise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import Final

from posture.words.phrase import Phrase, Said, phrase

PROMISES: Mapping[str, Phrase] = MappingProxyType(
    {
        "unnamed": phrase(
            "Your answers leave as {ballots} separate, signed, unnamed ballots. The signatures prove that "
            "each comes from a device that joined, and that it counts once. They do not say from which "
            "device."
        ),
        "fixed": phrase(
            "They are measured and signed once, when casting has opened. What is shown here is what "
            "leaves, byte for byte."
        ),
        "moments": phrase(
            "Each leaves at a random moment of its own from {opens} to {ends}, over a connection of its "
            "own, among the hours at which this computer usually runs. If you alone work at such hours, that "
            "can be seen. For a moment that it slept through, another is drawn; a ballot that finds none is "
            "not cast. What is left in the last twelve hours, or in the last hours in which this computer "
            "usually runs, can leave closer together."
        ),
        "fetching": phrase(
            "The keys for your ballots are fetched earlier, at a random moment, whether or not you let "
            "ballots leave. IT can see that this device joined and fetched keys. That does not tell "
            "whether it sent anything, or what."
        ),
        "address": phrase(
            "They go straight to IT's server. It can see the network address that they come from. Not "
            "noting it is IT's promise, not a technical guarantee."
        ),
        "system": phrase(
            "All computers send the same headers in the same order. How the encryption is begun differs "
            "from system to system, so IT's server may see from what kind of computer a ballot comes."
        ),
        "send-now": phrase(
            "If you send now, all leave at once, right after one another. Somebody who watches the "
            "network or the server then can see which ballots belong together, and which address they "
            "come from."
        ),
        "server": phrase(
            "Posture does not protect you from somebody who copies IT's server many times together with "
            "the round's keys, or who looks into the running program."
        ),
        "fingerprint": phrase(
            "Your colleagues must see the same fingerprint for this round: {fingerprint}. If theirs "
            "differs, one of you was given a round of their own, which can single them out. Then send "
            "nothing, and ask IT and your colleagues."
        ),
        "unwatched": phrase(
            "Nobody outside IT watches the rounds yet. A round of your own shows only by comparing "
            "fingerprints. If IT added ballots, it would show only where there are more of them than keys "
            "were given out. If IT kept others out of a round, they are told, and you are not."
        ),
        "one-answer": phrase(
            "Your keyring remembers which answers were signed in a round, so a copy of Posture's folder "
            "cannot sign others."
        ),
        "one-answer-passphrase": phrase(
            "Your key is sealed by a passphrase. If an older copy of Posture's folder is put back, that "
            "cannot be noticed here; IT's server counts the first answer to a check and refuses a second."
        ),
        "reading": phrase(
            "The sums come at a random moment of the day after the close, with a key that all members "
            "share. Opening “Together” sends nothing."
        ),
        "at-rest": phrase(
            "What you said, when, and what IT's server replied is sealed on this disk. In the open stand "
            "the day and the kind of each message, which checks a round asks, of each of them how far its "
            "ballot is and on which day it left, and on which day keys and sums are fetched next."
        ),
        "small-group": phrase(
            "Only {enrolled} devices have joined. In so small a group a result that everyone shares, or "
            "one that only one person could have, can still point to someone."
        ),
        "group": phrase(
            "In a group of {enrolled}, a result that everyone shares, or one that only one person could "
            "have, can still point to someone."
        ),
        "self-reported": phrase("Answers are self-reported."),
        "administered": phrase(
            "If your employer administers this computer, it can see these settings directly, and by setting "
            "its clock have your ballots leave close together. Posture does not prevent that."
        ),
        "rehearsal": phrase(
            "This is a rehearsal: its rounds take seconds, so ballots leave close together. Its numbers "
            "are for practice."
        ),
    }
)
"""The sentences by name; a few have places to fill in."""


def said(name: str, **values: Said) -> Phrase:
    """The sentence of that name, its places filled in."""
    return PROMISES[name].filled(**values)


class Topic(Enum):
    """What a sentence about privacy answers."""

    WHO = "who"
    WHEN = "when"
    LIMITS = "limits"


_ABOUT: Final = MappingProxyType(
    {
        Topic.WHO: ("unnamed", "address", "system", "at-rest", "administered"),
        Topic.WHEN: ("fixed", "moments", "fetching", "send-now", "reading"),
    }
)


def by_topic(sentences: Sequence[str]) -> dict[Topic, list[str]]:
    """The sentences by what they answer, each once; what is no other's stands with the limits."""
    of = {PROMISES[name].template: topic for topic, names in _ABOUT.items() for name in names}
    told: dict[Topic, list[str]] = {topic: [] for topic in Topic}
    for sentence in sentences:
        told[of.get(getattr(sentence, "template", ""), Topic.LIMITS)].append(sentence)
    return told
