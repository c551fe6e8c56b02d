"""What the commands do that are about members; each gives back the exit code."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from typing import Final

_LASTING: Final = (
    "It is given no more keys and counts until the next round opens; to come back it needs a new invite. "
    "Ballots that it cast stay in the box, and those that it has keys for can still come: nobody knows which "
    "they are. This cannot be undone. Give its computer no new invite before the next round opens: with one, "
    "its answers could count twice in this round."
)


def members(options: argparse.Namespace) -> int:
    """List who has joined."""
    from posture.collector import register
    from posture.collector.organisation import load

    with closing(load(options.folder).store()) as store:
        found = register.entries(store)
    if options.json:
        data = {"schema": register.REGISTER_SCHEMA, "members": [entry.data() for entry in found]}
        print(json.dumps(data, indent=2))
    else:
        print("\n".join(register.lines(found)))
    return 0


def strike(options: argparse.Namespace) -> int:
    """Strike a device off whose own key is lost, after the person at the terminal has said yes."""
    from posture.collector import asking, register
    from posture.collector.errors import CollectorError
    from posture.collector.organisation import load

    with closing(load(options.folder).store()) as store:
        entry = register.entry(store, options.device)
        if entry.has_left:
            print(f"{entry.device} has left already. Nothing was changed.")
            return 0
        print(entry.line())
        print(_LASTING)
        if not options.yes and not asking.agrees(f"Strike {entry.device} off?"):
            raise CollectorError("Nothing was changed: nobody said yes. In a script: --yes")
        register.strike(store, entry.device)
    print(f"{entry.device} is struck off.")
    return 0
