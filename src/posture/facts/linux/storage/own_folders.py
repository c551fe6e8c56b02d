"""The folders in which a person keeps files, wherever links lead them."""

from __future__ import annotations

import re

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotRecorded, NotThere
from posture.words.phrase import phrase

# The names of xdg-user-dirs, others that people often put on another disk, and where programs keep letters,
# passwords and what was looked at. The home folder itself is not listed: the names in it are nobody's
# business, and a recording would keep them.
_NAMES = (
    "Desktop", "Documents", "Downloads", "Music", "Pictures", "Public", "Templates", "Videos",
    "Code", "Data", "data", "Dropbox", "Git", "Nextcloud", "OneDrive", "Projects", "Work",
    "code", "git", "projects", "src", "work",
    "Archive", "Archiv", "Backup", "Books", "Fotos", "Mail", "Maildir", "Photos", "Sync", "snap",
    ".cache", ".config", ".gnupg", ".local", ".local/share", ".mozilla", ".ssh", ".thunderbird", ".var",
    ".config/BraveSoftware", ".config/chromium", ".config/evolution", ".config/google-chrome",
    ".config/mozilla", ".local/share/evolution", ".local/share/keyrings", ".var/app",
)  # fmt: skip
_LINE = re.compile(r'\s*XDG_\w+_DIR\s*=\s*"(?P<folder>[^"]*)"')


def own_folders(host: Host, home: str) -> tuple[str, ...]:
    """Where the person's well-known folders really lie, as absolute paths; those that are not there left out.

    Source: user-dirs.dirs(5). Undecided or a HostError where it cannot be seen where one of them lies.
    """
    found = (_real(host, folder) for folder in (*(f"{home}/{name}" for name in _NAMES), *_chosen(host, home)))
    return tuple(dict.fromkeys(folder for folder in found if folder))


def _chosen(host: Host, home: str) -> tuple[str, ...]:
    try:
        text = host.read_text(f"{home}/.config/user-dirs.dirs")
    except (NotThere, NotRecorded):
        return ()
    found = [(_LINE.match(line), line) for line in text.splitlines()]
    if any(match is None and line.lstrip().startswith("XDG_") for match, line in found):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("The list of your folders has a form that Posture does not know."),
            phrase("It is ~/.config/user-dirs.dirs; “xdg-user-dirs-update” writes it anew."),
            "user-dirs.dirs",
        )
    folders = (match["folder"].replace("$HOME", home, 1).rstrip("/") for match, _ in found if match)
    return tuple(folder for folder in folders if folder.startswith("/") and folder != home)


def _real(host: Host, folder: str) -> str:
    try:
        return host.resolve(folder)
    except (NotThere, NotRecorded):
        # Recordings that were made before this was asked say nothing of these folders.
        return ""
