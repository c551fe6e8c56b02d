"""Addresses and telephone numbers that nobody can own, for messages that are made up.

Names: RFC 2606. Numbers for stories: Ofcom “Telephone numbers for use in TV and radio drama programmes”
(UK), the North American Numbering Plan's 555-0100 to 555-0199, Bundesnetzagentur “Rufnummern für Filme”
(Germany), ARCEP decision 2018-0881 (France).
"""

from __future__ import annotations

import re

from posture.content.blocks import Line
from posture.content.problems import ProblemLog

_HOST = re.compile(r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[^\W\d_][\w-]+(?![\w@])")
_RESERVED = re.compile(r"(?:.*\.)?(?:[\w-]+\.(?:example|test|invalid)|example\.(?:com|net|org))")
_FILE_ENDINGS = (
    *("csv", "doc", "docx", "exe", "html", "jpg", "lnk", "md", "msi", "pdf", "png", "pptx", "txt", "xlsm"),
    *("xlsx", "zip", "dmg", "iso", "js", "bat"),
)
_NUMBER = re.compile(
    r"(?<![\w.,:/€$£-])(?<!\d )"
    r"(?:(?:\+|\(?0)[\d ()/-]{6,}\d|(?:1[ -])?(?:\([2-9]\d\d\)|[2-9]\d\d)[ -]?\d{3}[ -]\d{4})(?!\d)"
)
_FEWEST_DIGITS, _MOST_DIGITS = 8, 15  # E.164
_IN_STORIES = re.compile(
    r"(?:0|44)(?:1632960|7700900|2079460|1134960|1144960|1154960|1164960|1174960|1184960|1214960|1314960"
    r"|1414960|1514960|1614960|1914980|2890180|2920180|8081570|9098790|3069990)\d+"
    r"|1?\d{3}55501\d\d"
    r"|(?:0|49)(?:3023125|6990009|4066969|2214710|8999998)\d+"
    r"|(?:0|49)(?:15228817386|15228895456|15254599371|17139200\d\d|176040690\d\d)"
    r"|(?:0|33)(?:19900|26191|35301|46571|53649|63998)\d{4}"
)


def note_real_addresses(line: Line, notes: ProblemLog) -> None:
    """Note every name of a computer that somebody may own, under E049; names of files are none."""
    for match in _HOST.finditer(line.text):
        host = match[0].lower()
        in_address = line.text.endswith(("@", "//"), 0, match.start())
        is_file = not in_address and host.rpartition(".")[2] in _FILE_ENDINGS
        if not is_file and not _RESERVED.fullmatch(host):
            message = f"“{host}” may be somebody's; use a name that ends in .example or .test."
            notes.error(line.number, "E049", message)


def note_real_numbers(line: Line, notes: ProblemLog) -> None:
    """Note every telephone number that is not one of those kept for stories, under E049."""
    for match in _NUMBER.finditer(line.text):
        digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
        if _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS and not _IN_STORIES.fullmatch(digits):
            message = (
                f"“{match[0].strip()}” may be somebody's number; use one for stories, such as 01632 960123,"
                " +49 30 23125 123 or 202-555-0142."
            )
            notes.error(line.number, "E049", message)
