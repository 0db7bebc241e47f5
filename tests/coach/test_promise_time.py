"""Time: every symptom, every caution, from three minutes to an hour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from measure import (
    SYMPTOMS,
    Case,
    addable,
    advice_ids,
    asked,
    idle_of,
    in_place,
    pausing,
    plan_for,
    raisable,
    request_of,
    steps_of,
    work_of,
)

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Coach, Routine

every_symptom = pytest.mark.parametrize("symptom", SYMPTOMS)
pytestmark = pytest.mark.slow  # thousands of routines
EVERY_MINUTE = range(3, 61)
NO_CAUTION = (None,)
MOST_IN_A_ROW = 4
"""Sets of one exercise, where two rounds of its phase would be nothing but more of it."""


def aim(minutes: int) -> float:
    """The seconds a session without caution must fill; while a complaint settles it has half an hour at most."""
    return 0.85 * min(minutes, 30) * 60


def test_every_symptom_is_tried() -> None:
    assert len(SYMPTOMS) >= 10


@every_symptom
def test_never_over_the_minutes(coach: Coach, symptom: str) -> None:
    over = [case for case, routine in asked(coach, symptom) if routine.total_seconds > case.minutes * 60]
    assert over == []


@every_symptom
def test_never_over_at_any_minute(coach: Coach, symptom: str) -> None:
    sessions = asked(coach, symptom, minutes=EVERY_MINUTE, cautions=NO_CAUTION)
    assert [case for case, routine in sessions if routine.total_seconds > case.minutes * 60] == []


@every_symptom
def test_the_total_is_the_sum_of_phases_and_of_steps(coach: Coach, symptom: str) -> None:
    def adds_up(routine: Routine) -> bool:
        by_phase = sum(phase.seconds for phase in routine.phases)
        return routine.total_seconds == by_phase == sum(step.seconds for step in steps_of(routine))

    assert [case for case, routine in asked(coach, symptom) if not adds_up(routine)] == []


def misses_its_dose(routine: Routine) -> list[str]:
    return [
        step.exercise
        for step in steps_of(routine)
        if (step.work_seconds, step.seconds) != (work_of(step), work_of(step) + idle_of(step))
    ]


@every_symptom
def test_every_steps_seconds_follow_from_its_dose(coach: Coach, symptom: str) -> None:
    assert [(case, missed) for case, routine in asked(coach, symptom) if (missed := misses_its_dose(routine))] == []


@pytest.mark.parametrize("side", ["left", "right", "both"])
@every_symptom
def test_seconds_follow_from_the_dose_also_with_an_extra_set(coach: Coach, symptom: str, side: Any) -> None:
    sessions = asked(coach, symptom, minutes=EVERY_MINUTE, cautions=NO_CAUTION, side=side)
    assert [(case, missed) for case, routine in sessions if (missed := misses_its_dose(routine))] == []


@pytest.mark.parametrize("side", [None, "left"])
@every_symptom
def test_every_dose_is_inside_the_range_of_its_exercise(
    catalogue: Catalogue, coach: Coach, symptom: str, side: Any
) -> None:
    outside = []
    for case, routine in asked(coach, symptom, side=side):
        for step in steps_of(routine):
            given, dose = step.dose, catalogue.exercise[step.exercise].dose
            least, most = dose.reps or dose.hold_seconds or (0, 0)
            amount = given.reps or given.hold_seconds or 0
            most_sets = max(dose.sets[1] - given.extra_sets, MOST_IN_A_ROW)  # what would be rounds of one exercise
            if not (dose.sets[0] <= given.sets <= most_sets and least <= amount <= most):
                outside.append((case, step.exercise))
    assert outside == []


@every_symptom
def test_resting_and_switching_take_at_most_35_percent(coach: Coach, symptom: str) -> None:
    """Of the time that one is in place."""

    def pauses(routine: Routine) -> bool:
        return sum(map(pausing, steps_of(routine))) > 0.35 * sum(map(in_place, steps_of(routine)))

    assert [case for case, routine in asked(coach, symptom) if pauses(routine)] == []


@every_symptom
def test_the_minutes_are_filled_without_caution(coach: Coach, symptom: str) -> None:
    sessions = asked(coach, symptom, minutes=EVERY_MINUTE, cautions=NO_CAUTION)
    assert [case for case, routine in sessions if routine.total_seconds < aim(case.minutes)] == []


@every_symptom
def test_a_shortfall_is_said(coach: Coach, symptom: str) -> None:
    said = {case: "short-of-minutes" in advice_ids(routine) for case, routine in asked(coach, symptom)}
    short = {case: routine.total_seconds < 0.85 * case.minutes * 60 for case, routine in asked(coach, symptom)}
    assert said == short


@every_symptom
def test_a_shortfall_comes_only_where_no_dose_and_no_exercise_is_left(coach: Coach, symptom: str) -> None:
    """But for doses that a ratio of the emphasis holds down: emphasis stands above minutes."""
    left = []
    for case, routine in asked(coach, symptom):
        if routine.total_seconds < aim(case.minutes):
            plan = plan_for(coach, request_of(case))
            if raisable(plan) or addable(plan):
                left.append(case)
    assert left == []


@every_symptom
def test_no_exercise_comes_twice(coach: Coach, symptom: str) -> None:
    ids = {case: [step.exercise for step in steps_of(routine)] for case, routine in asked(coach, symptom)}
    assert [case for case, exercises in ids.items() if len(set(exercises)) < len(exercises)] == []


def test_a_case_asks_for_what_it_says() -> None:
    request = request_of(Case("hamstring", 8, "knee"), side="left")
    assert (request.symptoms, request.minutes, request.cautions, request.side) == (("hamstring",), 8, ("knee",), "left")
