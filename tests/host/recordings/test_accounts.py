"""Nothing of a secret stays in a recording of this computer, whether root makes it or anybody else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # seeds.py serves several modules

from seeds import SEEDS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux alone changes accounts so easily")

PROGRAM = Path(__file__).with_name("seeded_recording.py")
IS_ROOT = sys.platform == "linux" and os.getuid() == 0
_NOBODY = 65534
AS_ROOT = () if IS_ROOT else ("unshare", "--map-root-user")
AS_ANYBODY = ("setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups") if IS_ROOT else ()
# A secret, a name, a firm, a network and a number.
SOME = [SEEDS[number] for number in (3, 28, 37, 38, 61)]


@pytest.mark.parametrize("change", [AS_ROOT, AS_ANYBODY], ids=["root", "anybody"])
def test_no_piece_of_a_seed_is_in_a_recording_of_this_computer(change: tuple[str, ...]) -> None:
    command = (*change, sys.executable, "-P")
    try:
        subprocess.run((*command, "-c", "import posture"), check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.SubprocessError) as error:
        pytest.skip(f"another account cannot run this Python here: {error}")
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        (*command, PROGRAM, *SOME), check=False, capture_output=True, text=True, env=environment, timeout=100
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert (said["account"] == 0) == (change == AS_ROOT)
    assert {seed: where for seed, where in said["left"].items() if where} == {}
