from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import candidate, case_of, exercise, rule, small

from hipcoach.catalogue.exercise import Exercise
from hipcoach.coach.arrange import arrange
from hipcoach.coach.draft import Draft


def arranged(*phases: tuple[Exercise, ...], rules: tuple[Any, ...] = ()) -> list[list[str]]:
    """The ids, phase by phase, of a session whose phases have these exercises."""
    catalogue = small(*(each for phase in phases for each in phase), rules=rules)
    draft = Draft(3600, [])
    for number, phase in enumerate(phases):
        for each in phase:
            draft.add(candidate(each, catalogue), number, score=1.0 if each.id == "best" else 0.0)
    blocks = arrange(draft, case_of(catalogue))
    return [[line.candidate.exercise.id for line in block] for block in blocks]


def order(first: Any, before: Any = None) -> Any:
    return rule("order", then={"order": {"first": first, "before": before or {}}})


A, B, C = exercise("a"), exercise("b", method="cars"), exercise("c", position="standing")
BEST = exercise("best", position="standing")


def test_phases_stand_as_in_the_template() -> None:
    assert arranged((C,), (A,), (B,)) == [["c"], ["a"], ["b"]]


def test_an_empty_phase_is_left_out() -> None:
    assert arranged((C,), (), (B,)) == [["c"], ["b"]]


def test_inside_a_phase_the_best_comes_first_and_then_what_was_chosen_first() -> None:
    assert arranged((B, A, exercise("best"))) == [["best", "b", "a"]]


def test_a_position_is_kept_until_its_exercises_are_done() -> None:
    assert arranged((A, C, B, BEST)) == [["best", "c", "a", "b"]]


def test_positions_that_cost_the_same_stand_as_they_were_chosen() -> None:
    assert arranged((C, A, exercise("d", position="prone"))) == [["c", "a", "d"]]


def test_an_order_puts_first_what_it_picks_and_leaves_the_rest() -> None:
    assert arranged((A, B, C), rules=(order({"exercise": "b"}, {"exercise": "c"}),)) == [["b", "a", "c"]]


def test_a_phase_moves_in_front_of_one_that_must_not_come_before_it() -> None:
    moved = order({"method": "cars"}, {"position": "standing"})
    assert arranged((A,), (C,), (B,), rules=(moved,)) == [["a"], ["b"], ["c"]]


def test_a_phase_that_stands_first_anyway_stays() -> None:
    assert arranged((B,), (C,), (A,), rules=(order({"method": "cars"}, {"position": "standing"}),)) == [
        ["b"],
        ["c"],
        ["a"],
    ]


def test_an_order_about_nothing_that_is_there_changes_nothing() -> None:
    assert arranged((C,), (A,), rules=(order({"method": "glide"}),)) == [["c"], ["a"]]


def test_of_two_orders_the_first_one_counts() -> None:
    two = rule("two", then={"order": [{"first": {"exercise": "c"}}, {"first": {"exercise": "a"}}]})
    assert arranged((A, B, C), rules=(two,)) == [["c", "a", "b"]]
    assert arranged((A,), (B,), (C,), rules=(two,)) == [["c"], ["a"], ["b"]]


CARS_LAST = rule("last", then={"last": {"method": "cars"}})


def test_the_last_phase_that_has_one_ends_the_session() -> None:
    assert arranged((B,), (A,), (C,), rules=(CARS_LAST,)) == [["a"], ["c"], ["b"]]
    assert arranged((B, A), (C,), rules=(CARS_LAST,)) == [["c"], ["a", "b"]]


def test_of_several_the_later_phase_moves() -> None:
    again = exercise("d", method="cars")
    assert arranged((B,), (again,), (A,), rules=(CARS_LAST,)) == [["b"], ["a"], ["d"]]


def test_without_one_the_end_stays() -> None:
    assert arranged((A,), (C,), rules=(CARS_LAST,)) == [["a"], ["c"]]


@pytest.mark.parametrize("order_first", [True, False])
def test_an_end_gives_way_to_an_order(order_first: bool) -> None:
    rules = (order({"method": "cars"}), CARS_LAST) if order_first else (CARS_LAST, order({"method": "cars"}))
    assert arranged((B,), (A,), rules=rules) == [["b"], ["a"]]


def test_an_end_gives_way_to_an_order_whatever_else_stands_before_it() -> None:
    carefully = order({"method": "cars"}, {"position": "standing"})
    assert arranged((B,), (A,), (C,), rules=(carefully, CARS_LAST)) == [["b"], ["a"], ["c"]]
    assert arranged((B,), (A,), rules=(carefully, CARS_LAST)) == [["a"], ["b"]]
