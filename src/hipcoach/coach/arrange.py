"""The order of the steps: phases as in the template, few changes of position, and the orders that rules ask for."""

from __future__ import annotations

from hipcoach.coach.case import Case
from hipcoach.coach.draft import Draft, DraftLine

Block = list[DraftLine]
"""The lines of one phase."""


def arrange(draft: Draft, case: Case) -> list[Block]:
    """The draft's lines by phase, in the order they are done."""
    orders = [(case.picks.ids(order.first), case.picks.ids(order.before)) for order, _ in case.effects.order]
    last = [case.picks.ids(where) for where, _ in case.effects.last]
    phases = sorted({line.phase for line in draft.lines})
    blocks = [_by_position([line for line in draft.lines if line.phase == phase]) for phase in phases]
    for block in blocks:
        for first, before in reversed(orders):
            block.sort(key=lambda line: _place(line, first, before))
    for first, before in reversed(orders):
        _bring_forward(blocks, first, before)
    for ids in last:
        closed = _with_last(blocks, ids)
        if not any(_is_early(closed, first, before) for first, before in orders):
            blocks = closed
    return blocks


def _by_position(lines: list[DraftLine]) -> Block:
    """Best first, but staying in a position until its exercises are done."""
    best: dict[str, float] = {}
    for line in lines:
        position = line.candidate.exercise.position
        best[position] = max(best.get(position, line.candidate.score), line.candidate.score)
    return sorted(
        lines,
        key=lambda line: (
            -best[line.candidate.exercise.position],
            line.candidate.exercise.position,
            -line.candidate.score,
            line.candidate.exercise.id,
        ),
    )


def _place(line: DraftLine, first: frozenset[str], before: frozenset[str]) -> int:
    """0: comes first; 1: anywhere; 2: not before the first."""
    id_ = line.candidate.exercise.id
    return 0 if id_ in first else 2 if id_ in before else 1


def _bring_forward(blocks: list[Block], first: frozenset[str], before: frozenset[str]) -> None:
    """If an exercise of `before` precedes the first of `first`, move that one's phase ahead of it."""
    holders = [i for i, block in enumerate(blocks) if _any(block, first)]
    early = [i for i, block in enumerate(blocks[: holders[0]]) if _any(block, before)] if holders else []
    if early:
        blocks.insert(early[0], blocks.pop(holders[0]))


def _with_last(blocks: list[Block], ids: frozenset[str]) -> list[Block]:
    """The last phase that has one of these at the end, and in it that step."""
    holders = [i for i, block in enumerate(blocks) if _any(block, ids)]
    if not holders:
        return blocks
    last = sorted(blocks[holders[-1]], key=lambda line: line.candidate.exercise.id in ids)
    return [*blocks[: holders[-1]], *blocks[holders[-1] + 1 :], last]


def _is_early(blocks: list[Block], first: frozenset[str], before: frozenset[str]) -> bool:
    """True when something of `before` stands before the first of `first`."""
    ids = [line.candidate.exercise.id for block in blocks for line in block]
    start = next((i for i, id_ in enumerate(ids) if id_ in first), 0)
    return any(id_ in before for id_ in ids[:start])


def _any(block: Block, ids: frozenset[str]) -> bool:
    return any(line.candidate.exercise.id in ids for line in block)
