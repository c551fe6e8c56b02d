from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.facts.linux.updates.apt.origins import Distribution, matches, pattern_of
from posture.facts.linux.updates.apt.releases import Release

NAME = "deb.debian.org_debian-security_dists_trixie-security_InRelease"
TEXT = (
    "-----BEGIN PGP SIGNED MESSAGE-----\n\nOrigin: Debian\nLabel: Debian-Security\nSuite: stable-security\n"
)
RELEASE = Release(NAME, TEXT + "Codename: trixie-security\nSHA256:\n Origin: x\n")
DEBIAN = Distribution("Debian", "trixie")


def test_a_release_file_tells_who_made_the_archive() -> None:
    assert RELEASE.fields["Origin"] == "Debian"
    assert (RELEASE.site, RELEASE.suite) == ("deb.debian.org", "trixie-security")
    assert RELEASE.is_at("http://deb.debian.org/debian-security", "trixie-security")
    assert not RELEASE.is_at("http://deb.debian.org/debian", "trixie-security")
    assert not Release(NAME, None).known


def test_names_of_files_stand_for_addresses() -> None:
    old = Release("security.debian.org_dists_buster_updates_InRelease", None)
    assert old.suite == "buster/updates"
    quoted = Release("x.example_a%5fb_dists_noble_InRelease", None)
    assert quoted.is_at("https://x.example/a_b", "noble")
    assert Release("%2fsrv%2fu_dists_noble_Release", None).is_at("file:/srv/u", "noble")


@pytest.mark.parametrize(
    ("pair", "pattern"),
    [
        ("Debian:stable", "o=Debian,a=stable"),
        ("Debian stable", "o=Debian,a=stable"),
        (r"Google\, Inc.:stable", r"o=Google\, Inc.,a=stable"),
        ("Google, Inc.:stable", r"o=Google\, Inc.,a=stable"),
        (r"a\:b:c", "o=a:b,a=c"),
        ("Debian", ""),
        ("a:b:c", ""),
    ],
)
def test_the_older_form_becomes_the_newer(pair: str, pattern: str) -> None:
    assert pattern_of(pair) == pattern


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("origin=Debian,codename=${distro_codename}-security,label=Debian-Security", True),
        ("o=Debian,n=trixie-security,l=Debian-Security,a=stable-security,site=deb.debian.org", True),
        ("o=D?bian, a=*-security", True),
        ("o=[Dd]ebian", True),
        ("o=debian", False),
        ("o=Debian,a=trixie-security", False),
        ("origin=Debian,codename=${distro_codename},label=Debian-Security", False),
        (r"o=Debian\, Inc", False),
        ("colour=red", False),
        ("Debian", False),
        ("", False),
    ],
)
def test_every_part_of_a_pattern_must_fit(pattern: str, fits: bool) -> None:
    assert matches(pattern, DEBIAN, RELEASE) is fits


@given(st.text(), st.text())
def test_any_text_is_a_pattern_that_fits_or_not(pattern: str, text: str) -> None:
    assert matches(pattern, DEBIAN, Release(NAME, text)) in (True, False)
    assert isinstance(pattern_of(pattern), str)
