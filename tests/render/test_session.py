from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import requests

from hipcoach.catalogue import load_catalogue
from hipcoach.catalogue.exercise import SETUP_SECONDS, SWITCH_SECONDS
from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.routine import Step, StepDose
from hipcoach.render.cards import cards_of
from hipcoach.render.session import Interval, intervals, plan_of

CATALOGUE = load_catalogue()
COACH = Coach(CATALOGUE)


def step(order: tuple[str, ...] = (), **dose: Any) -> Step:
    usual = {
        "sets": 1,
        "reps": None,
        "seconds_per_rep": None,
        "hold_seconds": 30,
        "rest_seconds": 0,
        "directions": 1,
        "sides": len(order) or 1,
        "extra_sets": 0,
    }
    fields: dict[str, Any] = dict.fromkeys(Step.__dataclass_fields__)
    return Step(**fields | {"side_order": list(order), "dose": StepDose(**usual | dose)})


def said(one: Step) -> list[str]:
    """`work left 1/2`: each interval in short."""
    return [f"{each.kind} {each.side or 'both'} {each.set}/{each.sets} {each.seconds}" for each in intervals(one)]


def test_a_hold_of_both_sides_together() -> None:
    assert said(step()) == ["ready both 1/1 10", "work both 1/1 30"]


def test_rests_stand_between_sets() -> None:
    assert said(step(sets=2, rest_seconds=20)) == [
        "ready both 1/2 10",
        "work both 1/2 30",
        "rest both 2/2 20",
        "work both 2/2 30",
    ]


def test_sides_take_turns_set_by_set() -> None:
    assert said(step(("right", "left"), sets=2, rest_seconds=20)) == [
        "ready right 1/2 10",
        "work right 1/2 30",
        "switch left 1/2 5",
        "work left 1/2 30",
        "rest right 2/2 20",
        "switch right 2/2 5",
        "work right 2/2 30",
        "switch left 2/2 5",
        "work left 2/2 30",
    ]


def test_the_sore_side_has_its_extra_set_last() -> None:
    assert said(step(("left", "right"), extra_sets=1, rest_seconds=20)) == [
        "ready left 1/2 10",
        "work left 1/2 30",
        "switch right 1/1 5",
        "work right 1/1 30",
        "switch left 2/2 5",
        "work left 2/2 30",
    ]


def test_one_side_alone_has_no_switch() -> None:
    assert said(step(("left",), sets=2)) == ["ready left 1/2 10", "work left 1/2 30", "work left 2/2 30"]


def test_the_other_way_round_follows_at_once() -> None:
    ready, there, back = intervals(step(reps=3, seconds_per_rep=8, hold_seconds=None, directions=2))
    assert ready == Interval("ready", SETUP_SECONDS)
    assert there == Interval("work", 24, reps=3, pace=8)
    assert back == Interval("work", 24, reps=3, pace=8, way=2)


@pytest.mark.slow
@settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(requests(CATALOGUE))
def test_a_session_lasts_as_long_as_its_routine(request: Any) -> None:
    routine = COACH.recommend(request)
    if not isinstance(routine, Routine):
        return
    plan = plan_of(routine, cards_of(routine, {}))
    planned = [sum(moment["seconds"] for moment in one["moments"]) for one in plan["steps"]]
    assert planned == [each.seconds for phase in routine.phases for each in phase.steps]
    easier = [sum(moment["seconds"] for moment in one["moments"]) for one in plan["easier"]]
    assert easier == [each.seconds for each in routine.easier]
    worked = sum(m["seconds"] for one in plan["steps"] for m in one["moments"] if m["kind"] == "work")
    assert worked == sum(each.work_seconds for phase in routine.phases for each in phase.steps)


@given(st.sampled_from(["left", "right"]), st.integers(1, 4), st.integers(0, 1), st.sampled_from([0, 20]))
def test_a_switch_is_all_that_stands_between_two_sides(first: Any, sets: int, extra: int, rest: int) -> None:
    second = "left" if first == "right" else "right"
    unrolled = intervals(step((first, second), sets=sets, extra_sets=extra, rest_seconds=rest))
    work = [interval for interval in unrolled if interval.kind == "work"]
    assert [each.side for each in work] == ([first, second] * sets + [first] * extra)
    assert sum(each.kind == "switch" for each in unrolled) == len(work) - 1
    assert {each.seconds for each in unrolled if each.kind == "switch"} == {SWITCH_SECONDS}


def test_each_step_knows_its_easier_one(routine: Routine) -> None:
    plan = plan_of(routine, cards_of(routine, {}))
    steps = [each for phase in routine.phases for each in phase.steps]
    for one, planned in zip(steps, plan["steps"], strict=True):
        named = None if planned["easier"] is None else routine.easier[planned["easier"]].exercise
        assert named == one.easier
    assert any(one.easier for one in steps)


def test_two_routines_have_two_names(routine: Routine, coach: Coach) -> None:
    other = coach.recommend(Request(symptoms=("stiffness",)))
    assert isinstance(other, Routine)
    one, two, again = (plan_of(each, cards_of(each, {}))["id"] for each in (routine, other, routine))
    assert one == again != two
    json.dumps(plan_of(routine, cards_of(routine, {})))


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_drawings_show_the_side_that_comes_first(coach: Coach, side: Any) -> None:
    answer = coach.recommend(Request(symptoms=("hamstring",), side=side))
    assert isinstance(answer, Routine)
    assert plan_of(answer, cards_of(answer, {}))["drawn"] == side
