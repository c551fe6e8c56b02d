"""What the rehearsal says as it goes."""

from __future__ import annotations

from typing import Any


def say(sentence: str) -> None:
    print(sentence, flush=True)


def refused(what: str, answer: tuple[int, Any], status: int, code: str | None) -> None:
    """Demand that the collector said no in this way, and say so."""
    assert answer[0] == status, (what, answer)
    assert code is None or answer[1]["error"] == code, (what, answer)
    say(f"{what}: refused ({answer[1]['error']}). {answer[1]['message']}")
