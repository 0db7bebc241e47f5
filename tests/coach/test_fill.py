from __future__ import annotations

from math import ceil
from typing import Any

import pytest
from small_catalogue import ONE_DOSE, case_of, exercise, phase, pool_of, rule, small, template

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Request
from hipcoach.coach.choose import Chooser
from hipcoach.coach.draft import Draft
from hipcoach.coach.fill import DoseFitter
from hipcoach.coach.slots import phase_slots

HOLDS = {"sets": [1, 3], "hold_seconds": [20, 60], "rest_seconds": 10}
IN, OUT = {"motions": ["internal_rotation"]}, {"motions": ["external_rotation"]}
MORE_IN = rule("more-in", then={"share": {"internal_rotation": {"at_least": 2, "of": "external_rotation"}}})


def filled(catalogue: Catalogue, budget: int, *, one_set_more: bool = False) -> Draft:
    """The catalogue's session of so many seconds."""
    case, pool = case_of(catalogue, Request(minutes=ceil(budget / 60))), pool_of(catalogue)
    slots = phase_slots(case, pool, catalogue.templates[0], 12)
    for slot in slots:
        slot.target_seconds *= budget / case.budget_seconds
    draft = Draft(budget, case.effects.ratios)
    chooser = Chooser(draft, slots, pool, case)
    chooser.choose()
    DoseFitter(draft, slots, chooser, case.required).fill(one_set_more=one_set_more)
    return draft


def seconds(draft: Draft) -> dict[str, int]:
    return {line.candidate.exercise.id: line.seconds for line in draft.lines}


def require(*ids: str) -> Any:
    return rule("need", then={"require": [{"exercise": id_} for id_ in ids]})


def test_doses_grow_to_fill_the_budget() -> None:
    assert filled(small(exercise("hold", dose={"sets": 1, "hold_seconds": [20, 60]})), 60).total == 60


def test_never_over_the_budget() -> None:
    hold = exercise("hold", dose=HOLDS)
    assert all(filled(small(hold), budget).total <= budget for budget in range(30, 240))


def test_what_is_shorter_than_the_shortest_dose_stays_empty() -> None:
    assert filled(small(exercise("hold", dose=HOLDS)), 29).lines == []


def test_no_dose_is_larger_than_its_range() -> None:
    (line,) = filled(small(exercise("hold", dose=HOLDS)), 3000).lines
    assert (line.option.sets, line.option.amount, line.seconds) == (3, 60, 210)


def test_a_phase_is_spread_over_its_exercises_alike() -> None:
    exercises = (exercise("a", dose={"sets": 1, "hold_seconds": [20, 60]}), exercise("b", dose=HOLDS, **OUT))
    found = filled(small(*exercises, rules=(require("a", "b"),)), 160)
    part = {line.candidate.exercise.id: line.level / (len(line.candidate.options) - 1) for line in found.lines}
    assert abs(part["a"] - part["b"]) < 0.25


def test_minutes_go_where_the_template_puts_them() -> None:
    phases = (phase("a", fill={"exercise": "a"}, share=0.75), phase("b", fill={"exercise": "b"}, share=0.25))
    long = {"sets": 1, "hold_seconds": [20, 300]}
    catalogue = small(
        exercise("a", dose=long),
        exercise("b", dose=long),
        templates=(template("order", *phases, default=True),),
    )
    found = seconds(filled(catalogue, 400))
    assert found["a"] == pytest.approx(300, abs=15)
    assert found["b"] == pytest.approx(100, abs=15)


def test_a_ratio_is_kept_by_doses() -> None:
    exercises = (exercise("in", dose=HOLDS, **IN), exercise("out", dose=HOLDS, **OUT))
    found = seconds(filled(small(*exercises, rules=(MORE_IN, require("in", "out"))), 240))
    assert found["in"] >= 2 * found["out"] > 0


