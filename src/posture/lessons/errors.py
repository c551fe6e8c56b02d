"""What can go wrong while learning, in a sentence for the person."""

from __future__ import annotations


class LessonsError(Exception):
    """A lesson or card that is asked for and is not there; ``str()`` is a sentence for the person."""
