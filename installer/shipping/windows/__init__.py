"""The installer for Windows, made on Linux: Windows' own Python and its wheels, run by Wine."""
