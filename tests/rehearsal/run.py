"""An organisation of twelve on this computer, from the first invite to the sums, with cheats on the way.

Prints what it does as it goes; exits with 0 only when every sum is right and every cheat was refused. The
round takes little more than a minute instead of weeks. ``--kills N`` ends a client or the collector N times
at random points, in a round long enough for it: no vote may be lost or doubled.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[1]))  # loopback.py serves several folders

from chaos import Ask, Chaos, without_kills
from cheats import cheat_after_the_close, cheat_while_casting, cheat_while_fetching
from collecting import Collector
from members import Member
from rogue import Rogue
from saying import say
from sums import compare_release, compare_votes

from ending import tidily
from posture.ballots.timetable import Timetable

HOSTS = Path(__file__).parents[1] / "hosts"
MEMBERS = 12
BY_THEMSELVES = 2
"""So many let their ballots leave by themselves; the others send them at once."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=0, help="how often something is killed (default: never)")
    parser.add_argument(
        "--seconds", type=int, default=80, help="how long a round takes on a quiet computer (default: 80)"
    )
    parser.add_argument("--seed", type=int, default=random.randrange(2**32), help="of the random choices")
    options = parser.parse_args()
    started = time.monotonic()
    seconds = options.seconds + 6 * options.kills
    say(f"This takes about {round(seconds / 60) + 1} minutes. Ctrl+C stops it and leaves nothing behind.")
    with tempfile.TemporaryDirectory(prefix="posture-rehearsal-") as name:
        folder = Path(name)
        collector = Collector(folder / "collector")
        try:
            ask: Ask = without_kills
            if options.kills:
                say(f"{options.kills} kills, with --seed {options.seed}.")
                chaos = Chaos(collector, options.kills, commands=2 * MEMBERS, seed=options.seed)
                ask = chaos.ask
            _rehearse(collector, folder, ask, seconds=seconds)
            if options.kills:
                say(f"Killed on the way: {'; '.join(chaos.done)}.")
                assert len(chaos.done) == options.kills, chaos.done
        except Exception:
            say(f"What the collector wrote:\n{collector.log()}")
            raise
        finally:
            collector.stop()
    say(f"The rehearsal is over: everything held, in {time.monotonic() - started:.0f} s.")
    return 0


def _rehearse(collector: Collector, folder: Path, ask: Ask, *, seconds: int) -> None:
    say(f"IT set up {collector.folder.name}; it answers at {collector.address}.")
    collector.start()
    invites = collector.invites(MEMBERS, folder / "invites")
    say(f"IT made {len(invites)} invites.")
    members = people(folder, MEMBERS)

    def join(member: Member) -> Any:
        return ask(member, "join", str(invites[members.index(member)]))

    _each(members[:9], join)
    _too_few(collector, members[0])
    _each(members[9:], join)
    rogue = Rogue(collector)
    cheat_while_joining = rogue.enrol(invites[0].read_text(encoding="utf-8"))
    assert cheat_while_joining[1]["error"] == "invite-used", cheat_while_joining
    say("The other three joined: twelve are in. One more tried it with a used invite, and was refused.")
    rogue.enrol(collector.invites(1, folder / "more")[0].read_text(encoding="utf-8"))
    say("A thirteenth, who is going to cheat, joined with an invite of its own.")

    expected = _each(members, Member.outcomes)
    opened = collector.open(seconds)
    say(f"IT opened a round. {opened}")
    manifest = rogue.manifest()
    with ThreadPoolExecutor(max_workers=MEMBERS) as pool:
        voting = [
            pool.submit(
                _let_leave if place < BY_THEMSELVES else _send_at_once, member, ask, manifest.timetable
            )
            for place, member in enumerate(members)
        ]
        cheat_while_fetching(collector, rogue, manifest)
        said = cheat_while_casting(collector, rogue, manifest, _a_ballot_of(members[-1], manifest))
        for each in voting:
            each.result()
    say(f"{BY_THEMSELVES} let their ballots leave by themselves, the others sent them at once; all counted.")
    collector.wait_for_close()
    say("The round closed by itself.")
    compare_votes(collector, manifest, expected, said)
    say("Every ballot that was acknowledged was counted, once, and says what its computer is.")
    release = collector.tally()["release"]
    compare_release(release, expected, said)
    seen = _each(members, lambda member: _brought(member, manifest.epoch))
    assert all(each["checks"] == release["checks"] for each in seen), (seen, release)
    assert all(each["received"] == release["received"] for each in seen), (seen, release)
    say("Every member has the same sums as IT, in bands; reading them sends nothing.")
    cheat_after_the_close(collector, rogue, manifest)
    code, _, stderr = members[-1].run("cast", "--yes", "--host", str(members[-1].host))
    assert code == 2, "casting into a closed round must be refused"
    say(f"A member casts after the close: {stderr.strip().splitlines()[-1]}")
    _leave(members[-1], collector, rogue)


