"""What the commands do that need the passphrase of the trust root; each gives back the exit code."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime


def renew(options: argparse.Namespace) -> int:
    """Make the next trust root, valid for a year.

    It names the newest round, so that members go on in it whoever has the old signing key, and believe that
    key in no later one. None opens meanwhile.
    """
    from posture.collector import asking, roots
    from posture.collector.organisation import load
    from posture.collector.rounds.record import newest
    from posture.collector.rounds.turn import turn

    organisation = load(options.folder)
    store = organisation.store()
    words = asking.passphrase(options.passphrase_file, "The passphrase of the trust root: ")
    key = organisation.root_key(words)
    room = organisation.key_room()
    with turn(organisation, store):
        with store.reading() as connection:
            last = newest(connection)
        signing = room.make_targets() if options.new_signing_key else room.targets()
        made = roots.renew_root(
            organisation.folder,
            key,
            signing.public_key().public_bytes_raw(),
            b"" if last is None else last.signed,
            now=datetime.now(UTC),
        )
    print(f"The trust root {made.version} is in force until {made.expires:%Y-%m-%d}.")
    print("Members' apps take it by themselves; invites that are out stay good. Copy the folder again.")
    return 0


def move(options: argparse.Namespace) -> int:
    """Sign a move to another address, and live there from now on."""
    from posture.ballots.move import Move, sign_move
    from posture.collector import asking, durable, organisation
    from posture.collector.errors import CollectorError

    here = organisation.load(options.folder)
    address = options.address.rstrip("/")
    if address == here.address:
        raise CollectorError(f"{here.name} is at {address} already.")
    organisation.demand_address(address)
    if options.out.exists():
        raise CollectorError(f"{options.out} is there already. Name a new file.")
    words = asking.passphrase(options.passphrase_file, "The passphrase of the trust root: ")
    signed = sign_move(Move(here.org, here.address, address, datetime.now(UTC)), here.root_key(words))
    # The organisation itself comes last: whatever breaks off before, the same can be asked again.
    durable.write_new(options.out, signed)
    durable.replace(here.folder / "move.json", signed)
    organisation.move(here, address)
    print(f"{here.name} is at {address} from its next round on; invites name that address from now on.")
    print(
        f"The move is in {options.out}: members give it to their app. As long as the old address leads here,"
    )
    print("every app finds the move by itself.")
    return 0
