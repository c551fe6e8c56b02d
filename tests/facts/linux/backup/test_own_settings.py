from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.facts.linux.backup.commands.known import copying
from posture.facts.linux.backup.coverage import Extent, extent
from posture.facts.linux.backup.own_settings.reader import sources
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


@pytest.mark.parametrize("words", ["crestic home backup", "emborg create", "runrestic backup"])
def test_settings_that_nobody_follows_may_hold_anything(make_host: MakeHost, words: str) -> None:
    assert _extents(make_host(), *words.split()) == [Extent.UNSEEN]


LOCATIONS = """
locations:
  home: {from: /home/person, to: [nas]}
  etc: {from: /etc, to: nas, cron: '0 3 * * *'}
  all: {from: /, to: stick, options: {backup: {exclude: [/home]}}}
  desk: {from: /home/person/x, to: here}
backends:
  nas: {type: sftp, path: 'nas:/srv'}
  here: {type: local, path: /home/person/b}
  stick: {type: local, path: /media/stick}
"""


@pytest.mark.parametrize(
    ("words", "much"),
    [
        ("backup -a", Extent.HOME),
        ("backup -l home", Extent.HOME),
        ("backup -l etc -l home@nas", Extent.HOME),
        ("backup -l etc", Extent.NOTHING),
        ("backup -l all", Extent.NOTHING),
        ("cron", Extent.NOTHING),
        ("backup -l gone", Extent.NOTHING),
    ],
)
def test_the_locations_of_autorestic_that_are_named(make_host: MakeHost, words: str, much: Extent) -> None:
    found = _extents(make_host({f"{HOME}/.autorestic.yml": LOCATIONS}), "autorestic", *words.split())
    assert min(found, key=list(Extent).index) is much


def _targets(host: RecordedHost, *words: str) -> list[tuple[str, ...]]:
    copy = copying(words)
    assert copy is not None
    return [each.targets for each in sources(host, copy, HOME)]


def test_where_the_copies_go(make_host: MakeHost) -> None:
    files = {
        f"{HOME}/.autorestic.yml": LOCATIONS,
        "/etc/borgmatic/config.yaml": "repositories:\n - path: ~/b\n   label: here\n - ssh://nas/./b\n",
        "/etc/rsnapshot.conf": f"snapshot_root\t/srv/b/\n{RSNAPSHOT}",
        f"{HOME}/.duply/home/conf": "SOURCE=/\nTARGET='file:///home/person/b' # here\n",
        f"{HOME}/.config/kopia/repository.config": (
            '{"storage": {"type": "filesystem", "config": {"path": "/home/person/k"}}}'
        ),
    }
    host = make_host(files)
    assert _targets(host, "autorestic", "backup", "-l", "desk") == [("/home/person/b",)]
    assert _targets(host, "autorestic", "backup", "-l", "home") == [("$REMOTE",)]
    assert _targets(host, "borgmatic") == [("/home/person/b", "ssh://nas/./b")]
    assert _targets(host, "borgmatic", "--repository", "here") == [("/home/person/b",)]
    assert _targets(host, "rsnapshot", "alpha") == [("/srv/b/",)]
    assert _targets(host, "duply", "home", "backup") == [("file:///home/person/b",)]
    assert _targets(host, "kopia", "snapshot", "create", "/home") == [("/home/person/k",)]


@pytest.mark.parametrize(
    ("source", "exclude", "much"),
    [
        ("/", "+ /etc\n- **\n", Extent.NOTHING),
        ("/", "+ /etc\n+ /home\n- **\n", Extent.HOME),
        ("/", "/home\n", Extent.NOTHING),
        ("/", "/proc\n**/cache\n", Extent.HOME),
        ("/home", "- **\n", Extent.NOTHING),
    ],
)
def test_what_a_profile_of_duply_leaves_out(
    make_host: MakeHost, source: str, exclude: str, much: Extent
) -> None:
    profile = f"{HOME}/.duply/sys"
    host = make_host({f"{profile}/conf": f"SOURCE='{source}'\n", f"{profile}/exclude": exclude})
    assert _extents(host, "duply", "sys", "backup") == [much]


def test_what_the_parameters_of_duply_choose_cannot_be_seen(make_host: MakeHost) -> None:
    text = 'SOURCE=/\nDUPL_PARAMS="$DUPL_PARAMS --exclude-filelist /x"\n'
    host = make_host({f"{HOME}/.duply/sys/conf": text})
    assert _extents(host, "duply", "sys", "backup") == [Extent.UNSEEN]


