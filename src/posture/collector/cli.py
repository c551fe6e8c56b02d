"""The ``posture-collector`` command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from posture import DISTRIBUTION
from posture.collector import commands, member_commands, root_commands
from posture.collector.printing import printed
from posture.words.command_line import Parser
from posture.words.encoding import write_utf8

_EPILOG = "Exit codes: 0 done, 2 it could not be done (it says why), 130 you stopped it, 141 nobody reads."
_PASSPHRASE = """\
The passphrase of the root key is asked for, or read from --passphrase-file FILE,
$POSTURE_COLLECTOR_PASSPHRASE, or a line of standard input.

"""

_EPOCH = """\
open takes --policy FILE, --seconds N (in a rehearsal) and --few; close takes --early and
--without-keys. “epoch DIR open --help” and “epoch DIR close --help” say what they do.
“epoch open DIR” is understood too.

"""

_TALLY = """\
--json prints one object with the keys schema ("posture/tally/2"), release, open and thin.
release: epoch, number, closed (a day), early (before its time), joined (before the end of its
fetching), blessed, received (in fives), checks (for each answers in fives, and passing:
"under-half", "about-half", "most", "nearly-all", per cent in fives from 200 answers on, or ""
below ten), excess (ballots beyond the blessed), goals, past, public.
open: epoch, joined and closes of the round at hand, or null. thin: the newest round where it had
too few answers and release is an older one, or null.

"""

_MEMBERS = """\
Of each: its name here, the day (UTC) on which it joined, and the number of its invite, counted from the
first that was ever made. What a computer is called, and whether it fetched keys or sent ballots, stands
nowhere; who was given which invite, only you know.
--json prints one object with the keys schema ("posture/members/1") and members; each of these has
device, joined (a day), invite and left.

"""

_WITH_VALUE = ("--policy", "--seconds")
_DEFAULT_ADDRESS = "http://127.0.0.1:8732"


def main() -> int:
    """Run one command of ``posture-collector``."""
    write_utf8()
    return printed(lambda: run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; gives back the exit code and never lets a traceback reach the person."""
    options = parser().parse_args(_in_order(arguments))
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
    except BrokenPipeError:
        raise
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


def _in_order(arguments: Sequence[str]) -> list[str]:
    """“epoch close --early DIR” as “epoch DIR close --early”."""
    match list(arguments):
        case ["epoch", ("open" | "close") as act, *rest] if rest[:1] not in (["open"], ["close"]):
            before = ["", *rest]
            places = [
                place
                for place, word in enumerate(rest)
                if not word.startswith("-") and before[place] not in _WITH_VALUE
            ]
            if places:
                return ["epoch", rest.pop(places[0]), act, *rest]
    return list(arguments)


def _part_missing(error: ModuleNotFoundError) -> int:
    missing = f"posture-collector: a part is missing ({error.name}). In the folder of Posture's source,"
    print(f"{missing} “make collector” or “uv tool install .[collector]” brings it.", file=sys.stderr)
    return 2


