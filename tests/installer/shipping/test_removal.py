"""The lines of shell, run where people are signed in; tests/machines has a package taken away."""

from __future__ import annotations

import subprocess
from pathlib import Path

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
