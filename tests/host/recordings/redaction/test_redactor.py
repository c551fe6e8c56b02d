"""What points at a person or a computer is taken out, and links still meet."""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.host.model import Process
from posture.host.recordings.redaction.redactor import Redactor, is_binary

# Every word of this file is known: what is tested here is what else is taken out.
KNOWN = frozenset(re.findall(r"[^\W_]+", Path(__file__).read_text(encoding="utf-8")))
STAND_INS = frozenset(f"word{number}" for number in range(10_000))
"""Known as well, for a text with more unknown words than stand here has more of them."""

UUID = "3f8a2b1c-9d4e-4f5a-8b6c-7d8e9f0a1b2c"
PLAIN = UUID.replace("-", "")


@pytest.fixture
def redactor() -> Redactor:
    return Redactor(KNOWN, ["alice", "Alice Liddell", "bob", "jo", "root"], ["wonderland", "localhost"])


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("/home/alice/.config", "/home/person/.config"),
        ("a z\0m\0u\0e\0l\0l\0e\0r\0.", "a word1."),  # in UTF-16, where each letter stands alone
        ("a \0z\0m\0u\0e\0l\0l\0e\0r.", "a word1."),
        ("-a\0b\0alice\0", "-a\0b\0person\0"),
        ("C:\\Users\\Alice\\AppData", "C:\\Users\\person\\AppData"),
        ("Alice Liddell,,,", "person-2,,,"),
        ("bob:x:1001", "person-3:x:1001"),
        ("/mnt/c/Windows /mnt/Backup/x", "/mnt/c/Windows /mnt/medium-1/x"),
        (
            "/home/eve/x /Users/Shared C:\\Users\\Eve\\x",
            "/home/owner-1/x /Users/Shared C:\\Users\\owner-2\\x",
        ),
        ("/home/backup/a and borg backup", "/home/owner-1/a and borg backup"),
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
        ("enxaabbccddeeff aa:bb:cc:dd:ee:ff", "enx020000000001 02:00:00:00:00:01"),
        ("00:00:00:00:00:00 ff:ff:ff:ff:ff:ff", "00:00:00:00:00:00 ff:ff:ff:ff:ff:ff"),
        ("wlan aa-bb-cc-dd-ee-ff up", "wlan 02:00:00:00:00:01 up"),
        ("12:34:56", "12:34:56"),
        ("inet 192.168.178.23/24", "inet 192.168.0.1/24"),
        (
            "0.0.0.0:22 127.0.0.53 255.255.255.0 224.0.0.251",
            "0.0.0.0:22 127.0.0.53 255.255.255.0 224.0.0.251",
        ),
        ("version 1.2.3.4-5 and 999.1.1.1", "version 1.2.3.4-5 and 999.1.1.1"),
        ("fe80::a1b2:c3d4 2a02:8109::7", "fe80::1 3ffe::1"),
        ("::1 :: ff02::fb", "::1 :: ff02::fb"),
        ('APT::Periodic::Enable "1"; DEB::Add', 'APT::Periodic::Enable "1"; DEB::Add'),
        ("S-1-5-21-123-456-789-1001 S-1-5-18", "S-1-5-21-1-1-1-1001 S-1-5-18"),
        ('"serial_number" : "C02XL0GYJG5J",', '"serial_number" : "serial-1",'),
        ("ID_SERIAL_SHORT=S4EWNX0M", "ID_SERIAL_SHORT=serial-1"),
        ("/dev/disk/by-id/nvme-Samsung_970_S4EWNX0M-part3", "/dev/disk/by-id/disk-1-part3"),
        ("mail dodgson@oxford.example now", "mail person-1@example.org now"),
        ("alice.liddell@wonderland.example", "person-1@example.org"),
        ("borg create backup@nas:stuff", "borg create person-1@example.org:stuff"),
        ("smb://alice:se,cret@nas/share; x", "smb://server-1.example.org; x"),
        ("https://wiki.debian.org/alice.", "https://wiki.debian.org/person."),
        ("https://alice:pw@deb.debian.org/debian", "https://deb.debian.org/debian"),
        ("http://debian.org.acme.example/x", "http://server-1.example.org"),
        ("file:///home/alice/x http://localhost:631/", "file:///home/person/x http://localhost:631/"),
        ("export BORG_PASSPHRASE='correct horse'", "export BORG_PASSPHRASE='secret-1'"),
        ("x11vnc -passwd hunter2 -forever", "x11vnc -passwd secret-1 -forever"),
        ("wpa-psk=0123456789abcdef", "wpa-psk=secret-1"),
        ('{"api_key": "abc"}', '{"api_key": "secret-1"}'),
        ("RequirePassword=true ask-password: no", "RequirePassword=true ask-password: no"),
        (
            "41 2 0:50 / /mnt/Film\\040box rw - cifs //nas/films rw,username=bob,domain=ACME",
            "41 2 0:50 / /mnt/medium-1 rw - cifs server-1:/share rw",
        ),
        ("/run/media/alice/My\\040Stick/x", "/run/media/person/medium-1/x"),
        (
            "/var/lib/apt/lists/deb.acme.example_in_dists_x-security_InRelease",
            "/var/lib/apt/lists/deb.server-1.example.org_dists_x-security_InRelease",
        ),
        ("http://repo.acme.example/deb", "http://repo.server-1.example.org"),
        ("http://repo.server-1.example.org", "http://repo.server-1.example.org"),
        ("http://no.wsus.invalid:8530/x", "http://server-1.invalid"),
        ("https://ppa.launchpadcontent.net/alice/x", "https://ppa.launchpadcontent.net/person/x"),
        (
            "/var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_InRelease",
            "/var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_InRelease",
        ),
        ("user@1000.service getty@tty1.service", "user@1000.service getty@tty1.service"),
    ],
)
def test_what_identifies_gets_a_stand_in_and_the_rest_stays(redactor, text: str, safe: str) -> None:
    assert redactor.text(text) == safe


