from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.macos.sign_in.auto_login import read
from posture.facts.model import Reason, Unreadable
from posture.host.recordings.recorded import RecordedHost

MakeMac = Callable[..., RecordedHost]

FILE = "/Library/Preferences/com.apple.loginwindow.plist"
FORBIDDEN = "com.apple.login.mcx.DisableAutoLoginClient"
OFF = "FileVault is Off.\n"
PASSWORD = {"/etc/kcpassword": b"\x7d\x89"}
MANAGED = "/Library/Managed Preferences/com.apple.loginwindow.plist"


@pytest.mark.parametrize(
    ("found", "enabled"), [({"autoLoginUser": "someone"}, True), ({"GuestEnabled": True}, False)]
)
def test_a_named_account_is_signed_in(
    found: dict,
    enabled: bool,
    make_mac: MakeMac,
    plist: Callable[[object], bytes],
    command: Callable[..., dict],
) -> None:
    answers = read(make_mac({FILE: plist(found), **PASSWORD}, commands=[command("fdesetup status", OFF)]))
    assert (answers["enabled"].value, answers["by"].value) == (enabled, "loginwindow" if enabled else "")
    assert "someone" not in str(answers)


@pytest.mark.parametrize("name", ["autoLoginUser", "AutologinUsername"])
def test_an_organisation_may_name_the_account(
    name: str, make_mac: MakeMac, plist: Callable[[object], bytes], command: Callable[..., dict]
) -> None:
    host = make_mac({MANAGED: plist({name: "kiosk"})}, commands=[command("fdesetup status", OFF)])
    assert read(host)["enabled"].value is True


def test_an_organisation_may_forbid_it(make_mac: MakeMac, plist: Callable[[object], bytes]) -> None:
    files = {FILE: plist({"autoLoginUser": "someone"}), MANAGED: plist({FORBIDDEN: True})}
    assert read(make_mac(files))["enabled"].value is False


@pytest.mark.parametrize(
    ("printed", "enabled"),
    [
        ("FileVault is On.\n", False),
        ("FileVault is On.\nEncryption in progress: Percent completed = 34.20\n", False),
        ("FileVault is On.\nDecryption in progress: Percent completed = 10\n", True),
        ("FileVault is Off.\nDeferred enablement appears to be active for user 'someone'.\n", True),
        ("", None),
        ("FileVault is On.\nDecryption in pro", None),
    ],
)
def test_filevault_asks_first_whoever_is_named(
    printed: str,
    enabled: bool | None,
    make_mac: MakeMac,
    plist: Callable[[object], bytes],
    command: Callable[..., dict],
) -> None:
    files = {FILE: plist({"autoLoginUser": "someone"}), **PASSWORD}
    answer = read(make_mac(files, commands=[command("fdesetup status", printed)]))["enabled"]
    assert (None if isinstance(answer, Unreadable) else answer.value) is enabled
    assert "someone" not in str(answer)


def test_without_the_file_nobody_is_signed_in(make_mac: MakeMac) -> None:
    assert read(make_mac())["enabled"].value is False


def test_garbage_and_closed_files_stay_open(make_mac: MakeMac, plist: Callable[[object], bytes]) -> None:
    for host in (make_mac({FILE: b"bplist00garbage"}), make_mac({FILE: plist({"autoLoginUser": 1})})):
        assert read(host)["enabled"].reason is Reason.UNRECOGNISED
    answer = read(make_mac(denied=[FILE]))["enabled"]
    assert isinstance(answer, Unreadable)
    assert answer.reason is Reason.NEEDS_ADMIN


@pytest.mark.parametrize(("path", "enabled"), [(FILE, None), (MANAGED, True)])
def test_a_name_without_its_password_may_sign_nobody_in(
    path: str,
    enabled: bool | None,
    make_mac: MakeMac,
    plist: Callable[[object], bytes],
    command: Callable[..., dict],
) -> None:
    files = {path: plist({"autoLoginUser": "someone"})}
    host = make_mac(files, commands=[command("fdesetup status", OFF)])
    answer = read(host)["enabled"]
    assert (None if isinstance(answer, Unreadable) else answer.value) is enabled
