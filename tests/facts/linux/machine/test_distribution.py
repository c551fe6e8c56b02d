from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine.distribution import package_manager
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


@pytest.mark.parametrize(
    ("release", "manager"),
    [
        ("ID=debian\n", "apt"),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', "apt"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', "dnf"),
        ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', "zypper"),
        ("ID=cachyos\nID_LIKE=arch\n", "pacman"),
        ("ID=steamos\nID_LIKE=arch\n", "steamos-update"),
        ("ID=nixos\n", "nix"),
    ],
)
def test_the_manager_follows_from_the_distribution(make_host: MakeHost, release: str, manager: str) -> None:
    assert package_manager(make_host({"/etc/os-release": release})).value == manager


def test_an_image_based_system_is_updated_as_a_whole(make_host: MakeHost) -> None:
    host = make_host({"/etc/os-release": "ID=fedora\n", "/run/ostree-booted": ""})
    assert package_manager(host).value == "rpm-ostree"


@pytest.mark.parametrize(
    "files", [{"/etc/os-release": "ID=plan9\n"}, {"/etc/os-release": "ID=fedora", "/.flatpak-info": ""}]
)
def test_an_unknown_or_hidden_system_stays_open(make_host: MakeHost, files: dict[str, str]) -> None:
    with pytest.raises(Undecided) as caught:
        package_manager(make_host(files))
    assert caught.value.answer.reason is Reason.UNSUPPORTED
    assert caught.value.answer.remedy
