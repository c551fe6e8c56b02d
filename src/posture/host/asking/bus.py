"""D-Bus, read without starting what does not run."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from posture.host.model import BusCall, HostError, NoAnswer, NotAllowed, NotThere
from posture.host.recordings.answers import frozen
from posture.words.phrase import phrase

if TYPE_CHECKING:
    from jeepney import Message

# Services that only answer questions here and end by themselves; the bus may start these for us.
STARTABLE = frozenset(
    {
        "org.freedesktop.PackageKit",
        "org.freedesktop.UDisks2",
        "org.freedesktop.fwupd",
        "org.freedesktop.hostname1",
        "org.freedesktop.locale1",
        "org.freedesktop.timedate1",
    }
)

MOST_BYTES = 4 * 1024 * 1024
_HELLO_SERIAL, _OUR_SERIAL = 1, 2

_NOT_THERE = (
    "FileNotFound",
    "InvalidArgs",
    "NameHasNoOwner",
    "NoSuchUnit",
    "ServiceNotFound",
    "ServiceUnknown",
    "UnknownInterface",
    "UnknownMethod",
    "UnknownObject",
    "UnknownProperty",
)
_NOT_ALLOWED = (
    "AccessDenied",
    "AuthFailed",
    "InteractiveAuthorizationRequired",
    "NotAuthorized",
    "NotAuthorizedException",
    "NotPermitted",
    "PermissionDenied",
)


def ask(call: BusCall, *, deadline: float) -> tuple[object, ...]:
    """The body of the reply, with arrays and structures as tuples and variants as ``(signature, value)``.

    One connection a call (a millisecond), so that calls of many threads never wait for each other.
    NotThere where nobody owns the name or the object lacks what was asked; NotAllowed where the
    bus or polkit refuses; NoAnswer after ``deadline`` seconds, or where more than 4 MiB come.
    """
    from jeepney.auth import AuthenticationError

    until = monotonic() + deadline
    question = _message(call).serialise(serial=_OUR_SERIAL)
    try:
        reply = _exchange(call.bus, question, until)
    except TimeoutError as error:
        raise NoAnswer(
            phrase(
                "{service} gave no answer in {seconds} seconds.", service=call.destination, seconds=deadline
            )
        ) from error
    except (PermissionError, AuthenticationError) as error:
        raise NotAllowed(phrase("The {bus} bus is closed to this account.", bus=call.bus)) from error
    except OverflowError as error:
        raise NoAnswer(
            phrase("{service} answered more than Posture reads.", service=call.destination)
        ) from error
    except (FileNotFoundError, ConnectionRefusedError) as error:
        raise NotThere(phrase("No {bus} bus runs here.", bus=call.bus)) from error
    except Exception as error:  # what is no D-Bus can break the parser in any way
        raise NoAnswer(
            phrase("The {bus} bus did not answer in a way that Posture understands.", bus=call.bus)
        ) from error
    return _body(reply, call)


def _exchange(bus: str, question: bytes, until: float) -> Message:
    from jeepney import HeaderFields, Parser, message_bus
    from jeepney.io.blocking import prep_socket

    with prep_socket(_address(bus), timeout=max(0.01, until - monotonic())) as connection:
        connection.settimeout(max(0.01, until - monotonic()))
        connection.sendall(message_bus.Hello().serialise(serial=_HELLO_SERIAL) + question)
        parser, left = Parser(), MOST_BYTES
        while True:
            data = _received(connection, until)
            left -= len(data)
            if left < 0:
                raise OverflowError
            parser.add_data(data)
            while (message := parser.get_next_message()) is not None:
                if message.header.fields.get(HeaderFields.reply_serial) == _OUR_SERIAL:
                    return message


def _received(connection: socket.socket, until: float) -> bytes:
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    connection.settimeout(left)
    data = connection.recv(65536)
    if not data:
        raise ConnectionResetError
    return data


def _message(call: BusCall) -> Message:
    from jeepney import DBusAddress, MessageFlag, new_method_call

    address = DBusAddress(call.path, bus_name=call.destination, interface=call.interface)
    message = new_method_call(address, call.method, call.signature or None, call.arguments)
    if call.bus == "session" or call.destination not in STARTABLE:
        message.header.flags |= MessageFlag.no_auto_start
    return message


def _address(bus: str) -> str:
    from jeepney.bus import find_session_bus, find_system_bus

    if bus == "system":
        return str(find_system_bus())
    if os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        return str(find_session_bus())
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if not runtime:
        raise FileNotFoundError
    return str(Path(runtime) / "bus")


def _body(reply: Message, call: BusCall) -> tuple[object, ...]:
    from jeepney import HeaderFields, MessageType

    if reply.header.message_type is MessageType.error:
        raise _refusal(str(reply.header.fields.get(HeaderFields.error_name, "")), call)
    body: Any = frozen(reply.body)
    return tuple(body)


def _refusal(error_name: str, call: BusCall) -> HostError:
    last = error_name.rpartition(".")[2]
    if last in _NOT_THERE or ".Spawn." in error_name:
        return NotThere(
            phrase("{service} is not there, or has no {asked}.", service=call.destination, asked=_asked(call))
        )
    if last in _NOT_ALLOWED:
        return NotAllowed(
            phrase("{service} refuses this account {asked}.", service=call.destination, asked=_asked(call))
        )
    return NoAnswer(
        phrase("{service} could not answer {asked}.", service=call.destination, asked=_asked(call))
    )


def _asked(call: BusCall) -> str:
    if call.method == "Get" and len(call.arguments) == 2:
        return str(call.arguments[1])
    return call.method
