"""The screen saver of macOS: after how long it starts, which is all that can be set without the password."""

from __future__ import annotations

import re

from posture.checks.repairs.plan import CANNOT_PUT_BACK, Change, FixedByOthers, NotRepairable, after
from posture.facts.macos.machine.managed import managed_value
from posture.facts.macos.screen_lock.password_delay import password_delay
from posture.facts.macos.screen_lock.screen_saver import starts_after
from posture.host.model import Host, NoAnswer
from posture.host.setting.gate import OwnSetting, Store
from posture.words.phrase import phrase

_DOMAIN, _NAME = "com.apple.screensaver", "idleTime"
_PROFILES = ("com.apple.screensaver.user.plist", "com.apple.screensaver.plist")
_IS_INTEGER = "Type is integer\n"
_SECONDS = re.compile(r"(\d{1,9})\n", re.ASCII)
_ABSENT = "does not exist"


def plan(host: Host, minutes: int) -> tuple[Change, ...]:
    """The change after which the screen saver locks within ``minutes``; none where it does.

    FixedByOthers where a profile sets the time. NotRepairable where the password is asked for too late, which
    macOS changes for nobody but who types it. The host's errors pass.
    """
    if any(managed_value(host, file, _NAME) is not None for file in _PROFILES):
        raise FixedByOthers(phrase("a profile"))
    delay = password_delay(host)
    if delay is None or delay >= 60 * minutes:
        raise NotRepairable(
            phrase(
                "macOS asks for your password too late, and lets nobody change that who does not type it. "
                "Follow the steps instead: the one about “Require password” comes first."
            )
        )
    starts = starts_after(host)
    if starts is not None and 0 < starts <= 60 * minutes - delay:
        return ()
    setting = OwnSetting(Store.DEFAULTS, _DOMAIN, _NAME)
    return (Change(setting, own(host, setting), f"int {60 * minutes - delay}", after(minutes)),)


def own(host: Host, setting: OwnSetting) -> str | None:
    """The number that the person set, None where they set none; NotRepairable for another type.

    Source: defaults(1), whose ``read-type`` ends with 1 and says “does not exist” where there is nothing.
    """
    kind = host.run("defaults", "-currentHost", "read-type", setting.place, setting.name)
    if kind.exit_code != 0 and _ABSENT in kind.stderr + kind.stdout:
        return None
    if kind.exit_code != 0:
        raise NoAnswer(phrase("macOS does not tell “{name}”.", name=setting.name))
    output = host.run("defaults", "-currentHost", "read", setting.place, setting.name)
    found = _SECONDS.fullmatch(output.stdout)
    if kind.stdout != _IS_INTEGER or output.exit_code != 0 or found is None:
        raise NotRepairable(CANNOT_PUT_BACK)
    return f"int {int(found[1])}"
