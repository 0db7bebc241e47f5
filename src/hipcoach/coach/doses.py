"""The doses an exercise can be given in, from the least to the most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.dose import Dose, idle_seconds, work_seconds
from hipcoach.catalogue.exercise import Exercise
from hipcoach.catalogue.rule import DoseLimit

_FINE_HOLD, _COARSE_HOLD = 5, 10
_LONG_HOLD = 60
MOST_ROUNDS = 3
"""That any rule may let a phase have."""
MOST_DOSES = 200
"""Of one exercise. In a wider range they stand further apart: 97 repetitions are no other dose than 98."""


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
    side = Bounds.all_of(limit.seconds_per_side for limit in limits)
    idle = {sets: idle_seconds(dose, sets, sides, exercise.position) for sets in _each(dose.sets)}
    by_length: dict[int, Option] = {}
    for sets, amount, each_side in _allowed(dose, limits):
        work = work_seconds(dose, sets, amount, sides)
        seconds = work + idle[sets]
        by_length.setdefault(seconds, Option(seconds, work, sets, amount, _rounds(side, each_side)))
    every = [by_length[seconds] for seconds in sorted(by_length)]
    depth = min([limit.depth for limit in limits if limit.depth is not None], default=1)
    return tuple(every[: 1 + int(depth * (len(every) - 1))])


def in_a_row(exercise: Exercise, option: Option, sides: int, rounds: int) -> Option:
    """The sets of so many rounds of a dose as one dose, with its own rest between them."""
    sets = rounds * option.sets
    work = work_seconds(exercise.dose, sets, option.amount, sides)
    seconds = work + idle_seconds(exercise.dose, sets, sides, exercise.position)
    return Option(seconds, work, sets, option.amount, rounds=1)


def least_work(exercise: Exercise) -> int:
    """Seconds of work of the least dose, on both sides where each has its turn."""
    return min(option.work for option in options(exercise, exercise.side_count))


def leave_none(dose: Dose, limits: Iterable[DoseLimit]) -> bool:
    """True where no dose keeps all of these limits."""
    return next(_allowed(dose, [*limits]), None) is None


def _allowed(dose: Dose, limits: Sequence[DoseLimit]) -> Iterator[tuple[int, int, int]]:
    """Sets, amount and seconds of work on each side of every dose that keeps the limits, the fewest sets first."""
    hold = Bounds.all_of(limit.hold_seconds for limit in limits)
    side = Bounds.all_of(limit.seconds_per_side for limit in limits)
    amounts = [amount for amount in _amounts(dose) if dose.hold_seconds is None or hold.holds(amount)]
    for sets in _each(dose.sets):
        for amount in amounts:
            each_side = work_seconds(dose, sets, amount, sides=1)
            if side.holds(each_side):
                yield sets, amount, each_side


def _each(span: tuple[int, int]) -> range:
    """Every number of a span, its ends included."""
    return range(span[0], span[1] + 1)


def _amounts(dose: Dose) -> list[int]:
    """Repetitions, or seconds held: as many as all sets together leave of the most doses, both ends among them."""
    every = _every_amount(dose)
    most = MOST_DOSES // len(_each(dose.sets))
    step = ceil((len(every) - 1) / (most - 1))
    return sorted({*every[:: max(1, step)], every[-1]})


def _every_amount(dose: Dose) -> list[int]:
    if dose.reps is not None:
        return list(_each(dose.reps))
    assert dose.hold_seconds is not None
    least, most = dose.hold_seconds
    step = _FINE_HOLD if most <= _LONG_HOLD else _COARSE_HOLD
    return sorted({*range(least, most + 1, step), most})


def _rounds(bounds: Bounds, each_side: int) -> int:
    """How often so many seconds of work a side may be done within these bounds."""
    rounds = MOST_ROUNDS
    while rounds > 1 and not bounds.holds(rounds * each_side):
        rounds -= 1
    return rounds
