from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from posture.facts.linux.updates.apt import waiting as apt
from posture.facts.model import Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Json = dict[str, object]

LISTS = "/var/lib/apt/lists"
FORM = r"${db:Status-Want} ${db:Status-Status} ${binary:Package}\n"
SECURITY = "x_dists_bookworm-security_InRelease"
PACKAGES = "x_dists_bookworm_main_binary-amd64_Packages"
CACHE = "/var/cache/apt/pkgcache.bin"
BLOCK = """\
{name}:
  Installed: 1
  Candidate: 2
  Version table:
     2 500
        500 http://x bookworm-security/main amd64 Packages
 *** 1 100
        100 /var/lib/dpkg/status
"""
ORDINARY = BLOCK.format(name="a").replace("bookworm-security", "bookworm-updates")


def _query(*rows: str, code: int = 0) -> Json:
    text = "".join(f"{row}\n" for row in rows)
    return {"argv": ["dpkg-query", "-W", "-f", FORM], "exit_code": code, "stdout": text, "stderr": ""}


def _policy(*names: str, said: str | None = None, code: int = 0) -> Json:
    text = "".join(BLOCK.format(name=name) for name in names) if said is None else said
    return {"argv": ["apt-cache", "policy", *names], "exit_code": code, "stdout": text, "stderr": ""}


def _host(
    make_host: MakeHost, *commands: Json, lists: tuple[str, ...] = (SECURITY, PACKAGES)
) -> RecordedHost:
    return make_host({CACHE: ""}, listings={LISTS: list(lists)}, commands=list(commands))


def _pending(host: RecordedHost) -> tuple[object, object]:
    answers = apt.read(host)
    found = (answers["pending"], answers["security_pending"])
    first, second = (answer.value if isinstance(answer, Known) else answer.reason for answer in found)
    return first, second


def test_packages_on_hold_or_gone_are_not_asked_for(make_host: MakeHost) -> None:
    rows = (
        "install installed a",
        "hold installed b",
        "deinstall config-files c",
        "install triggers-pending d",
    )
    assert _pending(_host(make_host, _query(*rows), _policy("a", "d"))) == (2, 2)


@pytest.mark.parametrize("lists", [(), (SECURITY,), ("lock", "partial")])
def test_missing_lists_never_mean_that_nothing_waits(make_host: MakeHost, lists: tuple[str, ...]) -> None:
    nothing = (
        "a:\n  Installed: 1\n  Candidate: 1\n  Version table:\n *** 1 100\n        100 /var/lib/dpkg/status\n"
    )
    host = _host(make_host, _query("install installed a"), _policy("a", said=nothing), lists=lists)
    assert _pending(host) == (Reason.NOT_FOUND, Reason.NOT_FOUND)


def test_without_a_security_archive_security_updates_cannot_be_seen(make_host: MakeHost) -> None:
    commands = (_query("install installed a"), _policy("a", said=ORDINARY))
    host = _host(make_host, *commands, lists=(PACKAGES,))
    assert _pending(host) == (1, Reason.NOT_FOUND)
    open_answer = apt.read(host)["security_pending"]
    assert isinstance(open_answer, Unreadable)
    assert "security archive" in open_answer.remedy


def test_a_rolling_system_with_nothing_pending_has_no_open_holes(make_host: MakeHost) -> None:
    up_to_date = BLOCK.format(name="a").replace("Candidate: 2", "Candidate: 1")
    lists = ("x_dists_sid_InRelease", "x_dists_sid_main_binary-amd64_Packages")
    commands = (_query("install installed a"), _policy("a", said=up_to_date))
    assert _pending(_host(make_host, *commands, lists=lists)) == (0, 0)
    commands = (_query("install installed a"), _policy("a", said=ORDINARY))
    assert _pending(_host(make_host, *commands, lists=lists)) == (1, Reason.NOT_FOUND)


@pytest.mark.parametrize(
    "commands",
    [
        (_query("install installed a", code=2), _policy("a")),
        (_query(), _policy()),
        (_query("no package is this"), _policy("a")),
        (_query("install installed a"), _policy("a", said="")),
        (_query("install installed a"), _policy("a", said="N: Unable to locate package a\n")),
        (_query("install installed a"), _policy("a", code=100)),
        (
            _query("install installed a", "install installed b"),
            _policy("a", "b", said=BLOCK.format(name="a")),
        ),
    ],
)
def test_an_answer_that_is_broken_or_lacks_a_package_leaves_it_open(
    make_host: MakeHost, commands: tuple[Json, ...]
) -> None:
    assert _pending(_host(make_host, *commands)) == (Reason.UNRECOGNISED, Reason.UNRECOGNISED)


