"""The squats, steps, swings and the end-range lift come where the rules want them, and not on a sore day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from measure import SYMPTOMS, ids_of, routine_for, steps_of, work_of

from hipcoach.coach import Request

if TYPE_CHECKING:
    from hipcoach.coach import Coach
    from hipcoach.vocabulary import Variant

HARDEST = {
    "kickstand-bridge", "bridge-slide-out", "single-leg-hinge", "offset-squat", "step-up", "step-down", "dead-bug",
    "inner-thigh-slide", "figure-four-lift", "leg-swings", "marching-drill",
}  # fmt: skip


@pytest.mark.parametrize("symptom", ["hamstring", "stiffness", "low-back"])
def test_before_a_run_the_leg_swings_and_circles_keep_the_most(coach: Coach, symptom: str) -> None:
    routine = routine_for(coach, Request(symptoms=(symptom,), minutes=20, activity="running", when="before"))
    work: dict[str, int] = {}
    for step in steps_of(routine):
        work[step.method] = work.get(step.method, 0) + work_of(step)
    assert {"leg-swings", "marching-drill"} & set(ids_of(routine))
    assert max(work, key=lambda method: work[method]) == "cars"
    assert {step.position for step in steps_of(routine)} == {"standing"}


@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_a_sore_day_has_none_of_the_hardest(coach: Coach, symptom: str) -> None:
    for minutes in (12, 30):
        routine = routine_for(coach, Request(symptoms=(symptom,), minutes=minutes, stage="sore"))
        assert not HARDEST & set(ids_of(routine)), minutes


@pytest.mark.parametrize("variant", ["a", "b"])
def test_an_outer_hip_squats_on_two_legs_as_in_the_trial(coach: Coach, variant: Variant) -> None:
    routine = routine_for(coach, Request(symptoms=("outer-hip",), minutes=20, variant=variant))
    assert {"small-squat", "sit-to-stand"} & set(ids_of(routine))


@pytest.mark.parametrize("minutes", [8, 20, 45])
def test_the_end_of_the_turn_out_is_strengthened_in_measure(coach: Coach, minutes: int) -> None:
    routine = routine_for(coach, Request(symptoms=("cross-leg",), minutes=minutes))
    (lift,) = [step for step in steps_of(routine) if step.exercise == "figure-four-lift"]
    assert work_of(lift) <= 2 * 150
