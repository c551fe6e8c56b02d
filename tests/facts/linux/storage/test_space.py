"""The volume that is shortest of what it needs decides."""

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
        ([ROOT, HOME], {"/": (100, 50), "/home": (400, 20)}, 5.0, 20.0),
        ([ROOT, HOME], {"/": (100, 3), "/home": (400, 200)}, 3.0, 3.0),
        ([ROOT, HOME, OWN], {"/": (10, 9), "/home": (10, 9), "/home/person": (8, 2)}, 25.0, 2.0),
        ([MEMORY, HOME, VAR], {"/home": (100, 40), "/var": (100, 30)}, 30.0, 30.0),
        ([IMAGE, VAR], {"/": (1, 0), "/var": (100, 60)}, 60.0, 60.0),
        ([ROOT], {"/": (3, 1)}, 33.3, 1.0),
    ],
)
def test_the_volume_that_is_shortest_of_room_is_told(read, mounts, space, percent, gigabytes) -> None:
    answers = read(mounts, **rooms(space))
    assert answers["free_percent"].value == percent
    assert answers["free_gb"].value == gigabytes


def rooms(space):
    return {
        point: {"total": round(total * GB), "free": round(free * GB)}
        for point, (total, free) in space.items()
    }


ESP = "33 31 8:6 / /boot/efi rw - vfat /dev/sda6 rw"
TEMPORARY = "34 20 8:7 / /tmp rw - ext4 /dev/sda7 rw"
OWN_TMP = "34 20 0:31 / /tmp rw - tmpfs tmpfs rw"
SHARED = ["20 1 0:34 /root / rw - btrfs /dev/sda2 rw", "30 20 0:34 /home /home rw - btrfs /dev/sda2 rw"]
LAID_OVER = [
    "20 1 0:40 / / rw - overlay overlayroot rw,lowerdir=/media/root-ro,upperdir=/media/root-rw/overlay",
    "21 20 8:3 / /media/root-ro rw - ext4 /dev/sda3 rw",
    "22 20 0:41 / /media/root-rw rw - tmpfs tmpfs rw",
]


@pytest.mark.parametrize(
    ("mounts", "space", "volume", "gigabytes"),
    [
        ([ROOT, BOOT], {"/": (200, 50), "/boot": (0.5, 0)}, "/boot", 0),
        ([ROOT, BOOT], {"/": (200, 50), "/boot": (0.5, 0.12)}, "/boot", 0.12),
        ([ROOT, BOOT], {"/": (200, 50), "/boot": (0.5, 0.2)}, "/", 50),
        ([ROOT, BOOT, ESP], {"/": (200, 50), "/boot": (1, 0.6), "/boot/efi": (0.1, 0.03)}, "/", 50),
        ([ROOT, BOOT, ESP], {"/": (200, 50), "/boot": (1, 0.6), "/boot/efi": (0.1, 0)}, "/boot/efi", 0),
        ([ROOT, BOOT], {"/": (100, 1.5), "/boot": (0.5, 0.12)}, "/", 1.5),
        ([ROOT, BOOT], {"/": (100, 3), "/boot": (0.5, 0.05)}, "/boot", 0.05),
        ([ROOT, VAR], {"/": (1000, 80), "/var": (20, 2.1)}, "/var", 2.1),
        ([ROOT, VAR], {"/": (100, 6), "/var": (11, 5.5)}, "/", 6),
        ([ROOT, TEMPORARY], {"/": (200, 50), "/tmp": (1, 0.9)}, "/", 50),
        ([ROOT, TEMPORARY], {"/": (200, 50), "/tmp": (1, 0)}, "/tmp", 0),
        ([ROOT, OWN_TMP], {"/": (200, 50), "/tmp": (1, 0)}, "/", 50),
        ([ROOT, HOME, OWN], {"/": (10, 9), "/home": (10, 9), "/home/person": (8, 2)}, "~", 2),
        (SHARED, {"/": (200, 4), "/home": (200, 4)}, "/", 4),
    ],
)
def test_each_volume_is_measured_by_what_it_needs(read, mounts, space, volume, gigabytes) -> None:
    answers = read(mounts, **rooms(space))
    assert (answers["volume"].value, answers["free_gb"].value) == (volume, gigabytes)


