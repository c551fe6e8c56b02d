"""What the icon in the tray costs: its memory, and how often it wakes the processor.

Starts ``posture-window --tray`` on a screen of its own (Xvfb) with a bus and a tray of its own (a watcher of
the StatusNotifierItem specification), lets it come to rest, and counts for so many minutes how often each of
its threads was given the processor (``voluntary_ctxt_switches`` and its sibling, proc(5)).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jeepney import HeaderFields, MessageType, message_bus, new_method_return
from jeepney.io.blocking import open_dbus_connection

TOP = Path(__file__).parents[1]
RESTS = 15  # seconds until all that a start brings is over
WATCHER = "org.kde.StatusNotifierWatcher"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10)
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory() as folder, _screen() as display, _bus() as address:
        registered = _tray(address)
        environment = {
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            "HOME": folder,
            "XDG_RUNTIME_DIR": folder,
            "POSTURE_HOME": str(Path(folder, "home")),
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": address,
        }
        program = TOP / ".venv" / "bin" / "posture-window"
        with subprocess.Popen([program, "--tray"], env=environment) as tray:
            if not registered.wait(60) or tray.poll() is not None:
                print("no icon came into the tray", file=sys.stderr)
                return 2
            time.sleep(RESTS)
            before = _switches(tray.pid)
            time.sleep(minutes * 60)
            after = _switches(tray.pid)
            woken = {name: count - before.get(name, 0) for name, count in after.items()}
            print(f"memory: {_memory(tray.pid, 'Rss'):.1f} MB, its share of what others use too "
                  f"{_memory(tray.pid, 'Pss'):.1f} MB")  # fmt: skip
            print(f"threads: {len(after)}; wake-ups in {minutes:g} minutes: {sum(woken.values())}")
            for name, count in woken.items():
                if count:
                    print(f"  {name}: {count}")
            tray.terminate()
    return 0


def _switches(process: int) -> dict[str, int]:
    """How often each thread was given the processor, by its number and name."""
    found = {}
    for task in sorted(Path(f"/proc/{process}/task").iterdir()):
        lines = dict(line.split(":", 1) for line in (task / "status").read_text().splitlines())
        number = sum(int(lines[f"{kind}_ctxt_switches"]) for kind in ("voluntary", "nonvoluntary"))
        found[f"{task.name} {lines['Name'].strip()}"] = number
    return found


def _memory(process: int, field: str) -> float:
    """Megabytes. Source: proc(5), smaps_rollup."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith(f"{field}:")) / 1024


@contextmanager
def _screen() -> Iterator[str]:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout is not None
        yield f":{server.stdout.readline().strip()}"
        server.terminate()


@contextmanager
def _bus() -> Iterator[str]:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


def _tray(address: str) -> threading.Event:
    """Be a tray on the bus; what is given back is set once an icon has come."""
    connection, registered = open_dbus_connection(address), threading.Event()
    connection.send_and_get_reply(message_bus.RequestName(WATCHER))

    def serve() -> None:
        while True:
            try:
                message = connection.receive()
            except ConnectionError:  # the bus has ended
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            method = message.header.fields[HeaderFields.member]
            if method in ("Get", "ReadOne"):
                connection.send(new_method_return(message, "v", (("b", True),)))
            else:
                connection.send(new_method_return(message))
            if method == "RegisterStatusNotifierItem":
                registered.set()

    threading.Thread(target=serve, daemon=True).start()
    return registered


if __name__ == "__main__":
    sys.exit(main())
