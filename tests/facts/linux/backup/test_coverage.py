from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posture.facts.linux.backup.coverage import Extent, Sources, extent
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

ROOT = "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
HOME = "2 1 8:2 / /home rw - ext4 /dev/sda2 rw\n"


@pytest.mark.parametrize(
    ("paths", "excluded", "much"),
    [
        ("/", "", Extent.HOME),
        ("/home/", "", Extent.HOME),
        ("/home/*", "", Extent.HOME),
        ("/home/person/.", "/home/person/.cache", Extent.HOME),
        ("/etc /home/person", "*.iso .cache node_modules /proc /home/*/Downloads", Extent.HOME),
        ("/", "/home", Extent.NOTHING),
        ("/", "/home/person/**", Extent.NOTHING),
        ("/", "/hom*", Extent.NOTHING),
        ("/", "sh:/home/*", Extent.NOTHING),
        ("/", "person", Extent.NOTHING),
        ("/", "home/person", Extent.NOTHING),
        ("/", "/home !/home/person", Extent.HOME),
        ("/", "$X", Extent.UNSEEN),
        ("/etc $X", "", Extent.UNSEEN),
        ("/home $X", "", Extent.HOME),
        ("/etc", "", Extent.NOTHING),
        ("/home/personal", "", Extent.NOTHING),
        ("/home/person/Documents", "", Extent.PART),
        ("", "", Extent.NOTHING),
    ],
)
def test_how_much_of_the_home_folder_is_in_it(
    make_host: MakeHost, paths: str, excluded: str, much: Extent
) -> None:
    sources = Sources(tuple(paths.split()), tuple(excluded.split()))
    assert extent(make_host(), sources) is much


@pytest.mark.parametrize(("mounts", "much"), [(ROOT, Extent.HOME), (ROOT + HOME, Extent.NOTHING)])
def test_one_file_system_leaves_out_what_is_mounted_below(
    make_host: MakeHost, mounts: str, much: Extent
) -> None:
    host = make_host({"/proc/self/mountinfo": mounts})
    assert extent(host, Sources(("/",), one_file_system=True)) is much


def test_lists_that_cannot_be_read_leave_it_open(make_host: MakeHost) -> None:
    assert extent(make_host(), Sources(("/etc",), more=True)) is Extent.UNSEEN
    assert extent(make_host(), Sources(("/home",), more=True)) is Extent.HOME
    assert extent(make_host(), Sources(("/home",), unread=True)) is Extent.UNSEEN
    assert extent(make_host(), Sources(("/etc",), unread=True)) is Extent.NOTHING


FOLDERS = ["Dokumente", "Bilder", "Musik", ".config"]
NAMES = (
    'XDG_DESKTOP_DIR="$HOME/Schreibtisch"\nXDG_DOCUMENTS_DIR="$HOME/Dokumente"\n'
    'XDG_PICTURES_DIR="$HOME/Bilder"\n'
)


@pytest.mark.parametrize(
    ("paths", "much"),
    [
        (("/home/person/Dokumente", "/home/person/Bilder"), Extent.HOME),
        (("/home/person/Dokumente",), Extent.PART),
        (("/home/person/Musik",), Extent.PART),
    ],
)
def test_the_main_folders_of_a_person_are_their_files(
    make_host: MakeHost, paths: tuple[str, ...], much: Extent
) -> None:
    files = {"/home/person/.config/user-dirs.dirs": NAMES}
    host = make_host(files, listings={"/home/person": FOLDERS})
    assert extent(host, Sources(paths)) is much


PATHS = st.lists(
    st.sampled_from(["/", "/home", "/home/person", "/etc", "/home/person/x", "$X", "*", "**/a", "!/"]),
    max_size=4,
)


@given(paths=PATHS, excluded=PATHS, more=st.booleans(), unread=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_knowing_less_never_finds_more(
    make_host: MakeHost, paths: list[str], excluded: list[str], more: bool, unread: bool
) -> None:
    host = make_host()
    known = extent(host, Sources(tuple(paths), tuple(excluded)))
    less = extent(host, Sources(tuple(paths), tuple(excluded), more=more, unread=unread))
    assert less is known or less is Extent.UNSEEN
