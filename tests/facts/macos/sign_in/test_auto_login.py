from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.macos.sign_in.auto_login import read
from posture.facts.model import Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]

FILE = "/Library/Preferences/com.apple.loginwindow.plist"
MANAGED = "/Library/Managed Preferences/com.apple.loginwindow.plist"


@pytest.mark.parametrize(
    ("found", "enabled"), [({"autoLoginUser": "someone"}, True), ({"GuestEnabled": True}, False)]
)
def test_a_named_account_is_signed_in(
    found: dict, enabled: bool, make_mac: MakeMac, plist: Callable[[object], bytes]
) -> None:
    answers = read(make_mac({FILE: plist(found)}))
    assert (answers["enabled"].value, answers["by"].value) == (enabled, "loginwindow" if enabled else "")
    assert "someone" not in str(answers)


def test_an_organisation_may_name_the_account(make_mac: MakeMac, plist: Callable[[object], bytes]) -> None:
    assert read(make_mac({MANAGED: plist({"autoLoginUser": "kiosk"})}))["enabled"].value is True


def test_without_the_file_nobody_is_signed_in(make_mac: MakeMac) -> None:
    assert read(make_mac())["enabled"].value is False


def test_garbage_and_closed_files_stay_open(make_mac: MakeMac, plist: Callable[[object], bytes]) -> None:
    for host in (make_mac({FILE: b"bplist00garbage"}), make_mac({FILE: plist({"autoLoginUser": 1})})):
        assert read(host)["enabled"].reason is Reason.UNRECOGNISED
    answer = read(make_mac(denied=[FILE]))["enabled"]
    assert isinstance(answer, Unreadable)
    assert answer.reason is Reason.NEEDS_ADMIN
