"""The programs that sign people in, one a module."""
