"""How much of an exercise the last sessions let there be today."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from hipcoach.catalogue.dose import idle_seconds, work_seconds
from hipcoach.coach.doses import Option, options
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.history import Done, DoneStep
from hipcoach.coach.todays import RaisedKind

_LOOKS_BACK = 2
"""So many times that an exercise was done are looked at."""
_A_THIRD, _HALF = 4 / 3, 3 / 2
"""A set more is the first choice where it is at most a third more work; more than half more, it is none."""
_HARDER = 0.7
"""The part of its work that a harder exercise in its place may have at first; the least dose where that is more."""


class GivenDose(NamedTuple):
    """How much of an exercise there is to be."""

    option: Option
    extra_set: bool
    """One set more on the sore side."""


def last_work(done: Sequence[Done]) -> dict[str, DoneStep]:
    """By id, each exercise as it was done last, however little that was."""
    return {step.exercise: step for each in done for step in each.steps}


def usual_work(done: Sequence[Done]) -> dict[str, DoneStep]:
    """The same; but where it was done in part alone and nothing hurt, as it was done the time before."""
    turns: dict[str, list[DoneStep]] = {}
    for each in done:
        for step in each.steps:
            turns.setdefault(step.exercise, []).append(step)
    return {id_: _usual(steps[-_LOOKS_BACK:]) for id_, steps in turns.items()}


def _usual(steps: list[DoneStep]) -> DoneStep:
    last = steps[-1]
    if last.sets_done < last.sets and not last.hurt and last.felt != "too-much":
        return max(steps, key=lambda step: step.seconds)
    return last


def as_before(line: DraftLine, before: DoneStep, part: float = 1) -> GivenDose | None:
    """The dose that is as much as it was before, or as near below as there is one; None where there is none.

    No set more, and none longer.

    Args:
        line: the exercise, with the doses that today allows.
        before: how it was done.
        part: the part of that work, at most, or the least dose where that is more; less work in any case below 1.
    """
    if not before.sets_done:
        return None
    told = _told(line, before)
    if part == 1 and line.work_seconds == before.seconds and (told.sets, told.amount) == line.option[2:4]:
        return GivenDose(line.option, bool(line.extra_seconds))
    known = [each for each in [*_smaller_too(line), *told.exact] if each.sets <= told.sets]
    known = [each for each in known if each.amount <= told.amount]
    if part < 1:
        return _below(known, before.seconds // line.rounds, part)
    work = (before.seconds - told.unit * told.extra) // line.rounds
    best = max((each for each in known if each.work <= work), key=_as_told(told), default=None)
    return best and GivenDose(best, told.extra and best.sets == told.sets)


def as_long_as(line: DraftLine, before: DoneStep) -> GivenDose | None:
    """The dose of what only moves that is as much work as it was before, or as near below as there is one."""
    if line.work_seconds <= before.seconds:
        return GivenDose(line.option, bool(line.extra_seconds))
    fitting = [each for each in _smaller_too(line) if each.work * line.rounds <= before.seconds]
    best = max(fitting, key=_work, default=None)
    return best and GivenDose(best, extra_set=False)


class _Told(NamedTuple):
    """How an exercise was done, by what was told of it."""

    sets: int
    amount: int
    unit: int
    """Seconds of a set of one side."""
    extra: bool
    """One set more on one side."""
    exact: list[Option]
    """The very dose, where today allows as much."""


def _told(line: DraftLine, before: DoneStep) -> _Told:
    dose, sides = line.exercise.dose, line.candidate.sides
    unit = before.seconds // before.sets_done
    sets = max(1, before.sets_done // (sides * line.rounds))
    amount = unit // (dose.directions * (dose.seconds_per_rep or 1))
    extra = sides > 1 and line.rounds == 1 and before.sets_done % sides == 1
    return _Told(sets, amount, unit, extra, _exact(line, sets, amount))


def _exact(line: DraftLine, sets: int, amount: int) -> list[Option]:
    """This dose, though one that lasts as long stands in its place among those there are."""
    dose, sides = line.exercise.dose, line.candidate.sides
    least, most = dose.reps or dose.hold_seconds or (1, 0)
    work = work_seconds(dose, sets, amount, sides)
    if not (dose.sets[0] <= sets <= dose.sets[1] and least <= amount <= most):
        return []
    if work > line.candidate.options[-1].work:
        return []
    return [Option(work + idle_seconds(dose, sets, sides, line.exercise.position), work, sets, amount)]


def _as_told(told: _Told) -> Callable[[Option], tuple[int, bool]]:
    return lambda option: (option.work, (option.sets, option.amount) == (told.sets, told.amount))


def _below(known: Sequence[Option], work: int, part: float) -> GivenDose | None:
    below = [option for option in known if option.work < work]
    less = [option for option in below if option.work <= part * work]
    best = max(less, key=_work, default=None) or min(below, key=_work, default=None)
    return best and GivenDose(best, extra_set=False)


def harder_than(line: DraftLine, before: int) -> GivenDose:
    """The first dose of a harder exercise that takes the place of one of so much work."""
    fitting = [option for option in line.candidate.options if option.work <= _HARDER * before]
    return GivenDose(max(fitting, key=_work, default=line.candidate.options[0]), extra_set=False)


def least(line: DraftLine) -> GivenDose:
    """The least dose that today allows."""
    return GivenDose(line.candidate.options[0], extra_set=False)


def steps_up(line: DraftLine, dose: GivenDose) -> list[tuple[RaisedKind, GivenDose]]:
    """The doses a step above one, in the order in which they are tried.

    A set more, all of them shorter where that is a smaller step; but a repetition, or the next longer hold, first,
    where it would be more than a third of the work.
    """
    if line.rounds > 1:
        return []
    known, now = line.candidate.options, dose.option
    longer = [
        each for each in known if each.sets == now.sets + 1 and each.amount <= now.amount and each.work > now.work
    ]
    sets = [] if dose.extra_set else sorted(longer, key=_work)[:1]
    more = sorted((each for each in known if each.sets == now.sets and each.amount > now.amount), key=_amount)
    kind: RaisedKind = "hold" if line.exercise.dose.hold_seconds else "repetitions"
    of_sets: RaisedKind = "sets"
    small = [(of_sets, GivenDose(each, extra_set=False)) for each in sets if each.work <= _A_THIRD * now.work]
    large = [(of_sets, GivenDose(each, extra_set=False)) for each in sets if _A_THIRD < each.work / now.work <= _HALF]
    return [*small, *((kind, GivenDose(each, dose.extra_set)) for each in more[:1]), *large]


def work_of(line: DraftLine, dose: GivenDose) -> int:
    """Seconds of work of a dose, in the rounds that there are."""
    unit = dose.option.work // (dose.option.sets * line.candidate.sides)
    return line.rounds * dose.option.work + unit * dose.extra_set


def _smaller_too(line: DraftLine) -> list[Option]:
    """The doses that today allows, and those of the exercise's own that are less than all of them."""
    allowed = line.candidate.options
    every = options(line.exercise, line.candidate.sides)
    return [option for option in every if option.work < allowed[0].work] + [*allowed]


def _amount(option: Option) -> int:
    return option.amount


def _work(option: Option) -> int:
    return option.work
