"""What the commands of ``posture-collector`` do; each gives back the exit code.

What they need is imported once they run, so that a part that is missing stops no other command.
"""

from __future__ import annotations

import argparse
import json
import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from posture.words.program import typed

if TYPE_CHECKING:
    from posture.collector.organisation import Organisation
    from posture.collector.store import Store
    from posture.policy.policy import Policy


def init(options: argparse.Namespace) -> int:
    """Make a collector in a folder, asking for what the options leave open."""
    from posture.collector import asking
    from posture.collector.organisation import create, examined
    from posture.collector.promises import said

    address = options.address.rstrip("/")
    examined(options.folder, address=address, keys=options.keys)  # before anybody thinks of a passphrase
    name = options.name or asking.line("The organisation's name: ")
    words = asking.passphrase(
        options.passphrase_file, "A passphrase for the trust root (a sentence is best): ", twice=True
    )
    made = create(
        options.folder,
        name=name,
        words=words,
        address=address,
        rehearsal=options.rehearsal,
        now=datetime.now(UTC),
        database=options.database or "",
        keys=options.keys,
    )
    print(f"{made.name} is set up in {made.folder}.")
    print("Keep the passphrase: it renews the trust root, and nobody can recover it.")
    print("Keep a copy of the folder.")
    for promise in ("backups", "direct", "unwatched"):
        print(said(promise, keys=made.keys))
    if made.on_loopback:
        print(f"Its address is {made.address}, which only this computer reaches; --address names another.")
    print("Next:")
    folder = shlex.quote(str(made.folder))
    print(f"  {typed('posture-collector invite')} {folder} -n 12 --out invites")
    print(f"  {typed('posture-collector serve')} {folder}")
    if made.rehearsal:
        print(f"  {typed('posture-collector epoch')} {folder} open --seconds 120")
        print("The last opens a round, once ten have joined.")
    else:
        print("The first round opens by itself when ten have joined, and takes three days.")
    return 0


def invite(options: argparse.Namespace) -> int:
    """Write invites, one for each computer."""
    from posture.collector import register
    from posture.collector.invites import make_invites, write_invites
    from posture.collector.organisation import load

    now = datetime.now(UTC)
    organisation = load(options.folder)
    store = organisation.store()
    made = make_invites(organisation, store, options.number, now=now)
    written = write_invites(made, options.out)
    if len(written) == 1:
        print(f"One invite is in {written[0]}.")
    else:
        print(f"{len(written)} invites are in {options.out}: {written[0].name} to {written[-1].name}.")
    print("Give each to one person, by a way you trust. Each works once, for 14 days.")
    if left := register.left_meanwhile(store, now):
        have = "has" if left == 1 else "have"
        print(
            f"{left} {have} left since this round opened. Give none of these to such a computer before "
            "the next round opens: its answers could count twice."
        )
    _warn(organisation, now)
    return 0


def serve(options: argparse.Namespace) -> int:
    """Answer the members' apps until Ctrl+C ends it, and open and close rounds on time."""
    from posture.collector.organisation import load
    from posture.collector.web import listening, server

    organisation = load(options.folder)
    where = listening.listening(
        organisation,
        host=options.host,
        port=options.port,
        certificate=options.certificate,
        key=options.key,
        proxies=options.proxy,
    )
    store = organisation.store()
    print(f"{organisation.name} answers at {organisation.address} (listening on {where.host}:{where.port}).")
    print(f"The sums: {organisation.address}/")
    if not organisation.page_is_open:
        # Not the password itself: what a service or a container prints is kept in a log, a terminal's too.
        shows = f"{typed('posture-collector password')} {shlex.quote(str(options.folder))}"
        print(f"Your browser asks for a name (any) and a password. This shows it: {shows}")
    _warn(organisation, datetime.now(UTC))
    print("Ctrl+C stops it; nothing is lost.", flush=True)
    try:
        server.serve(organisation, store, where, rounds=options.rounds)
    finally:
        store.close()
    return 0


def password(options: argparse.Namespace) -> int:
    """Print the password of IT's page, and nothing else; only whoever can read the folder gets it."""
    from posture.collector.organisation import load

    print(load(options.folder).page_key)
    return 0


