"""An organisation of twelve on this computer, from the first invite to the sums, with cheats on the way.

Prints what it does as it goes; exits with 0 only when every sum is right and every cheat was refused.
``--kills N`` ends a client or the collector N times at random points: no vote may be lost or doubled.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))  # loopback.py serves several folders

from chaos import Ask, Chaos, without_kills
from collecting import Collector
from members import Member
from rogue import Rogue

HOSTS = Path(__file__).parents[1] / "hosts"
MEMBERS = 12
ANSWERS = {
    "pass": "pass",
    "warn": "fail",
    "fail": "fail",
    "unknown": "unknown",
    "stale": "unknown",
    "not_applicable": "not_applicable",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0, help="how often something is killed (default: never)")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), help="of the random choices")
    options = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="posture-rehearsal-") as name:
        folder = Path(name)
        collector = Collector(folder / "collector")
        try:
            ask: Ask = without_kills
            if options.kills:
                _say(f"{options.kills} kills, with --seed {options.seed}.")
                chaos = Chaos(collector, options.kills, commands=3 * MEMBERS, seed=options.seed)
                ask = chaos.ask
            _rehearse(collector, folder, ask)
            if options.kills:
                _say(f"Killed on the way: {'; '.join(chaos.done)}.")
                assert len(chaos.done) == options.kills, chaos.done
        finally:
            collector.stop()
    _say(f"The rehearsal is over: everything held, in {time.monotonic() - started:.0f} s.")
    return 0


def _rehearse(collector: Collector, folder: Path, ask: Ask) -> None:
    _say(f"IT set up {collector.folder.name}; it answers at {collector.address}.")
    collector.start()
    invites = collector.invites(MEMBERS, folder / "invites")
    _say(f"IT made {len(invites)} invites.")
    members = people(folder, MEMBERS)

    def join(member: Member) -> Any:
        return ask(member, "join", str(invites[members.index(member)]))

    _each(members[:9], join)
    _too_few(collector, members[0])
    _each(members[9:], join)
    _say("The other three joined: twelve are in.")
    collector.open()
    _say("IT opened a round.")

    previews = _each(members, lambda member: ask(member, "preview", "--host", str(member.host)))
    _say(f"Twelve looked at what would leave: {len(previews[0]['ballots'])} ballots each.")
    casts = _each(members, lambda member: ask(member, "cast", "--host", str(member.host)))
    assert all(not cast["pending"] and not cast["refused"] for cast in casts), casts
    _say("Twelve cast.")

    expected = _each(members, Member.outcomes)
    sums = collector.tally()
    _compare(sums, expected)
    _say("The tally equals what the twelve computers are.")
    _cast_again(members[0], collector, sums)
    _cheat(collector, previews[0], invites[0].read_text(encoding="utf-8"), folder)
    assert not members[0].ask("together")["checks"], "two looks at an open round could tell an answer"
    collector.close()
    assert members[0].ask("together")["checks"] == collector.tally()["checks"]
    _say("IT closed the round, and a member sees the same sums as IT.")
    code, _, stderr = members[0].run("cast", "--host", str(members[0].host))
    assert code == 2, "casting into a closed round must be refused"
    _say(f"After the close: {stderr.strip().splitlines()[-1]}")


def people(folder: Path, number: int) -> list[Member]:
    """Members with different recorded computers, as far as there are so many."""
    hosts = sorted(path.parent for path in HOSTS.glob("*/host.json"))
    assert hosts, "there are no recorded hosts"
    return [
        Member(f"member {place + 1}", folder / f"home-{place + 1}", hosts[place % len(hosts)])
        for place in range(number)
    ]


def _too_few(collector: Collector, member: Member) -> None:
    collector.open()
    _say("Nine joined, and IT opened a round too early.")
    preview = member.ask("preview", "--host", str(member.host))
    assert preview["too_few"], preview
    code, _, stderr = member.run("cast", "--host", str(member.host))
    assert code == 2, "nine must not be able to cast"
    _say(f"A member tries to cast: {stderr.strip().splitlines()[-1]}")
    left = [entry for entry in member.ask("ledger")["entries"] if entry["kind"] != "enrol"]
    assert not left, left
    assert collector.tally()["checks"] == {}
    collector.close()


def _compare(sums: Any, expected: list[dict[str, str]]) -> None:
    assert sums["schema"] == "posture/tally/1", sums
    assert sums["enrolled"] == len(expected), sums
    for scope, counts in sums["checks"].items():
        truth = Counter(ANSWERS[outcomes[scope]] for outcomes in expected)
        assert counts == {answer: truth.get(answer, 0) for answer in counts}, (scope, counts, truth)
    assert sums["checks"], "no sum was shown"


def _cast_again(member: Member, collector: Collector, sums: Any) -> None:
    again = member.ask("cast", "--host", str(member.host))
    assert again["pending"] == 0, again
    assert collector.tally() == sums, "casting again changed the sums"
    _say("A member cast a second time: nothing changed.")


def _cheat(collector: Collector, preview: Any, used_invite: str, folder: Path) -> None:
    fresh = collector.invites(1, folder / "more")[0].read_text(encoding="utf-8")
    rogue = Rogue(collector)
    _refused("A used invite", rogue.enrol(used_invite), 403, "invite-used")
    assert rogue.enrol(fresh)[0] == 200
    manifest = rogue.manifest()
    assert rogue.ask_for_blessings(manifest)[0] == 200
    scope, other = manifest.scopes[0].id, manifest.scopes[1].id
    before = collector.tally()["checks"]

    copy = next(ballot for ballot in preview["ballots"] if ballot["scope"] == scope)["envelope"].encode()
    status, reply = rogue.drop(manifest, copy)
    assert (status, reply) == (200, {"result": "duplicate"}), (status, reply)
    _say("A copy of a ballot: duplicate.")
    _refused("A ballot with one bit changed", rogue.drop(manifest, _flipped(copy)), 400, None)
    _refused("A second blessing with other values", rogue.ask_for_blessings(manifest), 409, "already-issued")
    wrong = rogue.ballot_of_another_check(manifest, scope, key_of=other, answer=1)
    _refused("A ballot under another check's key", rogue.drop(manifest, wrong), 400, "wrong-key")
    assert collector.tally()["checks"] == before, "a cheat changed the sums"

    assert rogue.drop(manifest, rogue.ballot(manifest, scope, 1))[0] == 202
    counted = collector.tally()["checks"]
    _refused(
        "Another answer under the same key",
        rogue.drop(manifest, rogue.ballot(manifest, scope, 2)),
        409,
        "second-answer",
    )
    assert collector.tally()["checks"] == counted, "a second answer changed the sums"
    _say("No cheat changed a sum.")


def _flipped(envelope: bytes) -> bytes:
    """The envelope with the lowest bit of one character of its signature flipped."""
    place = envelope.rindex(b'"sig":"') + 20
    return envelope[:place] + bytes([envelope[place] ^ 1]) + envelope[place + 1 :]


def _refused(what: str, answer: tuple[int, Any], status: int, code: str | None) -> None:
    assert answer[0] == status, (what, answer)
    assert code is None or answer[1]["error"] == code, (what, answer)
    _say(f"{what}: refused ({answer[1]['error']}). {answer[1]['message']}")


def _each(members: list[Member], act: Callable[[Member], Any]) -> list[Any]:
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(act, members))


def _say(sentence: str) -> None:
    print(sentence, flush=True)


if __name__ == "__main__":
    sys.exit(main())
