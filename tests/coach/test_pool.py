from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import exercise, phase, pool_of, rule, small, template

from hipcoach.catalogue import Catalogue
from hipcoach.coach import Coach, Request
from hipcoach.coach.pool import Pool
from hipcoach.coach.session_plan import SessionPlan
from hipcoach.vocabulary import BARE_EQUIPMENT, SIDES

TURN = exercise("turn")
PRESS = exercise("press", method="isometric", position="standing", equipment=[["wall"]])
PULL = exercise("pull", method="strength", position="seated", equipment=[["band", "chair"], ["belt"]])
EVERYTHING = (TURN, PRESS, PULL)


def pool(*rules: Any, **asked: Any) -> Pool:
    return pool_of(small(*EVERYTHING, rules=rules), Request(**asked))


def allowed(found: Pool) -> set[str]:
    return {each.exercise.id for each in found.candidates}


def why_not(found: Pool) -> dict[str, str]:
    return {id_: left.rule for id_, left in found.left_out.items()}


def test_without_wishes_everything_is_allowed() -> None:
    assert allowed(pool()) == {"turn", "press", "pull"}
    assert pool().left_out == {}


@pytest.mark.parametrize(
    ("then", "left"),
    [
        ({"avoid": {"method": "isometric"}}, {"turn", "pull"}),
        ({"avoid": [{"exercise": "turn"}, {"position": "seated"}]}, {"press"}),
        ({"only": {"exercise": "turn"}}, {"turn"}),
        ({"only": [{"exercise": "turn"}, {"method": "isometric"}]}, {"turn", "press"}),
        ({"narrow": {"position": "standing"}}, {"press"}),
        ({"narrow": {"position": "prone"}}, {"turn", "press", "pull"}),
    ],
)
def test_a_rule_leaves_exercises_out_and_is_named(then: dict[str, Any], left: set[str]) -> None:
    found = pool(rule("no", then=then))
    assert allowed(found) == left
    assert set(why_not(found).values()) <= {"no"}
    assert all(out.reason == "Because of no." for out in found.left_out.values())


def test_an_exercise_is_left_out_by_its_own_caution() -> None:
    deep = exercise("deep", cautions=[{"id": "knee", "how": "avoid", "note": "it bends deep"}])
    mild = exercise("mild", cautions=[{"id": "knee", "how": "modify", "note": "Bend less."}])
    found = pool_of(small(deep, mild), Request(cautions=("knee",)))
    assert allowed(found) == {"mild"}
    assert (found.left_out["deep"].rule, found.left_out["deep"].reason) == ("caution:knee", "It bends deep.")


def test_a_caution_that_nobody_has_leaves_nothing_out() -> None:
    deep = exercise("deep", cautions=[{"id": "knee", "how": "avoid", "note": "it bends deep"}])
    assert allowed(pool_of(small(deep), Request(cautions=("nerve",)))) == {"deep"}


@pytest.mark.parametrize("word", ["standing", "isometric", "press"])
def test_positions_methods_and_exercises_can_be_spared(word: str) -> None:
    found = pool(avoid=(word,))
    assert why_not(found) == {"press": "avoid"}
    assert word in found.left_out["press"].reason


def test_any_of_an_exercises_sets_of_equipment_is_enough() -> None:
    assert allowed(pool(equipment=BARE_EQUIPMENT | {"belt"})) == {"turn", "press", "pull"}
    assert allowed(pool(equipment=BARE_EQUIPMENT | {"band", "chair"})) == {"turn", "press", "pull"}


def test_what_is_out_of_reach_says_what_it_needs() -> None:
    found = pool(equipment=BARE_EQUIPMENT | {"band"})
    assert (found.left_out["pull"].rule, found.left_out["pull"].reason) == (
        "equipment",
        "Needs band and chair or belt.",
    )


def test_of_several_reasons_safety_is_given() -> None:
    deep = exercise("deep", equipment=[["band"]], cautions=[{"id": "knee", "how": "avoid", "note": "it bends deep"}])
    rules = (rule("no", then={"avoid": {"exercise": "deep"}}),)
    asked = Request(cautions=("knee",), avoid=("deep",))
    assert why_not(pool_of(small(deep, rules=rules), asked)) == {"deep": "caution:knee"}
    assert why_not(pool_of(small(deep, rules=rules), Request(avoid=("deep",)))) == {"deep": "no"}
    assert why_not(pool_of(small(deep), Request(avoid=("deep",)))) == {"deep": "avoid"}


def test_a_list_narrows_to_what_is_left_and_gives_way_where_that_is_nothing() -> None:
    narrow = rule("narrow", then={"narrow": {"method": ["active", "isometric"]}})
    assert allowed(pool(narrow, avoid=("active",))) == {"press"}
    assert allowed(pool(narrow, avoid=("active", "isometric"))) == {"pull"}


def test_only_never_gives_way() -> None:
    assert allowed(pool(rule("only", then={"only": {"method": "active"}}), avoid=("active",))) == set()


def test_best_comes_first_and_ties_go_by_what_an_exercise_is() -> None:
    found = pool(rule("more", then={"emphasise": {"strength": 2}}))
    assert [each.exercise.id for each in found.candidates] == ["pull", "press", "turn"]


