from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates.apt.holds import Archives, kept_back
from posture.facts.linux.updates.apt.makers import sort
from posture.facts.linux.updates.apt.policy import Policy, Source, Version
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

LISTS = "/var/lib/apt/lists"
NOBLE = Archives((), "noble", unmarked=False)


def _policy(package: str, place: str, suite: str, candidate: str = "2") -> Policy:
    versions = (
        Version("2", (Source(place, suite),), False, False),
        Version("1", (Source("http://archive.ubuntu.com/ubuntu", "noble"),), True, False),
    )
    return Policy(package, "1", candidate, versions)


@pytest.mark.parametrize(
    ("package", "place", "suite", "origin", "found"),
    [
        ("vim", "http://archive.ubuntu.com/ubuntu", "noble-updates", "Ubuntu", ""),
        ("vim", "http://mirror.example/ubuntu", "noble-updates", None, ""),
        ("vim", "http://mirror.example/u", "noble-backports", "Ubuntu", "unsaid"),
        ("firefox", "http://archive.ubuntu.com/ubuntu", "noble-updates", "Ubuntu", ""),
        ("firefox", "https://packages.mozilla.org/apt", "mozilla", "namespaces/moz", "browsers"),
        ("firefox", "http://packages.linuxmint.com", "xia", "linuxmint", "browsers"),
        ("mintupdate", "http://packages.linuxmint.com", "xia", "linuxmint", ""),
        ("code", "https://packages.microsoft.com/repos/code", "stable", "code stable", "unsaid"),
        ("code", "https://packages.microsoft.com/repos/code", "stable", None, "unsaid"),
        ("tool", "https://ppa.launchpadcontent.net/x/y/ubuntu", "noble", "LP-PPA-x-y", "unsaid"),
        ("tool", "https://ppa.launchpadcontent.net/x/y/ubuntu", "noble", None, "unsaid"),
        ("docker-ce", "https://download.docker.com/linux/ubuntu", "noble", None, "unsaid"),
        ("linux-generic", "http://apt.pop-os.org/release", "noble", "pop-os-release", "unsaid"),
        ("linux-generic", "http://apt.pop-os.org/release", "noble", None, "unsaid"),
        ("vim", "http://archive.ubuntu.com/ubuntu", "resolute", "Ubuntu", "unsaid"),
    ],
)
def test_only_some_archives_say_what_closes_holes(
    make_host: MakeHost, package: str, place: str, suite: str, origin: str | None, found: str
) -> None:
    name = f"{place.partition('://')[2].replace('/', '_')}_dists_{suite}_InRelease"
    host = make_host({f"{LISTS}/{name}": f"Origin: {origin}\n"} if origin else {})
    sorted_out = sort(host, [name], "noble", [_policy(package, place, suite)])
    kinds = {"browsers": sorted_out.browsers, "unsaid": sorted_out.unsaid}
    assert [kind for kind, policies in kinds.items() if policies] == ([found] if found else [])


@pytest.mark.parametrize(
    ("suite", "candidate", "count"),
    [
        ("noble-security", "1", 1),
        ("noble-security", "(none)", 1),
        ("noble-security", "2", 0),
        ("noble-updates", "1", 0),
        ("resolute-security", "1", 0),
        ("noble-apps-security", "1", 0),
    ],
)
def test_a_preference_that_keeps_a_security_update_away_counts(
    make_host: MakeHost, suite: str, candidate: str, count: int
) -> None:
    policy = _policy("openssl", "http://security.ubuntu.com/ubuntu", suite, candidate)
    assert kept_back(make_host(), (), [policy], NOBLE).value == count


def test_a_package_on_hold_counts_where_apt_does_not_tell(make_host: MakeHost) -> None:
    assert kept_back(make_host(), ("libssl3",), [], NOBLE).value == 1


@pytest.mark.parametrize(
    ("package", "place", "suite", "unmarked", "count"),
    [
        ("vim", "http://archive.ubuntu.com/ubuntu", "noble-updates", False, 0),
        ("vim", "http://http.kali.org/kali", "kali-rolling", True, 1),
        ("vim", "http://deb.debian.org/debian", "experimental", True, 0),
        ("vivaldi-stable", "https://repo.vivaldi.com/stable/deb", "stable", False, 1),
        ("firefox", "http://archive.ubuntu.com/ubuntu", "noble", False, 0),
    ],
)
def test_a_preference_that_keeps_an_unmarked_update_away_counts_where_it_may_close_holes(
    make_host: MakeHost, package: str, place: str, suite: str, unmarked: bool, count: int
) -> None:
    archives = Archives((), "noble", unmarked)
    here = Version("1", (Source("http://http.kali.org/kali", "kali-rolling"),), True, False)
    others = [Policy(name, "1", "1", (here,)) for name in ("bash", "libc6")]
    policies = [*others, _policy(package, place, suite, "1")]
    assert kept_back(make_host(), (), policies, archives).value == count


def test_an_archive_that_is_closed_may_be_anybodys(make_host: MakeHost) -> None:
    name = "archive.raspberrypi.com_debian_dists_noble_InRelease"
    host = make_host(denied=[f"{LISTS}/{name}"])
    policy = _policy("linux-image-rpi-v8", "http://archive.raspberrypi.com/debian", "noble")
    assert sort(host, [name], "noble", [policy]).unsaid == (policy,)
