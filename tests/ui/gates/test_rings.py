"""Where the keyboard is can be seen on everything it reaches, in every theme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from gates.ink import ringless
from gates.person import Home
from gates.scenes import SCENES
from gates.settings import THEMES, Setting
from gates.stage import Stage, dressed
from PySide6.QtWidgets import QApplication

from posture.ui.look import Look

PAGES = (
    "welcome",
    "home",
    "checks",
    "check-form",
    "lesson-question",
    "settings",
    "reports-join",
    "reports-consent",
)

pytestmark = pytest.mark.xdist_group("gates")


@pytest.mark.parametrize("theme", THEMES)
def test_the_keyboards_place_can_be_seen_everywhere(
    theme: str,
    homes: Mapping[str, Home],
    dressed_again: Look,
    qapp: QApplication,
    folder: Callable[[], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a sentence for the scenes")
    setting = Setting(theme, 100, "en", "usual")
    found: list[str] = []
    with dressed(qapp, setting):
        for name in PAGES:
            stage = Stage(qapp, dressed_again, setting, homes[SCENES[name].home], folder())
            stage.window.activateWindow()
            SCENES[name].play(stage)
            found += [f"{name}: {fault}" for fault in ringless(stage.root)]
            stage.close()
    assert found == []
