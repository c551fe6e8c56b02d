"""The table of kinds is put together from the modules below ``computers``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))  # kinds.py serves every module of computers
