"""The whole story, pressed by another process over the accessibility bus, as a screen reader would.

On a screen of its own (Xvfb), with a GNOME setting that is really changed and a real collector with eleven
others. Each step leaves a picture in ``build/story``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from employer import CHECKS, Employer
from story.accessible import Bus, Reader
from story.screen import Screen, missing, settled

from posture.ballots.ballot import Answer
from posture.collector import passphrase
from posture.content.locate import shipped
from posture.lessons.lesson import Match
from posture.lessons.library import load
from posture.ui.reading import plain

OTHERS = 11
ROUND = 60  # seconds
LESSON = load(shipped() / "lessons").lessons["screen-lock"]
PARTS = len(LESSON.blocks)
LOCK = ("org.gnome.desktop.screensaver", "lock-enabled")
PICTURES = Path(__file__).parents[3] / "build" / "story"

pytestmark = [
    pytest.mark.xdist_group("session"),  # a check-up sees the programs of every session of the account
    pytest.mark.screen,
    pytest.mark.skipif(bool(missing()), reason=f"needs a screen and what speaks of it: {missing()}"),
    pytest.mark.timeout(400),
]


class Story:
    """A person who knows the window only by what is said of it; of each step there is a picture."""

    def __init__(self, screen: Screen, reader: Reader, pictures: Path) -> None:
        self.screen, self.reader = screen, reader
        self._pictures = pictures
        self._steps = 0
        pictures.mkdir(parents=True, exist_ok=True)
        for old in pictures.glob("*.png"):
            old.unlink()

    def press(self, name: str, *, beginning: bool = False) -> None:
        self.reader.press(name, beginning=beginning)

    def see(self, words: str, role: str = "") -> None:
        """Wait until something says this, or begins with it, and take a picture."""
        self.reader.wait(words, role, beginning=True)
        self._steps += 1
        name = "".join(sign if sign.isalnum() else "-" for sign in words.lower()).strip("-")
        assert settled(self.screen).save(str(self._pictures / f"{self._steps:02}-{name[:40]}.png"))


@pytest.fixture
def employer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Employer]:
    monkeypatch.setattr(passphrase, "_COST", 2**10)  # of the organisation's own, which is not the point here
    made = Employer(tmp_path / "collector")
    made.serve()
    made.hire(OTHERS)
    yield made
    made.stop()


@pytest.fixture
def story(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Story]:
    """The window, newly installed, on the screen of somebody whose screen never locks."""
    (tmp_path / "screen").mkdir()
    with Screen(tmp_path / "screen") as screen:
        screen.run("gsettings", "set", *LOCK, "false")
        program = screen.start([sys.executable, "-W", "error", "-m", "posture"], {"POSTURE_KEYRING": "off"})
        bus = Bus(screen.environment["DBUS_SESSION_BUS_ADDRESS"])
        yield Story(screen, Reader(bus, "Posture"), PICTURES / request.node.callspec.id)
        assert program.poll() is None, "the window ended"
        bus.close()
        program.terminate()
        program.wait(20)


@pytest.mark.parametrize("look", ["light", pytest.param("dark", marks=pytest.mark.soak)])
def test_from_the_first_day_to_the_sums(story: Story, employer: Employer, look: str) -> None:
    if look == "dark":
        story.press("Settings")
        story.press("Dark")
        story.press("Home")
    _first_run(story)
    _fix(story)
    _learn(story)
    _join(story, employer)
    _vote(story, employer)


def _first_run(story: Story) -> None:
    story.see("Looking changes nothing.")
    story.press("Next")
    story.see("What it looks at", "heading")
    story.press("Next")
    story.see("When it looks", "heading")
    story.press("Check now")
    story.see("Turn on the screen lock", "heading")


def _fix(story: Story) -> None:
    """A setting of GNOME's is changed by Posture, taken back, and changed as the Settings would."""
    story.press("Why this matters")
    story.see("How to fix it", "heading")
    story.press("Check again")
    story.see("Looked again just now: still to do.")
    story.press("Set it for me")
    story.see("Posture set this for you today.")
    assert story.screen.run("gsettings", "get", *LOCK) == "true"
    story.press("Undo")
    story.see("Undone. It is as it was before.")
    assert story.screen.run("gsettings", "get", *LOCK) == "false"
    story.reader.wait("To do", "heading")
    story.screen.run("gsettings", "set", *LOCK, "true")
    story.press("Check again")
    story.see("Fixed. Well done.", "heading")
    story.press("Next: ", beginning=True)
    story.see("To do", "heading")
    assert story.reader.find("Fixed. Well done.") is None


def _learn(story: Story) -> None:
    story.press("Lessons")
    story.see("Lessons", "heading")
    story.press("Stand up, lock up", beginning=True)
    story.see("Part 1 of ")
    for part in range(1, PARTS + 1):
        story.reader.wait(f"Part {part} of {PARTS}")
        block = LESSON.blocks[part - 1]
        if isinstance(block, Match):
            _match(story, block)
        story.press("Next" if part < PARTS else "Finish")
    story.see("Your plan")
    story.press("Done")
    story.see("Lessons", "heading")


def _match(story: Story, block: Match) -> None:
    """One right side after the other, as the left ones are asked for."""
    for pair in block.pairs:
        story.press(plain(pair.right))
    story.press("That is how I match them")
    story.see("They belong together.", "heading")


def _join(story: Story, employer: Employer) -> None:
    story.press("Reports")
    story.see("What joining means", "heading")
    story.reader.wait("Invite").write(employer.invite())
    story.press("See who it is from")
    story.see("Your invite is from")
    story.press("Join it")
    story.see("Choose a passphrase", "heading")
    for name in ("Passphrase", "The same once more"):
        story.reader.wait(name, "text").write("a sentence for the story")
    story.press("Go on")
    story.see("Nothing is asked now", "heading")


def _vote(story: Story, employer: Employer) -> None:
    """Nothing leaves before the person pressed Send, and the sums of all twelve come by themselves."""
    manifest = employer.open_round(seconds=ROUND)
    others = Thread(target=employer.fetch, args=(manifest,))
    others.start()  # while the person looks on: there is a quarter of the round for it
    story.press("Together")
    story.see("There are no sums yet", "heading")
    story.press("To send")
    story.see("Agree", "push button")
    story.reader.press("Agree", "push button")
    story.reader.wait("Send your 3 answers now")
    story.press("Show exactly what leaves")
    story.see("Byte for byte", "heading")
    story.press("What was sent")
    story.see("Joining")
    assert "It was counted." not in story.reader.said()
    story.press("To send")
    story.press("Send your 3 answers now")
    story.see("Sent. 3 counted.")
    others.join()
    employer.vote(manifest, [dict.fromkeys(CHECKS, Answer.PASS)] * OTHERS)
    story.press("See what was sent")
    story.see("Answers, ", "heading")
    story.press("Together")
    story.see("There are no sums yet", "heading")
    story.reader.until(lambda: story.reader.find("You: ", beginning=True) is not None, "sums")
    story.see("You: Fine")
    assert f"{OTHERS + 1} computers had joined" in story.reader.said()


def test_the_screens_stand_ins_are_gone_with_it(tmp_path: Path) -> None:
    with Screen(tmp_path) as screen:
        display = screen.environment["DISPLAY"]
        assert not screen.picture().isNull()
    found = subprocess.run(["pgrep", "-f", f"Xvfb.*{tmp_path}"], capture_output=True, text=True, check=False)
    assert (found.stdout, display[:1]) == ("", ":")