def parser() -> Parser:
    """What it understands; ``command`` of what it gives back is a function."""
    top = Parser(
        prog="posture-collector",
        description="IT's side of Posture: invites, rounds of ballots, and their sums.",
        epilog=_EPILOG,
    )
    top.add_argument("--version", action="version", version=f"posture-collector {version(DISTRIBUTION)}")
    subparsers = top.add_subparsers(metavar="COMMAND", required=True)

    def add(name: str, what: str, more: str = "") -> Parser:
        command = subparsers.add_parser(
            name,
            help=what,
            description=f"{what[0].upper()}{what[1:]}.",
            epilog=f"{more}{_EPILOG}",
        )
        command.add_argument("folder", type=Path, metavar="DIR", help="the collector's folder")
        return command

    init = add("init", "make a new collector", _PASSPHRASE)
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
    init.add_argument(
        "--keys", type=Path, metavar="DIR", help="where the rounds' keys lie (default: DIR.keys, beside DIR)"
    )
    init.add_argument(
        "--database",
        metavar="URL",
        help="a PostgreSQL, such as postgresql://db.example/posture (default: a file in DIR)",
    )
    _passphrase(init)
    init.set_defaults(command=commands.init)

    invite = add("invite", "make invites, one for each computer")
    invite.add_argument("-n", dest="number", type=int, default=1, metavar="N", help="how many (default: 1)")
    invite.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the invite files go")
    invite.set_defaults(command=commands.invite)

    serve = add("serve", "answer the members' apps, open and close rounds, show the sums in a browser")
    serve.add_argument("--host", help="the network address to listen on")
    serve.add_argument("--port", type=int, help="the port to listen on (default: that of the address)")
    serve.add_argument("--certificate", type=Path, metavar="FILE", help="for https, in PEM")
    serve.add_argument("--key", type=Path, metavar="FILE", help="the certificate's key, in PEM")
    serve.add_argument(
        "--proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="a proxy that speaks for many, and is not slowed down (may be given again)",
    )
    serve.add_argument(
        "--rounds", action="store_true", help="in a rehearsal too, open each round after the last by itself"
    )
    serve.set_defaults(command=commands.serve)

    add("password", "show the password of the page with the sums").set_defaults(command=commands.password)
    _epoch(add("epoch", "open or close a round of ballots", _EPOCH))

    tally = add("tally", "the sums of a closed round, exactly as its release tells them", _TALLY)
    tally.add_argument("--epoch", metavar="ROUND", help="which round (default: the newest with sums)")
    tally.add_argument("--json", action="store_true", help="stable keys, for programs")
    tally.set_defaults(command=commands.tally)

    members = add("members", "who has joined", _MEMBERS)
    members.add_argument("--json", action="store_true", help="stable keys, for programs")
    members.set_defaults(command=member_commands.members)

    strike = add("strike", "strike a device off that cannot leave by itself, because its key is lost")
    strike.add_argument("device", metavar="DEVICE", help="its name in the list of members")
    strike.add_argument("--yes", action="store_true", help="do not ask")
    strike.set_defaults(command=member_commands.strike)

    renew = add(
        "renew", "make the next trust root, valid for a year; invites that are out stay good", _PASSPHRASE
    )
    renew.add_argument(
        "--new-signing-key",
        action="store_true",
        help="with a new signing key, where targets.key was lost, or moved away as stolen",
    )
    _passphrase(renew)
    renew.set_defaults(command=root_commands.renew)

    move = add(
        "move", "take the organisation to another address, signed by the trust root's key", _PASSPHRASE
    )
    move.add_argument("--address", required=True, metavar="URL", help="where members' apps will reach it")
    move.add_argument("--out", type=Path, required=True, metavar="FILE", help="what members give their app")
    _passphrase(move)
    move.set_defaults(command=root_commands.move)

    publish = add("publish", "choose who may read the sums: members and IT, or everybody")
    publish.add_argument(
        "to", metavar="READERS", choices=("members", "everyone"), help="members (and IT), or everyone"
    )
    publish.set_defaults(command=commands.publish)
    return top


def _epoch(epoch: Parser) -> None:
    acts = epoch.add_subparsers(metavar="open|close", required=True)
    opened = acts.add_parser("open", help="open the next round")
    opened.add_argument(
        "--policy",
        type=Path,
        metavar="FILE",
        help="what is asked (default: what the last round asked; at first every check that ballots may ask)",
    )
    opened.add_argument("--seconds", type=int, metavar="N", help="in a rehearsal: how long it takes (60)")
    opened.add_argument(
        "--few", action="store_true", help="also where fewer than ten have joined, and nothing will be sent"
    )
    opened.set_defaults(command=commands.open_epoch)
    closed = acts.add_parser("close", help="close the round at hand")
    closed.add_argument(
        "--early", action="store_true", help="before its time; whoever has not sent by now is missed"
    )
    closed.add_argument(
        "--without-keys", action="store_true", help="where its keys were lost, and its ballots with them"
    )
    closed.set_defaults(command=commands.close_epoch)


def _passphrase(command: Parser) -> None:
    command.add_argument("--passphrase-file", type=Path, metavar="FILE")


if __name__ == "__main__":
    sys.exit(main())
