"""The Secret Service of the session (GNOME Keyring, KWallet, KeePassXC), where it is open already.

Source: the Secret Service API draft (specifications.freedesktop.org/secret-service). A method that has to
ask the person something gives back a prompt, which its caller begins: none is ever begun here. The session
is the plain one: the secret passes over the bus of this account, to which nobody else may connect.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Final

from posture.store.quiet.closed import Closed

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

_NAME: Final = "org.freedesktop.secrets"
_TOP: Final = "/org/freedesktop/secrets"
_KIND: Final = "org.freedesktop.Secret"
_NONE: Final = "/"  # what the service gives for “no such object” and “no prompt”
_SERVICE: Final = "posture"


def read(user: str) -> bytes | None:
    """The secret of the first open item of this name; Closed where there are only locked ones."""
    with _bus() as bus:
        there, locked = _ask(bus, _TOP, f"{_KIND}.Service", "SearchItems", "a{ss}", _attributes(user))
        if there:
            [found] = _ask(bus, there[0], f"{_KIND}.Item", "GetSecret", "o", _session(bus))
            return bytes(found[2])
    if locked:
        raise Closed("the keyring is locked")
    return None


def write(user: str, secret: bytes) -> None:
    """Keep the secret in the default collection; Closed where that is locked, missing, or would ask."""
    with _bus() as bus:
        [collection] = _ask(bus, _TOP, f"{_KIND}.Service", "ReadAlias", "s", "default")
        if collection == _NONE or _is_locked(bus, collection):
            raise Closed("the keyring is locked, or has no default collection")
        named = {
            f"{_KIND}.Item.Label": ("s", "Posture: what check-ups found"),
            f"{_KIND}.Item.Attributes": ("a{ss}", _attributes(user)),
        }
        sent = (_session(bus), b"", secret, "text/plain")
        _, prompt = _ask(
            bus, collection, f"{_KIND}.Collection", "CreateItem", "a{sv}(oayays)b", named, sent, True
        )
        if prompt != _NONE:
            _ask(bus, prompt, f"{_KIND}.Prompt", "Dismiss", None)
            raise Closed("the keyring would ask before it keeps anything")


def delete(user: str) -> None:
    """Delete every secret of this name; Closed where one is locked, or the service would ask."""
    with _bus() as bus:
        there, locked = _ask(bus, _TOP, f"{_KIND}.Service", "SearchItems", "a{ss}", _attributes(user))
        for item in there:
            [prompt] = _ask(bus, item, f"{_KIND}.Item", "Delete", None)
            if prompt != _NONE:
                _ask(bus, prompt, f"{_KIND}.Prompt", "Dismiss", None)
                raise Closed("the keyring would ask before it deletes anything")
    if locked:
        raise Closed("the keyring is locked")


def names() -> tuple[str, ...]:
    """The names of all secrets that this program keeps for this account, of locked ones too."""
    with _bus() as bus:
        found = _ask(bus, _TOP, f"{_KIND}.Service", "SearchItems", "a{ss}", {"service": _SERVICE})
        asked = (f"{_KIND}.Item", "Attributes")
        items = [
            _ask(bus, item, "org.freedesktop.DBus.Properties", "Get", "ss", *asked)
            for item in itertools.chain(*found)
        ]
    return tuple(attributes["username"] for [(_, attributes)] in items if "username" in attributes)


@contextmanager
def _bus() -> Iterator[DBusConnection]:
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        raise Closed("no session bus")
    from jeepney.io.blocking import open_dbus_connection

    with closing(open_dbus_connection("SESSION")) as connection:
        yield connection


def _ask(
    bus: DBusConnection, path: str, interface: str, method: str, signature: str | None, *arguments: object
) -> Any:
    """The body of the reply; Closed where it refuses, or does not run: it is not started for this."""
    from jeepney import DBusAddress, HeaderFields, MessageFlag, MessageType, new_method_call

    message = new_method_call(DBusAddress(path, _NAME, interface), method, signature, arguments)
    message.header.flags |= MessageFlag.no_auto_start
    reply = bus.send_and_get_reply(message)
    if reply.header.message_type is MessageType.error:
        raise Closed(str(reply.header.fields.get(HeaderFields.error_name, "")))
    return reply.body


def _session(bus: DBusConnection) -> str:
    _, path = _ask(bus, _TOP, f"{_KIND}.Service", "OpenSession", "sv", "plain", ("s", ""))
    return str(path)


def _is_locked(bus: DBusConnection, collection: str) -> bool:
    asked = (f"{_KIND}.Collection", "Locked")
    [(_, locked)] = _ask(bus, collection, "org.freedesktop.DBus.Properties", "Get", "ss", *asked)
    return bool(locked)


def _attributes(user: str) -> dict[str, str]:
    return {"service": _SERVICE, "username": user}
