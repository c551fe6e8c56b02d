"""Judge the computers of ``tests/cases`` and say which verdicts are wrong: ``python tests/judge.py [WORD]``.

With a word, only computers whose name or check has it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from posture.checks.catalogue import load
from posture.checks.judge import judge
from posture.checks.knowledge import derive
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.host.recordings.recorded import RecordedHost

CASES = Path(__file__).parent / "cases"


def wrong(word: str = "") -> tuple[int, list[str]]:
    """How many cases were judged, and a line for each that is wrong."""
    checks = load(shipped() / "checks").checks
    rows = [
        line.split("\t") for line in (CASES / "want.tsv").read_text(encoding="utf-8").splitlines() if line
    ]
    lines = []
    chosen = [row for row in rows if word in row[0] or word in row[1]]
    for name, check, wanted in chosen:
        host = RecordedHost(CASES / "hosts" / name)
        readings = derive(read_all(host, FAMILIES), host.now())
        verdict = judge(checks[check], readings, system=host.system, taken=host.now())
        if verdict.outcome.value not in wanted.split(","):
            lines.append(f"{name}: {check} wanted {wanted}, seen {verdict.outcome.value}: {verdict.finding}")
    return len(chosen), lines


if __name__ == "__main__":
    count, lines = wrong(*sys.argv[1:2])
    print("\n".join((*lines, f"{count - len(lines)} right, {len(lines)} wrong")))
    sys.exit(bool(lines))