def open_epoch(options: argparse.Namespace) -> int:
    """Open a round."""
    from posture.collector.organisation import load
    from posture.collector.rounds.clock import policy_after
    from posture.collector.rounds.opening import Wish, open_round
    from posture.collector.rounds.record import newest
    from posture.collector.telling import times

    now = datetime.now(UTC)
    organisation = load(options.folder)
    store = organisation.store()
    with store.reading() as connection:
        last = newest(connection)
    policy = _policy(options.policy) if options.policy else policy_after(last)
    few = options.few or _agreed_to_few(store)
    manifest = open_round(organisation, store, Wish(policy, options.seconds, few), now=now)
    asked = "1 check" if len(manifest.scopes) == 1 else f"{len(manifest.scopes)} checks"
    print(
        f"The round {manifest.epoch} is open for {asked}. {manifest.enrolled} had joined when it opened; "
        "whoever joins while its keys are given out counts too."
    )
    print(times(manifest.timetable, rehearsal=manifest.rehearsal))
    _warn(organisation, now)
    return 0


def close_epoch(options: argparse.Namespace) -> int:
    """Close the round at hand: the serving process does it where there is one, else this one."""
    from posture.collector.errors import CollectorError
    from posture.collector.organisation import load
    from posture.collector.rounds.on_demand import close
    from posture.collector.rounds.record import State, newest
    from posture.collector.telling import before_its_time, moment

    now = datetime.now(UTC)
    organisation = load(options.folder)
    store = organisation.store()
    with store.reading() as connection:
        last = newest(connection)
    if last is None or last.state is State.CLOSED:
        raise CollectorError("No round is open.")
    if now < last.timetable.close and not organisation.rehearsal and not options.early:
        raise CollectorError(
            f"The round {last.epoch} closes by itself on {moment(last.timetable.close)}. Whoever has not "
            "sent by now would be missed; to close it all the same: --early"
        )
    closed = close(organisation, store, last, now=now, without_keys=options.without_keys)
    print(f"The round {closed.epoch} is closed, its sums are out, and its keys are destroyed.")
    if closed.early:
        print(before_its_time(last.timetable, rehearsal=organisation.rehearsal))
    return 0


def tally(options: argparse.Namespace) -> int:
    """Print the sums of a closed round."""
    from posture.collector.organisation import load
    from posture.collector.tally import tally as tallied

    told = tallied(load(options.folder).store(), options.epoch)
    print(json.dumps(told.data(), indent=2) if options.json else "\n".join(told.lines()))
    return 0


def publish(options: argparse.Namespace) -> int:
    """Choose who may read the sums of the rounds that close from now on."""
    from posture.collector import organisation

    to_everyone = options.to == "everyone"
    organisation.publish(organisation.load(options.folder), to_everyone=to_everyone)
    if to_everyone:
        print("The sums of rounds that close from now on can be read by everybody who reaches the address.")
        print("Members see on the page and in the app that it is so.")
    else:
        print("The sums of rounds that close from now on are for members and IT.")
        print("What was already shown to everybody stays so.")
    return 0


def _policy(path: Path) -> Policy:
    from posture.collector.catalogue import askable_checks
    from posture.collector.errors import CollectorError
    from posture.policy.policy import read_policy

    try:
        data = json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise CollectorError(f"The policy {path} is not JSON: {error}.") from error
    checks = askable_checks()
    limits = {name: limit for check in checks.values() for name, limit in check.limits.items()}
    return read_policy(data, known_checks=checks, limits=limits)


def _agreed_to_few(store: Store) -> bool:
    """Whether fewer than ten have joined, and the person wants the round all the same."""
    from posture.ballots.manifest import LEAST_THRESHOLD
    from posture.collector import asking
    from posture.collector.rounds.opening import joined

    with store.reading() as connection:
        count = joined(connection)
    return count < LEAST_THRESHOLD and asking.agrees(
        f"{count} of {LEAST_THRESHOLD} have joined; sums start at ten, so nothing will be sent. "
        "Open it anyway?"
    )


def _warn(organisation: Organisation, now: datetime) -> None:
    if warning := organisation.roots.warning(now):
        print(warning)
