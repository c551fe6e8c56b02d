"""restic, rustic and what is built around them."""

from __future__ import annotations

from collections.abc import Sequence

from posture.facts.linux.backup.commands.copying import Chosen, Copying
from posture.facts.linux.backup.commands.options import parsed
from posture.facts.linux.machine.programs import names

_IDLE = ("-n", "--dry-run", "-h", "--help", "--version")
_RESTIC_VALUES = names(
    """
    --cacert --cache-dir --compression --http-user-agent --key-hint --limit-download --limit-upload -o
    --option --pack-size --password-command -p --password-file -r --repo --repository-file --retry-lock
    --stuck-request-timeout --tls-client-cert
    -e --exclude --exclude-file --exclude-if-present --exclude-larger-than --files-from --files-from-raw
    --files-from-verbatim -g --group-by -H --host --iexclude --iexclude-file --parent --read-concurrency
    --stdin-filename --tag --time
    """
)
_RUSTIC_VALUES = names(
    """
    -P --use-profile --log-level --log-file -r --repository --repo-hot -p --password --password-file
    --password-command --key-file --cache-dir --stdin-filename --stdin-command --as-path --glob --iglob
    --glob-file --iglob-file --custom-ignorefile --exclude-if-present --exclude-larger-than --label --tag
    --description --description-from --time --delete-after --host --group-by --parent --command
    """
)
_RESTICPROFILE_VALUES = names(
    "-c --config -f --format -l --log -n --name --lock-wait --theme --run --command-output --stderr"
)
_AUTORESTIC_VALUES = names("-c --config -l --location --restic-bin --docker-bin")


def restic(arguments: Sequence[str]) -> Copying | None:
    """``restic [options] backup [options] FILE/DIR …`` (see restic-backup(1)).

    ``--stdin`` stores what a program prints, ``--files-from`` and its sisters read the paths from a list.
    """
    given = parsed(arguments, _RESTIC_VALUES)
    if given.words[:1] != ("backup",) or given.has(*_IDLE):
        return None
    listed = given.has("--files-from", "--files-from-raw", "--files-from-verbatim")
    stored = given.has("--stdin", "--stdin-from-command")
    return Copying(
        "restic",
        () if stored else given.words[1:],
        given.values("-e", "--exclude", "--iexclude"),
        given.values("--exclude-file", "--iexclude-file"),
        Chosen.UNSEEN if listed else Chosen.HERE,
        target=next(iter(given.values("-r", "--repo")), ""),
        one_file_system=given.has("-x", "--one-file-system"),
    )


def rustic(arguments: Sequence[str]) -> Copying | None:
    """``rustic backup [SOURCE …]``; without a source those of its profile (see ``rustic backup --help``)."""
    given = parsed(arguments, _RUSTIC_VALUES)
    if given.words[:1] != ("backup",) or given.has(*_IDLE):
        return None
    chosen = Chosen.HERE if given.words[1:] else Chosen.ELSEWHERE
    excluded = tuple(glob[1:] for glob in given.values("--glob", "--iglob") if glob.startswith("!"))
    target = next(iter(given.values("-r", "--repository")), "")
    stays = given.has("-x", "--one-file-system")
    return Copying("rustic", given.words[1:], excluded, chosen=chosen, target=target, one_file_system=stays)


def autorestic(arguments: Sequence[str]) -> Copying | None:
    """``autorestic backup -a``, and ``autorestic cron``, which runs the backups that are due.

    Source: autorestic.vercel.app, CLI; the locations stand in ``.autorestic.yml``.
    """
    given = parsed(arguments, _AUTORESTIC_VALUES)
    if given.words[:1] not in (("backup",), ("cron",)) or given.has("-h", "--help", "--dry-run"):
        return None
    settings = given.values("-c", "--config") or (
        "~/.autorestic.yml",
        "~/.config/autorestic/.autorestic.yml",
    )
    return Copying("autorestic", chosen=Chosen.ELSEWHERE, settings=settings)


def resticprofile(arguments: Sequence[str]) -> Copying | None:
    """``resticprofile [profile.]backup``, and ``run-schedule backup@profile``.

    Source: creativeprojects.github.io/resticprofile; ``-n`` names a profile here. Its settings may be TOML,
    YAML, HCL or JSON, with profiles that inherit, and are not followed.
    """
    given = parsed(arguments, _RESTICPROFILE_VALUES)
    words = given.words[1:] if given.words[:1] == ("run-schedule",) else given.words
    action = words[0].partition("@")[0].rpartition(".")[2] if words else ""
    if action != "backup" or given.has("--dry-run", "-h", "--help"):
        return None
    chosen = Chosen.HERE if words[1:] else Chosen.ELSEWHERE
    return Copying("resticprofile", tuple(words[1:]), chosen=chosen)


def crestic(arguments: Sequence[str]) -> Copying | None:
    """``crestic PROFILE backup …``, whose settings hold the sources (see its README)."""
    given = parsed(arguments, ())
    if given.words[1:2] != ("backup",) or given.has(*_IDLE):
        return None
    return Copying("crestic", given.words[2:], chosen=Chosen.HERE if given.words[2:] else Chosen.ELSEWHERE)


def runrestic(arguments: Sequence[str]) -> Copying | None:
    """``runrestic [init|backup|prune|check]``, all of them where none is named (see its README)."""
    given = parsed(arguments, names("-l --log-level -c --config"))
    if (given.words and "backup" not in given.words) or given.has(*_IDLE):
        return None
    return Copying("runrestic", chosen=Chosen.ELSEWHERE)
