"""Whether kernels are kept in the EFI partition, and whether the next one needs room beside them."""

from __future__ import annotations

import re
from enum import Enum, auto

from posture.facts.linux.machine.optional_files import is_there, names, text
from posture.facts.linux.machine.os_release import names_of
from posture.facts.linux.settings import ini
from posture.host.model import Host

_PRESETS = "/etc/mkinitcpio.d"
_IMAGE = re.compile(r"""^\s*\w+_uki=["']?(/[^"'\s]+)""", re.MULTILINE)
_DRACUT = ("/usr/lib/dracut/dracut.conf.d", "/etc/dracut.conf.d")
_DRACUT_UEFI = re.compile(r"""^\s*uefi=["']?\s*(\w+)""", re.MULTILINE)
_INSTALL = ("/etc/kernel/install.conf", "/usr/lib/kernel/install.conf")
_MARKS = ("/etc/kernel/entry-token", "/etc/kernel/postinst.d/zz-systemd-boot")
_SUSE = "/etc/sysconfig/bootloader"


class Keeping(Enum):
    """How the EFI partition holds kernels."""

    REPLACED = auto()
    """The next one is written over one that is there."""
    ADDED = auto()
    """The next one is written beside those that are there."""


def keeping(host: Host, partition: str) -> Keeping | None:
    """How kernels are kept in the EFI partition at a mount point; None where nothing says that they are.

    Source: kernelstub(8), which Pop!_OS starts and which writes over ``EFI/Pop_OS-…``; mkinitcpio(8),
    PRESETS, ``default_uki``; kernel-install(8), ``layout`` and ``entry-token``, which Debian's systemd-boot
    starts by a hook; dracut.conf(5), ``uefi``; openSUSE's sdbootutil, for which ``LOADER_TYPE`` is
    ``systemd-boot`` or ``grub2-bls``.
    """
    if names_of(host).get("ID") == "pop" or is_there(host, "/etc/kernelstub/configuration"):
        return Keeping.REPLACED
    if any(path.startswith(f"{partition}/") for path in _images(host)):
        return Keeping.REPLACED
    loader = ini.parse(text(host, _SUSE) or "").get("", {}).get("LOADER_TYPE", "").strip("\"'")
    if loader in ("systemd-boot", "grub2-bls") or any(is_there(host, mark) for mark in _MARKS):
        return Keeping.ADDED
    return Keeping.ADDED if _installs_there(host, partition) or _is_built_by_dracut(host) else None


def _images(host: Host) -> tuple[str, ...]:
    """The unified kernel images that the presets of mkinitcpio write."""
    presets = (text(host, f"{_PRESETS}/{name}") for name in names(host, _PRESETS) if name.endswith(".preset"))
    return tuple(path for preset in presets for path in _IMAGE.findall(preset or ""))


def _installs_there(host: Host, partition: str) -> bool:
    settings = next((read for path in _INSTALL if (read := text(host, path)) is not None), "")
    values = ini.parse(settings).get("", {})
    return values.get("layout") in ("bls", "uki") and values.get("BOOT_ROOT", partition) == partition


def _is_built_by_dracut(host: Host) -> bool:
    files = ["/etc/dracut.conf"]
    files += [f"{folder}/{name}" for folder in _DRACUT for name in names(host, folder)]
    found = [word for path in files for word in _DRACUT_UEFI.findall(text(host, path) or "")]
    return found[-1:] == ["yes"]
