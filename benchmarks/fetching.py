"""How long all members wait who fetch their keys at the same moment, and everybody else meanwhile.

Starts the real server; 400 devices ask at once for the blessings of a whole round (no member's app does so:
each fetches at a moment of its own). Who is told that there is too much to do waits and asks again, as an app
does. Prints how long the last waits, and how long one in a hundred other requests does. Of ``--devices 5000``
all are to be served within ten minutes.
"""

from __future__ import annotations

import argparse
import random
import secrets
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.blind import blind, read_spki
from posture.ballots.issuance import IssueRequest, encode_issue_request, read_issue_reply
from serving import FETCHING, Server, Voting, voting

DEVICES = 400
LONGEST, LONGEST_OF_MANY = 15.0, 600.0
"""Seconds that the last may wait, of at most 400 devices and of more."""
RETRY_AFTER = 10.0
"""Seconds to wait, at least, before one asks again; at most twice as many."""
LONGEST_OF_OTHERS = 1.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--devices", type=int, default=DEVICES)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="posture-fetching-") as name:
        keys = [Ed25519PrivateKey.generate() for _ in range(options.devices)]
        made = voting(Path(name) / "collector", since=FETCHING, keys=keys)
        requests = _requests(made, keys)
        server = Server(made.organisation.folder, Path(name) / "log")
        server.start()
        took, others, again = _fetch(server, requests)
        server.stop()
    print(
        f"{options.devices} devices fetch {len(made.manifest.scopes)} keys each at once: all are served "
        f"within {took:.1f} s, {again} requests had to be made again; one in a hundred of {len(others)} "
        f"other requests waits {others[int(len(others) * 0.99)] * 1e3:.0f} ms"
    )
    longest = LONGEST if options.devices <= DEVICES else LONGEST_OF_MANY
    return 0 if took <= longest and others[int(len(others) * 0.99)] < LONGEST_OF_OTHERS else 1


def _requests(made: Voting, keys: Sequence[Ed25519PrivateKey]) -> list[bytes]:
    """A signed request of each device."""
    publics = {scope.id: read_spki(scope.spki) for scope in made.manifest.scopes}
    return [
        encode_issue_request(
            IssueRequest(
                f"device-{each}",
                made.manifest.epoch,
                {scope: blind(public, secrets.token_bytes(98)).blinded for scope, public in publics.items()},
                datetime.now(UTC),
            ),
            key,
        )
        for each, key in enumerate(keys)
    ]


def _fetch(server: Server, requests: Sequence[bytes]) -> tuple[float, list[float], int]:
    """How long until all are answered, how long other requests took meanwhile, in seconds, and how many
    requests had to be made again.
    """
    others: list[float] = []
    is_over = threading.Event()

    def look() -> None:
        while not is_over.is_set():
            for path in ("/v1/manifest", "/v1/root", "/"):
                started = time.monotonic()
                assert server.get(path)[0] == 200
                others.append(time.monotonic() - started)

    def fetch(request: bytes) -> None:
        status, reply = server.post("/v1/issue", request)
        while status in (0, 503):
            asked_again.append(status)
            time.sleep(random.uniform(1, 2) * RETRY_AFTER)
            status, reply = server.post("/v1/issue", request)
        assert status == 200, reply
        read_issue_reply(reply)
        done.append(status)

    done: list[int] = []
    asked_again: list[int] = []
    looking = threading.Thread(target=look)
    threads = [threading.Thread(target=fetch, args=(request,)) for request in requests]
    started = time.monotonic()
    looking.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - started
    is_over.set()
    looking.join()
    assert len(done) == len(requests), "a device was not served"
    return took, sorted(others), len(asked_again)


if __name__ == "__main__":
    sys.exit(main())
