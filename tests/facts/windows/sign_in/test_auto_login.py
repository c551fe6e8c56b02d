from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.facts.model import Unreadable
from posture.facts.windows.sign_in.auto_login import read
from posture.host.recordings.recorded import RecordedHost

MakeWindows = Callable[..., RecordedHost]

KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"


@pytest.mark.parametrize(
    ("values", "enabled"),
    [
        ({"AutoAdminLogon": "1"}, True),
        ({"AutoAdminLogon": 1}, True),
        ({"AutoAdminLogon": "0"}, False),
        ({"DefaultUserName": "person"}, False),
    ],
)
def test_auto_admin_logon_signs_somebody_in(values: dict, enabled: bool, make_windows: MakeWindows) -> None:
    answers = read(make_windows({KEY: values}))
    assert answers["enabled"].value is enabled
    assert answers["by"].value == ("winlogon" if enabled else "")


def test_neither_name_nor_password_is_kept(make_windows: MakeWindows) -> None:
    values = {"AutoAdminLogon": "1", "DefaultUserName": "someone", "DefaultPassword": "tomatensuppe"}
    answers = str(read(make_windows({KEY: values})))
    assert "someone" not in answers
    assert "tomatensuppe" not in answers


@pytest.mark.parametrize("value", ["ja", "", {"hex": "01"}])
def test_any_other_value_stays_open(value: object, make_windows: MakeWindows) -> None:
    assert isinstance(read(make_windows({KEY: {"AutoAdminLogon": value}}))["enabled"], Unreadable)
