"""Whether Posture runs as the administrator of this computer, and how it then tells where to look."""

from __future__ import annotations

from posture.host.model import Host, HostError
from posture.words.phrase import Phrase, phrase

# Every account's number stands for itself; in a namespace of a person's own, 0 is that person.
_WHOLE = ["0", "0", "4294967295"]


def is_administrator(host: Host) -> bool:
    """Whether root asks, and not somebody who is called so in a namespace of their own; False where unknown.

    Source: a program's own folder in /proc belongs to its account (proc(5)); user_namespaces(7), ``uid_map``.
    """
    try:
        if host.status("/proc/self").owner != 0:
            return False
        return host.read_text("/proc/self/uid_map").split() == _WHOLE
    except HostError:
        return False


def shown_by(host: Host, command: str) -> Phrase:
    """That a command shows it, and who may run it where that is not the one who asks."""
    if is_administrator(host):
        return phrase("“{command}” shows it.", command=command)
    return phrase("As administrator, “{command}” shows it.", command=command)
