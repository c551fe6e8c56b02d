"""The settings files of the program that a command starts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posture.facts.linux.backup.commands.copying import Copying
from posture.facts.linux.backup.coverage import Sources
from posture.facts.linux.backup.own_settings import borg, others, restic
from posture.facts.linux.backup.own_settings.written import UNREAD
from posture.host.model import Host, HostError, NotThere

_READERS: Mapping[str, Callable[[Host, str, Copying, str, str], tuple[Sources, ...]]] = {
    "autorestic": restic.autorestic,
    "borgmatic": borg.borgmatic,
    "duply": others.duply,
    "kopia": others.kopia,
    "resticprofile": restic.resticprofile,
    "rsnapshot": others.rsnapshot,
    "rustic": restic.rustic,
}


def sources(host: Host, copying: Copying, home: str, folder: str = "") -> tuple[Sources, ...]:
    """What the files of the program say, for each part that is copied apart; nothing where none is there.

    ``home`` is the folder of the account that the program runs under, ``folder`` the one it starts in. A file
    that is closed, or written in a way that is not followed here, may copy anything; so may a program whose
    settings Posture does not read.
    """
    reader = _READERS.get(copying.program)
    if reader is None:
        return (UNREAD,)
    found: list[Sources] = []
    for path in copying.settings:
        for file in _files(host, _placed(path, home, folder)):
            try:
                text = host.read_text(file)
            except NotThere:
                continue
            except HostError:
                found.append(UNREAD)
                continue
            found += reader(host, file, copying, home, text)
        if found and not copying.joined:
            break
    return tuple(found)


def _placed(path: str, home: str, folder: str) -> str:
    if path.startswith("~"):
        return path.replace("~", home, 1)
    return path if path.startswith("/") or not folder else f"{folder}/{path.removeprefix('./')}"


def _files(host: Host, path: str) -> tuple[str, ...]:
    """The file itself, or for ``FOLDER/*`` and a folder those in it; none where its place is not known."""
    if not path.startswith("/"):
        return ()
    folder = path.removesuffix("/*")
    try:
        listed = host.names(folder)
    except NotThere:
        listed = ()
    except HostError:
        return (path,)
    inside = tuple(f"{folder}/{name}" for name in listed if name.endswith((".yaml", ".yml")))
    return inside if listed or path.endswith("/*") else (path,)
