"""Makes a picture of every page: ``python tests/ui/pictures.py OUT_FOLDER``.

A recorded computer, a home that is thrown away, a fixed day: two runs on one machine give the same bytes.
Only ``reports-…`` differ from run to run: they show a member of an organisation whose real collector runs
meanwhile by the real clock, and keys, ballots and its port are drawn anew.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).parent / 'screen.json'}"
os.environ["POSTURE_KEYRING"] = "off"
os.environ["POSTURE_PASSPHRASE"] = "a sentence for the pictures"
os.environ["TZ"] = "UTC"

sys.path.append(str(Path(__file__).parents[1]))  # loopback.py serves several folders

from employer import Employer
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from posture.application.learning import find_lesson
from posture.application.session import Session
from posture.application.voting.consent import Consent
from posture.application.voting.standing import Phase, Standing, standing
from posture.ballots.ballot import Answer
from posture.host.recordings.recorded import RecordedHost
from posture.ui.blocks.question_view import QuestionView
from posture.ui.blocks.spot_view import SpotView
from posture.ui.bridge import Bridge
from posture.ui.look import Choice, Look
from posture.ui.pages.reader import ReaderPage
from posture.ui.pages.reports.page import ReportsPage
from posture.ui.pages.settings.page import SettingsPage
from posture.ui.window import Window

HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"
NOW = datetime(2026, 11, 21, 9, 14, tzinfo=UTC)
FONT = "DejaVu Sans"
POINTS = 11.0
PATIENCE = 120.0  # seconds for one page
CHECKS = ("disk-encryption", "firewall", "screen-lock", "os-updates")
COLLEAGUES = 22
ROUND = 60  # seconds


@dataclass(frozen=True, slots=True)
class Setting:
    """A way to look at the pages; ``scale`` is the size of the text."""

    name: str
    look: Choice
    scale: float = 1.0
    width: int = 980
    height: int = 660


SETTINGS = (
    Setting("light", Choice.LIGHT),
    Setting("dark", Choice.DARK),
    Setting("large", Choice.LIGHT, scale=1.5),
    Setting("narrow", Choice.DARK, width=720, height=520),
)


class Photographer:
    """Walks one window through the pages."""

    def __init__(self, app: QApplication, look: Look, setting: Setting, out: Path, home: Path) -> None:
        font = QFont(FONT)
        font.setPointSizeF(POINTS * setting.scale)
        app.setFont(font)
        look.choose(setting.look)
        self._app, self._setting, self._out = app, setting, out
        self.session = Session(home, RecordedHost(HOST), live=True, clock=lambda: NOW)
        self._bridge = Bridge(self.session)
        self.window = Window(self._bridge, look)
        self.window.resize(setting.width, setting.height)
        self.window.show()
        self.settle()

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Wait until everything is shown."""
        end = time.monotonic() + PATIENCE
        while self._bridge.busy or not until():
            self._app.processEvents()
            time.sleep(0.005)
            if time.monotonic() > end:
                message = "A page was not ready in time."
                raise TimeoutError(message)
        for _ in range(10):
            self._app.processEvents()

    def take(self, name: str) -> None:
        """A picture of the window as it is, without the mark of the keyboard's place."""
        self.settle()
        focus = self._app.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self.settle()
        path = self._out / f"{name}-{self._setting.name}.png"
        if not self.window.grab().save(str(path)):
            message = f"{path} could not be written."
            raise OSError(message)
        print(path)

    def go(self, place: str, key: str = "", *, name: str = "") -> None:
        self.window.go(place, key)
        self.take(name or place)

    def close(self) -> None:
        self.window.close()


def picture_all(photographer: Photographer) -> None:
    """Every page once, in the order in which a person meets them."""
    window, session = photographer.window, photographer.session
    photographer.take("welcome")
    window.checkups.run()
    photographer.settle(lambda: not window.checkups.running)
    photographer.take("home")
    photographer.go("checks")
    photographer.go("check", "screen-lock", name="check")
    photographer.go("lessons")
    picture_lesson(photographer)
    session.clock = lambda: NOW + timedelta(days=21)
    photographer.go("review")
    session.clock = lambda: NOW
    photographer.go("reports")
    settings = window.pages["settings"]
    if isinstance(settings, SettingsPage):
        # The folder of this run has a name of chance; a person's has not.
        settings.place.setText("/home/person/.local/share/posture")
    photographer.go("settings")


