"""A desktop that shows notifications, in miniature, on a bus of its own; tests/machines has a real one."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

sys.path.append(str(Path(__file__).parents[2]))

from portal import Bus

if TYPE_CHECKING:
    from jeepney import Message

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"


class Desktop:
    """Shows what it is told, while the block runs; ``press`` answers, from whatever thread."""

    def __init__(self, folder: Path, on_shown: Callable[[Desktop], object] = lambda _: None) -> None:
        self._bus = Bus(folder)
        self._on_shown = on_shown
        self.address = self._bus.address
        self.shown: list[tuple[Any, ...]] = []
        self.closed: list[int] = []
        self.number: tuple[Any, ...] = ("u", (7,))
        """What it answers to one that it shows."""

    def __enter__(self) -> Self:
        from jeepney import message_bus
        from jeepney.io.blocking import open_dbus_connection

        self._bus.__enter__()
        self._connection = open_dbus_connection(self.address)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join(5)
        self._connection.close()
        self._bus.__exit__()

    def press(self, action: str, number: int = 7) -> None:
        """As a press on that button of the notification does."""
        self.tell("ActionInvoked", "us", (number, action))

    def dismiss(self) -> None:
        self.tell("NotificationClosed", "uu", (7, 2))

    def tell(self, name: str, signature: str | None, body: tuple[object, ...]) -> None:
        """Any signal at all, in the desktop's name."""
        self._connection.send(_signal(name, signature, body))

    def end_bus(self) -> None:
        """Cut everybody off, once all that was sent has been delivered."""
        from jeepney.io.blocking import open_dbus_connection

        for _ in range(2):  # the bus says hello to each, and hands out between them what it took before
            open_dbus_connection(self.address).close()
        self._bus.end()

    def intrude(self, name: str, signature: str | None, body: tuple[object, ...]) -> None:
        """The same signal as from another program of the session: to all, and to each connection by name."""
        from jeepney import DBusAddress, HeaderFields, message_bus, new_method_call
        from jeepney.io.blocking import open_dbus_connection

        with open_dbus_connection(self.address) as other:
            other.send(_signal(name, signature, body))
            for each in other.send_and_get_reply(message_bus.ListNames()).body[0]:
                if each.startswith(":"):
                    message = _signal(name, signature, body)
                    message.header.fields[HeaderFields.destination] = each
                    other.send(message)
            # It has all come through before this is answered.
            other.send_and_get_reply(new_method_call(DBusAddress("/", "org.freedesktop.DBus"), "GetId"))

    def _serve(self) -> None:
        from jeepney import HeaderFields, MessageType, new_method_return

        while not self._ended.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            except ConnectionError:
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            if message.header.fields[HeaderFields.member] == "CloseNotification":
                self.closed.append(message.body[0])
                self._connection.send(new_method_return(message))
            else:
                self.shown.append(message.body)
                self._connection.send(new_method_return(message, *self.number))
                self._on_shown(self)


def _signal(name: str, signature: str | None, body: tuple[object, ...]) -> Message:
    from jeepney import DBusAddress, new_signal

    return new_signal(DBusAddress(PATH, interface=NAME), name, signature, body)
