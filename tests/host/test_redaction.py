"""What points at a person or a computer is taken out, and links still meet."""

from __future__ import annotations

import ipaddress
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.host.model import Process
from posture.host.redaction import Redactor, is_binary

UUID = "3f8a2b1c-9d4e-4f5a-8b6c-7d8e9f0a1b2c"
PLAIN = UUID.replace("-", "")


@pytest.fixture
def redactor() -> Redactor:
    return Redactor(["alice", "Alice Liddell", "bob", "jo", "root"], ["wonderland", "localhost"])


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("/home/alice/.config", "/home/person/.config"),
        ("C:\\Users\\Alice\\AppData", "C:\\Users\\person\\AppData"),
        ("Alice Liddell,,,", "person-2,,,"),
        ("bob:x:1001", "person-3:x:1001"),
        ("/home/jo/x", "/home/person-4/x"),
        ("jo", "person-4"),
        ("jo and no", "jo and no"),
        ("root:x:0", "root:x:0"),
        ("malice in bobsleighs", "malice in bobsleighs"),
        ("/dev/mapper/wonderland--vg-root", "/dev/mapper/computer--vg-root"),
        ("127.0.0.1 localhost WONDERLAND", "127.0.0.1 localhost computer"),
        (f"UUID={UUID} / ext4", "UUID=00000000-0000-0000-0000-000000000001 / ext4"),
        (
            f"CRYPT-LUKS2-{PLAIN}-luks-{UUID}",
            "CRYPT-LUKS2-00000000000000000000000000000001-luks-00000000-0000-0000-0000-000000000001",
        ),
        (
            "systemd-cryptsetup@luks\\x2d" + UUID.replace("-", "\\x2d") + ".service",
            "systemd-cryptsetup@luks\\x2d00000000\\x2d0000\\x2d0000\\x2d0000\\x2d000000000001.service",
        ),
        ("UUID=A1B2-C3D4 /boot/efi vfat", "UUID=volume-1 /boot/efi vfat"),
        ("2024-2025 and A1B2-C3D4", "2024-2025 and A1B2-C3D4"),
        (f"LVM-{'Ab3' * 21}Z", "LVM-lvm-1"),
        ("aa:bb:cc:dd:ee:ff", "02:00:00:00:00:01"),
        ("wlan aa-bb-cc-dd-ee-ff up", "wlan 02:00:00:00:00:01 up"),
        ("12:34:56", "12:34:56"),
        ("inet 192.168.178.23/24", "inet 192.0.2.2/24"),
        (
            "0.0.0.0:22 127.0.0.53 255.255.255.0 224.0.0.251",
            "0.0.0.0:22 127.0.0.53 255.255.255.0 224.0.0.251",
        ),
        ("version 1.2.3.4-5 and 999.1.1.1", "version 1.2.3.4-5 and 999.1.1.1"),
        ("fe80::a1b2:c3d4 2a02:8109::7", "fe80::1 2001:db8::2"),
        ("::1 :: ff02::fb", "::1 :: ff02::fb"),
        ('APT::Periodic::Enable "1"; DEB::Add', 'APT::Periodic::Enable "1"; DEB::Add'),
        ("S-1-5-21-123-456-789-1001 S-1-5-18", "S-1-5-21-1-1-1-1001 S-1-5-18"),
        ('"serial_number" : "C02XL0GYJG5J",', '"serial_number" : "serial-1",'),
        ("ID_SERIAL_SHORT=S4EWNX0M", "ID_SERIAL_SHORT=serial-1"),
        ("/dev/disk/by-id/nvme-Samsung_970_S4EWNX0M-part3", "/dev/disk/by-id/disk-1-part3"),
        ("mail dodgson@oxford.example now", "mail person-1@example.org now"),
        ("user@1000.service getty@tty1.service", "user@1000.service getty@tty1.service"),
    ],
)
def test_what_identifies_gets_a_stand_in_and_the_rest_stays(redactor, text: str, safe: str) -> None:
    assert redactor.text(text) == safe


def test_the_names_of_variables_of_every_uefi_stay(redactor) -> None:
    name = "SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
    assert redactor.text(name) == name


