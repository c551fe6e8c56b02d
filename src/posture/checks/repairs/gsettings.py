"""The screen lock of GNOME, Cinnamon and MATE: what to set in the person's own database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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
from posture.facts.linux.settings.dconf import Settings
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.host.setting.gate import OwnSetting, Store
from posture.words.phrase import Phrase

GRACE = 15  # seconds that a person who goes away would still notice, and that count as none


@dataclass(frozen=True, slots=True)
class Desktop:
    """Where a desktop keeps its lock; ``seconds`` in one unit of its times, ``kind`` their GVariant type.

    ``folders`` are the paths of schemas that are not their names with slashes. The defaults are those of
    ``facts.linux.screen_lock.gsettings``, which has their sources.
    """

    saver: str
    session: str
    lockdown: str
    seconds: int
    kind: Literal["u", "i"]
    idle: int
    delay: int
    has_switch: bool = False
    folders: tuple[tuple[str, str], ...] = ()

    def folder(self, schema: str) -> str:
        return dict(self.folders).get(schema, f"/{schema.replace('.', '/')}/")


_GNOME, _CINNAMON, _MATE = "org.gnome.desktop", "org.cinnamon.desktop", "org.mate"
GNOME = Desktop(f"{_GNOME}.screensaver", f"{_GNOME}.session", f"{_GNOME}.lockdown", 1, "u", 300, 0)
CINNAMON = Desktop(
    f"{_CINNAMON}.screensaver", f"{_CINNAMON}.session", f"{_CINNAMON}.lockdown", 1, "u", 900, 2
)
MATE = Desktop(
    f"{_MATE}.screensaver",
    f"{_MATE}.session",
    f"{_MATE}.lockdown",
    60,
    "i",
    5,
    0,
    has_switch=True,
    folders=(
        (f"{_MATE}.session", "/org/mate/desktop/session/"),
        (f"{_MATE}.lockdown", "/org/mate/desktop/lockdown/"),
    ),
)


def plan(host: Host, desktop: Desktop, minutes: int) -> tuple[Change, ...]:
    """The changes after which the screen locks within ``minutes``; none where it does.

    FixedByOthers where a database locks one of them, or their own is closed; Undecided, NotRepairable or a
    HostError where what stands there cannot be read, or could not be put back.
    """
    return tuple(_Reading(host, desktop).changes(minutes))


def own(host: Host, setting: OwnSetting) -> str | None:
    """The person's own value as ``gsettings set`` takes it, None where they have none. NotRepairable."""
    for desktop in (GNOME, CINNAMON, MATE):
        if setting.place in (desktop.saver, desktop.session, desktop.lockdown):
            kind = desktop.kind if setting.name.endswith("delay") else "b"
            try:
                return Settings(host).own(desktop.folder(setting.place) + setting.name, kind)
            except Undecided as error:
                raise NotRepairable(CANNOT_PUT_BACK) from error
    raise NotRepairable(CANNOT_PUT_BACK)


class _Reading:
    """Reads what is in force and says what would have to be otherwise."""

    def __init__(self, host: Host, desktop: Desktop) -> None:
        self._host, self._desktop = host, desktop
        self._settings = Settings(host)

    def changes(self, minutes: int) -> Iterator[Change]:
        desktop, longest = self._desktop, 60 * minutes
        if self._switch(desktop.lockdown, "disable-lock-screen", usual=False):
            yield self._change(desktop.lockdown, "disable-lock-screen", "false", LOCK_ON)
        if desktop.has_switch and not self._switch(desktop.saver, "idle-activation-enabled", usual=True):
            yield self._change(desktop.saver, "idle-activation-enabled", "true", LOCK_ON)
        if not self._switch(desktop.saver, "lock-enabled", usual=True):
            yield self._change(desktop.saver, "lock-enabled", "true", LOCK_ON)
        idle = self._time(desktop.session, "idle-delay", desktop.idle)
        if not 0 < idle <= longest:
            idle = longest
            yield self._change(
                desktop.session, "idle-delay", self._number(idle // desktop.seconds), after(minutes)
            )
        delay = self._time(desktop.saver, "lock-delay", desktop.delay)
        if not delay >= 0 or idle + delay >= longest + GRACE:
            yield self._change(desktop.saver, "lock-delay", self._number(0), PASSWORD_AT_ONCE)

    def _switch(self, schema: str, key: str, *, usual: bool) -> bool:
        return self._settings.get(schema, key, usual, folder=self._desktop.folder(schema)).value

    def _time(self, schema: str, key: str, usual: int) -> int:
        """Seconds."""
        found = self._settings.get(schema, key, usual, folder=self._desktop.folder(schema))
        return self._desktop.seconds * found.value

    def _number(self, amount: int) -> str:
        return f"uint32 {amount}" if self._desktop.kind == "u" else str(amount)

    def _change(self, schema: str, key: str, value: str, says: Phrase) -> Change:
        place = self._settings.fixed_by(self._desktop.folder(schema) + key)
        if place:
            raise FixedByOthers(place)
        refuse_closed(self._host, "dconf/user")
        setting = OwnSetting(Store.GSETTINGS, schema, key)
        return Change(setting, own(self._host, setting), value, says)
