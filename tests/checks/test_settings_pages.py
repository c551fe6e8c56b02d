"""The settings pages that can be opened."""

from __future__ import annotations

import pytest

from posture.checks.catalogue import Catalogue
from posture.checks.settings_pages import names, page, places
from posture.host.model import System

OPEN = {"windows": "lockscreen", "macos": "Lock-Screen-Settings", "gnome": "privacy"}


@pytest.mark.parametrize(
    ("system", "desktop", "uri", "argv"),
    [
        (System.WINDOWS, "windows", "ms-settings:lockscreen", ()),
        (System.MACOS, "aqua", "x-apple.systempreferences:com.apple.Lock-Screen-Settings.extension", ()),
        (System.LINUX, "gnome", None, ("gnome-control-center", "privacy")),
    ],
)
def test_a_page_is_found_for_the_system_or_desktop(
    system: System, desktop: str, uri: str | None, argv: tuple[str, ...]
) -> None:
    found = page(OPEN, system, desktop)
    assert found is not None
    assert (found.uri, found.argv) == (uri, argv)


@pytest.mark.parametrize(
    ("system", "desktop"), [(System.LINUX, "kde"), (System.LINUX, "windows-like"), (System.LINUX, "")]
)
def test_where_no_page_is_named_there_is_none(system: System, desktop: str) -> None:
    assert page(OPEN, system, desktop) is None


def test_a_linux_desktop_cannot_pass_for_another_system() -> None:
    assert page({"gnome": "no-such-page"}, System.LINUX, "gnome") is None
    assert page({"gnome": "privacy"}, System.WINDOWS, "gnome") is None


def test_every_page_is_one_address_or_one_program_without_a_path() -> None:
    for place in places():
        for name in names(place):
            system = System(place) if place in tuple(System) else System.LINUX
            found = page({place: name}, system, place)
            assert found is not None
            assert (found.uri is None) is bool(found.argv)
            assert found.label.startswith("Open ")
            assert not any("/" in word for word in found.argv[:1])


def test_every_shipped_page_exists(catalogue: Catalogue) -> None:
    for check in catalogue.checks.values():
        for place, name in check.open.items():
            assert name in names(place)


def test_every_page_in_the_list_is_used(catalogue: Catalogue) -> None:
    used = {(place, name) for check in catalogue.checks.values() for place, name in check.open.items()}
    assert used == {(place, name) for place in places() for name in names(place)}
