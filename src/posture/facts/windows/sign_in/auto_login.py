"""Whether Windows signs somebody in at start without a password."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import device_management, registry
from posture.facts.windows.machine.version import KEY as WINDOWS
from posture.facts.windows.sign_in.own_account import refuse_without_a_password
from posture.host.model import Host, NotRecorded
from posture.words.phrase import phrase

_KEY = rf"{WINDOWS}\Winlogon"
_NAME = "AutoAdminLogon"
_MAIL_RULES = r"HKLM\SYSTEM\CurrentControlSet\Control\EAS\Policies"
_MAIL_LIMITS = ("6", "7")


def read(host: Host) -> Mapping[str, Answer]:
    """Whether AutoAdminLogon is on; without it Windows asks (Microsoft, "Configure automatic logon").

    Rules for passwords of a mail account or of device management keep it from working, "by design" (the same
    page, of "EAS password restrictions"); where such a rule is seen it stays open, for what those numbered
    values mean Microsoft does not document.

    Nothing else of the key is read, for the account's name and even its password may stand beside it.
    That Windows signs the last person in again, locked, after it restarted for an update (ARSO) is no
    automatic sign-in, and DevicePasswordLessBuildVersion only hides the switch for it.
    """
    return decided(("enabled", "by"), _read, host, method=registry.METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    value = _switch(host)
    excerpt = f"{_NAME} is absent" if value is None else f"{_NAME}={value}"
    if not value:
        _refuse_a_strange_registry(host)
        refuse_without_a_password(host)
    elif _has_rules_for_passwords(host):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "Automatic sign-in is on, and rules for passwords that your organisation or a mail account "
                "set may keep it from working."
            ),
            phrase("Restart the computer and see whether it asks for your password."),
            registry.METHOD,
        )
    return {
        "enabled": Known(bool(value), registry.METHOD, excerpt),
        "by": Known("winlogon" if value else "", registry.METHOD),
    }


def _has_rules_for_passwords(host: Host) -> bool:
    """Recordings may be older than the question."""
    try:
        managed = device_management.number(host, "DeviceLock", "DevicePasswordEnabled") == 0
        return managed or any(registry.written_number(host, _MAIL_RULES, name) for name in _MAIL_LIMITS)
    except NotRecorded:
        return False


def _switch(host: Host) -> int | None:
    """The number, however it is written; an empty text is none and turns nothing on."""
    try:
        return registry.written_number(host, _KEY, _NAME)
    except Undecided:
        if (registry.text(host, _KEY, _NAME) or "").strip():
            raise
        return 0


def _refuse_a_strange_registry(host: Host) -> None:
    """Undecided where the place for the switch is missing, which every Windows has."""
    if not registry.has_key(host, _KEY):
        raise Undecided(
            Reason.NOT_FOUND,
            phrase(
                "This Windows lacks the place where automatic sign-in is noted, so Posture does not know it."
            ),
            phrase("Restart the computer and see whether it asks for your password."),
            registry.METHOD,
        )
