"""A real PostgreSQL for tests, on a socket in a folder of its own; where none is installed, there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

_PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql")


def installed() -> Path | None:
    """The folder with ``initdb`` and ``postgres``, or None."""
    found = [path.parent for place in _PLACES for path in sorted(Path(place).glob("**/bin/initdb"))]
    on_path = shutil.which("initdb")
    if not found and on_path:
        found = [Path(on_path).resolve().parent]
    return found[-1] if found else None


@contextmanager
def running() -> Iterator[str]:
    """The address of a server's first database (``postgresql://…``); it ends with the block."""
    programs = installed()
    assert programs is not None, "ask installed() first"
    folder = Path(tempfile.mkdtemp(prefix="posture-pg-", dir="/tmp"))
    # PostgreSQL refuses to run as root.
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", str(folder / "data"), *arguments]
        done = subprocess.run(command, check=False, capture_output=True, text=True, user=user, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr

    run("initdb", "-U", "posture", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c shared_buffers=32MB -c max_connections=60"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql://posture@/postgres?host={quote(str(folder), safe='')}"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def make_database(address: str, name: str) -> None:
    """Make an empty database beside the one at ``address``."""
    from sqlalchemy import create_engine, make_url

    engine = create_engine(
        make_url(address).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    engine.dispose()
