"""A way to a collector that has to answer all questions within one time."""

from __future__ import annotations

from time import monotonic
from typing import Final

from posture.reports.errors import Unreachable
from posture.reports.transport import JSON, Transport
from posture.words.phrase import phrase

PATIENCE: Final = 30.0
"""Seconds until an unknown server has to have said who it is: one that drips keeps nobody waiting."""


class Within:
    """Passes questions on until ``PATIENCE`` is over since it was made; Unreachable from then on."""

    def __init__(self, inner: Transport) -> None:
        self._inner = inner
        self._end = monotonic() + PATIENCE

    def get(self, path: str, read_key: bytes = b"") -> bytes:
        self._demand_time()
        return self._inner.get(path, read_key)

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes:
        self._demand_time()
        return self._inner.post(path, body, kind)

    def _demand_time(self) -> None:
        if monotonic() > self._end:
            raise Unreachable(
                phrase("The server answers too slowly to go on. Try again later, or tell IT if it stays so.")
            )
