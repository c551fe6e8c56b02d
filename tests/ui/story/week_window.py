"""The window of somebody three weeks after a lesson, in a folder laid out before: the one argument."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))  # laid_out.py serves several folders

from laid_out import opened
from posture.ui.main import run

if __name__ == "__main__":
    sys.exit(run([], session=opened(Path(sys.argv[1]))))
