from __future__ import annotations

import subprocess
import sys

import pytest

from posture.collector.errors import CollectorError
from posture.collector.rounds.traces import demand_none

_TRY = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'r+b'), fcntl.LOCK_EX | fcntl.LOCK_NB)"


def test_a_copy_of_a_key_is_found_wherever_it_lies(tmp_path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "copy").write_bytes(b"before" + b"the secret's bytes" + b"after")
    demand_none([b"another secret"], [tmp_path])
    demand_none([b"the secret's bytes"], [tmp_path], but=tmp_path / "deep" / "copy")
    with pytest.raises(CollectorError, match="holds a copy of the round's keys"):
        demand_none([b"the secret's bytes"], [tmp_path])


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_looking_gives_up_no_lock_on_a_file(tmp_path) -> None:
    """SQLite locks its files in this way: without its locks another program takes the log away."""
    import fcntl

    path = tmp_path / "file"
    with path.open("w+b") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)
        demand_none([b"a secret"], [tmp_path])
        tried = subprocess.run([sys.executable, "-c", _TRY, str(path)], capture_output=True, check=False)
        assert tried.returncode != 0
