"""Other surfaces of a question: the same idea in another story, with one place in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean
from posture.lessons.lesson import Block, Question


def sorted_out(
    blocks: Sequence[Block], faulty: Collection[str], notes: ProblemLog
) -> tuple[tuple[Block, ...], Mapping[str, tuple[Question, ...]]]:
    """The blocks of one run of the lesson, and the variants by the name of their question.

    ``faulty`` are the names of blocks of which something else was noted; their variants are not to blame.

    Codes: E075 a variant of no core question, E076 another number of right answers than its question has,
    E077 a variant that does not stand below its question.
    """
    run = tuple(block for block in blocks if not _is_variant(block))
    core = {block.name: block for block in run if isinstance(block, Question) and block.core}
    variants: dict[str, tuple[Question, ...]] = {}
    original = ""
    for block in blocks:
        if not isinstance(block, Question) or not block.of:
            original = block.name
            continue
        question = core.get(block.of)
        if question is None and block.of in faulty:
            continue
        if question is None:
            hint = did_you_mean(block.of, core)
            message = f"There is no core question “{block.of}” of which this could be a variant.{hint}"
            notes.error(block.line, "E075", message)
            continue
        if original != block.of:
            notes.error(block.line, "E077", f"A variant stands right below its question “{block.of}”.")
        if len(block.right) != len(question.right) or block.several != question.several:
            message = f"A variant has as many right answers as its question; “{block.of}” has others."
            notes.error(block.line, "E076", message)
        variants[block.of] = (*variants.get(block.of, ()), block)
    return run, variants


def _is_variant(block: Block) -> bool:
    return isinstance(block, Question) and bool(block.of)
