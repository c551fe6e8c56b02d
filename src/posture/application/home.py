"""Where everything that Posture keeps of a person lies."""

from __future__ import annotations

import os
from pathlib import Path


def home_folder() -> Path:
    """Where everything a person has lies: ``$POSTURE_HOME``, else the system's data folder."""
    chosen = os.environ.get("POSTURE_HOME")
    return Path(chosen).absolute() if chosen else usual_home()


def usual_home() -> Path:
    """The system's data folder for this account."""
    from platformdirs import user_data_path

    return user_data_path("posture", appauthor=False)