def people(folder: Path, number: int) -> list[Member]:
    """Members with different recorded computers, as far as there are so many."""
    hosts = sorted(path.parent for path in HOSTS.glob("*/host.json"))
    assert hosts, "there are no recorded hosts"
    return [
        Member(f"member {place + 1}", folder / f"home-{place + 1}", hosts[place % len(hosts)])
        for place in range(number)
    ]


def _too_few(collector: Collector, member: Member) -> None:
    collector.open(15, "--few")
    say("Nine joined, and IT opened a round too early.")
    preview = member.ask("preview", "--host", str(member.host))
    assert preview["too_few"], preview
    code, _, stderr = member.run("cast", "--yes", "--host", str(member.host))
    assert code == 2, "nine must not be able to cast"
    say(f"A member tries to cast: {stderr.strip().splitlines()[-1]}")
    left = [entry for entry in member.ask("ledger")["entries"] if entry["kind"] != "enrol"]
    assert not left, left
    collector.wait_for_close()
    sums = collector.tally()
    assert not any(share["answers"] for share in (sums["release"] or {"checks": {}})["checks"].values()), sums
    say("It closed by itself, and there is no sum.")


def _send_at_once(member: Member, ask: Ask, _times: Timetable) -> None:
    """The rehearsal's way: fetch, wait until casting opens, and send everything."""
    sent = ask(member, "cast", "--yes", "--host", str(member.host))
    assert not sent["pending"], sent
    assert not sent["refused"], sent


def _let_leave(member: Member, ask: Ask, times: Timetable) -> None:
    """A standing consent to what is asked, and a timer that calls all the time until everything has left."""
    ask(member, "deliver", "--host", str(member.host))
    ask(member, "consent", "--standing")
    while datetime.now(UTC) < times.close:
        done = ask(member, "deliver", "--host", str(member.host))
        assert all(sent["result"] != "refused" for sent in done["sent"]), done
        if done["waiting"] or datetime.now(UTC) < times.cast.start:
            continue
        entries = member.ask("ledger")["entries"]
        ballots = [entry["reply"] for entry in entries if entry["kind"] == "ballot"]
        if ballots:
            assert set(ballots) <= {"counted", "duplicate"}, ballots
            return
    raise AssertionError(f"{member.name}'s ballots did not leave by themselves")


def _a_ballot_of(member: Member, manifest: Any) -> Callable[[], bytes]:
    """What a member signed, to be copied once there is something."""

    def found() -> bytes:
        while datetime.now(UTC) < manifest.timetable.close:
            preview = member.ask("preview", "--host", str(member.host))
            for ballot in preview["ballots"]:
                if ballot["scope"] == manifest.scopes[0].id and ballot["sent"]:
                    return str(ballot["envelope"]).encode()
            time.sleep(0.5)
        raise AssertionError(f"{member.name} sent no ballot")

    return found


def _brought(member: Member, epoch: str) -> Any:
    """The release of the round, as the member's computer brought it."""
    for _ in range(30):
        member.ask("deliver", "--host", str(member.host))
        for release in member.ask("together")["releases"]:
            if release["epoch"] == epoch:
                return release
        time.sleep(0.5)
    raise AssertionError(f"{member.name} got no sums")


def _leave(member: Member, collector: Collector, rogue: Rogue) -> None:
    code, _, stderr = member.run("leave")
    assert code == 2, "leaving asks"
    left = member.ask("leave", "--yes")
    assert left["struck_off"], left
    say(f"A member leaves: asked first ({stderr.strip()}), then struck off.")
    assert [entry["kind"] for entry in member.ask("ledger")["entries"]][-1] == "leave"


def _each(members: list[Member], act: Callable[[Member], Any]) -> list[Any]:
    with ThreadPoolExecutor(max_workers=4) as pool:
        return list(pool.map(act, members))


if __name__ == "__main__":
    sys.exit(tidily(main, "The rehearsal was stopped. Its folder, with all keys in it, is deleted."))