def test_a_system_whose_changes_go_to_memory_fills_nothing(read) -> None:
    answers = read(LAID_OVER, **rooms({"/": (4, 1), "/media/root-ro": (20, 1)}))
    assert answers["free_gb"].reason is Reason.UNRECOGNISED


def test_a_kernel_volume_that_does_not_answer_leaves_it_open(read) -> None:
    refusal = {"error": "not_allowed", "sentence": "Closed."}
    answers = read([ROOT, BOOT], **rooms({"/": (200, 50)}), **{"/boot": refusal})
    assert answers["free_gb"].reason is Reason.NEEDS_ADMIN


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


EFI = "33 20 8:6 / /efi rw - vfat /dev/sda6 rw"
ESP_ALONE = "33 20 8:6 / /boot/efi rw - vfat /dev/sda6 rw"
PRESET = "/etc/mkinitcpio.d/linux.preset"


@pytest.mark.parametrize(
    ("mounts", "files", "free", "volume"),
    [
        ([ROOT, ESP_ALONE], {"/etc/os-release": "ID=pop\n"}, 0.02, "/boot/efi"),
        ([ROOT, ESP_ALONE], {"/etc/os-release": "ID=pop\n"}, 0.06, "/"),
        ([ROOT, ESP_ALONE], {"/etc/kernelstub/configuration": "{}"}, 0.02, "/boot/efi"),
        ([ROOT, EFI], {PRESET: 'default_uki="/efi/EFI/Linux/arch-linux.efi"\n'}, 0.02, "/efi"),
        ([ROOT, EFI], {PRESET: '#default_uki="/efi/EFI/Linux/arch-linux.efi"\n'}, 0.02, "/"),
        ([ROOT, EFI], {PRESET: 'default_image="/boot/initramfs-linux.img"\n'}, 0.02, "/"),
        ([ROOT, ESP_ALONE], {"/etc/kernel/install.conf": "layout=bls\n"}, 0.12, "/boot/efi"),
        ([ROOT, ESP_ALONE], {"/etc/kernel/install.conf": "layout=bls\n"}, 0.2, "/"),
        ([ROOT, ESP_ALONE], {"/etc/kernel/install.conf": "layout=bls\nBOOT_ROOT=/boot\n"}, 0.12, "/"),
        ([ROOT, ESP_ALONE], {"/etc/kernel/postinst.d/zz-systemd-boot": ""}, 0.12, "/boot/efi"),
        ([ROOT, ESP_ALONE], {"/etc/sysconfig/bootloader": 'LOADER_TYPE="grub2-bls"\n'}, 0.12, "/boot/efi"),
        ([ROOT, ESP_ALONE], {"/etc/sysconfig/bootloader": 'LOADER_TYPE="grub2-efi"\n'}, 0.02, "/"),
        ([ROOT, EFI], {"/etc/dracut.conf.d/uki.conf": 'uefi="yes"\n'}, 0.12, "/efi"),
        ([ROOT, ESP_ALONE], {}, 0.02, "/"),
        ([ROOT, BOOT, ESP], {"/etc/kernel/install.conf": "layout=bls\n"}, 0.02, "/"),
    ],
)
def test_an_efi_partition_that_holds_kernels_needs_room_for_them(
    make_host, mounts, files, free, volume
) -> None:
    space = rooms({"/": (200, 50), "/boot": (1, 0.6), "/boot/efi": (0.5, free), "/efi": (0.5, free)})
    host = make_host({MOUNTS: "\n".join(mounts)} | files, space=space)
    assert read_all(host, ["disk_space"])["disk_space"].answers["volume"].value == volume


def test_closed_settings_say_nothing_of_kernels(make_host) -> None:
    host = make_host(
        {MOUNTS: f"{ROOT}\n{ESP_ALONE}"},
        space=rooms({"/": (200, 50), "/boot/efi": (0.5, 0.02)}),
        denied=["/etc/dracut.conf.d", "/etc/sysconfig/bootloader"],
    )
    assert read_all(host, ["disk_space"])["disk_space"].answers["volume"].value == "/"


def test_a_small_efi_partition_holds_no_kernels(make_host) -> None:
    files = {MOUNTS: f"{ROOT}\n{ESP_ALONE}", "/etc/os-release": "ID=pop\n"}
    host = make_host(files, space=rooms({"/": (200, 50), "/boot/efi": (0.1, 0.02)}))
    assert read_all(host, ["disk_space"])["disk_space"].answers["volume"].value == "/"
