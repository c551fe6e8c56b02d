from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates.apt.holds import kept_back
from posture.facts.linux.updates.apt.makers import sort
from posture.facts.linux.updates.apt.policy import Policy, Source, Version
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

LISTS = "/var/lib/apt/lists"


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
    assert kept_back(make_host(), (), [policy], "noble").value == count


def test_a_package_on_hold_counts_where_apt_does_not_tell(make_host: MakeHost) -> None:
    assert kept_back(make_host(), ("libssl3",), [], "noble").value == 1
