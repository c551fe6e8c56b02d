from __future__ import annotations

import json
import plistlib
from collections.abc import Callable

import pytest

from posture.facts.macos.secure_boot import read
from posture.facts.model import Known
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]

PROFILER, SYSCTL = "system_profiler -json SPiBridgeDataType", "sysctl -n hw.optional.arm64"
WORDS = "/System/Library/SystemProfiler/SPiBridgeReporter.spreporter/Contents/Resources/Localizable.loctable"
# As a Mac16,5 prints it, without what identifies it.
CHIP = {
    "ibridge_build": "mBoot-18000.120.36",
    "ibridge_model_identifier_top": "Mac16,5",
    "ibridge_sb_sip": "Enabled",
    "ibridge_sb_ssv": "Enabled",
}
FRENCH = {
    "fr": {"Full Security": "Sécurité maximale", "No Security": "Aucune sécurité"},
    "xx": {"Full Security": "Sure", "No Security": "Sure"},
    "LocProvenance": {"fr": 1},
}


def printed(*items: dict[str, str]) -> str:
    return json.dumps({"SPiBridgeDataType": list(items)})


@pytest.fixture
def facts_of(make_mac: MakeMac, command: Callable[..., dict]) -> Callable[..., tuple[object, object]]:
    def facts(text: str, arm: dict | None = None, files: dict | None = None) -> tuple[object, object]:
        arm = command(SYSCTL, "1\n") if arm is None else arm
        answers = read(make_mac(files, commands=[command(PROFILER, text), arm]))
        found = (answers["supported"], answers["enabled"])
        return tuple(answer.value if isinstance(answer, Known) else None for answer in found)

    return facts


@pytest.mark.parametrize(
    ("level", "enabled"),
    [
        ("Full Security", True),
        ("Reduced Security", True),
        ("Medium Security", True),
        ("Permissive Security", False),
        ("No Security", False),
    ],
)
def test_the_chip_tells_its_level(level: str, enabled: bool, facts_of: Callable[..., tuple]) -> None:
    assert facts_of(printed({**CHIP, "ibridge_secure_boot": level})) == (True, enabled)


@pytest.mark.parametrize(
    ("word", "enabled"),
    [("Sécurité maximale", True), ("Aucune sécurité", False), ("Sure", None), ("?", None)],
)
def test_in_another_language_macos_own_dictionary_is_asked(
    word: str, enabled: bool | None, facts_of: Callable[..., tuple]
) -> None:
    files = {WORDS: plistlib.dumps(FRENCH, fmt=plistlib.FMT_BINARY)}
    supported = None if enabled is None else True
    assert facts_of(printed({"ibridge_secure_boot": word}), files=files) == (supported, enabled)


def test_without_the_dictionary_another_language_stays_open(facts_of: Callable[..., tuple]) -> None:
    assert facts_of(printed({"ibridge_secure_boot": "Sécurité maximale"})) == (None, None)


@pytest.mark.parametrize("items", [(), ({"ibridge_model_name": "Apple T1 Security Chip"},)])
def test_an_intel_mac_without_the_t2_chip_has_none(
    items: tuple[dict, ...], facts_of: Callable[..., tuple], command: Callable[..., dict]
) -> None:
    intel = command(SYSCTL, "", "sysctl: unknown oid 'hw.optional.arm64'\n", 1)
    assert facts_of(printed(*items), intel) == (False, False)
    assert facts_of(printed(*items), command(SYSCTL, "0\n")) == (False, False)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"SPiBridgeDataType": 7}', "[" * 9999])
def test_half_a_report_stays_open(text: str, facts_of: Callable[..., tuple]) -> None:
    assert facts_of(text) == (None, None)


def test_a_mac_that_has_a_level_and_hides_it_stays_open(
    facts_of: Callable[..., tuple], command: Callable[..., dict]
) -> None:
    assert facts_of(printed()) == (None, None)
    assert facts_of(printed(), command(SYSCTL, "")) == (None, None)
    chip = {"ibridge_model_name": "Apple T2 Security Chip"}
    assert facts_of(printed(chip), command(SYSCTL, "0\n")) == (None, None)
