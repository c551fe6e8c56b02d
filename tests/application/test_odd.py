"""What to do when something odd happened, by system and desktop."""

from __future__ import annotations

import pytest

from posture.application.odd import CALL, CASES, LESSON, REPORT, SAY, moves, written_down
from posture.host.model import System
from posture.lessons.passage import DESKTOPS


@pytest.mark.parametrize("system", System)
def test_first_the_network_then_leave_it_on_then_call(system: System) -> None:
    acts = [move.act for move in moves(system)]
    assert acts == ["Take it off the network", "Leave it on", CALL.act, "Delete nothing"]


@pytest.mark.parametrize("desktop", [*DESKTOPS, "none", "other", ""])
def test_each_desktop_has_a_way_off_the_network(desktop: str) -> None:
    how = moves(System.LINUX, desktop)[0].how
    assert how.endswith("Pull the network cable out.")
    assert ("terminal" in how) == (desktop in BARE)


BARE = {"none", "hyprland", "sway", "niri", "river", "labwc", "wayfire", "dwl", "i3", "bspwm", "awesome",
        "openbox", "fluxbox", "dwm", "xmonad", "herbstluftwm", "icewm", "jwm"}  # fmt: skip
"""Those without a menu for the network."""


def test_a_desktop_of_linux_changes_nothing_elsewhere() -> None:
    for system in (System.WINDOWS, System.MACOS):
        assert moves(system, "gnome") == moves(system)


def test_its_lessons_are_there(session) -> None:
    assert {LESSON, *(case.lesson for case in CASES)} <= set(session.library.lessons)


def test_it_is_few_words() -> None:
    """As many as one reads in a minute in fear: some hundred and fifty."""
    acts = (f"{move.act} {move.how}" for move in moves(System.LINUX))
    words = " ".join([*acts, *SAY, *(case.words for case in CASES), REPORT])
    assert len(words.split()) < 150


def test_what_is_said_on_the_phone_is_what_was_seen_done_and_when() -> None:
    saw, did, when = SAY
    assert "I saw" in saw
    assert "Just before" in did
    assert "at about" in when


@pytest.mark.parametrize("kind", ["closed", "a folder", "torn"])
def test_a_store_that_cannot_be_read_is_told_and_never_raised(session, kind: str, tmp_path) -> None:
    session.home.mkdir()
    file = session.home / "posture.db"
    if kind == "a folder":
        file.mkdir()
    else:
        file.write_bytes(b"SQLite format 3\x00" + bytes(100))
    if kind == "closed":
        file.chmod(0)
    found = written_down(session)
    assert (found.number, found.report_to) == ("", "")
    assert str(file) in found.trouble
