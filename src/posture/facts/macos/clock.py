"""Whether macOS sets its clock by the network."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Reason, Unreadable
from posture.host.model import Host
from posture.words.phrase import phrase

_FIELDS = ("synchronised", "service_on", "by")
_METHOD = "systemsetup -getusingnetworktime"


def read(host: Host) -> Mapping[str, Answer]:  # noqa: ARG001 - nothing that can be asked tells
    """Always open: systemsetup(8) answers only administrators and is not run, and timed tells nobody."""
    hidden = Unreadable(
        Reason.UNSUPPORTED,
        phrase("macOS does not tell Posture whether it sets its clock by the network."),
        phrase("System Settings › General › Date & Time shows it."),
        _METHOD,
    )
    return dict.fromkeys(_FIELDS, hidden)
