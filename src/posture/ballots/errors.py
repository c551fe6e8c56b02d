"""What can be wrong with a message, by a stable code."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CODES: Mapping[str, str] = MappingProxyType(
    {
        "too-large": "The message has more bytes than its kind may have.",
        "wrong-size": "A value of fixed size has another size.",
        "not-canonical": "The bytes are not the one canonical way to write what they say.",
        "bad-base64": "A binary value is not standard, padded base64.",
        "wrong-fields": "A field is missing, or there is one too many.",
        "wrong-value": "A field holds a value of another type or range.",
        "unknown-version": "The message is of a version that this reader does not know.",
        "wrong-type": "The envelope carries another kind of message.",
        "bad-signature": "A signature does not fit its bytes and key.",
        "bad-key": "A public key, or a signature's point, is none that proves anything.",
        "weak-key": "An issuer key or a seal key could give the voter away.",
        "wrong-key": "The token was made with another issuer key.",
        "wrong-context": "The token was made for another organisation, epoch or check.",
        "wrong-seal": "The sealed ballot is for another seal key.",
        "unsealable": "The sealed ballot does not open.",
        "bad-padding": "The sealed ballot's padding is not as it must be.",
        "bad-address": "The address is not written in its one form, or not one that members may use.",
        "bad-code": "The invite's code is mistyped.",
        "bad-invite": "The invite is not whole.",
        "wrong-root": "The trust root is not the one that the invite or the manifest names.",
        "bad-root": "The trust root is not well made.",
        "broken-chain": "The trust root does not follow from the one before it.",
        "root-expired": "The trust root is out of date.",
        "other-organisation": "The manifest belongs to another organisation.",
        "wrong-address": "The manifest or move names another address than the one joined at.",
        "wrong-previous": "The manifest does not follow the one that was accepted before it.",
        "other-issuer": "The manifest names another issuer than the round before.",
        "not-a-rehearsal": "The manifest and its organisation differ on whether this is a rehearsal.",
        "bad-timetable": "The manifest's windows are not in order.",
        "round-too-short": "The manifest's windows are shorter than they may be.",
        "round-too-long": "The round lasts longer than it may.",
        "round-too-near": "The round overlaps with the one before it, or follows too soon.",
        "unknown-scope": "The manifest asks about a check that this release does not know.",
        "too-many-scopes": "The manifest asks about more than sixteen checks.",
        "repeated-scope": "The manifest asks about one check twice.",
        "other-checks": "The manifest asks about other checks than its policy names.",
        "repeated-key": "The manifest uses one issuer key for two checks.",
        "known-key": "The manifest uses an issuer key of an earlier epoch.",
        "low-threshold": "The manifest would publish sums of fewer than ten.",
        "too-few": "Fewer devices have joined than sums need.",
        "wrong-digest": "The policy is not the one whose digest the manifest carries.",
    }
)
"""Every code of this package with what it means; the wire format lists the same."""


class BallotError(Exception):
    """A message that cannot be used: ``code`` is stable, ``str()`` is a sentence for the person."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
