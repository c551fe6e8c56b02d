from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.storage.encryption import read
from posture.facts.linux.storage.swaps import parse
from posture.facts.model import Known, Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

NO_LSATTR = {"argv": ["lsattr"], "error": "not_there"}


def flags(shown: str) -> dict[str, Any]:
    return {"argv": ["lsattr", "-d", "/home/person"], "exit_code": 0, "stdout": f"{shown} /home/person\n"}


NO_FLAGS = flags("--------------e-------")
LUKS2 = "CRYPT-LUKS2-5f2c4d0f1e6b4a3c9d8e7f6a5b4c3d2e-root"


@dataclass
class Disks:
    """Block devices as sysfs shows them."""

    files: dict[str, str | bytes] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    listings: dict[str, list[str]] = field(default_factory=dict)

    def add(
        self, name: str, number: str, *slaves: str, uuid: str | None = None, under: str = "", **more: str
    ) -> Disks:
        folder = f"/sys/devices/block/{under}{name}"
        self.links |= {f"/sys/dev/block/{number}": folder, f"/sys/class/block/{name}": folder}
        self.listings[f"{folder}/slaves"] = list(slaves)
        self.files[f"{folder}/dev"] = number
        if uuid is not None:
            self.files[f"{folder}/dm/uuid"] = f"{uuid}\n"
        self.files |= {f"{folder}/{path.replace('__', '/')}": text for path, text in more.items()}
        return self


def _disks(*, uuid: str | None = LUKS2) -> Disks:
    """A disk with three partitions and a mapping on the second."""
    disks = Disks().add("sda", "8:0")
    for number in (1, 2, 3):
        disks.add(f"sda{number}", f"8:{number}", under="sda/", partition=str(number))
    return disks.add("dm-0", "254:0", "sda2", uuid=uuid)


def _mounts(*lines: str) -> str:
    """A mountinfo text; each line is ``device point kind source options``."""
    rows = []
    for number, line in enumerate(lines, 30):
        device, point, kind, source, options = (*line.split(), "rw")[:5]
        parent = 1 if point == "/" else 30
        rows.append(f"{number} {parent} {device} / {point} rw,relatime - {kind} {source} {options}")
    return "\n".join(rows)


@pytest.fixture
def look(make_host: MakeHost) -> Callable[..., Mapping[str, Any]]:
    def look(mounts: str, disks: Disks | None = None, **parts: Any) -> Mapping[str, Any]:
        disks = disks or Disks()
        host = make_host(
            {"/proc/self/mountinfo": mounts, **disks.files, **parts.pop("files", {})},
            links=disks.links | parts.pop("links", {}),
            listings=disks.listings | parts.pop("listings", {}),
            commands=parts.pop("commands", [NO_FLAGS]),
            **parts,
        )
        return read(host)

    return look


Look = Callable[..., Mapping[str, Any]]


def _values(answers: Mapping[str, Any]) -> tuple[object, ...]:
    return tuple(answers[name].value for name in ("state", "how", "plain"))


@pytest.mark.parametrize(
    ("prefix", "how"),
    [
        ("CRYPT-LUKS1-", "LUKS1"),
        ("CRYPT-LUKS2-", "LUKS2"),
        ("CRYPT-PLAIN-", "dm-crypt"),
        ("CRYPT-TEMP-", "dm-crypt"),
        ("CRYPT-LOOPAES-", "loop-AES"),
        ("CRYPT-TCRYPT-", "VeraCrypt"),
        ("CRYPT-BITLK-", "BitLocker"),
    ],
)
def test_every_kind_of_encrypting_mapping_counts(look: Look, prefix: str, how: str) -> None:
    answers = look(_mounts("254:0 / ext4 /dev/mapper/root"), _disks(uuid=f"{prefix}0011-root"))
    assert _values(answers) == ("on", how, ())


@pytest.mark.parametrize("prefix", ["CRYPT-VERITY-", "CRYPT-INTEGRITY-", "LVM-", "mpath-", "part1-mpath-"])
def test_a_mapping_that_does_not_encrypt_does_not_count(look: Look, prefix: str) -> None:
    answers = look(_mounts("254:0 / ext4 /dev/mapper/root"), _disks(uuid=f"{prefix}0011-root"))
    assert _values(answers) == ("off", "", ("/",))


def test_integrity_on_top_of_encryption_is_encrypted(look: Look) -> None:
    disks = _disks().add("dm-1", "254:1", "dm-0", uuid="CRYPT-INTEGRITY-root")
    assert _values(look(_mounts("254:1 / ext4 /dev/mapper/x"), disks)) == ("on", "LUKS2", ())


