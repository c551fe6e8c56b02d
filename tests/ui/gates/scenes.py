"""Every page in every state that a person can meet it in: what it begins with, where it is, the way there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from gates.person import HOST
from gates.stage import Stage
from PySide6.QtWidgets import QWidget

from posture.host.recordings.recorded import RecordedHost
from posture.ui.blocks.do_it_view import DoItView
from posture.ui.blocks.question_view import QuestionView
from posture.ui.blocks.spot_view import SpotView
from posture.ui.pages.check_detail import CheckPage
from posture.ui.pages.checks import ChecksPage
from posture.ui.pages.home import HomePage
from posture.ui.pages.reader import ReaderPage
from posture.ui.pages.reports.join import JoinPart
from posture.ui.pages.reports.send import SendPart
from posture.ui.pages.review import ReviewPage
from posture.ui.pages.settings.page import SettingsPage

Act = Callable[[Stage], None]

LOCKED = HOST.parent / "arch-sway-lvm-on-luks"

LONG = (
    "“/home/somebody-with-a-long-name/Documents/Larch/posture.db” is closed to your account, so Posture can "
    "neither see nor keep what you did with it. Make it readable and writable for your account, then try "
    "again."
)
"""As long as a sentence about something that went wrong gets."""


@dataclass(frozen=True, slots=True)
class Scene:
    """``home`` names what is there at first, ``place`` and ``key`` the page, ``act`` what is done on it then.

    ``spoils`` where the window cannot be used for another scene afterwards.
    """

    name: str
    home: str
    place: str
    key: str = ""
    act: Act | None = None
    spoils: bool = False

    def play(self, stage: Stage) -> None:
        """Lead the stage here."""
        if stage.window.place == (self.place, self.key):
            stage.go("settings" if self.place != "settings" else "home")
        stage.go(self.place, self.key)
        if self.act is not None:
            self.act(stage)
            stage.settle()


def _in_trouble(stage: Stage) -> None:
    stage.window.pages[stage.window.place[0]].banner.trouble(
        stage.said(LONG), act=(stage.said("Try again"), lambda: None)
    )


def _looking(stage: Stage) -> None:
    stage.hold(stage.window.checkups.run)


def _turned(times: int) -> Act:
    """Turn so many panes of the first run."""

    def turn(stage: Stage) -> None:
        for _ in range(times):
            stage.page("home", HomePage)._welcome._next.click()
            stage.settle()

    return turn


def _searched(stage: Stage) -> None:
    stage.page("checks", ChecksPage)._search.setText("something that no check is about")


def _fixed(stage: Stage) -> None:
    stage.session.host = RecordedHost(LOCKED)
    stage.page("check", CheckPage)._finding.again.emit()
    stage.settle(lambda: not stage.window.checkups.running)


def _deleting(stage: Stage) -> None:
    stage.page("settings", SettingsPage).forgetting._ask()


def _licences(stage: Stage) -> None:
    stage.page("settings", SettingsPage).about._show_licences()


def _keys(stage: Stage) -> None:
    stage.window._show_keys()


def _form(stage: Stage) -> None:
    stage.page("check", CheckPage)._exception._begin.click()


def _details(stage: Stage) -> None:
    stage.page("check", CheckPage)._evidence._show.click()


def _set_aside(stage: Stage) -> None:
    card = stage.page("check", CheckPage)._exception
    card._begin.click()
    card._reason.setText(
        "It never leaves the house, and nobody but me knows where the key to the room is. " * 2
    )
    card._want()


def _answered(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, QuestionView)
    view.options[0].button.click()
    view.answer()


def _pane(kind: type[QWidget], then: Act | None = None) -> Act:
    """Turn a lesson's panes until one of this kind is there."""

    def turn(stage: Stage) -> None:
        page = stage.page("lesson", ReaderPage)
        while page._place > 0:
            page.previous.click()
            stage.settle()
        while not isinstance(page.view, kind):
            page.following.click()
            stage.settle()
        if then is not None:
            then(stage)

    return turn


def _spotted(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, SpotView)
    view.verdicts[view.block.verdict].button.click()
    view.answer()


def _end(stage: Stage) -> None:
    page = stage.page("lesson", ReaderPage)
    while page._lesson is None or page._place < len(page._lesson.blocks):
        page.following.click()
        stage.settle()


def _reviewed(stage: Stage) -> None:
    view = stage.page("review", ReviewPage).view
    assert view is not None
    view.options[0].button.click()
    view.answer()


def _refused(stage: Stage) -> None:
    part = stage.part("join", JoinPart)
    part.invite.setPlainText("posture-invite: this is none")
    part.submit.click()


