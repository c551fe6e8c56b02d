"""What an administrator wrote into a unit that may keep it from doing its work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from posture.facts.linux.machine.programs import names
from posture.facts.linux.machine.unit_files import Unit, UnitFolders
from posture.host.model import Host

# Conditions that hold on a computer in use, or whose paths are looked at where the unit's commands are.
_HARMLESS = names("ConditionACPower ConditionPathExists AssertPathExists")
# Those that look at something else, by systemd.unit(5). Recordings keep their names, so they stand in full.
_CONDITIONS = names(
    """
    ConditionArchitecture ConditionFirmware ConditionVirtualization ConditionHost
    ConditionKernelCommandLine ConditionKernelVersion ConditionVersion ConditionCredential
    ConditionEnvironment ConditionSecurity ConditionCapability ConditionNeedsUpdate
    ConditionFirstBoot ConditionPathExistsGlob ConditionPathIsDirectory ConditionPathIsSymbolicLink
    ConditionPathIsMountPoint ConditionPathIsReadWrite ConditionPathIsEncrypted
    ConditionDirectoryNotEmpty ConditionFileNotEmpty ConditionFileIsExecutable ConditionUser
    ConditionGroup ConditionControlGroupController ConditionMemory ConditionCPUs ConditionCPUFeature
    ConditionOSRelease ConditionMemoryPressure ConditionCPUPressure ConditionIOPressure
    ConditionKernelModuleLoaded AssertArchitecture AssertFirmware AssertVirtualization AssertHost
    AssertKernelCommandLine AssertSecurity AssertCapability AssertACPower AssertNeedsUpdate
    AssertFirstBoot AssertPathExistsGlob AssertPathIsDirectory AssertPathIsSymbolicLink
    AssertPathIsMountPoint AssertPathIsReadWrite AssertDirectoryNotEmpty AssertFileNotEmpty
    AssertFileIsExecutable AssertUser AssertGroup AssertEnvironment AssertMemory AssertCPUs
    """
)
_NO = names("no false off 0 root")
# Settings that take the network, the files or the rights away that an installer needs; systemd.exec(5).
_BARRIERS = names(
    """
    User DynamicUser RootDirectory RootImage PrivateNetwork PrivateUsers NetworkNamespacePath IPAddressDeny
    ProtectSystem ReadOnlyPaths InaccessiblePaths NoExecPaths CapabilityBoundingSet RestrictAddressFamilies
    SystemCallFilter
    """
)
_BEFORE = ("ExecCondition", "ExecStartPre")


def hindrance(host: Host, timer: str, folders: Sequence[str]) -> str:
    """The key of the first such line of a timer or of the service that it starts; nothing without one.

    What the distributor's own files hold belongs to the unit. A condition, a command before the main one
    without a dash, or a barrier that somebody added may well let it work: which, only running it would tell.
    Source: systemd.unit(5), Conditions and Asserts; systemd.service(5), ExecCondition= and ExecStartPre=.
    """
    all_of_them = UnitFolders(host, folders)
    shipped = UnitFolders(host, [path for path in folders if not path.startswith(("/etc/", "/run/"))])
    when = all_of_them.unit(timer)
    for name in (timer, when.service):
        own = {setting for setting in shipped.unit(name).settings if setting[2]}
        for section, key, value in all_of_them.unit(name).settings:
            if (section, key, value) not in own and _hinders(section, key, value):
                return key
    return ""


def refuses(service: Unit) -> bool:
    """Whether a command before the main one always fails, so that the service never comes to it."""
    return any(_program(value) == "false" for value in _lines(service) if not value.startswith("-"))


def _hinders(section: str, key: str, value: str) -> bool:
    if not value:
        return False
    if section == "Unit":
        return key in _CONDITIONS or (key.startswith(("Condition", "Assert")) and key not in _HARMLESS)
    if section != "Service":
        return False
    if key in _BEFORE:
        return not value.startswith("-") and _program(value) not in ("true", "sleep", "echo", "logger")
    return key in _BARRIERS and value.lower() not in _NO


def _lines(service: Unit) -> Iterator[str]:
    for key in _BEFORE:
        yield from service.values("Service", key)


def _program(command: str) -> str:
    words = command.lstrip("@-:+!|").split()
    return words[0].rpartition("/")[2] if words else ""
