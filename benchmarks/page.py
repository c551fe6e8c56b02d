"""How long IT's page takes with a million ballots behind it.

Closes a round, puts a million envelopes beside its release, and asks the real server for the page many times.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "tests"))

from sqlalchemy import insert

from posture.collector.rounds.closing import Closer
from posture.collector.rounds.holding import Alone
from posture.collector.schema import envelope
from serving import Server, voting

BALLOTS = 1_000_000
LONGEST = 0.050
ASKED = 200


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ballots", type=int, default=BALLOTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="posture-page-") as name:
        made = voting(Path(name) / "collector", members=400)
        store = made.organisation.store()
        Closer(made.organisation, store, Alone(made.organisation, store)).close(
            1, now=made.manifest.timetable.close
        )
        for start in range(0, options.ballots, 50_000):
            rows = [
                {
                    "round": 1,
                    "digest": os.urandom(32),
                    "scope": "firewall",
                    "answer": 1,
                    "envelope": bytes(900),
                }
                for _ in range(min(50_000, options.ballots - start))
            ]
            with store.transaction() as connection:
                connection.execute(insert(envelope), rows)
        store.close()
        server = Server(made.organisation.folder, Path(name) / "log")
        server.start()
        times = [_asked(server) for _ in range(ASKED)]
        server.stop()
    took = statistics.median(times)
    print(f"The page takes {took * 1e3:.1f} ms with {options.ballots} ballots behind it (median of {ASKED})")
    return 0 if took <= LONGEST else 1


def _asked(server: Server) -> float:
    started = time.monotonic()
    status, _ = server.get("/")
    assert status == 200
    return time.monotonic() - started


if __name__ == "__main__":
    sys.exit(main())
