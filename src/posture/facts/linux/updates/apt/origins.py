"""From which archives unattended-upgrades installs.

Source: unattended-upgrades' README.md (“Allowed-Origins”, “Origins-Pattern”) and the functions
``get_allowed_origins_legacy`` and ``match_whitelist_string`` of its program, whose treatment of wildcards,
of ``\\,`` and ``\\:`` and of the two names in ``${…}`` is followed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from posture.facts.linux.updates.apt.releases import Release

_FIELDS: Mapping[str, str] = {
    "o": "Origin",
    "origin": "Origin",
    "l": "Label",
    "label": "Label",
    "a": "Suite",
    "archive": "Suite",
    "suite": "Suite",
    "n": "Codename",
    "codename": "Codename",
}
_UNESCAPED_COLON = re.compile(r"(?<!\\):")
_COMMA = "%2C"


@dataclass(frozen=True, slots=True)
class Distribution:
    """The names that ``lsb_release -i`` and ``-c`` give: ``${distro_id}`` and ``${distro_codename}``."""

    id: str
    codename: str

    def filled(self, text: str) -> str:
        for name, value in (("distro_id", self.id), ("distro_codename", self.codename)):
            text = text.replace(f"${{{name}}}", value).replace(f"${name}", value)
        return text


def pattern_of(pair: str) -> str:
    """An entry of the older list, ``ID:ARCHIVE`` or ``ID ARCHIVE``, as a pattern of the newer one."""
    parts = _UNESCAPED_COLON.split(pair) if _UNESCAPED_COLON.search(pair) else pair.split()
    if len(parts) != 2:
        return ""
    origin, archive = (re.sub(r"(?<!\\),", r"\\,", part.replace("\\:", ":")) for part in parts)
    return f"o={origin},a={archive}"


def matches(pattern: str, distribution: Distribution, release: Release) -> bool:
    """Whether a pattern, as ``origin=Debian,codename=${distro_codename}-security``, lets this archive in.

    The component is not compared: an archive has several, and the pattern may name any of them.
    """
    if not pattern.strip():
        return False
    tokens = [token.partition("=") for token in pattern.replace("\\,", _COMMA).split(",")]
    for key, sign, value in tokens:
        what = key.strip()
        wanted = distribution.filled(value.strip().replace(_COMMA, ","))
        if not sign:
            return False
        if what in ("c", "component"):
            continue
        found = release.site if what == "site" else release.fields.get(_FIELDS.get(what, ""))
        if found is None or not fnmatchcase(found, wanted):
            return False
    return True


def let_in(patterns: Iterable[str], distribution: Distribution, release: Release) -> bool:
    """Whether any of the patterns lets the archive in."""
    return any(matches(pattern, distribution, release) for pattern in patterns)
