"""Makes the pictures of the pages that the documents show: ``python tests/ui/pictures.py OUT_FOLDER``.

Scenes of ``gates/scenes.py`` on a recorded computer, in German below ``de``. Those of a member show an
organisation whose real collector ran a moment before, so their days, keys and fingerprints are others each
time. ``likeness.txt`` keeps how each picture looks from afar, for a change to be noticed where letters may be
drawn a hair differently: whoever commits it has looked at the pictures that this prints as changed.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))  # loopback.py serves several folders
sys.path.append(str(Path(__file__).parents[1] / "words"))

from gates.homes import cheapen, make_homes
from gates.likeness import Likeness, kept, likeness, write
from gates.person import Home
from gates.scenes import SCENES
from gates.settings import Setting
from gates.stage import Stage, dressed
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from posture.ui.look import Look

LIKENESS = "likeness.txt"
ENVIRONMENT = {
    "QT_QPA_PLATFORM": f"offscreen:configfile={Path(__file__).parent / 'screen.json'}",
    "POSTURE_KEYRING": "off",
    "POSTURE_PASSPHRASE": "a sentence for the pictures",
    "TZ": "UTC",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """A file's name without its ending, a scene, and how it is looked at."""

    name: str
    scene: str
    setting: Setting


def _usual(theme: str, *scenes: str, speech: str = "en", folder: str = "") -> Iterator[Picture]:
    for scene in scenes:
        yield Picture(f"{folder}{scene}-{theme}", scene, Setting(theme, 100, speech, "usual"))


DRAWN = {"reports-ledger-light"}
"""Of these the lines lie in an order of chance: that in which ballots were sent."""

PICTURES = (
    *_usual("light", "welcome", "home", "checks", "check-to-fix", "check-fixed", "lesson-question"),
    *_usual("light", "reports-join", "reports-consent", "reports-sent", "reports-ledger", "reports-together"),
    *_usual("light", "settings", "odd"),
    *_usual("dark", "home", "check-to-fix", "reports-consent", "reports-together"),
    Picture("home-wide", "home", Setting("light", 100, "en", "wide")),
    Picture("home-small", "home", Setting("dark", 100, "en", "small")),
    Picture("home-large", "home", Setting("light", 200, "en", "usual")),
    Picture("home-contrast", "home", Setting("dark-contrast", 100, "en", "usual")),
    *_usual(
        "light",
        "home",
        "check-to-fix",
        "reports-consent",
        "reports-together",
        "settings",
        "odd",
        speech="de",
        folder="de/",
    ),
)


def take(app: QApplication, look: Look, homes: Mapping[str, Home]) -> Iterator[tuple[Picture, QImage]]:
    """Each picture, without the mark of the keyboard's place."""
    numbers = count()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="posture-pictures-")))
        for picture in PICTURES:
            scene = SCENES[picture.scene]
            with dressed(app, picture.setting):
                stage = Stage(app, look, picture.setting, homes[scene.home], folder / str(next(numbers)))
                scene.play(stage)
                stage.settle()
                if (held := app.focusWidget()) is not None:
                    held.clearFocus()
                yield picture, stage.root.grab().toImage()
                stage.close()


def main(arguments: list[str]) -> int:
    """Make the pictures; 2 where the folder is missing from the command line."""
    if len(arguments) != 1:
        sys.stderr.write("usage: python tests/ui/pictures.py OUT_FOLDER\n")
        return 2
    out = Path(arguments[0])
    (out / "de").mkdir(parents=True, exist_ok=True)
    # Not before: tests import this module, and have surroundings of their own.
    os.environ |= ENVIRONMENT
    time.tzset()
    app = QApplication(["posture"])
    app.setFont(QFont("DejaVu Sans", 11))  # made now: one from before the application measures otherwise
    look = Look(app, "light")
    look.finish()
    before = kept(out / LIKENESS)
    after: dict[str, Likeness] = {}
    cheapen(setattr)
    with tempfile.TemporaryDirectory(prefix="posture-homes-") as folder:
        homes = make_homes(Path(folder))
        for picture, image in take(app, look, homes):
            if not image.save(str(out / f"{picture.name}.png")):
                message = f"{out / picture.name}.png could not be written."
                raise OSError(message)
            after[picture.name] = likeness(image)
            changed = picture.name not in before or not before[picture.name].is_like(after[picture.name])
            print(f"{out / picture.name}.png", "changed: look at it" if changed else "")
    write(out / LIKENESS, after)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
