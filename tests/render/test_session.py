from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from built_in import built_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import requests

from hipcoach.coach import Coach, Request, Routine
from hipcoach.coach.again import LOOK_SECONDS
from hipcoach.coach.routine import PhaseSteps, Step, StepDose
from hipcoach.render import session
from hipcoach.render.cards import cards_of
from hipcoach.render.intervals import Interval, intervals, second_look
from hipcoach.render.session import plan_of
from hipcoach.vocabulary import STAGES, STEPS, SURFACES, VARIANTS

CATALOGUE = built_in()
COACH = Coach(CATALOGUE)


SETUP_SECONDS, RESTART_SECONDS, SWITCH_SECONDS = 10, 8, 5


def step(order: tuple[str, ...] = (), **dose: Any) -> Step:
    usual: dict[str, Any] = {
        "sets": 1,
        "reps": None,
        "seconds_per_rep": None,
        "hold_seconds": 30,
        "tempo": [],
        "effort": None,
        "rest_seconds": 0,
        "directions": 1,
        "sides": len(order) or 1,
        "extra_sets": 0,
        "one_side_first": False,
        "rounds": 1,
    }
    fields: dict[str, Any] = dict.fromkeys(Step.__dataclass_fields__)
    fields |= {"setup_seconds": SETUP_SECONDS, "restart_seconds": RESTART_SECONDS, "switch_seconds": SWITCH_SECONDS}
    return Step(**fields | {"again_seconds": 25, "side_order": list(order), "dose": StepDose(**usual | dose)})


def said(one: Step, round_: int = 1) -> list[str]:
    """`work left 1/2`: each interval in short."""
    unrolled = intervals(one, round_)
    return [f"{each.kind} {each.side or 'both'} {each.set}/{each.sets} {each.seconds}" for each in unrolled]


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


def test_one_side_does_all_its_sets_before_the_other() -> None:
    assert said(step(("right", "left"), sets=2, rest_seconds=20, one_side_first=True)) == [
        "ready right 1/2 10",
        "work right 1/2 30",
        "rest right 2/2 20",
        "work right 2/2 30",
        "switch left 1/2 5",
        "work left 1/2 30",
        "rest left 2/2 20",
        "work left 2/2 30",
    ]


def test_an_extra_set_of_the_side_that_goes_first_is_rested_for() -> None:
    assert said(step(("left", "right"), extra_sets=1, rest_seconds=20, one_side_first=True)) == [
        "ready left 1/2 10",
        "work left 1/2 30",
        "rest left 2/2 20",
        "work left 2/2 30",
        "switch right 1/1 5",
        "work right 1/1 30",
    ]


def test_a_further_round_begins_with_getting_into_place_again() -> None:
    assert said(step(sets=2), 2) == ["ready both 1/2 8", *said(step(sets=2))[1:]]


def test_a_second_look_is_getting_into_place_and_one_stretch_of_time() -> None:
    assert second_look(step(("left", "right"))) == [Interval("ready", 5), Interval("work", LOOK_SECONDS)]


def test_one_side_alone_has_no_switch() -> None:
    assert said(step(("left",), sets=2)) == ["ready left 1/2 10", "work left 1/2 30", "work left 2/2 30"]


def test_the_other_way_round_follows_at_once() -> None:
    ready, there, back = intervals(step(reps=3, seconds_per_rep=8, hold_seconds=None, directions=2))
    assert ready == Interval("ready", SETUP_SECONDS)
    assert there == Interval("work", 24, reps=3, pace=8)
    assert back == Interval("work", 24, reps=3, pace=8, way=2)


SAID = st.fixed_dictionaries(
    {
        "stage": st.sampled_from([None, *STAGES]),
        "on": st.lists(st.sampled_from(SURFACES), max_size=1).map(tuple),
        "steps": st.none() | st.integers(*STEPS),
        "variant": st.sampled_from(VARIANTS),
    }
)


