"""What holds for every request to every catalogue that validates."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, event, given, settings
from measure import addable, idle_of, raisable, steps_of, work_of
from strategies import questions, requests

from hipcoach.catalogue import Catalogue, load_catalogue
from hipcoach.catalogue.references import broken_references
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.plan import Plan

if TYPE_CHECKING:
    from hipcoach.coach import Outcome

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]
THE_SAME_EVERY_TIME = settings(
    deadline=None, derandomize=True, max_examples=150, suppress_health_check=SLOW_IS_FINE, database=None
)
NO_SORE_SIDE = (None, "both")

BUILT_IN = load_catalogue()
BUILT_IN_COACH = Coach(BUILT_IN)


def keeps_time(request: Request, routine: Routine) -> bool:
    """Never over the minutes; the total is the sum of the phases and of the steps."""
    by_step = [sum(step.seconds for step in phase.steps) for phase in routine.phases]
    by_phase = [phase.seconds for phase in routine.phases]
    return by_step == by_phase and routine.total_seconds == sum(by_phase) <= request.minutes * 60


def follows_from_dose(routine: Routine) -> bool:
    """Every step lasts what its dose comes to."""
    return all(
        (step.work_seconds, step.seconds) == (work_of(step), work_of(step) + idle_of(step))
        for step in steps_of(routine)
    )


def mostly_works(routine: Routine) -> bool:
    """Resting, switching and setting up take at most 35 %."""
    return sum(step.seconds - step.work_seconds for step in steps_of(routine)) <= 0.35 * routine.total_seconds


def spares(catalogue: Catalogue, request: Request, routine: Routine) -> bool:
    """Nothing that a caution or the person rules out, and nothing twice."""
    ids = [step.exercise for step in steps_of(routine)]
    cautions = [caution.id for id_ in ids for caution in catalogue.exercise[id_].cautions if caution.how == "avoid"]
    words = {word for step in steps_of(routine) for word in (step.exercise, step.method, step.position)}
    in_reach = all(any(request.equipment.issuperset(kit) for kit in catalogue.exercise[id_].equipment) for id_ in ids)
    return (
        in_reach
        and words.isdisjoint(request.avoid)
        and set(routine.request.cautions).isdisjoint(cautions)
        and len(set(ids)) == len(ids)
    )


def gives_reasons(catalogue: Catalogue, routine: Routine) -> bool:
    """Every step and every exercise left out has a reason; whatever is named exists."""
    rules = {rule.id for rule in catalogue.rules} | set(catalogue.template)
    reasons = [reason for step in steps_of(routine) for reason in step.because]
    accounted = {left.exercise for left in routine.left_out} | {step.exercise for step in steps_of(routine)}
    return (
        all(step.because for step in steps_of(routine))
        and all(reason.rule in rules and reason.source in catalogue.source for reason in reasons)
        and all(left.rule and left.reason for left in routine.left_out)
        and accounted == set(catalogue.exercise)
    )


def is_filled(plan: Plan) -> bool:
    """No dose could still be raised and, where no ratio is asked for, no exercise added."""
    return raisable(plan) == [] and (bool(plan.decision.ratios) or addable(plan) == [])


def broken_promises(coach: Coach, request: Request) -> list[str]:
    """The names of what does not hold."""
    outcome = coach.recommend(request)
    event(type(outcome).__name__)
    if not isinstance(outcome, Routine):
        return []
    plan = coach.plan(request)
    assert isinstance(plan, Plan)
    kept = {
        "time": keeps_time(request, outcome),
        "work": mostly_works(outcome),
        "spared": spares(coach.catalogue, request, outcome),
        "reasons": gives_reasons(coach.catalogue, outcome),
        "filled": is_filled(plan),
    }
    return [name for name, holds in kept.items() if not holds]


def as_json(outcome: Outcome) -> str:
    return json.dumps(asdict(outcome))


@THE_SAME_EVERY_TIME
@given(question=questions())
def test_random_catalogues_validate(question: tuple[Catalogue, Request]) -> None:
    assert broken_references(question[0]) == []


@THE_SAME_EVERY_TIME
@given(question=questions())
def test_any_catalogue_keeps_every_promise(question: tuple[Catalogue, Request]) -> None:
    catalogue, request = question
    assert broken_promises(Coach(catalogue), request) == []


@THE_SAME_EVERY_TIME
@given(request=requests(BUILT_IN))
def test_any_request_keeps_every_promise(request: Request) -> None:
    assert broken_promises(BUILT_IN_COACH, request) == []
