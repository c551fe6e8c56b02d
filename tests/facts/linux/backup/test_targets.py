from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.backup.targets import stay_here
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

ROOT = "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n"
SERVER = "2 1 0:50 / /home/person/nas rw - fuse.sshfs nas:/b rw\n"


@pytest.mark.parametrize(
    "target", ["/home/person/b", "/home/person/", "local:/home/person/b", "file:///home/person/b"]
)
def test_copies_inside_the_home_folder_go_with_it(make_host: MakeHost, target: str) -> None:
    assert stay_here(make_host(), [target])


@pytest.mark.parametrize(
    "target", ["/home/personal", "sftp:nas:/home/person", "/mnt/b", "$HERE/b", "ssh://nas/home/person"]
)
def test_other_places_are_elsewhere(make_host: MakeHost, target: str) -> None:
    assert not stay_here(make_host(), [target])


def test_one_copy_elsewhere_is_enough(make_host: MakeHost) -> None:
    assert not stay_here(make_host(), ["/home/person/b", "ssh://nas/./b"])
    assert not stay_here(make_host(), [])


def test_what_is_mounted_in_the_home_folder_is_another_place(make_host: MakeHost) -> None:
    host = make_host({"/proc/self/mountinfo": ROOT + SERVER})
    assert not stay_here(host, ["/home/person/nas/restic"])
    assert stay_here(host, ["/home/person/nasty"])


def test_a_link_leads_the_copies_elsewhere(make_host: MakeHost) -> None:
    links = {"/home/person/backup": "/mnt/stick", "/srv/b": "/home/person/b"}
    host = make_host({"/home/person/x": "", "/mnt/stick/x": "", "/home/person/b/x": ""}, links=links)
    assert not stay_here(host, ["/home/person/backup"])
    assert not stay_here(host, ["/home/person/backup/restic"])
    assert stay_here(host, ["/srv/b"])
    assert stay_here(host, ["/home/person/not-there-yet"])


def test_a_home_behind_a_link_is_looked_up_where_it_lies(make_host: MakeHost) -> None:
    links = {"/home": "/var/home", "/home/person": "/var/home/person"}
    host = make_host({"/var/home/person/x": ""}, links=links)
    assert stay_here(host, ["/home/person/b"])
    assert stay_here(host, ["/var/home/person/b"])
