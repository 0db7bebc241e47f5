from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import ONE_DOSE, case_of, exercise, phase, pool_of, rule, small, template

from hipcoach.catalogue import Catalogue
from hipcoach.catalogue.exercise import Exercise
from hipcoach.coach import Request
from hipcoach.coach.choose import Chooser
from hipcoach.coach.draft import Draft
from hipcoach.coach.slots import PhaseSlot, phase_slots


def one(id_: str, **fields: Any) -> Exercise:
    return exercise(id_, **{"dose": ONE_DOSE} | fields)


def slots_of(catalogue: Catalogue, minutes: int = 12, budget: int = 600) -> list[PhaseSlot]:
    """Of a session of so many minutes, of which so many seconds may be used."""
    part = rule("part", then={"session": {"volume": budget / (60 * minutes)}})
    case = case_of(catalogue.model_copy(update={"rules": (*catalogue.rules, part)}), Request(minutes=minutes))
    return phase_slots(case, pool_of(catalogue), catalogue.templates[0], minutes)


def chosen(catalogue: Catalogue, budget: int = 600) -> list[tuple[str, int]]:
    pool = pool_of(catalogue)
    draft = Draft(budget, [])
    case = case_of(catalogue)
    chooser = Chooser(draft, slots_of(catalogue, budget=budget), pool, case)
    chooser.choose()
    return [(line.candidate.exercise.id, line.phase) for line in draft.lines]


def session(*phases: dict[str, Any], rules: tuple[Any, ...] = (), exercises: tuple[Exercise, ...] = ()) -> Catalogue:
    return small(*exercises, templates=(template("order", *phases, default=True),), rules=rules)


def test_the_phases_share_the_budget() -> None:
    found = slots_of(session(phase("a", share=0.3), phase("b", share=0.1)))
    assert [slot.target_seconds for slot in found] == [450, 150]


def test_emphasis_makes_its_phase_longer() -> None:
    more = rule("more", then={"emphasise": {"stretch": 4, "flexion": 2}})
    phases = (phase("a", serves="stretch"), phase("b", serves=["cars", "flexion"]), phase("c", serves="cars"))
    found = slots_of(session(*phases, rules=(more,)), minutes=15, budget=900)
    assert [slot.target_seconds for slot in found] == [400, 300, 200]


@pytest.mark.parametrize(("minutes", "sooner", "kept"), [(20, False, True), (19, False, False), (19, True, True)])
def test_a_phase_of_longer_sessions_comes_sooner_where_it_is_emphasised(minutes: int, sooner: bool, kept: bool) -> None:
    more = rule("more", then={"emphasise": {"stretch": 1}})
    later = phase("later", serves="stretch", from_minutes=20, sooner_if_emphasised=sooner)
    found = slots_of(session(phase("all"), later, rules=(more,)), minutes=minutes)
    assert [slot.phase.id for slot in found] == (["all", "later"] if kept else ["all"])


def test_a_phase_is_not_sooner_without_emphasis() -> None:
    later = phase("later", serves="stretch", from_minutes=20, sooner_if_emphasised=True)
    assert [slot.phase.id for slot in slots_of(session(phase("all"), later), minutes=12)] == ["all"]


def test_a_phase_takes_what_is_allowed_of_what_it_asks_for() -> None:
    exercises = (one("in"), one("out", motions=["external_rotation"]), one("spared"))
    both = phase("both", fill=[{"primary_motion": "external_rotation"}, {"exercise": ["in", "spared"]}])
    no = rule("no", then={"avoid": {"exercise": "spared"}})
    (found,) = slots_of(session(both, rules=(no,), exercises=exercises))
    assert [set(fill) for fill in found.fills] == [{"out"}, {"in"}]
    assert found.takes == {"in", "out"}


def test_steps_of_a_phase_have_a_fewest_and_a_most() -> None:
    exercises = (one("a"), one("b"), one("c"))
    counted, free = slots_of(session(phase("x", steps=[2, 3]), phase("y"), exercises=exercises))
    assert (counted.fewest_steps, counted.most_steps) == (2, 3)
    assert (free.fewest_steps, free.most_steps) == (0, 3)


def test_what_rules_require_and_what_they_put_first_must_be_there() -> None:
    by = rule("by", then={"require": {"exercise": "a"}, "order": {"first": {"exercise": "b"}}})
    catalogue = small(one("a"), one("b"), one("c"), rules=(by,))
    assert case_of(catalogue).required == [{"a"}, {"b"}]


def test_what_is_required_comes_before_what_scores_better() -> None:
    rules = (rule("need", then={"require": {"exercise": "plain"}}), rule("more", then={"emphasise": {"stretch": 9}}))
    assert chosen(small(one("plain"), one("best", method="stretch"), rules=rules), budget=60) == [("plain", 0)]


