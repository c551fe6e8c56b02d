"""A desktop portal in miniature, on a session bus of its own."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Self

DAEMON = shutil.which("dbus-daemon")
SILENT = None

Reply = tuple[str, tuple[object, ...]] | None
"""What a method gives back: signature and values; ``SILENT`` where it never answers."""

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={folder}/bus</listen>
  <policy context="default">
    <allow send_destination="*"/> <allow eavesdrop="true"/> <allow own="*"/>
  </policy>
</busconfig>
"""


def today(number: int) -> Mapping[str, Reply]:
    """A portal with version 2 of the interface: 0 for no preference, 1 for dark, 2 for light."""
    return {"ReadOne": ("v", (("u", number),)), **before(number)}


def before(number: int) -> Mapping[str, Reply]:
    """A portal with version 1, as in Debian 12: it has no ``ReadOne``, and wraps the number twice."""
    return {"Read": ("v", (("v", ("u", number)),))}


class Bus:
    """A session bus, while the block runs; ``says`` are the methods of its portal, and may be changed.

    Without methods there is no portal on the bus.
    """

    def __init__(self, folder: Path, says: Mapping[str, Reply] | None = None) -> None:
        self.says = says
        self.address = f"unix:path={folder}/bus"
        self.asked: list[tuple[str, tuple[object, ...]]] = []
        self._config = folder / "bus.conf"
        self._config.write_text(_CONFIG.format(folder=folder), encoding="utf-8")
        self._ended = threading.Event()

    def __enter__(self) -> Self:
        from jeepney import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self._daemon = subprocess.Popen(
            [str(DAEMON), f"--config-file={self._config}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._daemon.stdout is not None
        self._daemon.stdout.readline()  # it takes calls now
        self._connection = open_dbus_connection(self.address)
        if self.says is not None:
            self._connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join(5)
        self._connection.close()
        self._daemon.kill()
        self._daemon.communicate()

    def end(self) -> None:
        """Cut everybody off, as at the end of a session."""
        self._daemon.kill()

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                self._answer(self._connection.receive(timeout=0.05))
            except TimeoutError:
                continue
            except ConnectionError:
                return

    def _answer(self, message) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        if message.header.message_type is not MessageType.method_call:
            return
        method = message.header.fields[HeaderFields.member]
        self.asked.append((method, message.body))
        if method not in (self.says or {}):
            self._connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
        elif (reply := self.says[method]) is not SILENT:
            self._connection.send(new_method_return(message, *reply))
