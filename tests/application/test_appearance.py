"""The desktop portal is asked over a real bus of the test's own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

import pytest

from portal import DAEMON, SILENT, Bus, Reply, before, today
from posture.application.appearance import Appearance, appearance
from posture.application.session import Session
from posture.host.live import LiveHost

on_a_bus = [
    pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is asked on Linux"),
    pytest.mark.skipif(DAEMON is None, reason="the program dbus-daemon (package dbus-daemon) is not here"),
]


@pytest.fixture
def here(tmp_path: Path) -> Session:
    return Session(tmp_path / "home", LiveHost(), live=True)


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    with Bus(tmp_path, {}) as made:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made


class TestOnABus:
    pytestmark = on_a_bus

    @pytest.mark.parametrize("portal", [today, before])
    @pytest.mark.parametrize(
        ("number", "means"),
        [
            (0, Appearance.NO_PREFERENCE),
            (1, Appearance.DARK),
            (2, Appearance.LIGHT),
            (3, Appearance.NO_PREFERENCE),
        ],
    )
    def test_a_portal_says_what_the_person_chose(
        self, here: Session, bus: Bus, portal: Callable, number: int, means: Appearance
    ) -> None:
        bus.says = portal(number)
        assert appearance(here) is means
        assert {arguments for _, arguments in bus.asked} == {("org.freedesktop.appearance", "color-scheme")}

    @pytest.mark.parametrize(
        "reply",
        [
            ("", ()),
            ("s", ("dark",)),
            ("v", (("s", "dark"),)),
            ("v", (("v", ("s", "dark")),)),
            ("v", (("v", ("v", ("u", 1))),)),
            ("vv", (("u", 1), ("u", 1))),
            ("a{sv}", ({"color-scheme": ("u", 1)},)),
        ],
    )
    def test_an_answer_that_makes_no_sense_is_none(self, here: Session, bus: Bus, reply: Reply) -> None:
        bus.says = {"ReadOne": reply, "Read": reply}
        assert appearance(here) is None

    def test_a_portal_without_settings_says_nothing(self, here: Session, bus: Bus) -> None:
        assert appearance(here) is None
        assert [method for method, _ in bus.asked] == ["ReadOne", "Read"]

    def test_a_portal_that_never_answers_is_not_waited_for(self, here: Session, bus: Bus) -> None:
        bus.says = {"ReadOne": SILENT, "Read": SILENT}
        started = monotonic()
        assert appearance(here) is None
        assert monotonic() - started < 5
        assert [method for method, _ in bus.asked] == ["ReadOne"]

    def test_a_bus_without_a_portal_says_nothing(
        self, here: Session, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with Bus(tmp_path_factory.mktemp("bare")) as bare:
            monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bare.address)
            assert appearance(here) is None


def test_without_a_bus_nobody_says_anything(here: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
    assert appearance(here) is None


@pytest.mark.parametrize("host", ["windows-11-home", "macos-15-laptop"])
def test_other_systems_have_no_portal(new_session: Callable[..., Session], host: str) -> None:
    assert appearance(new_session(host)) is None
