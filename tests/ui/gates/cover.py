"""Pairwise covers: few rows in which every value of each dimension meets every value of each other one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, cycle, product

Row = Mapping[str, str]
_Pair = tuple[str, str, str, str]


def pairs(dimensions: Mapping[str, Sequence[str]], given: Sequence[Row] = ()) -> list[Row]:
    """Rows that, with those ``given``, hold every pair of values: about as few as can be.

    Greedy: each row is the one of all products that holds most pairs which no row held before.
    """
    rows: list[Row] = []
    everything = [dict(zip(dimensions, values, strict=True)) for values in product(*dimensions.values())]
    left = {pair for row in everything for pair in _pairs(row)}
    left.difference_update(*(_pairs({name: row[name] for name in dimensions}) for row in given))
    while left:
        rows.append(max(everything, key=lambda row: len(left.intersection(_pairs(row)))))
        left.difference_update(_pairs(rows[-1]))
    return rows


def spread(
    subjects: Sequence[str], rows: Sequence[Row], extra: Sequence[Row], *, each: int, most: int
) -> list[tuple[str, Row]]:
    """Each subject with ``each`` of the rows, one lot after the other; rows that follow each other are a lot.

    The ``extra`` rows get subjects in turn, each at least one, while there are fewer than ``most`` in all.
    """
    lots = [rows[start : start + each] for start in range(0, len(rows), each)]
    met = [(subject, row) for subject, lot in zip(subjects, cycle(lots)) for row in lot]
    left = max(len(extra), most - len(met))
    return met + [(subjects[place % len(subjects)], row) for place, row in zip(range(left), cycle(extra))]


def turned(dimensions: Mapping[str, Sequence[str]]) -> list[Row]:
    """Rows in lots of three, a lot holding all three values of each dimension, and all lots every pair.

    Each dimension is turned against the first one by another amount in each lot, modulo three: by its
    place, by twice its place, … A pair is missed only where two dimensions are turned alike in all lots.
    """
    names = list(dimensions)
    turns = [(0, lot, 2 * lot, other * lot)[: len(names)] for other in (1, 0) for lot in range(3)]
    return [
        {name: dimensions[name][(place + turn) % 3] for name, turn in zip(names, lot, strict=True)}
        for lot in turns
        for place in range(3)
    ]


def _pairs(row: Row) -> set[_Pair]:
    return {(*one, *other) for one, other in combinations(row.items(), 2)}
