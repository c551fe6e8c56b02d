"""Whether this Mac starts only systems that Apple has signed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from posture.facts.macos.machine.plists import parse_plist
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError
from posture.words.phrase import Phrase, phrase

_FIELDS = ("supported", "enabled")
_REPORT = "SPiBridgeDataType"
_METHOD = f"system_profiler {_REPORT}"
_REMEDY = phrase("System Information shows it under Hardware › Controller.")
# Reduced and Medium still start only what Apple has signed, older versions included; Permissive, which only
# Macs with Apple silicon have, and No do not (Apple, “Startup security in macOS”).
_LEVELS = {
    "Full Security": True,
    "Reduced Security": True,
    "Medium Security": True,
    "Permissive Security": False,
    "No Security": False,
}
_WORDS = "/System/Library/SystemProfiler/SPiBridgeReporter.spreporter/Contents/Resources/Localizable.loctable"


def read(host: Host) -> Mapping[str, Answer]:
    """The security level that the Mac's own chip reports.

    An Intel Mac without the T2 chip has no such level, and nothing that could be switched on. The files and
    variables behind it (bputil, nvram) are for administrators.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    items = _items(host)
    word = next((level for item in items if isinstance(level := item.get("ibridge_secure_boot"), str)), "")
    if word:
        level = _level(host, word)
        return {
            "supported": Known(True, _METHOD, level),
            "enabled": Known(_LEVELS[level], _METHOD, level),
        }
    model = next((name for item in items if isinstance(name := item.get("ibridge_model_name"), str)), "")
    if "T2" in model or _has_apple_chip(host):
        raise _unknown(phrase("This Mac has a security level for its start and does not tell which."))
    excerpt = model or "no security chip"
    return {"supported": Known(False, _METHOD, excerpt), "enabled": Known(False, _METHOD, excerpt)}


def _items(host: Host) -> list[Mapping[str, object]]:
    printed = host.run("system_profiler", "-json", _REPORT, deadline=3.0).stdout
    try:
        found = json.loads(printed)
    except (ValueError, RecursionError) as error:
        raise _unknown(phrase("The report on the chip has a form that Posture does not know.")) from error
    listed = found.get(_REPORT) if isinstance(found, dict) else None
    if not isinstance(listed, list):
        raise _unknown(phrase("The report on the chip has a form that Posture does not know."))
    return [item for item in listed if isinstance(item, dict)]


def _level(host: Host, word: str) -> str:
    """The level in Apple's English; system_profiler prints it in the language of the Mac."""
    if word in _LEVELS:
        return word
    try:
        tables = parse_plist(host.read_bytes(_WORDS), "Localizable.loctable")
    except (HostError, Undecided):
        tables = {}
    meant = {
        level
        for words in tables.values()
        if isinstance(words, dict)
        for level in _LEVELS
        if words.get(level) == word
    }
    if len({_LEVELS[level] for level in meant}) != 1:
        raise _unknown(phrase("The security level “{level}” is none that Posture knows.", level=word))
    return min(meant)


def _has_apple_chip(host: Host) -> bool:
    """Undecided where sysctl tells neither: half an answer must not become “has no such chip”."""
    output = host.run("sysctl", "-n", "hw.optional.arm64", deadline=1.5)
    if output.stdout.strip() == "1":
        return True
    if output.stdout.strip() == "0" or "unknown oid" in output.stderr:
        return False
    raise _unknown(phrase("macOS does not tell whether this Mac has Apple silicon."))


def _unknown(detail: Phrase) -> Undecided:
    return Undecided(Reason.UNRECOGNISED, detail, _REMEDY, _METHOD)
