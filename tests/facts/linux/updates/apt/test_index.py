from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates.apt.fetched import index_age
from posture.facts.linux.updates.apt.index import LISTS, PackageLists, package_lists
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import NotAllowed
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

STAMP = "/var/lib/apt/periodic/update-success-stamp"
MAIN = "deb.debian.org_debian_dists_bookworm_InRelease"
SECURITY = "deb.debian.org_debian-security_dists_bookworm-security_InRelease"
PACKAGES = "deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages"
RELEASE = "Origin: Debian\nSuite: oldstable-security\nValid-Until: {until}\nSHA256:\n abc 1 x\n"


def _dated(path: str, modified: str) -> dict[str, object]:
    return {path: {"kind": "file", "size": 1, "modified": modified, "mode": 420, "owner": 0}}


@pytest.mark.parametrize("names", [None, [], ["lock", "partial", "auxfiles"], [MAIN]])
def test_without_package_lists_it_is_open_what_waits(make_host: MakeHost, names: list[str] | None) -> None:
    host = make_host(listings={} if names is None else {LISTS: names})
    with pytest.raises(Undecided) as caught:
        package_lists(host)
    assert caught.value.answer.reason is Reason.NOT_FOUND
    assert caught.value.answer.detail.startswith("apt has no package lists")
    assert "apt update" in caught.value.answer.remedy


@pytest.mark.parametrize("ending", ["", ".lz4", ".gz", ".xz", ".zst"])
def test_compressed_lists_are_lists(make_host: MakeHost, ending: str) -> None:
    assert package_lists(make_host(listings={LISTS: [PACKAGES + ending]})).names


@pytest.mark.parametrize(
    "name",
    [
        SECURITY,
        "security.ubuntu.com_ubuntu_dists_noble-security_main_binary-amd64_Packages",
        "security.debian.org_dists_buster_updates_InRelease",
    ],
)
def test_a_security_suite_shows_in_the_names(name: str) -> None:
    assert PackageLists((name,)).has_security_suite("")


@pytest.mark.parametrize(
    "name",
    [
        MAIN,
        PACKAGES,
        "deb.debian.org_debian_dists_bookworm-updates_InRelease",
        "esm.ubuntu.com_apps_ubuntu_dists_noble-apps-security_InRelease",
    ],
)
def test_other_suites_are_no_security_suites(name: str) -> None:
    assert not PackageLists((name,)).has_security_suite("")


def test_the_security_suite_of_an_earlier_release_is_not_this_ones() -> None:
    left_over = PackageLists(("deb.debian.org_debian-security_dists_bookworm-security_InRelease",))
    assert left_over.has_security_suite("bookworm")
    assert not left_over.has_security_suite("trixie")
    assert PackageLists(("x_dists_stable-security_InRelease",)).has_security_suite("trixie")


def test_the_newest_trace_of_a_fetch_counts(make_host: MakeHost) -> None:
    host = make_host(
        listings={LISTS: [MAIN, PACKAGES]},
        status=_dated(f"{LISTS}/{MAIN}", "2026-07-11T10:00:00Z") | _dated(LISTS, "2026-11-19T09:00:00Z"),
    )
    assert index_age(host, package_lists(host)).value == 2.0


def test_a_fetch_that_changed_nothing_shows_in_the_stamp(make_host: MakeHost) -> None:
    host = make_host(
        listings={LISTS: [MAIN, PACKAGES]},
        status=_dated(STAMP, "2026-11-20T09:00:00Z") | _dated(LISTS, "2026-11-01T09:00:00Z"),
    )
    known = index_age(host, package_lists(host))
    assert (known.value, known.method) == (1.0, "apt:update-success-stamp")


def test_traces_that_a_failed_fetch_leaves_do_not_count(make_host: MakeHost) -> None:
    host = make_host(
        listings={LISTS: [MAIN, PACKAGES, "lock"]},
        status=_dated(LISTS, "2026-11-01T09:00:00Z")
        | _dated("/var/lib/apt/periodic/update-stamp", "2026-11-21T08:00:00Z")
        | _dated("/var/cache/apt/pkgcache.bin", "2026-11-21T08:00:00Z")
        | _dated(f"{LISTS}/lock", "2026-11-21T08:00:00Z"),
    )
    assert index_age(host, package_lists(host)).value == 20.0


