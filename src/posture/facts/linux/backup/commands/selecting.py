"""duplicity and rdiff-backup, which choose files by lists of what is in and what is out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from posture.facts.linux.backup.commands.copying import Chosen, Copying
from posture.facts.linux.backup.commands.options import Arguments, parsed
from posture.facts.linux.machine.programs import names

_SELECTION = """
    --include --exclude --include-filelist --exclude-filelist --include-globbing-filelist
    --exclude-globbing-filelist --include-regexp --exclude-regexp --exclude-if-present --exclude-older-than
    --max-file-size --min-file-size
"""
_DUPLICITY_VALUES = names(
    _SELECTION
    + """
    --archive-dir --backend-retry-delay --cf-backend --concurrency --copy-blocksize --encrypt-key
    --encrypt-secret-keyring --encrypt-sign-key --file-prefix --file-prefix-archive --file-prefix-manifest
    --file-prefix-signature --file-prefix-jsonstat --path-to-restore --file-to-restore --ftps
    --full-if-older-than --gpg-binary --gpg-options --hidden-encrypt-key --hidden-recipient --idr-fakeroot
    --imap-full-address --imap-mailbox --jsonstat --log-fd --log-file --max-blocksize --mp-segment-size
    --name --num-retries --par2-options --par2-redundancy --par2-volumes --rclone-options --rsync-options
    --s3-endpoint-url --s3-kms-key-id --s3-kms-grant --s3-multipart-chunk-size --s3-multipart-max-procs
    --s3-region-name --scp-command --sftp-command --sign-key --ssh-backend --ssh-options --ssl-cacert-file
    --ssl-cacert-path --swift-storage-policy --tempdir -t --time --restore-time --time-separator --timeout
    -v --verbosity --volsize --webdav-headers --azure-blob-tier --azure-max-connections
    """
)
_DUPLICITY_BACKS_UP = names("backup bu full fb incremental incr inc ib")
_DUPLICITY_OTHERS = names(
    """
    verify vb collection-status st list-current-files ls restore rb remove-older-than ro
    remove-all-but-n-full ra remove-all-inc-of-but-n-full ri cleanup cl replicate
    """
)
_RDIFF_VALUES = names(
    _SELECTION
    + """
    --api-version --backup-mode --carbonfile --chars-to-quote --compare-at-time --compare-full-at-time
    --compare-hash-at-time --current-time --include-special-files --remote-schema --remote-tempdir
    --remove-older-than -r --restore-as-of --terminal-verbosity --tempdir -v --verbosity
    --not-compressed-regexp --no-compression-regexp --user-mapping-file --group-mapping-file
    --list-at-time --list-changed-since --max-file-size --min-file-size --parsable-output
    """
)
_RDIFF_OTHERS = names(
    "calculate compare complete info list regress remove restore server test verify help version"
)
# Options of the older command line, each of which does something else than a backup.
_RDIFF_ACTIONS = names(
    """
    --calculate-average --check-destination-dir --compare --compare-at-time --compare-full
    --compare-full-at-time --compare-hash --compare-hash-at-time --list-at-time --list-changed-since -l
    --list-increments --list-increment-sizes --remove-older-than -r --restore-as-of --test-server --verify
    --verify-at-time --server -V --version -h --help
    """
)


def duplicity(arguments: Sequence[str]) -> Copying | None:
    """``duplicity [backup|full|incremental] [options] FOLDER URL``; a URL first means to restore.

    Source: duplicity(1); the action may be left out in its older and its newer form.
    """
    given = parsed(arguments, _DUPLICITY_VALUES)
    words = given.words
    if words[:1] and words[0] in _DUPLICITY_BACKS_UP:
        words = words[1:]
    elif words[:1] and words[0] in _DUPLICITY_OTHERS:
        return None
    if len(words) < 2 or "://" in words[-2] or given.has("--dry-run", "-h", "--help", "--version"):
        return None
    return _selected("duplicity", given, words[-2], words[-1])


def rdiff_backup(arguments: Sequence[str]) -> Copying | None:
    """``rdiff-backup [options] FROM TO`` and, since version 2.1, ``rdiff-backup backup FROM TO``.

    Source: rdiff-backup(1); other actions have words in the newer form and options in the older one.
    """
    given = parsed(arguments, _RDIFF_VALUES)
    words = given.words
    if given.has(*_RDIFF_ACTIONS) or (words[:1] and words[0] in _RDIFF_OTHERS):
        return None
    if words[:1] == ("backup",):
        words = words[1:]
    return _selected("rdiff-backup", given, words[0], words[1]) if len(words) == 2 else None


def _selected(program: str, given: Arguments, source: str, target: str) -> Copying:
    sources, excluded = chosen(source, given.options)
    unseen = any(option.endswith(("filelist", "-regexp", "filelist-stdin")) for option, _ in given.options)
    return Copying(
        program,
        sources,
        excluded,
        chosen=Chosen.UNSEEN if unseen else Chosen.HERE,
        target=target.removeprefix("file://"),
        one_file_system=given.has("--exclude-other-filesystems"),
    )


def chosen(source: str, rules: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is copied of a source and what is left out, by ``--include`` and ``--exclude`` in their order.

    The first rule that fits a file decides, and what fits none is in.
    """
    included: list[str] = []
    excluded: list[str] = []
    for option, value in rules:
        if option == "--include":
            included.append(value)
        elif option == "--exclude" and value.rstrip("/") in ("**", f"{source.rstrip('/')}/**", "*"):
            return tuple(path.removesuffix("/**") for path in included), tuple(excluded)
        elif option == "--exclude" and value not in included:
            excluded.append(value)
    return (source,), tuple(excluded)
