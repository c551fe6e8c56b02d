"""What no reader of facts ever opens: what people write, get, look at and have looked at."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from posture.facts.families import FAMILIES
from posture.facts.gather import gather
from posture.host.passing_on import PassingOn
from posture.host.recordings.recorded import RecordedHost

T = TypeVar("T")

HOSTS = sorted(
    path for path in (Path(__file__).parents[1] / "hosts").iterdir() if (path / "host.json").exists()
)

PRIVATE = re.compile(
    r"""
    # below the home: documents, downloads, pictures and the like, and the desktop
    ^(/home/[^/]+|/root|/Users/[^/]+|[A-Z]:[\\/]Users[\\/][^\\/]+)[\\/]
      (Documents|Downloads|Desktop|Pictures|Music|Movies|Videos|Photos|Public|Templates)([\\/]|$)
    # mails and messages
    | [\\/](Maildir|Mail|\.thunderbird|\.evolution|Thunderbird|Outlook|Messages|Signal|WhatsApp)([\\/]|$)
    | \.(eml|mbox|pst|ost|docx?|odt|xlsx?|pdf|jpe?g|png)$
    # where the person was and what they typed
    | (^|[\\/])(\.?(ba|z|fi)sh_history|ConsoleHost_history\.txt|History|places\.sqlite|Cookies
      |recently-used\.xbel|Login\ Data|logins\.json|key4\.db|Web\ Data)$
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Watching(PassingOn):
    """Notes every file that is opened, and every folder that is looked into."""

    def __init__(self, folder: Path) -> None:
        super().__init__(RecordedHost(folder))
        self.opened: set[str] = set()

    def _asked(self, kind: str, question: object, ask: Callable[[], T]) -> T:
        if kind in {"read_bytes", "names"}:
            self.opened.add(str(question))
        return super()._asked(kind, question, ask)


@pytest.mark.parametrize("folder", HOSTS, ids=lambda folder: folder.name)
def test_no_document_mail_message_or_history_is_opened(folder: Path) -> None:
    host = Watching(folder)
    for _ in gather(host, set(FAMILIES)):
        pass
    assert host.opened or host.system.value == "windows"  # whose facts come from the registry
    assert not sorted(path for path in host.opened if PRIVATE.search(path))


@pytest.mark.parametrize(
    "path",
    [
        "/home/ann/Documents/will.odt",
        "/home/ann/.bash_history",
        "/home/ann/.thunderbird/x.default/Mail/Inbox",
        "C:\\Users\\ann\\Downloads\\a.zip",
        "/Users/ann/Library/Messages/chat.db",
        "/home/ann/.mozilla/firefox/x/places.sqlite",
    ],
)
def test_what_is_private_would_be_noticed(path: str) -> None:
    assert PRIVATE.search(path)
