"""Moments that a program wrote down in the computer's own time zone."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from posture.host.model import Host, HostError


def zone(host: Host) -> tzinfo:
    """The host's time zone by the link ``/etc/localtime``; UTC where it names none (see localtime(5))."""
    try:
        name = host.resolve("/etc/localtime").partition("/zoneinfo/")[2]
        return ZoneInfo(name) if name else UTC
    except (HostError, ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def moment(host: Host, text: str) -> datetime | None:
    """The moment of an ISO 8601 text, local time where it names no zone; None where it is no moment."""
    try:
        read = datetime.fromisoformat(text.strip())
        return (read if read.tzinfo else read.replace(tzinfo=zone(host))).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
