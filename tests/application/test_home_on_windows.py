from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from posture.application.session import home_folder


@pytest.mark.windows
@pytest.mark.skipif(sys.platform != "win32", reason="folders of Windows")
def test_what_is_kept_lies_in_the_persons_own_folder_that_does_not_roam(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("POSTURE_HOME")
    assert home_folder() == Path(os.environ["LOCALAPPDATA"]) / "posture"
