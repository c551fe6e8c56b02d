"""Opening a page of the system's own settings."""

from __future__ import annotations

import os
import subprocess
import sys
from threading import Thread

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.checks.settings_pages import SettingsPage as SettingsPage
from posture.host.asking.programs import find
from posture.host.model import HostError
from posture.words.phrase import phrase


def open_settings(session: Session, page: SettingsPage) -> None:
    """Open ``page`` and do not wait for it; ApplicationError where it cannot be opened from here.

    A page with an address is handed to the system's own opener, a program is started beside us.
    """
    if not session.live:
        raise ApplicationError(phrase("The settings of a recorded computer cannot be opened from here."))
    try:
        if page.uri is None:
            _start(find(page.argv[0], session.host.system), *page.argv[1:])
        elif sys.platform == "win32":
            os.startfile(page.uri)  # noqa: S606 - an address out of the list in settings_pages
        else:
            _start("/usr/bin/open", page.uri)
    except (OSError, HostError) as error:
        raise ApplicationError(
            phrase("{act} yourself: from here it did not work.", act=page.label)
        ) from error


def _start(program: str, *arguments: str) -> None:
    started = subprocess.Popen(
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    # Somebody has to wait for it, or it stays behind as a zombie.
    Thread(target=started.wait, daemon=True, name="posture-settings").start()
