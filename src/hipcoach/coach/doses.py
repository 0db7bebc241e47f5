"""The doses an exercise can be given in, from the least to the most."""

from __future__ import annotations

from typing import NamedTuple

from hipcoach.catalogue.exercise import Dose, Exercise, idle_seconds, work_seconds
from hipcoach.catalogue.rule import DoseLimit

_FINE_HOLD, _COARSE_HOLD = 5, 10
_LONG_HOLD = 60


class Option(NamedTuple):
    """One dose of one exercise."""

    seconds: int
    """All of it: setting up, work, rest and switching sides."""
    work: int
    """Seconds of work."""
    sets: int
    amount: int
    """Repetitions, or seconds held."""


def options(exercise: Exercise, sides: int, limits: tuple[DoseLimit, ...] = ()) -> tuple[Option, ...]:
    """Every dose inside the exercise's range that keeps the limits, by length; one for each length.

    Where two doses last equally long, the one with fewer sets stays: fewer interruptions.
    """
    dose = exercise.dose
    by_length: dict[int, Option] = {}
    for sets in range(dose.sets[0], dose.sets[1] + 1):
        idle = idle_seconds(dose, sets, sides)
        for amount in _amounts(dose):
            if all(_keeps(limit, dose, sets, amount) for limit in limits):
                work = work_seconds(dose, sets, amount, sides)
                by_length.setdefault(work + idle, Option(work + idle, work, sets, amount))
    return tuple(by_length[seconds] for seconds in sorted(by_length))


def _amounts(dose: Dose) -> list[int]:
    if dose.reps is not None:
        return list(range(dose.reps[0], dose.reps[1] + 1))
    assert dose.hold_seconds is not None
    least, most = dose.hold_seconds
    step = _FINE_HOLD if most <= _LONG_HOLD else _COARSE_HOLD
    return sorted({*range(least, most + 1, step), most})


def _keeps(limit: DoseLimit, dose: Dose, sets: int, amount: int) -> bool:
    held = dose.hold_seconds is None or limit.hold_seconds is None or limit.hold_seconds.holds(amount)
    each_side = work_seconds(dose, sets, amount, sides=1)
    return held and (limit.seconds_per_side is None or limit.seconds_per_side.holds(each_side))
