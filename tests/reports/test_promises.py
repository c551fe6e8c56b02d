"""Every sentence about privacy stands beside the tests of the property that makes it true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from posture.reports.promises import PROMISES, said

TESTS = Path(__file__).parents[1]

HELD_BY = {
    "unnamed": (
        "reports/test_booth.py::test_every_check_of_the_round_is_counted_once",
        "reports/test_booth.py::test_only_what_the_ballot_must_say_leaves",
        "reports/test_blessing.py::test_the_issuer_never_sees_what_it_blesses",
        "ballots/test_ballot.py",
    ),
    "fixed": (
        "reports/test_signing.py::test_after_signing_nothing_is_left_that_could_sign_another_answer",
        "reports/test_preview.py::test_what_is_shown_is_what_leaves",
        "reports/test_delivery.py::test_a_whole_round_passes_by_itself",
    ),
    "moments": (
        "reports/test_signing.py::test_each_ballot_gets_a_moment_of_its_own_in_the_window",
        "reports/test_schedule.py::test_every_moment_is_as_likely_as_any_other",
        "reports/test_schedule.py::test_one_moment_tells_nothing_about_another",
        "reports/test_delivery.py::test_a_laptop_that_slept_does_not_send_everything_when_it_wakes",
        "reports/test_delivery.py::test_a_computer_that_is_never_on_again_casts_what_had_its_moment_and_no_more",
        "reports/test_delivery.py::test_at_most_one_ballot_leaves_at_a_run_before_the_last_twelve_hours",
        "reports/test_schedule.py::test_only_in_the_last_twelve_hours_more_than_one_leaves",
        "reports/test_schedule.py::test_at_the_end_of_its_own_hours_what_was_missed_is_spread_over_them",
        "reports/test_transport.py::test_each_message_has_a_connection_of_its_own",
    ),
    "fetching": (
        "reports/test_delivery.py::test_the_moment_of_fetching_is_drawn_when_the_round_is_accepted",
        "reports/test_delivery.py::test_fetching_looks_the_same_with_and_without_consent",
        "reports/test_delivery.py::test_without_consent_keys_are_fetched_and_answers_signed_all_the_same",
    ),
    "address": ("reports/test_preview.py::test_what_is_not_protected_is_said_in_every_round",),
    "system": (
        "reports/test_transport.py::test_the_headers_of_a_ballot_stand_in_one_order",
        "reports/test_transport.py::test_the_headers_of_a_question_stand_in_the_same_order",
        "reports/test_transport.py::test_two_ballots_differ_in_nothing_but_their_bytes",
        "reports/test_preview.py::test_what_is_not_protected_is_said_in_every_round",
    ),
    "send-now": ("reports/test_booth.py::test_sending_now_sends_all_right_after_one_another",),
    "server": ("reports/test_preview.py::test_what_is_not_protected_is_said_in_every_round",),
    "fingerprint": (
        "reports/test_rounds.py::test_two_colleagues_see_the_same_fingerprint",
        "reports/test_rounds.py::test_a_round_of_ones_own_has_another_fingerprint",
        "reports/test_rounds.py::test_a_root_of_ones_own_has_another_fingerprint",
    ),
    "unwatched": (
        "reports/test_rounds.py::test_a_round_of_ones_own_shows_only_by_comparing",
        "reports/test_delivery.py::test_whoever_is_kept_out_of_a_round_is_told",
    ),
    "one-answer": (
        "reports/test_one_answer.py::test_an_old_home_put_back_finds_the_mark_and_refuses",
        "reports/test_one_answer.py::test_of_two_copies_only_the_first_to_sign_casts",
        "reports/test_one_answer.py::test_two_copies_that_signed_at_one_moment_do_not_both_cast",
    ),
    "one-answer-passphrase": (
        "reports/test_one_answer.py::test_with_a_passphrase_the_mark_cannot_be_kept_and_the_preview_says_so",
        "reports/test_one_answer.py::test_with_a_passphrase_the_collector_counts_the_first_answer_only",
    ),
    "reading": (
        "reports/test_releases.py::test_the_sums_are_fetched_in_the_day_after_the_close",
        "reports/test_releases.py::test_the_moment_differs_from_computer_to_computer",
        "reports/test_releases.py::test_opening_together_sends_nothing_and_needs_no_key",
        "reports/test_read_keys.py::test_two_members_get_the_same_key",
        "reports/test_read_keys.py::test_a_key_of_ones_own_at_joining_is_a_mark",
        "reports/test_blessing.py::test_a_read_key_of_ones_own_is_a_mark",
    ),
    "at-rest": (
        "reports/test_at_rest.py::test_nothing_that_matters_lies_open_on_the_disk",
        "reports/test_at_rest.py::test_no_moment_stands_in_the_open_at_any_time_of_a_round",
        "reports/test_at_rest.py::test_replies_and_destinations_of_the_ledger_are_sealed",
        "reports/test_ledger.py::test_without_the_key_only_the_day_and_the_kind_are_known",
    ),
    "small-group": ("reports/test_preview.py::test_a_small_group_is_warned",),
    "group": ("reports/test_preview.py::test_a_small_group_is_warned",),
    "self-reported": ("reports/test_signing.py::test_every_blessed_check_gets_its_answer",),
    "administered": (
        "reports/test_preview.py::test_what_is_not_protected_is_said_in_every_round",
        "reports/test_schedule.py::test_only_in_the_last_twelve_hours_more_than_one_leaves",
    ),
    "rehearsal": (
        "reports/test_delivery.py::test_in_a_rehearsal_all_that_is_due_leaves_at_once",
        "reports/test_preview.py::test_a_rehearsal_says_that_it_is_one",
    ),
}
"""The name of each sentence, and what holds it: tests, or a whole module of them."""


def names_in(file: Path) -> set[str]:
    return {
        node.name
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_every_sentence_has_what_holds_it_and_nothing_is_held_that_is_not_said() -> None:
    assert HELD_BY.keys() == PROMISES.keys()
    assert all(HELD_BY.values())


@pytest.mark.parametrize("name", sorted(HELD_BY))
def test_what_holds_a_sentence_is_there(name) -> None:
    for held in HELD_BY[name]:
        file, _, test = held.partition("::")
        tests = names_in(TESTS / file)
        assert tests, held
        assert not test or test in tests, held


@pytest.mark.parametrize("name", sorted(PROMISES))
def test_every_place_of_a_sentence_can_be_filled_in(name) -> None:
    places = re.findall(r"\{(\w+)\}", PROMISES[name])
    filled = said(name, **dict.fromkeys(places, "here"))
    assert "{" not in filled
    assert filled.endswith(".")


@pytest.mark.parametrize("name", sorted(PROMISES))
def test_every_sentence_is_said_somewhere(name) -> None:
    """Each stands in the preview, for some round, or beside what it costs."""
    source = (TESTS.parent / "src" / "posture" / "reports" / "preview.py").read_text(encoding="utf-8")
    assert f'"{name}"' in source


def test_what_is_only_a_promise_of_it_is_called_one() -> None:
    assert "IT's promise, not a technical guarantee" in PROMISES["address"]
