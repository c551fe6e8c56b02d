"""Files of the person's own settings that somebody else has closed, and so has fixed what is in them."""

from __future__ import annotations

from posture.checks.repairs.plan import FixedByOthers
from posture.facts.linux.settings.config_folders import config_home
from posture.host.model import Host, NotRecorded, NotThere

_WRITABLE = 0o200


def refuse_closed(host: Host, name: str) -> None:
    """FixedByOthers where the file of that name below the person's settings is not theirs, or not writable.

    A file that is not there is closed by nobody. Of whom it is to be is read off the person's home folder.
    """
    path = f"{config_home(host)}/{name}"
    try:
        status = host.status(path)
        owner = host.status(host.home()).owner
    except (NotThere, NotRecorded):
        return
    if status.owner != owner or not status.mode & _WRITABLE:
        raise FixedByOthers(path)
