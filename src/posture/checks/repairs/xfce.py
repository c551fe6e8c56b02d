"""The lock of xfce4-screensaver: what to set in its channel."""

from __future__ import annotations

from collections.abc import Iterator

from posture.checks.repairs.own_files import refuse_closed
from posture.checks.repairs.plan import (
    CANNOT_PUT_BACK,
    LOCK_ON,
    PASSWORD_AT_ONCE,
    Change,
    FixedByOthers,
    NotRepairable,
    after,
)
from posture.facts.linux.settings.xfconf import FOLDER, Channel
from posture.host.model import Host
from posture.host.setting.gate import OwnSetting, Store
from posture.words.phrase import Phrase, phrase

_CHANNEL = "xfce4-screensaver"
_SWITCHES = (
    "/saver/enabled",
    "/saver/idle-activation/enabled",
    "/lock/enabled",
    "/lock/saver-activation/enabled",
)
_IDLE, _DELAY = "/saver/idle-activation/delay", "/lock/saver-activation/delay"
_KINDS = {"b": "bool", "i": "int", "u": "uint"}


def plan(host: Host, minutes: int) -> tuple[Change, ...]:
    """The changes after which the screen locks within ``minutes``; none where it does.

    The defaults are those of ``facts.linux.screen_lock.xfce``, which has their sources. FixedByOthers for
    what an administrator locked or closed; NotRepairable where xfconfd, which alone may write, does not run.
    """
    return tuple(_changes(Channel(host, _CHANNEL), minutes))


def own(host: Host, setting: OwnSetting) -> str | None:
    """The person's own value with its type, None where they have none. NotRepairable."""
    return _own(Channel(host, setting.place), setting.name)


def _changes(channel: Channel, minutes: int) -> Iterator[Change]:
    if channel.method != "xfconf":
        raise NotRepairable(
            phrase(
                "Xfce's settings service does not run, so nothing can be set now. Follow the steps instead."
            )
        )
    for name in _SWITCHES:
        if not channel.get(name, True):
            yield _change(channel, name, "bool true", LOCK_ON)
    idle, delay = channel.get(_IDLE, 5), channel.get(_DELAY, 0)
    if not 1 <= idle <= minutes:
        idle = minutes
        yield _change(channel, _IDLE, f"int {minutes}", after(minutes))
    if idle + max(0, delay) > minutes:
        yield _change(channel, _DELAY, "int 0", PASSWORD_AT_ONCE)


def _change(channel: Channel, name: str, value: str, says: Phrase) -> Change:
    place = channel.fixed_by(name)
    if place:
        raise FixedByOthers(place)
    refuse_closed(channel.host, f"{FOLDER}/{_CHANNEL}.xml")
    return Change(OwnSetting(Store.XFCONF, _CHANNEL, name), _own(channel, name), value, says)


def _own(channel: Channel, name: str) -> str | None:
    found = channel.own(name)
    if found is None:
        return None
    kind, value = found
    if kind not in _KINDS:
        raise NotRepairable(CANNOT_PUT_BACK)
    return f"{_KINDS[kind]} {str(value).lower() if kind == 'b' else value}"
