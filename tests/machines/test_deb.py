"""A life of the package on Debians that have no Python: installed, used, upgraded, taken away."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from bare import Bare, bare, earlier, made
from screens import colours, picture
from screens import screen as screen_of
from supplies import BUILD, TOP, need, run

pytestmark = [pytest.mark.machines, pytest.mark.timeout(1700)]

_HOME = "/home/person/.local/share/posture"
_OF_THE_FONTS = "/home/person/.cache/fontconfig/"  # the system's, for every program of the person's
_KEPT = {"POSTURE_KEYRING": "off", "POSTURE_PASSPHRASE": "for tests alone"}


@pytest.fixture(params=["bookworm", "trixie"])
def debian(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bare]:
    with bare(request.param, tmp_path) as machine:
        yield machine


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    with screen_of(tmp_path) as there:
        yield there


def test_it_is_installed_used_upgraded_and_taken_away(
    debian: Bare, screen: tuple[str, Path], tmp_path: Path
) -> None:
    package = made("posture_*.deb")
    before = debian.files()
    assert debian.root("command -v python3 || echo none").strip().endswith("none")

    old = debian.bring(earlier(package, "0.0.9", tmp_path))
    debian.root(f"apt-get install -y -q --no-install-recommends {old}")
    assert debian.person("posture --version").stdout.startswith("posture ")
    checked = debian.person("posture check --json", **_KEPT)
    assert (checked.returncode, checked.stderr) in ((0, ""), (1, "")), checked.stderr
    outcomes = {each["check"]: each["outcome"] for each in json.loads(checked.stdout)["verdicts"]}
    assert len(outcomes) == 12
    assert outcomes["os-supported"] == "pass"
    german = debian.person("posture check", POSTURE_LANGUAGE="de", **_KEPT)
    assert "Automatische Updates" in german.stdout

    recorded = "posture host record /tmp/recording >/dev/null && posture check --json --host /tmp/recording"
    again = json.loads(debian.person(recorded, **_KEPT).stdout)["verdicts"]
    assert {each["check"]: each["outcome"] for each in again} == outcomes  # all words that readers look for

    _open_window(debian, screen)

    set_aside = debian.person('posture except backup --reason "on the server" --days 30', **_KEPT)
    assert set_aside.returncode == 0, set_aside.stderr
    debian.root(f"apt-get install -y -q --no-install-recommends {debian.bring(package)}")
    version = debian.root("dpkg-query -W -f '${Version}' posture").strip()
    assert version == package.name.split("_")[1]
    assert "on the server" in debian.person("posture exceptions", **_KEPT).stdout
    assert debian.root("dpkg --verify posture").strip() == ""

    debian.root("apt-get purge -y -q posture; apt-get autoremove -y -q --purge")
    left = sorted(debian.files() - before)
    assert [name for name in left if not name.startswith((f"{_HOME}/", _OF_THE_FONTS))] == []
    assert f"{_HOME}/posture.db" in left


def _open_window(debian: Bare, screen: tuple[str, Path]) -> None:
    """The window stands on the screen until it is ended; its picture is kept to be looked at."""
    line = "posture-window & read line; kill $!; wait $! || true"
    with debian.started(line, DISPLAY=screen[0], POSTURE_LANGUAGE="de", **_KEPT) as program:
        target = BUILD / f"window-{debian.folder.name}.png"
        for _ in range(60):
            time.sleep(1)
            picture(screen, target)
            if colours(target) > 100 or program.poll() is not None:
                break
        time.sleep(5)  # until the first check-up is through
        picture(screen, target)
        said, _ = program.communicate(b"\n", timeout=60)
    assert colours(target) > 100, said.decode()
    assert "Traceback" not in said.decode()


def test_lintian_has_no_error() -> None:
    need(lintian="lintian")
    done = subprocess.run(
        ["lintian", "--fail-on", "error", str(made("posture_*.deb"))],
        capture_output=True, text=True, timeout=900, check=False, cwd=TOP,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_all_that_people_edit_is_in_it(tmp_path: Path) -> None:
    run("dpkg-deb", "--extract", made("posture_*.deb"), tmp_path)
    shipped = tmp_path / "usr" / "lib" / "posture" / "_internal" / "posture" / "shipped"
    kept = run("git", "ls-files", "checks", "lessons", "ui", cwd=TOP).split("\n")[:-1]
    assert len(kept) > 50
    assert [name for name in kept if not (shipped / name).is_file()] == []
    assert len(kept) == len([path for path in shipped.rglob("*") if path.is_file()])


def test_the_window_finds_the_licences_of_everything_in_it(tmp_path: Path) -> None:
    run("dpkg-deb", "--extract", made("posture_*.deb"), tmp_path)
    inside = tmp_path / "usr" / "lib" / "posture" / "_internal"
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in (inside / "LICENSE.txt").read_text()
    notes = [PathDistribution(path) for path in inside.glob("*.dist-info")]
    assert len(notes) > 20
    assert [file for each in notes for file in each.files if not file.locate().is_file()] == []
    without = {each.name for each in notes if not any("licen" in str(file).lower() for file in each.files)}
    assert without <= {"PySide6_Essentials", "shiboken6"}  # they bring none: ui/licences has theirs


def test_menus_and_software_centres_can_read_its_entries(tmp_path: Path) -> None:
    need(appstreamcli="appstream", **{"desktop-file-validate": "desktop-file-utils"})
    run("dpkg-deb", "--extract", made("posture_*.deb"), tmp_path)
    share = tmp_path / "usr" / "share"
    for command in (
        ["desktop-file-validate", str(share / "applications" / "posture.desktop")],
        ["appstreamcli", "validate", "--no-net", str(share / "metainfo" / "posture.metainfo.xml")],
    ):
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
