"""A session of a size one does: few exercises, one of a family, and more minutes go into sets and rounds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from measure import (
    EVERY_CAUTION,
    LOADING,
    SYMPTOMS,
    advice_ids,
    asked,
    ids_of,
    plan_for,
    request_of,
    routine_for,
    steps_of,
)

from hipcoach.coach import Request
from hipcoach.coach.selection import picker
from hipcoach.vocabulary import STAGES

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Coach, Routine

every_symptom = pytest.mark.parametrize("symptom", SYMPTOMS)
pytestmark = pytest.mark.slow  # thousands of routines
NO_CAUTION = (None,)
ANY_LENGTH = range(3, 61)
NOT_OPERATED = tuple(caution for caution in EVERY_CAUTION if caution != "hip-replacement")
SIZES = {3: (2, 4), 8: (3, 4), 12: (4, 6), 20: (5, 7), 28: (5, 9)}
"""From so many minutes the fewest and the most exercises."""


def size(minutes: int) -> tuple[int, int]:
    """The span of the longest of these lengths that fits; the next shorter one's between them."""
    return SIZES[max(least for least in SIZES if least <= minutes)]


def is_of_size(routine: Routine, minutes: int) -> bool:
    fewest, most = size(minutes)
    return fewest <= len(steps_of(routine)) <= most


@every_symptom
def test_every_length_has_its_number_of_exercises(coach: Coach, symptom: str) -> None:
    sessions = asked(coach, symptom, minutes=ANY_LENGTH, cautions=NO_CAUTION)
    assert [(case, len(ids_of(r))) for case, r in sessions if not is_of_size(r, case.minutes)] == []


@pytest.mark.parametrize("stage", STAGES)
@every_symptom
def test_no_stage_has_more(coach: Coach, symptom: str, stage: str) -> None:
    sessions = asked(coach, symptom, minutes=ANY_LENGTH, cautions=NO_CAUTION, stage=stage)
    assert [(case, len(ids_of(r))) for case, r in sessions if len(ids_of(r)) > size(case.minutes)[1]] == []


@every_symptom
def test_no_caution_has_more(coach: Coach, symptom: str) -> None:
    sessions = asked(coach, symptom, cautions=EVERY_CAUTION)
    assert [(case, len(ids_of(r))) for case, r in sessions if len(ids_of(r)) > size(case.minutes)[1]] == []


def twice(catalogue: Catalogue, routine: Routine) -> list[str]:
    """Families and exercises that are there more than once."""
    families = Counter(catalogue.exercise[id_].family or id_ for id_ in ids_of(routine))
    return [family for family, times in families.items() if times > 1]


@every_symptom
def test_one_of_a_family(catalogue: Catalogue, coach: Coach, symptom: str) -> None:
    sessions = asked(coach, symptom, minutes=ANY_LENGTH, cautions=NO_CAUTION)
    assert [(case, again) for case, r in sessions if (again := twice(catalogue, r))] == []
    with_caution = asked(coach, symptom)
    assert [(case, again) for case, r in with_caution if (again := twice(catalogue, r))] == []


def test_small_and_full_forms_the_clamshells_and_the_90_90s_are_families(catalogue: Catalogue) -> None:
    alike = [
        ("clamshell", "straight-hip-clamshell", "side-plank-clamshell"),
        ("back-leg-90-90", "ninety-ninety-switch"),
        ("small-supine-hip-cars", "supine-assisted-hip-cars"),
        ("small-standing-hip-cars", "standing-hip-cars"),
        ("small-side-lying-hip-cars", "side-lying-hip-cars"),
    ]
    for forms in alike:
        families = {catalogue.exercise[id_].family for id_ in forms}
        assert len(families) == 1, forms
        assert families != {None}, forms


@pytest.mark.parametrize("steps", range(2, 10))
@every_symptom
def test_never_more_than_asked_unless_rules_require_it(coach: Coach, symptom: str, steps: int) -> None:
    for case, routine in asked(coach, symptom, minutes=(5, 8, 12, 20, 30, 45), cautions=NO_CAUTION, steps=steps):
        plan = plan_for(coach, request_of(case, steps=steps))
        effects = plan.case.effects
        wheres = [where for where, _ in effects.require] + [order.first for order, _ in effects.order]
        required = [plan.case.picks.ids(where) for where in wheres]
        free = [id_ for id_ in ids_of(routine) if not any(id_ in ids for ids in required)]
        over = len(ids_of(routine)) - steps
        assert over <= 0 or free == [], case
        assert over <= 0 or "more-steps" in advice_ids(routine), case


@every_symptom
def test_as_many_as_were_asked_for_where_there_is_room(coach: Coach, symptom: str) -> None:
    """Twenty minutes have from five to seven."""
    usual = len(ids_of(routine_for(coach, Request(symptoms=(symptom,), minutes=20))))
    fewer = len(ids_of(routine_for(coach, Request(symptoms=(symptom,), minutes=20, steps=4))))
    assert fewer < usual


@every_symptom
def test_what_is_more_than_one_session_holds_is_said(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, minutes=ANY_LENGTH, cautions=NO_CAUTION):
        assert ("two-shorter-ones" in advice_ids(routine)) is (case.minutes >= 40), case


def test_more_minutes_give_a_second_round_and_no_step_twice(coach: Coach) -> None:
    rounds = {
        (phase.rounds, *(step.dose.rounds for step in phase.steps))
        for symptom in SYMPTOMS
        for _, routine in asked(coach, symptom, minutes=(45, 60), cautions=NO_CAUTION)
        for phase in routine.phases
    }
    assert all(set(steps) == {of_phase} for of_phase, *steps in rounds)
    assert max(of_phase for of_phase, *_ in rounds) == 2


@pytest.mark.parametrize("pain", [4, 6])
@every_symptom
def test_on_a_sore_day_nothing_that_loads_the_sore_place_is_done_in_a_second_round(
    catalogue: Catalogue, coach: Coach, symptom: str, pain: int
) -> None:
    tests = [picker(where) for where in catalogue.symptom[symptom].sore]
    for case, routine in asked(coach, symptom, cautions=NO_CAUTION, pain=pain):
        again = [step for step in steps_of(routine) if step.dose.rounds > 1 and step.method in LOADING]
        assert not [s.exercise for s in again if any(test(catalogue.exercise[s.exercise]) for test in tests)], case
