from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.system import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
FIRMWARE = r"HKLM\HARDWARE\DESCRIPTION\System\BIOS"


def test_the_name_is_made_of_what_every_language_calls_the_same(make_windows: MakeWindows) -> None:
    values = {"ProductName": "Windows 10 Famille", "CurrentBuildNumber": "26200", "DisplayVersion": "25H2"}
    host = make_windows({KEY: {**values, "EditionID": "Core", "InstallationType": "Client"}})
    assert read(host)["name"].value == "Windows 11 Home 25H2"


@pytest.mark.parametrize(
    ("kind", "screen", "desktop"),
    [("Client", True, "windows"), ("Server", True, "windows"), ("Server Core", False, "none")],
)
def test_only_servers_without_a_desktop_have_no_screen(
    kind: str, screen: bool, desktop: str, make_windows: MakeWindows
) -> None:
    answers = read(make_windows({KEY: {"InstallationType": kind}}))
    assert (answers["has_screen"].value, answers["desktop"].value) == (screen, desktop)


@pytest.mark.parametrize(
    ("maker", "product", "found"),
    [
        ("LENOVO", "20XW", "none"),
        ("Microsoft Corporation", "Surface Laptop 5", "none"),
        ("Microsoft Corporation", "Virtual Machine", "machine"),
        ("innotek GmbH", "VirtualBox", "machine"),
        ("VMware, Inc.", "VMware20,1", "machine"),
        ("QEMU", "Standard PC (Q35 + ICH9, 2009)", "machine"),
        ("Parallels International GmbH.", "Parallels ARM Virtual Machine", "machine"),
        ("Xenon Systems", "Laptop", "none"),
    ],
)
def test_the_firmware_names_the_hypervisor(
    maker: str, product: str, found: str, make_windows: MakeWindows
) -> None:
    host = make_windows({FIRMWARE: {"SystemManufacturer": maker, "SystemProductName": product}})
    assert read(host)["virtual"].value == found


def test_without_the_firmwares_names_it_may_be_a_virtual_machine(make_windows: MakeWindows) -> None:
    assert read(make_windows())["virtual"].value == "computer"


@pytest.mark.parametrize("battery", [True, False])
def test_a_battery_makes_it_portable(battery: bool, make_windows: MakeWindows) -> None:
    assert read(make_windows(native={"battery": battery}))["portable"].value is battery


def test_one_closed_door_leaves_the_other_facts_readable(make_windows: MakeWindows) -> None:
    answers = read(make_windows({KEY: {"InstallationType": "Client"}}, native={"battery": "?"}))
    assert isinstance(answers["portable"], Unreadable)
    assert isinstance(answers["name"], Unreadable)
    assert answers["desktop"].value == "windows"