def picture_lesson(photographer: Photographer) -> None:
    """The first pane, a question with its answer explained, a message with its signs, and the end."""
    window = photographer.window
    photographer.go("lesson", "screen-lock", name="lesson-read")
    page = window.pages["lesson"]
    if not isinstance(page, ReaderPage):
        raise TypeError(page)
    lesson = find_lesson(photographer.session, "screen-lock")
    taken: set[type] = set()
    for _ in lesson.blocks:
        view = page.view
        if isinstance(view, QuestionView) and QuestionView not in taken:
            view.options[0].button.click()
            view.answer()
            photographer.take("lesson-question")
        if isinstance(view, SpotView) and SpotView not in taken:
            photographer.take("lesson-message")
            view.verdicts[view.block.verdict].button.click()
            view.answer()
            photographer.settle()
            photographer.take("lesson-signs")
        taken.add(type(view))
        page.following.click()
        photographer.settle()
    photographer.take("lesson-end")


def picture_membership(photographer: Photographer, folder: Path) -> None:
    """What a member sees: joining, a round before and while ballots are cast, the ledger, and the sums.

    The round is a rehearsal's, of half a minute by the real clock.
    """
    window = photographer.window
    page = window.pages["reports"]
    if not isinstance(page, ReportsPage):
        raise TypeError(page)
    photographer.session.clock = lambda: datetime.now(UTC)
    employer = Employer(folder)

    def until(stands: Callable[[Standing], bool]) -> None:
        def arrived() -> bool:
            if not window.bridge.busy:
                window.deliveries.run()
            return stands(standing(photographer.session))

        photographer.settle(arrived)

    try:
        employer.serve()
        employer.hire(COLLEAGUES)
        photographer.go("reports", "join", name="reports-join")
        page.join.invite.setPlainText(employer.invite())
        page.join.submit.click()
        photographer.settle(page.send.isVisible)
        manifest = employer.open_round(CHECKS, seconds=ROUND)
        employer.fetch(manifest)
        photographer.go("reports", "send", name="reports-before-casting")
        until(lambda now: now.phase is Phase.CASTING and now.signed)
        page.send.consent.options[Consent.STANDING].click()
        photographer.settle()
        page.send.enter()
        photographer.take("reports-preview")
        page.reveal(page.send.consent)
        photographer.take("reports-consent")
        if page.send.send.isEnabled():
            page.send.send.click()
        photographer.settle()
        employer.vote(manifest, [answers(number) for number in range(COLLEAGUES)])
        page.send.leaving.show()
        page.reveal(page.send.leaving)
        photographer.take("reports-leaving")
        photographer.go("reports", "ledger", name="reports-ledger")
        photographer.go("reports", "together", name="reports-no-sums")
        until(lambda now: now.release == 1)
        window.go("home", "")
        photographer.go("reports", "together", name="reports-together")
    finally:
        employer.stop()


def answers(number: int) -> dict[str, Answer]:
    """What a colleague says: most are fine, each check in another share."""
    return {
        check: Answer.UNKNOWN if number % 11 == 7 else Answer.FAIL if number % every == 0 else Answer.PASS
        for every, check in enumerate(CHECKS, start=2)
    }


def main(arguments: list[str]) -> int:
    """Make the pictures; 2 where the folder is missing from the command line."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python tests/ui/pictures.py OUT_FOLDER\n")
        return 2
    out = Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(["posture"])
    if FONT not in QFontDatabase.families():
        sys.stderr.write(f"The font {FONT} is missing: apt-get install fonts-dejavu-core\n")
        return 2
    time.tzset()
    QLocale.setDefault(QLocale("en_GB"))
    look = Look(app)
    look.finish()
    for setting in SETTINGS:
        with tempfile.TemporaryDirectory(prefix="posture-pictures-") as home:
            photographer = Photographer(app, look, setting, out, Path(home))
            picture_all(photographer)
            picture_membership(photographer, Path(home) / "collector")
            photographer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
