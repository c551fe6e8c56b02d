"""Put every fault into every lesson and count those found: ``python tests/lessons/faults/count.py``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))

from faults import every, translated
from faults.every import Injected


def main(lessons: Sequence[Path] = every.LESSONS, files: Sequence[Path] = translated.TRANSLATIONS) -> int:
    """1 where a fault was not reported by its code on its line."""
    whole = _count("lessons", len(lessons), len(every.FAULTS), map(every.inject, lessons))
    return whole | _count("translations", len(files), len(translated.FAULTS), map(translated.inject, files))


def _count(what: str, number: int, classes: int, injected: Iterable[Sequence[Injected]]) -> int:
    results = [result for several in injected for result in several]
    missed = [result.missed for result in results if result.missed]
    for sentence in missed:
        print(sentence)
    print(
        f"{number} {what}, {classes} classes of faults: {len(results)} put in,"
        f" {len(results) - len(missed)} reported by their code on their line."
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
