from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import exercise
from strategies import made

from hipcoach.catalogue.bounds import Bounds
from hipcoach.catalogue.rule import DoseLimit
from hipcoach.coach.doses import MOST_DOSES, Option, options


def lengths(dose: dict[str, Any], sides: int = 1, **limit: Any) -> list[tuple[int, int, int]]:
    each = exercise("any", dose=dose, sides="each" if sides == 2 else "both")
    limits = (made(DoseLimit, **limit),) if limit else ()
    return [(option.seconds, option.sets, option.amount) for option in options(each, sides, limits)]


def test_repetitions_times_their_seconds_and_nothing_to_get_into_place() -> None:
    assert lengths({"sets": 1, "reps": [8, 10], "seconds_per_rep": 4}) == [(32, 1, 8), (36, 1, 9), (40, 1, 10)]


def test_rest_stands_between_sets() -> None:
    assert lengths({"sets": [1, 2], "reps": 10, "seconds_per_rep": 5, "rest_seconds": 15}) == [
        (50, 1, 10),
        (115, 2, 10),
    ]


def test_sides_take_turns_set_by_set_with_five_seconds_between() -> None:
    assert lengths({"sets": [1, 2], "hold_seconds": 20}, sides=2) == [(45, 1, 20), (95, 2, 20)]


def test_both_directions_are_work() -> None:
    dose = {"sets": 1, "reps": 3, "seconds_per_rep": 6, "directions": 2}
    assert options(exercise("circle", dose=dose), 1) == (Option(36, 36, 1, 3),)


def test_short_holds_grow_by_five_seconds_and_reach_their_end() -> None:
    assert [amount for _, _, amount in lengths({"sets": 1, "hold_seconds": [20, 32]})] == [20, 25, 30, 32]


def test_no_hold_is_longer_than_its_range() -> None:
    assert [amount for _, _, amount in lengths({"sets": 1, "hold_seconds": [20, 24]})] == [20, 24]


def test_long_holds_grow_by_ten_seconds() -> None:
    assert [amount for _, _, amount in lengths({"sets": 1, "hold_seconds": [60, 85]})] == [60, 70, 80, 85]
    assert [amount for _, _, amount in lengths({"sets": 1, "hold_seconds": [50, 60]})] == [50, 55, 60]


def test_of_two_doses_equally_long_the_one_with_fewer_sets_stays() -> None:
    dose = {"sets": [1, 2], "hold_seconds": [20, 40]}
    assert (40, 1, 40) in lengths(dose)
    assert [sets for seconds, sets, _ in lengths(dose) if seconds == 40] == [1]


def test_doses_stand_by_length() -> None:
    found = [seconds for seconds, _, _ in lengths({"sets": [1, 3], "reps": [8, 12], "seconds_per_rep": 4})]
    assert found == sorted(set(found))


def test_a_limit_on_a_hold_keeps_longer_ones_out() -> None:
    assert [
        amount for _, _, amount in lengths({"sets": 1, "hold_seconds": [20, 60]}, hold_seconds={"at_most": 30})
    ] == [20, 25, 30]


def test_a_limit_on_a_side_counts_all_its_sets() -> None:
    limited = lengths({"sets": [2, 4], "hold_seconds": [15, 30]}, sides=2, seconds_per_side={"at_most": 60})
    assert max(sets * amount for _, sets, amount in limited) == 60


def test_a_limit_on_holds_leaves_repetitions_alone() -> None:
    dose = {"sets": 1, "reps": 8, "seconds_per_rep": 4}
    assert lengths(dose, hold_seconds={"at_most": 1}) == [(32, 1, 8)]


def test_limits_can_leave_no_dose() -> None:
    assert lengths({"sets": 1, "hold_seconds": [40, 60]}, hold_seconds={"at_most": 30}) == []


def test_a_wide_range_has_so_many_doses_and_both_of_its_ends() -> None:
    found = lengths({"sets": [1, 20], "reps": [6, 200], "seconds_per_rep": 4})
    assert len(found) <= MOST_DOSES
    assert {(1, 6), (20, 200)} <= {(sets, amount) for _, sets, amount in found}
    assert len(lengths({"sets": 1, "hold_seconds": [60, 1800]})) == 175


def test_a_narrow_range_has_every_dose() -> None:
    assert len(lengths({"sets": 1, "reps": [1, 200], "seconds_per_rep": 4})) == MOST_DOSES
    assert [amount for _, _, amount in lengths({"sets": [1, 2], "reps": [1, 50], "seconds_per_rep": 4})][:3] == [
        1,
        2,
        3,
    ]


def test_many_limits_are_as_strict_as_the_strictest(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are one limit before any dose is tried: limits and doses add up, and do not multiply."""
    tried = [0]
    holds = Bounds.holds

    def counted(bounds: Bounds, value: float) -> bool:
        tried[0] += 1
        return holds(bounds, value)

    monkeypatch.setattr(Bounds, "holds", counted)
    limits = tuple(made(DoseLimit, seconds_per_side={"at_most": 400 - n, "at_least": n}) for n in range(100))
    each = exercise("any", dose={"sets": 1, "reps": [1, 100], "seconds_per_rep": 4})
    assert [option.work for option in options(each, 1, limits)] == list(range(100, 304, 4))
    assert tried[0] < 3 * 100


def test_no_limit_is_lost_among_many() -> None:
    limits = ({"hold_seconds": {"above": 20}}, {"hold_seconds": {"below": 40}}, {"depth": 0.5}, {"depth": 0.9})
    each = exercise("any", dose={"sets": 1, "hold_seconds": [20, 60]})
    found = options(each, 1, tuple(made(DoseLimit, **limit) for limit in limits))
    assert [option.amount for option in found] == [25, 30]
