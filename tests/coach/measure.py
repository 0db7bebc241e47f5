"""What the tests of the coach measure on a routine, each with a formula of its own."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from built_in import built_in

from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.selection import picker
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.vocabulary import CAUTIONS, METHODS, MOTIONS, STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.catalogue import Catalogue
    from hipcoach.coach.draft import DraftLine
    from hipcoach.coach.routine import Step
    from hipcoach.vocabulary import Caution

SYMPTOMS = tuple(built_in().symptom)
TEMPLATES = tuple(built_in().template)
MINUTES = (3, 5, 8, 12, 20, 30, 45, 60)
BASE_MINUTES = (5, 8, 12, 20, 30, 45)
"""With every symptom, and nothing else said, the sixty base routines."""
EVERY_CAUTION: tuple[Caution | None, ...] = (None, *CAUTIONS)
ROTATIONS = ("internal_rotation", "external_rotation")
CONTROLLED = ("active", "isometric", "strength", "pails-rails")
GETTING_THERE = 30
"""The most that getting up or down with something to fetch takes."""
LOADING = ("isometric", "strength", "active", "pails-rails")
FLOOR = ("floor-sitting", "half-kneeling", "quadruped", "prone", "supine", "side-lying")


class Case(NamedTuple):
    """A symptom, minutes, and a caution or none."""

    symptom: str
    minutes: int
    caution: Caution | None = None


@cache
def routine_for(coach: Coach, request: Request) -> Routine:
    """The coach's routine for a request; asked once."""
    outcome = coach.recommend(request)
    assert isinstance(outcome, Routine), outcome
    return outcome


@cache
def plan_for(coach: Coach, request: Request) -> SessionPlan:
    """What the coach decided for a request; asked once."""
    plan = coach.plan(coach.case(request))
    assert isinstance(plan, SessionPlan), plan
    return plan


def request_of(case: Case, **more: Any) -> Request:
    """The request of a case."""
    cautions = (case.caution,) if case.caution else ()
    return Request(symptoms=(case.symptom,), minutes=case.minutes, cautions=cautions, **more)


def asked(
    coach: Coach,
    symptom: str,
    *,
    minutes: range | tuple[int, ...] = MINUTES,
    cautions: tuple[Caution | None, ...] = EVERY_CAUTION,
    **more: Any,
) -> Iterator[tuple[Case, Routine]]:
    """A symptom's routines for these minutes and cautions."""
    for length in minutes:
        for caution in cautions:
            case = Case(symptom, length, caution)
            yield case, routine_for(coach, request_of(case, **more))


def steps_of(routine: Routine) -> list[Step]:
    """Every step, in the order it is done."""
    return [step for phase in routine.phases for step in phase.steps]


def ids_of(routine: Routine) -> list[str]:
    """The exercises, in the order they are done."""
    return [step.exercise for step in steps_of(routine)]


def work_of(step: Step) -> int:
    """Seconds of work that a step's dose comes to."""
    dose = step.dose
    if dose.reps is not None:
        assert dose.seconds_per_rep is not None
        amount = dose.reps * dose.seconds_per_rep
    else:
        assert dose.hold_seconds is not None
        amount = dose.hold_seconds
    assert not dose.tempo or sum(part.seconds for part in dose.tempo) == (dose.seconds_per_rep or amount)
    return (dose.rounds * dose.sets * dose.sides + dose.extra_sets) * dose.directions * amount


def idle_of(step: Step) -> int:
    """Getting into place for each round, the rests between sets, and every change of side."""
    dose = step.dose
    switch = {"side-lying": 15, "half-kneeling": 10}.get(step.position, 5)
    if dose.one_side_first:
        rests, changes = dose.sides * (dose.sets - 1), 1
        extra = dose.extra_sets * dose.rest_seconds
    else:
        rests, changes = dose.sets - 1, dose.sets * 2 - 1 if dose.sides == 2 else 0
        extra = dose.extra_sets * switch
    each_round = rests * dose.rest_seconds + changes * switch
    into_place = step.setup_seconds + (dose.rounds - 1) * step.restart_seconds
    return into_place + dose.rounds * each_round + extra + step.again_seconds


def in_place(step: Step) -> int:
    """Seconds of a step without getting into place, and without the second look."""
    return step.seconds - step.setup_seconds - (step.dose.rounds - 1) * step.restart_seconds - step.again_seconds


def pausing(step: Step) -> int:
    """Seconds of resting and switching."""
    return in_place(step) - step.work_seconds


