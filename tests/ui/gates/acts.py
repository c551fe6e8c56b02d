"""What is done on a page to bring it into a state."""

from __future__ import annotations

import time
from collections.abc import Callable

from gates.person import HOST
from gates.stage import Stage
from PySide6.QtWidgets import QWidget

from posture.application.keepsakes import keep
from posture.application.odd import NUMBER, REPORT_TO
from posture.application.placement import Placement
from posture.application.repaired import Put, note
from posture.application.voting.membership import Introduction
from posture.application.voting.newer import Newer
from posture.host.recordings.recorded import RecordedHost
from posture.host.setting.gate import OwnSetting, Store
from posture.ui.blocks.keep_field import KeepField
from posture.ui.blocks.match_view import MatchView
from posture.ui.blocks.order_view import OrderView
from posture.ui.blocks.question_view import QuestionView
from posture.ui.blocks.scenario_view import ScenarioView
from posture.ui.blocks.spot_view import SpotView
from posture.ui.pages.check_detail import CheckPage
from posture.ui.pages.checks import ChecksPage
from posture.ui.pages.home import HomePage
from posture.ui.pages.lessons import LessonsPage
from posture.ui.pages.odd import OddPage
from posture.ui.pages.placement import PlacementPage
from posture.ui.pages.reader import ReaderPage
from posture.ui.pages.reports.entry_row import EntryRow
from posture.ui.pages.reports.join import JoinPart
from posture.ui.pages.reports.ledger import LedgerPart
from posture.ui.pages.reports.send import SendPart
from posture.ui.pages.review import ReviewPage
from posture.ui.pages.settings.page import SettingsPage
from posture.ui.pages.week.page import WeekPage
from posture.ui.widgets.passphrase import PassphraseDialog
from posture.words.phrase import phrase

Act = Callable[[Stage], None]

LOCKED = HOST.parent / "arch-sway-lvm-on-luks"
WELL = HOST.parent / "windows-11-home"

LONG = (
    "“/home/somebody-with-a-long-name/Documents/Larch/posture.db” is closed to your account, so Posture can "
    "neither see nor keep what you did with it. Make it readable and writable for your account, then try "
    "again."
)
"""As long as a sentence about something that went wrong gets."""


def nothing(_: Stage) -> None:
    """What there is at first."""


def in_trouble(stage: Stage) -> None:
    stage.window.pages[stage.window.place[0]].banner.trouble(
        stage.said(LONG), act=(stage.said("Try again"), lambda: None)
    )


def looking(stage: Stage) -> None:
    stage.hold(stage.window.checkups.run)


def turned(times: int) -> Act:
    """Turn so many panes of the first run."""

    def turn(stage: Stage) -> None:
        for _ in range(times):
            stage.page("home", HomePage)._welcome._next.click()
            stage.settle()

    return turn


def searched(stage: Stage) -> None:
    stage.page("checks", ChecksPage)._search.setText("something that no check is about")


def fixed(stage: Stage) -> None:
    stage.session.host = RecordedHost(LOCKED)
    stage.page("check", CheckPage)._finding.again.emit()
    stage.settle(lambda: not stage.window.checkups.running)


def written_down(stage: Stage) -> None:
    """Whom to call and where to report; then the page is entered again, with its sentences copied."""
    keep(stage.session, NUMBER, stage.said("The help desk in the second house on the left, 020 7946 0000"))
    keep(stage.session, REPORT_TO, stage.said("the button “Report phishing” in the mail program"))
    stage.window.pages["odd"].enter("")
    stage.settle()
    stage.page("odd", OddPage)._copy()


def unreadable(stage: Stage) -> None:
    """What was written down cannot be read; everything else is there."""
    stage.session.close()
    (stage.session.home / "posture.db").write_bytes(b"this is no database")
    stage.session.begin_anew()
    stage.window.pages["odd"].enter("")


