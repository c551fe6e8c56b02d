from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates import zypper
from posture.facts.model import Answer, Known, Reason
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
    assert _pending(make_host, _said(NONE, "list-updates"), _patches(untold)) == (0, 0)
