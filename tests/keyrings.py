"""A session bus of its own with a real Secret Service: gnome-keyring, without a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

DAEMON = Path("/usr/bin/gnome-keyring-daemon")
BUS = Path("/usr/bin/dbus-run-session")

needs_keyring = pytest.mark.skipif(
    sys.platform != "linux" or not (DAEMON.exists() and BUS.exists()),
    reason="needs gnome-keyring and dbus: apt-get install gnome-keyring dbus-daemon",
)

SESSION = """
import json, subprocess, sys, time
from contextlib import closing
from pathlib import Path

home, daemon = Path(sys.argv[1]), sys.argv[2]

def tell(value):
    print(json.dumps(value), flush=True)

def is_running():
    import secretstorage
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import Proxy
    with closing(secretstorage.dbus_init()) as bus:
        return Proxy(message_bus, bus).NameHasOwner("org.freedesktop.secrets")[0] == 1

def unlock(password):
    subprocess.run([daemon, "--unlock", "--components=secrets"], input=password, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=True, timeout=20)
    until = time.monotonic() + 20
    while not is_running() and time.monotonic() < until:
        time.sleep(0.02)

def lock():
    import secretstorage
    with closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()

for word in sys.argv[3:]:
    if word == "lock":
        lock()
    elif word.startswith("unlock:"):
        unlock(word[7:].encode())
    else:
        exec(word)
"""


def signed_in(person: Path, *words: str) -> list[Any]:
    """What one session of the account tells, for “unlock:PASSWORD”, “lock”, and lines of Python in between.

    ``person`` is its home folder, with Posture's in it. In the Python there are ``home``, Posture's folder,
    ``tell(value)``, and ``is_running()``, whether there is a Secret Service.
    """
    (person / "runtime").mkdir(mode=0o700, exist_ok=True)
    environment = {
        "HOME": str(person),
        "XDG_RUNTIME_DIR": str(person / "runtime"),
        "XDG_DATA_HOME": str(person / "data"),
        "POSTURE_HOME": str(person / "posture"),
        "PATH": os.environ["PATH"],
    }
    done = subprocess.run(
        [BUS, "--", sys.executable, "-c", SESSION, str(person / "posture"), str(DAEMON), *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