@pytest.mark.parametrize(
    ("fields", "score"),
    [
        ({}, 3.0),
        ({"method": "stretch"}, 4.0),
        ({"motions": ["extension", "internal_rotation"]}, 0.15),
        ({"motions": ["extension"]}, 0.0),
        ({"motions": ["internal_rotation", "flexion"]}, 3.0),
        ({"method": "cars", "motions": ["internal_rotation", "extension"]}, 0.5),
    ],
)
def test_an_exercise_scores_by_its_method_and_motions_the_further_ones_less(
    fields: dict[str, Any], score: float
) -> None:
    weights = rule("more", then={"emphasise": {"internal_rotation": 3, "stretch": 1, "cars": 0.5}})
    assert pool_of(small(exercise("any", **fields), rules=(weights,))).scores == {"any": pytest.approx(score)}


def test_preferences_add_up() -> None:
    rules = (
        rule("a", then={"prefer": {"method": "active"}}),
        rule("b", then={"prefer": {"exercise": "turn", "by": 0.5}}),
    )
    assert pool(*rules).scores == {"turn": 1.5, "press": 0, "pull": 0}


def test_a_candidate_counts_for_its_method_and_primary_motion() -> None:
    assert exercise("any", motions=["extension", "flexion"]).counted_targets == {"active", "extension"}


def test_cars_count_for_cars_alone() -> None:
    assert exercise("circle", method="cars").counted_targets == {"cars"}


HOLD = exercise("hold", method="stretch", dose={"sets": [1, 2], "hold_seconds": [20, 60]})


def holds(catalogue: Catalogue, **asked: Any) -> set[int]:
    return {option.amount for each in pool_of(catalogue, Request(**asked)).candidates for option in each.options}


def test_a_rule_bounds_the_doses_of_what_it_picks() -> None:
    limit = rule("short", then={"dose": {"of": {"method": "stretch"}, "hold_seconds": {"at_most": 30}}})
    assert holds(small(HOLD, rules=(limit,))) == {20, 25, 30}
    other = rule("short", then={"dose": {"of": {"method": "cars"}, "hold_seconds": {"at_most": 30}}})
    assert max(holds(small(HOLD, rules=(other,)))) == 60


def test_bounds_that_leave_no_dose_leave_the_exercise_out() -> None:
    limit = rule("none", then={"dose": {"hold_seconds": {"at_most": 10}}})
    found = pool_of(small(HOLD, rules=(limit,)))
    assert why_not(found) == {"hold": "none"}
    assert found.left_out["hold"].reason == "No dose of it is allowed. Because of none."


def test_of_many_limits_the_first_with_which_no_dose_is_left_is_told() -> None:
    hold = exercise("hold", dose={"sets": 1, "hold_seconds": [20, 60]})
    limits = [{"at_least": 10}, {"at_least": 40}, {"at_most": 50}, {"below": 40}, {"at_most": 30}, {"at_most": 200}]
    rules = tuple(rule(f"r{n}", then={"dose": {"hold_seconds": limit}}) for n, limit in enumerate(limits))
    assert why_not(pool_of(small(hold, rules=rules))) == {"hold": "r3"}


EACH = exercise("each", sides="each", position="side-lying", dose={"sets": 1, "hold_seconds": 30})
ONE_SIDE = rule("one-side", then={"one_side": {"position": "side-lying"}})


@pytest.mark.parametrize(("side", "sides"), [("left", 1), ("right", 1), ("both", 2), (None, 2)])
def test_only_the_sore_side_is_worked_where_a_rule_says_so(side: Any, sides: int) -> None:
    (found,) = pool_of(small(EACH, rules=(ONE_SIDE,)), Request(side=side)).candidates
    assert found.sides == sides
    assert [option.seconds for option in found.options] == [30 if sides == 1 else 30 + 15 + 30]


def test_without_such_a_rule_both_sides_are_worked() -> None:
    (found,) = pool_of(small(EACH), Request(side="left")).candidates
    assert found.sides == 2


def test_one_request_does_not_change_the_next() -> None:
    from hipcoach.coach import Coach  # the sieve keeps doses from one request to the next

    limit = rule("short", when={"symptom": "sore"}, then={"dose": {"hold_seconds": {"at_most": 30}}})
    coach = Coach(small(HOLD, rules=(limit,)))
    free = coach.usable(Request())
    coach.usable(Request(symptoms=("sore",), equipment=frozenset()))
    assert coach.usable(Request()) == free == {"hold"}


def test_what_a_pool_keeps_is_bounded_by_the_phases_not_by_the_questions() -> None:
    phases = (phase("all"), phase("later", from_minutes=20))
    catalogue = small(*EVERYTHING, templates=(template("order", *phases, default=True),))
    coach = Coach(catalogue)
    plans = [coach.plan(coach.case(Request(minutes=minutes, side=side))) for minutes in range(3, 61) for side in SIDES]
    pools = {id(plan.pool): plan.pool for plan in plans if isinstance(plan, SessionPlan)}.values()
    assert len(pools) == 2  # one side, or both
    assert [len(found.layouts) for found in pools] == [2, 2]


def test_what_is_kept_of_a_candidate_is_one_record_for_each_first_side() -> None:
    coach = Coach(small(*EVERYTHING))
    for minutes in range(3, 61):
        for side in SIDES:
            coach.recommend(Request(minutes=minutes, side=side))
    plan = coach.plan(coach.case(Request(side="left")))
    assert isinstance(plan, SessionPlan)
    sides = {id_: {first for exercise, _, first in plan.pool.written if exercise == id_} for id_ in plan.exercises}
    assert set(map(frozenset, sides.values())) == {frozenset({"left", "right"})}
    assert len(plan.pool.written) == 2 * len({exercise for exercise, *_ in plan.pool.written})
