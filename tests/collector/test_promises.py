"""Every sentence about privacy of the collector stands beside the tests of what makes it true."""

from __future__ import annotations

import ast
import html
import re
from pathlib import Path

import pytest

from posture.collector.promises import PROMISES, said
from posture.collector.web.page import render

TESTS = Path(__file__).parents[1]

HELD_BY = {
    "open": (
        "collector/web/test_page.py::test_no_two_looks_at_an_open_round_tell_anything",
        "collector/test_tally.py::test_no_two_looks_at_an_open_round_tell_anything",
        "collector/web/test_open_round.py::test_one_more_ballot_changes_nothing_that_anybody_sees",
    ),
    "destroyed": (
        "collector/rounds/test_closing.py::test_no_byte_of_a_key_is_left_in_any_file",
        "collector/rounds/test_closing.py::test_a_close_that_is_broken_off_anywhere_is_finished_by_the_next",
        "collector/web/test_memory.py",
    ),
    "fingerprint": (
        "collector/web/test_page.py::test_what_two_colleagues_compare_stands_on_the_page",
        "reports/test_rounds.py::test_a_round_of_ones_own_has_another_fingerprint",
        "reports/test_rounds.py::test_a_root_of_ones_own_has_another_fingerprint",
    ),
    "release": (
        "collector/test_releasing.py::test_a_sum_counts_those_to_whom_the_check_applies",
        "collector/test_releasing.py::test_below_ten_members_nothing_is_told_however_many_ballots_came",
        "collector/test_tally.py::test_a_closed_round_is_told_as_its_release_tells_it",
        "collector/web/test_page.py::test_the_page_shows_the_release_and_no_more",
    ),
    "members": (
        "collector/web/test_page.py::test_the_page_of_members_and_it_asks_for_its_key",
        "collector/test_releasing.py::test_without_a_members_key_nothing_is_read",
    ),
    "everyone": (
        "collector/web/test_page.py::test_the_page_for_everybody_shows_nothing_that_was_made_for_members",
        "collector/test_releasing.py::test_what_is_for_everybody_needs_no_key",
    ),
    "practice": (
        "collector/web/test_page.py::test_nobody_is_said_to_have_chosen_what_a_rehearsal_does_by_itself",
        "collector/test_releasing.py::test_what_is_for_everybody_needs_no_key",
    ),
    "two-rounds": ("collector/web/test_page.py::test_the_figures_on_the_page_are_those_that_were_computed",),
    "address": ("collector/web/test_page.py::test_what_is_not_protected_is_said",),
    "stuffing": (
        "collector/web/test_page.py::test_stuffing_is_red",
        "collector/test_stuffing.py",
        "collector/test_releasing.py::test_ballots_beyond_the_blessed_are_named_for_each_check",
    ),
    "recount": (
        "collector/rounds/test_clock.py::test_ballots_are_kept_for_ninety_days",
        "collector/rounds/test_closing.py::test_of_few_active_computers_no_ballot_is_kept",
        "collector/rounds/test_closing.py::test_of_a_check_with_few_answers_no_ballot_is_kept",
    ),
    "keys": (
        "collector/rounds/test_closing.py::test_a_copy_of_the_folder_opens_signs_and_stuffs_nothing",
        "collector/box/test_file.py",
    ),
    "backups": ("collector/test_cli.py::test_keys_lie_where_they_are_wanted_and_never_in_the_folder",),
    "direct": ("collector/test_cli.py::test_init_answers_two_questions_from_standard_input",),
    "unwatched": ("collector/test_cli.py::test_init_answers_two_questions_from_standard_input",),
}
"""The name of each sentence, and what holds it: tests, or a whole module of them."""


def test_every_sentence_has_what_holds_it_and_nothing_is_held_that_is_not_said() -> None:
    assert HELD_BY.keys() == PROMISES.keys()


@pytest.mark.parametrize("name", sorted(HELD_BY))
def test_what_holds_a_sentence_is_there(name) -> None:
    for held in HELD_BY[name]:
        file, _, test = held.partition("::")
        body = ast.parse((TESTS / file).read_text(encoding="utf-8")).body
        tests = {node.name for node in body if isinstance(node, ast.FunctionDef)}
        assert test in tests if test else tests, held


def test_the_page_says_of_privacy_what_stands_here_and_no_more(organisation, store, open_next, now) -> None:
    open_next()
    page = render(organisation, store, "", now=now)
    footer = html.unescape(page[page.index("<footer>") :])
    said_there = {text.strip() for text in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", footer, re.DOTALL)}
    names = ("release", "practice", "two-rounds", "address", "stuffing", "recount", "keys")
    assert said_there == {said(name) for name in names}
