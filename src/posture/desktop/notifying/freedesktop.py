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
    """
    from jeepney import MatchRule, message_bus
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import DBusErrorResponse

    signals = MatchRule(type="signal", interface=_NAME, path=_PATH)
    try:
        with open_dbus_connection(bus=_bus()) as connection:
            connection.send_and_get_reply(message_bus.AddMatch(signals), timeout=_ANSWERS_IN)
            with connection.filter(signals, queue=deque()) as heard:
                number = _call(connection, "Notify", "susssasa{sv}i", _arguments(notice))[0]
                answer = _answer(connection, heard, number, monotonic() + patience.total_seconds())
                with suppress(DBusErrorResponse):  # of one that is gone by itself
                    _call(connection, "CloseNotification", "u", (number,))
                return answer
    except (OSError, KeyError, RuntimeError, IndexError, DBusErrorResponse) as error:
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


def _answer(connection: DBusConnection, heard: deque[Message], number: object, until: float) -> Answer:
    """What the person answers before this notification ends, or the time does."""
    from jeepney import HeaderFields

    while True:
        try:
            signal = connection.recv_until_filtered(heard, timeout=max(0.0, until - monotonic()))
        except TimeoutError:
            return Answer.NONE
        if not signal.body or signal.body[0] != number:
            continue
        match signal.header.fields.get(HeaderFields.member):
            case "ActionInvoked":
                return _MEANINGS.get(signal.body[1], Answer.NONE)
            case "NotificationClosed":
                return Answer.NONE


def _call(
    connection: DBusConnection, method: str, signature: str, arguments: tuple[object, ...]
) -> tuple[object, ...]:
    from jeepney import DBusAddress, new_method_call
    from jeepney.wrappers import unwrap_msg

    address = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
    message = new_method_call(address, method, signature, arguments)
    body: tuple[object, ...] = unwrap_msg(connection.send_and_get_reply(message, timeout=_ANSWERS_IN))
    return body


def _bus() -> str:
    """The session's bus: a timer has its address in the environment, or it lies where systemd puts it."""
    given = os.environ.get("DBUS_SESSION_BUS_ADDRESS")
    return given or f"unix:path={os.environ['XDG_RUNTIME_DIR']}/bus"
