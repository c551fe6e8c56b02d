from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates import dnf
from posture.facts.model import Answer, Known, Reason
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Json = dict[str, object]

CACHE = "/var/cache/dnf"
PRIMARY = "/var/cache/dnf/updates-b093980cbd400231/repodata/28-primary.xml.gz"
ADVISORIES = "/var/cache/dnf/updates-b093980cbd400231/repodata/2f-updateinfo.xml.gz"


def _said(text: str, *options: str, code: int = 0) -> Json:
    argv = ["dnf", "-q", "-C", f"--setopt=cachedir={CACHE}", "--setopt=*.skip_if_unavailable=False"]
    argv += ["repoquery", "--upgrades", *options, "--qf", r"%{name}.%{arch}\n"]
    return {"argv": argv, "exit_code": code, "stdout": text, "stderr": ""}


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


def _pending(host: RecordedHost) -> tuple[object, object]:
    answers = dnf.read(host)
    return _value(answers["pending"]), _value(answers["security_pending"])


def test_dnf_4_puts_empty_lines_between_the_names(make_host: MakeHost) -> None:
    commands = [_said("alpha.noarch\n\nbeta.x86_64\n\n"), _said("alpha.noarch\n\n", "--security")]
    assert _pending(make_host({PRIMARY: "", ADVISORIES: ""}, commands=commands)) == (2, 1)


def test_without_a_copy_of_the_lists_silence_is_not_believed(make_host: MakeHost) -> None:
    assert _pending(make_host(commands=[_said("")])) == (Reason.NOT_FOUND, Reason.NOT_FOUND)


def test_a_repository_without_its_copy_leaves_it_open(make_host: MakeHost) -> None:
    commands = [_said("", code=1)]
    assert _pending(make_host({PRIMARY: ""}, commands=commands)) == (Reason.NOT_FOUND, Reason.NOT_FOUND)


def test_without_advisories_only_nothing_at_all_is_sure(make_host: MakeHost) -> None:
    assert _pending(make_host({PRIMARY: ""}, commands=[_said("alpha.noarch\n")])) == (1, Reason.NOT_FOUND)
    assert _pending(make_host({PRIMARY: ""}, commands=[_said("")])) == (0, 0)


@pytest.mark.parametrize("text", ["Last metadata expiration check: 0:01:02 ago\n", "alpha\n", "\0"])
def test_another_form_leaves_it_open(make_host: MakeHost, text: str) -> None:
    host = make_host({PRIMARY: ""}, commands=[_said(text)])
    assert _pending(host) == (Reason.UNRECOGNISED, Reason.UNRECOGNISED)


def test_the_age_is_that_of_the_newest_primary_file(make_host: MakeHost) -> None:
    stamp = {"kind": "file", "size": 1, "mode": 420, "owner": 0}
    other = "/var/cache/dnf/fedora-0/repodata/11-primary.xml.zck"
    repomd = "/var/cache/dnf/fedora-0/repodata/repomd.xml"
    host = make_host(
        status={
            PRIMARY: stamp | {"modified": "2026-11-11T09:00:00Z"},
            other: stamp | {"modified": "2026-11-16T09:00:00Z"},
            repomd: stamp | {"modified": "2026-11-20T09:00:00Z"},
        }
    )
    assert dnf.read(host)["index_age_days"] == Known(5.0, "dnf:primary")


def test_the_database_of_packages_tells_the_last_change_where_dnf_keeps_no_history(
    make_host: MakeHost,
) -> None:
    path = "/var/lib/rpm/rpmdb.sqlite"
    stamp = {"kind": "file", "size": 1, "modified": "2026-11-20T09:00:00Z", "mode": 420, "owner": 0}
    assert dnf.read(make_host(status={path: stamp}))["installed_age_days"] == Known(1.0, f"file:{path}")


CHROME = "/var/cache/dnf/google-chrome-0123456789abcdef/repodata/1-primary.xml.gz"
BOTH_FORM = r"%{name}.%{arch} %{repoid}\n"


def _from(text: str) -> Json:
    said = _said(text)
    return said | {"argv": [*said["argv"][:-1], BOTH_FORM]}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("rows", "security"),
    [
        ("alpha.noarch updates\n", 0),
        ("alpha.noarch google-chrome\n", Reason.NOT_FOUND),
        ("alpha.noarch\n", Reason.UNRECOGNISED),
        ("beta.noarch updates\n", Reason.UNRECOGNISED),
        ("", Reason.UNRECOGNISED),
    ],
)
def test_a_repository_that_describes_nothing_is_not_vouched_for_by_another(
    make_host: MakeHost, rows: str, security: object
) -> None:
    commands = [_said("alpha.noarch\n"), _said("", "--security"), _from(rows)]
    host = make_host({PRIMARY: "", ADVISORIES: "", CHROME: ""}, commands=commands)
    assert _pending(host) == (1, security)


def test_a_browser_from_its_makers_repository_closes_holes(make_host: MakeHost) -> None:
    waiting = "google-chrome-stable.x86_64"
    commands = [_said(f"{waiting}\n"), _said("", "--security"), _from(f"{waiting} google-chrome\n")]
    host = make_host({PRIMARY: "", ADVISORIES: "", CHROME: ""}, commands=commands)
    assert _pending(host) == (1, 1)


def test_a_closed_folder_of_a_repository_leaves_it_open(make_host: MakeHost) -> None:
    host = make_host(
        {PRIMARY: ""},
        listings={CACHE: ["updates-b093980cbd400231", "own-0123"]},
        denied=[f"{CACHE}/own-0123/repodata"],
        commands=[_said("")],
    )
    assert _pending(host) == (Reason.NEEDS_ADMIN, Reason.NEEDS_ADMIN)


@pytest.mark.parametrize(
    ("name", "folder", "pending"),
    [
        ("fedora", "fedora-0123", Reason.NOT_FOUND),
        ("fedora", "updates-0123", 0),
        ("rocky", "epel-0123", Reason.NOT_FOUND),
        ("rocky", "baseos-0123", 0),
        ("rhel", "rhel-9-for-x86_64-baseos-rpms-0123", 0),
        ("ol", "ol9_baseos_latest-0123", 0),
    ],
)
def test_without_the_repository_that_brings_updates_silence_is_not_believed(
    make_host: MakeHost, name: str, folder: str, pending: object
) -> None:
    files = {f"{CACHE}/{folder}/repodata/1-primary.xml.gz": "", "/etc/os-release": f"ID={name}\n"}
    assert _pending(make_host(files, commands=[_said("")])) == (pending, pending)
