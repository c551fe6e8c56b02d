"""What the commands of ``posture-collector`` do; each gives back the exit code.

What they need is imported once they run, so that a part that is missing stops no other command.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from posture.policy.policy import Policy


def init(options: argparse.Namespace) -> int:
    """Make a collector in a folder, asking for what the options leave open."""
    from posture.collector import asking
    from posture.collector.organisation import create

    name = options.name or asking.line("The organisation's name: ")
    words = asking.passphrase(
        options.passphrase_file, "A passphrase for the trust root (a sentence is best): ", twice=True
    )
    made = create(
        options.folder,
        name=name,
        words=words,
        address=options.address.rstrip("/"),
        rehearsal=options.rehearsal,
        now=datetime.now(UTC),
    )
    print(f"{made.name} is set up in {made.folder}.")
    print("Keep the passphrase: it opens rounds, and nobody can recover it. Keep a copy of the folder.")
    print("Ballots come straight here: this server can see the network addresses they come from.")
    print("Nobody outside IT watches the books; the app tells its people so.")
    if made.on_loopback:
        print(f"Its address is {made.address}, which only this computer reaches; --address names another.")
    print("Next:")
    print(f"  posture-collector invite {made.folder} -n 12 --out invites")
    print(f"  posture-collector serve {made.folder}")
    return 0


def invite(options: argparse.Namespace) -> int:
    """Write invites, one for each computer."""
    from posture.collector.invites import make_invites, write_invites
    from posture.collector.organisation import load

    organisation = load(options.folder)
    store = organisation.store()
    made = make_invites(organisation, store, options.number, now=datetime.now(UTC))
    written = write_invites(made, options.out)
    if len(written) == 1:
        print(f"One invite is in {written[0]}.")
    else:
        print(f"{len(written)} invites are in {options.out}: {written[0].name} to {written[-1].name}.")
    print("Give each to one person, by a way you trust. Each works once, for 14 days.")
    return 0


def serve(options: argparse.Namespace) -> int:
    """Answer the members' apps until Ctrl+C ends it."""
    from posture.collector.organisation import load
    from posture.collector.web import server

    organisation = load(options.folder)
    where = server.listening(
        organisation,
        host=options.host,
        port=options.port,
        certificate=options.certificate,
        key=options.key,
    )
    store = organisation.store()
    print(f"{organisation.name} answers at {organisation.address} (listening on {where.host}:{where.port}).")
    print("Ctrl+C stops it; nothing is lost.", flush=True)
    try:
        server.serve(organisation, store, where)
    finally:
        store.close()
    _leave_without_finalisation()


def _leave_without_finalisation() -> NoReturn:
    """End the process with exit code 0 as it stands; all that matters is in the database by now.

    Granian's embedded server leaves a thread behind that no one can join. One that wants the interpreter
    while it is being taken down aborts the whole process (github.com/emmett-framework/granian/issues/693).
    """
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def epoch(options: argparse.Namespace) -> int:
    """Open or close a round."""
    from posture.ballots.manifest import LEAST_THRESHOLD
    from posture.collector import asking
    from posture.collector.catalogue import askable_checks
    from posture.collector.epochs import close_epoch, open_epoch
    from posture.collector.organisation import load
    from posture.policy.policy import default_policy

    organisation = load(options.folder)
    store = organisation.store()
    if options.act == "close":
        closed = close_epoch(store)
        print(f"The round {closed.id} is closed and its keys are destroyed.")
        return 0
    policy = _policy(options.policy) if options.policy else default_policy(askable_checks())
    key = organisation.root_key(
        asking.passphrase(options.passphrase_file, "The passphrase of the trust root: ")
    )
    manifest = open_epoch(organisation, store, key, policy, now=datetime.now(UTC))
    asked = "1 check" if len(manifest.scopes) == 1 else f"{len(manifest.scopes)} checks"
    print(f"The round {manifest.epoch} is open for {asked}, {manifest.enrolled} enrolled.")
    if manifest.enrolled < LEAST_THRESHOLD:
        print(
            f"Nothing will be sent: sums start at {LEAST_THRESHOLD}. Close it, let more join, open a new one."
        )
    return 0


def tally(options: argparse.Namespace) -> int:
    """Print the sums of a round."""
    from posture.collector.organisation import load
    from posture.collector.publication import title
    from posture.collector.tally import tally as tallied

    sums = tallied(load(options.folder).store(), options.epoch)
    if options.json:
        print(json.dumps(sums.data(), indent=2))
        return 0
    state = "open" if sums.is_open else "closed"
    print(f"Round {sums.epoch}, {state}: {sums.enrolled} joined, {sums.blessed} fetched.")
    for scope, counts in sums.checks.items():
        said = ", ".join(
            f"{count} {answer.name.lower().replace('_', ' ')}" for answer, count in counts.items()
        )
        print(f"  {title(scope)}: {said}")
    for scope, why in sums.withheld.items():
        print(f"  {title(scope)}: {why}")
    if sums.is_open:
        print("Members see the sums when the round closes: two looks at an open one can tell one answer.")
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
