"""How much of an exercise the last sessions let there be today."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hipcoach.coach.doses import Option, options
from hipcoach.coach.draft import DraftLine
from hipcoach.coach.history import Done, DoneStep

_LESS = 0.7
"""The part of its work that an exercise keeps where it goes back by a step; the least dose where that is more."""
_LOOKS_BACK = 2
"""So many times that an exercise was done are looked at."""


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


def as_before(line: DraftLine, before: DoneStep, *, lower: bool = False) -> GivenDose | None:
    """The dose that is as much work as it was before, or as near below as there is one; None where there is none.

    Args:
        line: the exercise, with the doses that today allows.
        before: how it was done.
        lower: a step less than that.
    """
    if line.work_seconds == before.seconds and not lower:
        return GivenDose(line.option, bool(line.extra_seconds))
    known = _smaller_too(line)
    if lower:
        return _below(known, before.seconds // line.rounds)
    extra = line.candidate.sides > 1 and line.rounds == 1 and before.sets_done % line.candidate.sides == 1
    unit = before.seconds // before.sets_done if before.sets_done else 0
    work = (before.seconds - unit * extra) // line.rounds
    sets = before.sets_done // (line.candidate.sides * line.rounds)
    fitting = [option for option in known if option.work <= work]
    best = max(fitting, key=lambda option: (option.work, -abs(option.sets - sets)), default=None)
    return best and GivenDose(best, extra and best.sets == sets)


def _below(known: Sequence[Option], work: int) -> GivenDose | None:
    below = [option for option in known if option.work < work]
    less = [option for option in below if option.work <= _LESS * work]
    best = max(less, key=_work, default=None) or min(below, key=_work, default=None)
    return best and GivenDose(best, extra_set=False)


def least(line: DraftLine) -> GivenDose:
    """The least dose that today allows."""
    return GivenDose(line.candidate.options[0], extra_set=False)


def steps_up(line: DraftLine, dose: GivenDose) -> list[tuple[str, GivenDose]]:
    """The doses a step above one, in the order in which they are tried: a set more, then a little more of each set."""
    if line.rounds > 1:
        return []
    known, now = line.candidate.options, dose.option
    sets = [each for each in known if each.sets == now.sets + 1 and each.amount == now.amount and not dose.extra_set]
    more = sorted((each for each in known if each.sets == now.sets and each.amount > now.amount), key=_amount)
    kind = "hold" if line.exercise.dose.hold_seconds else "repetitions"
    return [("sets", GivenDose(each, extra_set=False)) for each in sets[:1]] + [
        (kind, GivenDose(each, dose.extra_set)) for each in more[:1]
    ]


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