def test_a_ratio_takes_time_from_what_it_does_not_count_on() -> None:
    exercises = (
        exercise("in", dose={"sets": 1, "hold_seconds": [50, 200]}, **IN),
        exercise("out", dose=ONE_DOSE, **OUT),
        exercise("fold", dose={"sets": 1, "hold_seconds": [20, 300]}, motions=["flexion"]),
    )
    phases = (phase("rotate", fill={"exercise": ["in", "out"]}, share=0.1), phase("rest", fill={"exercise": "fold"}))
    catalogue = small(
        *exercises,
        rules=(MORE_IN, require("in", "out", "fold")),
        templates=(template("order", *phases, default=True),),
    )
    found = seconds(filled(catalogue, 300))
    assert found["in"] >= 2 * found["out"]
    assert found["fold"] > 0


def test_a_ratio_adds_an_exercise_to_the_side_that_is_short() -> None:
    exercises = (
        exercise("in-a", dose=ONE_DOSE),
        exercise("in-b", dose=ONE_DOSE),
        exercise("out", dose=ONE_DOSE, **OUT),
    )
    found = seconds(filled(small(*exercises, rules=(MORE_IN, require("in-a", "out"))), 190))
    assert found == {"in-a": 60, "in-b": 60, "out": 60}


def test_a_ratio_drops_what_nothing_needs() -> None:
    exercises = (exercise("in", dose=ONE_DOSE), exercise("out", dose=ONE_DOSE, **OUT))
    assert seconds(filled(small(*exercises, rules=(MORE_IN, require("in"))), 190)) == {"in": 60}


def test_a_ratio_never_drops_what_is_required() -> None:
    exercises = (exercise("in", dose=ONE_DOSE), exercise("out", dose=ONE_DOSE, **OUT))
    assert seconds(filled(small(*exercises, rules=(MORE_IN, require("in", "out"))), 190)) == {"in": 60, "out": 60}


def test_of_two_that_serve_a_need_one_can_be_dropped() -> None:
    exercises = (exercise("in", dose=ONE_DOSE), exercise("out", dose=ONE_DOSE, **OUT))
    either = rule("either", then={"require": {"exercise": ["in", "out"]}})
    assert seconds(filled(small(*exercises, rules=(MORE_IN, either)), 190)) == {"in": 60}


def test_emphasis_stands_above_minutes() -> None:
    exercises = (exercise("in", dose=ONE_DOSE), exercise("out", dose={"sets": 1, "hold_seconds": [20, 90]}, **OUT))
    found = seconds(filled(small(*exercises, rules=(MORE_IN, require("in", "out"))), 190))
    assert found == {"in": 60, "out": 30}


def test_two_doses_grow_together_where_one_alone_would_break_a_ratio() -> None:
    equal = {
        "internal_rotation": {"at_least": 1, "of": "external_rotation"},
        "external_rotation": {"at_least": 1, "of": "internal_rotation"},
    }
    dose = {"sets": 1, "hold_seconds": [20, 60]}
    exercises = (exercise("in", dose=dose, **IN), exercise("out", dose=dose, **OUT))
    found = seconds(filled(small(*exercises, rules=(rule("equal", then={"share": equal}), require("in", "out"))), 130))
    assert found == {"in": 65, "out": 65}


def test_room_that_doses_leave_is_used_by_a_further_exercise() -> None:
    exercises = tuple(exercise(f"e{i}", dose={"sets": [1, 2], "hold_seconds": 50}) for i in range(3))
    assert filled(small(*exercises), 175).total == 170


def test_what_serves_the_emphasis_grows_first() -> None:
    dose = {"sets": [1, 2], "hold_seconds": 50}
    exercises = (exercise("in", dose=dose, **IN), exercise("out", dose=dose, **OUT))
    rules = (rule("more", then={"emphasise": {"external_rotation": 3}}), require("in", "out"))
    assert seconds(filled(small(*exercises, rules=rules), 175)) == {"in": 60, "out": 110}


EACH = {"sides": "each", "dose": {"sets": [1, 3], "hold_seconds": 30}}


def extras(draft: Draft) -> list[str]:
    return [line.candidate.exercise.id for line in draft.lines if line.extra_seconds]


def test_the_sore_side_gets_one_set_more() -> None:
    assert extras(filled(small(exercise("each", **EACH)), 120, one_set_more=True)) == ["each"]
    assert extras(filled(small(exercise("each", **EACH)), 120)) == []


