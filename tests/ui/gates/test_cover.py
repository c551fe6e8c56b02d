from __future__ import annotations

from itertools import combinations, product

from gates.cover import pairs
from gates.settings import DIMENSIONS, Setting, in_pairs

SCENES = [f"scene {number}" for number in range(47)]


def _values(setting: Setting) -> tuple[str, ...]:
    return (setting.theme, str(setting.text), setting.speech, setting.window)


def test_every_value_meets_every_other() -> None:
    met = {pair for setting in in_pairs(SCENES) for pair in combinations(enumerate(_values(setting)), 2)}
    for one, other in combinations(range(len(DIMENSIONS)), 2):
        values = list(DIMENSIONS.values())
        for pair in product(values[one], values[other]):
            assert ((one, pair[0]), (other, pair[1])) in met


def test_every_scene_meets_every_value() -> None:
    chosen = in_pairs(SCENES)
    for scene in SCENES:
        met = {value for setting, scenes in chosen.items() if scene in scenes for value in _values(setting)}
        assert met == {value for values in DIMENSIONS.values() for value in values}


def test_a_cover_is_much_smaller_than_the_product() -> None:
    assert len(pairs(DIMENSIONS)) < 20 < 3 * 3 * 4 * 4


def test_what_is_given_is_not_covered_again() -> None:
    assert pairs({"a": "12", "b": "34"}, [{"a": "1", "b": "3"}, {"a": "2", "b": "4"}]) == [
        {"a": "1", "b": "4"},
        {"a": "2", "b": "3"},
    ]
