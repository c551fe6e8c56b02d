"""dnf-automatic, which looks for updates and installs them by its settings."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from posture.facts.linux.machine.os_release import names_of
from posture.facts.linux.machine.programs import names
from posture.facts.linux.settings import ini
from posture.facts.linux.updates import dnf_settings
from posture.facts.linux.updates.automation import Automation
from posture.facts.model import Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere
from posture.words.phrase import joined, phrase

_SHIPPED = "/usr/share/dnf5/dnf5-plugins/automatic.conf"
_OWN = "/etc/dnf/automatic.conf"
# dnf-automatic(8) and dnf5-automatic(8): the later file wins; nothing is installed unless it is asked for.
_FILES = {"dnf5-automatic.timer": (_SHIPPED, "/etc/dnf/dnf5-plugins/automatic.conf", _OWN)}
_BY_NAME = "dnf-automatic-install.timer"  # its service has the option
# Packages in which holes are found every few months: a pattern that leaves one of them out matters.
_IMPORTANT = names(
    """
    kernel kernel-core glibc openssl openssl-libs openssh openssh-clients openssh-server bash sudo systemd
    polkit curl expat python3 firefox chromium thunderbird libreoffice-core webkit2gtk4.1 microcode_ctl
    """
)
_PROGRAMS = ("dnf-automatic", "automatic")
_YES = frozenset({"1", "yes", "true", "on"})
_METHOD = "systemd:timers, automatic.conf"


def found(host: Host, timer: str, commands: Sequence[str] | None) -> Automation:
    """Whether it installs: by an option in its command, else by its settings, which may leave security out.

    Source: dnf-automatic(8): ``--installupdates`` and ``--no-installupdates`` win over ``apply_updates``; a
    word that is no option is another file of settings. ``upgrade_type`` is ``default``, all updates, or
    ``security``; ``base`` overrides dnf's own settings.
    """
    words = [word for command in commands or () for word in command.split()]
    file = _settings(host, timer, _other_file(words))
    settings = file.get("commands", {})
    applies = timer == _BY_NAME or settings.get("apply_updates", "no").lower() in _YES
    for word in words:
        if word in ("--installupdates", "--no-installupdates"):
            applies = word == "--installupdates"
    excluded = dnf_settings.excluded(file.get("base", {}))
    of_nothing = settings.get("upgrade_type", "default").lower() == "security" and _describes_none(host)
    if of_nothing or "*" in excluded:
        applies = False
    installs: bool | Unreadable = applies
    left_out = tuple(name for name in excluded if any(fnmatchcase(one, name) for one in _IMPORTANT))
    if applies and left_out:
        installs = Unreadable(
            Reason.UNRECOGNISED,
            phrase(
                "Security updates install by themselves, but not those of packages named like {names}.",
                names=joined(left_out),
            ),
            phrase("Look at the settings of dnf-automatic, “excludepkgs” below “[base]”."),
            _METHOD,
        )
    return Automation("dnf-automatic", installs, _METHOD, timer)


def _other_file(words: Sequence[str]) -> str:
    """The file of settings that a command names; nothing where it names none."""
    at = next((at for at, word in enumerate(words) if word.rpartition("/")[2] in _PROGRAMS), len(words))
    return next((word for word in words[at + 1 :] if not word.startswith("-")), "")


def _settings(host: Host, timer: str, named: str) -> ini.Sections:
    if named in ("", _OWN):
        return dnf_settings.read(host, _FILES.get(timer, (_OWN,)))
    if named.startswith("/") and not set(named) & set("$%*;"):
        try:
            own = dnf_settings.parse(host.read_text(named))
        except NotThere:
            pass
        else:
            return ini.merged((dnf_settings.read(host, (_SHIPPED,)), own))
    raise Undecided(
        Reason.NOT_FOUND,
        phrase(
            "{timer} starts dnf-automatic with settings of its own, which Posture did not find.", timer=timer
        ),
        phrase("Look at it with “systemctl cat {timer}”.", timer=timer),
        _METHOD,
    )


def _describes_none(host: Host) -> bool:
    """Whether this system's repositories never say which updates close holes: those of CentOS Stream."""
    return names_of(host).get("ID", "").lower() == "centos"
