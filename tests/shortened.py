"""What a usual run shortens, each with the tests that it is said of: what is promised is there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SHORTENED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "property tests: 60 examples each, always the same (make soak: 2 000, ever new)": (
            "content/test_form.py",
        ),
        "recordings of computers of kinds, and their administrators: every fourth (make soak: all)": (
            "kinds/test_recordings.py::test_a_recording_is_judged_as_the_computer",
        ),
        "pages and states in settings: 250 in which all of them meet (make soak: every one in each of 192)": (
            "ui/gates/test_scenes.py::test_no_gate_finds_a_fault",
            "ui/gates/test_scenes.py::test_no_gate_finds_a_fault_in_any_setting",
        ),
        "the story over the accessibility bus: in light colours (make soak: in dark ones, too)": (
            "ui/story/test_story.py::test_from_the_first_day_to_the_sums",
        ),
        "kills of a week of learning: at every fourth question, twice (make soak: at every one)": (
            "cli/test_learning_killed.py::test_killed_while_it_waits_it_has_kept_every_answer_and_goes_on",
            "cli/test_learning_killed.py::test_killed_in_the_midst_it_loses_one_answer_at_most_and_counts_none_twice",
        ),
        "kills at random points of the rehearsal: 6 (make soak: 50)": (
            "rehearsal/test_rehearsal.py::test_twelve_members_vote_and_six_kills_lose_nothing",
            "rehearsal/test_rehearsal.py::test_fifty_kills_lose_no_vote_and_count_none_twice",
        ),
        "kills of a collector that takes ballots, on each kind of box: 4 (make soak: 100)": (
            "collector/test_kills.py::test_kills_lose_and_double_no_ballot",
            "collector/test_kills.py::test_many_kills_lose_and_double_no_ballot",
            "collector/test_kills.py::test_kills_of_two_replicas_lose_and_double_no_ballot",
            "collector/test_kills.py::test_many_kills_of_two_replicas_lose_and_double_no_ballot",
        ),
    }
)
