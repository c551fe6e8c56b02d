"""Settings of KDE, put into the person's own file as KConfig would, and every other line left as it is."""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import sys
from pathlib import Path

from posture.host.asking import bus
from posture.host.model import BusCall, HostError, NoAnswer, NotAllowed
from posture.host.setting.gate import OwnSetting
from posture.host.setting.own_file import config_home, refuse_closed
from posture.words.phrase import phrase

_MOST_BYTES = 4 * 1024 * 1024
_DEADLINE = 3.0
_SAVER = "org.kde.screensaver"


def put(setting: OwnSetting, value: str | None) -> None:
    """Let the file hold this line in its group, or none for the name; then tell the running session.

    The file is replaced as a whole, so that a crash leaves the old one or the new one. NotAllowed where it is
    not the account's own or not to be written, NoAnswer where it cannot be read as text.
    """
    file_name, _, group = setting.place.partition("/")
    if value is not None and (not _is_of(value, setting.name) or "\n" in value or "\r" in value):
        raise NoAnswer(phrase("“{value}” is no value that Posture sets.", value=value))
    file = config_home() / file_name
    refuse_closed(file)
    try:
        _write(file, with_line(_read(file), group, setting.name, value))
    except PermissionError as error:
        raise NotAllowed(phrase("{path} is closed to this account.", path=str(file))) from error
    except (OSError, UnicodeError) as error:
        raise NoAnswer(phrase("{path} could not be written.", path=str(file))) from error
    _tell_session()


def own_line(text: str, group: str, name: str) -> str | None:
    """The line that decides about a name in a group of a file's text, as it stands; None where there is none.

    Source: KDE's developer documentation, "KConfig": of several the last one counts.
    """
    lines = [line.rstrip("\r\n") for line in _lines(text)]
    found = _places(lines, group, name)
    return lines[found[-1]] if found else None


def with_line(text: str, group: str, name: str, line: str | None) -> str:
    """The text with this line for the name in the group, or with none; a group that it leaves empty goes."""
    lines = _lines(text)
    bare = [each.rstrip("\r\n") for each in lines]
    found = _places(bare, group, name)
    if line is None:
        gone = {*found, *_emptied(bare, group, found)}
        return "".join(each for number, each in enumerate(lines) if number not in gone)
    if found:
        ending = lines[found[-1]][len(bare[found[-1]]) :]
        return "".join((*lines[: found[-1]], line + ending, *lines[found[-1] + 1 :]))
    inside = _inside(bare, group)
    if not inside:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        return f"{text}{gap}[{group}]\n{line}\n"
    last = max(number for number in inside if bare[number].strip())
    before = "".join(lines[: last + 1])
    return "".join((before, "" if before.endswith("\n") else "\n", line, "\n", *lines[last + 1 :]))


def _lines(text: str) -> list[str]:
    """The lines with their ends; other signs that end lines elsewhere may stand in a value."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _places(lines: list[str], group: str, name: str) -> list[int]:
    return [number for number in _inside(lines, group) if _is_of(lines[number], name)]


def _is_of(line: str, name: str) -> bool:
    """Whether the line gives the name a value (``name=…``, ``name[$e]=…``) or takes it (``name[$d]``)."""
    pattern = rf"\s*{re.escape(name)}\s*(?:(?:\[\$[a-z]+\])*\s*=|\[\$[a-z]*d[a-z]*\]\s*$)"
    return re.match(pattern, line) is not None


def _inside(lines: list[str], group: str) -> list[int]:
    """The numbers of the group's lines, its heading included; it may stand there more than once."""
    found, inside = [], False
    for number, line in enumerate(map(str.strip, lines)):
        if line.startswith("["):
            inside = line.removesuffix("[$i]") == f"[{group}]"
        if inside:
            found.append(number)
    return found


def _emptied(lines: list[str], group: str, gone: list[int]) -> list[int]:
    """The heading of a group of which nothing is left, and the blank lines around it."""
    inside = _inside(lines, group)
    if not inside or any(lines[number].strip() for number in inside[1:] if number not in gone):
        return []
    above = [inside[0] - 1] if inside[0] and not lines[inside[0] - 1].strip() else []
    return [*above, *inside] if inside[-1] == len(lines) - 1 else inside


def _read(file: Path) -> str:
    try:
        with file.open("rb") as opened:
            data = opened.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return ""
    if len(data) > _MOST_BYTES:
        raise NoAnswer(phrase("{path} is larger than Posture reads.", path=str(file)))
    return data.decode("utf-8")


def _write(file: Path, text: str) -> None:
    place = file.resolve()  # a link, such as one into a folder of dotfiles, stays one
    if not text and not file.is_symlink():
        place.unlink(missing_ok=True)
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = place.stat() if place.exists() else None
    unfinished = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as opened:  # noqa: PTH123 - a Path cannot open a descriptor
            opened.write(text.encode("utf-8"))
            opened.flush()
            os.fsync(opened.fileno())
        if before is not None and sys.platform != "win32":  # where KDE runs
            with contextlib.suppress(PermissionError):  # of a group that the account is not in any more
                os.chown(unfinished, -1, before.st_gid)
            unfinished.chmod(before.st_mode & 0o777)
        unfinished.replace(place)
    finally:
        unfinished.unlink(missing_ok=True)


def _tell_session() -> None:
    """The running locker reads its file anew, as KDE's own settings ask it to.

    Source: kscreenlocker's D-Bus interface org.kde.screensaver. Where none runs, the next one reads it.
    """
    call = BusCall("session", _SAVER, "/ScreenSaver", _SAVER, "configure")
    with contextlib.suppress(HostError):
        bus.ask(call, deadline=_DEADLINE)
