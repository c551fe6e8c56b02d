from __future__ import annotations

from types import SimpleNamespace

import psutil
import pytest

from posture.desktop import battery


@pytest.mark.parametrize(
    ("found", "low"),
    [
        (SimpleNamespace(percent=19.4, power_plugged=False), True),
        (SimpleNamespace(percent=20, power_plugged=False), False),
        (SimpleNamespace(percent=5, power_plugged=True), False),
        (SimpleNamespace(percent=5, power_plugged=None), False),
        (None, False),
    ],
)
def test_work_waits_only_on_a_battery_that_is_nearly_empty(
    found: object, low: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(psutil, "sensors_battery", lambda: found)
    assert battery.is_low() is low


def test_a_system_without_such_sensors_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(psutil, "sensors_battery", raising=False)
    assert not battery.is_low()
