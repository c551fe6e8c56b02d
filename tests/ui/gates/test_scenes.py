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


@pytest.fixture
def faults_in(
    homes: Mapping[str, Home],
    dressed_again: Look,
    qapp: QApplication,
    folder: Callable[[], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[Setting, Sequence[str]], list[str]]:
    """What the gates find in a setting on scenes of these names."""
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a sentence for the scenes")

    def found(setting: Setting, names: Sequence[str]) -> list[str]:
        played = walk(qapp, dressed_again, setting, [SCENES[name] for name in names], homes, folder)
        return [f"{scene.name}: {fault}" for scene, faults, _ in played for fault in faults]

    return found


@pytest.mark.parametrize("setting", PAIRS, ids=str)
def test_no_gate_finds_a_fault(faults_in, setting: Setting) -> None:
    assert faults_in(setting, PAIRS[setting]) == []


@pytest.mark.soak
@pytest.mark.parametrize("setting", FULL, ids=str)
def test_no_gate_finds_a_fault_in_any_setting(faults_in, setting: Setting) -> None:
    assert faults_in(setting, FULL[setting]) == []


def test_there_are_few_enough_scenes_to_be_looked_at() -> None:
    assert sum(map(len, PAIRS.values())) <= MOST
