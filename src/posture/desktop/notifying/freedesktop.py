"""Notifications of Linux desktops. Source: the Desktop Notifications Specification 1.2, freedesktop.org."""

from __future__ import annotations

import os
from collections import deque
from contextlib import suppress
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Final

from posture.desktop.errors import DesktopError
from posture.desktop.notifying.notice import Answer, Notice
from posture.words.phrase import phrase

if TYPE_CHECKING:
    from jeepney import Message
    from jeepney.io.blocking import DBusConnection

_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_ANSWERS_IN: Final = 10.0  # seconds: the desktop may have to start what shows them
_NORMAL: Final = 1  # urgency; what is less is shown nowhere on some desktops
_AS_USUAL: Final = -1  # for how long it is shown: as the person has set it
# “default” is a press on the notification itself.
_MEANINGS: Final = {"default": Answer.SHOW, "show": Answer.SHOW, "not-now": Answer.NOT_NOW}


def notify(notice: Notice, patience: timedelta) -> Answer:
    """Show it, and wait until it is answered or gone.

    Some desktops take a notification away with the program that sent it, so nothing but a stay lets it be
    answered. What is still there then is taken away, for its buttons would do nothing.

    Every program of the session can speak on its bus. An answer is one from whoever took the notification,
    in the form that the specification gives it; all else is passed over. DesktopError where nothing was
    shown.
    """
    from jeepney import MatchRule, message_bus
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse

    signals = MatchRule(type="signal", interface=_NAME, path=_PATH)
    sent = MatchRule(type="signal", sender=_NAME, interface=_NAME, path=_PATH)
    try:
        with open_dbus_connection(bus=_bus()) as connection:
            connection.send_and_get_reply(message_bus.AddMatch(sent), timeout=_ANSWERS_IN)
            with connection.filter(signals, queue=deque()) as heard:
                shown = _call(connection, "Notify", "susssasa{sv}i", _arguments(notice))
                return _answered(connection, heard, shown, monotonic() + patience.total_seconds())
    except (OSError, KeyError, RuntimeError, ValueError, DBusErrorResponse) as error:
        raise DesktopError(
            phrase("Nothing shows notifications here. What there is to tell stands in Posture’s window.")
        ) from error


def _arguments(notice: Notice) -> tuple[object, ...]:
    hints = {
        "urgency": ("y", _NORMAL),
        "desktop-entry": ("s", "posture"),
        "suppress-sound": ("b", True),
    }
    actions = ["default", notice.show, "show", notice.show, "not-now", notice.not_now]
    return "Posture", 0, "posture", notice.title, notice.text, actions, hints, _AS_USUAL


def _answered(connection: DBusConnection, heard: deque[Message], shown: Message, until: float) -> Answer:
    """The answer to what is shown now; whatever goes wrong from here on, it was shown, and is not again."""
    from jeepney import HeaderFields
    from jeepney.wrappers import DBusErrorResponse

    fields = shown.header.fields
    if fields.get(HeaderFields.signature) != "u":
        return Answer.NONE
    [number] = shown.body
    try:
        return _answer(connection, heard, fields.get(HeaderFields.sender), number, until)
    except (OSError, RuntimeError, ValueError):  # the bus is gone
        return Answer.NONE
    finally:
        # Of one that is gone by itself there is nothing to close, and nobody to tell where the bus is.
        with suppress(OSError, RuntimeError, ValueError, DBusErrorResponse):
            _call(connection, "CloseNotification", "u", (number,))


def _answer(
    connection: DBusConnection, heard: deque[Message], desktop: str | None, number: int, until: float
) -> Answer:
    """What the person answers before this notification ends, or the time does."""
    from jeepney import HeaderFields

    while (left := until - monotonic()) > 0:
        try:
            signal = connection.recv_until_filtered(heard, timeout=left)
        except TimeoutError:
            break
        fields = signal.header.fields
        # The bus writes who sent it, and nobody else can.
        if fields.get(HeaderFields.sender) != desktop or not signal.body or signal.body[0] != number:
            continue
        match fields.get(HeaderFields.member), fields.get(HeaderFields.signature):
            case "ActionInvoked", "us":
                return _MEANINGS.get(signal.body[1], Answer.NONE)
            case "NotificationClosed", "uu":
                return Answer.NONE
    return Answer.NONE


def _call(connection: DBusConnection, method: str, signature: str, arguments: tuple[object, ...]) -> Message:
    """The reply; DBusErrorResponse where it is an error."""
    from jeepney import DBusAddress, new_method_call
    from jeepney.wrappers import unwrap_msg

    address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    message = new_method_call(address, method, signature, arguments)
    reply = connection.send_and_get_reply(message, timeout=_ANSWERS_IN)
    unwrap_msg(reply)
    return reply


def _bus() -> str:
    """The session's bus: a timer has its address in the environment, or it lies where systemd puts it."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    return given or f"unix:path={os.environ['XDG_RUNTIME_DIR']}/bus"