def repaired(stage: Stage) -> None:
    """What Posture set a week ago is well, and can be undone."""
    setting = OwnSetting(Store.KCONFIG, "kscreenlockerrc/Daemon", "Autolock")
    note(stage.session, "screen-lock", (Put(setting, None, "Autolock=true"),))
    fixed(stage)


def not_set(stage: Stage) -> None:
    """Pressed, where a recorded computer keeps all its settings."""
    stage.page("check", CheckPage)._how.repair._set.click()


def deleting(stage: Stage) -> None:
    stage.page("settings", SettingsPage).forgetting._ask()


def look_on(stage: Stage) -> None:
    """The weekly look is on; no system is told of it."""
    closed = stage.page("settings", SettingsPage).closed
    closed.switches["look"].button.setChecked(True)
    closed._done()
    stage.page("settings", SettingsPage).show_part(closed)


def licences(stage: Stage) -> None:
    stage.page("settings", SettingsPage).about._show_licences()


def keys(stage: Stage) -> None:
    stage.window.keys.show()


def form(stage: Stage) -> None:
    stage.page("check", CheckPage)._exception._begin.click()


def details(stage: Stage) -> None:
    stage.page("check", CheckPage)._evidence._show.click()


def set_aside(stage: Stage) -> None:
    card = stage.page("check", CheckPage)._exception
    card._begin.click()
    card._reason.setText(
        stage.said("It never leaves the house, and nobody but me knows where the key to the room is. " * 2)
    )
    card._want()


def answered(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, QuestionView)
    view.options[0].button.click()
    view.answer()


def pane(kind: type[QWidget], then: Act | None = None) -> Act:
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


def block(name: str, then: Act) -> Act:
    """Turn a lesson's panes until the block of this name is there."""

    def turn(stage: Stage) -> None:
        page = stage.page("lesson", ReaderPage)
        assert page.lesson is not None
        wanted = [each.name for each in page.lesson.blocks].index(name)
        while page._place != wanted:
            (page.following if page._place < wanted else page.previous).click()
            stage.settle()
        then(stage)

    return turn


def tapped(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, SpotView)
    for _, button in view.message.phrases[:2]:
        button.click()


def tapped_and_spotted(stage: Stage) -> None:
    tapped(stage)
    spotted(stage)


def taken(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, OrderView)
    view.answer()


def half_matched(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, MatchView)
    view.give(1)


def matched(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, MatchView)
    for right in (1, 0, 2):
        view.give(right)
    view.answer()


def given(stage: Stage) -> None:
    """One left side has its right one."""
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, MatchView)
    view.give(0)


def all_given(stage: Stage) -> None:
    """All have one, the first two each other's."""
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, MatchView)
    for right in (1, 0, *range(2, len(view.lefts))):
        view.give(right)
    view.answer()


def written(stage: Stage) -> None:
    """Something is kept."""
    for each in stage.page("lesson", ReaderPage).findChildren(KeepField):
        each.field.setText("01632 960 123")
        each.field.editingFinished.emit()


def harmed(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, ScenarioView)
    while view.choices:
        view.choices[0].click()
        stage.settle()


def chosen_last(stage: Stage) -> None:
    """Of all choices the last, until the story ends."""
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, ScenarioView)
    while view.choices:
        view.choices[-1].click()
        stage.settle()


def spotted(stage: Stage) -> None:
    view = stage.page("lesson", ReaderPage).view
    assert isinstance(view, SpotView)
    view.verdicts[view.block.verdict].button.click()
    view.answer()


def end(stage: Stage) -> None:
    page = stage.page("lesson", ReaderPage)
    while page.lesson is None or page._place < len(page.lesson.blocks):
        page.following.click()
        stage.settle()


def passed(parts: int) -> Act:
    """Pass over so many parts of the weekly session."""

    def go_on(stage: Stage) -> None:
        page = stage.page("week", WeekPage)
        for _ in range(parts):
            page._pass()
            stage.settle()

    return go_on


