"""Whether what is installed waits for a restart before it runs."""

from __future__ import annotations

import re

from posture.facts.linux.machine.optional_files import is_there, names, target_of, text
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Answer, Known, Reason, Unreadable, unreadable
from posture.host.model import Host, HostError, NotAllowed
from posture.words.phrase import phrase

# Debian's and Ubuntu's packages leave the first one (update-notifier-common, unattended-upgrades), zypp the
# second ("zypper needs-rebooting"); both lie in memory and are gone after the restart.
_MARKS = ("/run/reboot-required", "/var/run/reboot-required", "/run/reboot-needed")
_PACKAGES = "/run/reboot-required.pkgs"
_RUNNING = "/proc/sys/kernel/osrelease"
_MODULES = ("/lib/modules", "/usr/lib/modules")
_BOOT, _KERNEL = "/boot", "vmlinuz-"
# Files of a kernel's package: of a kernel that was removed only what was built beside it stays behind.
_PACKAGED = ("vmlinuz", "modules.builtin", "modules.order")
_NIX = ("/run/booted-system", "/run/current-system")
_NIX_PARTS = ("kernel", "initrd", "kernel-modules")
_METHOD = "file:/run/reboot-required, kernel"
_NUMBERS = re.compile(r"\d+")
_COUNTED = re.compile(r"(\brc)?(\d+)")
_LEADING = re.compile(r"\d+(?:\.\d+)*(?:-\d+(?:\.\d+)*)*")
_DELIMITERS = re.compile(r"[.+~-]")
_COUNTER = re.compile(r"(?:deb|fc|el|bpo|rc)[\d_]*")
_VERSION = re.compile(r"\d+\.\d+[\w.+~-]*")


def read(host: Host) -> Answer:
    """Whether a restart waits: by the marks that packages leave, else by the kernel that runs.

    One kernel's name follows another by all numbers in it: Arch builds ``6.17.8-arch1-1`` anew as
    ``6.17.8-arch2-1`` or ``6.17.8-arch1-2``. Refused marks leave it open. A kernel of another flavour than
    the running one (``-lts``, ``-rt``) says nothing, and in a container the kernel is not this system's own.
    """
    try:
        mark = next((mark for mark in _MARKS if is_there(host, mark)), None)
        if mark:
            return Known(True, f"file:{mark}", _excerpt(host))
        if surroundings(host) in (Surroundings.CONTAINER, Surroundings.WSL):
            return Known(False, f"file:{_MARKS[0]}")
        return _by_nix(host) or _by_kernel(host)
    except HostError as error:
        return unreadable(error, method=_METHOD)


def _excerpt(host: Host) -> str:
    try:
        return ", ".join(dict.fromkeys(host.read_text(_PACKAGES).split()))[:200]
    except HostError:
        return ""


def _by_nix(host: Host) -> Answer | None:
    """NixOS starts the new services itself; kernel and modules wait for the restart."""
    if not is_there(host, _NIX[0]):
        return None
    booted, current = (tuple(target_of(host, f"{system}/{part}") for part in _NIX_PARTS) for system in _NIX)
    return Known(booted != current, "file:/run/booted-system")


def _by_kernel(host: Host) -> Answer:
    running = (text(host, _RUNNING) or "").strip()
    installed = [name for name in _kernels(host) if _VERSION.fullmatch(name)]
    package = _package(host, running)
    alike = [
        name
        for name in installed
        if _flavour(name) == _flavour(running) and package in ("", _package(host, name) or package)
    ]
    # Arch removes the running kernel's modules as it installs the next one, be it an older one again.
    gone = running not in installed
    newer = [
        name
        for name in alike
        if (_order(name) > _order(running) and (gone or _starts(host, name)))
        or (gone and _is_of_arch(host, name))
    ]
    if installed and not running:
        return Unreadable(
            Reason.NOT_FOUND, phrase("It cannot be seen which kernel runs."), method=f"file:{_RUNNING}"
        )
    found = max(newer, key=_order, default="")
    return Known(bool(running and found), "kernel", f"{running}, {found}" if found else running)


def _starts(host: Host, kernel: str) -> bool:
    """Whether there is a kernel to these modules: of removed ones, folders of modules stay behind."""
    places = [f"{folder}/{kernel}/{name}" for folder in _MODULES for name in _PACKAGED]
    return any(is_there(host, path) for path in (f"{_BOOT}/{_KERNEL}{kernel}", *places))


def _kernels(host: Host) -> tuple[str, ...]:
    """The kernels by the folders of their modules, and by their files in ``/boot``."""
    found = list(dict.fromkeys(name for folder in _MODULES for name in names(host, folder)))
    try:
        started = names(host, _BOOT)
    except NotAllowed:
        # Often closed on Arch, whose kernels there have no version in their names anyway.
        if not any(_is_of_arch(host, name) for name in found):
            raise
        started = ()
    found += [name.removeprefix(_KERNEL) for name in started if name.startswith(_KERNEL)]
    return tuple(dict.fromkeys(found))


def _is_of_arch(host: Host, kernel: str) -> bool:
    """Whether pacman put the kernel's modules there: a file names the package they were built from."""
    return any(is_there(host, f"{folder}/{kernel}/pkgbase") for folder in _MODULES)


def _package(host: Host, kernel: str) -> str:
    """The name of that package, nothing where none is told.

    Manjaro keeps several beside each other, ``linux612`` and ``linux617``, each of which may be chosen.
    """
    found = (text(host, f"{folder}/{kernel}/pkgbase") for folder in _MODULES if kernel)
    return next((name.strip() for name in found if name), "")


def _order(version: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What counts up in a kernel's name: up to the first word in it, and behind that.

    A candidate for a release, ``rc3``, comes before the release.
    """
    match = _LEADING.match(version)
    leading, rest = version[: match.end() if match else 0], version[match.end() if match else 0 :]
    behind = (number for word in _COUNTED.finditer(rest) for number in (-bool(word[1]), int(word[2])))
    return tuple(map(int, _NUMBERS.findall(leading))), tuple(behind)


def _flavour(version: str) -> tuple[str, ...]:
    """``generic``, ``amd64``, ``lts``, ``arch``: the words in a kernel's name, without what counts up."""
    match = _LEADING.match(version)
    words = [word for word in _DELIMITERS.split(version[match.end() :] if match else version) if word]
    named = [word.rstrip("0123456789") for word in words[:-1]] + words[-1:]
    return tuple(word for word in named if word and not _COUNTER.fullmatch(word) and not word.isdigit())
