from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.machine.mounts import mount_of, parse

TABLE = r"""22 28 0:21 / /proc rw,nosuid shared:12 - proc proc rw,hidepid=invisible
28 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw,errors=remount-ro
40 28 254:2 / /home rw,relatime shared:30 master:2 - ext4 /dev/mapper/vg-home rw
50 28 8:17 / /media/person/My\040Stick\134x rw - vfat /dev/sdb1 rw
"""


def _points(text: str, path: str) -> tuple[str, str]:
    mount = mount_of(parse(text), path)
    assert mount is not None
    return mount.point, mount.device


@pytest.mark.parametrize(
    ("path", "point", "device"),
    [
        ("/", "/", "254:1"),
        ("/var", "/", "254:1"),
        ("/homestead", "/", "254:1"),
        ("/home", "/home", "254:2"),
        ("/home/person", "/home", "254:2"),
        ("/media/person/My Stick\\x/letter", "/media/person/My Stick\\x", "8:17"),
    ],
)
def test_a_path_lies_on_the_mount_with_the_longest_prefix(path: str, point: str, device: str) -> None:
    assert _points(TABLE, path) == (point, device)


def test_a_later_mount_over_the_same_point_wins() -> None:
    over = "60 40 0:50 / /home rw - tmpfs tmpfs rw\n"
    assert _points(TABLE + over, "/home/person") == ("/home", "0:50")


def test_a_mount_below_a_point_that_was_mounted_over_is_hidden() -> None:
    inner = "61 28 8:5 / /srv/data rw - ext4 /dev/sda5 rw\n62 28 8:6 / /srv rw - ext4 /dev/sda6 rw\n"
    assert _points(TABLE + inner, "/srv/data") == ("/srv", "8:6")


def test_the_root_that_the_first_ramdisk_left_below_is_hidden() -> None:
    ramdisk = "1 1 0:2 / / rw - rootfs rootfs rw\n"
    hidden = "61 1 8:5 / /var/lib rw - ext4 /dev/sda5 rw\n"
    assert _points(ramdisk + TABLE + hidden, "/var/lib") == ("/", "254:1")


def test_a_list_without_a_root_still_finds_the_longest_prefix() -> None:
    text = "40 99 254:2 / /home rw - ext4 /dev/a rw\n41 99 254:3 / /home rw - ext4 /dev/b rw\n"
    assert _points(text, "/home/person") == ("/home", "254:3")
    assert mount_of(parse(text), "/var") is None


def test_options_and_block_devices_are_told() -> None:
    proc, root, *_ = parse(TABLE)
    assert proc.option("hidepid") == "invisible"
    assert proc.option("gid") == ""
    assert (proc.has_block_device, root.has_block_device) == (False, True)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "garbage",
        "1 2 3",
        "x 1 8:1 / / rw - ext4 a rw",
        "1 1 8:1 / home rw - ext4 a rw",
        "1 1 8 / / rw - e a r",
    ],
)
def test_a_line_of_another_shape_is_left_out(line: str) -> None:
    assert parse(line) == ()


@given(
    st.lists(
        st.sampled_from([*TABLE.splitlines(), "1 1 0:2 / / r - t t r", "7 8 9:9 / / r - t t r"]), max_size=9
    )
)
def test_any_order_of_lines_gives_a_covering_mount_or_none(lines: list[str]) -> None:
    found = mount_of(parse("\n".join(lines)), "/home/person")
    assert found is None or found.point in ("/", "/home")


@given(st.text(alphabet="0123456789 :/-\\\n\tab\0", max_size=300))
def test_any_text_is_parsed(text: str) -> None:
    mount_of(parse(text), "/home")
