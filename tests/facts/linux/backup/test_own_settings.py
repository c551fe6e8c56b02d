from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.facts.linux.backup.commands.known import copying
from posture.facts.linux.backup.coverage import Extent, extent
from posture.facts.linux.backup.own_settings import sources
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

HOME = "/home/person"


def _extents(host: RecordedHost, *words: str) -> list[Extent]:
    copy = copying(words)
    assert copy is not None
    return [extent(host, each) for each in sources(host, copy, HOME)]


@pytest.mark.parametrize(
    ("text", "much"),
    [
        ("source_directories:\n  - ~/\n", Extent.HOME),
        ("location:\n  source_directories:\n    - /home\n  exclude_patterns: ['*.iso']\n", Extent.HOME),
        ("source_directories: [/etc]\n", Extent.NOTHING),
        ("postgresql_databases: [{name: all}]\n", Extent.NOTHING),
        ("source_directories: ['{base}/x']\n", Extent.UNSEEN),
        ("source_directories: [/]\nexclude_from: [/etc/out]\n", Extent.UNSEEN),
        ("source_directories: [/etc]\npatterns_from: [/etc/in]\n", Extent.UNSEEN),
        ("<<: !include common.yaml\nsource_directories: [/home]\n", Extent.UNSEEN),
        ("- 1\n", Extent.UNSEEN),
        ("source_directories: 5\n", Extent.NOTHING),
    ],
)
def test_borgmatic(make_host: MakeHost, text: str, much: Extent) -> None:
    host = make_host({"/etc/borgmatic/config.yaml": text})
    assert _extents(host, "borgmatic") == [much]


def test_borgmatic_reads_all_files_of_its_folder_and_those_it_is_given(make_host: MakeHost) -> None:
    etc, home = "source_directories: [/etc]\n", "source_directories: [/home]\n"
    host = make_host({"/etc/borgmatic.d/a.yaml": etc, "/etc/borgmatic.d/b.yml": home, "/c.yaml": etc})
    assert _extents(host, "borgmatic", "create") == [Extent.NOTHING, Extent.HOME]
    assert _extents(host, "borgmatic", "-c", "/c.yaml") == [Extent.NOTHING]


@pytest.mark.parametrize(
    "text", ["locations:\n  a:\n    from: [/etc, ~/]\n    to: [b]\n", "locations: {a: {from: /home}}\n"]
)
def test_autorestic(make_host: MakeHost, text: str) -> None:
    host = make_host({f"{HOME}/.autorestic.yml": text})
    assert _extents(host, "autorestic", "backup", "-a") == [Extent.HOME]


@pytest.mark.parametrize(
    ("text", "much"),
    [
        ("SOURCE='/home/person'\n", Extent.HOME),
        ('SOURCE="$HOME"\n', Extent.HOME),
        ("SOURCE=/etc\n", Extent.NOTHING),
        ("", Extent.UNSEEN),
    ],
)
def test_duply(make_host: MakeHost, text: str, much: Extent) -> None:
    host = make_host({f"{HOME}/.duply/home/conf": text})
    assert _extents(host, "duply", "home", "backup_purge") == [much]


RSNAPSHOT = "retain\talpha\t6\nretain\tbeta\t7\nbackup\t/home/\tlocalhost/\n"


@pytest.mark.parametrize(
    ("text", "action", "much"),
    [
        (RSNAPSHOT, "alpha", Extent.HOME),
        (RSNAPSHOT, "beta", Extent.NOTHING),  # it only moves older copies on
        (f"sync_first\t1\n{RSNAPSHOT}", "alpha", Extent.NOTHING),
        (f"sync_first\t1\n{RSNAPSHOT}", "sync", Extent.HOME),
        ("interval\tdaily\t7\nbackup\t/etc/\tlocalhost/\n", "daily", Extent.NOTHING),
        (f"include_conf\t/etc/more\n{RSNAPSHOT}", "beta", Extent.UNSEEN),
    ],
)
def test_rsnapshot(make_host: MakeHost, text: str, action: str, much: Extent) -> None:
    assert _extents(make_host({"/etc/rsnapshot.conf": text}), "rsnapshot", action) == [much]


@pytest.mark.parametrize("path", ["/etc/borgmatic/config.yaml", "/etc/borgmatic.d"])
def test_settings_that_are_closed_may_hold_anything(make_host: MakeHost, path: str) -> None:
    assert Extent.UNSEEN in _extents(make_host(denied=[path]), "borgmatic")


def test_without_settings_there_is_nothing_to_say(make_host: MakeHost) -> None:
    assert _extents(make_host(), "borgmatic") == []
    assert _extents(make_host(), "kopia", "snapshot", "create", "--all") == []


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_no_text_breaks_it(make_host: MakeHost, text: str) -> None:
    files = {"/etc/borgmatic/config.yaml": text, "/etc/rsnapshot.conf": text, f"{HOME}/.autorestic.yml": text}
    host = make_host(files)
    for words in (("borgmatic",), ("rsnapshot", "a"), ("autorestic", "backup")):
        assert len(_extents(host, *words)) == 1
