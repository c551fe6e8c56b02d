"""The numbers that a policy chooses, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from posture.application.voting.asked import Number


def limit_words(number: Number) -> str:
    """What counts as fine from now on, and what did before."""
    match number.limit:
        case "screen-lock-minutes":
            words = QCoreApplication.translate(
                "Limits", "The screen locks after at most {after} minutes. Until now: {before}."
            )
        case "backup-days":
            words = QCoreApplication.translate(
                "Limits", "The newest backup is at most {after} days old. Until now: {before}."
            )
        case "index-days":
            words = QCoreApplication.translate(
                "Limits", "The list of updates is at most {after} days old. Until now: {before}."
            )
        case _:
            words = QCoreApplication.translate(
                "Limits", "The number “{limit}” becomes {after}. Until now: {before}."
            )
    return words.format(limit=number.limit, before=number.before, after=number.after)
