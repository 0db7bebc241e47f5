"""A routine unrolled in time: the intervals that the page's player shows one after the other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

from hipcoach.catalogue.exercise import SETUP_SECONDS, SWITCH_SECONDS
from hipcoach.render.cards import first_side

if TYPE_CHECKING:
    from hipcoach.coach.routine import Routine, Step
    from hipcoach.render.cards import Card, Cards
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


def plan_of(routine: Routine, cards: Cards) -> dict[str, Any]:
    """The session for the player's script, as JSON has it; its `id` tells one routine from another."""
    plan = {
        "drawn": first_side(routine),
        "hurts": [asdict(hurt) for hurt in routine.if_it_hurts],
        "steps": [_planned(card, cards) for card in cards.steps],
        "easier": [_planned(card, cards) for card in cards.easier],
    }
    digest = hashlib.sha256(json.dumps(plan, sort_keys=True).encode()).hexdigest()
    return {"id": f"hipcoach-{digest[:16]}", **plan}


def _planned(card: Card, cards: Cards) -> dict[str, Any]:
    step = card.step
    easier = [one.step.exercise for one in cards.easier]
    return {
        "name": step.name,
        "cue": step.cue,
        "begin": step.steps[0],
        "figure": card.drawn_at,
        "easier": easier.index(step.easier) if step.easier in easier else None,
        "moments": [asdict(interval) for interval in intervals(step)],
    }


def intervals(step: Step) -> list[Interval]:
    """One step: getting into place, then its sets, sides taking turns set by set.

    The seconds add up to the step's: between two sets its rest, between two sides a switch (domain.md, section 5).
    """
    turns = _turns(step)
    unrolled = [Interval("ready", SETUP_SECONDS, turns[0][0], 1, _sets(step, turns[0][0]))]
    unrolled += _work(step, *turns[0])
    for (before, set_before), (side, set_) in pairwise(turns):
        # An extra set adds no rest of its own: its side has just rested while the other one worked.
        if set_ > set_before and set_ <= step.dose.sets and step.dose.rest_seconds:
            unrolled.append(Interval("rest", step.dose.rest_seconds, side, set_, _sets(step, side)))
        if side != before:
            unrolled.append(Interval("switch", SWITCH_SECONDS, side, set_, _sets(step, side)))
        unrolled += _work(step, side, set_)
    return unrolled


def _turns(step: Step) -> list[tuple[Side | None, int]]:
    """Each set of each side, in order."""
    dose = step.dose
    sides: list[Side | None] = [*step.side_order] or [None]
    turns = [(side, set_) for set_ in range(1, dose.sets + 1) for side in sides]
    return turns + [(sides[0], dose.sets + extra) for extra in range(1, dose.extra_sets + 1)]


def _sets(step: Step, side: Side | None) -> int:
    """The number of sets of a side."""
    first = side is None or side == step.side_order[0]
    return step.dose.sets + (step.dose.extra_sets if first else 0)


def _work(step: Step, side: Side | None, set_: int) -> Iterator[Interval]:
    dose = step.dose
    pace = dose.seconds_per_rep if dose.reps else None
    seconds = dose.reps * pace if dose.reps and pace else dose.hold_seconds or 0
    for way in (1, 2)[: dose.directions]:
        yield Interval("work", seconds, side, set_, _sets(step, side), dose.reps, pace, way)
