"""Put every fault into every lesson and count those found: ``python tests/lessons/faults/count.py``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from faults.every import FAULTS, LESSONS, inject


def main() -> int:
    """1 where a fault was not reported by its code on its line."""
    results = [result for path in LESSONS for result in inject(path)]
    missed = [result.missed for result in results if result.missed]
    for sentence in missed:
        print(sentence)
    print(
        f"{len(LESSONS)} lessons, {len(FAULTS)} classes of faults: {len(results)} put in,"
        f" {len(results) - len(missed)} reported by their code on their line."
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
