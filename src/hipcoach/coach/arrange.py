"""The order of the steps: phases as in the template, few changes of position, and the orders that rules ask for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from hipcoach.catalogue.exercise import Exercise
from hipcoach.coach.case import Case
from hipcoach.coach.demands import Precedence
from hipcoach.coach.draft import Draft, DraftLine
from hipcoach.coach.moves import distance, setup_seconds
from hipcoach.vocabulary import Position

Block = list[DraftLine]
"""The lines of one phase."""
_MOST_POSITIONS = 4
"""In a phase; of more, the order is not looked for, which would take too long."""


def arrange(draft: Draft, case: Case) -> list[Block]:
    """The draft's lines by phase, in the order they are done; each line is told how long getting into place takes."""
    orders = case.orders
    last = [case.picks.ids(where) for where, _ in case.effects.last]
    phases = sorted({line.phase for line in draft.lines})
    blocks = [_kept([line for line in draft.lines if line.phase == phase], orders) for phase in phases]
    for first, before in reversed(orders):
        _bring_forward(blocks, first, before)
    closing = frozenset[str]()
    for ids in last:
        closed = _with_last(blocks, ids)
        early = [order for order in orders if _is_early(closed, *order)]  # two rules may ask for opposite orders
        if all(_is_early(blocks, *order) for order in early):
            blocks, closing = closed, ids
    blocks = _with_fewest_moves(blocks, orders, closing)
    _set_up(draft, blocks, case)
    return blocks


def _kept(lines: list[DraftLine], orders: list[Precedence]) -> Block:
    """The lines in the orders that rules ask for, the best first where they ask for none."""
    block = sorted(lines, key=lambda line: -line.score)
    for first, before in reversed(orders):
        block.sort(key=lambda line: _place(line, first, before))
    return block


def _with_fewest_moves(blocks: list[Block], orders: list[Precedence], closing: frozenset[str]) -> list[Block]:
    """The same blocks, each in that of its orders with which one gets up and turns over least, all together."""
    ways: dict[Position | None, tuple[int, list[Block]]] = {None: (0, [])}
    done = set[str]()
    for number, block in enumerate(blocks):
        ends = closing if number == len(blocks) - 1 else frozenset[str]()
        still = [(first, before) for first, before in orders if first.isdisjoint(done)]
        done.update([line.exercise.id for line in block])
        longer: dict[Position | None, tuple[int, list[Block]]] = {}
        for option in _options(block, still, ends):
            inside, start, end = _moves(option), option[0].exercise.position, option[-1].exercise.position
            for at, (moves, way) in ways.items():
                total = moves + inside + (distance(at, start) if at else 0)
                if end not in longer or total < longer[end][0]:
                    longer[end] = (total, [*way, option])
        ways = longer
    return min(ways.values(), key=lambda way: way[0])[1]


def _options(block: Block, orders: list[Precedence], closing: frozenset[str]) -> Iterator[Block]:
    """The orders that a block may have: by position, whichever comes first, as far as rules leave it open."""
    positions = dict.fromkeys(line.exercise.position for line in block)
    if len(positions) > _MOST_POSITIONS:
        yield block
        return
    for order in permutations(positions):
        option = _kept_together(block, order) if len(order) > 1 else [*block]
        for first, before in reversed(orders):
            option.sort(key=lambda line: _place(line, first, before))
        if closing:
            option.sort(key=lambda line: line.exercise.id in closing)
        yield option


def _kept_together(block: Block, order: tuple[Position, ...]) -> Block:
    return sorted(block, key=lambda line: order.index(line.exercise.position))


def _moves(block: Block) -> int:
    """What getting through a block costs, once one is where it begins."""
    positions = [line.exercise.position for line in block]
    return sum(map(distance, positions, positions[1:]))


def _set_up(draft: Draft, blocks: list[Block], case: Case) -> None:
    before: Exercise | None = None
    for block in blocks:
        for line in block:
            draft.set_setup(line, setup_seconds(before, line.exercise, case.request.equipment))
            before = line.exercise


def _place(line: DraftLine, first: frozenset[str], before: frozenset[str]) -> int:
    """0: comes first; 1: anywhere; 2: not before the first."""
    id_ = line.exercise.id
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
    last = sorted(blocks[holders[-1]], key=lambda line: line.exercise.id in ids)
    return [*blocks[: holders[-1]], *blocks[holders[-1] + 1 :], last]


def _is_early(blocks: list[Block], first: frozenset[str], before: frozenset[str]) -> bool:
    """True when something of `before` stands before the first of `first`."""
    ids = [line.exercise.id for block in blocks for line in block]
    start = next((i for i, id_ in enumerate(ids) if id_ in first), 0)
    return any(id_ in before for id_ in ids[:start])


def _any(block: Block, ids: frozenset[str]) -> bool:
    return any(line.exercise.id in ids for line in block)
