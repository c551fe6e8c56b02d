"""Borg, its relatives and what is built around it."""

from __future__ import annotations

from collections.abc import Sequence

from posture.facts.linux.backup.commands.copying import Chosen, Copying
from posture.facts.linux.backup.commands.options import parsed
from posture.facts.linux.machine.programs import names

_VALUES = names(
    """
    --debug-topic --lock-wait --umask --remote-path --remote-ratelimit --remote-buffer --upload-ratelimit
    --upload-buffer --debug-profile --rsh -r --repo --socket
    -e --exclude --exclude-from --pattern --patterns-from --exclude-if-present --comment --timestamp -c
    --checkpoint-interval --checkpoint-volume --chunker-params -C --compression --files-cache --stdin-name
    --stdin-user --stdin-group --stdin-mode --filter --files-changed --paths-delimiter --tags
    """
)
_UNSEEN = ("--paths-from-stdin", "--paths-from-command", "--patterns-from")
_BORGMATIC_VALUES = names(
    """
    -c --config -v --verbosity --syslog-verbosity --log-file-verbosity --monitoring-verbosity --log-file
    --log-file-format --override --repository --archive --match-archives --comment --strip-components
    --destination --path --cleanup-commits --threshold
    """
)
# The actions of borgmatic, with their older names and short options.
_BORGMATIC_ACTIONS = names(
    """
    repo-create rcreate init transfer prune compact create check delete extract config export-tar mount
    umount repo-delete rdelete restore repo-list rlist list repo-info rinfo info break-lock key export
    change-passphrase recreate borg diff
    """
)
_BORGMATIC_OPTIONS = names("--init -I --prune -p --compact --check -k --extract -x --list -l --info -i")
_BORGMATIC_CREATES = ("--create", "-C")
_BORGMATIC_SETTINGS = (
    "/etc/borgmatic/config.yaml",
    "/etc/borgmatic.d/*",
    "~/.config/borgmatic/config.yaml",
    "~/.config/borgmatic.d/*",
)


def borg(arguments: Sequence[str]) -> Copying | None:
    """``borg [options] create [options] ARCHIVE PATH …`` (see borg-create(1), also Attic's older form)."""
    given = parsed(arguments, _VALUES)
    if given.words[:1] != ("create",) or given.has(
        "-n", "--dry-run", "-h", "--help", "--content-from-command"
    ):
        return None
    patterns = given.values("--pattern")
    roots = tuple(pattern[1:].strip() for pattern in patterns if pattern[:1] == "R")
    excluded = tuple(pattern[1:].strip() for pattern in patterns if pattern[:1] in ("-", "!"))
    # Borg 2 names the archive alone, and the repository by option or in the environment.
    repository, _, _ = given.words[1].rpartition("::") if len(given.words) > 1 else ("", "", "")
    return Copying(
        "borg",
        tuple(path for path in (*given.words[2:], *roots) if path != "-"),
        (*given.values("-e", "--exclude"), *excluded),
        given.values("--exclude-from"),
        Chosen.UNSEEN if given.has(*_UNSEEN) else Chosen.HERE,
        target=next(iter(given.values("-r", "--repo")), repository),
        variable="BORG_REPO",
        one_file_system=given.has("-x", "--one-file-system"),
    )


def borgmatic(arguments: Sequence[str]) -> Copying | None:
    """``borgmatic``, which without an action creates, prunes, compacts and checks.

    Source: torsion.org/borgmatic, Command-line reference; several actions may be named at once.
    """
    given = parsed(arguments, _BORGMATIC_VALUES)
    named = {word for word in given.words if word in _BORGMATIC_ACTIONS}
    by_option = given.has(*_BORGMATIC_CREATES)
    # ``--list`` beside ``create`` asks for the names of the files, alone it is the older form of an action.
    asked = any(option in _BORGMATIC_OPTIONS for option, _ in given.options)
    creates = "create" in named or by_option or not (named or asked)
    other = {"config", "borg", "key"} & set(given.words[:1])
    if not creates or other or given.has("-n", "--dry-run", "-h", "--help", "--version"):
        return None
    settings = given.values("-c", "--config") or _BORGMATIC_SETTINGS
    repositories = given.values("--repository")
    return Copying("borgmatic", chosen=Chosen.ELSEWHERE, settings=settings, joined=True, parts=repositories)


def emborg(arguments: Sequence[str]) -> Copying | None:
    """``emborg create``, also under its newer name ``assimilate`` (see emborg.readthedocs.io)."""
    given = parsed(arguments, names("-c --config"))
    if given.words[:1] not in (("create",), ("backup",)) or given.has("-d", "--dry-run", "-h", "--help"):
        return None
    return Copying("emborg", chosen=Chosen.ELSEWHERE)
