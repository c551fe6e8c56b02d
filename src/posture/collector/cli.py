"""The ``posture-collector`` command."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from posture.policy.policy import Policy

from posture.words.encoding import write_utf8

_EPILOG = """\
Exit codes: 0 done, 2 it could not be done (one sentence says why).
The passphrase of the root key is asked for, or read from --passphrase-file FILE,
$POSTURE_COLLECTOR_PASSPHRASE, or a line of standard input."""

_DEFAULT_ADDRESS = "http://127.0.0.1:8732"


def main() -> int:
    """Run one command of ``posture-collector``."""
    write_utf8()
    return run(sys.argv[1:])


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives back the exit code and never lets a traceback reach the person."""
    options = _parser().parse_args(arguments)
    try:
        from posture.ballots.errors import BallotError
        from posture.collector.errors import CollectorError
        from posture.policy.limits import PolicyError
    except ModuleNotFoundError as error:
        return _part_missing(error)
    try:
        return int(options.command(options))
    except ModuleNotFoundError as error:
        return _part_missing(error)
    except (CollectorError, BallotError, PolicyError) as error:
        print(f"posture-collector: {error}", file=sys.stderr)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        print(f"posture-collector: {where}{error.strerror or error}", file=sys.stderr)
    except UnicodeError:
        print(
            "posture-collector: a name, passphrase or file holds bytes that are no text. Write it in UTF-8.",
            file=sys.stderr,
        )
    except KeyboardInterrupt:
        print("\nposture-collector: stopped.", file=sys.stderr)
        return 130
    return 2


def _part_missing(error: ModuleNotFoundError) -> int:
    print(
        f"posture-collector: a part is missing ({error.name}). In the folder of Posture's source, "
        "uv sync --extra collector installs it.",
        file=sys.stderr,
    )
    return 2


def _init(options: argparse.Namespace) -> int:
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


def _invite(options: argparse.Namespace) -> int:
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


def _serve(options: argparse.Namespace) -> int:
    from posture.collector.organisation import load
    from posture.collector.web.server import listening, serve

    organisation = load(options.folder)
    where = listening(
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
        serve(organisation, store, where)
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


def _epoch(options: argparse.Namespace) -> int:
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


def _tally(options: argparse.Namespace) -> int:
    from posture.collector.organisation import load
    from posture.collector.publication import title
    from posture.collector.tally import tally

    sums = tally(load(options.folder).store(), options.epoch)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="posture-collector",
        description="IT's side of Posture: invites, rounds of ballots, and their sums.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"posture-collector {version('posture')}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, what: str) -> argparse.ArgumentParser:
        command = commands.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog=_EPILOG,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        command.add_argument("folder", type=Path, metavar="DIR", help="the collector's folder")
        return command

    init = add("init", "make a new collector")
    init.add_argument("--name", help="the organisation's name (asked for otherwise)")
    init.add_argument(
        "--address",
        default=_DEFAULT_ADDRESS,
        metavar="URL",
        help=f"where members' apps reach it (default: {_DEFAULT_ADDRESS})",
    )
    init.add_argument(
        "--rehearsal", action="store_true", help="an organisation to practise with; the app says so"
    )
    init.add_argument("--passphrase-file", type=Path, metavar="FILE")
    init.set_defaults(command=_init)

    invite = add("invite", "make invites, one for each computer")
    invite.add_argument("-n", dest="number", type=int, default=1, metavar="N", help="how many (default: 1)")
    invite.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the invite files go")
    invite.set_defaults(command=_invite)

    serve = add("serve", "answer the members' apps, and show the sums in a browser")
    serve.add_argument("--host", help="the network address to listen on")
    serve.add_argument("--port", type=int, help="the port to listen on (default: that of the address)")
    serve.add_argument("--certificate", type=Path, metavar="FILE", help="for https, in PEM")
    serve.add_argument("--key", type=Path, metavar="FILE", help="the certificate's key, in PEM")
    serve.set_defaults(command=_serve)

    epoch = add("epoch", "open or close a round of ballots")
    epoch.add_argument("act", choices=("open", "close"))
    epoch.add_argument(
        "--policy",
        type=Path,
        metavar="FILE",
        help="what is asked (default: every check that ballots may ask)",
    )
    epoch.add_argument("--passphrase-file", type=Path, metavar="FILE")
    epoch.set_defaults(command=_epoch)

    tally = add("tally", "the sums of a round")
    tally.add_argument("--epoch", metavar="ROUND", help="which round (default: the newest)")
    tally.add_argument("--json", action="store_true", help="stable keys, for programs")
    tally.set_defaults(command=_tally)
    return parser


if __name__ == "__main__":
    sys.exit(main())
