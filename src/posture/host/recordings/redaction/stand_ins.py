"""Stand-ins for what points at a person or a computer: the same value always gets the same one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from urllib.parse import unquote
from zoneinfo import available_timezones

from posture.host.recordings.redaction.addresses import Addresses
from posture.host.recordings.redaction.identifiers import (
    ALONE,
    HEX,
    PATTERNS,
    PUBLIC_SITES,
    SHARED_IDS,
    SHARED_NAMES,
)
from posture.host.recordings.redaction.words import Words

# What stands in place of something, so that a recording of a recording keeps it.
_STAND_INS = frozenset(
    """
    word number secret server medium person owner computer network domain serial disk share example org
    archive volume card packages package
    """.split()  # noqa: SIM905 - a list that people read and extend
)
_IN_HOMES = r"(?:(?<=/home/)|(?<=/[Uu]sers/)|(?<=\\[Uu]sers\\))"
_END = r"(?:[/\\\s\"':;,]|\Z)"
_OWNER = r"(?!\.|(?:person|owner)-\d)[^/\\\s\"':;,]+"
_MEDIUM = re.compile(r"medium-\d+|[a-z]|wslg?")  # a stand-in, or what WSL calls the drives of Windows
_ESCAPED = re.compile(r"\\([0-3][0-7]{2})")
_HERE = re.compile(r"(?:localhost|127\.[\d.]+|0\.0\.0\.0|\[::1?\])(?::\d+)?$", re.IGNORECASE)
# Names that lead nowhere (RFC 6761), and what servers of packages call themselves before their maker's name.
_NOWHERE = re.compile(r"[^/:]*\.(?P<ending>invalid|localhost)(?::\d+)?$", re.IGNORECASE)
_OF_PACKAGES = re.compile(r"(?:apt|deb|dl|downloads?|packages|pkgs|ppa|repos?)\.(?=.*\.)", re.IGNORECASE)
_SHORT = 2
_WORD = re.compile(r"[^\W_]+")


class StandIns:
    """Finds what identifies by its form or because it was found out before, and replaces it.

    ``known`` are the words that stay. ``parts`` are of full names: as many of them are words, they are
    replaced as they are written, even where they are known.
    """

    def __init__(
        self,
        known: Collection[str],
        people: Iterable[str] = (),
        computers: Iterable[str] = (),
        domains: Iterable[str] = (),
        networks: Iterable[str] = (),
        parts: Iterable[str] = (),
    ) -> None:
        named = (("domain", domains), ("person", people), ("computer", computers), ("network", networks))
        self._literals: dict[str, str] = {}
        for word, names in named:
            self._literals |= _stand_ins((name for name in names if name.lower() not in self._literals), word)
        exact = {part for part in parts if len(part) > _SHORT and _is_telling(part, self._literals)}
        self._ids: dict[tuple[str, str], int] = {}
        self._counts: Counter[str] = Counter()
        self.addresses = Addresses()
        self.words = Words({*known, *_STAND_INS, *SHARED_NAMES}, self._number)
        forms = [f"(?i:{form})" for form in map(_literal_form, _longest_first(self._literals))]
        forms += map(re.escape, _longest_first(exact | {part.upper() for part in exact}))
        literal = {"literal": ALONE.format(f"(?:{'|'.join(forms)})")} if forms else {}
        known = "|".join(map(re.escape, _longest_first({*self._literals, *SHARED_NAMES})))
        # Whoever else has a home folder here; a network's directory may name them, and no file.
        literal["owner"] = f"{_IN_HOMES}(?!(?i:{known}){_END}){_OWNER}"
        self._pattern = re.compile(
            "|".join(f"(?P<{name}>{form})" for name, form in {**PATTERNS, **literal}.items())
        )

    @property
    def kinds(self) -> Counter[str]:
        """How many different values of each kind were taken out; the kinds are names of patterns."""
        found = Counter(kind for kind, _ in self._ids)
        found["address"] += self.addresses.replaced
        return found

    def text(self, text: str) -> str:
        """The text with stand-ins, and without the words that are not known."""
        kept: list[str] = []
        end = 0
        for match in self._pattern.finditer(text):
            kept += self.words.text(text[end : match.start()]), self._stand_in(match)
            end = match.end()
        return "".join((*kept, self.words.text(text[end:])))

    def identifying(self, text: str) -> str:
        """The text with stand-ins for what identifies, and all its words."""
        return self._pattern.sub(self._stand_in, text)

    def _stand_in(self, match: re.Match[str]) -> str:
        found = match[0]
        match match.lastgroup:
            case "literal":
                self._number("literal", found.lower())
                return self._literals.get(found.lower(), "person")
            case "uuid" | "digest":
                return self._identifier(found)
            case "mac" | "card":
                return self._hardware_address(found)
            case "sid":
                return f"1-1-{self._number('sid', found)}"
            case "serial":
                number = match["number"]
                return self.words.text(found[: -len(number)]) + self.numbered("serial", number)
            case "secret":
                return self._secret(found, match["word"])
            case "url":
                scheme = match["scheme"]
                return f"{self.words.text(scheme)}:{match['slashes']}{self._place(scheme, match['place'])}"
            case "archive":
                return self._archive(found)
            case "share":
                number = self._number("server", match["server"])
                lead = found[: match.start("server") - match.start()]
                return f"{self.words.text(lead)}server-{number}:/share {match['mode']}"
            case "medium":
                return self._folder_above(match["above"]) + self.medium(match["label"])
            case "zone":
                return found if found in available_timezones() else self.words.text(found)
            case "ipv4" | "ipv6":
                return self._address(found)
            case "mail":
                return f"person-{self._number('mail', found.lower())}@example.org"
            case kind:
                return self.numbered(str(kind), found)

    def _identifier(self, found: str) -> str:
        digits = re.sub(r"-|\\x2d", "", found.lower())
        if digits in SHARED_IDS:
            return found
        number = iter(f"{self._number('id', digits):0{len(digits)}d}")
        return re.sub(HEX, lambda _: next(number), found.replace("\\x2d", "\0")).replace("\0", "\\x2d")

    def _hardware_address(self, found: str) -> str:
        digits = re.sub("[:-]", "", found.lower())
        if digits in ("0" * 12, "f" * 12):
            return found
        number = f"02{self._number('mac', digits):010x}"
        return number if found.isalnum() else ":".join(number[at : at + 2] for at in range(0, 12, 2))

    def _secret(self, found: str, word: str) -> str:
        quote = word[0] if word[0] in "\"'" else ""
        lead = self.words.text(found[: len(found) - len(word)])
        return lead + quote + self.numbered("secret", word.strip("\"'")) + quote

    def _place(self, scheme: str, place: str) -> str:
        """What an address says behind its slashes: whole where anybody may know it, without passwords."""
        server, slash, rest = place.partition("/")
        server = server.rpartition("@")[2]
        if scheme.lower() == "file" or not server:
            return self.text(place)
        if _HERE.match(server) or _is_public(server.partition(":")[0]):
            return server + slash + self.text(rest)
        return self._server(f"{server}/{rest}")

    def _archive(self, place: str) -> str:
        if place.startswith("_") or _is_public(place.partition("_")[0]):
            return self.text(place)
        return self._server(place.replace("_", "/"))

    def _server(self, place: str) -> str:
        number = self._number("server", unquote(place).strip("/").lower())
        nowhere = _NOWHERE.match(place.partition("/")[0])
        if nowhere:
            return f"server-{number}.{nowhere['ending']}"
        of_packages = _OF_PACKAGES.match(place)
        return f"{of_packages[0] if of_packages else ''}server-{number}.example.org"

    def medium(self, label: str) -> str:
        if _MEDIUM.fullmatch(label) or (label.islower() and all(map(self.words.knows, _WORD.findall(label)))):
            return label
        return self.numbered("medium", _ESCAPED.sub(lambda found: chr(int(found[1], 8)), label))

    def _folder_above(self, folder: str) -> str:
        """``/run/media/`` and the person's name."""
        return "/".join(self.text(part) for part in folder.split("/"))

    def _address(self, found: str) -> str:
        if ":" in found and not re.search("[0-9]", found.partition("/")[0]):
            return found  # a word such as "dead::beef" in a list of settings
        return self.addresses.text(found)

    def numbered(self, kind: str, found: str) -> str:
        return f"{kind}-{self._number(kind, found)}"

    def _number(self, kind: str, found: str) -> int:
        if (kind, found) not in self._ids:
            self._counts[kind] += 1
            self._ids[kind, found] = self._counts[kind]
        return self._ids[kind, found]


def _is_public(server: str) -> bool:
    return any(server.lower() == site or server.lower().endswith(f".{site}") for site in PUBLIC_SITES)


def _is_telling(name: str, known: Mapping[str, str]) -> bool:
    return name.lower() not in SHARED_NAMES and name.lower() not in known


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _stand_ins(names: Iterable[str], word: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        lower = name.strip().lower()
        if lower and _is_telling(lower, found):
            found[lower] = word if not found else f"{word}-{len(found) + 1}"
    return found


def _literal_form(name: str) -> str:
    if len(name) > _SHORT:
        return re.escape(name)
    # "on" or "no" may be somebody's name; only where a home folder or nothing else stands is it one.
    return rf"(?:(?<=/home/)|(?<=/users/)|(?<=\\users\\)|\A){re.escape(name)}(?=[/\\]|\Z)"
