from __future__ import annotations

import subprocess
import sys

import pytest

from posture.collector.web.doorkeeper import Doorkeeper

_TRY = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_a_look_for_idle_connections_gives_up_no_lock_on_a_file(tmp_path) -> None:
    """SQLite locks its files in this way: without its locks another program takes the log away."""
    import fcntl

    path = tmp_path / "file"
    with path.open("w+b") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        Doorkeeper(1).sweep()
        tried = subprocess.run([sys.executable, "-c", _TRY, str(path)], capture_output=True, check=False)
        assert tried.returncode != 0
