"""The lines of shell, run where people are signed in; tests/machines has a package taken away."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from shipping.removal import removal

from posture.cli.commands import parser


def test_it_is_shell_that_runs_what_there_is(tmp_path: Path) -> None:
    script = tmp_path / "prerm"
    script.write_text(f"set -e\n{removal()}")
    subprocess.run(["sh", "-n", str(script)], check=True, timeout=60)
    assert "/usr/bin/posture watch off" in removal()
    assert parser().parse_args(["watch", "off"]).command == "watch.off"


def test_it_names_neither_a_home_nor_a_file_of_anybody() -> None:
    assert "/home" not in removal()
    assert " rm " not in removal()


def test_people_and_root_share_neither_a_terminal_nor_an_environment() -> None:
    """A person's process could type into the one, by TIOCSTI, and read the other, by ptrace."""
    for changes_the_account in ("runuser", "su ", "sudo", "setpriv", "env "):
        assert changes_the_account not in removal()
    [line] = [each for each in removal().replace("\\\n", "").splitlines() if "/usr/bin/posture" in each]
    words = shlex.split(line)
    program = words.index("/usr/bin/posture")
    assert words[2] == "systemd-run"
    assert "--property=RuntimeMaxSec=30" in words[3:program]
    for shares in ("--pty", "-t", "--pipe", "-P", "--shell", "-S", "--scope", "--same-dir", "-d"):
        assert shares not in words
    assert [each for each in words if each.startswith(("--setenv", "-E"))] == [
        "--setenv=XDG_RUNTIME_DIR=$runtime"
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="a script of Linux' packages")
def test_it_never_keeps_a_package(tmp_path: Path) -> None:
    """Whether nobody is signed in, systemd does not run, or it answers nothing."""
    script = tmp_path / "prerm"
    script.write_text(f"set -e\n{removal()}echo went\n")
    done = subprocess.run(
        ["/bin/sh", str(script)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={"PATH": "/nowhere"},
    )
    assert (done.stdout, done.stderr) == ("went\n", "")
