"""What the tests and the rehearsal need of the loopback network."""

from __future__ import annotations

import random
import socket
from contextlib import suppress


def free_port() -> int:
    """A port that nobody uses, below those that systems give to whoever asks for any.

    So nobody else is given it before a server starts, or while it is killed and started again.
    """
    while True:
        port = random.randrange(20_000, 32_000)
        with suppress(OSError), socket.socket() as probe:
            probe.bind(("127.0.0.1", port))
            return port
