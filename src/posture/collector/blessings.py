"""The marks under which it is written down who was blessed in a round, and for what."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from posture.collector.organisation import Organisation

# The purposes and the lengths of what follows them keep these apart from the box's marks under the same key.
_DEVICE: Final = b"posture-blessed/v1"
_VALUES: Final = b"posture-blessed/v1 values"


@dataclass(frozen=True, slots=True)
class Marker:
    """The intake key of a round at marking the blessed: without it nobody knows a device in its mark."""

    _intake: bytes = field(repr=False)

    def device(self, device_id: str) -> str:
        """The device's mark in this round, hex."""
        return hmac.digest(self._intake, _DEVICE + device_id.encode(), hashlib.sha256).hex()

    def values(self, blinded: Mapping[str, bytes]) -> bytes:
        """One mark over the blinded values of all checks, in the order of their names."""
        parts = (scope.encode() + b"\0" + value for scope, value in sorted(blinded.items()))
        whole = hashlib.sha256(b"".join(parts)).digest()
        return hmac.digest(self._intake, _VALUES + whole, hashlib.sha256)


class Markers:
    """The marker of the round at hand, in memory until it is forgotten. Any thread may use it."""

    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._lock = Lock()
        self._held: tuple[int, Marker] | None = None

    def of(self, number: int) -> Marker:
        """The marker of a round; CollectorError where its keys are gone or damaged."""
        with self._lock:
            if self._held is None or self._held[0] != number:
                self._held = number, Marker(self._organisation.key_room().round(number).intake)
            return self._held[1]

    def forget(self) -> None:
        """Let go of the key that is held."""
        with self._lock:
            self._held = None
