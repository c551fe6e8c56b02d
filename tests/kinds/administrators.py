"""A recorded computer as its administrator sees it, as far as the recording tells."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from posture.host.model import FileStatus, Host, NoAnswer, NotAllowed, NotThere, Output

_OWN = FileStatus("directory", 0, datetime(2026, 11, 28, tzinfo=UTC), 0o555, 0)
_QUESTIONS = frozenset(
    """
    exists names status resolve call registry_keys registry_value native processes listeners space
    """.split()  # noqa: SIM905 - a list that people read and extend
)


class AdministratorsHost:
    """Root asks, to whom nothing is closed; what was closed to the account that recorded stays unanswered.

    ``lacks`` are programs that are not installed.
    """

    def __init__(self, host: Host, lacks: tuple[str, ...] = ()) -> None:
        self._host = host
        self._lacks = lacks

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._host, name)
        return self._open(found) if name in _QUESTIONS else found

    def status(self, path: str) -> FileStatus:
        return _OWN if path == "/proc/self" else self._open(self._host.status)(path)

    def read_bytes(self, path: str) -> bytes:
        if path == "/proc/self/uid_map":
            return b"         0          0 4294967295\n"
        return self._open(self._host.read_bytes)(path)

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def run(self, program: str, *arguments: str, **how: Any) -> Output:
        if program in self._lacks:
            raise NotThere(f"{program} is not installed.")
        return self._open(self._host.run)(program, *arguments, **how)

    @staticmethod
    def _open(ask: Any) -> Any:
        def asked(*question: Any, **how: Any) -> Any:
            try:
                return ask(*question, **how)
            except NotAllowed as error:
                raise NoAnswer("The recording does not hold it.") from error

        return asked