def test_a_drive_that_encrypts_by_itself_is_hardware_only(look: Look) -> None:
    disks = _disks(uuid="CRYPT-LUKS2-OPAL-0011-root")
    assert _values(look(_mounts("254:0 / ext4 /dev/mapper/x"), disks)) == ("hardware-only", "OPAL", ())


def test_a_raid_is_encrypted_only_if_every_disk_is(look: Look) -> None:
    half = _disks().add("md0", "9:0", "dm-0", "sda3")
    assert _values(look(_mounts("9:0 / ext4 /dev/md0"), half)) == ("off", "", ("/",))
    whole = _disks().add("dm-3", "254:3", "sda3", uuid="CRYPT-LUKS1-11-b").add("md0", "9:0", "dm-0", "dm-3")
    assert _values(look(_mounts("9:0 / ext4 /dev/md0"), whole)) == ("on", "LUKS1, LUKS2", ())


def test_a_partition_of_a_raid_is_what_the_raid_is(look: Look) -> None:
    disks = _disks().add("md0", "9:0", "dm-0").add("md0p1", "259:0", under="md0/", partition="1")
    assert _values(look(_mounts("259:0 / ext4 /dev/md0p1"), disks)) == ("on", "LUKS2", ())


LEG = "LVM-aaaa"


def test_a_mirror_of_volumes_is_open_if_one_leg_is(look: Look) -> None:
    disks = _disks().add("dm-1", "254:1", "dm-0", uuid=f"{LEG}-rimage0")
    disks.add("dm-2", "254:2", "sda3", uuid=f"{LEG}-rimage1").add("dm-3", "254:3", "dm-1", "dm-2", uuid=LEG)
    assert _values(look(_mounts("254:3 / ext4 /dev/mapper/vg-root"), disks)) == ("off", "", ("/",))


@pytest.mark.parametrize("prefix", ["CRYPT-SUBDEV-0011-root", "CRYPT-TEMP-root"])
@pytest.mark.parametrize("direction", ["forward", "backward"])
def test_an_encryption_that_runs_is_not_finished(look: Look, prefix: str, direction: str) -> None:
    disks = Disks().add("sda", "8:0").add("sda2", "8:2", under="sda/", partition="2")
    disks.add("dm-1", "254:1", "sda2", uuid=f"{prefix}-overlay")
    disks.add("dm-2", "254:2", "sda2", uuid=f"{prefix}-hotzone-{direction}")
    disks.add("dm-0", "254:0", "dm-1", "dm-2", uuid=LUKS2)
    assert _values(look(_mounts("254:0 / ext4 /dev/mapper/root"), disks)) == ("starting", "LUKS2", ())
    del disks.files["/sys/devices/block/dm-2/dm/uuid"], disks.files["/sys/devices/block/dm-1/dm/uuid"]
    assert isinstance(look(_mounts("254:0 / ext4 /dev/mapper/root"), disks)["state"], Unreadable)


def test_encryption_with_integrity_below_is_finished(look: Look) -> None:
    disks = _disks(uuid="CRYPT-SUBDEV-0011-root_dif").add("dm-1", "254:1", "dm-0", uuid=LUKS2)
    assert _values(look(_mounts("254:1 / ext4 /dev/mapper/root"), disks)) == ("on", "LUKS2", ())


ROOT = "254:0 / ext4 /dev/mapper/root"
SWAPS = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


def swap(*lines: str) -> dict[str, str]:
    return {"/proc/swaps": SWAPS + "".join(f"{line}\t976892\t0\t-2\n" for line in lines)}


@pytest.mark.parametrize(
    ("swaps", "expected"),
    [
        (swap(), ("on", "LUKS2", ())),
        (swap("/dev/sda3 partition"), ("swap-open", "LUKS2", ("swap",))),
        (swap("/dev/dm-0 partition"), ("on", "LUKS2", ())),
        (swap("/dev/dm-1 partition"), ("on", "LUKS2", ())),
        (swap("/dev/zram0 partition"), ("on", "LUKS2", ())),
        (swap("/swapfile file"), ("on", "LUKS2", ())),
        (swap("/mnt/data/swap\\040file file"), ("swap-open", "LUKS2", ("swap",))),
        (swap("/dev/zram0 partition", "/dev/sda3 partition"), ("swap-open", "LUKS2", ("swap",))),
    ],
)
def test_the_swap_is_a_part_of_the_disk(
    look: Look, swaps: dict[str, str], expected: tuple[object, ...]
) -> None:
    disks = _disks().add("dm-1", "254:1", "sda3", uuid="CRYPT-PLAIN-cryptswap").add("zram0", "252:0")
    mounts = _mounts(ROOT, "8:3 /mnt/data ext4 /dev/sda3")
    assert _values(look(mounts, disks, files=swaps)) == expected


