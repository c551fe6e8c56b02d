"""Seconds of idleness as the minutes that a person chose."""

from __future__ import annotations


def idle_minutes(seconds: float) -> float:
    """Minutes to the nearest half, so that a grace of seconds does not make a chosen 15 into 15.08."""
    return round(seconds / 30) / 2 if seconds >= 60 else round(seconds / 60, 2)
