"""Every sentence about privacy that the collector's page and commands say, each under a name that stays.

``tests/collector/test_promises.py`` names for each the tests of the property that makes it true. None may say
more than that property; what IT merely promises is called a promise.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from posture.ballots.release import SHARE_OF

PROMISES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "open": (
            "Until then neither this page nor IT's commands tell how many ballots came, or what they say."
        ),
        "destroyed": (
            "It is closed, and its keys are destroyed: with what this server keeps, no sealed ballot of "
            "it can be opened any more, and none can be made."
        ),
        "fingerprint": (
            "It stands for everything this round asks, its keys, and the trust root under it. The app "
            "shows it under Reports; compare it with a colleague's. Whoever sees other letters was shown "
            "a round of their own, and what they send could be told from everybody else's: they should "
            "send nothing, keep the app as it is, and say so."
        ),
        "release": (
            "For each check this page tells which share is fine: in words below 200 answers, in steps of "
            f"five points from there on, nothing below ten answers. {SHARE_OF} Numbers of answers are in "
            "fives. The app, and IT's commands, show exactly the same. Answers are what "
            "each computer says of itself."
        ),
        "members": "These sums are for members and IT.",
        "everyone": "IT chose to show the sums to everybody who reaches this address.",
        "practice": (
            "The sums of a rehearsal are for everybody who reaches this address, unless IT chose members "
            "alone."
        ),
        "two-rounds": (
            "When somebody joins or leaves between two rounds, whoever compares the sums can guess that "
            "one person's answer to a check somewhat better than by tossing a coin, which is right 50 "
            "times of 100: 64 times where 11 answer (at worst 71), 58 where 20 do (at worst 64), 53 where "
            "60 do (at worst 58). Exact sums of 60 would let it be guessed 70 to 82 times; that is why "
            "they are not shown."
        ),
        "address": (
            "Network addresses: ballots come straight to this server, which can see the address each "
            "comes from. Not noting them is a promise of IT, not something the app can see to. There is "
            "no relay yet."
        ),
        "stuffing": (
            "Ballots that IT makes itself: they show in red where more came than were fetched, or more "
            "were fetched than devices had joined. Below that nothing shows, because there is no public "
            "log and no witness yet."
        ),
        "recount": (
            "Exact sums: for a recount the server keeps the ballots of a round, which name nobody, for 90 "
            "days after its close. Whoever opens its files can count them. Ballots on a check that fewer "
            "than ten answered are not kept, nor any of a round in which fewer than ten took part."
        ),
        "keys": (
            "The server itself: whoever has the keys of an open round and copies of the server's files "
            "from many moments (with PostgreSQL from one), or looks into the running server, can see in "
            "which order ballots came, and what they say."
        ),
        "backups": (
            "Do not copy {keys} into backups: the keys of each round lie there until it closes. Whoever "
            "keeps copies of them, and of the folder in that round, can open its ballots for ever."
        ),
        "direct": "Ballots come straight here: this server can see the network addresses they come from.",
        "unwatched": "Nobody outside IT watches the books; the app tells its people so.",
    }
)


def said(name: str, **places: object) -> str:
    """The sentence of that name, its places filled in."""
    return PROMISES[name].format(**places)
