"""The installed program as a process of its own: displays, pipes, encodings, what it loads and writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from posture.host.screen import shows_windows

KUBUNTU = Path(__file__).parents[1] / "hosts" / "kubuntu-plain-x11vnc"
TITLE = "Screen lock"  # stands in every check-up
HEAVY = ("PySide6", "cryptography", "fsrs", "keyring", "sqlalchemy", "ssl", "tuf", "urllib3")

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(own_home: Path, tmp_path: Path) -> Run:
    """Runs ``python -m posture`` without a display; ``before`` is code that runs ahead of it."""
    person = tmp_path / "person"
    person.mkdir()

    def started(
        *arguments: str | Path, before: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        code = f"import sys; {before}\nimport posture.__main__ as program\nsys.exit(program.main())"
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("DISPLAY", "WAYLAND", "XDG"))
        }
        return subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            env={**kept, "HOME": str(person), "PYTHONIOENCODING": "utf-8", **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return started


@pytest.mark.skipif(sys.platform == "win32", reason="asks a shell of POSIX")
def test_the_command_that_is_recommended_runs_as_it_is_printed(own_home, tmp_path) -> None:
    program = Path(sys.executable).with_name("posture")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UV_")}
    environment = {**kept, "PATH": "/usr/bin:/bin", "PYTHONIOENCODING": "utf-8"}

    def shell(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", "-c", line], cwd=program.parents[2], env=environment, capture_output=True,
            encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip

    checked = shell(f"{program} check --host {KUBUNTU}")
    [line] = [line for line in checked.stdout.splitlines() if line.startswith("  How: ")]
    explained = shell(line.removeprefix("  How: "))
    assert explained.returncode == 0, explained.stderr
    assert "How to fix it here" in explained.stdout


@pytest.fixture
def person(tmp_path: Path) -> Path:
    """The person's own home folder."""
    return tmp_path / "person"


@pytest.mark.skipif(sys.platform in {"win32", "darwin"} and shows_windows(), reason="a screen is here")
def test_without_a_display_the_checkup_is_printed(run, own_home) -> None:
    done = run()
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Next\n" in done.stdout or "here is nothing to do" in done.stdout or "Nothing to do" in done.stdout
    assert (own_home / "posture.db").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="names Debian's packages")
def test_without_qt_for_python_one_line_installs_it_and_the_checkup_comes(run) -> None:
    done = run(before="sys.modules['PySide6'] = None", DISPLAY=":7777")
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    assert lines[0].startswith("The window cannot open here: ")
    assert "PySide6" in lines[0]
    [remedy] = [line for line in lines if "apt-get install -y" in line]
    assert "libxcb-cursor0" in remedy
    assert "pip install pyside6-essentials" in remedy
    assert len(lines) == 3
    assert TITLE in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names Debian's packages")
def test_a_library_of_the_system_that_is_missing_is_installed_without_pip(run) -> None:
    broken = (
        "import builtins; real = builtins.__import__\n"
        "def halting(name, *rest):\n"
        "    if name.startswith('PySide6'):\n"
        "        raise ImportError('libEGL.so.1: cannot open shared object file')\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = halting"
    )
    done = run(before=broken, DISPLAY=":7777")
    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == (
        "The window cannot open here: libEGL.so.1: cannot open shared object file."
    )
    assert "pip install" not in done.stderr
    assert TITLE in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="X11")
@pytest.mark.parametrize("display", [{"DISPLAY": ":7777"}, {"WAYLAND_DISPLAY": "wayland-7777"}])
def test_a_display_that_does_not_answer_is_as_none(run, display) -> None:
    pytest.importorskip("PySide6.QtWidgets", exc_type=ImportError)
    done = run(**display, QT_QPA_PLATFORM="xcb")
    assert done.returncode == 0
    [said] = [line for line in done.stderr.splitlines() if line.startswith("The window cannot open here: ")]
    assert next(iter(display.values())) in said or "lib" in said
    assert TITLE in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="X11")
def test_the_window_alone_says_that_it_cannot_open(run) -> None:
    done = run(
        before="import posture.__main__ as p; sys.modules['PySide6'] = None; p.main = p.window",
        DISPLAY=":7777",
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("The window cannot open here: ")


def test_a_checkup_loads_only_what_it_needs(run, own_home) -> None:
    tell = (
        "import atexit; atexit.register(lambda: sys.stderr.write("
        f"' '.join(name for name in {HEAVY!r} if name in sys.modules)))"
    )
    assert run("check").returncode in {0, 1}
    assert (own_home / "posture.db").exists()
    done = run("check", before=tell)
    assert done.returncode in {0, 1}
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows os.kill ends a program at once")
@pytest.mark.parametrize(
    ("loading", "code", "said"),
    [("posture.cli.main", -signal.SIGINT, ""), ("posture.cli.checking", 130, "\nposture: stopped.\n")],
)
def test_ctrl_c_ends_it_without_a_traceback_while_it_loads_too(run, loading, code, said) -> None:
    hook = f"lambda name, *_: os.kill(os.getpid(), signal.SIGINT) if name == {loading!r} else None"
    before = (
        "import os, signal; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "  # whoever runs the tests may ignore it
        f"sys.meta_path.insert(0, type('', (), {{'find_spec': staticmethod({hook})}}))"
    )
    done = run("check", before=before)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", said)


def test_everything_is_kept_in_the_folder_that_is_named(run, own_home, person) -> None:
    others = (
        "check|explain clock|except backup --reason x|exceptions|learn|preview|leave|checks lint|lessons list"
    )
    before = f"from posture.cli.main import run; [run(line.split()) for line in {others!r}.split('|')]"
    assert run("ledger", before=before).returncode == 0
    assert list(person.rglob("*")) == []
    assert [path.name for path in own_home.iterdir()] == ["posture.db"]


def test_where_no_folder_is_named_it_is_the_systems_folder_for_data(run, person) -> None:
    assert run("check", POSTURE_HOME="").returncode in {0, 1}
    [database] = person.rglob("posture.db")
    assert "posture" in database.parent.name


def test_letters_that_cannot_be_shown_become_plain_ones(run) -> None:
    done = run("explain", "screen-lock", "--host", KUBUNTU, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "x To do. Nothing locks the screen when you walk away." in done.stdout
    assert '1. Open System Settings and search for "Screen Locking".' in done.stdout
    assert done.stdout.isascii()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_whoever_stops_reading_is_no_error(own_home) -> None:
    reads, writes = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", "posture", "check", "--json", "--host", str(KUBUNTU)],
        stdout=writes,
        stderr=subprocess.PIPE,
    )
    os.close(writes)
    os.close(reads)
    _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (141, b"")


@pytest.mark.skipif(sys.platform == "win32" or not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_sentence(own_home) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "posture", "check", "--host", str(KUBUNTU)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == "posture: No space left on device; the answer may not be whole.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_without_standard_output_nothing_breaks(own_home) -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f'"{sys.executable}" -m posture check --host "{KUBUNTU}" >&-'],
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
