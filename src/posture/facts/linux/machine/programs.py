"""The names of programs, and which of them a process runs."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from posture.host.model import Process

_KERNEL_NAME = 15  # the kernel keeps this many characters of a name, see proc_pid_comm(5)
_INTERPRETERS = ("python", "perl", "bash", "sh", "dash", "gjs", "node")


def names(text: str) -> frozenset[str]:
    """The words of a text, for lists of names."""
    return frozenset(text.split())


def program_name(process: Process, known: Collection[str]) -> str:
    """The one of the known names that a process runs under, or nothing.

    Understands names the kernel cut off, scripts and modules (``-m``) under their interpreter, and NixOS
    wrappers (``.swayidle-wrapped``).
    """
    for word in _names(process):
        if word in known:
            return word
    name = _unwrapped(process.name)
    if len(process.name) == _KERNEL_NAME and not process.command:
        return next((candidate for candidate in known if candidate.startswith(name)), "")
    return ""


def running(processes: Iterable[Process], known: Collection[str]) -> tuple[str, ...]:
    """The known names that run among the processes, sorted."""
    return tuple(sorted({name for process in processes if (name := program_name(process, known))}))


def _names(process: Process) -> Iterable[str]:
    yield _unwrapped(process.name)
    if not process.command:
        return
    first = _unwrapped(process.command[0].rpartition("/")[2])
    yield first
    if first.startswith(_INTERPRETERS):
        script = next((word for word in process.command[1:] if not word.startswith("-")), "")
        yield _unwrapped(script.rpartition("/")[2])
        yield _unwrapped(script.rpartition("/")[2].removesuffix(".py"))


def _unwrapped(name: str) -> str:
    if name.startswith(".") and name.endswith(("-wrapped", "-wrapped_")):
        return name[1:].removesuffix("_").removesuffix("-wrapped")
    return name.removeprefix("-")
