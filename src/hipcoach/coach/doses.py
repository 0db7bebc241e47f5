"""The doses an exercise can be given in, from the least to the most."""

from __future__ import annotations

from typing import NamedTuple

from hipcoach.catalogue.dose import Dose, idle_seconds, work_seconds
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import DoseLimit

_FINE_HOLD, _COARSE_HOLD = 5, 10
_LONG_HOLD = 60
MOST_ROUNDS = 3
"""That any rule may let a phase have."""


class Option(NamedTuple):
    """One dose of one exercise."""

    seconds: int
    """All of it, once one is in place: work, rest and switching sides."""
    work: int
    """Seconds of work."""
    sets: int
    amount: int
    """Repetitions, or seconds held."""
    rounds: int = MOST_ROUNDS
    """How often it may be done."""


def options(exercise: Exercise, sides: int, limits: tuple[DoseLimit, ...] = ()) -> tuple[Option, ...]:
    """Every dose inside the exercise's range that keeps the limits, by length; one for each length.

    Where two doses last equally long, the one with fewer sets stays: fewer interruptions.
    """
    dose = exercise.dose
    by_length: dict[int, Option] = {}
    for sets in range(dose.sets[0], dose.sets[1] + 1):
        idle = idle_seconds(dose, sets, sides, exercise.position)
        for amount in _amounts(dose):
            if all(_keeps(limit, dose, sets, amount) for limit in limits):
                work = work_seconds(dose, sets, amount, sides)
                rounds = _rounds(limits, work_seconds(dose, sets, amount, sides=1))
                by_length.setdefault(work + idle, Option(work + idle, work, sets, amount, rounds))
    every = [by_length[seconds] for seconds in sorted(by_length)]
    depth = min([limit.depth for limit in limits if limit.depth is not None], default=1)
    return tuple(every[: 1 + int(depth * (len(every) - 1))])


def _amounts(dose: Dose) -> list[int]:
    if dose.reps is not None:
        return list(range(dose.reps[0], dose.reps[1] + 1))
    assert dose.hold_seconds is not None
    least, most = dose.hold_seconds
    step = _FINE_HOLD if most <= _LONG_HOLD else _COARSE_HOLD
    return sorted({*range(least, most + 1, step), most})


def _rounds(limits: tuple[DoseLimit, ...], each_side: int) -> int:
    """How often so many seconds of work a side may be done under the limits."""
    bounds = [limit.seconds_per_side for limit in limits if limit.seconds_per_side is not None]
    kept = (n for n in range(MOST_ROUNDS, 1, -1) if all(bound.holds(n * each_side) for bound in bounds))
    return next(kept, 1)


def _keeps(limit: DoseLimit, dose: Dose, sets: int, amount: int) -> bool:
    held = dose.hold_seconds is None or limit.hold_seconds is None or limit.hold_seconds.holds(amount)
    each_side = work_seconds(dose, sets, amount, sides=1)
    return held and (limit.seconds_per_side is None or limit.seconds_per_side.holds(each_side))
