from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.secure_boot import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

KEY = r"HKLM\SYSTEM\CurrentControlSet\Control\SecureBoot\State"


@pytest.mark.parametrize(("noted", "enabled"), [(1, True), (0, False)])
def test_windows_notes_whether_secure_boot_was_on(
    noted: int, enabled: bool, make_windows: MakeWindows
) -> None:
    answers = read(make_windows({KEY: {"UEFISecureBootEnabled": noted}}, native={"firmware": 2}))
    assert (answers["supported"].value, answers["enabled"].value) == (True, enabled)


def test_an_older_way_to_start_has_no_secure_boot(make_windows: MakeWindows) -> None:
    answers = read(make_windows(native={"firmware": 1}))
    assert answers["supported"].value is False
    assert isinstance(answers["enabled"], Unreadable)


@pytest.mark.parametrize("kind", [0, None, True, "UEFI"])
def test_a_firmware_that_windows_does_not_know_stays_open(kind: object, make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows(native={"firmware": kind}))["supported"], Unreadable)


@pytest.mark.parametrize("noted", [2, "1"])
def test_any_other_note_stays_open(noted: object, make_windows: MakeWindows) -> None:
    answers = read(make_windows({KEY: {"UEFISecureBootEnabled": noted}}, native={"firmware": 2}))
    assert isinstance(answers["enabled"], Unreadable)