def fixed_this_week(stage: Stage) -> None:
    """What was to fix is well by now, and Check again found it so."""
    stage.session.host = RecordedHost(WELL)
    stage.page("week", WeekPage).fix.look.click()
    stage.settle(lambda: not stage.window.checkups.running)


def placed(*, answers: int) -> Act:
    """Answer so many questions rightly, the last of them still shown with its why where others follow."""

    def answer(stage: Stage) -> None:
        page = stage.page("placement", PlacementPage)
        for number in range(answers):
            if page.asked.view is None:
                return
            for place in page.asked.view.question.right:
                page.asked.view.options[place].button.click()
            page.asked.view.answer()
            if number + 1 < answers or answers > 1:
                page.asked.sure.click()
                stage.settle()

    return answer


def known(stage: Stage) -> None:
    """Some of the lessons are known already."""
    placement = Placement(stage.session)
    while (turn := placement.current) is not None:
        placement.answer(turn.question.right, sure=True)
    stage.go("home")
    stage.go("lessons")
    page = stage.page("lessons", LessonsPage)
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())


def about_work(stage: Stage) -> None:
    stage.page("lessons", LessonsPage).week.work.toggle()


def certificate(stage: Stage) -> None:
    page = stage.page("lessons", LessonsPage)
    page.show_part(page.certificate)
    page.show_part(page.certificate.write)


def reviewed(stage: Stage) -> None:
    view = stage.page("review", ReviewPage).asked.view
    assert view is not None
    view.options[0].button.click()
    view.answer()


def refused(stage: Stage) -> None:
    part = stage.part("join", JoinPart)
    part.invite.setPlainText("posture-invite: this is none")
    part.submit.click()


def introduced(stage: Stage) -> None:
    part = stage.part("join", JoinPart)
    part._introduced(
        Introduction(stage.said("Larch and Sons Wood Trading Ltd"), "votes.larch.example", False, "", False)
    )
    part.who.sure.toggle()


def joining(stage: Stage) -> None:
    part = stage.part("join", JoinPart)
    part.invite.setPlainText("posture-invite: this is none")
    stage.hold(part.submit.click)


def leaving(stage: Stage) -> None:
    stage.page("settings", SettingsPage).leaving.ask.click()


def told_of_a_newer_one(stage: Stage) -> None:
    """The organisation's round names a newer Posture than this one."""
    how = phrase("Ask IT where to get it. Posture itself fetches and installs nothing.")
    about = stage.page("settings", SettingsPage).about
    about.show_newer(Newer("Larch Ltd", "99.1", "0.1.0", how))
    stage.page("settings", SettingsPage).show_part(about)


def sends(stage: Stage) -> None:
    stage.part("send", SendPart).bar.send.click()


def sending(stage: Stage) -> None:
    stage.hold(stage.part("send", SendPart).bar.send.click)


def exactly(stage: Stage) -> None:
    stage.part("send", SendPart).exactly.button.click()


def put_off(stage: Stage) -> None:
    stage.part("send", SendPart).question.policy.later.click()


def unfolded(stage: Stage) -> None:
    stage.part("ledger", LedgerPart).findChildren(EntryRow)[0].fold.button.click()


def asked(stage: Stage) -> None:
    """Somebody whose passphrase is asked for."""
    wait_for_dialog(stage, lambda: stage.session.ask.known(lambda _: ""))


def chosen(stage: Stage) -> None:
    """Somebody who is to choose one, and went on without."""
    wait_for_dialog(stage, lambda: stage.session.ask.new(lambda _: ""))
    dialog = stage.root
    assert isinstance(dialog, PassphraseDialog)
    dialog.confirm.click()


def wait_for_dialog(stage: Stage, ask: Callable[[], object]) -> None:
    stage.bridge.start(ask, lambda _: None, lambda _: None)
    for _ in range(1000):
        stage.app.processEvents()
        if stage.root is not stage.window:
            break
        time.sleep(0.001)
