"""A step unrolled in time: what is done in its seconds, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from hipcoach.coach.again import LOOK_SECONDS

if TYPE_CHECKING:
    from hipcoach.coach.routine import Step
    from hipcoach.vocabulary import Side


@dataclass(frozen=True)
class Interval:
    """Some seconds in which one thing is done."""

    kind: Literal["ready", "work", "switch", "rest"]
    seconds: int
    side: Side | None = None
    """The side that works, or that works next; None if both work together."""
    set: int = 1
    """Counted from 1, for each side."""
    sets: int = 1
    reps: int | None = None
    """None for a hold."""
    pace: int | None = None
    """Seconds of one repetition."""
    way: int = 1
    """2 when the movement is done the other way round."""


def intervals(step: Step, round_: int = 1) -> list[Interval]:
    """One round of a step: getting into place, then its sets, with rests and switches of side between them.

    The seconds of all its rounds, and of its second look, add up to the step's.
    """
    turns = _turns(step)
    ready = step.setup_seconds if round_ == 1 else step.restart_seconds
    unrolled = [Interval("ready", ready, turns[0][0], 1, _sets(step, turns[0][0]))]
    unrolled += _work(step, *turns[0])
    for before, after in pairwise(turns):
        unrolled += [*_between(step, before, after), *_work(step, *after)]
    return unrolled


def second_look(step: Step) -> list[Interval]:
    """Doing a step once more: getting into place, then looking, in a person's own time."""
    return [Interval("ready", step.again_seconds - LOOK_SECONDS), Interval("work", LOOK_SECONDS)]


_SideSet = tuple["Side | None", int]
"""One set of one side."""


def _turns(step: Step) -> list[_SideSet]:
    """Each set of each side, in order: sides take turns set by set, or one does all its sets before the other."""
    sides: list[Side | None] = [*step.side_order] or [None]
    most = step.dose.sets + step.dose.extra_sets
    turns = [(side, set_) for set_ in range(1, most + 1) for side in sides if set_ <= _sets(step, side)]
    if step.dose.one_side_first:
        turns.sort(key=lambda turn: sides.index(turn[0]))
    return turns


def _sets(step: Step, side: Side | None) -> int:
    """The number of sets of a side."""
    first = side is None or side == step.side_order[0]
    return step.dose.sets + (step.dose.extra_sets if first else 0)


def _between(step: Step, before: _SideSet, after: _SideSet) -> Iterator[Interval]:
    """The rest and the switch between two sets.

    An extra set adds no rest of its own where sides take turns: its side has just rested while the other one worked.
    """
    (side_before, set_before), (side, set_) = before, after
    rested = side != side_before and set_ > step.dose.sets
    if set_ > set_before and not rested and step.dose.rest_seconds:
        yield Interval("rest", step.dose.rest_seconds, side, set_, _sets(step, side))
    if side != side_before:
        yield Interval("switch", step.switch_seconds, side, set_, _sets(step, side))


def _work(step: Step, side: Side | None, set_: int) -> Iterator[Interval]:
    dose = step.dose
    pace = dose.seconds_per_rep if dose.reps else None
    seconds = dose.reps * pace if dose.reps and pace else dose.hold_seconds or 0
    for way in (1, 2)[: dose.directions]:
        yield Interval("work", seconds, side, set_, _sets(step, side), dose.reps, pace, way)
