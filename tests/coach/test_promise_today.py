"""Pain today, what the session is for, and how short it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from measure import EVERY_CAUTION, MINUTES, SYMPTOMS, advice_ids, asked, ids_of, routine_for, shape, steps_of

from hipcoach.coach import Referral, Request
from hipcoach.coach.selection import picker

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.coach import Coach, Routine
    from hipcoach.coach.routine import Step

every_symptom = pytest.mark.parametrize("symptom", SYMPTOMS)
pytestmark = pytest.mark.slow  # thousands of routines
ANY_LENGTH = range(3, 61)
NO_CAUTION = (None,)
NOT_OPERATED = tuple(caution for caution in EVERY_CAUTION if caution != "hip-replacement")


@pytest.mark.parametrize("pain", [0, 3])
@every_symptom
def test_a_little_pain_changes_nothing(coach: Coach, symptom: str, pain: int) -> None:
    without, with_pain = (routine_for(coach, Request(symptoms=(symptom,), pain=today)) for today in (None, pain))
    assert shape(without) == shape(with_pain)


@pytest.mark.parametrize("pain", [4, 5])
@every_symptom
def test_moderate_pain_takes_30_percent_off(coach: Coach, symptom: str, pain: int) -> None:
    for case, routine in asked(coach, symptom, minutes=range(8, 61), cautions=NO_CAUTION, pain=pain):
        assert 10 * routine.total_seconds <= 7 * 60 * case.minutes, case
        assert routine.total_seconds >= 0.85 * 0.7 * 60 * min(case.minutes, 30), case
        assert "less-volume" in advice_ids(routine), case


def is_gentle(step: Step) -> bool:
    return step.method in ("explore", "breathe") or (step.method == "isometric" and step.hip_flexion_deg <= 30)


@pytest.mark.parametrize("pain", [6, 7])
@every_symptom
def test_strong_pain_leaves_exploring_breathing_and_gentle_presses(coach: Coach, symptom: str, pain: int) -> None:
    for case, routine in asked(coach, symptom, minutes=ANY_LENGTH, cautions=NO_CAUTION, pain=pain):
        assert all(is_gentle(step) for step in steps_of(routine)), case
        assert routine.total_seconds <= min(case.minutes, 12) * 60, case
        assert "rest" in advice_ids(routine), case


@pytest.mark.parametrize("pain", [8, 9, 10])
@every_symptom
def test_severe_pain_is_referred(coach: Coach, symptom: str, pain: int) -> None:
    outcome = coach.recommend(Request(symptoms=(symptom,), pain=pain))
    assert isinstance(outcome, Referral)
    assert outcome.referral.flag == "severe-pain"


def stretched(step: Step) -> float:
    """Seconds on the side that is stretched the longest."""
    one_set = step.work_seconds / (step.dose.sets * step.dose.sides + step.dose.extra_sets)
    return one_set * (step.dose.sets + step.dose.extra_sets)


@pytest.mark.parametrize("side", [None, "left"])
@every_symptom
def test_before_activity_no_side_is_stretched_for_more_than_a_minute(
    coach: Coach, symptom: str, side: str | None
) -> None:
    for case, routine in asked(coach, symptom, minutes=ANY_LENGTH, cautions=NO_CAUTION, when="before", side=side):
        assert all(stretched(step) <= 60 for step in steps_of(routine) if step.method == "stretch"), case


@every_symptom
def test_before_activity_there_are_no_long_holds(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, when="before"):
        assert "pails-rails" not in [step.method for step in steps_of(routine)], case


@every_symptom
def test_before_activity_circles_come_last(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, minutes=ANY_LENGTH, cautions=NO_CAUTION, when="before"):
        assert steps_of(routine)[-1].method == "cars", case


@every_symptom
def test_before_activity_circles_come_last_with_a_caution_too(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, minutes=MINUTES[1:], cautions=NOT_OPERATED, when="before"):
        assert steps_of(routine)[-1].method == "cars", case


def are_all_cars(routine: Routine) -> bool:
    return all(step.method == "cars" for step in steps_of(routine))


@every_symptom
def test_daily_cars_are_cars_alone(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, cautions=NOT_OPERATED, template="daily-cars"):
        assert are_all_cars(routine), case


@pytest.mark.parametrize("minutes", ANY_LENGTH)
def test_daily_cars_alone_open_with_small_circles(coach: Coach, minutes: int) -> None:
    routine = routine_for(coach, Request(template="daily-cars", minutes=minutes))
    assert are_all_cars(routine)
    assert steps_of(routine)[0].hip_flexion_deg <= 60


@every_symptom
def test_under_eight_minutes_there_is_only_the_emphasis_and_circles(
    catalogue: Catalogue, coach: Coach, symptom: str
) -> None:
    """And the one hold that is the complaint's own load."""
    loads = [picker(where) for where in catalogue.symptom[symptom].sore]
    for case, routine in asked(coach, symptom, minutes=range(3, 8), cautions=NOT_OPERATED):
        wanted = {each.target for each in routine.emphasis}
        others = [s for s in steps_of(routine) if s.method != "cars" and not wanted & {s.method, s.motions[0]}]
        beside = [
            step.exercise
            for step in others
            if step.method != "isometric" or not any(load(catalogue.exercise[step.exercise]) for load in loads)
        ]
        assert beside == [], case
        assert len(others) <= 1, case


@every_symptom
def test_under_eight_minutes_both_are_there_without_caution(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, minutes=range(3, 8), cautions=NO_CAUTION):
        wanted = {each.target for each in routine.emphasis}
        assert any(step.method == "cars" for step in steps_of(routine)), case
        assert any(wanted & {step.method, step.motions[0]} for step in steps_of(routine)), case


@every_symptom
def test_long_holds_only_from_twenty_minutes(coach: Coach, symptom: str) -> None:
    for case, routine in asked(coach, symptom, minutes=range(3, 20), cautions=NO_CAUTION):
        assert not any(step.method == "pails-rails" for step in steps_of(routine)), case


def test_long_holds_are_there_from_twenty_minutes_where_they_are_asked_for(coach: Coach) -> None:
    def held(minutes: tuple[int, ...]) -> list[str]:
        return [
            symptom
            for symptom in SYMPTOMS
            for _, routine in asked(coach, symptom, minutes=minutes, cautions=NO_CAUTION, focus="pails-rails")
            if any(step.method == "pails-rails" for step in steps_of(routine))
        ]

    assert held((20,))
    assert held((8, 12, 19)) == []


def test_the_weekend_template_is_four_exercises_by_name_too(coach: Coach) -> None:
    assert len(set(ids_of(routine_for(coach, Request(template="weekend-recovery"))))) == 4
    assert 12 in MINUTES
