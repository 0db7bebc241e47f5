"""What somebody can exercise on: a bed, a chair, their feet alone, or the floor and all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from measure import SYMPTOMS, advice_ids, asked, ids_of, routine_for, steps_of

from hipcoach.coach import Request, Routine
from hipcoach.vocabulary import POSITIONS, SURFACES

if TYPE_CHECKING:
    from hipcoach.coach import Coach

every_symptom = pytest.mark.parametrize("symptom", SYMPTOMS)
pytestmark = pytest.mark.slow  # thousands of routines
LYING = {"supine", "prone", "side-lying"}
ALLOWED: dict[tuple[str, ...], set[str]] = {
    ("bed",): LYING | {"seated"},
    ("chair",): {"seated", "standing"},
    ("standing",): {"standing"},
    ("floor",): set(POSITIONS),
    ("bed", "standing"): LYING | {"seated", "standing"},
    ("bed", "chair"): LYING | {"seated", "standing"},
    ("chair", "floor"): set(POSITIONS),
}
LENGTHS = (3, 5, 8, 12, 20, 30, 45, 60)
CAUTIONS: Any = (None, "balance", "knee", "low-back", "gluteal-tendon")


@pytest.mark.parametrize("on", ALLOWED, ids="+".join)
@every_symptom
def test_only_positions_that_it_allows(coach: Coach, symptom: str, on: Any) -> None:
    for case, routine in asked(coach, symptom, minutes=LENGTHS, cautions=CAUTIONS, on=on):
        assert {step.position for step in [*steps_of(routine), *routine.easier]} <= ALLOWED[on], case
        assert list(routine.request.on) == list(on)


def test_every_surface_is_tried() -> None:
    assert {surface for on in ALLOWED for surface in on} == set(SURFACES)


@every_symptom
def test_the_floor_is_everything(coach: Coach, symptom: str) -> None:
    for minutes in LENGTHS:
        request = Request(symptoms=(symptom,), minutes=minutes)
        with_floor = routine_for(coach, request._replace(on=("floor",)))
        assert ids_of(with_floor) == ids_of(routine_for(coach, request))


@pytest.mark.parametrize("on", ["bed", "chair", "standing"])
def test_each_changes_a_routine(coach: Coach, on: Any) -> None:
    usual = [ids_of(routine_for(coach, Request(symptoms=(symptom,)))) for symptom in SYMPTOMS]
    assert usual != [ids_of(routine_for(coach, Request(symptoms=(symptom,), on=(on,)))) for symptom in SYMPTOMS]


@pytest.mark.parametrize("on", ["bed", "chair", "standing"])
@every_symptom
def test_there_is_a_session_for_everybody(coach: Coach, symptom: str, on: Any) -> None:
    """From three minutes to an hour; where it is short, it says so."""
    for case, routine in asked(coach, symptom, minutes=LENGTHS, cautions=(None,), on=(on,)):
        assert steps_of(routine), case
        short = routine.total_seconds < 0.85 * 60 * case.minutes
        assert ("short-of-minutes" in advice_ids(routine)) is short, case


def test_what_is_avoided_is_taken_away_still(coach: Coach) -> None:
    for symptom in SYMPTOMS:
        routine = routine_for(coach, Request(symptoms=(symptom,), on=("chair",), avoid=("seated",)))
        assert {step.position for step in steps_of(routine)} == {"standing"}, symptom


def test_what_it_rules_out_says_so(coach: Coach) -> None:
    routine = coach.recommend(Request(symptoms=("hamstring",), on=("standing",)))
    assert isinstance(routine, Routine)
    reasons = {left.exercise: (left.rule, left.reason) for left in routine.left_out}
    rule, reason = reasons["prone-windscreen-wipers"]
    assert rule == "on"
    assert "prone" in reason or "front" in reason