def test_the_extra_set_goes_to_what_serves_the_emphasis_best() -> None:
    more = rule("more", then={"emphasise": {"external_rotation": 3}})
    exercises = (exercise("in", **EACH, **IN), exercise("out", **EACH, **OUT))
    found = filled(small(*exercises, rules=(more, require("in", "out"))), 240, one_set_more=True)
    assert extras(found) == ["out"]


def test_other_doses_give_time_back_for_the_extra_set() -> None:
    exercises = (exercise("each", **EACH), exercise("long", dose={"sets": 1, "hold_seconds": [20, 60]}, **OUT))
    phases = (phase("a", fill={"exercise": "each"}, share=0.52), phase("b", fill={"exercise": "long"}, share=0.48))
    catalogue = small(*exercises, templates=(template("order", *phases, default=True),))
    assert seconds(filled(catalogue, 146)) == {"each": 75, "long": 70}
    assert seconds(filled(catalogue, 146, one_set_more=True)) == {"each": 110, "long": 35}


def test_where_other_doses_cannot_give_enough_back_there_is_no_extra_set() -> None:
    exercises = (exercise("each", **EACH), exercise("short", dose={"sets": 1, "hold_seconds": [20, 30]}, **OUT))
    found = filled(small(*exercises, rules=(require("each", "short"),)), 120, one_set_more=True)
    assert seconds(found) == {"each": 75, "short": 40}


def test_without_room_there_is_no_extra_set() -> None:
    assert extras(filled(small(exercise("each", **EACH)), 80, one_set_more=True)) == []


def test_an_extra_set_never_breaks_a_ratio() -> None:
    exercises = (exercise("in", dose={"sets": 1, "hold_seconds": 140}, **IN), exercise("out", **EACH, **OUT))
    found = filled(small(*exercises, rules=(MORE_IN, require("in", "out"))), 600, one_set_more=True)
    assert extras(found) == []


def test_an_exercise_at_its_most_sets_gets_no_more() -> None:
    most = {"sides": "each", "dose": {"sets": 1, "hold_seconds": 30}}
    assert extras(filled(small(exercise("each", **most)), 600, one_set_more=True)) == []


def mostly_idle(*exercises: Any, rules: tuple[Any, ...] = ()) -> Catalogue:
    """A catalogue whose template keeps most of the time for a phase that nothing can fill."""
    phases = (phase("used", share=0.1), phase("unused", fill={"method": "glide"}, share=0.9))
    return small(*exercises, rules=rules, templates=(template("order", *phases, default=True),))


def test_a_ratio_that_doses_cannot_keep_brings_in_another_exercise() -> None:
    more = rule("more", then={"share": {"internal_rotation": {"at_least": 3, "of": "external_rotation"}}})
    out = exercise("out", dose={"sets": 1, "hold_seconds": [20, 140]}, **OUT)
    exercises = (exercise("in-a", dose=ONE_DOSE), exercise("in-b", dose=ONE_DOSE), out)
    found = seconds(filled(small(*exercises, rules=(more, require("in-a", "out"))), 150))
    assert found == {"in-a": 60, "in-b": 60, "out": 30}


def test_doses_that_only_keep_the_ratios_together_grow_together() -> None:
    equal = {
        "internal_rotation": {"at_least": 1, "of": "external_rotation"},
        "external_rotation": {"at_least": 1, "of": "internal_rotation"},
    }
    dose = {"sets": 1, "hold_seconds": [20, 60]}
    exercises = (exercise("in", dose=dose, **IN), exercise("out", dose=dose, **OUT))
    catalogue = mostly_idle(*exercises, rules=(rule("equal", then={"share": equal}), require("in", "out")))
    assert seconds(filled(catalogue, 130)) == {"in": 65, "out": 65}
    assert seconds(filled(catalogue, 300)) == {"in": 70, "out": 70}


def test_time_that_a_phase_cannot_use_goes_to_further_exercises_and_their_doses() -> None:
    exercises = tuple(exercise(f"e{i}", dose={"sets": 1, "hold_seconds": [20, 60]}) for i in range(3))
    assert seconds(filled(mostly_idle(*exercises), 200)) == {"e0": 70, "e1": 65, "e2": 65}
