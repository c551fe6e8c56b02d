"""The keys of one home: each asked for when it is first needed, and shared by threads."""

from __future__ import annotations

import os
from threading import RLock
from typing import TYPE_CHECKING

from posture.store.errors import SecretsError, StoreError
from posture.words.phrase import phrase

if TYPE_CHECKING:
    from posture.application.session import Session
    from posture.store.marks import Marks
    from posture.store.sealed import Sealer


class Keys:
    """What seals: with the master key what was voted, with another what check-ups found."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._unsealing = RLock()
        self._unsealed: Sealer | None = None
        self._checkups: Sealer | None = None

    def sealer(self) -> Sealer:
        """With the master key; one thread asks for the passphrase, the others wait for what it was told."""
        with self._unsealing:
            if self._unsealed is None:
                from posture.store.sealed import Sealer
                from posture.store.secrets import open_master_key

                self._refuse_second_key()
                self._unsealed = Sealer(open_master_key(self._session.home, ask=self._session.ask))
            return self._unsealed

    def quiet_sealer(self) -> Sealer:
        """The same, where nobody has to be asked for anything; SecretsError."""
        with self._unsealing:
            if self._unsealed is None:
                from posture.store.sealed import Sealer
                from posture.store.secrets import open_master_key

                self._unsealed = Sealer(open_master_key(self._session.home, ask=None, quiet=True))
            return self._unsealed

    def checkup_sealer(self) -> Sealer | None:
        """For what check-ups found and reasons of exceptions; None where no key comes without asking.

        The keyring has one of its own for these; without a keyring it is the key whose passphrase stands in
        the environment. It waits for no other thread: one of them may be asking the person for a passphrase.
        """
        if self._checkups is None:
            from posture.store.quiet.key import quiet_sealer

            self._checkups = quiet_sealer(self._session.home) or self._given()
        return self._checkups

    def _given(self) -> Sealer | None:
        if not (os.environ.get("POSTURE_PASSPHRASE") or os.environ.get("POSTURE_PASSPHRASE_FILE")):
            return None  # without what looking for it loads
        from posture.store.sealed import Sealer
        from posture.store.secrets import given_master_key

        try:
            self._refuse_second_key()
            key = given_master_key(self._session.home)
        except StoreError:
            return None
        return None if key is None else Sealer(key)

    def marks(self) -> Marks | None:
        from posture.store.marks import marks_beside_key

        return marks_beside_key(self._session.home)

    def _refuse_second_key(self) -> None:
        """A new key must not take the place of one that went missing while something is sealed with it."""
        file = self._session.home / "key.json"
        if not file.exists() and self._session.database.one("SELECT 1 FROM membership") is not None:
            raise SecretsError(
                phrase(
                    "“{file}” is missing, and with it the key to your membership. Put back a backup of it; "
                    "without one, leave the organisation and join again with a new invite.",
                    file=str(file),
                )
            )
