"""One window a home on Windows: real second programs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from posture.ui.instance.seat import Bell, Word, seat

pytestmark = pytest.mark.skipif(sys.platform != "win32", reason="events of Windows")

HOME = Path("C:/Users/ann/AppData/Local/posture")
SECOND = """
import sys
from pathlib import Path
from posture.ui.instance.seat import Word, seat
own = seat(Path(sys.argv[1]), "window")
print(own.take(), own.ring(Word(sys.argv[2])))
"""


def second(word: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(HOME), word], stdout=subprocess.PIPE, stdin=subprocess.DEVNULL
    )


@pytest.mark.parametrize("word", Word)
def test_a_second_start_is_heard_and_answered(qtbot, word) -> None:
    own, bell, said = seat(HOME, "window"), Bell(), []
    assert own.take()
    bell.rung.connect(said.append)
    own.listen(bell)
    with second(word) as other:
        qtbot.waitUntil(lambda: other.poll() is not None)
        assert other.stdout is not None
        assert other.stdout.read().split() == [b"False", b"True"]
    assert said == [word]
    own.leave()


def test_one_that_hangs_keeps_nobody_out_and_after_it_the_seat_is_free() -> None:
    own = seat(HOME, "window")
    assert own.take()
    with second("show") as other:
        assert other.communicate()[0].split() == [b"False", b"False"]
    own.leave()
    again = seat(HOME, "window")
    assert again.take()
    again.leave()
