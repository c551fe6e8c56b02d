from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.backup.commands.known import copying, mirrors
from posture.facts.linux.backup.commands.options import parsed

VALUES = frozenset({"--repo", "-r", "-v"})


@pytest.mark.parametrize(
    ("words", "options", "others"),
    [
        ("--repo x backup", (("--repo", "x"),), ("backup",)),
        ("--repo=x backup", (("--repo", "x"),), ("backup",)),
        ("-r x -rx -r=x", (("-r", "x"),) * 3, ()),
        ("-qn a", (("-q", ""), ("-n", "")), ("a",)),
        ("-qr x a", (("-q", ""), ("-r", "x")), ("a",)),
        ("a -- -r --repo", (), ("a", "-r", "--repo")),
        ("--dry-run backup", (("--dry-run", ""),), ("backup",)),
        ("- a -r", (("-r", ""),), ("-", "a")),
        ("", (), ()),
    ],
)
def test_options_and_other_words(words: str, options: tuple[object, ...], others: tuple[str, ...]) -> None:
    given_ = parsed(words.split(), VALUES)
    assert (given_.options, given_.words) == (options, others)


WORDS = st.sampled_from(
    [
        "backup",
        "create",
        "snapshot",
        "--all",
        "-n",
        "-c",
        "-f",
        "--dry-run",
        "--exclude",
        "--include",
        "/",
        "/home",
        "/etc",
        "**",
        "file:///x",
        "a::b",
        "--",
        "-x",
        "check",
        "cleanup",
        "remove",
        "sync",
        "full",
        "home",
        "~",
        "$X",
        "--link-dest",
        "--source",
        "-r",
        "--config",
    ]
)
PROGRAMS = st.sampled_from(
    [
        "restic",
        "rustic",
        "borg",
        "borgmatic",
        "kopia",
        "duplicity",
        "rdiff-backup",
        "tarsnap",
        "rsnapshot",
        "rsync",
        "rclone",
        "duply",
        "bup",
        "autorestic",
        "resticprofile",
        "crestic",
        "emborg",
        "runrestic",
        "proxmox-backup-client",
        "attic",
        "other",
    ]
)


@given(PROGRAMS, st.lists(WORDS, max_size=8))
def test_no_words_break_a_program(name: str, arguments: list[str]) -> None:
    words = [f"/usr/bin/{name}", *arguments]
    found = copying(words)
    assert isinstance(mirrors(words), str)
    assert found is None or found.program in (name, "borg")


@given(st.sampled_from(["restic", "borg", "duplicity", "kopia", "rdiff-backup"]), st.lists(WORDS, max_size=5))
def test_a_look_or_a_rehearsal_copies_nothing(name: str, arguments: list[str]) -> None:
    assert copying([name, "check", *arguments]) is None or name in ("duplicity", "rdiff-backup")
    assert copying([name, "--help", *arguments]) is None


@pytest.mark.parametrize("words", [[], ["restic"], [""], ["/"], ["borg", "create"]])
def test_short_commands_copy_nothing_of_anybody(words: list[str]) -> None:
    found = copying(words)
    assert found is None or found.sources == ()
