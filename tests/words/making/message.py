"""A sentence to translate."""

from __future__ import annotations

import re
from dataclasses import dataclass

PLACE = re.compile(r"\{(?P<name>[^{}\s:]+)(?::capital)?(?: (?P<unit>[^{}]+))?\}")


@dataclass(frozen=True, slots=True)
class Message:
    """The English in one form or two, and the file that it comes from, "" where that is clear.

    ``context`` says where it stands, where the same English may be said otherwise in another place, and
    ``comments`` are lines for whoever translates it.
    """

    singular: str
    plural: str | None
    file: str
    context: str | None = None
    comments: tuple[str, ...] = ()

    @property
    def key(self) -> str | tuple[str, str]:
        """As gettext names it."""
        return self.singular if self.plural is None else (self.singular, self.plural)


def has_words(template: str) -> bool:
    """Whether anything is left to translate beside the places."""
    return bool(PLACE.sub("", template).strip())
