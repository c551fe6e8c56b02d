"""What the distribution says of how it is kept up to date."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.os_release import read_os_release
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Known, Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

# By ID, else by ID_LIKE, of os-release(5).
_BY_DISTRIBUTION: Mapping[str, str] = {
    "alpine": "apk",
    "arch": "pacman",
    "centos": "dnf",
    "debian": "apt",
    "fedora": "dnf",
    "gentoo": "portage",
    "guix": "guix",
    "mageia": "dnf",
    "nixos": "nix",
    "opensuse": "zypper",
    "rhel": "dnf",
    "solus": "eopkg",
    "steamos": "steamos-update",
    "suse": "zypper",
    "ubuntu": "apt",
    "void": "xbps",
}


def package_manager(host: Host) -> Known:
    """The manager's name, such as ``apt``.

    Undecided in an application sandbox, which shows its own system, and on a distribution that is not
    in the list.
    """
    if surroundings(host) is Surroundings.SANDBOX:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Posture runs in a sandbox and cannot see how this computer is updated."),
            phrase("Install Posture as an ordinary package."),
        )
    if host.exists("/run/ostree-booted"):
        return Known("rpm-ostree", "file:/run/ostree-booted")
    release = read_os_release(host)
    distribution, alike = release.get("ID", ""), release.get("ID_LIKE", "")
    for word in f"{distribution} {alike}".lower().split():
        if word in _BY_DISTRIBUTION:
            return Known(_BY_DISTRIBUTION[word], "os-release", f"ID={distribution}")
    raise Undecided(
        Reason.UNSUPPORTED,
        phrase("Posture does not know how this Linux is updated."),
        phrase("Look for updates in its own program for software."),
        "os-release",
    )
