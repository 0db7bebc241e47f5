"""A session flows: one gets up once, settles last, and the seconds in between follow from what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from measure import (
    FLOOR,
    SYMPTOMS,
    asked,
    base_routines,
    changes_of_position,
    gets_down_again,
    routine_for,
    steps_of,
)

from hipcoach.coach import Request
from hipcoach.vocabulary import BARE_EQUIPMENT, HOME_EQUIPMENT, POSITIONS, STAGES, VARIANTS

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Coach, Routine
    from hipcoach.coach.routine import Step

every_symptom = pytest.mark.parametrize("symptom", SYMPTOMS)
pytestmark = pytest.mark.slow  # thousands of routines
NO_CAUTION = (None,)


def test_the_position_changes_at_most_three_times_in_the_mean(coach: Coach) -> None:
    changes = [changes_of_position(routine) for _, routine in base_routines(coach)]
    assert len(changes) == 60
    assert sum(changes) / 60 <= 3.0


def test_every_position_is_up_or_down() -> None:
    assert {*FLOOR, "standing", "seated"} == set(POSITIONS)


def test_nobody_gets_up_to_lie_down_again(coach: Coach) -> None:
    assert [case for case, routine in base_routines(coach) if gets_down_again(routine)] == []


@every_symptom
def test_nor_at_any_other_length_or_stage(coach: Coach, symptom: str) -> None:
    again = [
        (case, stage)
        for stage in STAGES
        for case, routine in asked(coach, symptom, minutes=range(3, 61, 3), cautions=NO_CAUTION, stage=stage)
        if gets_down_again(routine)
    ]
    assert again == []


def settles_in_between(routine: Routine) -> bool:
    """True where a breathing step has another after it that is none."""
    methods = [step.method for step in steps_of(routine)]
    return "breathe" in methods and set(methods[methods.index("breathe") :]) != {"breathe"}


@pytest.mark.parametrize("moment", [None, "after", "daily"])
@every_symptom
def test_settling_is_last_or_absent(coach: Coach, symptom: str, moment: str | None) -> None:
    sessions = asked(coach, symptom, minutes=range(3, 61), cautions=NO_CAUTION, when=moment)
    assert [case for case, routine in sessions if settles_in_between(routine)] == []


@pytest.mark.parametrize("pain", [4, 6])
@every_symptom
def test_settling_is_last_on_a_sore_day_too(coach: Coach, symptom: str, pain: int) -> None:
    sessions = asked(coach, symptom, minutes=range(3, 61), cautions=NO_CAUTION, pain=pain)
    assert [case for case, routine in sessions if settles_in_between(routine)] == []


def things(catalogue: Catalogue, step: Step | None) -> set[str]:
    """What the step needs of a home, beside floor and wall."""
    if step is None:
        return set()
    kits: list[set[str]] = [set(kit) for kit in catalogue.exercise[step.exercise].equipment]
    return next(kit for kit in kits if kit <= HOME_EQUIPMENT) - BARE_EQUIPMENT


def into_place(catalogue: Catalogue, before: Step | None, step: Step) -> int:
    """Fifteen seconds, in which one is told what to do; twenty up or down; ten more to fetch something."""
    fetching = 10 if things(catalogue, step) - things(catalogue, before) else 0
    if before is None or (before.position in FLOOR) == (step.position in FLOOR):
        return 15 + fetching
    return 20 + fetching


@every_symptom
def test_getting_into_place_takes_what_changes(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom):
        steps = steps_of(routine)
        before: list[Step | None] = [None, *steps[:-1]]
        expected = [into_place(catalogue, one, other) for one, other in zip(before, steps, strict=True)]
        assert [step.setup_seconds for step in steps] == expected, case


@every_symptom
def test_lying_on_the_side_one_side_comes_before_the_other(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, cautions=NO_CAUTION):
        for step in steps_of(routine):
            wanted = step.position == "side-lying" and step.dose.sides == 2 and step.dose.rest_seconds > 0
            assert step.dose.one_side_first is wanted, case


def test_some_session_lies_on_the_side(coach: Coach) -> None:
    first = [step for _, routine in base_routines(coach) for step in steps_of(routine) if step.dose.one_side_first]
    assert any(step.dose.sets > 1 for step in first)


def test_before_a_run_one_stays_on_the_feet(coach: Coach) -> None:
    for symptom in SYMPTOMS:
        routine = routine_for(coach, Request(symptoms=(symptom,), activity="running", when="before"))
        assert changes_of_position(routine) == 0, symptom


@every_symptom
def test_the_second_look_costs_no_getting_up(coach: Coach, symptom: str) -> None:
    """It comes after the circles and before settling, on the same level as both."""
    for case, routine in asked(coach, symptom, cautions=NO_CAUTION):
        steps = steps_of(routine)
        moved = [step for step in steps if step.method != "breathe"]
        settled = [step for step in steps if step.method == "breathe"]
        for step in steps:
            if step.again_seconds:
                assert step.method == "explore", case
                assert "cars" in [other.method for other in steps], case
                levels = {other.position in FLOOR for other in (step, moved[-1], *settled[:1])}
                assert len(levels) == 1, case


def test_some_session_looks_again(coach: Coach) -> None:
    assert [case for case, routine in base_routines(coach) if any(step.again_seconds for step in steps_of(routine))]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_other_variants_flow_too(coach: Coach, variant: str) -> None:
    down_again = [
        case
        for symptom in SYMPTOMS
        for case, routine in asked(coach, symptom, cautions=NO_CAUTION, variant=variant)
        if gets_down_again(routine)
    ]
    assert down_again == []