def test_compressed_memory_that_is_written_back_is_what_lies_behind_it(look: Look) -> None:
    files = swap("/dev/zram0 partition") | {"/sys/class/block/zram0/backing_dev": "/dev/sda3\n"}
    assert _values(look(_mounts(ROOT), _disks(), files=files)) == ("swap-open", "LUKS2", ("swap",))
    files["/sys/class/block/zram0/backing_dev"] = "none\n"
    assert _values(look(_mounts(ROOT), _disks(), files=files)) == ("on", "LUKS2", ())


@pytest.mark.parametrize(
    "text",
    ["", "Filename Type", SWAPS[:20], SWAPS.strip(), SWAPS + "/dev/sda3 partition 97", "\0", SWAPS + "x y"],
)
def test_half_a_list_of_swaps_is_none(look: Look, text: str) -> None:
    assert isinstance(look(_mounts(ROOT), _disks(), files={"/proc/swaps": text})["state"], Unreadable)


@given(st.text())
def test_any_list_of_swaps_is_read_or_refused(text: str) -> None:
    with suppress(Undecided):
        assert all(swap.path.startswith("/") for swap in parse(text))


def test_a_swap_that_cannot_be_seen_changes_no_open_system(look: Look) -> None:
    answers = look(_mounts("8:1 / ext4 /dev/sda1"), _disks(), denied=["/proc/swaps"])
    assert answers["state"].value == "off"
    assert isinstance(answers["plain"], Unreadable)
    assert look(_mounts(ROOT), _disks(), denied=["/proc/swaps"])["state"].reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize("point", ["/usr", "/opt", "/srv", "/var/lib/docker", "/home/person/Documents"])
def test_a_volume_of_its_own_in_the_system_or_the_home_counts(look: Look, point: str) -> None:
    mounts = _mounts(ROOT, f"8:3 {point} ext4 /dev/sda3")
    name = point.replace("/home/person", "~")
    state = "partly" if point.startswith(("/usr", "/var")) else "beside-open"
    assert _values(look(mounts, _disks())) == (state, "LUKS2", (name,))


@pytest.mark.parametrize(
    "line",
    [
        "7:0 /var/lib/snapd/snap/core squashfs /dev/loop0",
        "0:50 /var/lib/nfs/rpc_pipefs rpc_pipefs sunrpc",
        "0:51 /home/person/.cache/doc fuse.portal portal",
        "0:52 /tmp tmpfs tmpfs",
        "0:53 /home/person/Server fuse.sshfs nas:/",
        "254:0 /home/person/Bound ext4 /dev/mapper/root",
        "8:3 /home/other ext4 /dev/sda3",
        "8:3 /mnt/windows ntfs3 /dev/sda3",
    ],
)
def test_what_holds_none_of_the_persons_files_does_not(look: Look, line: str) -> None:
    disks = _disks().add("loop0", "7:0", loop__backing_file="/media/x.snap")
    assert _values(look(_mounts(ROOT, line), disks)) == ("on", "LUKS2", ())


DATA = _mounts(ROOT, "8:3 /mnt/data ext4 /dev/sda3")


def test_a_folder_that_is_linked_to_an_open_disk_counts(look: Look) -> None:
    links = {"/home/person/Documents": "/mnt/data/Documents"}
    assert _values(look(DATA, _disks(), links=links)) == ("beside-open", "LUKS2", ("/mnt/data",))


@pytest.mark.parametrize(
    "name", [".thunderbird", ".mozilla", ".local/share", ".config", ".var/app", ".ssh", "Archive"]
)
def test_what_programs_and_people_keep_on_an_open_disk_counts(look: Look, name: str) -> None:
    links = {f"/home/person/{name}": "/mnt/data/x"}
    assert _values(look(DATA, _disks(), links=links)) == ("beside-open", "LUKS2", ("/mnt/data",))


@pytest.mark.parametrize(
    ("line", "links", "expected"),
    [
        ("/dev/sda3 /home/person/Documents ext4 noauto,x-systemd.automount 0 2", {}, ("~/Documents",)),
        (
            "UUID=0011 /home/person/Documents/ ext4 x-systemd.automount 0 2",
            {"/dev/disk/by-uuid/0011": "/dev/sda3"},
            ("~/Documents",),
        ),
        ("/dev/dm-0 /home/person/Documents ext4 x-systemd.automount 0 2", {}, ()),
        ("nas:/docs /home/person/Documents nfs x-systemd.automount 0 0", {}, ()),
        ("//nas/docs /home/person/Documents cifs x-systemd.automount 0 0", {}, ()),
        ("UUID=away /home/person/Documents ext4 x-systemd.automount 0 2", {}, None),
        ("# /dev/sda3 /home/person/Documents ext4 x-systemd.automount 0 2", {}, None),
    ],
)
def test_a_volume_that_waits_to_be_mounted_counts(
    look: Look, line: str, links: dict[str, str], expected: tuple[str, ...] | None
) -> None:
    mounts = _mounts(ROOT, "0:41 /home/person/Documents autofs systemd-1")
    nodes = {"/dev/sda3": "/dev/sda3", "/dev/dm-0": "/dev/dm-0"}
    answers = look(mounts, _disks(), files={"/etc/fstab": f"{line}\n"}, links=nodes | links)
    if expected is None:
        assert isinstance(answers["state"], Unreadable)
        assert "Documents" in answers["state"].detail
    else:
        assert _values(answers) == ("beside-open" if expected else "on", "LUKS2", expected)


