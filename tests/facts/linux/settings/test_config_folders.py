from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.settings.config_folders import config_folders, config_home
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


@pytest.mark.parametrize(
    ("value", "folder"),
    [
        (None, "/home/person/.config"),
        ("/srv/conf", "/srv/conf"),
        ("", "/home/person/.config"),
        ("conf", "/home/person/.config"),
    ],
)
def test_the_persons_folder_is_the_one_named_or_the_usual_one(
    make_host: MakeHost, value: str | None, folder: str
) -> None:
    environment = {} if value is None else {"XDG_CONFIG_HOME": value}
    assert config_home(make_host({}, environment=environment)) == folder


def test_the_systems_folders_are_those_named_that_are_absolute(make_host: MakeHost) -> None:
    assert config_folders(make_host({}, environment={"XDG_CONFIG_DIRS": "/a:b::/c"})) == ("/a", "/c")
    assert config_folders(make_host({})) == ("/etc/xdg",)
    assert config_folders(make_host({}), "/x:/y") == ("/x", "/y")
