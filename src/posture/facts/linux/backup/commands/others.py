"""Kopia, tarsnap, rsnapshot, rsync with older versions, duply, bup and Proxmox's client."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from posture.facts.linux.backup.commands.copying import Chosen, Copying
from posture.facts.linux.backup.commands.options import parsed
from posture.facts.linux.machine.programs import names

_HELP = ("-h", "--help", "--version")
_KOPIA_VALUES = names(
    """
    --config-file --log-level --file-log-level --log-dir --password -p --description --parallel --tags
    --start-time --end-time --override-source --stdin-file --checkpoint-interval --upload-limit-mb
    --progress-update-interval --progress-estimation-type --log-dir-max-files --log-dir-max-age
    """
)
_TARSNAP_VALUES = names(
    """
    -f -C -T -X --keyfile --cachedir --exclude --include --newer --newer-mtime --newer-than
    --newer-mtime-than --maxbw --maxbw-rate --maxbw-rate-down --maxbw-rate-up --checkpoint-bytes --configfile
    --creationtime --csv-file --passphrase --iso-dates --resume-extract --strip-components
    """
)
_RSYNC_VALUES = names(
    """
    -e --rsh -f --filter -B --block-size -T --temp-dir -M --remote-option --rsync-path --exclude
    --exclude-from --include --include-from --files-from --link-dest --compare-dest --copy-dest --backup-dir
    --suffix --bwlimit --timeout --contimeout --log-file --log-file-format --out-format --chmod --chown
    --usermap --groupmap --partial-dir --max-size --min-size --max-delete --password-file --port --info
    --debug --skip-compress --compress-choice --compress-level --modify-window --address --iconv
    --checksum-choice --stop-after --stop-at --early-input --max-alloc
    """
)
_DUPLY_ACTIONS = names("backup bkp full incr")


def kopia(arguments: Sequence[str]) -> Copying | None:
    """``kopia snapshot create PATH …``; with ``--all`` every folder of which a snapshot was once made.

    Source: kopia.io, Command-Line Reference. The repository it is connected to stands in a file of its own.
    """
    given = parsed(arguments, _KOPIA_VALUES)
    if given.words[:2] not in (("snapshot", "create"), ("snap", "create")) or given.has(*_HELP):
        return None
    chosen = Chosen.UNSEEN if given.has("--all") else Chosen.HERE  # the repository keeps which, under seal
    stored = given.has("--stdin-file")
    settings = given.values("--config-file") or ("~/.config/kopia/repository.config",)
    return Copying("kopia", () if stored else given.words[2:], chosen=chosen, settings=settings)


def tarsnap(arguments: Sequence[str]) -> Copying | None:
    """``tarsnap -c -f NAME PATH …`` (see tarsnap(1)); the first letters may stand without a dash."""
    words = list(arguments)
    if words and not words[0].startswith("-"):
        words[0] = f"-{words[0]}"
    given = parsed(words, _TARSNAP_VALUES)
    if not given.has("-c") or given.has("--dry-run", *_HELP):
        return None
    return Copying(
        "tarsnap",
        given.words,
        given.values("--exclude"),
        given.values("-X"),
        Chosen.UNSEEN if given.has("-T") else Chosen.HERE,
        one_file_system=given.has("--one-file-system"),
    )


def rsnapshot(arguments: Sequence[str]) -> Copying | None:
    """``rsnapshot [options] INTERVAL`` or ``sync``; which interval copies stands in its settings.

    Source: rsnapshot(1); ``-t`` only prints what would be done. The interval is given on in ``sources``.
    """
    given = parsed(arguments, names("-c"))
    action = given.words[0] if len(given.words) == 1 else ""
    if not action or action in names("du diff configtest version check-config help") or given.has("-t", "-h"):
        return None
    settings = given.values("-c") or ("/etc/rsnapshot.conf", "/usr/local/etc/rsnapshot.conf")
    return Copying("rsnapshot", (action,), chosen=Chosen.ELSEWHERE, settings=settings)


def rsync(arguments: Sequence[str]) -> Copying | None:
    """``rsync`` only where it keeps older versions: a mirror passes on what is deleted or spoilt.

    Source: rsync(1), ``--link-dest``, ``--backup``, ``--backup-dir``, ``--dry-run``, ``--list-only``.
    """
    given = parsed(arguments, _RSYNC_VALUES)
    keeps = given.has("--link-dest", "-b", "--backup", "--backup-dir")
    if (
        not keeps
        or len(given.words) < 2
        or given.has("-n", "--dry-run", "--list-only", "--help", "--version")
    ):
        return None
    unseen = given.has("--files-from", "-f", "--filter", "--include-from", "--include")
    return Copying(
        "rsync",
        tuple(path for path in given.words[:-1]),
        given.values("--exclude"),
        given.values("--exclude-from"),
        Chosen.UNSEEN if unseen else Chosen.HERE,
        target=given.words[-1],
        one_file_system=given.has("-x", "--one-file-system"),
    )


def duply(arguments: Sequence[str]) -> Copying | None:
    """``duply PROFILE backup``; actions may be put together: ``backup_purge``, ``pre+bkp-verify``.

    Source: duply's own help text; the profile's ``conf`` holds ``SOURCE``.
    """
    given = parsed(arguments, ())
    if len(given.words) < 2 or given.has("--dry-run", "--preview", *_HELP):
        return None
    profile = given.words[0]
    actions = given.words[1].replace("+", "_").replace("-", "_").split("_")
    if not _DUPLY_ACTIONS & set(actions):
        return None
    place = profile if profile.startswith("/") else f"~/.duply/{profile}"
    return Copying("duply", chosen=Chosen.ELSEWHERE, settings=(f"{place}/conf", f"/etc/duply/{profile}/conf"))


def bup(arguments: Sequence[str]) -> Copying | None:
    """``bup save -n NAME PATH …`` (see bup-save(1)); ``bup index`` alone stores nothing.

    Without ``-d``, ``BUP_DIR`` or a server the copies lie in ``~/.bup`` (see bup(1)).
    """
    given = parsed(
        arguments, names("-d --bup-dir -r --remote -n --name --date --bwlimit --strip-path --graft")
    )
    if given.words[:1] != ("save",) or given.has(*_HELP):
        return None
    remote = next(iter(given.values("-r", "--remote")), "")
    return Copying(
        "bup",
        given.words[1:],
        target=remote or next(iter(given.values("-d", "--bup-dir")), ""),
        variable="BUP_DIR",
        usual_target="~/.bup",
    )


def proxmox_backup_client(arguments: Sequence[str]) -> Copying | None:
    """``proxmox-backup-client backup NAME.pxar:PATH …`` (see its manual page)."""
    given = parsed(
        arguments,
        names(
            "--repository --keyfile --master-pubkey-file --crypt-mode --backup-id --backup-type --backup-time"
            " --ns --exclude --rate --burst --entries-max --chunk-size --include-dev --change-detection-mode"
        ),
    )
    if given.words[:1] != ("backup",) or given.has("--dry-run", *_HELP):
        return None
    paths = (word.partition(":")[2] for word in given.words[1:] if ".pxar:" in word)
    return Copying("proxmox-backup-client", tuple(paths), given.values("--exclude"))


def _rsync_mirrors(arguments: Sequence[str]) -> bool:
    given = parsed(arguments, _RSYNC_VALUES)
    idle = given.has("-n", "--dry-run", "--list-only", "--help", "--version", "--daemon", "--server")
    return len(given.words) > 1 and not idle


def _rclone_mirrors(arguments: Sequence[str]) -> bool:
    """``rclone sync``, ``copy`` and ``bisync`` move files; ``check``, ``ls`` and the like only look."""
    action = next((word for word in arguments if not word.startswith("-")), "")
    return action in names("sync copy copyto bisync") and not {"-n", "--dry-run", "-i"} & set(arguments)


MIRRORS: Mapping[str, Callable[[Sequence[str]], bool]] = {"rclone": _rclone_mirrors, "rsync": _rsync_mirrors}
"""Programs that make a mirror, and whether a command of theirs does."""