def test_a_volume_that_was_mounted_where_one_waited_counts_itself(look: Look) -> None:
    mounts = _mounts(ROOT, "0:41 /home/person/Documents autofs systemd-1").splitlines()
    mounts.append("40 31 254:0 / /home/person/Documents rw - ext4 /dev/mapper/root rw")
    assert _values(look("\n".join(mounts), _disks())) == ("on", "LUKS2", ())


@pytest.mark.parametrize("kind", ["fuse.mergerfs", "fuse.bindfs", "fuse.unionfs"])
def test_a_file_system_that_shows_other_folders_leaves_it_open(look: Look, kind: str) -> None:
    answers = look(_mounts(ROOT, f"0:55 /home/person/Documents {kind} data"), _disks())
    assert isinstance(answers["state"], Unreadable)
    assert "Documents" in answers["state"].detail


def test_a_folder_that_was_chosen_on_an_open_disk_counts(look: Look) -> None:
    files = {
        "/home/person/.config/user-dirs.dirs": '# chosen\nXDG_DOCUMENTS_DIR="/mnt/data/Dokumente"\n',
        "/mnt/data/Dokumente/x": "",
    }
    assert _values(look(DATA, _disks(), files=files)) == ("beside-open", "LUKS2", ("/mnt/data",))
    files["/home/person/.config/user-dirs.dirs"] = 'XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n'
    assert _values(look(DATA, _disks(), files=files)) == ("on", "LUKS2", ())


def test_half_a_list_of_folders_is_none(look: Look) -> None:
    files = {"/home/person/.config/user-dirs.dirs": 'XDG_DOCUMENTS_DIR="/mnt/da'}
    assert look(DATA, _disks(), files=files)["state"].reason is Reason.UNRECOGNISED


def test_half_a_list_of_mounts_is_none(look: Look) -> None:
    text = _mounts(ROOT, "8:3 /srv ext4 /dev/sda3")
    assert look(text[: text.index(" /srv") + 3], _disks())["state"].reason is Reason.NO_ANSWER


def test_folders_that_cannot_be_followed_leave_it_open(look: Look) -> None:
    answers = look(DATA, _disks(), unanswered=["/home/person/Documents"])
    assert answers["state"].reason is Reason.NO_ANSWER


@pytest.mark.parametrize("made_up", ["QEMU", "VMware, Inc.", "innotek GmbH"])
def test_the_open_disk_of_a_virtual_machine_is_that_of_the_computer_around_it(
    look: Look, made_up: str
) -> None:
    vendor = {"/sys/class/dmi/id/sys_vendor": f"{made_up}\n"}
    state = look(_mounts("8:1 / ext4 /dev/sda1"), _disks(), files=vendor)["state"]
    assert state.reason is Reason.UNSUPPORTED
    assert "virtual machine" in state.detail
    assert "computer that runs" in state.remedy
    assert _values(look(_mounts(ROOT), _disks(), files=vendor)) == ("on", "LUKS2", ())


@pytest.mark.parametrize(
    ("name", "folder"),
    [("nbd0", ""), ("rbd1", ""), ("sdx", "platform/host6/session1/target6:0:0/6:0:0:0/block/")],
)
def test_a_disk_of_another_computer_is_none_of_this_one(look: Look, name: str, folder: str) -> None:
    disks = _disks().add(name, "43:0", under=folder)
    mounts = _mounts("43:0 / ext4 /dev/x", "254:0 /home ext4 /dev/mapper/home")
    assert _values(look(mounts, disks)) == ("on", "LUKS2", ())


@pytest.mark.parametrize("name", ["zd0", "drbd0"])
def test_a_device_that_shows_no_disk_is_neither_on_nor_off(look: Look, name: str) -> None:
    answers = look(_mounts("230:0 / ext4 /dev/x"), Disks().add(name, "230:0"))
    assert answers["state"].reason is Reason.UNRECOGNISED


