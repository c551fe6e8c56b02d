"""A worker process: verifies ballots and signs blindly, told what to do over its standard input.

``python -m posture.collector.work KEYS [DIR]`` is started by ``posture.collector.workers`` and ends with it.
It reads the keys of a round from the folder KEYS itself, and holds those of one round at a time; with the
collector's folder DIR it keeps the box as well.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import msgspec

from posture.ballots.blind import blind_sign
from posture.ballots.errors import BallotError
from posture.collector.blessings import Marker
from posture.collector.box.box import Counted, Verified
from posture.collector.errors import CollectorError, Refusal
from posture.collector.keys import KeyRoom, RoundKeys
from posture.collector.verification import Facts, Verifier, verifier
from posture.collector.wrapped import wrapping

if TYPE_CHECKING:
    from posture.collector.box.keeper import Keeper

LENGTH: Final = 4
"""Bytes before each message that tell how long it is, the largest first."""


class Verify(msgspec.Struct, tag=True, array_like=True):
    """Verify sealed ballots of a round."""

    facts: Facts
    blobs: list[bytes]


class Sign(msgspec.Struct, tag=True, array_like=True):
    """Sign one blinded message for each check of a round."""

    number: int
    blinded: dict[str, bytes]


class Mark(msgspec.Struct, tag=True, array_like=True):
    """Mark a device and what it asks to be blessed in a round."""

    number: int
    device: str
    blinded: dict[str, bytes]


class Put(msgspec.Struct, tag=True, array_like=True):
    """Put verified ballots into the box of a round."""

    number: int
    ballots: list[Verified]


class Good(msgspec.Struct, tag=True, array_like=True):
    """A verified ballot, without what it answers."""

    scope: str
    nullifier: bytes
    digest: bytes


class Refused(msgspec.Struct, tag=True, array_like=True):
    """A ballot or a request that is refused."""

    status: int
    code: str
    sentence: str


class Verdicts(msgspec.Struct, tag=True, array_like=True):
    """One for each ballot, in their order."""

    all: list[Good | Refused]


class Signatures(msgspec.Struct, tag=True, array_like=True):
    """The blind signatures by check."""

    by_scope: dict[str, bytes]


class Marked(msgspec.Struct, tag=True, array_like=True):
    """The marks of a device, and of its values."""

    device: str
    values: bytes


class Told(msgspec.Struct, tag=True, array_like=True):
    """What became of each ballot, in their order."""

    all: list[Counted]


class Fault(msgspec.Struct, tag=True, array_like=True):
    """It could not be done; the sentence is for IT."""

    sentence: str


Job = Verify | Sign | Mark | Put
Result = Verdicts | Signatures | Marked | Told | Refused | Fault


class Worker:
    """Does one job after another."""

    def __init__(self, room: KeyRoom, keeper: Keeper | None = None) -> None:
        self._room = room
        self._keeper = keeper
        self._number = 0
        self._keys: RoundKeys | None = None
        self._verifier: Verifier | None = None

    def do(self, job: Job) -> Result:
        try:
            match job:
                case Verify():
                    return self._verify(job)
                case Sign():
                    return self._sign(job)
                case Mark():
                    return self._mark(job)
                case Put():
                    return self._put(job)
        except Refusal as refusal:
            return Refused(refusal.status, refusal.code, str(refusal))
        except BallotError as error:
            return Refused(400, error.code, str(error))
        except CollectorError as error:
            return Fault(str(error))
        except Exception as error:  # noqa: BLE001 - a traceback would stand in the log with what was sent
            return Fault(f"A worker process met a {type(error).__name__}.")

    def _verify(self, job: Verify) -> Verdicts:
        keys = self._round(job.facts.number)
        if self._verifier is None:
            self._verifier = verifier(job.facts, keys)
        return Verdicts([_verdict(self._verifier, blob) for blob in job.blobs])

    def _sign(self, job: Sign) -> Signatures:
        keys = self._round(job.number).issuer
        _demand_in_range(job.blinded, keys)
        return Signatures({scope: blind_sign(keys[scope], value) for scope, value in job.blinded.items()})

    def _mark(self, job: Mark) -> Marked:
        marks = Marker(self._round(job.number).intake).marks(job.device, job.blinded)
        return Marked(marks.device, marks.values)

    def _put(self, job: Put) -> Told:
        if self._keeper is None:
            raise CollectorError("This process keeps no box.")
        return Told(self._keeper.at(job.number).put(job.ballots))

    def _round(self, number: int) -> RoundKeys:
        if self._keys is None or self._number != number:
            self._keys, self._number, self._verifier = self._room.round(number), number, None
        return self._keys


def _demand_in_range(blinded: Mapping[str, bytes], keys: Mapping[str, Any]) -> None:
    """Demand that all values can be signed before the first one is, so that no request is signed in half."""
    for scope, value in blinded.items():
        if not 0 < int.from_bytes(value, "big") < keys[scope].public_key().public_numbers().n:
            raise BallotError("wrong-value", "A blinded message is not below the issuer key's modulus.")


def _verdict(verifying: Verifier, blob: bytes) -> Good | Refused:
    try:
        found = verifying.verify(blob)
    except BallotError as error:
        return Refused(400, error.code, str(error))
    except Refusal as refusal:
        return Refused(refusal.status, refusal.code, str(refusal))
    except Exception:  # noqa: BLE001 - one ballot must not take down the batch that it came in
        return Refused(400, "wrong-value", "This ballot cannot be read.")
    return Good(found.scope, found.nullifier, found.digest)


def serve(worker: Worker, source: BinaryIO, target: BinaryIO) -> None:
    """Do the jobs that come from ``source`` until it ends."""
    decoder, encoder = msgspec.msgpack.Decoder(Job), msgspec.msgpack.Encoder()
    while len(length := source.read(LENGTH)) == LENGTH:
        job = decoder.decode(source.read(int.from_bytes(length, "big")))
        result = encoder.encode(worker.do(job))
        target.write(len(result).to_bytes(LENGTH, "big") + result)
        target.flush()


def _worker(keys: Path, folder: Path | None = None) -> Worker:
    room = KeyRoom(keys, wrapping())
    if folder is None:
        return Worker(room)
    # What a database needs takes a second to load, and the others do without.
    from posture.collector.box.keeper import Keeper

    return Worker(room, Keeper(folder))


def main(arguments: Sequence[str]) -> None:
    """Work until the server has nothing more to do, with the folders that it names."""
    # The server ends its workers by closing their input. A signal that a terminal or a service manager sends
    # to all of them must not be faster.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    with suppress(BrokenPipeError):  # the server was killed
        serve(_worker(*map(Path, arguments)), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main(sys.argv[1:])