RESTICPROFILE = f"{HOME}/.config/resticprofile"


@pytest.mark.parametrize(
    ("name", "text", "much"),
    [
        ("profiles.yaml", "default: {backup: {source: [/etc]}}\n", Extent.NOTHING),
        ("profiles.yaml", "default: {backup: {source: ['~']}}\n", Extent.HOME),
        ("profiles.yaml", "version: '2'\nprofiles: {default: {backup: {source: /home}}}\n", Extent.HOME),
        ("profiles.yaml", "default: {backup: {source: [/], exclude: [/home]}}\n", Extent.NOTHING),
        ("profiles.yaml", "default: {backup: {source: [/etc], files-from: x}}\n", Extent.UNSEEN),
        ("profiles.yaml", "groups: {default: [a, b]}\n", Extent.UNSEEN),
        ("profiles.yaml", "default: {backup: {source: ['{{ .Env.HOME }}/x']}}\n", Extent.UNSEEN),
        ("profiles.toml", '[default.backup]\nsource = ["/etc"]\n', Extent.NOTHING),
        ("profiles.toml", '[a.backup]\nsource = ["/home"]\n[default]\ninherit = "a"\n', Extent.HOME),
        ("profiles.json", '{"default": {"backup": {"source": ["/etc"]}}}', Extent.NOTHING),
        ("profiles.toml", "default {\n}\n", Extent.UNSEEN),
    ],
)
def test_resticprofile(make_host: MakeHost, name: str, text: str, much: Extent) -> None:
    host = make_host({f"{RESTICPROFILE}/{name}": text})
    for words in ("backup", "default.backup", "-n default backup", "run-schedule backup@default"):
        assert _extents(host, "resticprofile", *words.split()) == [much]


def test_resticprofile_finds_its_file_in_the_folder_it_starts_in(make_host: MakeHost) -> None:
    host = make_host({"/srv/mine.yaml": "default: {repository: 'local:/b', backup: {source: [/home]}}\n"})
    copy = copying(["resticprofile", "-c", "mine.yaml", "backup"])
    assert copy is not None
    assert [each.targets for each in sources(host, copy, HOME, "/srv")] == [("local:/b",)]
    assert sources(host, copy, HOME) == ()


@pytest.mark.parametrize(
    ("text", "much"),
    [
        ('[[backup.snapshots]]\nsources = ["/etc"]\n', [Extent.NOTHING]),
        (
            '[[backup.snapshots]]\nsources = ["/etc"]\n[[backup.snapshots]]\nsources = ["~"]\n',
            [Extent.NOTHING, Extent.HOME],
        ),
        ('[[backup.sources]]\nsource = "/home"\n', [Extent.HOME]),
        ('[[backup.snapshots]]\nsources = ["/"]\nglobs = ["!/home"]\n', [Extent.NOTHING]),
        ('[[backup.snapshots]]\nsources = ["/"]\niglobs = ["!/HOME"]\n', [Extent.NOTHING]),
        ('[global]\nuse-profiles = ["more"]\n', [Extent.UNSEEN]),
        ("", [Extent.NOTHING]),
        ("= 1", [Extent.UNSEEN]),
    ],
)
def test_rustic(make_host: MakeHost, text: str, much: list[Extent]) -> None:
    assert _extents(make_host({f"{HOME}/.config/rustic/rustic.toml": text}), "rustic", "backup") == much


@given(st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_no_text_breaks_it(make_host: MakeHost, text: str) -> None:
    files = {
        "/etc/borgmatic/config.yaml": text,
        "/etc/rsnapshot.conf": text,
        f"{HOME}/.autorestic.yml": text,
        f"{HOME}/.config/kopia/repository.config": text,
        f"{HOME}/.config/rustic/rustic.toml": text,
        f"{RESTICPROFILE}/profiles.yaml": text,
        f"{HOME}/.duply/a/conf": text,
        f"{HOME}/.duply/a/exclude": text,
    }
    host = make_host(files)
    others = ("kopia snapshot create --all", "rustic backup", "resticprofile backup", "duply a backup")
    for words in (("borgmatic",), ("rsnapshot", "a"), ("autorestic", "backup"), *map(str.split, others)):
        assert len(_extents(host, *words)) == 1
