from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.sign_in.disk_unlocking import passphrase_typed
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.host.model import NotThere
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

ONE = "24 1 253:0 / / rw - ext4 /dev/mapper/root rw\n"
APART = f"{ONE}25 24 8:2 / /boot rw - ext4 /dev/sda2 rw\n"


def _said(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


@pytest.mark.parametrize(
    ("table", "typed"),
    [
        ("", True),
        ("root UUID=1 none luks,discard\n", True),
        ("root UUID=1\n", True),
        ("# root UUID=1 none tpm2-device=auto\nroot UUID=1 - luks\n", True),
        ("root UUID=1 none luks,tpm2-device=auto\n", False),
        ("root UUID=1 none luks,tpm2-device=auto,tpm2-pin=true\n", True),
        ("root UUID=1 none fido2-device=auto\n", True),
        ("root UUID=1 none luks,keyscript=/usr/local/sbin/tpm-key\n", Reason.UNRECOGNISED),
        ("root UUID=1 none luks,keyscript=/usr/local/sbin/tpm-key\nhome UUID=2 none luks\n", True),
        ("root UUID=1 /boot/key luks,keyscript=/bin/cat\n", False),
        ("root UUID=1 /etc/key luks,keyscript=decrypt_opensc\n", True),
        ("root UUID=1 none luks,keyscript=/lib/cryptsetup/scripts/decrypt_keyctl\n", True),
        ("root UUID=1 none tpm2-device=auto\nhome UUID=2 none luks\n", True),
        ("root UUID=1 none tpm2-device=auto\nhome UUID=2 none luks,noauto\n", False),
        ("root UUID=1 none tpm2-device=auto\nswap /dev/sda3 /dev/urandom cipher=aes\n", False),
        ("root UUID=1 /dev/disk/by-label/KEY luks\n", True),
    ],
)
def test_the_table_tells_whether_somebody_types(
    make_host: MakeHost, table: str, typed: bool | Reason
) -> None:
    host = make_host({"/etc/crypttab": table, "/proc/self/mountinfo": ONE})
    assert _said(passphrase_typed(host)) is typed


def test_arch_has_a_table_for_the_early_system(make_host: MakeHost) -> None:
    host = make_host({"/etc/crypttab.initramfs": "root UUID=1 none tpm2-device=auto\n"})
    assert _said(passphrase_typed(host)) is False


def test_a_key_on_an_open_boot_volume_is_open_to_all_and_one_behind_grub_is_not(make_host: MakeHost) -> None:
    table = {"/etc/crypttab": "root UUID=1 /crypto_keyfile.bin luks\n"}
    assert _said(passphrase_typed(make_host(table | {"/proc/self/mountinfo": ONE}))) is True
    assert _said(passphrase_typed(make_host(table | {"/proc/self/mountinfo": APART}))) is False


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("quiet splash rd.luks.uuid=luks-1", True),
        ("rd.luks.name=1=root rd.luks.options=tpm2-device=auto", False),
        ("rd.luks.options=1=discard,tpm2-device=auto", False),
        ("rd.luks.options=tpm2-device=auto,tpm2-pin=yes", True),
        ("cryptdevice=UUID=1:root cryptkey=rootfs:/key", False),
    ],
)
def test_so_does_the_kernels_line(make_host: MakeHost, line: str, typed: bool) -> None:
    assert _said(passphrase_typed(make_host({"/proc/cmdline": f"{line}\n"}))) is typed


@pytest.mark.parametrize(
    "files",
    [
        {"/usr/lib/dracut/modules.d/60clevis/module-setup.sh": ""},
        {"/proc/cmdline": "snapd_recovery_mode=run quiet\n"},
    ],
)
def test_what_may_open_the_disk_unseen_leaves_it_open(make_host: MakeHost, files: dict[str, str]) -> None:
    answer = passphrase_typed(make_host(files))
    assert isinstance(answer, Unreadable)
    assert answer.reason is Reason.UNRECOGNISED


def test_systemds_own_units_stand_in_for_a_closed_table(make_host: MakeHost) -> None:
    unit = "/run/systemd/generator/systemd-cryptsetup@root.service"
    text = "[Service]\nExecStart=/usr/bin/systemd-cryptsetup attach 'root' '/dev/x' 'none' 'luks%s'\n"
    closed = {"denied": ["/etc/crypttab"]}
    assert _said(passphrase_typed(make_host({unit: text % ""}, **closed))) is True
    assert _said(passphrase_typed(make_host({unit: text % ",tpm2-device=auto"}, **closed))) is False
    assert _said(passphrase_typed(make_host(**closed))) is Reason.NEEDS_ADMIN


class _Table:
    def __init__(self, text: str) -> None:
        self._text = text

    def read_text(self, path: str) -> str:
        if path != "/etc/crypttab":
            raise NotThere(path)
        return self._text

    def exists(self, path: str) -> bool:
        return False


@given(st.text(alphabet="root UUID=1 none/\n,#tpm2-device", max_size=80))
def test_any_table_gives_an_answer(text: str) -> None:
    assert isinstance(passphrase_typed(_Table(text)), Known | Unreadable)  # type: ignore[arg-type]
