"""What Home tells of the organisation, and that telling it sends nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.voting.news import Kind, News
from posture.ui.bridge import Bridge
from posture.ui.look import Look
from posture.ui.widgets.organisation_tile import OrganisationTile
from posture.ui.widgets.tile import Tile
from posture.ui.window import Window

END = datetime(2026, 11, 22, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def belongs(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is an organisation, of which something may be told."""
    monkeypatch.setattr("posture.application.voting.belonging.belongs", lambda _: True)


@pytest.fixture
def told(
    qtbot: QtBot,
    bridge: Bridge,
    look: Look,
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
) -> Callable[[News | None], OrganisationTile]:
    """The tile, once it was told so."""

    def tell(found: News | None) -> OrganisationTile:
        monkeypatch.setattr("posture.application.voting.news.news", lambda _: found)
        tile = OrganisationTile(bridge)
        qtbot.addWidget(tile)
        tile.refresh()
        settle()
        return tile

    return tell


def _name(tile: OrganisationTile) -> str:
    inside = tile.findChild(Tile)
    assert inside is not None
    return inside.accessibleName()


def test_where_there_is_nothing_to_tell_there_is_no_tile(
    told: Callable[[News | None], OrganisationTile],
) -> None:
    assert not told(None).isVisible()


@pytest.mark.parametrize(
    ("found", "said", "part"),
    [
        (News(Kind.JOINING), "Joining is not finished. No answer came.", "join"),
        (News(Kind.ASKED, "Larch Ltd"), "Larch Ltd asks something new", "send"),
        (
            News(Kind.SENDABLE, "Larch Ltd", 10, END),
            "Your answers for Larch Ltd can be sent. Until tomorrow, 06:00. You see them first",
            "send",
        ),
        (News(Kind.LEAVING, "Larch Ltd", 4, END), "By themselves, until tomorrow, 06:00", "send"),
        (News(Kind.LOCKED, "Larch Ltd", 4, END), "Your answers wait for your password store", "send"),
        (News(Kind.SUMS, "Larch Ltd"), "New sums of Larch Ltd", "together"),
        (News(Kind.NEWER, "Larch Ltd"), "Larch Ltd uses a newer Posture", "about"),
    ],
    ids=lambda value: value.kind if isinstance(value, News) else "",
)
def test_each_thing_has_its_words_and_leads_where_it_is(
    qtbot: QtBot, told: Callable[[News | None], OrganisationTile], found: News, said: str, part: str
) -> None:
    tile = told(found)
    assert tile.isVisible()
    assert said in _name(tile)
    inside = tile.findChild(Tile)
    assert inside is not None
    with qtbot.waitSignal(tile.go) as gone:
        inside.click()
    assert gone.args == ["settings" if part == "about" else "reports", part]


def test_what_cannot_be_read_is_not_told_here(
    told: Callable[[News | None], OrganisationTile],
    monkeypatch: pytest.MonkeyPatch,
    settle: Callable[[], None],
) -> None:
    tile = told(News(Kind.SUMS, "Larch Ltd"))

    def broken(_: Session) -> None:
        raise ApplicationError("It is damaged.")

    monkeypatch.setattr("posture.application.voting.news.news", broken)
    tile.refresh()
    settle()
    assert not tile.isVisible()


def test_home_itself_sends_nothing(
    window: Window, session: Session, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    """Whatever there is to tell, nobody is asked and no key is opened."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("Home reached for the network, or for the key")

    monkeypatch.setattr("posture.reports.transport.DirectTransport.__init__", refuse)
    monkeypatch.setattr("posture.application.keys.Keys.sealer", refuse)
    session.database.execute("INSERT INTO membership (id, state, data) VALUES (1, 'joining', x'00')")
    window.go("checks", "")
    window.go("home", "")
    settle()
    tile = window.pages["home"].findChild(OrganisationTile)
    assert tile is not None
    assert tile.isVisible()
    assert "Joining is not finished" in _name(tile)
    inside = tile.findChild(Tile)
    assert inside is not None
    inside.click()
    assert window.place == ("reports", "join")


def test_home_tells_what_a_delivery_brought(
    window: Window, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    tile = window.pages["home"].findChild(OrganisationTile)
    assert tile is not None
    settle()
    assert not tile.isVisible()
    monkeypatch.setattr("posture.application.voting.news.news", lambda _: News(Kind.SUMS, "Larch Ltd"))
    window.deliveries.changed.emit()
    settle()
    assert "New sums of Larch Ltd" in _name(tile)
    assert tile.isVisible()
