from __future__ import annotations

from typing import Any

import pytest
from small_catalogue import exercise, small, where

from hipcoach.coach.selection import Matches, is_emphasised, picker

TURN_IN = exercise("turn-in", motions=["internal_rotation", "extension"], hip_flexion_deg=60)
CROSS = exercise("cross", motions=["adduction"], method="stretch", position="standing", crosses_midline=True)
CIRCLE = exercise("circle", motions=["internal_rotation", "flexion"], method="cars", hip_flexion_deg=90)


@pytest.mark.parametrize(
    ("fields", "picked"),
    [
        ({}, {"turn-in", "cross", "circle"}),
        ({"exercise": ["cross", "circle"]}, {"cross", "circle"}),
        ({"primary_motion": "internal_rotation"}, {"turn-in", "circle"}),
        ({"motion": ["extension", "adduction"]}, {"turn-in", "cross"}),
        ({"all_motions": ["extension", "internal_rotation"]}, {"turn-in"}),
        ({"method": "cars"}, {"circle"}),
        ({"position": "supine"}, {"turn-in", "circle"}),
        ({"hip_flexion_deg": {"at_most": 60}}, {"turn-in", "cross"}),
        ({"hip_flexion_deg": {"above": 30, "below": 90}}, {"turn-in"}),
        ({"crosses_midline": True}, {"cross"}),
        ({"crosses_midline": False}, {"turn-in", "circle"}),
        ({"motion": "internal_rotation", "method": ["active", "stretch"]}, {"turn-in"}),
    ],
)
def test_a_where_picks_what_holds_every_field(fields: dict[str, Any], picked: set[str]) -> None:
    picks = picker(where(**fields))
    assert {each.id for each in (TURN_IN, CROSS, CIRCLE) if picks(each)} == picked
    assert Matches(small(TURN_IN, CROSS, CIRCLE)).ids(where(**fields)) == picked


@pytest.mark.parametrize(("wanted", "picked"), [(True, {"turn-in"}), (False, {"cross", "circle"})])
def test_emphasised_depends_on_the_request(wanted: bool, picked: set[str]) -> None:
    matches = Matches(small(TURN_IN, CROSS, CIRCLE))
    emphasised = where(emphasised=wanted)
    assert matches.under({"internal_rotation": 3.0}).ids(emphasised) == picked
    assert matches.under({}).ids(emphasised) == (set() if wanted else {"turn-in", "cross", "circle"})


def test_an_exercise_is_emphasised_by_its_primary_motion_or_its_method() -> None:
    assert is_emphasised(TURN_IN, {"internal_rotation": 1})
    assert is_emphasised(CROSS, {"stretch": 1})
    assert not is_emphasised(TURN_IN, {"extension": 1})
    assert not is_emphasised(TURN_IN, {"internal_rotation": 0})


def test_cars_are_emphasised_as_cars_only() -> None:
    assert is_emphasised(CIRCLE, {"cars": 1})
    assert not is_emphasised(CIRCLE, {"internal_rotation": 1})


def test_two_wheres_of_the_same_wording_are_worked_out_each() -> None:
    matches = Matches(small(TURN_IN, CROSS))
    assert [matches.ids(where(method=method)) for method in ("active", "stretch")] == [{"turn-in"}, {"cross"}]
