"""The window. It alone knows Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - puts an import of its own into the place of Python's

# That one reads the source of every module to see whether it says ``from __feature__``, as none does here.
# It took a tenth of the time to the first frame, and kept every source in memory. Source:
# ``feature_imported`` in shibokensupport/feature.py of pyside-setup.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
