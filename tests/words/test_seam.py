"""What the terminal says goes through the seam: in a made-up language everything else shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from explained import RECORDED, printed
from making.english import left_english
from making.shrinking import compare

from posture.words import speech
from posture.words.pseudo import Pseudo

TOP = Path(__file__).parents[2]
IDS = {file.stem for file in (TOP / "checks").glob("*.md")} | {
    file.name for file in (TOP / "lessons").iterdir()
}
LIST = TOP / "docs" / "words" / "english-in-the-terminal.txt"
ABOUT = """\
What the terminal says in English, whatever language is asked for: it does not go through the seam yet.
“make words” takes out what does by now; nothing may be added."""
COMMANDS = (
    ("checks", "list"),
    ("exceptions",),
    ("ledger",),
    ("preview",),
    ("lessons", "list"),
    ("checks", "lint"),
    ("explain", "screen-look"),
    ("except", "backup"),
    ("except", "backup", "--end"),
    ("check", "--host", "/nowhere"),
)


@pytest.mark.timeout(600)
def test_what_stays_english_on_the_terminal_only_becomes_less(
    told: Callable[..., str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = {" ".join(command): left_english(told("en-XA", *command), IDS) for command in COMMANDS}
    monkeypatch.setenv("COLUMNS", "100")
    speech.speak(Pseudo())
    runs = [run for folder in RECORDED for run in left_english(printed(folder, tmp_path, capsys))]
    found["check and explain, of every recorded computer"] = sorted(set(runs))
    compare(LIST, ABOUT, found)
