"""What the archives say of themselves: the Release files among apt's lists."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote

from posture.facts.linux.machine.optional_files import text
from posture.host.model import Host, HostError

LISTS = "/var/lib/apt/lists"
_NAME = re.compile(r"(?P<place>.+)_dists_(?P<suite>.+)_(?:InRelease|Release)")
_FIELD = re.compile(r"^(Origin|Label|Suite|Codename|Version|Date): *(.*?) *$", re.MULTILINE)
_HEAD = 4096  # the fields stand before the checksums, of which there may be hundreds of kilobytes


@dataclass(frozen=True)
class Release:
    """An archive of apt's by its list's file name, and the text that it signed; None where there is none.

    Source: the fields of a Release file as the Debian wiki's DebianRepository/Format describes them.
    """

    name: str
    text: str | None

    @cached_property
    def fields(self) -> dict[str, str]:
        return dict(_FIELD.findall((self.text or "")[:_HEAD]))

    @property
    def known(self) -> bool:
        return "Origin" in self.fields or "Suite" in self.fields or "Codename" in self.fields

    @property
    def suite(self) -> str:
        """Its name in apt's sources: ``noble-security``, ``buster/updates``."""
        match = _NAME.fullmatch(self.name)
        return match["suite"].replace("_", "/") if match else ""

    @property
    def site(self) -> str:
        """The server's name; nothing for an archive on this computer."""
        return self._place.split("/", 1)[0]

    @property
    def _place(self) -> str:
        """The address without its scheme: ``deb.debian.org/debian-security``."""
        match = _NAME.fullmatch(self.name)
        return unquote(match["place"].replace("_", "/")) if match else ""

    def is_at(self, place: str, suite: str) -> bool:
        """Whether it is the archive of this address and suite, as ``apt-cache policy`` names them."""
        address = place.partition("://")[2] or place.partition(":")[2]
        return self.suite == suite and self._place == address.rpartition("@")[2].rstrip("/")


def read_releases(host: Host, names: Iterable[str]) -> tuple[Release, ...]:
    """The archives with these list files; a file that is refused or gives no answer is a HostError."""
    return tuple(Release(name, text(host, f"{LISTS}/{name}")) for name in names if _NAME.fullmatch(name))


def origin_of(host: Host, name: str) -> str | None:
    """Whose archive a list file says it is; None where it is not there, empty where it is refused."""
    try:
        found = text(host, f"{LISTS}/{name}")
    except HostError:
        return ""
    return None if found is None else Release(name, found).fields.get("Origin")