def test_lists_of_a_foreign_archive_alone_never_mean_that_nothing_waits(make_host: MakeHost) -> None:
    local = BLOCK.replace("     2 500\n        500 http://x bookworm-security/main amd64 Packages\n", "")
    said = "".join(local.replace("Candidate: 2", "Candidate: 1").format(name=name) for name in "ab")
    rows = [f"install installed {name}" for name in "abc"]
    host = _host(make_host, _query(*rows), _policy(*"abc", said=said + BLOCK.format(name="c")))
    assert _pending(host) == (Reason.NOT_FOUND, Reason.NOT_FOUND)
    pending = apt.read(host)["pending"]
    assert isinstance(pending, Unreadable)
    assert "only 1 of 3" in pending.detail


def test_a_timeout_of_apt_leaves_it_open(make_host: MakeHost) -> None:
    slow = {"argv": ["apt-cache"], "error": "no_answer", "sentence": "“apt-cache” gave no answer."}
    host = _host(make_host, _query("install installed a"), slow)
    assert _pending(host) == (Reason.NO_ANSWER, Reason.NO_ANSWER)


STATUS = {
    "/var/lib/dpkg/status": {
        "kind": "file",
        "size": 1,
        "modified": "2026-11-20T09:00:00Z",
        "mode": 420,
        "owner": 0,
    }
}
UPGRADE = "Start-Date: 2026-11-11  09:00:00\nUpgrade: a:amd64 (1, 2)\nEnd-Date: 2026-11-11  09:01:00\n"
INSTALL = "Start-Date: 2026-11-19  09:00:00\nInstall: b:amd64 (1)\nEnd-Date: 2026-11-19  09:01:00\n"


@pytest.mark.parametrize(
    ("history", "days", "method"),
    [
        (f"\n{UPGRADE}\n{INSTALL}", 10.0, "apt:history"),
        (f"\n{INSTALL}", 2.0, "apt:history"),
        ("", 1.0, "dpkg:status"),
        ("Start-Date: yesterday\nUpgrade: a\n", 1.0, "dpkg:status"),
        (None, 1.0, "dpkg:status"),
    ],
)
def test_the_last_upgrade_counts_and_not_what_was_added_since(
    make_host: MakeHost, history: str | None, days: float, method: str
) -> None:
    files = {} if history is None else {"/var/log/apt/history.log": history}
    host = make_host(files, status=STATUS)
    assert apt.read(host)["installed_age_days"] == Known(days, method)


@pytest.mark.parametrize(
    ("before", "days"),
    [
        (gzip.compress(UPGRADE.encode()), 10.0),
        (gzip.compress(INSTALL.replace("-19", "-01").encode()), 20.0),
        (gzip.compress(UPGRADE.encode())[:20], 2.0),
        (b"damaged", 2.0),
        (gzip.compress(b"\n" * 9_000_000 + UPGRADE.encode()), 2.0),
    ],
    ids=["an upgrade", "none", "cut off", "damaged", "endless"],
)
def test_the_month_before_counts_where_this_one_has_no_upgrade(
    make_host: MakeHost, before: bytes, days: float
) -> None:
    files = {"/var/log/apt/history.log": INSTALL, "/var/log/apt/history.log.1.gz": before}
    assert apt.read(make_host(files, status=STATUS))["installed_age_days"] == Known(days, "apt:history")


SECURITY_PACKAGES = "deb.debian.org_debian-security_dists_bookworm-security_main_binary-amd64_Packages.lz4"
SECURITY_SOURCE = "deb http://deb.debian.org/debian-security bookworm-security main\n"
CURRENT = (
    "{name}:\n  Installed: 1\n  Candidate: 1\n  Version table:\n *** 1 100\n"
    "        100 /var/lib/dpkg/status\n"
)


def _without_cache(make_host: MakeHost, *commands: Json) -> RecordedHost:
    names = (SECURITY, PACKAGES, SECURITY_PACKAGES)
    return make_host(
        listings={LISTS: list(names)}, missing=["/var/cache/apt/pkgcache.bin"], commands=list(commands)
    )


def _security_policy(*names: str, said: str) -> Json:
    options = ["-o", "Dir::Etc::sourceparts=/dev/null", "-o", "Dir::Etc::sourcelist=/dev/stdin"]
    return {
        "argv": ["apt-cache", *options, "policy", *names],
        "stdin": SECURITY_SOURCE,
        "exit_code": 0,
        "stdout": said,
        "stderr": "",
    }


def test_without_a_cache_the_security_archives_alone_are_asked(make_host: MakeHost) -> None:
    said = BLOCK.format(name="a") + CURRENT.format(name="b")
    query = _query("install installed a", "install installed b")
    host = _without_cache(make_host, query, _security_policy("a", "b", said=said))
    assert _pending(host) == (Reason.UNSUPPORTED, 1)


def test_a_security_archive_that_offers_nothing_at_all_proves_nothing(make_host: MakeHost) -> None:
    said = CURRENT.format(name="a")
    query = _query("install installed a")
    host = _without_cache(make_host, query, _security_policy("a", said=said), _policy("a"))
    assert _pending(host) == (1, 1)
