"""The screen lock of KDE Plasma: what to set in the person's own ``kscreenlockerrc``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
from posture.facts.linux.settings.config_folders import config_home
from posture.facts.linux.settings.kconfig import Entry, group_fixed_by, read_group
from posture.host.model import Host, NotThere
from posture.host.setting import kconfig
from posture.host.setting.gate import OwnSetting, Store
from posture.words.phrase import Phrase

_FILE, _GROUP = "kscreenlockerrc", "Daemon"
_GRACE = 15  # seconds, as KDE's own 5 counts as none
_SWITCHES = ("Autolock", "Lock", "RequirePassword")


def plan(host: Host, minutes: int) -> tuple[Change, ...]:
    """The changes after which the screen locks within ``minutes``; none where it does.

    The defaults are those of ``facts.linux.screen_lock.kde``, which has their sources. FixedByOthers where a
    file makes one of them immutable (``[$i]``), KDE's kiosk forbids to lock, or the person's own file is
    closed.
    """
    return tuple(_changes(host, minutes))


def own(host: Host, setting: OwnSetting) -> str | None:
    """The line in the person's own file, None where there is none. A HostError where it cannot be read."""
    return kconfig.own_line(_own_text(host), setting.place.partition("/")[2], setting.name)


def _changes(host: Host, minutes: int) -> Iterator[Change]:
    entries = read_group(host, _FILE, _GROUP)
    forbidden = read_group(host, "kdeglobals", "KDE Action Restrictions").get("action/lock_screen")
    if forbidden is not None and forbidden.flag is False:
        raise FixedByOthers(forbidden.file)
    for name in _SWITCHES:
        entry = entries.get(name)
        if entry is not None and entry.flag is False:
            yield _change(host, entries, name, "true", LOCK_ON)
    timeout, grace = _number(entries, "Timeout", 5.0), _number(entries, "LockGrace", 5.0)
    if not 0 < timeout <= minutes:
        timeout = float(minutes)
        yield _change(host, entries, "Timeout", str(minutes), after(minutes))
    if grace < 0 or 60 * timeout + grace >= 60 * minutes + _GRACE:
        yield _change(host, entries, "LockGrace", "0", PASSWORD_AT_ONCE)


def _change(host: Host, entries: Mapping[str, Entry], name: str, value: str, says: Phrase) -> Change:
    entry = entries.get(name)
    if entry is not None and entry.fixed:
        raise FixedByOthers(entry.file)
    if place := group_fixed_by(host, _FILE, _GROUP):
        raise FixedByOthers(place)
    refuse_closed(host, _FILE)
    setting = OwnSetting(Store.KCONFIG, f"{_FILE}/{_GROUP}", name)
    return Change(setting, own(host, setting), f"{name}={value}", says)


def _number(entries: Mapping[str, Entry], name: str, usual: float) -> float:
    entry = entries.get(name)
    if entry is None:
        return usual
    if entry.number is None:
        raise NotRepairable(CANNOT_PUT_BACK)
    return entry.number


def _own_text(host: Host) -> str:
    try:
        return host.read_text(f"{config_home(host)}/{_FILE}")
    except NotThere:
        return ""
