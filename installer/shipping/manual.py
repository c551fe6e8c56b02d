"""The manual and what Tab completes, both out of the parser that ``posture`` itself reads its words with."""

from __future__ import annotations

import sys
from pathlib import Path

from shipping.papers import write_compressed
from shipping.programs import BuildError, run
from shipping.project import SUMMARY, moment

_PARSER = "posture.cli.commands"
_COMPLETIONS = {"bash": "bash-completion/completions/posture", "zsh": "zsh/site-functions/_posture"}
_ENGLISH = {"POSTURE_LANGUAGE": "en"}


def write_manual(folder: Path, version: str) -> None:
    """``posture.1.gz``; that of ``posture-window`` is a line that leads there. Source: man-pages(7)."""
    text = run(
        [
            Path(sys.executable).with_name("argparse-manpage"), "--module", _PARSER, "--function", "parser",
            "--prog", "posture", "--project-name", "Posture", "--version", version,
            "--description", SUMMARY[0].lower() + SUMMARY[1:], "--manual-title", "Posture",
        ],
        more=_ENGLISH,
    )  # fmt: skip
    head, _, rest = text.partition("\n")
    if not head.startswith(".TH"):
        raise BuildError(f"The manual begins with “{head}” and not with its title.")
    folder.mkdir(parents=True)
    title = f'.TH POSTURE "1" "{moment():%Y-%m-%d}" "Posture {version}" "Posture"'  # theirs has today's day
    write_compressed(folder / "posture.1.gz", f"{title}\n{rest}")
    write_compressed(folder / "posture-window.1.gz", ".so man1/posture.1\n")


def write_completions(share: Path) -> None:
    """For bash and zsh, where the shells of all distributions look."""
    for shell, place in _COMPLETIONS.items():
        text = run(
            [sys.executable, "-m", "shtab", f"--shell={shell}", "--prog", "posture", f"{_PARSER}.parser"],
            more=_ENGLISH,
        )
        (share / place).parent.mkdir(parents=True)
        (share / place).write_text(text, encoding="utf-8")
