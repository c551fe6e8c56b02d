"""Ways in which Windows notices that somebody walked away."""

from __future__ import annotations

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import device_management, registry
from posture.host.model import Host, NotRecorded
from posture.words.phrase import Phrase, phrase

_CHOSEN = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Winlogon"
# Group Policy's place, and that of device management (PassportForWork CSP).
_DYNAMIC_POLICIES = (
    r"HKLM\SOFTWARE\Policies\Microsoft\PassportForWork\DynamicLock",
    r"HKLM\SOFTWARE\Microsoft\Policies\PassportForWork\DynamicLock",
)
_PRESENCE_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\HumanPresence"
_FORCED = 1


def refuse_to_deny(host: Host) -> None:
    """Undecided where Windows may lock when somebody leaves, which no setting proves.

    Dynamic Lock (Settings names it so; EnableGoodbye by public sources, and the policy "Configure dynamic
    lock factors" of Passport.admx) locks when a paired phone goes away, and presence sensing when
    the computer sees nobody ("Policy CSP - HumanPresence", ForceInstantLock). Of a policy that is disabled
    Microsoft says only that people lock "with existing locking options".
    """
    chosen = registry.number(host, _CHOSEN, "EnableGoodbye") == 1
    fixed = {_policy(host, key) for key in _DYNAMIC_POLICIES}
    if chosen and 1 not in fixed and 0 in fixed:
        raise _open(
            phrase(
                "You switched Dynamic Lock on, which locks the screen when a paired phone leaves, and a "
                "policy of your organisation may switch it off."
            )
        )
    if chosen or 1 in fixed:
        raise _open(
            phrase(
                "Dynamic Lock is on, which locks the screen when a paired phone leaves, and whether a phone "
                "is paired and with you Posture cannot see."
            )
        )
    forced = device_management.number(host, "HumanPresence", "ForceInstantLock")
    if _FORCED in (forced, registry.number(host, _PRESENCE_POLICIES, "ForceInstantLock")):
        raise _open(
            phrase(
                "Your organisation lets this computer lock when its sensor sees nobody, and whether it has "
                "such a sensor Posture cannot see."
            )
        )


def _policy(host: Host, key: str) -> int | None:
    """Recordings may be older than the question."""
    try:
        return registry.number(host, key, "DynamicLock")
    except NotRecorded:
        return None


def _open(detail: Phrase) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED,
        detail,
        phrase("Walk away and see whether it locks; a screen saver that asks for the password always does."),
        registry.METHOD,
    )
