"""The frozen program: ``posture``, and ``posture-window`` where it is called by that name.

On Linux that is a link to it. On Windows it is a second small program beside it, which has no console.
"""

import os
import sys
from pathlib import Path

from posture.__main__ import main, window


def _leave_others_their_libraries() -> None:
    """Give programs that are started from here the library path of before.

    PyInstaller's bootloader sets ``LD_LIBRARY_PATH`` for this process, which has been linked by now; a
    browser or a settings page that inherits it would load our libraries instead of its own.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is None:
        os.environ.pop("LD_LIBRARY_PATH", None)
    else:
        os.environ["LD_LIBRARY_PATH"] = before


_leave_others_their_libraries()
sys.exit(window() if Path(sys.argv[0]).stem == "posture-window" else main())
