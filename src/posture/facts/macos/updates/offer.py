"""An update that macOS offers: for what, and whether it still waits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from posture.facts.macos.machine.version import MacVersion, version_numbers

# As in MSU_UPDATE_24G400_patch_15.7.3_minor, MSU_UPDATE_25B78_full_26.1_major and
# MSU_UPDATE_22F770820d_patch_13.4.1_rsr; before macOS 12 without the last word.
_KEY = re.compile(
    r"MSU_UPDATE_(?P<build>\w{1,16}?)_(?:patch|full)_(?P<version>[\d.]{1,16})(?:_(?P<kind>[a-z]{1,16}))?",
    re.ASCII,
)
_NAME = re.compile(r"macOS .{0,40}?(?P<version>\d[\d.]{0,15})", re.ASCII)
_RESPONSE, _UPGRADE = "rsr", "major"


@dataclass(frozen=True, slots=True)
class Offer:
    """``version`` is that of macOS it brings, empty for anything else than macOS; ``kind`` macOS' own word.

    ``is_safari`` and ``is_macos`` are the two kinds whose security content Apple publishes for every single
    one (Apple security releases, 100100).
    """

    name: str
    version: tuple[int, ...]
    build: str
    kind: str
    is_macos: bool
    is_safari: bool

    def waits_on(self, running: MacVersion) -> bool:
        """Whether it is not installed yet: the list keeps updates until the next search."""
        if not self.is_macos or self.kind == _RESPONSE:
            return True
        if self.build and self.build == running.build:
            return False
        # Another build of the version that runs mends something in it, as background improvements do.
        mends = bool(self.build and running.build) and self.version == running.numbers
        return mends or not self.version or self.version > running.numbers

    def is_upgrade_of(self, running: MacVersion) -> bool:
        """Whether it is the next macOS; the running one gets its security updates without it."""
        if self.is_macos and self.version:
            return self.version[0] > running.major
        return self.kind == _UPGRADE


def read_offer(update: Mapping[str, object]) -> Offer:
    """An entry of ``RecommendedUpdates``; what cannot be read in it is empty."""
    name = _text(update, "Display Name") or _text(update, "Identifier")
    keys = (_text(update, "Product Key"), _text(update, "Identifier"))
    key = _KEY.fullmatch(keys[0]) or _KEY.fullmatch(keys[1])
    named = _NAME.fullmatch(name)
    shown = _text(update, "Display Version") or (named["version"] if named else "")
    is_macos = name.startswith("macOS ") or any(one.startswith("MSU_UPDATE_") for one in keys)
    version = version_numbers(shown) or (version_numbers(key["version"]) if key else ())
    return Offer(
        name or _text(update, "Product Key"),
        version if is_macos else (),
        key["build"] if key else "",
        (key["kind"] or "") if key else "",
        is_macos,
        name.startswith("Safari"),
    )


def _text(update: Mapping[str, object], name: str) -> str:
    value = update.get(name)
    return value if isinstance(value, str) else ""
