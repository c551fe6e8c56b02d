"""Which settings an organisation fixed on this computer, and with what."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Reason, Unreadable
from posture.host.model import Host
from posture.words.phrase import phrase

_FIELDS = ("updates", "firewall", "remote_desktop")


def read(_host: Host) -> Mapping[str, Answer]:
    """Open in every field: Linux has no one place in which an organisation's policies would stand."""
    nowhere = Unreadable(Reason.NOT_FOUND, phrase("Linux does not note who fixed a setting."))
    return dict.fromkeys(_FIELDS, nowhere)
