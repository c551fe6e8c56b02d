from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.macos.storage.encryption import read
from posture.facts.model import Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]


def answers_of(
    make_mac: MakeMac, command: Callable[..., dict], printed: str, arm: str = "", **more: object
) -> dict:
    commands = [command("fdesetup status", printed), command("sysctl -n hw.optional.arm64", arm)]
    return read(make_mac(commands=commands, **more))


@pytest.mark.parametrize(
    ("printed", "state", "how", "plain"),
    [
        ("FileVault is On.\n", "on", "FileVault", ()),
        ("FileVault master keychain appears to be installed.\nFileVault is On.\n", "on", "FileVault", ()),
        ("FileVault is Off.\n", "off", "", ("/",)),
        (
            "FileVault is On.\nEncryption in progress: Percent completed = 34.20\n",
            "starting",
            "FileVault",
            ("/",),
        ),
        (
            "FileVault is Off.\nDeferred enablement appears to be active for user 'someone'.\n",
            "off",
            "",
            ("/",),
        ),
        ("FileVault is Off, but will be enabled after the next restart.\n", "off", "", ("/",)),
        ("FileVault is On.\nDeferred enablement appears to be active for user 'x'.\n", "on", "FileVault", ()),
        ("FileVault is On.\nDecryption in progress: Percent completed = 10\n", "off", "", ("/",)),
    ],
)
def test_filevault_tells_its_state(
    printed: str,
    state: str,
    how: str,
    plain: tuple[str, ...],
    make_mac: MakeMac,
    command: Callable[..., dict],
) -> None:
    answers = answers_of(make_mac, command, printed)
    assert tuple(answers[name].value for name in ("state", "how", "plain")) == (state, how, plain)
    assert "someone" not in str(answers)


def test_apples_chip_encrypts_without_asking_for_a_password(
    make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    answers = answers_of(make_mac, command, "FileVault is Off.\n", "1\n")
    assert (answers["state"].value, answers["how"].value) == ("hardware-only", "the chip")


@pytest.mark.parametrize("arm", ["", "1\n"])
def test_an_open_disk_of_a_virtual_machine_is_up_to_the_mac_around_it(
    arm: str, make_mac: MakeMac, command: Callable[..., dict]
) -> None:
    commands = [
        command("fdesetup status", "FileVault is Off.\n"),
        command("sysctl -n hw.optional.arm64", arm),
        command("sysctl -n kern.hv_vmm_present", "1\n"),
    ]
    answer = read(make_mac(commands=commands))["state"]
    assert isinstance(answer, Unreadable)
    assert "virtual machine" in answer.detail


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "FileVault est activé.\n",
        "Error: a long story\n",
        "true\n",
        "FileVault is On.",
        "FileVault is On.\nDecryption in pr",
        "FileVault is On.\nSomething new is going on.\n",
    ],
)
def test_any_other_answer_stays_open(printed: str, make_mac: MakeMac, command: Callable[..., dict]) -> None:
    answer = answers_of(make_mac, command, printed)["state"]
    assert isinstance(answer, Unreadable)
    assert answer.reason is Reason.UNRECOGNISED


def test_files_on_another_volume_are_not_vouched_for(make_mac: MakeMac, command: Callable[..., dict]) -> None:
    answers = answers_of(make_mac, command, "FileVault is On.\n", home="/Volumes/Data/person")
    assert isinstance(answers["state"], Unreadable)
