"""What a program's settings say of signing somebody in unasked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SigningIn:
    """Whether somebody is signed in at start, and the setting that decides it.

    ``setting`` and ``file`` are what a person must change, as far as they are known. Neither they nor
    ``excerpt`` hold the account's name.
    """

    automatic: bool
    method: str
    excerpt: str = ""
    setting: str = ""
    file: str = ""
