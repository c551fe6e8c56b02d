"""The scripts call Apple's programs in the right order, and stop where one of them fails.

Those programs are on Macs alone: here they are stand-ins that write down how they were called.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "installer" / "macos"
SCRIPTS = sorted(FOLDER.glob("*.sh"))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
_STAND_IN = """#!/bin/sh
echo "$(basename "$0") $*" >> "$CALLS"
case "$(basename "$0") $*" in
    "ditto "*) cp -R "$1" "$2" ;;
    "hdiutil "*) for last; do :; done; echo image > "$last" ;;
    "xcrun notarytool "*) echo "{\\"status\\": \\"$STATUS\\"}" ;;
esac
test "$(basename "$0")" != "$FAILS"
"""
_PROGRAMS = ("codesign", "ditto", "hdiutil", "spctl", "xcrun")


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A folder with an app, a disk image, and stand-ins for Apple's programs."""
    (tmp_path / "Posture.app" / "Contents").mkdir(parents=True)
    (tmp_path / "Signed.dmg").write_text("an image")
    (tmp_path / "bin").mkdir()
    for name in _PROGRAMS:
        (tmp_path / "bin" / name).write_text(_STAND_IN)
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


def _run(places: Path, script: str, *words: str, **more: str) -> tuple[int, list[str], str]:
    """How it ended, which of Apple's programs it called, and what it said."""
    calls = places / "calls"
    calls.write_text("")
    environment = {
        "PATH": f"{places / 'bin'}:{os.environ['PATH']}", "CALLS": str(calls), "STATUS": "Accepted",
        "FAILS": "", "TMPDIR": str(places), **more,
    }  # fmt: skip
    done = subprocess.run(
        ["bash", str(FOLDER / script), *words],
        cwd=places, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    called = [" ".join(line.split()[:2]) for line in calls.read_text().splitlines()]
    return done.returncode, called, done.stderr


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_it_is_sound_shell(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("#!/bin/bash\n")
    assert "\nset -euo pipefail\n" in script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", str(script)], timeout=60, check=False).returncode == 0


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="apt-get install shellcheck")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    done = subprocess.run(
        ["shellcheck", str(script)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout


def test_the_image_holds_an_app_whose_signature_is_whole(places: Path) -> None:
    code, called, said = _run(places, "dmg.sh", "Posture.app", "Out.dmg")
    assert (code, called) == (0, ["codesign --verify", "ditto Posture.app", "hdiutil create"]), said
    assert (places / "Out.dmg").is_file()
    assert not [path for path in places.iterdir() if path.name.startswith("tmp.")]  # nothing stays behind


def test_with_a_certificate_the_image_is_signed_too(places: Path) -> None:
    code, called, said = _run(places, "dmg.sh", "Posture.app", "Out.dmg", POSTURE_MACOS_IDENTITY="Tests")
    assert (code, called[-1]) == (0, "codesign --sign"), said


@pytest.mark.parametrize("fails", ["codesign", "ditto", "hdiutil"])
def test_where_one_step_fails_nothing_goes_on(places: Path, fails: str) -> None:
    code, called, _ = _run(places, "dmg.sh", "Posture.app", "Out.dmg", FAILS=fails)
    assert code != 0
    assert called[-1].startswith(fails)


def test_without_an_app_there_is_no_image(places: Path) -> None:
    code, called, said = _run(places, "dmg.sh", "Nothing.app", "Out.dmg")
    assert (code, called) == (2, [])
    assert "no app at Nothing.app" in said


def test_what_apple_accepts_gets_its_answer_fastened(places: Path) -> None:
    code, called, said = _run(places, "notarise.sh", "Signed.dmg", POSTURE_MACOS_PROFILE="tests")
    assert (code, called) == (
        0, ["xcrun notarytool", "xcrun stapler", "xcrun stapler", "spctl --assess"],
    ), said  # fmt: skip


def test_what_apple_refuses_ends_it_though_its_program_says_all_went_well(places: Path) -> None:
    code, called, said = _run(
        places, "notarise.sh", "Signed.dmg", POSTURE_MACOS_PROFILE="tests", STATUS="Invalid"
    )
    assert (code, called) == (1, ["xcrun notarytool"])
    assert "did not accept" in said


def test_without_a_profile_nothing_is_sent_to_apple(places: Path) -> None:
    code, called, said = _run(places, "notarise.sh", "Signed.dmg")
    assert code != 0
    assert called == []
    assert "POSTURE_MACOS_PROFILE" in said
