"""What a screen reader sees of another process, and how it presses there: AT-SPI over D-Bus.

Source: at-spi2-core's XML files (Accessible, Action, EditableText, Text), and its list of states.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_A11Y = "org.a11y.atspi"
_ROOT = "/org/a11y/atspi/accessible/root"
_PATIENCE = 60.0  # seconds until something that is waited for is there
_SENSITIVE, _SHOWING, _CHECKED, _FOCUSED = 24, 25, 4, 12
_PRESSES = ("press", "click", "toggle", "check", "activate", "jump", "showmenu", "setfocus")


class NotFoundError(AssertionError):
    """Nothing of that name shows; says what does."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One widget as it is told to screen readers."""

    bus: Bus
    owner: str
    path: str

    @property
    def name(self) -> str:
        return str(self._property("Accessible", "Name"))

    @property
    def description(self) -> str:
        return str(self._property("Accessible", "Description"))

    @property
    def role(self) -> str:
        return str(self._call("Accessible", "GetRoleName")[0])

    @property
    def can_be_pressed(self) -> bool:
        return self._is(_SENSITIVE)

    @property
    def shows(self) -> bool:
        return self._is(_SHOWING)

    @property
    def checked(self) -> bool:
        return self._is(_CHECKED)

    @property
    def focused(self) -> bool:
        return self._is(_FOCUSED)

    @property
    def text(self) -> str:
        return str(self._call("Text", "GetText", "ii", (0, -1))[0])

    def children(self) -> list[Thing]:
        return [Thing(self.bus, owner, path) for owner, path in self._call("Accessible", "GetChildren")[0]]

    def below(self) -> Iterator[Thing]:
        """Everything that shows below it, in the order in which it is read, without what goes meanwhile."""
        with suppress(LookupError):
            for child in self.children():
                with suppress(LookupError):
                    if child.shows:
                        yield child
                        yield from child.below()

    def press(self) -> None:
        """Do what a press on it does, as a screen reader would."""
        names = [str(action[0]).lower() for action in self._call("Action", "GetActions")[0]]
        place = next((names.index(name) for name in _PRESSES if name in names), None)
        assert place is not None, f"“{self.name}” can only {names}"
        self._call("Action", "DoAction", "i", (place,))

    def write(self, text: str) -> None:
        self._call("EditableText", "SetTextContents", "s", (text,))

    def _is(self, state: int) -> bool:
        words = self._call("Accessible", "GetState")[0]
        return bool(words[state // 32] >> state % 32 & 1)

    def _property(self, interface: str, name: str) -> object:
        address = DBusAddress(self.path, self.owner, "org.freedesktop.DBus.Properties")
        return self.bus.call(address, "Get", "ss", (f"{_A11Y}.{interface}", name))[0][1]

    def _call(self, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()) -> Any:
        address = DBusAddress(self.path, self.owner, f"{_A11Y}.{interface}")
        return self.bus.call(address, method, signature, body)


def _shown(program: Thing) -> Iterator[Thing]:
    for window in program.children():
        with suppress(LookupError):
            if window.shows:
                yield window


class Bus:
    """The accessibility bus of a session; ``session`` is the session bus's address."""

    def __init__(self, session: str) -> None:
        with open_dbus_connection(session) as connection:
            address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = connection.send_and_get_reply(new_method_call(address, "GetAddress"), timeout=30)
            [found] = reply.body
        self._connection: DBusConnection = open_dbus_connection(found)

    def call(self, address: DBusAddress, method: str, signature: str, body: tuple[object, ...]) -> Any:
        message = new_method_call(address, method, signature or None, body)
        reply = self._connection.send_and_get_reply(message, timeout=30)
        if reply.header.message_type is MessageType.error:
            raise LookupError(f"{address.object_path} {method}: {reply.body}")
        return reply.body

    def program(self, name: str) -> Thing | None:
        """The program of that name, None where it is not there yet."""
        registry = Thing(self, f"{_A11Y}.Registry", _ROOT)
        return next((program for program in registry.children() if program.name == name), None)

    def close(self) -> None:
        self._connection.close()


class Reader:
    """Somebody who works with one program through what it tells, and waits for what comes."""

    def __init__(self, bus: Bus, program: str) -> None:
        self._bus = bus
        self._program = program

    def find(self, name: str, role: str = "", *, beginning: bool = False) -> Thing | None:
        """The first thing of that name that shows, or None."""
        for thing in self.things():
            with suppress(LookupError):
                said = thing.name
                if (said.startswith(name) if beginning else said == name) and role in ("", thing.role):
                    return thing
        return None

    def things(self) -> list[Thing]:
        """Everything that shows, the last window first: a dialog is before what it stands on."""
        program = self._bus.program(self._program)
        if program is None:
            return []
        return [thing for window in reversed(list(_shown(program))) for thing in (window, *window.below())]

    def wait(self, name: str, role: str = "", *, beginning: bool = False) -> Thing:
        """As ``find``, once it is there; NotFoundError after a minute."""
        found: list[Thing] = []

        def is_there() -> bool:
            thing = self.find(name, role, beginning=beginning)
            found.extend([] if thing is None else [thing])
            return bool(found)

        self.until(is_there, f"“{name}”")
        return found[0]

    def press(self, name: str, role: str = "", *, beginning: bool = False) -> Thing:
        """Press what has that name, once it is there and can be pressed."""
        found: list[Thing] = []

        def pressed() -> bool:
            thing = self.find(name, role, beginning=beginning)
            if thing is None or not thing.can_be_pressed:
                return False
            thing.press()
            found.append(thing)
            return True

        self.until(pressed, f"“{name}” to press")
        return found[0]

    def until(self, holds: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                if holds():
                    return
            except (LookupError, IndexError):
                pass  # what was read went away meanwhile
            if time.monotonic() > end:
                raise NotFoundError(f"There is no {what}. What shows: {self.said()}")
            time.sleep(0.1)

    def said(self) -> str:
        """All that shows, a line a thing."""
        lines = []
        for thing in self.things():
            with suppress(LookupError):
                lines.append(f"{thing.role} “{thing.name}”")
        return "\n".join(lines)
