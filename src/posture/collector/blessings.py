"""The marks under which it is written down who was blessed in a round, and for what."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# The purposes and the lengths of what follows them keep these apart from the box's marks under the same key.
_DEVICE: Final = b"posture-blessed/v1"
_VALUES: Final = b"posture-blessed/v1 values"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a device (hex) and of the values that it asks to be blessed."""

    device: str
    values: bytes


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

    def marks(self, device_id: str, blinded: Mapping[str, bytes]) -> Marks:
        return Marks(self.device(device_id), self.values(blinded))
