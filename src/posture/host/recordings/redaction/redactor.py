"""Take out of a recording what points at a person or a computer, and keep its links whole.

The same value always gets the same stand-in, so that a path found in one answer still leads to
the next. Nothing is taken on trust: what cannot be recognised by its form or was not found out
beforehand stays, and the person is told to look before sharing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from urllib.parse import unquote

from posture.host.model import Process
from posture.host.recordings.redaction import binary_files, command_lines, network_pages, reduction
from posture.host.recordings.redaction.addresses import Addresses
from posture.host.recordings.redaction.identifiers import (
    ALONE,
    HEX,
    PATTERNS,
    PUBLIC_SITES,
    SHARED_IDS,
    SHARED_NAMES,
)

_SERIAL_FILE = re.compile(r"(?:serial|serial_number|wwid|asset_tag)$")
_MEDIA = re.compile(r"(/run/media/[^/]+/|/media/[^/]+/|/mnt/|/Volumes/)([^/]+)")
_IN_HOMES = r"(?:(?<=/home/)|(?<=/[Uu]sers/)|(?<=\\[Uu]sers\\))"
_END = r"(?:[/\\\s\"':;,]|\Z)"
_OWNER = r"(?!(?:person|owner)-\d)[^/\\\s\"':;,]+"
_MEDIUM = re.compile(r"medium-\d+|[a-z]|wslg?")  # a stand-in, or what WSL calls the drives of Windows
_ESCAPED = re.compile(r"\\([0-3][0-7]{2})")
_HERE = re.compile(r"(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$", re.IGNORECASE)
_SHORT = 2


class Redactor:
    """Replaces what identifies; ``replaced`` counts the different values it took out, ``kinds`` by kind.

    ``parts`` are of full names: as many of them are words, they are only replaced as they are written.
    """

    def __init__(
        self,
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
        forms = [f"(?i:{form})" for form in map(_literal_form, _longest_first(self._literals))]
        forms += map(re.escape, _longest_first(exact | {part.upper() for part in exact}))
        literal = {"literal": ALONE.format(f"(?:{'|'.join(forms)})")} if forms else {}
        known = "|".join(map(re.escape, _longest_first({*self._literals, *SHARED_NAMES})))
        # Whoever else has a home folder here; a network's directory may name them, and no file.
        literal["owner"] = f"{_IN_HOMES}(?!(?i:{known}){_END}){_OWNER}"
        self._pattern = re.compile(
            "|".join(f"(?P<{name}>{form})" for name, form in {**PATTERNS, **literal}.items())
        )
        self._masked_names = [name for name in (*self._literals, *exact) if len(name) > _SHORT]

    @property
    def replaced(self) -> int:
        return self.kinds.total()

    @property
    def kinds(self) -> Counter[str]:
        """How many different values of each kind were taken out; the kinds are names of patterns."""
        found = Counter(kind for kind, _ in self._ids)
        found["address"] += self.addresses.replaced
        return found

    def text(self, text: str) -> str:
        """The text with stand-ins."""
        return self._pattern.sub(self._stand_in, text)

    def path(self, path: str) -> str:
        """A path with stand-ins; unlike in a text, where a name ends is known, spaces or not."""
        return self.text(_MEDIA.sub(lambda found: found[1] + self._medium(found[2]), path))

    def value(self, value: object) -> object:
        """A JSON-like value with stand-ins in all its texts, names of fields included."""
        match value:
            case str():
                return self.text(value)
            case bytes():
                text = value.rstrip(b"\0")  # as D-Bus ends a path that need not be UTF-8
                return self.data("", text) + value[len(text) :]
            case list() | tuple():
                return type(value)(self.value(item) for item in value)
            case dict():
                return {self.text(str(name)): self.value(item) for name, item in value.items()}
            case _:
                return value

    def name(self, folder: str, name: str) -> str:
        """A name in a folder, with a stand-in if its path would get one."""
        return self.path(f"{folder.rstrip('/')}/{name}").rpartition("/")[2]

    def data(self, path: str, data: bytes, write_ahead: bytes = b"") -> bytes:
        """A file's bytes with stand-ins, and without what no fact needs of it.

        ``write_ahead`` are the latest changes to it, where it is a database. In what is neither text
        nor of a known form, whatever would get a stand-in is masked without changing its length.
        """
        reduced = binary_files.reduced(path, data, write_ahead)
        if reduced is not None:
            return reduced
        if is_binary(data) and not reduction.is_list_of_variables(path):
            return self._masked(data)
        text, coding = _decoded(data)
        text = reduction.of_file(path, text)
        if _SERIAL_FILE.search(path) and text.strip():
            return f"{self._counted('serial', text.strip())}\n".encode()
        if network_pages.is_one(path):
            text = network_pages.changed(path, text, self.addresses, self.text)
        else:
            text = self.text(text)
        return text.encode(coding, "replace")

    def output(self, argv: tuple[str, ...], text: str) -> str:
        """What a command printed, with stand-ins, and without what no fact needs of it."""
        return self.text(reduction.of_output(argv, text, self.addresses))

    def process(self, process: Process) -> Process:
        """A program without its arguments, which may hold secrets; those that lock or back up keep theirs."""
        program, *kept = command_lines.reduced(process.command) or ("",)
        command = tuple(self.text(word) for word in (program, *kept)) if process.command else ()
        return Process(self.text(process.name), command, process.mine)

    def _masked(self, data: bytes) -> bytes:
        for name in self._masked_names:
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                form = re.escape(name.encode(coding, "surrogatepass"))
                data = re.sub(form, lambda found: b"x" * len(found[0]), data, flags=re.IGNORECASE)
        text = data.decode("latin-1")
        masked = self._pattern.sub(
            lambda found: found[0] if self._stand_in(found) == found[0] else "x" * len(found[0]), text
        )
        return masked.encode("latin-1")

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
                return found[: -len(number)] + self._counted("serial", number)
            case "secret":
                return self._secret(found, match["word"])
            case "url":
                return f"{match['scheme']}:{match['slashes']}{self._place(match['scheme'], match['place'])}"
            case "archive":
                return self._archive(found)
            case "share":
                number = self._number("server", match["server"])
                lead = found[: match.start("server") - match.start()]
                return f"{lead}server-{number}:/share {match['mode']}"
            case "medium":
                return self._folder_above(match["above"]) + self._medium(match["label"])
            case "ipv4" | "ipv6":
                return self._address(found)
            case "mail":
                return f"person-{self._number('mail', found.lower())}@example.org"
            case kind:
                return self._counted(str(kind), found)

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
        return found[: len(found) - len(word)] + quote + self._counted("secret", word.strip("\"'")) + quote

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
        return f"server-{self._number('server', unquote(place).strip('/').lower())}.example.org"

    def _medium(self, label: str) -> str:
        if _MEDIUM.fullmatch(label):
            return label
        return self._counted("medium", _ESCAPED.sub(lambda found: chr(int(found[1], 8)), label))

    def _folder_above(self, folder: str) -> str:
        """``/run/media/`` and the person's name."""
        return "/".join(self.text(part) for part in folder.split("/"))

    def _address(self, found: str) -> str:
        if ":" in found and not re.search("[0-9]", found.partition("/")[0]):
            return found  # a word such as "dead::beef" in a list of settings
        return self.addresses.text(found)

    def _counted(self, kind: str, found: str) -> str:
        return f"{kind}-{self._number(kind, found)}"

    def _number(self, kind: str, found: str) -> int:
        if (kind, found) not in self._ids:
            self._counts[kind] += 1
            self._ids[kind, found] = self._counts[kind]
        return self._ids[kind, found]


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text, so that changing their length would break them."""
    return b"\0" in data


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the coding that gives the same bytes again; in Latin-1 any bytes are a text."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"


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