@pytest.mark.slow
@settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(requests(CATALOGUE), SAID)
def test_a_session_lasts_as_long_as_its_routine(request: Any, more: Any) -> None:
    routine = COACH.recommend(request._replace(**more))
    if not isinstance(routine, Routine):
        return
    plan = plan_of(routine, cards_of(routine, {}))
    steps = [each for phase in routine.phases for each in phase.steps]
    planned: dict[int, int] = {}
    for one in plan["steps"]:
        planned[one["place"]] = planned.get(one["place"], 0) + sum(moment["seconds"] for moment in one["moments"])
    assert list(planned.values()) == [each.seconds for each in steps]
    assert sum(planned.values()) == routine.total_seconds
    easier = [sum(moment["seconds"] for moment in one["moments"]) for one in plan["easier"]]
    assert easier == [each.seconds for each in routine.easier]
    worked = sum(m["seconds"] for one in plan["steps"] for m in one["moments"] if m["kind"] == "work")
    looked = sum(LOOK_SECONDS for each in steps if each.again_seconds)
    assert worked == sum(each.work_seconds for each in steps) + looked


def first_where(coach: Coach, holds: Callable[[PhaseSteps], bool]) -> tuple[Routine, PhaseSteps]:
    """The first routine that has such a phase, and that phase."""
    for minutes in (12, 20, 30, 45):
        for symptom in coach.catalogue.symptom:
            answer = coach.recommend(Request(symptoms=(symptom,), minutes=minutes))
            phases = answer.phases if isinstance(answer, Routine) else []
            found = next(filter(holds, phases), None)
            if isinstance(answer, Routine) and found:
                return answer, found
    pytest.fail("no routine has such a phase")


def played(routine: Routine) -> list[tuple[str, str | None]]:
    """The name and note of all that is played."""
    return [(one["name"], one["note"]) for one in plan_of(routine, cards_of(routine, {}))["steps"]]


def test_a_phase_is_done_from_its_beginning_in_every_round(coach: Coach) -> None:
    routine, phase = first_where(coach, lambda phase: phase.rounds > 1 and len(phase.steps) > 1)
    turns = [(each.name, f"Round {number} of 2") for number in (1, 2) for each in phase.steps]
    first = played(routine).index(turns[0])
    assert played(routine)[first : first + len(turns)] == turns


def test_the_second_look_comes_once_all_has_moved_and_before_what_settles(coach: Coach) -> None:
    routine, phase = first_where(coach, lambda phase: any(each.again_seconds for each in phase.steps))
    settling = deepcopy(routine.phases[-1])
    settling.steps[0].method, settling.steps[0].name = "breathe", "Breathe"
    settling.rounds, settling.steps = 1, settling.steps[:1]
    (again,) = [each.name for each in phase.steps if each.again_seconds]
    moving = played(routine)
    assert moving.count((again, None)) == 1
    assert moving[-1] == (again, "Once more: what has changed?")
    assert played(replace(routine, phases=[*routine.phases, settling])) == [*moving, ("Breathe", None)]


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
    first_turns = [each for number, each in enumerate(plan["steps"]) if each["place"] == number]
    for one, planned in zip(steps, first_turns, strict=True):
        named = None if planned["easier"] is None else routine.easier[planned["easier"]].exercise
        assert named == one.easier
    assert any(one.easier for one in steps)


def test_two_routines_have_two_names(routine: Routine, coach: Coach) -> None:
    other = coach.recommend(Request(symptoms=("stiffness",)))
    assert isinstance(other, Routine)
    one, two, again = (plan_of(each, cards_of(each, {}))["id"] for each in (routine, other, routine))
    assert one == again != two
    json.dumps(plan_of(routine, cards_of(routine, {})))


def test_what_a_tab_keeps_in_another_form_is_kept_under_another_name(
    routine: Routine, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = plan_of(routine, cards_of(routine, {}))
    monkeypatch.setattr(session, "_KEPT_FORM", 5)
    later = plan_of(routine, cards_of(routine, {}))
    assert now.pop("id") != later.pop("id")
    assert now == later


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_drawings_show_the_side_that_comes_first(coach: Coach, side: Any) -> None:
    answer = coach.recommend(Request(symptoms=("hamstring",), side=side))
    assert isinstance(answer, Routine)
    assert plan_of(answer, cards_of(answer, {}))["drawn"] == side
