"""In one look each question is put to the host once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from invented_host import InventedHost

from posture.facts.one_look import OneLook
from posture.host.model import NotAllowed


class CountingHost(InventedHost):
    """Counts what it is asked; whatever is in a closed folder it refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[object, ...]] = []
        self.begun = threading.Event()

    def answer(self, question: str, *about: object) -> object:
        self.asked.append((question, *about))
        self.begun.wait(0.05)
        if about and str(about[0]).startswith("/closed"):
            raise NotAllowed("/closed is closed to this account.")
        return b"text" if question == "read_bytes" else ()


def test_many_readers_ask_once() -> None:
    host = CountingHost()
    look = OneLook(host)  # type: ignore[arg-type]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: (look.read_text("/x"), look.processes()), range(16)))
    assert set(answers) == {("text", ())}
    assert sorted(host.asked) == [("processes",), ("read_bytes", "/x")]


def test_a_refusal_is_remembered_and_raised_afresh() -> None:
    host = CountingHost()
    look = OneLook(host)  # type: ignore[arg-type]
    errors = []
    for _ in range(3):
        with pytest.raises(NotAllowed, match="is closed") as caught:
            look.read_bytes("/closed/x")
        errors.append(caught.value)
    assert len(host.asked) == 1
    assert len(set(map(id, errors))) == 3