def test_a_vault_of_veracrypt_is_known_by_its_name(look: Look) -> None:
    disks = _disks(uuid="").add("loop0", "7:0", loop__backing_file="/x")
    disks.files["/sys/devices/block/dm-0/dm/name"] = "veracrypt1\n"
    assert _values(look(_mounts(ROOT), disks)) == ("on", "VeraCrypt", ())


def test_unrelated_encryption_changes_nothing(look: Look) -> None:
    disks = _disks().add("dm-1", "254:1", "sda3", uuid="CRYPT-PLAIN-swap")
    disks.add("loop0", "7:0", loop__backing_file="/home/person/vault.img")
    disks.add("dm-2", "254:2", "loop0", uuid="CRYPT-LUKS2-vault")
    alone = look(_mounts("8:1 / ext4 /dev/sda1"), disks)
    beside = look(
        _mounts(
            "8:1 / ext4 /dev/sda1",
            "254:0 /media/stick ext4 /dev/mapper/stick",
            "254:2 /home/person/Vault ext4 /dev/mapper/vault",
        ),
        disks,
    )
    assert _values(alone) == _values(beside) == ("off", "", ("/",))


def test_an_unrelated_open_drive_changes_nothing_either(look: Look) -> None:
    mounts = _mounts(
        "254:0 / ext4 /dev/mapper/root", "8:1 /boot ext4 /dev/sda1", "8:3 /media/person/Stick vfat /dev/sda3"
    )
    assert _values(look(mounts, _disks())) == ("on", "LUKS2", ())


@pytest.mark.parametrize(
    ("home", "expected"),
    [
        ("254:0 /home ext4 /dev/mapper/home", ("partly", "LUKS2", ("/",))),
        ("8:3 /home ext4 /dev/sda3", ("off", "", ("/", "/home"))),
        ("0:50 /home/person ecryptfs /home/.ecryptfs/person/.Private", ("partly", "eCryptfs", ("/",))),
        ("0:50 /home/person fuse.gocryptfs /srv/cipher", ("partly", "gocryptfs", ("/",))),
        ("0:50 /home nfs4 server:/home", ("off", "", ("/",))),
        ("8:3 /var ext4 /dev/sda3", ("off", "", ("/", "/var"))),
    ],
)
def test_each_volume_that_counts_is_told_apart(look: Look, home: str, expected: tuple[object, ...]) -> None:
    assert _values(look(_mounts("8:1 / ext4 /dev/sda1", home), _disks())) == expected


def test_an_open_home_beside_an_encrypted_system_is_partly(look: Look) -> None:
    mounts = _mounts("254:0 / ext4 /dev/mapper/root", "8:3 /home ext4 /dev/sda3")
    assert _values(look(mounts, _disks())) == ("partly", "LUKS2", ("/home",))


def test_a_home_behind_a_link_is_looked_up_where_it_lies(look: Look) -> None:
    mounts = _mounts("254:0 / ext4 /dev/mapper/root", "8:3 /var ext4 /dev/sda3")
    links = {"/home": "/var/home", "/home/person": "/var/home/person"}
    command = flags("-------") | {"argv": ["lsattr", "-d", "/var/home/person"]}
    found = look(mounts, _disks(), links=links, commands=[command])
    assert _values(found) == ("partly", "LUKS2", ("/var",))


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ("-----E--------e-------", ("partly", "fscrypt", ("/",))),
        ("--------------e-------", ("off", "", ("/",))),
    ],
)
def test_a_home_folder_encrypted_by_itself_is_seen_by_its_flag(
    look: Look, flags: str, expected: tuple[object, ...]
) -> None:
    command = {"argv": ["lsattr", "-d", "/home/person"], "exit_code": 0, "stdout": f"{flags} /home/person\n"}
    assert _values(look(_mounts("8:1 / ext4 /dev/sda1"), _disks(), commands=[command])) == expected


def test_an_encrypted_folder_covers_the_partition_that_only_holds_homes(look: Look) -> None:
    command = {"argv": ["lsattr", "-d", "/home/person"], "exit_code": 0, "stdout": "----E--- /home/person\n"}
    mounts = _mounts("254:0 / ext4 /dev/mapper/root", "8:3 /home ext4 /dev/sda3")
    assert _values(look(mounts, _disks(), commands=[command])) == ("on", "LUKS2, fscrypt", ())


@pytest.mark.parametrize(
    "command",
    [
        NO_LSATTR,
        flags("---") | {"exit_code": 1},
        flags("---") | {"stdout": "--------"},
        flags("---") | {"stdout": ""},
    ],
)
def test_a_home_that_may_be_encrypted_by_itself_stays_open_without_its_flags(
    look: Look, command: dict[str, Any]
) -> None:
    answers = look(_mounts("8:1 / ext4 /dev/sda1"), _disks(), commands=[command])
    assert answers["state"].reason is Reason.UNRECOGNISED
    assert "lsattr" in answers["state"].remedy


