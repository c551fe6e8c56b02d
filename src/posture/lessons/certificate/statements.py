"""What is signed of a badge: its statements in the one canonical order and spelling.

A badge has a shape of its own, so its statements are written down directly. What JSON-LD and RDFC-1.0 say
about any document at all is then not needed, nor a library for it; the tests compare with one.

Sources: RDF Dataset Canonicalization (RDFC-1.0, W3C), the contexts that the credential names.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from posture.lessons.certificate.badge import Badge, midnight

_OB = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#"
_VC = "https://www.w3.org/2018/credentials#"
_SEC = "https://w3id.org/security#"
_NAME, _DESCRIPTION = "https://schema.org/name", "https://schema.org/description"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_MOMENT = "http://www.w3.org/2001/XMLSchema#dateTime"
_TRUTH = "https://www.w3.org/2001/XMLSchema#boolean"  # as the context of Open Badges spells it
_CRITERIA, _IDENTITY = "_:criteria", "_:identity"
_ESCAPED = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n"})


def of_badge(badge: Badge, issuer: str) -> str:
    """The badge's statements, a line each; its texts have no other control characters than line ends."""
    about = f"<{badge.id}>"
    subject, achievement, by = f"<{badge.subject}>", f"<{badge.achievement}>", f"<{issuer}>"
    lines = [
        _line(about, _TYPE, f"<{_VC}VerifiableCredential>"),
        _line(about, _TYPE, f"<{_OB}OpenBadgeCredential>"),
        _line(about, _NAME, _text(badge.title)),
        _line(about, f"{_VC}issuer", by),
        _line(about, f"{_VC}validFrom", _text(midnight(badge.day), _MOMENT)),
        _line(about, f"{_VC}validUntil", _text(midnight(badge.until), _MOMENT)),
        _line(about, f"{_VC}credentialSubject", subject),
        _line(by, _TYPE, f"<{_OB}Profile>"),
        _line(by, _NAME, _text(badge.issuer_name)),
        _line(by, _DESCRIPTION, _text(badge.issuer_description)),
        _line(subject, _TYPE, f"<{_OB}AchievementSubject>"),
        _line(subject, f"{_OB}achievement", achievement),
        _line(achievement, _TYPE, f"<{_OB}Achievement>"),
        _line(achievement, _NAME, _text(badge.title)),
        _line(achievement, _DESCRIPTION, _text(badge.description)),
        _line(achievement, "https://schema.org/inLanguage", _text(badge.language)),
        _line(achievement, f"{_OB}Criteria", _CRITERIA),
        _line(_CRITERIA, f"{_OB}narrative", _text(badge.criteria)),
    ]
    if badge.name:
        lines += [
            _line(subject, f"{_OB}identifier", _IDENTITY),
            _line(_IDENTITY, _TYPE, f"<{_OB}IdentityObject>"),
            _line(_IDENTITY, f"{_OB}hashed", _text("false", _TRUTH)),
            _line(_IDENTITY, f"{_OB}identityHash", _text(badge.name)),
            _line(_IDENTITY, f"{_OB}identityType", _text("name")),
        ]
    return _canonical(lines, (_CRITERIA, _IDENTITY) if badge.name else (_CRITERIA,))


def of_proof(options: Mapping[str, str]) -> str:
    """The statements of what a proof says of itself, without its value."""
    made = "http://purl.org/dc/terms/created"
    lines = [
        _line("_:c14n0", made, _text(options["created"], _MOMENT)),
        _line("_:c14n0", _TYPE, f"<{_SEC}DataIntegrityProof>"),
        _line("_:c14n0", f"{_SEC}cryptosuite", _text(options["cryptosuite"], f"{_SEC}cryptosuiteString")),
        _line("_:c14n0", f"{_SEC}proofPurpose", f"<{_SEC}{options['proofPurpose']}>"),
        _line("_:c14n0", f"{_SEC}verificationMethod", f"<{options['verificationMethod']}>"),
    ]
    return "".join(lines)


def _canonical(lines: list[str], nameless: tuple[str, ...]) -> str:
    """Sorted, with those that have no name named by the order of their hashes (RDFC-1.0 §4.4.3).

    None of them has to do with another one, and no two have the same hash.
    """
    named = {}
    for number, (_, each) in enumerate(sorted((_hash(lines, each), each) for each in nameless)):
        named[each] = f"_:c14n{number}"
    return "".join(sorted(_renamed(line, named) for line in lines))


def _hash(lines: list[str], nameless: str) -> str:
    """What is said of it and by it, hashed (RDFC-1.0 §4.6)."""
    its = (_renamed(line, {nameless: "_:a"}) for line in lines if nameless in _ends(line))
    return sha256("".join(sorted(its)).encode()).hexdigest()


def _renamed(line: str, names: Mapping[str, str]) -> str:
    for before, after in names.items():
        if line.startswith(f"{before} "):
            line = after + line[len(before) :]
        if line.endswith(f" {before} .\n"):
            line = f"{line[: -len(before) - 3]}{after} .\n"
    return line


def _ends(line: str) -> tuple[str, str]:
    """Of whom it is said, and the last word of what."""
    words = line.split(" ")
    return words[0], words[-2]


def _line(subject: str, predicate: str, value: str) -> str:
    return f"{subject} <{predicate}> {value} .\n"


def _text(text: str, kind: str = "") -> str:
    quoted = f'"{text.translate(_ESCAPED)}"'
    return f"{quoted}^^<{kind}>" if kind else quoted
