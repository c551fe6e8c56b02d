"""The pages by name, each made when it is first asked for: the window is there before most of them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from posture.ui.bridge import Bridge
from posture.ui.models.checkups import Checkups
from posture.ui.models.deliveries import Deliveries
from posture.ui.widgets.page import Page

_MODULES = tuple(
    f"posture.ui.pages.{name}"
    for name in (
        "checks", "check_detail", "lessons", "reader", "reports.page", "settings.page", "settings.licences",
        "review", "week.page", "odd", "placement",
    )
)  # fmt: skip


def load_pages() -> None:
    """Load the code of every page; on another thread, so that opening one later waits for none of it."""
    for module in _MODULES:
        import_module(module)


class Shelf(dict[str, Page]):
    """Makes a page, and loads what it needs, the first time its name is looked up."""

    def __init__(
        self,
        bridge: Bridge,
        checkups: Checkups,
        deliveries: Deliveries,
        made: Callable[[Page], object],
        settings: Callable[[], Page],
    ) -> None:
        """``made`` is called once with every page, right after it was made; ``settings`` makes that page."""
        super().__init__()
        self._bridge = bridge
        self._checkups = checkups
        self._deliveries = deliveries
        self._settings = settings
        self._made = made

    def __missing__(self, name: str) -> Page:
        self[name] = page = self._make(name)
        self._made(page)
        return page

    def _make(self, name: str) -> Page:
        match name:
            case "home":
                from posture.ui.pages.home import HomePage

                return HomePage(self._bridge, self._checkups, self._deliveries)
            case "checks":
                from posture.ui.pages.checks import ChecksPage

                return ChecksPage(self._bridge, self._checkups)
            case "check":
                from posture.ui.pages.check_detail import CheckPage

                return CheckPage(self._bridge, self._checkups)
            case "lessons":
                from posture.ui.pages.lessons import LessonsPage

                return LessonsPage(self._bridge, self._checkups)
            case "lesson":
                from posture.ui.pages.reader import ReaderPage

                return ReaderPage(self._bridge, self._checkups)
            case "review":
                from posture.ui.pages.review import ReviewPage

                return ReviewPage(self._bridge)
            case "week":
                from posture.ui.pages.week.page import WeekPage

                return WeekPage(self._bridge, self._checkups)
            case "odd":
                from posture.ui.pages.odd import OddPage

                return OddPage(self._bridge, self._checkups)
            case "placement":
                from posture.ui.pages.placement import PlacementPage

                return PlacementPage(self._bridge)
            case "reports":
                from posture.ui.pages.reports.page import ReportsPage

                return ReportsPage(self._bridge, self._deliveries)
            case "settings":
                return self._settings()
        raise KeyError(name)
