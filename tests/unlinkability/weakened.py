"""``posture-collector`` without one of its guards, to see that it is needed: ``weakened.py GUARD …``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from posture.collector import cli, work, workers
from posture.collector.box import file
from posture.collector.box.wrapping import BoxKey, Kept

_WORKER = "work"


def unshuffled() -> None:
    """Ballots lie in the box in the order in which they came."""

    def rewrite(self: file.FileBox, wrapped: list[bytes], number: int) -> None:
        kept = [slot for slot, full in enumerate(self._filled) if full]
        sources: list[bytes | int] = [*kept, *wrapped]
        self._slots.rewrite(self._contents(dict(enumerate(sources)), number))
        self._filled = bytearray(number)
        for slot in range(len(sources)):
            self._filled[slot] = True

    file.FileBox._rewrite = rewrite  # type: ignore[method-assign]


def unwrapped() -> None:
    """Ballots lie in the box as they came, without the intake key around them."""
    wrap, opened = BoxKey.wrap, BoxKey.open

    def bare(self: BoxKey, nullifier: bytes, digest: bytes, blob: bytes) -> bytes:
        return wrap(self, nullifier, digest, blob)[:12] + nullifier + digest + blob + bytes(16)

    def bared(self: BoxKey, wrapped: bytes) -> Kept | None:
        if wrapped[-16:] != bytes(16):
            return opened(self, wrapped)
        return Kept(wrapped[12:44], wrapped[44:76], wrapped[76:-16])

    BoxKey.wrap, BoxKey.open = bare, bared  # type: ignore[method-assign]


GUARDS: Mapping[str, Callable[[], None]] = {"": lambda: None, "shuffle": unshuffled, "wrapping": unwrapped}
"""What can be taken away at the collector."""


# The processes that the command starts do without the guard as well: those that Python spawns read this file
# under another name, with the same arguments, and the workers are started through it.
if __name__ in {"__main__", "__mp_main__"}:
    GUARDS[sys.argv[1]]()
    workers.COMMAND = (sys.executable, __file__, sys.argv[1], _WORKER)


if __name__ == "__main__":
    if sys.argv[2] == _WORKER:
        work.main(sys.argv[3:])
    else:
        sys.exit(cli.run(sys.argv[2:]))
