"""Every page in every state, in few settings in which all of them meet (make soak: in all of them)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from gates.person import Home
from gates.scenes import OFTEN, SCENES
from gates.settings import MOST, Setting, in_full, in_pairs
from gates.walk import walk
from PySide6.QtWidgets import QApplication

from posture.ui.look import Look

PAIRS = in_pairs(OFTEN)
FULL = in_full(list(SCENES))

pytestmark = pytest.mark.xdist_group("gates")  # the homes are made once, and used by all of them


def _found(
    app: QApplication,
    look: Look,
    setting: Setting,
    names: Sequence[str],
    homes: Mapping[str, Home],
    folder: Callable[[], Path],
) -> list[str]:
    played = walk(app, look, setting, [SCENES[name] for name in names], homes, folder)
    return [f"{scene.name}: {fault}" for scene, faults, _ in played for fault in faults]


@pytest.mark.parametrize("setting", PAIRS, ids=str)
def test_no_gate_finds_a_fault(
    setting: Setting,
    homes: Mapping[str, Home],
    dressed_again: Look,
    qapp: QApplication,
    folder: Callable[[], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a sentence for the scenes")
    assert _found(qapp, dressed_again, setting, PAIRS[setting], homes, folder) == []


@pytest.mark.soak
@pytest.mark.parametrize("setting", FULL, ids=str)
def test_no_gate_finds_a_fault_in_any_setting(
    setting: Setting,
    homes: Mapping[str, Home],
    dressed_again: Look,
    qapp: QApplication,
    folder: Callable[[], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a sentence for the scenes")
    assert _found(qapp, dressed_again, setting, FULL[setting], homes, folder) == []


def test_there_are_few_enough_scenes_to_be_looked_at() -> None:
    assert sum(map(len, PAIRS.values())) <= MOST
