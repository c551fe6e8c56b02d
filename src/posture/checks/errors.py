"""The error base of checks."""


class CheckError(Exception):
    """Something that judging needs is missing or broken; ``str()`` is a sentence for the person."""
