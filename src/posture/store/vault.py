"""The keyring of the person's session, where it is a real one."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from posture.store.deadline import DeadlinePassed, within
from posture.store.errors import SecretsError
from posture.words.phrase import phrase

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

T = TypeVar("T")

SERVICE: Final = "posture"

REAL: Final = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.macOS.Keyring",
        "keyring.backends.Windows.WinVaultKeyring",
    }
)
"""Backends that keep a secret behind the person's login; all others (plain files, null) are refused."""

_CHAINER: Final = "keyring.backends.chainer.ChainerBackend"


class KeyringUnusable(SecretsError):
    """A keyring is there, but it cannot keep anything (it has no collection, say)."""


class Vault:
    """The real keyrings of this session, best first; a deadline ends every call.

    A locked keyring may show a question and wait for its answer for ever: hence the deadline, after
    which SecretsError says what to do.
    """

    def __init__(self, backends: tuple[KeyringBackend, ...], deadline: float) -> None:
        self._backends = backends
        self._deadline = deadline

    def read(self, user: str) -> str | None:
        """What is kept for ``user``, in the first keyring that has something; None where none has."""
        for backend in self._backends:
            kept = _ask(partial(backend.get_password, SERVICE, user), self._deadline)
            if kept is not None:
                return kept
        return None

    def demand_unlocked(self) -> None:
        """Raise SecretsError where a question to the best keyring would first ask the person to unlock it."""
        best = _name(self._backends[0])
        locked = _ask(_LOCKED.get(best, _never), self._deadline)
        if locked:
            raise SecretsError(
                phrase(
                    "Your computer's password store, the keyring “{locked}”, is locked. Unlock it, then try "
                    "again.",
                    locked=locked,
                )
            )

    def write(self, user: str, text: str) -> None:
        """Keep ``text``, and read it back to be sure."""
        best = self._backends[0]
        _ask(lambda: best.set_password(SERVICE, user, text), self._deadline)
        if _ask(lambda: best.get_password(SERVICE, user), self._deadline) != text:
            raise KeyringUnusable(phrase("Your keyring took Posture's key but did not give it back."))

    def delete(self, user: str) -> None:
        """Delete what any of the keyrings keeps for ``user``; it may ask the person to unlock it."""
        for backend in self._backends:
            if _ask(partial(backend.get_password, SERVICE, user), self._deadline) is not None:
                _ask(partial(backend.delete_password, SERVICE, user), self._deadline)


def find_vault(deadline: float) -> Vault | None:
    """The vault of this session, or None where no real keyring is to be had."""
    backends = _ask(lambda: tuple(_real_backends()), deadline)
    return Vault(backends, deadline) if backends else None


def _real_backends() -> Iterator[KeyringBackend]:
    import keyring

    chosen = keyring.get_keyring()
    chain: Iterable[KeyringBackend] = (
        getattr(chosen, "backends", ()) if _name(chosen) == _CHAINER else [chosen]
    )
    for backend in chain:
        if _name(backend) in REAL:
            yield backend
        else:
            log.info("keyring backend %s is not on the list of real ones", _name(backend))


def _never() -> str:
    return ""


def _secret_service_locked() -> str:
    """The default collection's name where it is locked; asking keyring would bring up the prompt at once.

    https://specifications.freedesktop.org/secret-service-spec/latest/ (Collection, property Locked).
    """
    import secretstorage

    bus = secretstorage.dbus_init()
    try:
        collection = secretstorage.Collection(bus, _DEFAULT_COLLECTION)
        return (collection.get_label() or "login") if collection.is_locked() else ""
    finally:
        bus.close()


def _kwallet_locked() -> str:
    """The network wallet's name where it is closed (org.kde.KWallet, isOpen with a wallet's name)."""
    import dbus  # type: ignore[import-not-found]  # there where the wallet's backend is

    wallets = dbus.Interface(
        dbus.SessionBus().get_object("org.kde.kwalletd5", "/modules/kwalletd5"), "org.kde.KWallet"
    )
    name = str(wallets.networkWallet())
    return "" if wallets.isOpen(name) else name


_DEFAULT_COLLECTION: Final = "/org/freedesktop/secrets/aliases/default"
_LOCKED: Final[Mapping[str, Callable[[], str]]] = {
    "keyring.backends.SecretService.Keyring": _secret_service_locked,
    "keyring.backends.libsecret.Keyring": _secret_service_locked,
    "keyring.backends.kwallet.DBusKeyring": _kwallet_locked,
}
"""Keyrings that would ask for a password of their own; the others open with the session."""


def _name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _ask(question: Callable[[], T], deadline: float) -> T:
    from keyring.errors import InitError, KeyringLocked

    try:
        return within(deadline, question)
    except DeadlinePassed as error:
        raise SecretsError(
            phrase(
                "Your computer's password store (keyring) did not answer in time. If it asks to be unlocked, "
                "answer it, then try again."
            )
        ) from error
    except KeyringLocked as error:
        raise SecretsError(
            phrase("Your computer's password store, the keyring, is locked. Unlock it, then try again.")
        ) from error
    except InitError as error:
        raise KeyringUnusable(
            phrase("Your computer's password store (keyring) cannot keep anything yet.")
        ) from error
    except Exception as error:  # backends let through whatever their bus or system raises
        raise SecretsError(
            phrase(
                "Your computer's password store (keyring) refused. See that it runs and is unlocked, then "
                "try again."
            )
        ) from error
