"""Short notes beside the master key in the keyring, which no copy of the home brings back."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Protocol

from posture.store.errors import SecretsError
from posture.store.keyfile import SealedKey, read_key_file
from posture.store.vault import find_vault
from posture.words.phrase import phrase

ANSWERS: Final = "answers of "
"""How the name of every note begins that says which answers of a round were fixed."""


class Marks(Protocol):
    """Notes by name; both calls raise SecretsError where the keyring does not answer."""

    def read(self, name: str) -> str | None: ...

    def write(self, name: str, text: str) -> None: ...


def marks_beside_key(home: Path, *, deadline: float = 10.0) -> Marks | None:
    """The notes in the keyring that keeps the key of ``home``; None where a passphrase seals the key.

    ``deadline``: seconds for each call of the keyring. Raises SecretsError where the key is in a keyring that
    this session cannot reach.
    """
    if isinstance(read_key_file(home / "key.json"), SealedKey):
        return None
    vault = find_vault(deadline)
    if vault is None:
        raise SecretsError(
            phrase(
                "Posture's key is in your keyring, which this session cannot reach. Sign in to your desktop, "
                "then try again."
            )
        )
    return vault