def test_the_flags_of_a_home_on_an_encrypted_volume_are_not_asked_for(look: Look) -> None:
    answers = look(_mounts("254:0 / ext4 /dev/mapper/root"), _disks(), commands=[NO_LSATTR])
    assert _values(answers) == ("on", "LUKS2", ())


BTRFS = {"/sys/fs/btrfs": ["features", "uuid-1", "uuid-2"]}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        (["dm-0"], ("on", "LUKS2", ())),
        (["dm-0", "sda3"], ("off", "", ("/", "/home"))),
    ],
)
def test_every_device_of_a_btrfs_counts(look: Look, members: list[str], expected: tuple[object, ...]) -> None:
    mounts = _mounts("0:27 / btrfs /dev/mapper/root", "0:27 /home btrfs /dev/mapper/root")
    listings = {**BTRFS, "/sys/fs/btrfs/uuid-1/devices": members, "/sys/fs/btrfs/uuid-2/devices": ["sda1"]}
    answers = look(mounts, _disks(), links={"/dev/mapper/root": "/dev/dm-0"}, listings=listings)
    assert _values(answers) == expected


def test_a_btrfs_of_an_unknown_source_is_the_only_one_there_is(look: Look) -> None:
    listings = {"/sys/fs/btrfs": ["uuid-1"], "/sys/fs/btrfs/uuid-1/devices": ["dm-0"]}
    answers = look(_mounts("0:27 / btrfs /dev/root"), _disks(), listings=listings)
    assert _values(answers) == ("on", "LUKS2", ())


def test_a_btrfs_that_is_not_listed_is_unknown(look: Look) -> None:
    listings = {**BTRFS, "/sys/fs/btrfs/uuid-1/devices": ["sda1"], "/sys/fs/btrfs/uuid-2/devices": ["sda3"]}
    answers = look(
        _mounts("0:27 / btrfs /dev/dm-0"), _disks(), listings=listings, links={"/dev/dm-0": "/dev/dm-0"}
    )
    assert isinstance(answers["state"], Unreadable)


ZFS = _mounts("0:30 / zfs rpool/ROOT/debian")
ASKED = ["zfs", "get", "-Hp", "-o", "value", "encryption", "rpool/ROOT/debian"]
POOL = ["zpool", "list", "-vHPL", "-o", "name", "rpool"]


def test_zfs_tells_its_own_encryption(look: Look) -> None:
    command = {"argv": ASKED, "exit_code": 0, "stdout": "aes-256-gcm\n"}
    assert _values(look(ZFS, commands=[command, NO_FLAGS])) == ("on", "ZFS", ())


@pytest.mark.parametrize(
    ("device", "expected"), [("dm-0", ("on", "LUKS2", ())), ("sda3", ("off", "", ("/",)))]
)
def test_zfs_without_encryption_is_what_its_devices_are(
    look: Look, device: str, expected: tuple[object, ...]
) -> None:
    commands = [
        {"argv": ASKED, "exit_code": 0, "stdout": "off\n"},
        {"argv": POOL, "exit_code": 0, "stdout": f"rpool\n\tmirror-0\n\t/dev/{device}\t1\n"},
        NO_FLAGS,
    ]
    links = {f"/dev/{device}": f"/dev/{device}"}
    assert _values(look(ZFS, _disks(), commands=commands, links=links)) == expected


def test_a_zfs_mirror_with_an_open_leg_is_open(look: Look) -> None:
    commands = [
        {"argv": ASKED, "exit_code": 0, "stdout": "off\n"},
        {"argv": POOL, "exit_code": 0, "stdout": "rpool\n\tmirror-0\n\t/dev/dm-0\n\t/dev/sda3\n"},
    ]
    assert _values(look(ZFS, _disks(), commands=commands)) == ("off", "", ("/",))


def test_zfs_datasets_below_one_that_is_encrypted_are_not_asked_each(look: Look) -> None:
    mounts = _mounts(
        "0:30 / zfs rpool/ROOT/debian",
        "0:31 /srv zfs rpool/ROOT/debian/srv",
        "0:32 /var/log zfs rpool/ROOT/debian/var/log",
    )
    command = {"argv": ASKED, "exit_code": 0, "stdout": "aes-256-gcm\n"}
    assert _values(look(mounts, commands=[command])) == ("on", "ZFS", ())


@pytest.mark.parametrize(
    ("source", "expected"),
    [("/dev/dm-0:/dev/sda3", ("off", "", ("/",))), ("/dev/dm-0", ("on", "LUKS2", ()))],
)
def test_a_bcachefs_is_what_its_devices_are(look: Look, source: str, expected: tuple[object, ...]) -> None:
    assert _values(look(_mounts(f"0:30 / bcachefs {source}"), _disks())) == expected


