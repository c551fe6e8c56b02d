"""Words that a recording may keep, and stand-ins for all others.

The rule is turned round here: what a reader of facts looks for stays, and any other word gets a stand-in.
Where the same word stands twice it gets the same one, so that a name found in one answer still leads to the
next. Numbers stay, for times and amounts decide a lot; but not long ones that nothing known stands before.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable

_TOKEN = re.compile(
    r"""
      (?P<qt_time>@Variant\((?:\\0){3}\\xf(?:\\0|\\x[1-5](?![0-9A-Fa-f]))
            (?:\\x[0-9A-Fa-f]{1,2} | \\[0abfnrtv] | [^\\\n)]){3}\))
    | (?P<spelt>[^\W_]*(?:(?:\\x[89A-Fa-f][0-9A-Fa-f] | \\[23][0-7]{2} | %[89A-F][0-9A-F]
            | \\u(?!00[0-7])[0-9A-Fa-f]{4}
            | &\#(?:x[89A-Fa-f][0-9A-Fa-f] | x[1-9A-Fa-f][0-9A-Fa-f]{2,4} | [1-9]\d{2,5});)[^\W_]*)+)
    | (?P<escape>\\x[0-9A-Fa-f]{2} | \\[0-7]{3} | \\u[0-9A-Fa-f]{4} | \\[nrtbf] | %[0-9A-F]{2})
    | (?P<moment>(?<!\d)\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?Z?(?!\w)
        | (?<!\w)\d{8}T\d{6}Z?(?!\w))
    | (?P<wide>(?:[^\W_]\x00){3,}[^\W_]? | (?:\x00[^\W_]){3,})
    | (?P<number>(?<!\w)\d+(?!\w))
    | (?P<word>[^\W_]+)
    | (?P<line>\n)
    """,
    re.VERBOSE,
)
_BYTE = re.compile(r"\\x[89A-Fa-f][0-9A-Fa-f]|\\[23][0-7]{2}|%[89A-F][0-9A-F]")
_BYTES = re.compile(f"(?:{_BYTE.pattern})+")
_LETTER = re.compile(r"\\u(?P<unicode>[0-9A-Fa-f]{4})|&#(?P<entity>x[0-9A-Fa-f]{2,5}|\d{3,6});")
# Devices, cards and file systems as the kernel and systemd name them (systemd.net-naming-scheme(7)).
_MACHINE = re.compile(
    r"""
      (?:sd|vd|hd|xvd)[a-z]{1,2}\d* | nvme\d+(?:n\d+)?(?:p\d+)? | mmcblk\d+(?:p\d+|boot\d)? | n\d+p?\d*
    | c\d+n\d+p?\d* | (?:loop|zram|md|dm|sr|nbd|bcache|ram|zd|fd)\d+
    | (?:ttyS|tty|pts|vt|tpm|tpmrm|card|renderD)\d+
    | (?:eth|en[opsx]|wl[opsx]|wlan|wwan|ww[opsx]|usb|ib|bond|lo)\d*(?:[fpsnvdu]\d+)*
    | (?:docker|virbr|br|veth|tun|tap|wg|vmnet|vboxnet|lxcbr|cni|podman|nerdctl)\d*
    | (?:ata|host|target|pci|usb|port|end_device|session|seat|event|input|hid|i2c|acpi|pnp)\d*[a-f]?
    | u?int\d+ | utf\d+ | x86 | i\d86 | amd\d+ | arm\w{0,3} | aarch64 | ext\d | btrfs | ntfs\d? | v?fat
    | \d?x\d+
    """,
    re.VERBOSE,
)
# An amount with its unit, a moment, or how Windows numbers its versions.
_AMOUNT = re.compile(
    r"\d+(?:[kKMGTP]i?[Bb]?|[Bb]|us|ms|s|sec|min|m|h|hr|d|days?|w|weeks?|months?|y|years?|x|px|th)"
    r"|0x[0-9A-Fa-f]{1,8}|v\d+|\d{1,2}T\d{1,2}|\d+Z|\d{2}[hH]\d{1,2}"
)
# What stands in every property list and in every date, and what systems call themselves.
_WORDS_OF_ALL = frozenset(
    """
    plist dict array string integer real key data date true false null none yes no on off
    xml doctype dtd version encoding standalone utf ascii public en apple computer propertylist
    jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun am pm utc gmt z t
    january february march april june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    gnu linux lts edition release server workstation desktop mint mac os enterprise stream rolling beta
    dev mapper luks crypt mnt media run opt srv root rw ro relatime noatime nosuid nodev noexec shared
    core coren coresinglelanguage corecountryspecific professional professionaln professionalworkstation
    professionaleducation education educationn enterprisen enterprises enterprisesn iotenterprise
    iotenterprises serverstandard serverdatacenter
    stretch buster bullseye bookworm trixie forky sid bionic focal jammy noble oracular plucky questing
    """.split()  # noqa: SIM905 - a list that people read and extend
)
# Seconds, milliseconds or microseconds since 1970, a date, or how Windows counts (MS-DTYP 2.3.3).
_A_MOMENT = re.compile(r"1[4-9]\d{8}(?:\d{3}|\d{6})?|20[0-4]\d[01]\d[0-3]\d(?:\d{4}|\d{6})?|13\d{16}")
_LONG, _LONGEST = 4, 9
# The largest numbers of 31, 32, 63 and 64 bits: with them programs say that there is no limit.
_WITHOUT_LIMIT = frozenset({str(2**bits - 1) for bits in (31, 32, 63, 64)})


class Words:
    """The words that are known, and a stand-in for each other one."""

    def __init__(self, known: Collection[str], number: Callable[[str, str], int]) -> None:
        """``number`` gives a value of a kind the same number each time.

        A known word between asterisks is a piece that also stays inside of other words.
        """
        inside = {word.casefold() for word in known if word[:1] == "*"}
        self._known = ({word.casefold() for word in known} - inside) | _WORDS_OF_ALL
        self._pieces = re.compile(
            "|".join(map(re.escape, _longest_first(word.strip("*") for word in inside)))
        )
        self._number = number

    def text(self, text: str) -> str:
        """The text with stand-ins for words that are not known."""
        after_unknown = False

        def token(match: re.Match[str]) -> str:
            nonlocal after_unknown
            found = match[0]
            match match.lastgroup:
                case "number":
                    return self._stand_in_for_number(found) if self._tells(found, after_unknown) else found
                case "word":
                    after_unknown = not self.knows(found)
                    return self._stand_in(found) if after_unknown else found
                case "spelt":
                    meant = unescaped(found)
                    said = self.text(meant)
                    after_unknown = said != meant
                    return said if after_unknown else found
                case "wide":  # a word in UTF-16, of which each letter alone would stay
                    meant = found.replace("\0", "")
                    after_unknown = not self.knows(meant)
                    return self._stand_in(meant) if after_unknown else found
                case "line":
                    after_unknown = False
                    return found
                case _:
                    return found

        return _TOKEN.sub(token, text)

    def knows(self, word: str) -> bool:
        """Whether the word stays as it is."""
        lower = word.casefold()
        return (
            lower in self._known
            or (len(word) == 1 and word.isascii())
            or _MACHINE.fullmatch(word) is not None
            or _AMOUNT.fullmatch(word) is not None
        )

    def pieces(self, word: str) -> str:
        """The pieces of an unknown word that stay."""
        return "".join(self._pieces.findall(word.casefold()))

    def cut_name(self, name: str, most: int) -> str:
        """A program's name, cut off after ``most`` letters: its last word may begin a known one."""
        last = re.search(r"[^\W_]+$", name)
        if len(name) < most or last is None or self.knows(last[0]):
            return self.text(name)
        begins = any(word.startswith(last[0].casefold()) for word in self._known)
        kept = last[0] if begins else self._stand_in(last[0])
        return self.text(name[: last.start()]) + kept

    @staticmethod
    def _tells(number: str, after_unknown: bool) -> bool:
        """Whether a number may be somebody's, as those of telephones and accounts are; no moment is."""
        if number in _WITHOUT_LIMIT or _A_MOMENT.fullmatch(number):
            return False
        return len(number) >= (_LONG if after_unknown else _LONGEST)

    def _stand_in_for_number(self, number: str) -> str:
        """A number of the same length; of a long one also as large, for it may be an amount."""
        begins = number[0] if len(number) >= _LONGEST else ""
        return f"{begins}{self._number('number', number):0{len(number) - len(begins)}d}"

    def _stand_in(self, word: str) -> str:
        return f"{self.pieces(word)}word{self._number('word', word.casefold())}"


def unescaped(text: str) -> str:
    """The text with the letters that are spelt in it by their numbers.

    So do JSON, XML, addresses, systemd (systemd-escape(1)) and GLib (g_strescape) with those beyond ASCII.
    """
    text = _LETTER.sub(_letter, _BYTES.sub(_letters, text))
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _letters(run: re.Match[str]) -> str:
    spelt = _BYTE.findall(run[0])
    letters = bytes(int(one[1:], 8) if re.match(r"\\\d", one) else int(one[-2:], 16) for one in spelt)
    try:
        return letters.decode("utf-8")
    except UnicodeDecodeError:
        return letters.decode("latin-1")


def _letter(found: re.Match[str]) -> str:
    digits = found["unicode"] or found["entity"]
    number = int(digits.lstrip("x"), 16 if found["unicode"] or digits[0] == "x" else 10)
    return chr(number) if number < sys.maxunicode else "\N{REPLACEMENT CHARACTER}"


def _longest_first(pieces: Iterable[str]) -> list[str]:
    return sorted(pieces, key=lambda piece: (-len(piece), piece))
