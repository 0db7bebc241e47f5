"""How much, how fast and how hard, as a file says it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from hipcoach.catalogue.dose import SWITCH_SECONDS, Dose, TempoPart, idle_seconds, work_seconds

LOWER_AND_LIFT = (TempoPart(part="lower", seconds=3), TempoPart(part="lift", seconds=2))


def dose(**fields: Any) -> Dose:
    return Dose.model_validate_json(json.dumps(fields))


@pytest.mark.parametrize("fields", [{"reps": 5, "seconds_per_rep": 3}, {"hold_seconds": [10, 30]}])
def test_a_dose_is_counted_or_held(fields: dict[str, Any]) -> None:
    read = dose(sets=1, **fields)
    assert (read.reps is None) is (read.hold_seconds is not None)


def test_a_dose_has_no_rest_and_one_direction_unless_it_says_so() -> None:
    read = dose(sets=2, hold_seconds=30)
    assert (read.rest_seconds, read.directions) == (0, 1)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "give either reps with a tempo or seconds_per_rep, or hold_seconds"),
        (
            {"reps": 5, "seconds_per_rep": 3, "hold_seconds": 30},
            "give either reps with a tempo or seconds_per_rep, or hold_seconds",
        ),
        ({"reps": 5}, "reps and a tempo or seconds_per_rep go together"),
        ({"hold_seconds": 30, "seconds_per_rep": 3}, "reps and a tempo or seconds_per_rep go together"),
    ],
)
def test_a_dose_that_is_neither_counted_nor_held_is_refused(fields: dict[str, Any], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        dose(sets=1, **fields)


@pytest.mark.parametrize(
    "wrong",
    [
        {"sets": 0},
        {"hold_seconds": [60, 10]},
        {"rest_seconds": -1},
        {"rest_seconds": 181},
        {"directions": 3},
        {"directions": 0},
    ],
)
def test_a_dose_out_of_bounds_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        dose(**({"sets": 1, "hold_seconds": 30} | wrong))


@pytest.mark.parametrize("seconds", [0, 61])
def test_a_repetition_takes_one_to_sixty_seconds(seconds: int) -> None:
    with pytest.raises(ValidationError):
        dose(sets=1, reps=5, seconds_per_rep=seconds)


@pytest.mark.parametrize(
    ("fields", "sets", "amount", "sides", "seconds"),
    [
        ({"reps": 10, "seconds_per_rep": 3}, 3, 10, 2, 180),
        ({"reps": 5, "seconds_per_rep": 8, "directions": 2}, 1, 5, 2, 160),
        ({"hold_seconds": 30}, 4, 30, 1, 120),
        ({"hold_seconds": 30, "directions": 2}, 2, 20, 2, 160),
    ],
)
def test_work_follows_from_the_dose(fields: dict[str, Any], sets: int, amount: int, sides: int, seconds: int) -> None:
    assert work_seconds(dose(sets=sets, **fields), sets, amount, sides) == seconds


@pytest.mark.parametrize(
    ("rest", "sets", "sides", "seconds"),
    [
        (0, 1, 1, 0),
        (15, 1, 1, 0),
        (15, 3, 1, 2 * 15),
        (0, 1, 2, SWITCH_SECONDS),
        (0, 3, 2, 5 * SWITCH_SECONDS),
        (20, 2, 2, 20 + 3 * SWITCH_SECONDS),
    ],
)
def test_resting_and_switching_take_their_time(rest: int, sets: int, sides: int, seconds: int) -> None:
    assert idle_seconds(dose(sets=sets, hold_seconds=30, rest_seconds=rest), sets, sides, "supine") == seconds


def test_a_tempo_keeps_the_order_of_its_parts_and_its_sum_is_the_repetition() -> None:
    read = dose(sets=2, reps=8, tempo={"lower": 3, "lift": 2})
    assert (read.tempo, read.seconds_per_rep) == (LOWER_AND_LIFT, 5)
    assert work_seconds(read, sets=2, amount=8, sides=1) == 80


def test_the_parts_of_a_hold_add_up_to_the_shortest() -> None:
    read = dose(sets=1, hold_seconds=[150, 165], tempo={"stretch": 120, "press": 15, "pull": 15})
    assert [part.part for part in read.tempo or ()] == ["stretch", "press", "pull"]
    assert read.seconds_per_rep is None


@pytest.mark.parametrize(
    ("fields", "where", "reason"),
    [
        (
            {"reps": 8, "tempo": {"lower": 3, "lift": 2}, "seconds_per_rep": 5},
            ("seconds_per_rep",),
            "is the sum of the tempo's parts; give one of the two",
        ),
        (
            {"hold_seconds": [60, 80], "tempo": {"stretch": 40, "press": 15}},
            ("tempo",),
            "its parts add up to 55 seconds, the shortest hold is 60; make them equal",
        ),
        (
            {"reps": 8, "tempo": {"lower": 40, "lift": 21}},
            ("tempo",),
            "its parts add up to 61 seconds; a repetition takes at most 60",
        ),
        ({"reps": 8, "tempo": {"lower": 3, "lift": 0}}, ("tempo", "lift"), "greater than or equal to 1"),
        ({"reps": 8, "tempo": {"lower": 3}}, ("tempo",), "at least 2"),
        ({"reps": 8, "tempo": {"Lower": 3, "lift": 2}}, ("tempo", "Lower", "[key]"), "pattern"),
        ({"reps": 8, "tempo": {"lower": 3, "lift": True}}, ("tempo", "lift"), "valid integer"),
        ({"reps": 8, "tempo": 5}, ("tempo",), "should be an object"),
    ],
)
def test_a_tempo_that_cannot_be_is_refused_at_its_place(
    fields: dict[str, Any], where: tuple[str, ...], reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason) as refused:
        dose(sets=1, **fields)
    assert [error["loc"] for error in refused.value.errors()] == [where]


@pytest.mark.parametrize(
    ("effort", "reason"),
    [
        ("The last two are hard", "begin it with a small letter"),
        ("the last two are hard.", "leave out the full stop"),
        ("so " * 20 + "hard", "at most 60"),
        (" ", "is empty"),
    ],
)
def test_an_effort_goes_on_inside_a_line(effort: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        dose(sets=1, hold_seconds=30, effort=effort)
    assert dose(sets=1, hold_seconds=30, effort="half effort at first").effort == "half effort at first"


@pytest.mark.parametrize(
    "fields",
    [
        {"sets": [2, 3], "reps": [8, 12], "tempo": {"lower": 3, "lift": 2}, "effort": "the last two are hard"},
        {"sets": 1, "reps": [8, 8], "seconds_per_rep": 4},
        {"sets": 1, "hold_seconds": [150, 165], "tempo": {"stretch": 120, "press": 15, "pull": 15}},
    ],
)
def test_a_dose_written_without_defaults_is_read_back_the_same(fields: dict[str, Any]) -> None:
    """The knowledge of an installed package is written like this."""
    read = dose(**fields)
    assert Dose.model_validate_json(read.model_dump_json(exclude_defaults=True)) == read


def test_for_scripts_a_tempo_is_a_list_and_its_sum_stands_beside_it() -> None:
    written = dose(sets=1, reps=8, tempo={"lower": 3, "lift": 2}).model_dump(mode="json")
    assert written["tempo"] == [{"part": "lower", "seconds": 3}, {"part": "lift", "seconds": 2}]
    assert written["seconds_per_rep"] == 5
    assert dose(sets=1, hold_seconds=30).model_dump(mode="json")["tempo"] is None
