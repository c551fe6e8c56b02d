"""Help pages promise only what is there."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from posture.cli.commands import parser


def _parsers(found: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield found
    for action in found._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _parsers(below)


PAGES = list(_parsers(parser()))
COMMANDS = [page for page in PAGES if page.get_default("command")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.prog)
def test_a_page_names_no_option_that_the_command_does_not_have(page: argparse.ArgumentParser) -> None:
    options = {option for action in page._actions for option in action.option_strings}
    words = " ".join(
        (page.description or "", page.epilog or "", *(action.help or "" for action in page._actions))
    )
    assert set(re.findall(r"--[a-z][a-z-]+", words)) <= options | ({"--help"} if page is PAGES[0] else set())


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.get_default("command")], ids=lambda page: page.prog
)
def test_each_command_says_how_it_ends(page: argparse.ArgumentParser) -> None:
    assert "Exit codes: 0 " in (page.epilog or "")
