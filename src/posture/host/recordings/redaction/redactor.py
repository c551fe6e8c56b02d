"""Take out of a recording what points at a person or a computer, and keep its links whole.

The same value always gets the same stand-in, so that a path found in one answer still leads to
the next. What stays are the words that readers look for, numbers, and the form of what was said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from posture.host.model import Process
from posture.host.recordings.redaction import binary_files, network_pages, reduction
from posture.host.recordings.redaction.stand_ins import StandIns

_WORD = re.compile(r"[^\W_]+")
# Linux keeps 15 letters of a program's name, macOS 16 of those of other accounts.
_SHORTEST_CUT = 15
# The beginning of a file that is neither text nor of a known form says which form it has.
_BEGINNING = 4
_MOST_WHOLE = 64
_SERIAL_FILE = re.compile(r"(?:serial|serial_number|wwid|asset_tag)$")
_MEDIA = re.compile(r"(/run/media/[^/]+/|/media/[^/]+/|/mnt/|/Volumes/)([^/]+)")
_BUS_ESCAPE = re.compile(r"_([0-9a-f]{2})")


class Redactor:
    """Replaces what identifies, and every word that no reader looks for.

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
        self._stand_ins = StandIns(known, people, computers, domains, networks, parts)
        self.words = self._stand_ins.words

    @property
    def kinds(self) -> Counter[str]:
        """How many different values of each kind were taken out; the kinds are names of patterns."""
        return self._stand_ins.kinds

    def text(self, text: str) -> str:
        """The text with stand-ins, and without the words that are not known."""
        return self._stand_ins.text(text)

    def path(self, path: str) -> str:
        """A path with stand-ins; unlike in a text, where a name ends is known, spaces or not."""
        return self.text(_MEDIA.sub(lambda found: found[1] + self._stand_ins.medium(found[2]), path))

    def bus_path(self, path: str) -> str:
        """An object's path on D-Bus, where a letter that is not plain stands in hexadecimal behind ``_``."""
        elements = [_BUS_ESCAPE.sub(lambda found: chr(int(found[1], 16)), each) for each in path.split("/")]
        if "/".join(elements) == path:
            return self.text(path)
        return "/".join(
            re.sub(r"[^A-Za-z0-9]", lambda one: f"_{ord(one[0]):02x}", self.text(each)) for each in elements
        )

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
        nor of a known form, only a short one without names stays, as the variables of UEFI are.
        """
        reduced = binary_files.reduced(path, data, write_ahead, self.words, self.text)
        if reduced is not None:
            return reduced
        if is_binary(data) and not reduction.is_list_of_texts(path):
            return data if len(data) <= _MOST_WHOLE and not self._tells(data) else data[:_BEGINNING] + b"\0"
        text, coding = _decoded(data)
        text = reduction.of_file(path, text)
        if _SERIAL_FILE.search(path) and text.strip():
            return f"{self._stand_ins.numbered('serial', text.strip())}\n".encode()
        if network_pages.is_one(path):
            text = network_pages.changed(path, text, self._stand_ins.addresses, self.text)
        else:
            text = self.text(text)
        return text.encode(coding, "replace")

    def output(self, argv: tuple[str, ...], text: str) -> str:
        """What a command printed, with stand-ins, and without what no fact needs of it."""
        return self.text(reduction.of_output(argv, text, self._stand_ins.addresses))

    def program_name(self, name: str) -> str:
        """The name of a running program, of which the system may have cut off the end."""
        return self.words.cut_name(self._stand_ins.identifying(name), _SHORTEST_CUT)

    def process(self, process: Process) -> Process:
        """A program with the arguments of which a reader knows every word; others lose all they hold.

        Of a program that nobody looks for only places stay: it may run what is looked for, as Java does.
        """
        name = self.program_name(process.name)
        if not process.command:
            return Process(name, (), process.mine)
        program, *arguments = process.command
        if not all(map(self.words.knows, _WORD.findall(program.rpartition("/")[2]))):
            arguments = [argument for argument in arguments if argument.startswith("/")]
        return Process(name, tuple(self.text(word) for word in (program, *arguments)), process.mine)

    def _tells(self, data: bytes) -> bool:
        """Whether a word stands in the bytes, or a key of letters and digits, of one byte each or two."""
        texts = (data, data.replace(b"\0", b""))
        return any(re.search(r"[^\W_]{3,}", text.decode("latin-1")) for text in texts)


def is_binary(data: bytes) -> bool:
    """Whether the bytes are no text, so that changing their length would break them."""
    return b"\0" in data


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the coding that gives the same bytes again; in Latin-1 any bytes are a text."""
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"
