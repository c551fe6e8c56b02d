from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates import zypper
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
Json = dict[str, object]

REPOMD = "/var/cache/zypp/raw/upd/repodata/repomd.xml"
UPDATE = '<update kind="package" name="alpha" edition="1.1-1"><summary>t</summary></update>'
LIST = "<stream>\n<update-status>\n<update-list>\n{}</update-list>\n</update-status>\n</stream>\n"
NONE = LIST.format("")
# Said by zypper 1.14.42 where one of two repositories had no description.
INCOMPLETE = (
    '<message type="error">Some of the repositories have not been refreshed because of an error.</message>'
)


def _said(text: str, *command: str, code: int = 0) -> Json:
    argv = ["zypper", "--non-interactive", "--xmlout", "--no-refresh", *command]
    return {"argv": argv, "exit_code": code, "stdout": text, "stderr": ""}


def _patches(text: str) -> Json:
    return _said(text, "list-patches", "--category", "security")


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


def _pending(
    make_host: MakeHost, *commands: Json, files: dict[str, str] | None = None
) -> tuple[object, object]:
    answers = zypper.read(make_host({REPOMD: ""} if files is None else files, commands=list(commands)))
    return _value(answers["pending"]), _value(answers["security_pending"])


def test_no_update_is_known_where_the_lists_are_complete(make_host: MakeHost) -> None:
    assert _pending(make_host, _said(NONE, "list-updates"), _patches(NONE)) == (0, 0)


def test_without_repositories_silence_is_not_believed(make_host: MakeHost) -> None:
    found = _pending(make_host, _said(NONE, "list-updates"), _patches(NONE), files={})
    assert found == (Reason.NOT_FOUND, Reason.NOT_FOUND)


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [
        (INCOMPLETE + NONE, 106, Reason.NOT_FOUND),
        (INCOMPLETE + NONE, 0, Reason.NOT_FOUND),
        (NONE, 6, Reason.NOT_FOUND),
        ("", 0, Reason.UNRECOGNISED),
        ("System management is locked by the application with pid 1.", 0, Reason.UNRECOGNISED),
    ],
)
def test_an_incomplete_answer_leaves_it_open(
    make_host: MakeHost, text: str, code: int, reason: Reason
) -> None:
    assert _pending(make_host, _said(text, "list-updates", code=code)) == (reason, reason)


def test_repositories_without_patches_do_not_say_what_closes_holes(make_host: MakeHost) -> None:
    untold = LIST.format('<appletinfo status="no-update-repositories"/>\n')
    some = _said(LIST.format(UPDATE), "list-updates")
    assert _pending(make_host, some, _patches(untold)) == (1, Reason.NOT_FOUND)
    nothing = (_said(NONE, "list-updates"), _patches(untold))
    assert _pending(make_host, *nothing) == (0, Reason.NOT_FOUND)


def test_a_rolling_system_without_anything_pending_lacks_nothing(make_host: MakeHost) -> None:
    untold = LIST.format('<appletinfo status="no-update-repositories"/>\n')
    commands = [_said(NONE, "list-updates"), _patches(untold)]
    files = {REPOMD: "", "/etc/os-release": 'ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n'}
    assert zypper.read(make_host(files, commands=commands))["security_pending"] == Known(
        0, "zypper list-patches"
    )


def test_an_update_from_a_repository_that_describes_none_leaves_it_open(make_host: MakeHost) -> None:
    update = (
        '<update kind="package" name="{name}" edition="2" arch="x86_64"><summary>t</summary>'
        '<source url="http://x" alias="packman"/></update>'
    )
    for name, found in (("vlc", Reason.NOT_FOUND), ("MozillaFirefox", 1)):
        commands = [_said(LIST.format(update.format(name=name)), "list-updates"), _patches(NONE)]
        answer = zypper.read(make_host({REPOMD.replace("upd", "packman"): "", REPOMD: ""}, commands=commands))
        assert _value(answer["security_pending"]) == found


def test_locks_are_packages_that_are_kept_back(make_host: MakeHost) -> None:
    locks = "\ntype: package\nsolvable_name: a\n\ntype: package\nsolvable_name: b*\n"
    assert _value(zypper.read(make_host({"/etc/zypp/locks": locks}))["kept_back"]) == 2
    assert _value(zypper.read(make_host())["kept_back"]) == 0
    assert isinstance(zypper.read(make_host(denied=["/etc/zypp/locks"]))["kept_back"], Unreadable)


@pytest.mark.parametrize(
    ("repositories", "days"),
    [
        ({}, 62),
        ({"a.repo": "[upd]\nenabled=1\nautorefresh=0\n[backports]\nenabled=1\n"}, 62),
        ({"a.repo": "[upd]\nenabled=0\n[backports]\nenabled=1\n"}, 0),
        ({"a.repo": "[backports]\nenabled=1\n"}, 0),  # what is left of a repository that was taken away
    ],
)
def test_the_repository_that_lags_most_decides(
    make_host: MakeHost, repositories: dict[str, str], days: int
) -> None:
    other = REPOMD.replace("upd", "backports")
    paths = {REPOMD: "2026-09-20T09:00:00Z", other: "2026-11-21T09:00:00Z"}
    files = {path: "" for repomd in paths for path in (repomd, repomd.replace("repomd", "1-updateinfo"))}
    files |= {f"/etc/zypp/repos.d/{name}": text for name, text in repositories.items()}
    status = {
        path: {"kind": "file", "size": 1, "modified": modified, "mode": 420, "owner": 0}
        for path, modified in paths.items()
    }
    assert _value(zypper.read(make_host(files, status=status))["index_age_days"]) == days


def test_where_the_repositories_are_closed_the_newest_list_decides(make_host: MakeHost) -> None:
    status = {
        path: {"kind": "file", "size": 1, "modified": f"2026-{month}-21T09:00:00Z", "mode": 420, "owner": 0}
        for path, month in ((REPOMD, "09"), (REPOMD.replace("upd", "backports"), "11"))
    }
    files = {path: "" for repomd in status for path in (repomd, repomd.replace("repomd", "1-updateinfo"))}
    host = make_host(files, status=status, denied=["/etc/zypp/repos.d"])
    assert _value(zypper.read(host)["index_age_days"]) == 0
