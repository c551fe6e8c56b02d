"""What may be missing is missing without an error; what is closed is not missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.linux.machine.optional_files import is_there, names, target_of, text
from posture.host.model import Host, NotAllowed
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]
QUESTIONS = [(names, ()), (target_of, ""), (text, None), (is_there, False)]


@pytest.mark.parametrize("complete", [("/",), ()], ids=["not there", "not recorded"])
@pytest.mark.parametrize(("question", "nothing"), QUESTIONS)
def test_what_is_missing_is_nothing(
    make_host: MakeHost, complete: tuple[str, ...], question: Callable[[Host, str], object], nothing: object
) -> None:
    assert question(make_host(complete=complete), "/a") == nothing


@pytest.mark.parametrize("question", [names, text])
def test_what_is_closed_is_not_missing(make_host: MakeHost, question: Callable[[Host, str], object]) -> None:
    with pytest.raises(NotAllowed):
        question(make_host(denied=["/a"]), "/a")


def test_what_is_there_is_given(make_host: MakeHost) -> None:
    host = make_host({"/a/b": "c"}, links={"/a/link": "/a/b"})
    assert names(host, "/a") == ("b", "link")
    assert (text(host, "/a/b"), target_of(host, "/a/link"), is_there(host, "/a/b")) == ("c", "/a/b", True)
