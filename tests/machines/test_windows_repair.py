"""The screen saver's settings in the registry of Wine: put, seen, and back with the kind they had."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from windows_python import WindowsPython

pytestmark = [pytest.mark.machines, pytest.mark.timeout(900)]

PROGRAM = r"""
import json, winreg
from posture.checks.repairs import windows
from posture.facts.windows.screen_lock.screen_saver import saver_seconds
from posture.host.live import LiveHost
from posture.host.setting.gate import LiveGate

KEY = r"Control Panel\Desktop"
NAMES = ("SCRNSAVE.EXE", "ScreenSaveActive", "ScreenSaverIsSecure", "ScreenSaveTimeOut")

def everything():
    found = {}
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, KEY) as key:
        for name in NAMES:
            try:
                found[name] = list(winreg.QueryValueEx(key, name))
            except FileNotFoundError:
                found[name] = None
    return found

with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, KEY, 0, winreg.KEY_ALL_ACCESS) as key:
    for name in NAMES:
        try:
            winreg.DeleteValue(key, name)
        except FileNotFoundError:
            pass
    for name, (value, kind) in json.loads(SEED).items():
        winreg.SetValueEx(key, name, 0, kind, value)

host, gate = LiveHost(), LiveGate()
host.exists = lambda path: True  # Wine has no screen saver
before = everything()
changes = windows.plan(host, 15)
for change in changes:
    assert windows.own(host, change.setting) == change.before
    gate.put(change.setting, change.after)
    assert windows.own(host, change.setting) == change.after
seconds = saver_seconds(host)[0]
left = windows.plan(host, 15)
for change in changes:
    gate.put(change.setting, change.before)
print(json.dumps({
    "changed": [change.setting.name for change in changes], "left": len(left), "seconds": seconds,
    "same": before == everything(), "before": before,
}))
"""
_TEXT, _EXPANDED = 1, 2  # REG_SZ and REG_EXPAND_SZ


@pytest.mark.parametrize(
    ("seed", "changed"),
    [
        ({}, {"ScreenSaveTimeOut", "ScreenSaverIsSecure", "SCRNSAVE.EXE", "ScreenSaveActive"}),
        (
            {
                "SCRNSAVE.EXE": [r"%SystemRoot%\system32\other.scr", _EXPANDED],
                "ScreenSaveTimeOut": ["3600", _EXPANDED],
                "ScreenSaveActive": ["1", _TEXT],
            },
            {"ScreenSaveTimeOut", "ScreenSaverIsSecure"},
        ),
    ],
)
def test_each_value_comes_back_with_its_kind_and_none_where_there_was_none(
    windows: WindowsPython, tmp_path: Path, seed: dict[str, list[object]], changed: set[str]
) -> None:
    answer = windows("-c", f"SEED = {json.dumps(seed)!r}\n{PROGRAM}", home=tmp_path / "home")
    assert answer.code == 0, answer.err
    told = json.loads(answer.out)
    assert set(told["changed"]) == changed
    assert (told["left"], told["seconds"]) == (0, 900)
    assert told["same"], told["before"]
