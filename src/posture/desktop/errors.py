"""Errors of the desktop."""

from __future__ import annotations


class DesktopError(Exception):
    """The system did not do it; ``str()`` says what happened and what to do."""
