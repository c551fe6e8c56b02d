"""The fullest of the volumes that matter decides."""

from __future__ import annotations

import pytest

from posture.facts.gather import read_all
from posture.facts.model import Reason

GB = 10**9
MOUNTS = "/proc/self/mountinfo"
ROOT = "20 1 8:1 / / rw - ext4 /dev/sda1 rw"
HOME = "30 20 8:2 / /home rw - ext4 /dev/sda2 rw"
OWN = "40 30 8:3 / /home/person rw - ext4 /dev/sdb1 rw"
BOOT = "31 20 8:4 / /boot rw - vfat /dev/sda3 rw"
MEMORY = "20 1 0:5 / / rw - tmpfs tmpfs rw"
VAR = "32 20 8:5 / /var rw - ext4 /dev/sda5 rw"
IMAGE = "20 1 0:30 / / ro - overlay composefs ro"


@pytest.fixture
def read(make_host):
    def answers(mounts, **space):
        host = make_host({MOUNTS: "\n".join(mounts)}, space=space)
        return read_all(host, ["disk_space"])["disk_space"].answers

    return answers


@pytest.mark.parametrize(
    ("mounts", "space", "percent", "gigabytes"),
    [
        ([ROOT], {"/": (200, 50)}, 25.0, 50.0),
        ([ROOT, BOOT], {"/": (200, 50), "/boot": (1, 0)}, 25.0, 50.0),
        ([ROOT, HOME], {"/": (100, 50), "/home": (400, 20)}, 5.0, 20.0),
        ([ROOT, HOME], {"/": (100, 3), "/home": (400, 200)}, 3.0, 3.0),
        ([ROOT, HOME, OWN], {"/": (10, 9), "/home": (10, 9), "/home/person": (8, 2)}, 25.0, 2.0),
        ([MEMORY, HOME, VAR], {"/home": (100, 40), "/var": (100, 30)}, 30.0, 30.0),
        ([IMAGE, VAR], {"/": (1, 0), "/var": (100, 60)}, 60.0, 60.0),
        ([ROOT], {"/": (3, 1)}, 33.3, 1.0),
    ],
)
def test_the_fullest_volume_that_a_person_fills_is_told(read, mounts, space, percent, gigabytes) -> None:
    rooms = {point: {"total": total * GB, "free": free * GB} for point, (total, free) in space.items()}
    answers = read(mounts, **rooms)
    assert answers["free_percent"].value == percent
    assert answers["free_gb"].value == gigabytes
    assert answers["free_percent"].excerpt in space


def test_a_system_in_memory_alone_has_no_volume_that_fills_up(read) -> None:
    assert {answer.reason for answer in read([MEMORY]).values()} == {Reason.UNRECOGNISED}


def test_a_volume_without_room_figures_is_not_taken_for_full(read) -> None:
    assert read([ROOT], **{"/": {"total": 0, "free": 0}})["free_percent"].reason is Reason.UNRECOGNISED


def test_a_volume_that_does_not_answer_leaves_it_open(read) -> None:
    answers = read([ROOT], **{"/": {"error": "no_answer", "sentence": "It hangs."}})
    assert answers["free_gb"].reason is Reason.NO_ANSWER


def test_without_a_list_of_mounts_nothing_is_known(make_host) -> None:
    answers = read_all(make_host(), ["disk_space"])["disk_space"].answers
    assert {answer.reason for answer in answers.values()} == {Reason.NOT_FOUND}
