from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.updates import pacman
from posture.facts.model import Answer, Known, Reason
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

CORE = "/var/lib/pacman/sync/core.db"
# Said by pacman 6.0.2.
MISSING = "warning: database file for 'extra' does not exist (use '-Sy' to download)\n"
UNREADABLE = "error: failed to initialize alpm library:\n(root: /, dbpath: /var/lib/pacman/)\n"


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


def _pending(
    make_host: MakeHost, stdout: str, stderr: str, code: int, *, synchronised: bool = True
) -> tuple[object, object]:
    said = {"argv": ["pacman", "-Qu"], "exit_code": code, "stdout": stdout, "stderr": stderr}
    answers = pacman.read(make_host({CORE: ""} if synchronised else {}, commands=[said]))
    return _value(answers["pending"]), _value(answers["security_pending"])


def test_nothing_waits_where_pacman_is_silent_and_synchronised(make_host: MakeHost) -> None:
    assert _pending(make_host, "", "", 1) == (0, 0)


@pytest.mark.parametrize(
    ("stdout", "stderr", "code"),
    [("", MISSING, 1), ("alpha 1-1 -> 2-1\n", MISSING, 0), ("", UNREADABLE, 255), ("", "", 255)],
)
def test_a_missing_database_leaves_it_open(make_host: MakeHost, stdout: str, stderr: str, code: int) -> None:
    assert _pending(make_host, stdout, stderr, code) == (Reason.NOT_FOUND, Reason.NOT_FOUND)


def test_a_system_that_never_synchronised_is_open(make_host: MakeHost) -> None:
    assert _pending(make_host, "", "", 1, synchronised=False) == (Reason.NOT_FOUND, Reason.NOT_FOUND)


def test_ignored_packages_do_not_wait(make_host: MakeHost) -> None:
    assert _pending(make_host, "alpha 1.0-1 -> 1.1-1 [ignored]\n", "", 0) == (0, 0)


@pytest.mark.parametrize(
    ("stdout", "code"), [("alpha\n", 0), ("", 0), ("alpha 1-1 -> 2-1\n", 1), ("alpha 1-1 -> 2-1 [x]\n", 0)]
)
def test_another_form_leaves_it_open(make_host: MakeHost, stdout: str, code: int) -> None:
    assert _pending(make_host, stdout, "", code) == (Reason.UNRECOGNISED, Reason.UNRECOGNISED)
