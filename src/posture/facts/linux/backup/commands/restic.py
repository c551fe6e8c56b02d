"""restic, rustic and what is built around them."""

from __future__ import annotations

from collections.abc import Sequence

from posture.facts.linux.backup.commands.copying import Chosen, Copying, in_any_case
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
_RUSTIC_FOLDERS = ("~/.config/rustic", "/etc/rustic", ".")
_RESTICPROFILE_FOLDERS = (
    ".",
    "~/.config/resticprofile",
    "/usr/local/etc/resticprofile",
    "/etc/resticprofile",
)
_RESTICPROFILE_FILES = names("profiles.toml profiles.yaml profiles.json profiles.conf profiles.hcl")
_AUTORESTIC_VALUES = names("-c --config -l --location --restic-bin --docker-bin")


def restic(arguments: Sequence[str]) -> Copying | None:
    """``restic [options] backup [options] FILE/DIR …`` (see restic-backup(1)).

    Its repository may stand in a file, by ``--repository-file`` or ``RESTIC_REPOSITORY_FILE``.
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
        (*given.values("-e", "--exclude"), *map(in_any_case, given.values("--iexclude"))),
        given.values("--exclude-file", "--iexclude-file"),
        Chosen.UNSEEN if listed else Chosen.HERE,
        target=next(iter(given.values("-r", "--repo")), ""),
        target_file=next(iter(given.values("--repository-file")), ""),
        variable="RESTIC_REPOSITORY",
        one_file_system=given.has("-x", "--one-file-system"),
    )


def rustic(arguments: Sequence[str]) -> Copying | None:
    """``rustic backup [SOURCE …]``; without a source those of its profile (see ``rustic backup --help``).

    Profiles behind the first are taken in as well and not followed; they are the ``parts``.
    """
    given = parsed(arguments, _RUSTIC_VALUES)
    if given.words[:1] != ("backup",) or given.has(*_IDLE):
        return None
    excluded = (glob[1:] for glob in given.values("--glob") if glob.startswith("!"))
    in_any = (in_any_case(glob[1:]) for glob in given.values("--iglob") if glob.startswith("!"))
    profiles = given.values("-P", "--use-profile") or ("rustic",)
    return Copying(
        "rustic",
        given.words[1:],
        (*excluded, *in_any),
        chosen=Chosen.HERE if given.words[1:] else Chosen.ELSEWHERE,
        settings=tuple(f"{folder}/{profiles[0]}.toml" for folder in _RUSTIC_FOLDERS),
        parts=profiles[1:],
        target=next(iter(given.values("-r", "--repository")), ""),
        variable="RUSTIC_REPOSITORY",
        one_file_system=given.has("-x", "--one-file-system"),
    )


def autorestic(arguments: Sequence[str]) -> Copying | None:
    """``autorestic backup -a``, and ``autorestic cron``, which runs the backups that are due.

    Source: autorestic.vercel.app, CLI; the locations stand in ``.autorestic.yml``. ``-l`` names some of
    them, with the backend behind an ``@``; ``cron`` runs those that have a ``cron``.
    """
    given = parsed(arguments, _AUTORESTIC_VALUES)
    if given.words[:1] not in (("backup",), ("cron",)) or given.has("-h", "--help", "--dry-run"):
        return None
    settings = given.values("-c", "--config") or (
        "~/.autorestic.yml",
        "~/.config/autorestic/.autorestic.yml",
    )
    named = given.values("-l", "--location") if not given.has("-a", "--all") else ()
    locations = [one.partition("@")[0].strip() for text in named for one in text.split(",")]
    return Copying(
        "autorestic",
        given.words[:1],
        chosen=Chosen.ELSEWHERE,
        settings=settings,
        parts=tuple(locations),
    )


def resticprofile(arguments: Sequence[str]) -> Copying | None:
    """``resticprofile [profile.]backup``, and ``run-schedule backup@profile``.

    Source: creativeprojects.github.io/resticprofile; ``-n`` names a profile here.
    """
    given = parsed(arguments, _RESTICPROFILE_VALUES)
    words = given.words[1:] if given.words[:1] == ("run-schedule",) else given.words
    command, _, scheduled = words[0].partition("@") if words else ("", "", "")
    before, _, action = command.rpartition(".")
    if action != "backup" or given.has("--dry-run", "-h", "--help"):
        return None
    named = next(iter(given.values("-c", "--config")), "")
    files = (named,) if named else tuple(sorted(_RESTICPROFILE_FILES))
    folders = ("",) if named.startswith(("/", "~")) else tuple(f"{each}/" for each in _RESTICPROFILE_FOLDERS)
    return Copying(
        "resticprofile",
        tuple(words[1:]),
        chosen=Chosen.HERE if words[1:] else Chosen.ELSEWHERE,
        settings=tuple(f"{folder}{file}" for folder in folders for file in files),
        parts=(before or scheduled or next(iter(given.values("-n", "--name")), "default"),),
        variable="RESTIC_REPOSITORY",
    )


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
