"""The manual and what Tab completes, both out of the parser that a program itself reads its words with."""

from __future__ import annotations

import sys
from pathlib import Path

from shipping.papers import write_compressed
from shipping.product import APP, Product
from shipping.programs import BuildError, run
from shipping.project import moment

_PLACES = {"bash": "bash-completion/completions/{}", "zsh": "zsh/site-functions/_{}"}
_ENGLISH = {"POSTURE_LANGUAGE": "en"}


def write_manual(folder: Path, version: str, product: Product = APP) -> None:
    """``NAME.1.gz``, and for the app that of ``posture-window``: a line that leads there.

    Source: man-pages(7).
    """
    text = run(
        [
            Path(sys.executable).with_name("argparse-manpage"), "--module", product.module,
            "--function", "parser", "--prog", product.name, "--project-name", "Posture", "--version", version,
            "--description", product.lower_summary, "--manual-title", "Posture",
        ],
        more=_ENGLISH,
    )  # fmt: skip
    head, _, rest = text.partition("\n")
    if not head.startswith(".TH"):
        raise BuildError(f"The manual begins with “{head}” and not with its title.")
    folder.mkdir(parents=True)
    day = f"{moment():%Y-%m-%d}"  # theirs has today's
    title = f'.TH {product.name.upper()} "1" "{day}" "Posture {version}" "Posture"'
    write_compressed(folder / f"{product.name}.1.gz", f"{title}\n{rest}")
    if product is APP:
        write_compressed(folder / "posture-window.1.gz", ".so man1/posture.1\n")


def write_completions(share: Path, product: Product = APP) -> None:
    """For bash and zsh, where the shells of all distributions look."""
    for shell, place in _PLACES.items():
        words = ["-m", "shtab", f"--shell={shell}", "--prog", product.name, f"{product.module}.parser"]
        text = run([sys.executable, *words], more=_ENGLISH)
        target = share / place.format(product.name)
        target.parent.mkdir(parents=True)
        target.write_text(text, encoding="utf-8")
