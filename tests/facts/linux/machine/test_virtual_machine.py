"""A computer of one's own, a virtual machine, a container and WSL are told apart."""

from __future__ import annotations

import pytest

from posture.facts.linux.machine.virtual_machine import virtual
from posture.facts.model import Reason

DMI = "/sys/class/dmi/id"
TREE = "/sys/firmware/devicetree/base"
REAL = {"/proc/cpuinfo": "processor\t: 0\nflags\t\t: fpu vme sse2\n"}
GUEST = {"/proc/cpuinfo": "processor\t: 0\nflags\t\t: fpu hypervisor sse2\n"}
THINKPAD = {f"{DMI}/sys_vendor": "LENOVO\n", f"{DMI}/product_name": "21CBCTO1WW\n"}
DETECTED = {"argv": ["systemd-detect-virt"], "exit_code": 0}
NO_COMMAND = [{"argv": ["systemd-detect-virt"], "error": "not_there"}]


def detected(word: str) -> list[dict[str, object]]:
    return [DETECTED | {"stdout": f"{word}\n"}]


@pytest.mark.parametrize(
    ("files", "commands", "value"),
    [
        (REAL | THINKPAD, NO_COMMAND, "none"),
        (REAL | {f"{DMI}/sys_vendor": "QEMU\n"}, NO_COMMAND, "machine"),
        (
            GUEST | {f"{DMI}/sys_vendor": "innotek GmbH", f"{DMI}/product_name": "VirtualBox"},
            NO_COMMAND,
            "machine",
        ),
        (GUEST | {f"{DMI}/sys_vendor": "VMware, Inc."}, NO_COMMAND, "machine"),
        (
            {f"{DMI}/sys_vendor": "Microsoft Corporation", f"{DMI}/product_name": "Virtual Machine"},
            NO_COMMAND,
            "machine",
        ),
        (
            REAL | {f"{DMI}/sys_vendor": "Microsoft Corporation", f"{DMI}/product_name": "Surface Laptop 4"},
            NO_COMMAND,
            "none",
        ),
        (GUEST, NO_COMMAND, "machine"),
        (GUEST | THINKPAD, detected("none"), "none"),
        (GUEST | THINKPAD, detected("microsoft"), "machine"),
        ({}, detected("kvm"), "machine"),
        ({}, detected("none"), "none"),
        ({f"{DMI}/sys_vendor": "Ampere", "/proc/cpuinfo": "processor\t: 0\n"}, NO_COMMAND, "none"),
        ({f"{TREE}/model": "Raspberry Pi 5 Model B Rev 1.0\0"}, NO_COMMAND, "none"),
        ({f"{TREE}/model": "linux,dummy-virt\0"}, NO_COMMAND, "machine"),
        (
            {f"{TREE}/model": "Xen-4.17\0", f"{TREE}/hypervisor/compatible": "xen,xen-4.17\0xen,xen\0"},
            NO_COMMAND,
            "machine",
        ),
        (GUEST | THINKPAD | {"/proc/xen/capabilities": "control_d\n"}, NO_COMMAND, "none"),
        (GUEST | THINKPAD | {"/proc/xen/capabilities": "\n"}, NO_COMMAND, "machine"),
        (REAL | THINKPAD | {"/.flatpak-info": "[Application]"}, NO_COMMAND, "none"),
        ({"/.dockerenv": ""}, NO_COMMAND, "container"),
        ({"/run/.containerenv": 'engine="podman"'} | GUEST, NO_COMMAND, "container"),
        ({"/run/systemd/container": "systemd-nspawn\n"}, NO_COMMAND, "container"),
        ({"/proc/1/environ": "HOME=/\0container=lxc\0"} | GUEST, NO_COMMAND, "container"),
        (
            {"/proc/sys/kernel/osrelease": "5.15.153.1-microsoft-standard-WSL2\n"} | GUEST,
            NO_COMMAND,
            "wsl",
        ),
    ],
)
def test_a_computer_is_known_by_its_marks(make_host, files, commands, value) -> None:
    assert virtual(make_host(files, commands=commands)).value == value


def test_where_nothing_tells_it_stays_open_with_a_way_to_know(make_host) -> None:
    answer = virtual(make_host(commands=NO_COMMAND))
    assert answer.reason is Reason.UNRECOGNISED
    assert "systemd-detect-virt" in answer.remedy


def test_an_empty_answer_of_the_command_tells_nothing(make_host) -> None:
    answer = virtual(make_host(commands=[DETECTED | {"stdout": ""}]))
    assert answer.reason is Reason.UNRECOGNISED