def test_one_exercise_can_meet_two_needs() -> None:
    rules = (rule("a", then={"require": {"method": "active"}}), rule("b", then={"require": {"position": "supine"}}))
    assert chosen(small(one("both"), one("standing", position="standing"), rules=rules), budget=60) == [("both", 0)]


def test_an_early_need_leaves_room_for_a_later_one() -> None:
    rules = (
        rule("first", then={"require": {"method": "active"}}),
        rule("second", then={"require": {"method": "strength"}}),
        rule("best", then={"prefer": {"exercise": "long"}}),
    )
    long, short = one("long", dose={"sets": 1, "hold_seconds": 100}), one("short")
    found = chosen(small(long, short, one("strong", method="strength"), rules=rules), budget=130)
    assert sorted(found) == [("short", 0), ("strong", 0)]


def test_where_not_all_needs_fit_the_more_important_is_met() -> None:
    rules = (rule("first", then={"require": {"exercise": "a"}}), rule("second", then={"require": {"exercise": "b"}}))
    assert chosen(small(one("b"), one("a"), rules=rules), budget=100) == [("a", 0)]


def test_a_need_that_nothing_allowed_meets_is_passed_over() -> None:
    none = rule("none", then={"require": {"method": "glide"}})
    assert chosen(small(one("a"), rules=(none,)), budget=60) == [("a", 0)]


def test_each_line_of_a_phases_fill_is_served() -> None:
    exercises = (one("in-a"), one("in-b"), one("out", motions=["external_rotation"]))
    both = phase("both", fill=[{"primary_motion": "internal_rotation"}, {"primary_motion": "external_rotation"}])
    assert {id_ for id_, _ in chosen(session(both, exercises=exercises), budget=120)} == {"in-a", "out"}


def test_the_longest_phase_is_served_first() -> None:
    phases = (phase("short", share=0.2), phase("long", share=0.8))
    assert chosen(session(*phases, exercises=(one("only"),)), budget=60) == [("only", 1)]


def test_a_phase_gets_its_fewest_steps_and_no_more_than_its_most() -> None:
    exercises = tuple(one(f"e{i}") for i in range(6))
    assert len(chosen(session(phase("x", steps=[3, 3]), exercises=exercises), budget=600)) == 3
    both = chosen(session(phase("x", steps=[3, 6], share=0.1), phase("y", share=0.9), exercises=exercises), budget=240)
    assert sum(slot == 0 for _, slot in both) == 3


def test_fewest_steps_that_do_not_fit_are_left() -> None:
    exercises = tuple(one(f"e{i}") for i in range(3))
    assert len(chosen(session(phase("x", steps=[3, 3]), exercises=exercises), budget=120)) == 2


def test_exercises_are_added_until_usual_doses_fill_the_minutes() -> None:
    ranged = {"sets": 1, "hold_seconds": [20, 60]}  # 30 to 70 seconds, usually 50
    exercises = tuple(exercise(f"e{i}", dose=ranged) for i in range(9))
    assert len(chosen(small(*exercises), budget=200)) == 4


def test_nothing_is_chosen_twice_though_two_phases_take_it() -> None:
    assert len(chosen(session(phase("a"), phase("b"), exercises=(one("only"),)))) == 1


def test_another_motion_is_taken_before_the_same_again() -> None:
    exercises = (one("in-a"), one("in-b"), one("out", motions=["external_rotation"]))
    assert sorted(id_ for id_, _ in chosen(small(*exercises), budget=120)) == ["in-a", "out"]


def test_staying_in_a_position_is_worth_a_little() -> None:
    first = rule("first", then={"require": {"exercise": "down"}})
    exercises = (
        one("down"),
        one("a-up", motions=["flexion"], position="standing"),
        one("b-down", motions=["extension"]),
    )
    assert [id_ for id_, _ in chosen(small(*exercises, rules=(first,)), budget=120)] == ["down", "b-down"]


def test_dropping_makes_room_for_the_exercise_again() -> None:
    catalogue = session(phase("x", steps=[1, 1]), exercises=(one("only"),))
    draft = Draft(600, [])
    chooser = Chooser(draft, slots_of(catalogue), pool_of(catalogue), case_of(catalogue))
    line = chooser.another(0)
    assert line is not None
    assert chooser.another(0) is None
    chooser.drop(line)
    assert draft.lines == []
    assert chooser.another(0) is not None


def test_another_passes_over_what_was_tried() -> None:
    catalogue = small(one("a"), one("b", motions=["flexion"]))
    chooser = Chooser(Draft(600, []), slots_of(catalogue), pool_of(catalogue), case_of(catalogue))
    line = chooser.another(0, {frozenset({"active", "internal_rotation"})})
    assert line is not None
    assert line.candidate.exercise.id == "b"
