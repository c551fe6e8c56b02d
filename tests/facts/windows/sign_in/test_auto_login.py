from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.sign_in.auto_login import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]


def account(kind: str) -> dict[str, object]:
    return {"own-account": {"kind": kind, "password_optional": False}}


KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"


@pytest.mark.parametrize(
    ("values", "enabled"),
    [
        ({"AutoAdminLogon": "1"}, True),
        ({"AutoAdminLogon": 1}, True),
        ({"AutoAdminLogon": " 1 "}, True),
        ({"AutoAdminLogon": "0"}, False),
        ({"AutoAdminLogon": ""}, False),
        ({"AutoAdminLogon": " "}, False),
        ({"DefaultUserName": "person"}, False),
    ],
)
def test_auto_admin_logon_signs_somebody_in(values: dict, enabled: bool, make_windows: MakeWindows) -> None:
    answers = read(make_windows({KEY: values}, native=account("microsoft")))
    assert answers["enabled"].value is enabled
    assert answers["by"].value == ("winlogon" if enabled else "")


def test_neither_name_nor_password_is_kept(make_windows: MakeWindows) -> None:
    values = {"AutoAdminLogon": "1", "DefaultUserName": "someone", "DefaultPassword": "tomatensuppe"}
    answers = str(read(make_windows({KEY: values})))
    assert "someone" not in answers
    assert "tomatensuppe" not in answers


@pytest.mark.parametrize("value", ["ja", {"hex": "01"}])
def test_any_other_value_stays_open(value: object, make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows({KEY: {"AutoAdminLogon": value}}))["enabled"], Unreadable)


MAIL = r"HKLM\SYSTEM\CurrentControlSet\Control\EAS\Policies"
LOCK = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device\DeviceLock"


@pytest.mark.parametrize(
    ("registry", "native"),
    [
        ({}, account("microsoft")),
        ({}, account("organisation")),
        ({}, {"network-profiles": 1}),
        ({LOCK: {"DevicePasswordEnabled": 0}}, account("local")),
    ],
)
def test_an_account_that_must_have_a_password_is_asked_for_it(
    registry: dict, native: dict, make_windows: MakeWindows
) -> None:
    assert read(make_windows(registry, native=native))["enabled"].value is False


@pytest.mark.parametrize(
    ("registry", "native"),
    [
        ({}, {}),
        ({}, account("local")),
        ({}, {"own-account": "microsoft", "network-profiles": 4}),
        ({}, {"own-account": {"error": "no_answer", "sentence": "No."}}),
        ({LOCK: {"DevicePasswordEnabled": 1}}, account("local")),
    ],
)
def test_an_account_that_may_have_no_password_may_be_signed_in_unasked(
    registry: dict, native: dict, make_windows: MakeWindows
) -> None:
    answer = read(make_windows(registry, native=native))["enabled"]
    assert isinstance(answer, Unreadable)
    assert "no password" in answer.detail


def test_a_registry_without_the_place_for_it_is_not_known(make_windows: MakeWindows) -> None:
    host = make_windows(bare=True, native=account("microsoft"))
    assert isinstance(read(host)["enabled"], Unreadable)


@pytest.mark.parametrize(
    "rules", [{LOCK: {"DevicePasswordEnabled": 0}}, {MAIL: {"6": 900}}, {MAIL: {"7": 300}}]
)
def test_rules_for_passwords_may_keep_it_from_working(rules: dict, make_windows: MakeWindows) -> None:
    answer = read(make_windows({KEY: {"AutoAdminLogon": "1"}, **rules}))["enabled"]
    assert isinstance(answer, Unreadable)
    assert "rules for passwords" in answer.detail


@pytest.mark.parametrize("rules", [{LOCK: {"DevicePasswordEnabled": 1}}, {MAIL: {"6": 0, "7": 0}}])
def test_rules_without_a_limit_keep_nobody_out(rules: dict, make_windows: MakeWindows) -> None:
    assert read(make_windows({KEY: {"AutoAdminLogon": "1"}, **rules}))["enabled"].value is True
