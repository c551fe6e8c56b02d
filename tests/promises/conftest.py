"""The modules of this folder by their names, as the script that writes the page has them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
