"""Errors of the collecting side."""


class CollectorError(Exception):
    """Something that IT asked for cannot be done; ``str()`` says what happened and what to do."""


class Refusal(Exception):
    """A message of a client that is not taken.

    ``status`` is the HTTP status, ``code`` is stable, ``str()`` is a sentence for the person, ``after`` the
    seconds after which it may be tried again, where that can be said.
    """

    def __init__(self, status: int, code: str, sentence: str, *, after: int | None = None) -> None:
        super().__init__(sentence)
        self.status = status
        self.code = code
        self.after = after