def test_a_bcachefs_on_open_devices_may_be_encrypted_by_itself(look: Look) -> None:
    assert look(_mounts("0:30 / bcachefs /dev/sda3"), _disks())["state"].reason is Reason.UNSUPPORTED


@pytest.mark.parametrize(
    "command",
    [
        {"argv": ["zfs"], "error": "not_there"},
        {"argv": ASKED, "exit_code": 1, "stderr": "permission denied"},
        {"argv": ASKED, "exit_code": 0, "stdout": "-\n"},
        {"argv": ASKED, "exit_code": 0, "stdout": ""},
    ],
)
def test_zfs_that_does_not_answer_is_unknown(look: Look, command: dict[str, Any]) -> None:
    assert isinstance(look(ZFS, commands=[command])["state"], Unreadable)


def test_a_root_in_a_file_is_what_the_files_volume_is(look: Look) -> None:
    disks = _disks().add("loop3", "7:3", loop__backing_file="/host/root.disk")
    mounts = _mounts("7:3 / ext4 /dev/loop3", "254:0 /host ext4 /dev/mapper/host")
    assert _values(look(mounts, disks)) == ("on", "LUKS2", ())


def test_a_file_that_lies_on_itself_is_unknown(look: Look) -> None:
    disks = Disks().add("loop3", "7:3", loop__backing_file="/root.disk")
    assert isinstance(look(_mounts("7:3 / ext4 /dev/loop3"), disks)["state"], Unreadable)


def test_devices_that_lie_on_each_other_are_unknown(look: Look) -> None:
    disks = Disks().add("md0", "9:0", "md1").add("md1", "9:1", "md0")
    assert look(_mounts("9:0 / ext4 /dev/md0"), disks)["state"].reason is Reason.UNRECOGNISED


@pytest.mark.parametrize("uuid", ["", "NEW-KIND-0011"])
def test_an_unknown_mapping_is_neither_on_nor_off(look: Look, uuid: str) -> None:
    answers = look(_mounts("254:0 / ext4 /dev/mapper/root"), _disks(uuid=uuid))
    assert answers["state"].reason is Reason.UNRECOGNISED
    assert "dmsetup" in answers["state"].remedy


def test_an_unknown_mapping_over_encryption_is_encrypted(look: Look) -> None:
    disks = _disks().add("dm-9", "254:9", "dm-0", uuid="NEW-KIND-0011")
    assert _values(look(_mounts("254:9 / ext4 /dev/mapper/x"), disks)) == ("on", "LUKS2", ())


@pytest.mark.parametrize(
    ("mounts", "files", "word"),
    [
        ("0:60 / overlay overlay upperdir=/x,lowerdir=/y", {"/run/.containerenv": ""}, "container"),
        ("8:1 / ext4 /dev/sda1", {"/.dockerenv": ""}, "container"),
        (
            "8:1 / ext4 /dev/sda1",
            {"/proc/sys/kernel/osrelease": "6.6.87.2-microsoft-standard-WSL2\n"},
            "Windows",
        ),
        ("8:1 / ext4 /dev/sda1", {"/.flatpak-info": "[Application]"}, "sandbox"),
        ("0:60 / virtiofs root", {}, "shares"),
        ("0:60 / overlay overlay upperdir=/cow/u,lowerdir=/z", {"/cdrom/casper/x": ""}, "live"),
        ("0:60 / tmpfs tmpfs", {}, "Neither"),
    ],
)
def test_where_no_disk_of_this_system_is_the_answer_says_why(
    look: Look, mounts: str, files: dict[str, str], word: str
) -> None:
    state = look(_mounts(mounts), _disks(), files=files)["state"]
    assert state.reason is Reason.UNSUPPORTED
    assert word in state.detail


def test_a_live_system_with_its_changes_in_memory_keeps_nothing(look: Look) -> None:
    mounts = _mounts(
        "0:60 / overlay overlay lowerdir=/run/live/fs,upperdir=/run/live/overlay/rw",
        "0:61 /run/live/overlay tmpfs tmpfs",
    )
    assert look(mounts)["state"].reason is Reason.UNSUPPORTED


LAID_OVER = "0:40 / overlay overlayroot lowerdir=/media/root-ro,upperdir=/media/root-rw/overlay"


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("8:3 /media/root-ro ext4 /dev/sda3", ("off", "", ("/",))),
        ("254:0 /media/root-ro ext4 /dev/mapper/root", ("on", "LUKS2", ())),
    ],
)
def test_an_installed_system_that_keeps_changes_in_memory_is_what_lies_below(
    look: Look, below: str, expected: tuple[object, ...]
) -> None:
    mounts = _mounts(LAID_OVER, below, "0:41 /media/root-rw tmpfs tmpfs")
    assert _values(look(mounts, _disks())) == expected


