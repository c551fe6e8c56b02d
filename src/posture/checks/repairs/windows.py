"""Windows' screen saver that asks for the password: what to set in the person's part of the registry."""

from __future__ import annotations

from collections.abc import Iterator

from posture.checks.repairs.plan import (
    CANNOT_PUT_BACK,
    LOCK_ON,
    PASSWORD_AT_ONCE,
    Change,
    FixedByOthers,
    NotRepairable,
    after,
)
from posture.host.model import Host, HostError, NotThere
from posture.host.setting.gate import OwnSetting, Store
from posture.words.phrase import Phrase, phrase

_DESKTOP = r"HKCU\Control Panel\Desktop"
_POLICIES = r"HKCU\Software\Policies\Microsoft\Windows\Control Panel\Desktop"
_PAGES = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Policies\System"
_NONE = ("", "(none)")
_BLANK = r"system32\scrnsave.scr"


def plan(host: Host, minutes: int) -> tuple[Change, ...]:
    """The changes after which a screen saver locks within ``minutes``; none where one does.

    FixedByOthers where a policy sets one of them, or takes the page with them away (ControlPanelDisplay.admx:
    ``NoDispScrSavPage``). NotRepairable where something else than a text stands there.
    """
    return tuple(_changes(host, minutes))


def own(host: Host, setting: OwnSetting) -> str | None:
    """The text that the person set, None where there is none; NotRepairable for anything but a text."""
    try:
        value = host.registry_value(setting.place, setting.name)
    except NotThere:
        return None
    if not isinstance(value, str):
        raise NotRepairable(CANNOT_PUT_BACK)
    return value


def _changes(host: Host, minutes: int) -> Iterator[Change]:
    if _is_there(host, _PAGES, "NoDispScrSavPage"):
        raise FixedByOthers(phrase("Windows' policies"))
    after_seconds = _text(host, "ScreenSaveTimeOut").strip()
    seconds = int(after_seconds) if after_seconds.isascii() and after_seconds.isdecimal() else 0
    if not 0 < seconds <= 60 * minutes:
        yield _change(host, "ScreenSaveTimeOut", str(60 * minutes), after(minutes))
    if _text(host, "ScreenSaverIsSecure").strip() != "1":
        yield _change(host, "ScreenSaverIsSecure", "1", PASSWORD_AT_ONCE)
    if _text(host, "SCRNSAVE.EXE").strip().strip('"').lower() in _NONE:
        yield _change(host, "SCRNSAVE.EXE", _blank(host), phrase("Use the black screen saver"))
    if _text(host, "ScreenSaveActive").strip() != "1":
        yield _change(host, "ScreenSaveActive", "1", LOCK_ON)


def _text(host: Host, name: str) -> str:
    """What is in force: the policy's word, else the person's."""
    for key in (_POLICIES, _DESKTOP):
        try:
            return str(host.registry_value(key, name))
        except NotThere:
            continue
    return ""


def _change(host: Host, name: str, value: str, says: Phrase) -> Change:
    if _is_there(host, _POLICIES, name):
        raise FixedByOthers(phrase("Windows' policies"))
    setting = OwnSetting(Store.REGISTRY, _DESKTOP, name)
    return Change(setting, own(host, setting), value, says)


def _is_there(host: Host, key: str, name: str) -> bool:
    try:
        host.registry_value(key, name)
    except NotThere:
        return False
    return True


def _blank(host: Host) -> str:
    """The black screen saver that every Windows has; NotRepairable where this one has none."""
    root = host.environment("SystemRoot") or r"C:\Windows"
    path = rf"{root}\{_BLANK}"
    try:
        missing = not host.exists(path)
    except HostError:
        missing = False  # a folder that is closed to this account may hold it all the same
    if missing:
        raise NotRepairable(phrase("Windows' own black screen saver is missing. Choose one in the settings."))
    return path
