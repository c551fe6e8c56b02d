"""Derived systems and the release beneath them; the texts are shortened from their own os-release files."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine.lineage import Lineage, lineage
from posture.facts.linux.machine.os_release import parse
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]


@pytest.mark.parametrize(
    ("release", "base"),
    [
        ("ID=ubuntu\nVERSION_ID=25.10\nVERSION_CODENAME=questing\n", Lineage("ubuntu", "25.10", "questing")),
        ("ID=ubuntu\nVERSION_ID=22.04\n", Lineage("ubuntu", "22.04", "jammy")),
        ("ID=pop\nID_LIKE='ubuntu debian'\nVERSION_ID=22.04\n", Lineage("ubuntu", "22.04", "jammy")),
        (
            "ID=zorin\nID_LIKE='ubuntu debian'\nVERSION_ID=18\nUBUNTU_CODENAME=noble\n",
            Lineage("ubuntu", "24.04", "noble"),
        ),
        ("ID=zorin\nID_LIKE='ubuntu debian'\nVERSION_ID=18\n", Lineage()),
        (
            "ID=linuxmint\nID_LIKE=debian\nVERSION_ID=6\nDEBIAN_CODENAME=bookworm\n",
            Lineage("debian", "12", "bookworm"),
        ),
        ("ID=debian\nVERSION_ID=13\nVERSION_CODENAME=trixie\n", Lineage("debian", "13", "trixie")),
        ("ID=fedora\nVERSION_ID=44\n", Lineage("fedora", "44")),
        ("ID=bazzite\nID_LIKE=fedora\nVERSION_ID=44\n", Lineage("fedora", "44")),
        ("ID=nobara\nID_LIKE='rhel centos fedora'\nVERSION_ID=43\n", Lineage("fedora", "43")),
        ("ID=eurolinux\nID_LIKE='rhel fedora centos'\nVERSION_ID=9.4\n", Lineage("rhel", "9.4")),
        ("ID=ol\nID_LIKE=fedora\nVERSION_ID=9.5\n", Lineage()),
        ("ID=void\n", Lineage()),
        ("", Lineage()),
    ],
)
def test_a_derived_system_stands_on_a_release(make_host: MakeHost, release: str, base: Lineage) -> None:
    assert lineage(make_host(), parse(release)) == base


@pytest.mark.parametrize(
    ("text", "version"),
    [("12.9\n", "12"), ("13\n", "13"), ("bookworm\n", "12"), ("forky/sid\n", ""), ("?\n", "")],
)
def test_debians_version_file_tells_the_base_of_others(make_host: MakeHost, text: str, version: str) -> None:
    found = lineage(make_host({"/etc/debian_version": text}), {"ID": "antix", "ID_LIKE": "debian"})
    assert found.version == version


def test_a_closed_version_file_leaves_the_base_unknown(make_host: MakeHost) -> None:
    host = make_host(denied=["/etc/debian_version"])
    assert lineage(host, {"ID": "antix", "ID_LIKE": "debian"}) == Lineage()
