"""Records this computer with seeds in all its answers, and prints what is left of them.

``seeded_recording.py SEED…``: a program of its own, so that it can be run by another account than the tests.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

from leaks import left_of
from seeds import SeededHost

from posture.application.recording import kept_words
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.host.live import LiveHost
from posture.host.recordings.recording import record
from posture.host.recordings.redaction.redactor import Redactor


def main(seeds: list[str]) -> None:
    kept = kept_words()
    knows = Redactor(kept).words.knows
    left = {}
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            host = SeededHost(LiveHost(), seed)
            recording = Path(folder, str(number))
            record(host, recording, lambda each: read_all(each, FAMILIES), kept)  # type: ignore[arg-type]
            left[seed] = left_of(seed, recording, knows)
    print(json.dumps({"account": os.getuid(), "left": left}))


if __name__ == "__main__":
    main(sys.argv[1:])
