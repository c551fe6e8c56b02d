"""A session's keyring in memory."""

from __future__ import annotations

from collections.abc import Callable


class FakeKeyring:
    """A session's keyring, which can be told to misbehave."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.writes = 0
        self.act: Callable[[], None] = lambda: None

    def get_password(self, service: str, user: str) -> str | None:
        self.act()
        return self.kept.get((service, user))

    def set_password(self, service: str, user: str, password: str) -> None:
        self.act()
        self.writes += 1
        self.kept[service, user] = password


def named(name: str) -> FakeKeyring:
    """A fake whose class has the full name of a backend."""
    module, _, qualname = name.rpartition(".")
    made = type(qualname, (FakeKeyring,), {"__module__": module, "__qualname__": qualname})()
    assert isinstance(made, FakeKeyring)
    return made