def load_of(catalogue: Catalogue, routine: Routine, symptom: str) -> int:
    """Work seconds of what loads the sore part: set-up, rest and changes of side apart."""
    tests = [picker(where) for where in catalogue.symptom[symptom].sore]
    loading = [step for step in steps_of(routine) if step.method in LOADING]
    return sum(s.work_seconds for s in loading if any(test(catalogue.exercise[s.exercise]) for test in tests))


def changes_of_position(routine: Routine) -> int:
    """How often one is in another of the eight positions than a step before."""
    positions = [step.position for step in steps_of(routine)]
    return sum(one != other for one, other in pairwise(positions))


def gets_down_again(routine: Routine) -> bool:
    """True where one is on the floor, then up, then on the floor once more."""
    levels = [step.position in FLOOR for step in steps_of(routine)]
    return "".join("d" if down else "u" for down, _ in groupby(levels)).count("d") > 1


def base_routines(coach: Coach) -> list[tuple[Case, Routine]]:
    """The sixty base routines."""
    return [each for symptom in SYMPTOMS for each in asked(coach, symptom, minutes=BASE_MINUTES, cautions=(None,))]


def counts_for(step: Step) -> set[str]:
    """What a step's seconds count for: its method, and its primary motion unless it is CARs."""
    return {step.method} if step.method == "cars" else {step.method, step.motions[0]}


def seconds(routine: Routine) -> Counter[str]:
    """A routine's seconds by motion and by method."""
    total: Counter[str] = Counter()
    for step in steps_of(routine):
        for target in counts_for(step):
            total[target] += step.seconds
    return total


def has_most(routine: Routine, target: str) -> bool:
    """True when no other motion (or, for a method, no other method) has more seconds."""
    spent = seconds(routine)
    return spent[target] > 0 and spent[target] == max(
        spent[other] for other in (MOTIONS if target in MOTIONS else METHODS)
    )


def turns_both_ways(routine: Routine) -> bool:
    """True when both rotations are there by steps other than CARs."""
    turned = {motion for step in steps_of(routine) if step.method != "cars" for motion in step.motions}
    return turned.issuperset(ROTATIONS)


def rotates_first(routine: Routine) -> bool:
    """True when no step of a linear motion stands before the first step of rotation."""
    rotating = [step.motions[0] in ROTATIONS for step in steps_of(routine)]
    return True not in rotating or rotating[0]


def advice_ids(routine: Routine) -> list[str]:
    """The ids of what the person is told."""
    return [note.id for note in routine.advice]


def shape(routine: Routine) -> list[list[tuple[str, int]]]:
    """What is done, phase by phase, and for how long."""
    return [[(step.exercise, step.seconds) for step in phase.steps] for phase in routine.phases]


def raisable(plan: SessionPlan) -> list[DraftLine]:
    """The lines that a larger allowed dose would fit, at the cost of no ratio."""
    lines = plan.lines
    room = plan.case.budget_seconds - sum(line.seconds for line in lines)
    return [
        line for line in lines if 0 < line.step_to(line.level + 1) <= room and not _costs_a_ratio(plan, lines, line)
    ]


def _costs_a_ratio(plan: SessionPlan, lines: list[DraftLine], raised: DraftLine) -> bool:
    gain = raised.step_to(raised.level + 1)
    for ratio in plan.case.effects.ratios:
        large = sum(line.seconds for line in lines if ratio.large & line.candidate.exercise.counted_targets)
        small = sum(line.seconds for line in lines if ratio.small & line.candidate.exercise.counted_targets)
        more = gain if ratio.large & raised.candidate.exercise.counted_targets else 0
        less = gain if ratio.small & raised.candidate.exercise.counted_targets else 0
        before = large - ratio.times * small
        after = before + more - ratio.times * less
        if after < 0 and after < before:
            return True
    return False


def addable(plan: SessionPlan) -> list[str]:
    """The allowed exercises that are not used, fit the time left, and have a phase with a place for them.

    None where the session has as many as it may have; none of a family that is there.
    """
    lines = plan.lines
    if len(lines) >= min(plan.case.effects.steps[1], plan.case.request.steps or STEPS[1]):
        return []
    kin = {line.exercise.family for line in lines} - {None}
    used = {line.candidate.exercise.id for line in lines}
    room = plan.case.budget_seconds - sum(line.seconds for line in lines)
    free = [
        c for c in plan.pool.candidates if c.exercise.id not in used and c.options[0].seconds + GETTING_THERE <= room
    ]
    free = [c for c in free if c.exercise.family not in kin]
    open_slots = [slot for i, slot in enumerate(plan.slots) if sum(line.phase == i for line in lines) < slot.most_steps]
    return [c.exercise.id for c in free if any(c.exercise.id in slot.takes for slot in open_slots)]
