from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.facts.families import FAMILIES
from posture.facts.linux.secure_boot import read
from posture.facts.model import Answer, Known, Reason
from posture.host.recordings.recorded import RecordedHost

MakeHost = Callable[..., RecordedHost]

FOLDER = "/sys/firmware/efi/efivars"
SECURE = f"{FOLDER}/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
SETUP = f"{FOLDER}/SetupMode-8be4df61-93ca-11d2-aa0d-00e098032b8c"
SHIM = f"{FOLDER}/MokSBStateRT-605dab50-e046-4300-abb6-3dd810dd8b23"
AUDIT = f"{FOLDER}/AuditMode-8be4df61-93ca-11d2-aa0d-00e098032b8c"
OLD_SHIM = f"{FOLDER}/MokSBState-605dab50-e046-4300-abb6-3dd810dd8b23"
OTHER = f"{FOLDER}/BootOrder-8be4df61-93ca-11d2-aa0d-00e098032b8c"
ON, OFF = b"\6\0\0\0\1", b"\6\0\0\0\0"


def _values(host: RecordedHost) -> tuple[object, object]:
    answers = read(host)
    assert answers.keys() == FAMILIES["secure_boot"].fields.keys()
    return _value(answers["supported"]), _value(answers["enabled"])


def _value(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


@pytest.mark.parametrize(
    ("variables", "enabled"),
    [
        ({SECURE: ON, SETUP: OFF}, True),
        ({SECURE: ON}, True),
        ({SECURE: ON, SETUP: OFF, SHIM: OFF}, True),
        ({SECURE: OFF, SETUP: OFF}, False),
        ({SECURE: OFF, SETUP: ON}, False),
        ({SECURE: ON, SETUP: ON}, False),
        ({SECURE: ON, SETUP: OFF, SHIM: ON}, False),
        ({SECURE: ON, SETUP: OFF, AUDIT: ON}, False),
        ({SECURE: ON, SETUP: OFF, AUDIT: OFF, OLD_SHIM: OFF}, True),
        ({SECURE: ON, SETUP: OFF, OLD_SHIM: ON}, False),
        ({OTHER: ON}, False),
    ],
)
def test_the_firmwares_variables_tell(
    make_host: MakeHost, variables: dict[str, bytes], enabled: bool
) -> None:
    assert _values(make_host(variables)) == (True, enabled)


@pytest.mark.parametrize("data", [b"", b"\1", b"\6\0\0\0", b"\6\0\0\0\2", b"\6\0\0\0\1\0", b"garbage"])
@pytest.mark.parametrize("name", [SECURE, SETUP, SHIM])
def test_a_variable_of_another_form_is_open(make_host: MakeHost, name: str, data: bytes) -> None:
    assert _values(make_host({SECURE: ON, name: data})) == (True, Reason.UNRECOGNISED)


def test_variables_that_are_not_shown_leave_it_open(make_host: MakeHost) -> None:
    assert _values(make_host(listings={FOLDER: []})) == (True, Reason.NOT_FOUND)
    assert _values(make_host({"/sys/firmware/efi/systab": ""})) == (True, Reason.NOT_FOUND)


def test_a_closed_variable_leaves_it_open(make_host: MakeHost) -> None:
    assert _values(make_host({OTHER: ON}, denied=[SECURE])) == (True, Reason.NEEDS_ADMIN)


def test_a_computer_without_uefi_is_none_that_could_do_it(make_host: MakeHost) -> None:
    assert _values(make_host(listings={"/sys/firmware": ["acpi", "memmap"]})) == (False, False)


@pytest.mark.parametrize(
    "maker",
    [
        {"/sys/class/dmi/id/bios_vendor": "Apple Inc.\n"},
        {"/sys/class/dmi/id/bios_vendor": "U-Boot\n"},
        {"/sys/class/dmi/id/bios_vendor": "coreboot\n"},
        {"/sys/firmware/devicetree/base/model": "Apple MacBook Air (13-inch, M1, 2020)\0"},
        {"/sys/firmware/devicetree/base/model": "Raspberry Pi 4 Model B Rev 1.4\0"},
    ],
)
def test_firmware_that_has_no_secure_boot_cannot_do_it(make_host: MakeHost, maker: dict[str, str]) -> None:
    assert _values(make_host({OTHER: ON, **maker})) == (False, False)
    assert _values(make_host({SECURE: OFF, **maker})) == (True, False)


def test_variables_of_such_firmware_that_are_not_shown_leave_it_open(make_host: MakeHost) -> None:
    maker = {"/sys/class/dmi/id/bios_vendor": "U-Boot\n"}
    assert _values(make_host(maker, listings={FOLDER: []})) == (True, Reason.NOT_FOUND)


@pytest.mark.parametrize("listings", [{}, {"/sys/firmware": []}])
def test_a_masked_firmware_folder_is_no_lack_of_uefi(
    make_host: MakeHost, listings: dict[str, list[str]]
) -> None:
    assert _values(make_host(listings=listings)) == (Reason.NOT_FOUND, Reason.NOT_FOUND)


@pytest.mark.parametrize("mark", ["/.dockerenv", "/run/.containerenv", "/.flatpak-info"])
def test_a_container_cannot_see_how_the_computer_starts(make_host: MakeHost, mark: str) -> None:
    host = make_host({mark: "", SECURE: ON})
    assert _values(host) == (Reason.UNSUPPORTED, Reason.UNSUPPORTED)


def test_a_recorded_fedora_starts_signed_systems_only(hosts: Path) -> None:
    assert _values(RecordedHost(hosts / "fedora-dnf5")) == (True, True)
