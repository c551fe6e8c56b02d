"""A keyring that does not give its key without asking."""


class Closed(Exception):
    """The keyring is not there, is locked, or would ask the person something; says which, for the log."""