def test_the_same_value_gets_the_same_stand_in_and_others_get_others(redactor) -> None:
    first = redactor.text("10.1.1.1 10.1.1.2 10.1.1.1").split()
    assert first[0] == first[2] != first[1]
    assert redactor.text("10.1.1.2") == first[1]
    assert redactor.replaced == 2


def test_a_thousand_addresses_stay_addresses(redactor) -> None:
    for number in range(1000):
        safe = redactor.text(f"10.0.{number // 256}.{number % 256}")
        assert ipaddress.ip_address(safe) not in ipaddress.ip_network("10.0.0.0/8")


def test_names_in_a_folder_are_seen_with_their_folder(redactor) -> None:
    assert redactor.name("/dev/disk/by-uuid", "A1B2-C3D4") == "volume-1"
    assert redactor.name("/home", "alice") == "person"
    assert redactor.name("/etc", "A1B2-C3D4") == "A1B2-C3D4"


def test_values_are_redacted_to_their_depths(redactor) -> None:
    value = {"/home/alice": [1, ("10.1.1.1", b"alice"), None, True]}
    assert redactor.value(value) == {"/home/person": [1, ("192.0.2.2", b"person"), None, True]}


def test_a_binary_file_keeps_its_length(redactor) -> None:
    data = b"GVariant\0\xff/home/Alice/x wonderland\0"
    assert redactor.data("/home/alice/.config/dconf/user", data) == (
        b"GVariant\0\xff/home/xxxxx/x xxxxxxxxxx\0"
    )
    assert is_binary(data)
    assert not is_binary("grün".encode())


def test_a_serial_number_goes_whatever_its_form(redactor) -> None:
    assert redactor.data("/sys/class/dmi/id/product_serial", b"To be 1234\n") == b"serial-1\n"
    assert redactor.data("/sys/class/dmi/id/product_serial", b"\n") == b"\n"
    assert redactor.data("/proc/self/loginuid", b"1000") == b"1000"


def test_of_a_programs_environment_only_the_container_stays(redactor) -> None:
    data = b"SECRET=swordfish\0container=lxc\0HOME=/root\0"
    assert redactor.data("/proc/1/environ", data) == b"container=lxc\0"


@pytest.mark.parametrize(
    ("command", "kept"),
    [
        (("mysql", "-psecret"), ("mysql",)),
        (("/home/alice/bin/tool", "--token", "x"), ("/home/person/bin/tool",)),
        (("/usr/bin/python3", "/usr/bin/firewalld", "--nofork"), ("/usr/bin/python3", "/usr/bin/firewalld")),
        (("/usr/bin/python3", "/home/alice/secret.py"), ("/usr/bin/python3",)),
        (
            ("swayidle", "-w", "timeout", "300", "swaylock -f"),
            ("swayidle", "-w", "timeout", "300", "swaylock -f"),
        ),
        (("borg", "create", "ssh://bob@there/repo", "-C", "x@y"), ("borg", "create", "-C")),
        (("/nix/store/x/bin/.swayidle-wrapped", "-w"), ("/nix/store/x/bin/.swayidle-wrapped", "-w")),
        (
            ("/usr/libexec/gnome-remote-desktop-daemon", "--system"),
            ("/usr/libexec/gnome-remote-desktop-daemon", "--system"),
        ),
        ((), ()),
    ],
)
def test_programs_lose_the_arguments_that_no_fact_needs(redactor, command, kept) -> None:
    found = redactor.process(Process("alice-tool", command, True))
    assert found == Process("person-tool", kept, True)


@given(st.text(), st.sampled_from(["alice", "wonderland", "192.168.7.9", UUID, PLAIN, "a@b.example"]))
def test_no_surroundings_bring_a_secret_through_whole(around: str, secret: str) -> None:
    redactor = Redactor(["alice"], ["wonderland"])
    safe = redactor.text(f"{around} {secret} {around}")
    assert f" {secret} " not in safe or secret in around


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    once = Redactor(["alice"]).text(text)
    assert Redactor(["alice"]).text(once) == once


def test_a_redactor_without_names_works() -> None:
    assert Redactor().text("alice 10.1.1.1") == "alice 192.0.2.2"


def test_stand_ins_are_no_secrets_themselves(redactor) -> None:
    assert not re.search("alice|wonder", redactor.text("alice@wonderland.example"), re.IGNORECASE)
