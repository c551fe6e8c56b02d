"""What PAM asks of people who sign in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from posture.facts.linux.machine.optional_files import text
from posture.facts.linux.machine.programs import names
from posture.host.model import Host

_FOLDERS = ("/etc/pam.d", "/usr/lib/pam.d")
_LINE = re.compile(r"-?auth\s+(\[[^\]]*\]|\S+)\s+(\S+)\s*(.*)")
_INCLUDE = re.compile(r"@include\s+(\S+)")
_ENOUGH = re.compile(r"sufficient|\[.*\bsuccess=(?:done|[1-9][0-9]*)\b.*\]").fullmatch
_ALONE = re.compile(r"sufficient|\[.*\bsuccess=done\b.*\]").fullmatch
_MAY_FAIL = re.compile(r"sufficient|optional|\[.*\bdefault=(?:ignore|[1-9][0-9]*)\b.*\]").fullmatch
_CONDITION = re.compile(
    r"\b(user|uid|gid|shell|home|ruser|rhost|tty|service)\s+"
    r"(=|!=|<=?|>=?|eq|ne|lt|le|gt|ge|=~|!~|in|notin|ingroup|notingroup|innetgr|notinnetgr)\s+(\S+)"
)
_FIRST_PERSON = 1000  # login.defs(5), UID_MIN
_OF_SCREENS = frozenset({"gdm", "sddm", "lightdm", "greeter", "greetd", "gnome-initial-setup"})
_IN_GROUP = re.compile(r"\buser\s+ingroup\s+(\S+)")
# They look after the session or refuse; none of them finds out who somebody is.
_NEUTRAL = frozenset(
    f"pam_{name}.so"
    for name in names(
        """
        access cap deny env exec faildelay faillock gnome_keyring group kwallet kwallet5 keyinit
        listfile localuser loginuid mount nologin securetty selinux selinux_permit shells succeed_if
        tally2 time usertype warn ecryptfs
        """
    )
)
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One ``auth`` line of a service."""

    control: str
    module: str
    arguments: str


def auth(host: Host, service: str) -> tuple[Line, ...]:
    """The ``auth`` lines of a service with those it includes; none where it has no file.

    Source: pam.d(5).
    """
    return tuple(_lines(host, service, 0))


def _lines(host: Host, service: str, depth: int) -> Iterator[Line]:
    held = _text(host, service) if depth <= _DEEPEST else ""
    for raw in held.replace("\\\n", " ").splitlines():
        line = raw.partition("#")[0].strip()
        include, found = _INCLUDE.fullmatch(line), _LINE.fullmatch(line)
        if include is not None:
            yield from _lines(host, include[1], depth + 1)
        elif found is not None and found[1] in ("include", "substack"):
            yield from _lines(host, found[2], depth + 1)
        elif found is not None:
            yield Line(found[1], found[2].rpartition("/")[2], found[3])


def _text(host: Host, service: str) -> str:
    paths = [service] if service.startswith("/") else [f"{folder}/{service}" for folder in _FOLDERS]
    return next((found for path in paths if (found := text(host, path)) is not None), "")


def free_groups(lines: tuple[Line, ...]) -> frozenset[str]:
    """The groups whose members the service lets in without asking for anything.

    Source: pam_succeed_if(8), ``user ingroup GROUP`` on a line that is enough by itself.
    """
    return frozenset(
        found[1]
        for line in lines
        if line.module == "pam_succeed_if.so"
        and _ENOUGH(line.control)
        and (found := _IN_GROUP.search(line.arguments)) is not None
    )


def lets_by(lines: tuple[Line, ...], service: str) -> str:
    """The module of a line that lets some people in before anything is asked, or nothing.

    Source: pam.d(5) for ``sufficient``; pam_succeed_if(8), pam_localuser(8), pam_usertype(8),
    pam_listfile(8) with ``sense=allow``, pam_access(8), pam_exec(8). What stands behind a line that asks and
    must hold, or that refuses everybody, lets nobody in by itself. Groups are told by ``free_groups``.
    """
    for line in lines:
        if _ALONE(line.control) and _is_about_people(line, service):
            return line.module
        if line.module == "pam_deny.so" or (line.module not in _NEUTRAL and not _MAY_FAIL(line.control)):
            return ""
    return ""


def _is_about_people(line: Line, service: str) -> bool:
    match line.module:
        case "pam_succeed_if.so":
            return _chooses_people(line.arguments, service)
        case "pam_usertype.so":
            return "isregular" in line.arguments.split()
        case "pam_listfile.so":
            return "sense=allow" in line.arguments and "item=user" in line.arguments.replace("group", "user")
        case _:
            return line.module in ("pam_localuser.so", "pam_access.so", "pam_exec.so")


def _chooses_people(arguments: str, service: str) -> bool:
    """Whether conditions may hold for a person who signs in through a service."""
    found: list[tuple[str, str, str]] = _CONDITION.findall(arguments)
    if any(name == "service" and not _holds(service, sign, value) for name, sign, value in found):
        return False
    if any(sign == "ingroup" for _, sign, _ in found):
        return False
    return not any(_is_the_systems(name, sign, value) for name, sign, value in found)


def _holds(word: str, sign: str, value: str) -> bool:
    is_one = word in value.split(":")
    return not is_one if sign in ("!=", "ne", "notin", "!~") else is_one or sign not in ("=", "eq", "in")


def _is_the_systems(name: str, sign: str, value: str) -> bool:
    """Whether a condition holds for the administrator or the system's own accounts alone."""
    if name == "user":
        return sign in ("=", "eq", "in") and set(value.split(":")) <= {"root", *_OF_SCREENS}
    if name in ("uid", "gid") and value.isdecimal():
        return sign in ("<", "lt", "<=", "le", "=", "eq") and int(value) <= _FIRST_PERSON
    return False


def lets_everybody_in(lines: tuple[Line, ...]) -> bool:
    """Whether nothing is asked of anybody: pam_permit(8) stands before all that would ask."""
    first = next((line for line in lines if line.module not in _NEUTRAL), None)
    return first is not None and first.module == "pam_permit.so" and first.control != "optional"


def takes_no_password(lines: tuple[Line, ...]) -> bool:
    """Whether an account without a password is let in: ``nullok`` of pam_unix(8). True without any lines."""
    return not lines or any(
        line.module == "pam_unix.so" and "nullok" in line.arguments.replace("nullok_secure", "nullok").split()
        for line in lines
    )
