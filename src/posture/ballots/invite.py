"""The invite that lets one device join: where, trusting which root, with which code."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field

from posture.ballots.address import exact_address
from posture.ballots.canonical import decode, encode
from posture.ballots.errors import BallotError
from posture.ballots.fields import HEX_256, SCOPE, Fields
from posture.words.phrase import Phrase, phrase

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base32: no I, L, O or U."""

CHECK_SYMBOLS = ALPHABET + "*~$=U"
"""The check symbol is the code's number modulo 37."""

_SYMBOLS = 16
_FORGIVEN = str.maketrans("OIL", "011", "- \t\r\n")
_CODE = re.compile(f"[{ALPHABET}]{{16}}[{re.escape(CHECK_SYMBOLS)}]", re.ASCII)
_LONGEST = 4096


@dataclass(frozen=True, slots=True)
class Invite:
    """What an invite says; ``issuer`` is the collector's address, ``root_sha256`` lower-case hex."""

    issuer: str
    root_sha256: str
    code: str = field(repr=False)
    group: str
    v: int = 2


def new_code() -> str:
    """A new code of 80 random bits: ``XXXX-XXXX-XXXX-XXXX-C``, where ``C`` is the check symbol."""
    number = secrets.randbits(5 * _SYMBOLS)
    symbols = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_SYMBOLS)))
    return _grouped(symbols + CHECK_SYMBOLS[number % 37])


def normal_code(text: str) -> str:
    """The code as ``new_code`` writes it, out of what somebody typed.

    Any case, O for 0, I or L for 1, and hyphens and blanks anywhere are forgiven.
    Raises BallotError ``bad-code`` where the check symbol shows a typing mistake.
    """
    typed = text.upper().translate(_FORGIVEN)
    if not _CODE.fullmatch(typed):
        raise BallotError(
            "bad-code",
            phrase(
                "This invite's code is not whole: it has sixteen letters and digits and one last sign. Copy "
                "the whole invite again, or ask IT for a new one."
            ),
        )
    number = 0
    for symbol in typed[:_SYMBOLS]:
        number = number << 5 | ALPHABET.index(symbol)
    if CHECK_SYMBOLS[number % 37] != typed[_SYMBOLS]:
        raise BallotError(
            "bad-code",
            phrase(
                "A sign in this invite's code is wrong: it was mistyped or changed on its way. Copy the "
                "whole invite again, or ask IT for a new one."
            ),
        )
    return _grouped(typed)


def exact_code(text: str) -> str:
    """``text`` where it is a code in its normal form, as messages carry it, else BallotError ``bad-code``."""
    if normal_code(text) != text:
        raise BallotError("bad-code", phrase("The code in this message is not in its normal form."))
    return text


def code_digest(code: str) -> bytes:
    """What the issuer keeps of a code: SHA-256 of its normal form."""
    return hashlib.sha256(normal_code(code).encode("ascii")).digest()


def encode_invite(invite: Invite) -> str:
    """The invite as text: one line of canonical JSON; raises as ``read_invite`` does."""
    text = encode(
        {
            "code": normal_code(invite.code),
            "group": invite.group,
            "issuer": invite.issuer,
            "root_sha256": invite.root_sha256,
            "v": invite.v,
        }
    ).decode("utf-8")
    read_invite(text)
    return text


def read_invite(text: str | bytes) -> Invite:
    """The invite in pasted text or a file's bytes; blanks around it do not matter.

    Raises BallotError ``bad-invite``, ``bad-address``, ``bad-code``, ``wrong-value`` or ``unknown-version``.
    """
    try:
        data = text.strip().encode("utf-8") if isinstance(text, str) else text.strip()
        fields = Fields(
            decode(data, most=_LONGEST), "invite", ("code", "group", "issuer", "root_sha256", "v")
        )
    except (BallotError, UnicodeEncodeError) as error:
        raise BallotError("bad-invite", _what_is_missing(text)) from error
    fields.version()
    return Invite(
        issuer=exact_address(fields.text("issuer")),
        root_sha256=fields.text("root_sha256", HEX_256),
        code=exact_code(fields.text("code")),
        group=fields.text("group", SCOPE),
    )


def _what_is_missing(text: str | bytes) -> Phrase:
    """Why it is no invite, and what to do."""
    given = text.strip() if isinstance(text, str) else text.decode("utf-8", "replace").strip()
    if "{" not in given:
        return phrase(
            "This is not a whole invite: one begins with { and ends with }. Copy all of it from what IT sent "
            "you, or ask IT for it once more."
        )
    if not given.endswith("}"):
        return phrase(
            "This is not a whole invite: its end is missing. Copy it again from its first { to its last }, "
            "or ask IT for it once more."
        )
    return phrase(
        "This is not a whole invite: something in it is missing or was changed. Copy it again from its first "
        "{ to its last }, or ask IT for it once more."
    )


def _grouped(symbols: str) -> str:
    return "-".join(symbols[start : start + 4] for start in range(0, len(symbols), 4))