@pytest.mark.parametrize(
    ("until", "days"),
    [
        ("Wed, 11 Nov 2026 09:00:00 UTC", 10.0),
        ("Sat, 28 Nov 2026 09:00:00 UTC", 0.5),
        ("Wed, 31 Feb 2026 09:00:00 UTC", 0.5),
        ("Mi, 11. Nov 2026", 0.5),
    ],
)
def test_an_expired_security_release_was_not_fetched_since(
    make_host: MakeHost, until: str, days: float
) -> None:
    host = make_host(
        {f"{LISTS}/{SECURITY}": RELEASE.format(until=until)},
        listings={LISTS: [SECURITY, PACKAGES]},
        status=_dated(LISTS, "2026-11-20T21:00:00Z"),
    )
    assert index_age(host, package_lists(host)).value == days


def test_without_any_trace_the_age_is_open(make_host: MakeHost) -> None:
    host = make_host(listings={LISTS: [PACKAGES]})
    with pytest.raises(Undecided):
        index_age(host, package_lists(host))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "deb.debian.org_debian-security_dists_bookworm-security_main_binary-amd64_Packages.lz4",
            "deb http://deb.debian.org/debian-security bookworm-security main\n",
        ),
        (
            "security.ubuntu.com_ubuntu_dists_noble-security_universe_binary-amd64_Packages",
            "deb http://security.ubuntu.com/ubuntu noble-security universe\n",
        ),
        (
            "security.debian.org_dists_buster_updates_main_binary-i386_Packages",
            "deb http://security.debian.org buster/updates main\n",
        ),
        (
            "_srv_my%5frepo_dists_bookworm-security_main_binary-amd64_Packages",
            "deb file:/srv/my_repo bookworm-security main\n",
        ),
        ("deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages.lz4", ""),
        ("deb.debian.org_debian-security_dists_bookworm-security_InRelease", ""),
    ],
)
def test_a_security_archive_is_named_after_its_list(name: str, line: str) -> None:
    assert PackageLists((name,)).security_sources == line


PPA = "ppa.launchpadcontent.net_x_y_ubuntu_dists_bookworm_InRelease"
MIRROR = "mirror.example_debian-security_dists_bookworm-security_InRelease"
ESM = "esm.ubuntu.com_apps_ubuntu_dists_noble-apps-security_InRelease"


@pytest.mark.parametrize(
    ("dates", "days"),
    [
        ({SECURITY: "2026-10-02", PPA: "2026-11-21"}, 50.0),
        ({SECURITY: "2026-11-16", PPA: "2026-11-21"}, 0.0),
        ({SECURITY: "2026-11-20", PPA: "2026-10-02"}, 0.0),
        ({SECURITY: "2026-10-02", MIRROR: "2026-11-20", PPA: "2026-11-21"}, 0.0),
        ({SECURITY: "2026-11-20", ESM: "2026-08-01", PPA: "2026-11-21"}, 0.0),
    ],
)
def test_the_security_archives_own_list_decides(
    make_host: MakeHost, dates: dict[str, str], days: float
) -> None:
    status = _dated(LISTS, "2026-11-21T09:00:00Z")
    for name, day in dates.items():
        status |= _dated(f"{LISTS}/{name}", f"{day}T09:00:00Z")
    files = {f"{LISTS}/{name}": "Origin: x\n" for name in dates}
    host = make_host(files, listings={LISTS: [*dates, PACKAGES]}, status=status)
    assert index_age(host, package_lists(host)).value == days


def test_a_security_list_that_is_closed_leaves_the_age_open(make_host: MakeHost) -> None:
    host = make_host(
        listings={LISTS: [SECURITY, PACKAGES]},
        status=_dated(LISTS, "2026-11-21T09:00:00Z"),
        denied=[f"{LISTS}/{SECURITY}"],
    )
    with pytest.raises(NotAllowed):
        index_age(host, package_lists(host))
