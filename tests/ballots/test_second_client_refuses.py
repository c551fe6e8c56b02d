"""What the app refuses, a client that was written from the page alone refuses too, with the same code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))

from cases.rounds import rounds
from cases.spellings import envelopes, releases, replies, roots, spkis, values
from second_client import packages

from posture.ballots.canonical import b64
from posture.ballots.manifest import Manifest

pytestmark = pytest.mark.skipif(packages.missing() != "", reason=packages.missing() or "nothing")


def test_both_refuse_alike(manifest: Manifest, tmp_path: Path) -> None:
    place = tmp_path / "second_client"
    shutil.copytree(packages.SOURCE, place, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (place / "node_modules").symlink_to(packages.PLACE / "node_modules")
    cases = [
        *values(),
        *replies(),
        *envelopes(),
        *roots(),
        *releases(),
        *rounds(manifest),
        *spkis(manifest.scopes[0].spki),
    ]
    lines = [
        json.dumps({"reader": case.reader, "data": b64(case.data), "facts": case.facts}) for case in cases
    ]
    done = subprocess.run(
        ["node", place / "refusals.mjs"],
        input="\n".join(lines), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    theirs = done.stdout.splitlines()
    assert len(theirs) == len(cases)
    different = [
        (case.reader, case.data[:200], case.verdict(), said)
        for case, said in zip(cases, theirs, strict=True)
        if case.verdict() != said
    ]
    assert different == [], different
    assert {case.verdict() for case in cases} >= {"taken", "bad-key", "wrong-previous", "broken-chain"}
