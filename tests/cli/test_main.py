from __future__ import annotations

import getpass
import os
import sys
import warnings

import pytest

from posture.application.errors import ApplicationError
from posture.cli.main import _passphrase, run


def test_a_person_who_stops_it_sees_no_traceback(posture, at_hand, monkeypatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("posture.cli.checking.check_now", stop)
    answer = posture("check")
    assert (answer.code, answer.err) == (130, "\nposture: stopped.\n")


def test_a_fault_of_the_program_is_not_hidden(posture, at_hand, monkeypatch) -> None:
    monkeypatch.setattr("posture.cli.checking.check_now", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        posture("check")


def test_the_passphrase_is_asked_for_in_the_words_given(monkeypatch) -> None:
    asked = []
    monkeypatch.setattr("posture.cli.main.getpass", lambda prompt: asked.append(prompt) or "secret")
    assert _passphrase("Passphrase for Posture: ") == "secret"
    assert asked == ["Passphrase for Posture: "]


@pytest.mark.parametrize("command", ["learn", "join -"])
def test_without_standard_input_one_is_told_what_to_do_instead(at_hand, monkeypatch, capsys, command) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert run(command.split()) == 2
    assert capsys.readouterr().err.startswith("posture: ")


def test_without_standard_output_answers_go_nowhere(at_hand, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert run(["check", "screen-lock", "--json"]) == 1
    assert run(["learn"]) == 2
    assert "posture lessons show LESSON" in capsys.readouterr().err


def _seen(prompt: str) -> str:
    warnings.warn("It would be seen.", getpass.GetPassWarning, stacklevel=2)
    return "seen"


def _ended(prompt: str) -> str:
    raise EOFError


@pytest.mark.parametrize("ask", [_seen, _ended])
def test_where_it_would_be_seen_or_nobody_answers_it_is_not_asked_for(monkeypatch, ask) -> None:
    monkeypatch.setattr("posture.cli.main.getpass", ask)
    with pytest.raises(ApplicationError, match="POSTURE_PASSPHRASE_FILE"):
        _passphrase("Passphrase for Posture: ")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_passphrase_is_asked_for_on_the_terminal_while_the_invite_is_piped(monkeypatch) -> None:
    """getpass asks on the controlling terminal and not on standard input."""
    import pty
    import subprocess

    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine has no pseudo-terminals ({error}): mount -t devpts devpts /dev/pts")
    program = "import fcntl, termios; fcntl.ioctl(2, termios.TIOCSCTTY, 0)\n"
    program += "from posture.cli.main import _passphrase; print(_passphrase('Secret: '))"
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    while b"Secret: " not in shown:
        shown += os.read(ours, 100)
    os.write(ours, b"between us\n")
    out, _ = process.communicate(b"{an invite}", timeout=30)
    os.close(ours)
    assert out == b"between us\n"
