"""What the kernel's command line asks of systemd."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.optional_files import text
from posture.host.model import Host

_FILE = "/proc/cmdline"
# Words that stand for a target, as in sysvinit: systemd(1), “Kernel Command Line”.
_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("1", "s", "S", "single", "rescue"), "rescue.target"),
    **dict.fromkeys(("2", "3", "4"), "multi-user.target"),
    "5": "graphical.target",
    **dict.fromkeys(("emergency", "-b"), "emergency.target"),
}
_UNIT, _MASK = "systemd.unit=", "systemd.mask="
_CREDENTIAL = ("systemd.set_credential=", "systemd.set_credential_binary=")


def target(host: Host) -> str:
    """The target that the line asks for instead of the default one; nothing where it asks for none.

    The last word counts. Source: systemd(1), kernel-command-line(7); what begins with ``rd.`` is for the
    early system alone.
    """
    found = ""
    for word in _words(host):
        found = word.removeprefix(_UNIT) if word.startswith(_UNIT) else _WORDS.get(word, found)
    return found


def masked(host: Host) -> frozenset[str]:
    """The units that the line takes out of use. Source: systemd-debug-generator(8)."""
    return frozenset(word.removeprefix(_MASK) for word in _words(host) if word.startswith(_MASK))


def credentials(host: Host) -> frozenset[str]:
    """The names of the credentials that the line hands to services. Source: systemd(1)."""
    return frozenset(
        word.partition("=")[2].partition(":")[0] for word in _words(host) if word.startswith(_CREDENTIAL)
    )


def _words(host: Host) -> tuple[str, ...]:
    return tuple(word.replace('"', "") for word in (text(host, _FILE) or "").split())
