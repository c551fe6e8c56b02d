"""Opening a page of the system's own settings."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Thread

from posture.application.checkup import Checkup
from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.checks.settings_pages import SettingsPage as SettingsPage
from posture.checks.settings_pages import page
from posture.host.asking.commands import NO_CONSOLE
from posture.host.asking.programs import find
from posture.host.model import HostError
from posture.words.phrase import phrase


def settings_for(session: Session, check_id: str, checkup: Checkup | None) -> SettingsPage | None:
    """The page of this system's settings on which a check is mended; None where there is none.

    ``checkup`` knows the desktop. ApplicationError for an unknown check.
    """
    desktop = checkup.system.get("desktop", "") if checkup else ""
    return page(session.check(check_id).open, session.host.system, desktop)


def open_settings(session: Session, wanted: SettingsPage) -> None:
    """Open the page ``wanted`` and do not wait for it; ApplicationError where it cannot be opened from here.

    A page with an address is handed to the system's own opener, a program is started beside us.
    """
    if not session.live:
        raise ApplicationError(phrase("The settings of a recorded computer cannot be opened from here."))
    try:
        if wanted.uri is None:
            _start(find(wanted.argv[0], session.host.system), *wanted.argv[1:])
        elif sys.platform == "win32":
            os.startfile(wanted.uri)  # noqa: S606 - an address out of the list in settings_pages
        else:
            _start("/usr/bin/open", wanted.uri)
    except (OSError, HostError) as error:
        raise ApplicationError(
            phrase("{act} yourself: from here it did not work.", act=wanted.label)
        ) from error


def _start(program: str, *arguments: str) -> None:
    started = subprocess.Popen(
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=NO_CONSOLE,
    )
    # Somebody has to wait for it, or it stays behind as a zombie.
    Thread(target=started.wait, daemon=True, name="posture-settings").start()
