"""The ``posture-collector`` command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from posture.collector import commands
from posture.words.command_line import Parser
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


def _parser() -> Parser:
    parser = Parser(
        prog="posture-collector",
        description="IT's side of Posture: invites, rounds of ballots, and their sums.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"posture-collector {version('posture')}")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, what: str) -> Parser:
        command = subparsers.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog=_EPILOG,
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
    init.set_defaults(command=commands.init)

    invite = add("invite", "make invites, one for each computer")
    invite.add_argument("-n", dest="number", type=int, default=1, metavar="N", help="how many (default: 1)")
    invite.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the invite files go")
    invite.set_defaults(command=commands.invite)

    serve = add("serve", "answer the members' apps, and show the sums in a browser")
    serve.add_argument("--host", help="the network address to listen on")
    serve.add_argument("--port", type=int, help="the port to listen on (default: that of the address)")
    serve.add_argument("--certificate", type=Path, metavar="FILE", help="for https, in PEM")
    serve.add_argument("--key", type=Path, metavar="FILE", help="the certificate's key, in PEM")
    serve.set_defaults(command=commands.serve)

    epoch = add("epoch", "open or close a round of ballots")
    epoch.add_argument("act", choices=("open", "close"))
    epoch.add_argument(
        "--policy",
        type=Path,
        metavar="FILE",
        help="what is asked (default: every check that ballots may ask)",
    )
    epoch.add_argument("--passphrase-file", type=Path, metavar="FILE")
    epoch.set_defaults(command=commands.epoch)

    tally = add("tally", "the sums of a round")
    tally.add_argument("--epoch", metavar="ROUND", help="which round (default: the newest)")
    tally.add_argument("--json", action="store_true", help="stable keys, for programs")
    tally.set_defaults(command=commands.tally)
    return parser


if __name__ == "__main__":
    sys.exit(main())
