"""What can be asked of a host, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal, Protocol


class System(StrEnum):
    """The families of operating system that Posture knows."""

    LINUX = "linux"
    MACOS = "macos"
    WINDOWS = "windows"


class HostError(Exception):
    """A question that the host did not answer; ``str()`` is a sentence for the person."""

    @property
    def sentence(self) -> str:
        """The sentence as it was given: a phrase can be said in other languages."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)


class NotThere(HostError):
    """The file, key, name or program does not exist on this host."""


class NotAllowed(HostError):
    """The system refuses this account an answer."""


class NoAnswer(HostError):
    """The deadline passed, or the program that should answer broke."""


class Unsupported(HostError):
    """This kind of question does not exist on this system (the registry on Linux, say)."""


class NotRecorded(HostError):
    """The recording holds no answer to this question, not even "it is not there"."""


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What is known of a file without opening it."""

    kind: Literal["file", "directory", "other"]
    size: int
    modified: datetime
    mode: int
    owner: int


@dataclass(frozen=True, slots=True)
class Output:
    """What a command printed (decoded as UTF-8, bad bytes replaced) and its exit status."""

    exit_code: int
    stdout: str
    stderr: str


@dataclass(frozen=True, slots=True)
class BusCall:
    """One D-Bus method call; a property is read through ``org.freedesktop.DBus.Properties.Get``."""

    bus: Literal["system", "session"]
    destination: str
    path: str
    interface: str
    method: str
    signature: str = ""
    arguments: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Process:
    """A running program; ``command`` is empty where the system hides it from this account."""

    name: str
    command: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Listener:
    """A socket that waits for others; ``program`` is None where the system hides it."""

    protocol: Literal["tcp", "udp"]
    address: str
    port: int
    program: str | None = None


@dataclass(frozen=True, slots=True)
class Space:
    """Room on a volume, in bytes; ``free`` is what this account may use."""

    total: int
    free: int


RegistryValue = int | str | bytes | tuple[str, ...]


class Host(Protocol):
    """Every question a fact may ask; each raises a HostError where there is no answer.

    Paths are absolute strings in the host's own notation. Nothing here changes the host.
    """

    @property
    def system(self) -> System: ...

    def now(self) -> datetime:
        """The time of looking (aware, UTC); for a recording, when it was made."""
        ...

    def environment(self, name: str) -> str | None: ...

    def home(self) -> str:
        """The home folder of the person."""
        ...

    def read_bytes(self, path: str) -> bytes:
        """The file's bytes; NoAnswer where they are more than 4 MiB."""
        ...

    def read_text(self, path: str) -> str:
        """The file as UTF-8, bad bytes replaced."""
        ...

    def exists(self, path: str) -> bool:
        """Whether something is there; NotAllowed where a folder on the way is closed to us."""
        ...

    def names(self, path: str) -> tuple[str, ...]:
        """The sorted names in a folder."""
        ...

    def status(self, path: str) -> FileStatus: ...

    def resolve(self, path: str) -> str:
        """The path with every symbolic link followed."""
        ...

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        """Run a program of the allow-list by its name: absolute path, no shell, C locale.

        ``stdin`` is what it reads as its standard input. A non-zero exit code is an answer, not an error.
        """
        ...

    def call(self, call: BusCall, *, deadline: float = 3.0) -> tuple[object, ...]:
        """The reply's body; variants come as ``(signature, value)``. NotThere where nobody owns the name."""
        ...

    def registry_value(self, key: str, name: str) -> RegistryValue:
        """A value such as ``(r"HKLM\\SOFTWARE\\…", "CurrentBuild")``, 64-bit view."""
        ...

    def registry_keys(self, key: str) -> tuple[str, ...]: ...

    def native(self, question: str) -> object:
        """An answer of the system's own programming interface, by a fixed name.

        The names stand in ``posture.host.windows.native``; plain JSON values only.
        """
        ...

    def processes(self) -> tuple[Process, ...]: ...

    def listeners(self) -> tuple[Listener, ...]: ...

    def space(self, path: str) -> Space: ...
