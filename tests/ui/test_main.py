from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from posture.application.checking import check_now
from posture.application.learning import find_lesson, finish
from posture.application.preferences import write_preference
from posture.application.remembering import remember
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost

HOST = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"

PROGRAM = """
import sys
import threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui import main, theme

def leave():
    if "hang" in sys.argv:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Window))
        window.bridge.start(threading.Event().wait, print, print)
    print("dark" if theme.worn().dark else "light")
    QApplication.instance().closeAllWindows()

class Window(main.Window):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, leave)

main.Window = Window
session = Session(Path(sys.argv[1]), RecordedHost(Path(sys.argv[2])), live=True)
sys.exit(main.run([], session=session))
"""


TIDY = """
import gc, sys
from pathlib import Path
gc.disable()
from PySide6.QtCore import QTimer
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui import main

class Window(main.Window):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self, self.leave)

    def leave(self):
        if gc.get_freeze_count():
            self.close()
        else:
            QTimer.singleShot(10, self, self.leave)

main.Window = Window
sys.exit(main.run([], session=Session(Path(sys.argv[1]), RecordedHost(Path(sys.argv[2])), live=True)))
"""

STAYS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui import main

class Window(main.Window):
    def showEvent(self, event):
        super().showEvent(event)
        QTimer.singleShot(0, lambda: print("there", flush=True))

main.Window = Window
sys.exit(main.run([], session=Session(Path(sys.argv[1]), RecordedHost(Path(sys.argv[2])), live=True)))
"""

LESSONS_READ = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui import main

opened = []
sys.addaudithook(lambda event, parts: opened.append(str(parts[0])) if event == "open" else None)

def lessons():
    return sum(name.endswith("lesson.md") for name in opened)

class Window(main.Window):
    framed = False

    def paintEvent(self, event):
        super().paintEvent(event)
        if not self.framed:
            self.framed = True
            print(lessons(), flush=True)
            self.go("lessons", "")
            QTimer.singleShot(50, self, self.leave)

    def leave(self):
        if lessons() and not self.bridge.busy:
            self.close()
            print(lessons() >= 30, flush=True)
        else:
            QTimer.singleShot(50, self, self.leave)

main.Window = Window
sys.exit(main.run([], session=Session(Path(sys.argv[1]), RecordedHost(Path(sys.argv[2])), live=True)))
"""

AT_REST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from posture.application.session import Session
from posture.host.recordings.recorded import RecordedHost
from posture.ui import main

def signs():
    return sorted({"cryptography", "tuf", "posture.ui.pages.reports.page"} & set(sys.modules))

class Window(main.Window):
    def showEvent(self, event):
        super().showEvent(event)
        self.checkups.run()
        QTimer.singleShot(50, self, self.leave)

    def leave(self):
        if self.place[0] == "reports":
            self.close()
            print(signs(), flush=True)
        elif "posture.ui.pages.placement" in sys.modules and not self.bridge.busy:
            print(signs(), flush=True)
            self.go("reports", "")
            print(self.place[0], flush=True)
            QTimer.singleShot(50, self, self.leave)
        else:
            QTimer.singleShot(50, self, self.leave)

main.Window = Window
sys.exit(main.run([], session=Session(Path(sys.argv[1]), RecordedHost(Path(sys.argv[2])), live=True)))
"""

FIRST_FRAME = """
import sys
import posture.ui.main, posture.ui.pages.home
print([name for name in sys.argv[1:] if name in sys.modules])
"""


def _run(home: Path, *more: str, program: str = PROGRAM) -> subprocess.CompletedProcess[str]:
    """The program with a home, the recorded computer and more arguments, as a process of its own."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", program, str(home), str(HOST), *more],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_window_opens_in_the_look_of_last_time_and_closes_cleanly(tmp_path: Path, look: str) -> None:
    with Session(tmp_path, RecordedHost(HOST), live=True) as session:
        write_preference(session, "look", look)
    done = _run(tmp_path)
    assert (done.stdout.strip(), done.returncode) == (look, 0), done.stderr
    assert "Traceback" not in done.stderr


def test_the_window_opens_where_the_store_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "posture.db").write_bytes(b"this is no database at all" * 100)
    done = _run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_work_that_never_ends_does_not_keep_the_program(tmp_path: Path) -> None:
    done = _run(tmp_path, "hang")
    assert (done.stdout.strip(), done.returncode) == ("light", 0), done.stderr
    assert "Traceback" not in done.stderr


def test_the_first_frame_waits_for_nothing_that_only_other_pages_need() -> None:
    for_later = ["yaml", "cryptography", "urllib3", "posture.checks.judge", "posture.ui.pages.reports.page"]
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, *for_later],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr


def test_the_first_frame_reads_no_lesson_so_that_thirty_are_no_slower_than_three(tmp_path: Path) -> None:
    """Something was learned, and a check-up kept, so that Home has all to show that it can have."""
    with Session(tmp_path, RecordedHost(HOST), live=True) as session:
        remember(session, check_now(session, ["screen-lock"]))
        finish(session, find_lesson(session, "screen-lock"))
    done = _run(tmp_path, program=LESSONS_READ)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["0", "True"], "none before the frame, and all for the page of lessons"


def test_unused_objects_are_looked_for_again_once_the_window_is_there(tmp_path: Path) -> None:
    """The launcher puts the search off until then."""
    done = _run(tmp_path, program=TIDY)
    assert done.returncode == 0, done.stderr


def test_what_signs_and_seals_is_loaded_once_reports_is_opened_and_no_sooner(tmp_path: Path) -> None:
    """Without an organisation; it weighs ten megabytes, and loading it would stop the window."""
    done = _run(tmp_path, program=AT_REST)
    assert done.returncode == 0, done.stderr
    at_rest, meanwhile, then = done.stdout.splitlines()
    assert (at_rest, meanwhile) == ("[]", "home")
    assert then == "['cryptography', 'posture.ui.pages.reports.page', 'tuf']"


def test_the_first_frame_does_not_wait_until_qt_knows_what_a_style_is() -> None:
    """Fields, lists and scroll bars are drawn by one, which is put on after it."""
    command = [sys.executable, "-c", FIRST_FRAME, "posture.ui.style"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals are of POSIX")
def test_ctrl_c_in_the_terminal_ends_the_window(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-c", STAYS, str(tmp_path), str(HOST)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as shown:
        assert shown.stdout is not None
        assert shown.stdout.readline() == "there\n"
        shown.send_signal(signal.SIGINT)
        _, told = shown.communicate(timeout=30)
    assert (shown.returncode, told) == (130, "")
