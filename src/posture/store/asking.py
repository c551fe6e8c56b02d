"""Asking a person for the passphrase that seals the key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from posture.store.errors import SecretsError
from posture.words.phrase import phrase

Ask = Callable[[str], str]
"""Gives back what a person answers to a question, or raises."""

Wrong = Callable[[str], str]
"""Says in a sentence what is wrong with a passphrase, "" where it will do; takes up to a second."""

SHORTEST: Final = 8
"""The fewest characters of a passphrase that is chosen."""


class Asker:
    """Asks as a terminal does: one question after the other, and what is wrong is the end of it."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def known(self, wrong: Wrong) -> str:
        """The passphrase that opens the key. Raises SecretsError with what is wrong with it."""
        text = self._ask(phrase("Passphrase for Posture: "))
        if not text:
            raise SecretsError(phrase("Without the passphrase Posture's key stays sealed. Nothing was sent."))
        _demand(wrong(text))
        return text

    def new(self, wrong: Wrong) -> str:
        """A passphrase of the person's choice, which they typed twice. Raises SecretsError."""
        text = self._ask(phrase("No keyring here. Choose a passphrase for Posture: "))
        if not text:
            raise SecretsError(phrase("Without the passphrase Posture's key stays sealed. Nothing was sent."))
        _demand(wrong(text))
        if self._ask(phrase("The same once more: ")) != text:
            raise SecretsError(phrase("The two passphrases differ. Try again."))
        return text


def _demand(sentence: str) -> None:
    if sentence:
        raise SecretsError(sentence)


def too_short(passphrase: str) -> str:
    """A sentence where a passphrase has too few characters, else ""."""
    if len(passphrase) < SHORTEST:
        return phrase(
            "That passphrase is too short. Choose one of {least} characters or more.", least=SHORTEST
        )
    return ""
