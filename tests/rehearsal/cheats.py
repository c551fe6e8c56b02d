"""Everything that a member who cheats tries, and looks at an open round from IT's side; all of it in vain."""

from __future__ import annotations

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from collecting import Collector
from rogue import Rogue
from saying import refused, say

from posture.ballots.ballot import Answer
from posture.ballots.manifest import Manifest
from posture.ballots.timetable import Phase


def cheat_while_fetching(collector: Collector, rogue: Rogue, manifest: Manifest) -> None:
    """Two blessings with other values, also at the same moment; a ballot before its time."""
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: rogue.ask_for_blessings(manifest), range(2)))
    assert sorted(status for status, _ in both) == [200, 409], both
    say("Two blessings at the same moment: one was given, the other refused.")
    refused("A third blessing", rogue.ask_for_blessings(manifest), 409, "already-issued")
    early = rogue.drop(manifest, rogue.ballot(manifest, manifest.scopes[0].id, 1))
    refused("A ballot before casting opens", early, 425, "not-open-yet")


def cheat_while_casting(
    collector: Collector, rogue: Rogue, manifest: Manifest, a_ballot: Callable[[], bytes]
) -> dict[str, Answer]:
    """Copies, changed bits, another check's key, second answers; gives back what was said honestly."""
    scope, other = manifest.scopes[0].id, manifest.scopes[1].id
    rogue.wait_for(manifest, Phase.CASTING)
    before = _seen(collector)
    copy = a_ballot()
    status, reply = rogue.drop(manifest, copy)
    assert (status, reply) == (200, {"result": "duplicate"}), (status, reply)
    say("A copy of a ballot: duplicate.")
    refused("A ballot with one bit changed", rogue.drop(manifest, _flipped(copy)), 400, None)
    wrong = rogue.ballot_of_another_check(manifest, scope, key_of=other, answer=1)
    refused("A ballot under another check's key", rogue.drop(manifest, wrong), 400, "wrong-key")
    honest = rogue.drop(manifest, rogue.ballot(manifest, scope, 1))
    assert honest[0] in {200, 202}, honest  # 200 where a kill took the first answer away
    second = rogue.drop(manifest, rogue.ballot(manifest, scope, 2))
    refused("Another answer under the same key", second, 409, "second-answer")
    assert _seen(collector) == before, "two looks at an open round told something"
    assert before["tally"]["open"].keys() == {"epoch", "joined", "closes"}, before
    assert collector.get(f"/v1/releases/{manifest.number}")[0] in {401, 404}
    say("IT looked at the open round before and after ballots came: nothing can be seen of them.")
    return {scope: Answer.PASS}


def cheat_after_the_close(collector: Collector, rogue: Rogue, manifest: Manifest) -> None:
    """A ballot that comes too late, and a look at the sums without being a member."""
    late = rogue.drop(manifest, rogue.ballot(manifest, manifest.scopes[1].id, 1))
    refused("A ballot after the close", late, 410, "epoch-closed")
    assert collector.get(f"/v1/releases/{manifest.number}")[0] == 401
    say("The sums without a member's key: refused.")


def _seen(collector: Collector) -> dict[str, Any]:
    """All that IT is shown of the open round: the tally, and the page without its clock."""
    page = collector.page()
    return {"tally": collector.tally(), "page": re.sub(rb"\d\d:\d\d(:\d\d)?", b"", page)}


def _flipped(envelope: bytes) -> bytes:
    """The envelope with the lowest bit of one character of its signature flipped."""
    place = envelope.rindex(b'"sig":"') + 20
    return envelope[:place] + bytes([envelope[place] ^ 1]) + envelope[place + 1 :]
