"""What holds for every request to every catalogue that validates."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from built_in import built_in
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from measure import addable, idle_of, ids_of, in_place, pausing, raisable, rotates_first, shape, steps_of, work_of
from strategies import questions, requests

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.references import broken_references
from hipcoach.coach import Coach, Referral, Request, Routine
from hipcoach.coach.draft import FILLED
from hipcoach.coach.session_plan import SessionPlan

if TYPE_CHECKING:
    from random import Random

    from hipcoach.coach import Outcome
    from hipcoach.coach.routine import Step

pytestmark = pytest.mark.slow  # many catalogues

SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large]
PROMISED = settings(
    deadline=None, derandomize=True, database=None, max_examples=150, suppress_health_check=SLOW_IS_FINE
)
FEWER = settings(PROMISED, max_examples=60)

BUILT_IN = built_in()
BUILT_IN_COACH = Coach(BUILT_IN)


def keeps_time(request: Request, routine: Routine) -> bool:
    """Never over the minutes; the total is the sum of the phases and of the steps."""
    by_step = [sum(step.seconds for step in phase.steps) for phase in routine.phases]
    by_phase = [phase.seconds for phase in routine.phases]
    return by_step == by_phase and routine.total_seconds == sum(by_phase) <= request.minutes_taken * 60


def offered(routine: Routine) -> list[Step]:
    """Every step, and every easier one that may be done instead."""
    return [*steps_of(routine), *routine.easier]


def follows_from_dose(routine: Routine) -> bool:
    """Every step lasts what its dose comes to."""
    return all(
        (step.work_seconds, step.seconds) == (work_of(step), work_of(step) + idle_of(step)) for step in offered(routine)
    )


def mostly_works(routine: Routine) -> bool:
    """Resting and switching take at most 35 % of what is left without getting into place."""
    return sum(map(pausing, steps_of(routine))) <= 0.35 * sum(map(in_place, steps_of(routine)))


def spares(catalogue: Catalogue, request: Request, routine: Routine) -> bool:
    """Nothing that a rule, a caution or the person rules out, and nothing twice."""
    ids = [step.exercise for step in offered(routine)]
    ruled_out = {left.exercise for left in routine.left_out if left.rule not in ("not-needed", "family")}
    cautions = [caution.id for id_ in ids for caution in catalogue.exercise[id_].cautions if caution.how == "avoid"]
    words = {word for step in offered(routine) for word in (step.exercise, step.method, step.position)}
    in_reach = all(any(request.equipment.issuperset(kit) for kit in catalogue.exercise[id_].equipment) for id_ in ids)
    return (
        in_reach
        and words.isdisjoint(request.avoid)
        and ruled_out.isdisjoint(ids)
        and set(routine.request.cautions).isdisjoint(cautions)
        and all(len(set(ids)) == len(ids) for ids in (ids_of(routine), [step.exercise for step in routine.easier]))
        and {step.exercise for step in routine.easier} == {step.easier for step in steps_of(routine) if step.easier}
    )


def gives_reasons(catalogue: Catalogue, routine: Routine) -> bool:
    """Every step and every exercise left out has a reason; whatever is named exists."""
    rules = {rule.id for rule in catalogue.rules} | set(catalogue.template)
    reasons = [reason for step in offered(routine) for reason in step.because]
    accounted = {left.exercise for left in routine.left_out} | {step.exercise for step in steps_of(routine)}
    return (
        all(step.because for step in offered(routine))
        and all(reason.rule in rules and reason.source in catalogue.source for reason in reasons)
        and all(left.rule and left.reason for left in routine.left_out)
        and accounted == set(catalogue.exercise)
    )


def is_filled(plan: SessionPlan) -> bool:
    """No dose could still be raised; and where it is short though no ratio is asked for, no exercise added.

    But for what loads on a sore day: of that there is no more than the minutes need.
    """
    calm = [line for line in raisable(plan) if line.candidate.exercise.id not in plan.case.loading]
    is_short = sum(line.seconds for line in plan.lines) < FILLED * plan.case.budget_seconds
    return calm == [] and (not is_short or bool(plan.case.effects.ratios) or addable(plan) == [])


def broken_promises(coach: Coach, request: Request) -> list[str]:
    """The names of what does not hold."""
    outcome = coach.recommend(request)
    event(type(outcome).__name__)
    if not isinstance(outcome, Routine):
        return []
    plan = coach.plan(coach.case(request))
    assert isinstance(plan, SessionPlan)
    kept = {
        "time": keeps_time(request, outcome),
        "doses": follows_from_dose(outcome),
        "work": mostly_works(outcome),
        "spared": spares(coach.catalogue, request, outcome),
        "reasons": gives_reasons(coach.catalogue, outcome),
        "filled": is_filled(plan),
    }
    return [name for name, holds in kept.items() if not holds]


def as_json(outcome: Outcome) -> str:
    return json.dumps(asdict(outcome))


def session(outcome: Outcome) -> object:
    """What is done; or what came instead, but for the order in which exercises were left out."""
    return shape(outcome) if isinstance(outcome, Routine) else type(outcome)


@FEWER
@given(question=questions())
def test_random_catalogues_validate(question: tuple[Catalogue, Request]) -> None:
    assert list(broken_references(question[0])) == []


@PROMISED
@given(question=questions())
def test_any_catalogue_keeps_every_promise(question: tuple[Catalogue, Request]) -> None:
    catalogue, request = question
    assert broken_promises(Coach(catalogue), request) == []


@PROMISED
@given(request=requests(BUILT_IN))
def test_any_request_keeps_every_promise(request: Request) -> None:
    assert broken_promises(BUILT_IN_COACH, request) == []


@FEWER
@given(question=questions())
def test_any_catalogue_gives_the_same_answer_twice(question: tuple[Catalogue, Request]) -> None:
    catalogue, request = question
    assert as_json(Coach(catalogue).recommend(request)) == as_json(Coach(catalogue).recommend(request))


@FEWER
@given(request=requests(BUILT_IN), other=requests(BUILT_IN))
def test_no_request_colours_the_next(request: Request, other: Request) -> None:
    fresh = Coach(BUILT_IN)
    before = as_json(fresh.recommend(request))
    fresh.recommend(other)
    assert as_json(fresh.recommend(request)) == before == as_json(BUILT_IN_COACH.recommend(request))


@FEWER
@given(question=questions(), shuffle=st.randoms(use_true_random=False))
def test_the_order_of_exercises_in_their_file_does_not_matter(
    question: tuple[Catalogue, Request], shuffle: Random
) -> None:
    catalogue, request = question
    exercises = list(catalogue.exercises)
    shuffle.shuffle(exercises)
    shuffled = Coach(catalogue.model_copy(update={"exercises": tuple(exercises)})).recommend(request)
    assert session(shuffled) == session(Coach(catalogue).recommend(request))


@FEWER
@given(request=requests(BUILT_IN), flags=st.lists(st.sampled_from(list(BUILT_IN.red_flag)), min_size=1, unique=True))
def test_any_flag_ends_any_session(request: Request, flags: list[str]) -> None:
    outcome = BUILT_IN_COACH.recommend(request._replace(flags=tuple(flags)))
    assert isinstance(outcome, Referral)
    assert outcome.referral.flag in flags


@FEWER
@given(request=requests(BUILT_IN))
def test_rotation_comes_first_in_any_session_without_an_end_of_its_own(request: Request) -> None:
    outcome = BUILT_IN_COACH.recommend(request._replace(when=None))
    assert not isinstance(outcome, Routine) or rotates_first(outcome)