def test_the_names_of_variables_of_every_uefi_stay(redactor) -> None:
    name = "SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
    assert redactor.text(name) == name


def test_a_stick_has_one_stand_in_however_its_name_is_written(redactor) -> None:
    listed = redactor.text("/media/alice/My\\040Stick ext4")
    assert listed == "/media/person/medium-1 ext4"
    assert redactor.path("/media/alice/My Stick/a b") == "/media/person/medium-1/a b"
    assert redactor.name("/media/alice", "My Stick") == "medium-1"


def test_parts_of_a_full_name_go_as_they_are_written() -> None:
    redactor = Redactor(KNOWN, ["mlong", "Mark Long"], parts=["Mark", "Long", "de"])
    assert redactor.text("Mark’s Phone, LONG, Mark Long") == "person’s Phone, person, person-2"
    assert redactor.text("meta mark 0x1 and long de") == "meta mark 0x1 and long de"


def test_domains_and_wireless_networks_get_stand_ins_of_their_own() -> None:
    redactor = Redactor(KNOWN, ["alice"], ["pc7"], ["acme.example"], ["Villa Kunterbunt"])
    assert redactor.text("pc7.acme.example dc1.ACME.example") == "computer.domain dc1.domain"
    assert redactor.text("ssid=Villa Kunterbunt") == "ssid=network"


def test_the_same_value_gets_the_same_stand_in_and_others_get_others(redactor) -> None:
    first = redactor.text("10.1.1.1 10.1.1.2 10.1.1.1").split()
    assert first[0] == first[2] != first[1]
    assert redactor.text("10.1.1.2") == first[1]
    assert redactor.kinds.total() == 2


def test_a_thousand_addresses_get_a_thousand_stand_ins(redactor) -> None:
    found = {redactor.text(f"93.184.{number // 256}.{number % 256}") for number in range(1000)}
    assert len(set(map(ipaddress.ip_address, found))) == 1000