def _joining(stage: Stage) -> None:
    part = stage.part("join", JoinPart)
    part.invite.setPlainText("posture-invite: this is none")
    stage.hold(part.submit.click)


def _leaving(stage: Stage) -> None:
    stage.page("settings", SettingsPage).leaving.ask.click()


def _sends(stage: Stage) -> None:
    stage.part("send", SendPart).bar.send.click()


def _sending(stage: Stage) -> None:
    stage.hold(stage.part("send", SendPart).bar.send.click)


def _exactly(stage: Stage) -> None:
    stage.part("send", SendPart).exactly.button.click()


def _asked(stage: Stage) -> None:
    """Somebody who is asked to choose a passphrase."""

    def never(_: str) -> str:
        return ""

    stage.bridge.start(lambda: stage.session.ask.new(never), lambda _: None, lambda _: None)
    for _ in range(100):
        stage.app.processEvents()
        if stage.root is not stage.window:
            break


_ALL = (
    Scene("welcome", "fresh", "home"),
    Scene("welcome-looking", "fresh", "home", act=_looking, spoils=True),
    Scene("welcome-choice", "fresh", "home", act=_turned(1), spoils=True),
    Scene("welcome-times", "fresh", "home", act=_turned(2), spoils=True),
    Scene("checks-before", "fresh", "checks"),
    Scene("review-nothing", "fresh", "review"),
    Scene("reports-join", "fresh", "reports", "join"),
    Scene("reports-join-refused", "fresh", "reports", "join", act=_refused),
    Scene("reports-joining", "fresh", "reports", "join", act=_joining, spoils=True),
    Scene("reports-nothing-sent", "fresh", "reports", "ledger"),
    Scene("settings", "fresh", "settings"),
    Scene("home", "checked", "home"),
    Scene("home-trouble", "checked", "home", act=_in_trouble),
    Scene("checks", "checked", "checks"),
    Scene("checks-not-found", "checked", "checks", act=_searched),
    Scene("checks-trouble", "checked", "checks", act=_in_trouble),
    Scene("check-to-fix", "checked", "check", "screen-lock"),
    Scene("check-fine", "checked", "check", "firewall"),
    Scene("check-unsure", "checked", "check", "disk-encryption"),
    Scene("check-details", "checked", "check", "remote-desktop", act=_details),
    Scene("check-form", "checked", "check", "clock", act=_form),
    Scene("lessons", "checked", "lessons"),
    Scene("lesson-question", "checked", "lesson", "screen-lock", act=_pane(QuestionView)),
    Scene("lesson-answered", "checked", "lesson", "screen-lock", act=_pane(QuestionView, _answered)),
    Scene("lesson-signs", "checked", "lesson", "screen-lock", act=_pane(SpotView, _spotted)),
    Scene("lesson-do-it", "checked", "lesson", "screen-lock", act=_pane(DoItView)),
    Scene("lesson-end", "checked", "lesson", "screen-lock", act=_end),
    Scene("passphrase", "checked", "home", act=_asked, spoils=True),
    Scene("check-set-aside", "checked", "check", "screen-lock", act=_set_aside, spoils=True),
    Scene("home-looking", "checked", "home", act=_looking, spoils=True),
    Scene("checks-looking", "checked", "checks", act=_looking, spoils=True),
    Scene("check-fixed", "checked", "check", "screen-lock", act=_fixed, spoils=True),
    Scene("settings-deleting", "checked", "settings", act=_deleting, spoils=True),
    Scene("licences", "checked", "settings", act=_licences, spoils=True),
    Scene("keys", "checked", "home", act=_keys, spoils=True),
    Scene("home-fine", "fine", "home"),
    Scene("home-aged", "aged", "home"),
    Scene("review", "learned", "review"),
    Scene("review-answered", "learned", "review", act=_reviewed),
    Scene("reports-no-round", "joined", "reports", "send"),
    Scene("reports-asked", "asked", "reports", "send"),
    Scene("reports-before-casting", "waiting", "reports", "send"),
    Scene("reports-consent", "casting", "reports", "send"),
    Scene("reports-exactly", "casting", "reports", "send", act=_exactly, spoils=True),
    Scene("reports-sending", "casting", "reports", "send", act=_sending, spoils=True),
    Scene("reports-sent", "casting", "reports", "send", act=_sends, spoils=True),
    Scene("reports-not-sent", "cut-off", "reports", "send", act=_sends, spoils=True),
    Scene("home-member", "sent", "home"),
    Scene("settings-leaving", "sent", "settings", act=_leaving),
    Scene("reports-ledger", "sent", "reports", "ledger"),
    Scene("reports-no-sums", "sent", "reports", "together"),
    Scene("reports-together", "summed", "reports", "together"),
)
SCENES = {scene.name: scene for scene in _ALL}
