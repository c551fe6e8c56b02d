"""What duply and rsnapshot copy, and where Kopia's repository lies."""

from __future__ import annotations

import json
import re

from posture.facts.linux.backup.commands.copying import Copying
from posture.facts.linux.backup.commands.selecting import chosen
from posture.facts.linux.backup.coverage import Sources, listed, patterns
from posture.facts.linux.backup.own_settings.written import UNREAD, at_home
from posture.host.model import Host, HostError

_DUPLY = re.compile(r"""^\s*(SOURCE|TARGET)=(["']?)(.*?)\2\s*(?:#.*)?$""", re.MULTILINE)
_DUPLY_CHOOSES = re.compile(r"^\s*DUPL_PARAMS=.*--(?:include|exclude)(?!-if-present|-device)", re.MULTILINE)


def duply(host: Host, path: str, copying: Copying, home: str, text: str) -> tuple[Sources, ...]:  # noqa: ARG001
    """``SOURCE`` and ``TARGET`` in the profile's ``conf``, and the file ``exclude`` beside it.

    Source: duply's own help text: the file is a list as in duplicity(1), FILE SELECTION, where ``+`` takes
    in, ``-`` or nothing takes out, and the first line that fits decides.
    """
    values = {match[1]: at_home((match[3],), home)[0] for match in _DUPLY.finditer(text)}
    source = values.get("SOURCE", "$SOURCE")
    unread = bool(_DUPLY_CHOOSES.search(text))
    file = f"{path.rpartition('/')[0]}/exclude"
    try:
        lines = patterns(host, file) if host.exists(file) else ()
    except HostError:
        lines = ()
    unread = unread or lines is None
    rules = [
        ("--include" if line.startswith("+ ") else "--exclude", re.sub(r"^[+-] ", "", line))
        for line in lines or ()
    ]
    paths, excluded = chosen(source, rules)
    targets = (values["TARGET"],) if "TARGET" in values else ()
    return (Sources(paths, excluded, unread=unread, targets=targets),)


def rsnapshot(host: Host, path: str, copying: Copying, home: str, text: str) -> tuple[Sources, ...]:  # noqa: ARG001
    """``backup`` lines; the first ``retain`` line names the interval that copies, unless ``sync`` does.

    Source: rsnapshot(1), CONFIGURATION; the fields are separated by tabs, ``snapshot_root`` is where to.
    """
    lines = [
        re.split(r"\t+", line.strip()) for line in text.splitlines() if line.strip()[:1] not in ("", "#")
    ]
    if any(line[0] == "include_conf" for line in lines):
        return (UNREAD,)
    intervals = [line[1] for line in lines if line[0] in ("retain", "interval") and len(line) > 2]
    syncs = ["sync_first", "1"] in [line[:2] for line in lines]
    copies = "sync" if syncs else next(iter(intervals), "")
    if copying.sources != (copies,):
        return (Sources(()),)
    paths = tuple(line[1] for line in lines if line[0] == "backup" and len(line) > 2)
    excluded = tuple(line[1] for line in lines if line[0] == "exclude" and len(line) > 1)
    read, unread = listed(host, (line[1] for line in lines if line[0] == "exclude_file" and len(line) > 1))
    stays = ["one_fs", "1"] in [line[:2] for line in lines]
    roots = tuple(line[1] for line in lines if line[0] == "snapshot_root" and len(line) > 1)[-1:]
    return (Sources(paths, (*excluded, *read), unread=unread, one_file_system=stays, targets=roots),)


def kopia(host: Host, path: str, copying: Copying, home: str, text: str) -> tuple[Sources, ...]:  # noqa: ARG001
    """The repository that is connected; what ``--all`` copies stands in it, and cannot be seen.

    Source: Kopia's repo/open.go and blob/filesystem: ``storage`` has ``type`` and ``config``, with ``path``
    where the type is ``filesystem``.
    """
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return (UNREAD,)
    match read:
        case {"storage": {"type": "filesystem", "config": {"path": str(folder)}}}:
            return (Sources((), more=True, targets=(folder,)),)
    return (UNREAD,)