def test_names_in_a_folder_are_seen_with_their_folder(redactor) -> None:
    assert redactor.name("/dev/disk/by-uuid", "A1B2-C3D4") == "volume-1"
    assert redactor.name("/home", "alice") == "person"
    assert redactor.name("/etc", "A1B2-C3D4") == "A1B2-C3D4"


def test_values_are_redacted_to_their_depths(redactor) -> None:
    value = {"/home/alice": [1, ("10.1.1.1", b"alice"), None, True]}
    assert redactor.value(value) == {"/home/person": [1, ("10.0.0.1", b"person"), None, True]}


def test_of_an_unknown_form_only_the_beginning_stays(redactor) -> None:
    data = b"\x7fELF\0\xff/home/alice/x wonderland"
    assert redactor.data("/home/alice/x.bin", data) == b"\x7fELF\0"
    assert is_binary(data)


def test_a_short_file_without_words_stays_whole(redactor) -> None:
    variable = b"\x06\0\0\0\x01"
    assert redactor.data("/sys/firmware/efi/efivars/SecureBoot-x", variable) == variable


def test_names_in_other_codings_are_found() -> None:
    redactor = Redactor(KNOWN, ["zoë"])
    assert redactor.data("/etc/x", "owner = Zoë\n".encode("latin-1")) == b"owner = person\n"
    for coding in ("utf-16-be", "utf-16-le"):
        assert "Zoë".encode(coding) not in redactor.data("/x", b"\0" + "Zoë".encode(coding))


def test_what_is_text_is_no_binary() -> None:
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
        (("mysql", "-psecret7"), ("word2",)),
        (("/home/alice/bin/tool", "--token", "x"), ("/home/person/bin/word1",)),
        (("/usr/bin/python3", "/home/alice/letter.py", "x"), ("/usr/bin/word2", "/home/person/word3.word4")),
        (
            ("swayidle", "-w", "timeout", "300", "swaylock -f"),
            ("swayidle", "-w", "timeout", "300", "swaylock -f"),
        ),
        (("swayidle", "-Q", "7", "curl mybank"), ("swayidle", "-Q", "7", "word2 word3")),
        (("/nix/store/x/bin/.swayidle-wrapped", "-w"), ("/word2/word3/x/bin/.swayidle-wrapped", "-w")),
        ((), ()),
    ],
)
def test_of_a_command_line_known_words_stay(command, kept) -> None:
    known = ["swayidle", "swaylock", "timeout", "usr", "bin", "home", "wrapped"]
    found = Redactor(known, ["alice"]).process(Process("tool", command, True))
    assert (found.name, found.command) == ("word1", kept)


def test_a_name_that_the_system_cut_off_keeps_the_beginning_of_a_known_word() -> None:
    redactor = Redactor(["gnome", "remote", "desktop"])
    assert redactor.process(Process("gnome-remote-de", (), True)).name == "gnome-remote-de"
    assert redactor.process(Process("gnome-remote-xy", (), True)).name == "gnome-remote-word1"
    assert redactor.process(Process("gnome-de", (), True)).name == "gnome-word2"


@given(st.text(), st.sampled_from(["alice", "wonderland", "192.168.7.9", UUID, PLAIN, "a@b.example"]))
def test_no_surroundings_bring_a_secret_through_whole(around: str, secret: str) -> None:
    redactor = Redactor(KNOWN, ["alice"], ["wonderland"])
    safe = redactor.text(f"{around} {secret} {around}")
    assert f" {secret} " not in safe or secret in around


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_redacting_twice_changes_nothing_more(text: str) -> None:
    once = Redactor(KNOWN | STAND_INS, ["alice"]).text(text)
    assert Redactor(KNOWN | STAND_INS, ["alice"]).text(once) == once


def test_a_redactor_without_names_works() -> None:
    assert Redactor(KNOWN).text("alice 10.1.1.1") == "alice 10.0.0.1"


def test_stand_ins_are_no_secrets_themselves(redactor) -> None:
    assert not re.search("alice|wonder", redactor.text("alice@wonderland.example"), re.IGNORECASE)
