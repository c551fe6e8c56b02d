"""Each Linux is recognised by what it says of itself.

The os-release texts are shortened from the distributions' own files.
"""

from __future__ import annotations

import pytest

from posture.facts.gather import read_all
from posture.facts.model import Known, Reason

DEBIAN_12 = (
    'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nVERSION="12 (bookworm)"\nID=debian\n'
)
DEBIAN_SID = (
    'PRETTY_NAME="Debian GNU/Linux forky/sid"\nNAME="Debian GNU/Linux"\nVERSION_CODENAME=forky\nID=debian\n'
)
UBUNTU = (
    'PRETTY_NAME="Ubuntu 24.04.1 LTS"\nVERSION_ID="24.04"\nVERSION="24.04.1 LTS (Noble Numbat)"\nID=ubuntu\n'
)
UBUNTU_INTERIM = 'VERSION_ID="25.10"\nVERSION="25.10 (Questing Quokka)"\nID=ubuntu\nID_LIKE=debian\n'
MINT = 'NAME="Linux Mint"\nVERSION="22 (Wilma)"\nID=linuxmint\nVERSION_ID="22"\nUBUNTU_CODENAME=noble\n'
FEDORA = (
    'VERSION="42 (Workstation Edition)"\nID=fedora\nVERSION_ID=42\n'
    "SUPPORT_END=2026-05-13\nVARIANT_ID=workstation\n"
)
RAWHIDE = 'VERSION="44 (Prerelease)"\nPRETTY_NAME="Fedora Linux Rawhide"\nID=fedora\nVERSION_ID=44\n'
ARCH = "NAME=Arch Linux\nID=arch\nBUILD_ID=rolling\n"
TUMBLEWEED = 'ID="opensuse-tumbleweed"\nVERSION_ID="20261114"\nID_LIKE="opensuse suse"\n'
LEAP = 'ID="opensuse-leap"\nVERSION="16.0"\nVERSION_ID="16.0"\n'
NIXOS = 'ID=nixos\nVERSION_ID="25.11"\nVERSION="25.11 (Xantusia)"\nSUPPORT_END="2026-06-30"\n'


@pytest.mark.parametrize(
    ("release", "name", "version", "edition", "rolling", "support_ends"),
    [
        (DEBIAN_12, "debian", "12", "", False, ""),
        (DEBIAN_SID, "debian", "", "", True, ""),
        (UBUNTU, "ubuntu", "24.04", "lts", False, ""),
        (UBUNTU_INTERIM, "ubuntu", "25.10", "", False, ""),
        (MINT, "linuxmint", "22", "", False, ""),
        (FEDORA, "fedora", "42", "workstation", False, "2026-05-13"),
        (RAWHIDE, "fedora", "44", "", True, ""),
        (ARCH, "arch", "", "", True, ""),
        (TUMBLEWEED, "opensuse-tumbleweed", "20261114", "", True, ""),
        (LEAP, "opensuse-leap", "16.0", "", False, ""),
        (NIXOS, "nixos", "25.11", "", False, "2026-06-30"),
        ("NAME=Something\n", "linux", "", "", False, ""),
        ("ID=x\nSUPPORT_END=soon\n", "x", "", "", False, ""),
    ],
)
def test_a_linux_is_what_it_says(make_host, release, name, version, edition, rolling, support_ends) -> None:
    answers = read_all(make_host({"/etc/os-release": release}), ["os"])["os"].answers
    told = ("id", "version", "edition", "rolling", "support_ends")
    assert {field: answers[field].value for field in told} == {
        "id": name,
        "version": version,
        "edition": edition,
        "rolling": rolling,
        "support_ends": support_ends,
    }
    assert answers["id"].method == "os-release"


@pytest.mark.parametrize(("version", "rolling"), [("forky/sid\n", True), ("13.2\n", False)])
def test_debian_without_a_version_is_told_by_its_version_file(make_host, version, rolling) -> None:
    host = make_host({"/etc/os-release": "ID=debian\n", "/etc/debian_version": version})
    answer = read_all(host, ["os"])["os"].answers["rolling"]
    assert answer == Known(rolling, "/etc/debian_version", version.strip())


def test_ubuntu_does_not_roll_though_debians_version_file_says_sid(make_host) -> None:
    host = make_host({"/etc/os-release": UBUNTU, "/etc/debian_version": "trixie/sid\n"})
    assert read_all(host, ["os"])["os"].answers["rolling"].value is False


def test_a_version_file_that_is_closed_leaves_only_rolling_open(make_host) -> None:
    host = make_host({"/etc/os-release": "ID=debian\n"}, denied=["/etc/debian_version"])
    answers = read_all(host, ["os"])["os"].answers
    assert answers["id"].value == "debian"
    assert answers["rolling"].reason is Reason.NEEDS_ADMIN


def test_without_os_release_nothing_is_known(make_host) -> None:
    answers = read_all(make_host(), ["os"])["os"].answers
    assert {answer.reason for answer in answers.values()} == {Reason.NOT_FOUND}
