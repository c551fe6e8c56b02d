"""What the commands do that need the passphrase of the trust root; each gives back the exit code."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from posture.collector.organisation import Organisation


def renew(options: argparse.Namespace) -> int:
    """Make the next trust root, valid for a year."""
    from posture.collector import asking, roots
    from posture.collector.organisation import load

    organisation = load(options.folder)
    if options.new_signing_key:
        _demand_closed(organisation)
    words = asking.passphrase(options.passphrase_file, "The passphrase of the trust root: ")
    key = organisation.root_key(words)
    room = organisation.key_room()
    signing = room.make_targets() if options.new_signing_key else room.targets()
    made = roots.renew_root(
        organisation.folder, key, signing.public_key().public_bytes_raw(), now=datetime.now(UTC)
    )
    print(f"The trust root {made.version} is in force until {made.expires:%Y-%m-%d}.")
    print("Members' apps take it by themselves; invites that are out stay good. Copy the folder again.")
    return 0


def _demand_closed(organisation: Organisation) -> None:
    """Demand that no round is open: it was signed with the old key, which members would take no more.

    One that is closing may be: its release is signed with the new key.
    """
    from posture.collector.errors import CollectorError
    from posture.collector.rounds.record import State, newest

    with organisation.store().reading() as connection:
        last = newest(connection)
    if last is not None and last.state is State.OPEN:
        raise CollectorError(
            f"The round {last.epoch} is signed with the key that is to be replaced. Begin to close it: "
            "posture-collector epoch DIR close (with --without-keys where its keys are lost too). Then "
            "renew, and close it again."
        )


def move(options: argparse.Namespace) -> int:
    """Sign a move to another address, and live there from now on."""
    from posture.ballots.move import Move, sign_move
    from posture.collector import asking, durable, organisation
    from posture.collector.errors import CollectorError

    here = organisation.load(options.folder)
    address = options.address.rstrip("/")
    if address == here.address:
        raise CollectorError(f"{here.name} is at {address} already.")
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
