"""Emphasis: one symptom, no caution, the default template, every length from eight minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from measure import SYMPTOMS, Case, advice_ids, asked, has_most, ids_of, seconds, steps_of

from hipcoach.vocabulary import MOTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hipcoach.coach import Coach, Routine

FROM_EIGHT = range(8, 61)
HAMSTRING_LOADING = {"isometric-long-lever-bridge", "heel-dig-hold", "prone-hamstring-press"}
SUSTAINED = ("stretch", "pails-rails", "isometric")


def sessions(coach: Coach, symptom: str, minutes: range = FROM_EIGHT, **more: Any) -> Iterator[tuple[Case, Routine]]:
    return asked(coach, symptom, minutes=minutes, cautions=(None,), **more)


@pytest.mark.sweep
@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_nothing_gives_way_for_one_symptom(coach: Coach, symptom: str) -> None:
    told = [case for case, routine in sessions(coach, symptom) if any("gave-way" in id_ for id_ in advice_ids(routine))]
    assert told == []


def test_hamstring_turns_in_the_most(coach: Coach) -> None:
    for case, routine in sessions(coach, "hamstring"):
        spent = seconds(routine)
        assert has_most(routine, "internal_rotation"), case
        assert spent["internal_rotation"] >= 1.5 * spent["external_rotation"] > 0, case


def test_hamstring_stays_below_60_degrees(coach: Coach) -> None:
    for case, routine in sessions(coach, "hamstring", range(3, 61)):
        assert max(step.hip_flexion_deg for step in steps_of(routine)) <= 60, case


def test_hamstring_is_loaded_by_one_hold(coach: Coach) -> None:
    for case, routine in sessions(coach, "hamstring"):
        holds = [step for step in steps_of(routine) if step.exercise in HAMSTRING_LOADING]
        assert holds, case
        assert {step.method for step in holds} == {"isometric"}, case


@pytest.mark.parametrize("pain", [6, 7])
def test_a_sore_hamstring_stays_below_30_degrees(coach: Coach, pain: int) -> None:
    for case, routine in sessions(coach, "hamstring", range(3, 61), pain=pain):
        assert max(step.hip_flexion_deg for step in steps_of(routine)) <= 30, case


def test_it_band_turns_out_the_most(coach: Coach) -> None:
    for case, routine in sessions(coach, "it-band"):
        spent = seconds(routine)
        assert has_most(routine, "external_rotation"), case
        assert spent["external_rotation"] >= 1.5 * spent["internal_rotation"] > 0, case


def test_it_band_strengthens_at_least_as_much_as_it_stretches(coach: Coach) -> None:
    for case, routine in sessions(coach, "it-band"):
        spent = seconds(routine)
        assert spent["strength"] + spent["active"] >= spent["stretch"] + spent["pails-rails"], case


@pytest.mark.parametrize("symptom", ["it-band", "outer-hip"])
def test_nothing_crosses_the_midline(coach: Coach, symptom: str) -> None:
    for case, routine in sessions(coach, symptom, range(3, 61)):
        assert not any(step.crosses_midline for step in steps_of(routine)), case


def test_stiffness_circles_the_most(coach: Coach) -> None:
    for case, routine in sessions(coach, "stiffness", range(8, 31)):
        assert has_most(routine, "cars"), case


def test_in_a_long_session_for_stiffness_circles_open_and_close(coach: Coach) -> None:
    for case, routine in sessions(coach, "stiffness", range(31, 61)):
        steps = steps_of(routine)
        assert (steps[0].method, steps[-1].method) == ("cars", "cars"), case


def test_stiffness_is_strengthened_from_twelve_minutes(coach: Coach) -> None:
    for case, routine in sessions(coach, "stiffness", range(12, 61)):
        assert any(step.method == "strength" for step in steps_of(routine)), case


def test_knee_caving_goes_out_to_the_side_the_most(coach: Coach) -> None:
    for case, routine in sessions(coach, "knee-caving"):
        assert has_most(routine, "abduction"), case


def test_cross_leg_turns_out_the_most_and_strengthens_it(coach: Coach) -> None:
    for case, routine in sessions(coach, "cross-leg"):
        assert has_most(routine, "external_rotation"), case
        strong = [step for step in steps_of(routine) if step.method == "strength"]
        assert any(step.motions[0] == "external_rotation" for step in strong), case


def test_low_back_turns_in_and_extends_the_most(coach: Coach) -> None:
    for case, routine in sessions(coach, "low-back"):
        spent = seconds(routine)
        together = spent["internal_rotation"] + spent["extension"]
        assert together >= max(spent[motion] for motion in MOTIONS), case
        assert spent["internal_rotation"] > 0, case
        assert spent["extension"] > 0, case


def test_a_groin_pinch_is_not_turned_in_while_folded(coach: Coach) -> None:
    for case, routine in sessions(coach, "groin-pinch", range(3, 61)):
        folded = [step for step in steps_of(routine) if step.hip_flexion_deg >= 60]
        assert not any("internal_rotation" in step.motions for step in folded), case


def test_hip_pain_turns_both_ways_alike(coach: Coach) -> None:
    for case, routine in sessions(coach, "hip-pain"):
        turned = [seconds(routine)[motion] for motion in ("internal_rotation", "external_rotation")]
        assert max(turned) <= 1.25 * min(turned), case


def test_a_sore_outer_hip_is_not_held_across(coach: Coach) -> None:
    for case, routine in sessions(coach, "outer-hip", range(3, 61)):
        across = [step for step in steps_of(routine) if "adduction" in step.motions]
        assert not any(step.method in SUSTAINED for step in across), case


@pytest.mark.parametrize("side", [None, "both"])
def test_nobody_lies_on_a_sore_outer_hip_whose_side_is_unknown(coach: Coach, side: Any) -> None:
    for case, routine in sessions(coach, "outer-hip", range(3, 61), side=side):
        assert not any(step.position == "side-lying" for step in steps_of(routine)), case


@pytest.mark.parametrize("side", ["left", "right"])
def test_nobody_lies_on_the_sore_outer_hip(coach: Coach, side: Any) -> None:
    lying = [
        step
        for _, routine in sessions(coach, "outer-hip", range(3, 61), side=side)
        for step in steps_of(routine)
        if step.position == "side-lying"
    ]
    assert lying
    assert all(step.side_order == [side] and step.dose.sides == 1 for step in lying)


def test_a_sore_outer_hip_presses_out_before_anything_else_is_loaded(coach: Coach) -> None:
    for case, routine in sessions(coach, "outer-hip", range(3, 61)):
        loaded = next(step for step in steps_of(routine) if step.method not in ("explore", "cars"))
        assert (loaded.method, loaded.motions[0]) == ("isometric", "abduction"), case


def test_weekend_recovery_is_four_exercises(coach: Coach) -> None:
    ((_, routine),) = sessions(coach, "weekend-recovery", range(12, 13))
    assert len(steps_of(routine)) == 4
    assert len(set(ids_of(routine))) == 4
