from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from posture.ui.bridge import Bridge
from posture.ui.pages.shelf import Shelf
from posture.ui.window import Window

REPORTS = "posture.ui.pages.reports.page"


@pytest.fixture
def unloaded(window: Window, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """The pages of a window in which Reports was not opened yet."""
    monkeypatch.delitem(sys.modules, REPORTS)
    return window.pages


def test_a_page_that_has_to_be_loaded_opens_once_it_is(
    window: Window, unloaded: Shelf, settle: Callable[[], None]
) -> None:
    window.go("reports", "join")
    assert window.place == ("home", "")
    settle()
    assert window.place == ("reports", "join")


def test_whoever_wants_another_page_meanwhile_gets_that_one(
    window: Window, unloaded: Shelf, settle: Callable[[], None]
) -> None:
    window.go("reports", "")
    window.go("checks", "")
    settle()
    assert window.place == ("checks", "")


def test_a_page_that_cannot_be_loaded_is_tried_where_it_is_opened(
    bridge: Bridge, unloaded: Shelf, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise OSError("the disk is gone")

    asked: list[str] = []
    monkeypatch.setattr("posture.ui.pages.shelf.import_module", refuse)
    unloaded.when_loaded("reports", lambda: asked.append("reports"))
    settle()
    assert asked == ["reports"], "what went wrong comes up there, as it always did"