def test_a_live_system_lies_on_an_image(look: Look) -> None:
    disks = _disks().add("loop0", "7:0", loop__backing_file="/medium/filesystem.squashfs")
    mounts = _mounts(LAID_OVER, "7:0 /media/root-ro squashfs /dev/loop0", "0:41 /media/root-rw tmpfs tmpfs")
    state = look(mounts, disks)["state"]
    assert state.reason is Reason.UNSUPPORTED
    assert "live system" in state.detail


@pytest.mark.parametrize(
    "line", ["boot=overlay root=PARTUUID=0011-02 rootwait", "root=/dev/sda3 systemd.volatile=overlay quiet"]
)
def test_layers_that_are_hidden_are_those_that_the_kernel_started_from(look: Look, line: str) -> None:
    mounts = _mounts("0:40 / overlay overlay lowerdir=/lower,upperdir=/upper/data")
    links = {"/dev/disk/by-partuuid/0011-02": "/dev/sda3", "/dev/sda3": "/dev/sda3"}
    answers = look(mounts, _disks(), files={"/proc/cmdline": f"{line}\n"}, links=links)
    assert _values(answers) == ("off", "", ("/",))


def test_layers_that_are_hidden_and_not_named_leave_it_open(look: Look) -> None:
    mounts = _mounts("0:40 / overlay overlay lowerdir=/lower,upperdir=/upper/data")
    answers = look(mounts, _disks(), files={"/proc/cmdline": "quiet\n"})
    assert answers["state"].reason is Reason.UNRECOGNISED


def test_an_image_based_system_is_what_lies_in_its_sysroot(look: Look) -> None:
    mounts = _mounts(
        "0:40 / overlay composefs ro,lowerdir=/run/ostree/.private/cfsroot-lower",
        "254:0 /sysroot ext4 /dev/mapper/root",
        "254:0 /var ext4 /dev/mapper/root",
    )
    links = {"/home": "/var/home", "/home/person": "/var/home/person"}
    assert _values(look(mounts, _disks(), links=links)) == ("on", "LUKS2", ())


def test_an_overlay_is_what_all_its_layers_are(look: Look) -> None:
    mounts = _mounts(
        "0:40 / overlay overlay lowerdir=/base,upperdir=/keep/up",
        "8:1 /base ext4 /dev/sda1",
        "254:0 /keep ext4 /dev/mapper/keep",
    )
    assert _values(look(mounts, _disks())) == ("partly", "LUKS2", ("/",))


def test_a_root_in_memory_leaves_what_was_kept(look: Look) -> None:
    mounts = _mounts("0:40 / tmpfs none", "254:0 /nix ext4 /dev/mapper/nix", "8:3 /home ext4 /dev/sda3")
    assert _values(look(mounts, _disks())) == ("partly", "LUKS2", ("/home",))


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"denied": ["/sys/devices/block/dm-0/dm/uuid"], "drop": True}, Reason.NEEDS_ADMIN),
        ({"denied": ["/sys/dev/block/254:0"], "links": {}}, Reason.NEEDS_ADMIN),
        ({"unanswered": ["/sys/devices/block/dm-0/slaves"]}, Reason.NO_ANSWER),
    ],
)
def test_a_sysfs_that_cannot_be_read_is_never_off(
    make_host: MakeHost, parts: dict[str, Any], reason: Reason
) -> None:
    disks = _disks(uuid="LVM-0011")
    files = {**disks.files, "/proc/self/mountinfo": _mounts("254:0 / ext4 /dev/mapper/root")}
    listings = {
        path: names for path, names in disks.listings.items() if path not in parts.get("unanswered", ())
    }
    if parts.pop("drop", False):
        del files["/sys/devices/block/dm-0/dm/uuid"]
    links = parts.pop("links", disks.links)
    host = make_host(files, listings=listings, links=links, commands=[NO_FLAGS], **parts)
    for answer in read(host).values():
        assert isinstance(answer, Unreadable)
        assert answer.reason is reason


@pytest.mark.parametrize("text", ["", "garbage\n\0\n", "1 2 3 4"])
def test_an_unusable_list_of_mounts_is_unknown(look: Look, text: str) -> None:
    assert all(isinstance(answer, Unreadable) for answer in look(text).values())


def test_the_evidence_names_each_volume(look: Look) -> None:
    mounts = _mounts("254:0 / ext4 /dev/mapper/root", "8:3 /home ext4 /dev/sda3")
    answer = look(mounts, _disks())["state"]
    assert isinstance(answer, Known)
    assert answer.excerpt == "/: LUKS2; /home: open"
