"""What an organisation declares about updates, beside and above its profiles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from posture.facts.macos.machine.plists import read_plist
from posture.facts.macos.machine.version import mac_version
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, NotAllowed, NotRecorded, NotThere
from posture.words.phrase import phrase

METHOD = "SoftwareUpdateDDMStatePersistence.plist"
_FILE = f"/private/var/db/softwareupdate/{METHOD}"
_FIELDS, _SETTINGS = "SUCorePersistedStatePolicyFields", "SUCoreDDMDeclarationGlobalSettings"
_NOT_ENROLLED = re.compile(r"^MDM enrollment: No\n", re.MULTILINE)
_FIRST = 15
_ALWAYS_ON = 1


class Declared(StrEnum):
    """What a declaration says about a switch."""

    NOTHING = "nothing"
    ALWAYS_ON = "always-on"
    ALWAYS_OFF = "always-off"
    UNCLEAR = "unclear"


_WORDS = {"Allowed": Declared.NOTHING, "AlwaysOn": Declared.ALWAYS_ON, "AlwaysOff": Declared.ALWAYS_OFF}


def declared_settings(host: Host) -> Mapping[str, object]:
    """What ``com.apple.configuration.softwareupdate.settings`` says, as macOS keeps it; often nothing.

    There is such a declaration from macOS 15 on (Apple, device-management, softwareupdate.settings). Where
    macOS keeps it is known from mSCP (system_settings_install_macos_updates_enforce, issue 715). A recording
    that was made before Posture looked there says nothing about it, and where the file is closed a Mac that
    nobody manages has none.
    """
    if mac_version(host).major < _FIRST:
        return {}
    try:
        found = read_plist(host, _FILE).get(_FIELDS, {})
    except (NotThere, NotRecorded):
        return {}
    except NotAllowed:
        if _is_enrolled(host):
            raise
        return {}
    settings = found.get(_SETTINGS, {}) if isinstance(found, dict) else None
    if not isinstance(settings, dict):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("What your organisation declares about updates has a form that Posture does not know."),
            phrase("Ask IT whether updates install by themselves."),
            METHOD,
        )
    return settings


def _is_enrolled(host: Host) -> bool:
    """Whether an organisation manages this Mac; only then it declares something (profiles(1)).

    Where macOS does not tell, yes.
    """
    try:
        printed = host.run("profiles", "status", "-type", "enrollment", deadline=3.0).stdout
    except HostError:
        return True
    return _NOT_ENROLLED.search(printed) is None


def declared(settings: Mapping[str, object], name: str) -> Declared:
    """What the declaration says about a switch.

    mSCP knows 1 as “AlwaysOn”. Which other number is “Allowed” and which “AlwaysOff” is written nowhere.
    """
    value = settings.get(name)
    if value is None:
        return Declared.NOTHING
    if value == _ALWAYS_ON:
        return Declared.ALWAYS_ON
    return _WORDS.get(value, Declared.UNCLEAR) if isinstance(value, str) else Declared.UNCLEAR
