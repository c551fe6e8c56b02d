"""Programs are run by their absolute path, in a fixed language, and never for longer than allowed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from posture.host.asking import commands
from posture.host.asking.commands import run
from posture.host.model import NoAnswer, NotAllowed, NotThere

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs here are shell scripts")


def python(code: str, *, deadline: float = 10.0, **added: str) -> commands.Output:
    return run((sys.executable, "-c", code), deadline=deadline, added=added)


def _is_alive(pid: int) -> bool:
    # A killed program stays in the list until somebody asks for its end.
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def _wait_for_end(pid: int) -> bool:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if not _is_alive(pid):
            return True
        time.sleep(0.02)
    return False


def test_output_and_exit_code_are_the_answer_even_where_it_is_not_zero() -> None:
    output = python("import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)")
    assert (output.exit_code, output.stdout, output.stderr) == (3, "out\n", "err\n")


def test_bad_bytes_are_replaced() -> None:
    assert python("import os; os.write(1, b'caf\\xe9')").stdout == "caf\N{REPLACEMENT CHARACTER}"


def test_a_program_that_is_killed_by_a_signal_says_so() -> None:
    assert python("import os, signal; os.kill(os.getpid(), signal.SIGKILL)").exit_code == -9


def test_a_program_has_no_input_and_no_terminal() -> None:
    code = "import os, sys; print(repr(sys.stdin.read()), os.getsid(0) == os.getpid(), os.getcwd())"
    assert python(code).stdout == "'' True /\n"


def test_a_program_sees_little_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "swordfish")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/somewhere")
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    seen = dict(
        line.split("=", 1)
        for line in python(
            "import os; [print(f'{k}={v}') for k, v in os.environ.items()]"
        ).stdout.splitlines()
    )
    assert seen["LC_ALL"] == "C.UTF-8"
    assert seen["XDG_CURRENT_DESKTOP"] == "GNOME"
    assert seen["PATH"].startswith("/usr/bin:")
    assert not {"AWS_SECRET_ACCESS_KEY", "LD_LIBRARY_PATH", "LANGUAGE"} & seen.keys()


def test_the_caller_may_add_to_the_environment() -> None:
    assert python("import os; print(os.environ['EXTRA'])", EXTRA="yes").stdout == "yes\n"


def test_a_program_that_ignores_the_request_to_end_is_ended_at_the_deadline(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    code = (
        "import os, pathlib, signal, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        f"pathlib.Path({str(note)!r}).write_text(str(os.getpid()))\n"
        "time.sleep(600)"
    )
    with pytest.raises(NoAnswer, match="no answer in 4 seconds"):
        python(code, deadline=4.0)
    assert _wait_for_end(int(note.read_text()))


def test_the_children_of_a_program_end_with_it_at_the_deadline(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = f"sh -c 'trap \"\" TERM; echo $$ > {note}; sleep 600' & wait"
    with pytest.raises(NoAnswer):
        run(("/bin/sh", "-c", script), deadline=3.0)
    assert _wait_for_end(int(note.read_text()))


def test_a_grandchild_that_keeps_the_pipe_open_does_not_hold_the_answer_back(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    output = run(("/bin/sh", "-c", f"sleep 600 & echo $! > {note}; echo answer"), deadline=10.0)
    assert (output.exit_code, output.stdout) == (0, "answer\n")
    assert _wait_for_end(int(note.read_text()))


def test_a_grandchild_in_a_session_of_its_own_does_not_hold_the_answer_back(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys\n"
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'],"
        " start_new_session=True)\n"
        "print(child.pid, flush=True)\n"
        "import os; os._exit(0)"
    )
    output = python(code)
    os.kill(int(output.stdout), 9)


def test_a_program_that_prints_without_end_gives_no_answer() -> None:
    with pytest.raises(NoAnswer, match="more than Posture reads"):
        python("import os\nwhile True: os.write(1, b'y' * 65536)")


def test_a_lot_on_both_outputs_does_not_block_the_program() -> None:
    output = python("import sys; sys.stdout.write('a' * 2**20); sys.stderr.write('b' * 2**20)")
    assert (len(output.stdout), len(output.stderr)) == (2**20, 2**20)


def test_a_program_that_closes_its_outputs_early_is_still_waited_for() -> None:
    output = python("import os, sys, time; os.close(1); os.close(2); time.sleep(0.3); os._exit(4)")
    assert (output.exit_code, output.stdout) == (4, "")


def test_a_program_that_cannot_be_started_is_refused_by_its_reason(tmp_path: Path) -> None:
    with pytest.raises(NotThere):
        run((str(tmp_path / "missing"),), deadline=1)
    broken = tmp_path / "broken"
    broken.write_bytes(b"\x7fELF nonsense")
    with pytest.raises(NotAllowed):
        run((str(broken),), deadline=1)
    broken.chmod(0o755)
    with pytest.raises(NoAnswer):
        run((str(broken),), deadline=1)


def test_a_program_that_still_runs_at_the_end_of_posture_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = (
        "import pathlib, threading, time\n"
        "from posture.host.asking.commands import run\n"
        f"argv = ('/bin/sh', '-c', 'echo $$ > {note}.new; mv {note}.new {note}; sleep 600')\n"
        "threading.Thread(target=run, args=(argv,), kwargs={'deadline': 600}, daemon=True).start()\n"
        f"while not pathlib.Path({str(note)!r}).exists(): time.sleep(0.02)\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)
    assert _wait_for_end(int(note.read_text()))


def test_output_is_whole_even_where_the_reader_is_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.read

    def slowly(descriptor: int, count: int) -> bytes:
        time.sleep(0.01)
        return read(descriptor, 4096)

    monkeypatch.setattr(commands.os, "read", slowly)
    assert len(python("print('x' * 400_000)").stdout) == 400_001


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no /dev/stdin")
def test_a_program_reads_what_it_is_given_even_as_a_file() -> None:
    code = "import sys; print(open('/dev/stdin').read() + str(__import__('os').path.isfile('/dev/stdin')))"
    output = commands.run((sys.executable, "-c", code), deadline=10.0, stdin="two\nlines\n")
    assert output.stdout == "two\nlines\nTrue\n"
