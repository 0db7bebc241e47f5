from __future__ import annotations

from typing import Any

import pytest
from figure_strategies import POSITIONS, REPEATED, figures
from hypothesis import given
from strategies import made

from hipcoach.catalogue.figure import Figure, Keyframe, Limbs, Spot
from hipcoach.figures.keyframes import SEAT, BodyState, LimbState, body_states


def said(*frames: dict[str, Any], position: str = "standing") -> list[BodyState]:
    return body_states(position, tuple(made(Keyframe, **frame) for frame in frames))


def working(*frames: dict[str, Any]) -> LimbState:
    return said(*frames)[-1].limbs["working"]


def other(*frames: dict[str, Any]) -> LimbState:
    return said(*frames)[-1].limbs["other"]


def test_at_first_a_body_hangs_straight() -> None:
    (state,) = said({})
    assert (state.pelvis, state.trunk, state.neck, state.shift) == ((0, 0, 0),) * 4
    for limb in state.limbs.values():
        assert (limb.hip, limb.knee, limb.rests, limb.foot, limb.hand) == ((0, 0, 0), 0, None, None, None)


@pytest.mark.parametrize("position", POSITIONS)
def test_a_body_hangs_from_what_its_position_rests_on(position: str) -> None:
    upright = {"standing": "other-foot", "kneeling": "other-knee", "quadruped": "other-knee"}
    (state,) = said({}, position=position)
    assert state.anchor == upright.get(position, "pelvis")
    assert state.level == (SEAT if position == "seated" else 0)


OF_THE_BODY = {
    "pelvis": [10, 20, 30],
    "trunk": [1, 2, 3],
    "neck": [4, 5, 6],
    "shift": [7, 8, 9],
    "level": 12,
    "anchor": "chest",
}
OF_A_LIMB = {
    "hip": [10, 20, 30],
    "knee": 40,
    "ankle": 5,
    "rests": "sole",
    "level": 9,
    "shoulder": [1, 2, 3],
    "elbow": 60,
    "elbow_to": [1, 0, 0],
}


@pytest.mark.parametrize("name", OF_THE_BODY)
def test_what_a_frame_does_not_say_of_the_body_is_as_before(name: str) -> None:
    first, second, third = said({name: OF_THE_BODY[name]}, {}, {"press": []})
    for state in (first, second, third):
        value = getattr(state, name)
        assert (list(value) if isinstance(value, tuple) else value) == OF_THE_BODY[name]


@pytest.mark.parametrize("name", OF_A_LIMB)
def test_what_a_frame_does_not_say_of_a_limb_is_as_before(name: str) -> None:
    for state in said({"working": {name: OF_A_LIMB[name]}}, {"other": {"hand": "free"}}, {}):
        value = getattr(state.limbs["working"], name)
        assert (list(value) if isinstance(value, tuple) else value) == OF_A_LIMB[name]
        assert getattr(state.limbs["other"], name) == getattr(LimbState(), name)


def test_what_a_frame_says_replaces_what_was_said() -> None:
    first = {"pelvis": [1, 1, 1], "level": 12, "working": {"knee": 20}}
    last = said(first, {"pelvis": [0, 0, 0], "level": 0, "working": {"knee": 0}})[-1]
    assert (last.pelvis, last.level) == ((0, 0, 0), 0)
    assert last.limbs["working"].knee == 0


def test_a_push_is_of_its_own_frame_only() -> None:
    push = {"at": "working-knee", "to": [0, 12, 0]}
    first, second, third = said({"press": [push]}, {}, {"press": [push, push]})
    assert [len(state.press) for state in (first, second, third)] == [1, 0, 2]


def test_another_anchor_rests_on_the_floor_unmoved_unless_its_frame_says_more() -> None:
    before = {"anchor": "pelvis", "level": 23, "shift": [1, 2, 3]}
    assert said(before, {"anchor": "chest"})[-1].level == 0
    assert said(before, {"anchor": "chest"})[-1].shift == (0, 0, 0)
    assert said(before, {"anchor": "chest", "level": 9})[-1].level == 9
    assert said(before, {"anchor": "chest", "shift": [4, 0, 0]})[-1].shift == (4, 0, 0)


def test_the_same_anchor_said_again_changes_nothing() -> None:
    before = {"anchor": "pelvis", "level": 23, "shift": [1, 2, 3]}
    first, second = said(before, {"anchor": "pelvis"})
    assert (second.level, second.shift) == (first.level, first.shift)


def test_both_sides_are_said_at_once_and_each_can_differ() -> None:
    (state,) = said({"both": {"knee": 30, "elbow": 5}, "working": {"knee": 90}, "other": {"elbow": 70}})
    assert (state.limbs["working"].knee, state.limbs["working"].elbow) == (90, 5)
    assert (state.limbs["other"].knee, state.limbs["other"].elbow) == (30, 70)


def test_angles_of_both_sides_are_the_same_numbers() -> None:
    (state,) = said({"both": {"hip": [10, 20, 30], "shoulder": [1, 2, 3], "elbow_to": [1, 2, 3]}})
    assert state.limbs["working"] == state.limbs["other"]


@pytest.mark.parametrize("limb", ["hand", "foot"])
def test_places_of_both_sides_are_mirrored(limb: str) -> None:
    spot = {"on": "working-knee", "offset": [1, 2, 3], "point": [4, 5, 6]}
    (state,) = said({"both": {limb: spot}})
    assert getattr(state.limbs["working"], limb) == made(Spot, **spot)
    assert getattr(state.limbs["other"], limb) == made(Spot, on="other-knee", offset=[1, -2, 3], point=[4, -5, 6])


def test_places_in_the_room_and_points_without_a_side_are_mirrored_too() -> None:
    assert other({"both": {"hand": {"at": [1, 2, 3]}}}).hand == made(Spot, at=[1, -2, 3])
    knee = {"on": "knee", "offset": [1, 2, 3]}
    assert other({"both": {"hand": knee}}).hand == made(Spot, on="knee", offset=[1, -2, 3])
    assert other({"both": {"hand": {"on": "chest"}}}).hand == made(Spot, on="chest")
    assert other({"both": {"hand": {"on": "other-hip"}}}).hand == made(Spot, on="working-hip")


def test_places_of_one_side_are_as_written() -> None:
    assert other({"other": {"hand": {"at": [1, 2, 3]}}}).hand == made(Spot, at=[1, 2, 3])


def test_a_hand_is_let_go() -> None:
    assert working({"working": {"hand": "floor"}}).hand == made(Spot, on="floor")
    assert working({"working": {"hand": "floor"}}, {}).hand == made(Spot, on="floor")
    assert working({"working": {"hand": "floor"}}, {"working": {"hand": "free"}}).hand is None


def test_a_leg_is_let_go() -> None:
    assert working({"working": {"rests": "sole"}}, {"working": {"rests": "free"}}).rests is None
    assert working({"working": {"rests": "sole"}}, {"working": {"foot": "free"}}).rests is None
    assert working({"working": {"foot": {"at": [0, 0, 0]}}}, {"working": {"foot": "free"}}).foot is None
    assert working({"working": {"foot": {"at": [0, 0, 0]}}}, {"working": {"rests": "free"}}).foot is None


def test_a_foot_is_put_somewhere_instead_of_resting() -> None:
    limb = working({"working": {"rests": "sole"}}, {"working": {"foot": {"at": [0, 0, 9]}}})
    assert (limb.rests, limb.foot) == (None, made(Spot, at=[0, 0, 9]))


def test_a_leg_rests_instead_of_its_foot_being_put_somewhere() -> None:
    limb = working({"working": {"foot": {"at": [0, 0, 9]}}}, {"working": {"rests": "sole"}})
    assert (limb.rests, limb.foot) == ("sole", None)


def test_a_side_that_rests_differs_from_both_that_are_put_somewhere() -> None:
    frame = {"both": {"foot": {"at": [9, 9, 9]}}, "working": {"rests": "sole"}}
    limb = working(frame)
    assert (limb.rests, limb.foot) == ("sole", None)
    assert other(frame).foot == made(Spot, at=[9, -9, 9])


def test_a_side_that_is_put_somewhere_differs_from_both_that_rest() -> None:
    frame = {"both": {"rests": "sole"}, "working": {"foot": {"at": [9, 9, 9]}}}
    assert (working(frame).rests, working(frame).foot) == (None, made(Spot, at=[9, 9, 9]))
    assert other(frame).rests == "sole"


@pytest.mark.parametrize(
    ("limbs", "anew"),
    [({"rests": "sole"}, True), ({"level": 9}, True), ({"foot": {"at": [0, 0, 9]}}, True), ({"hip": [9, 9, 9]}, False)],
)
def test_a_foot_is_put_anew_only_where_its_frame_says_how_it_rests(limbs: dict[str, Any], *, anew: bool) -> None:
    first, second = said({"working": limbs}, {"working": {"knee": 5}})
    assert first.limbs["working"].new_foot is anew
    assert not first.limbs["other"].new_foot
    assert not second.limbs["working"].new_foot


def test_a_hand_is_put_anew_only_in_the_frame_that_says_so() -> None:
    first, second, third = said({"both": {"hand": "floor"}}, {}, {"other": {"hand": "floor"}})
    assert [limb.new_hand for limb in first.limbs.values()] == [True, True]
    assert [limb.new_hand for limb in second.limbs.values()] == [False, False]
    assert (third.limbs["working"].new_hand, third.limbs["other"].new_hand) == (False, True)


@given(figures())
@REPEATED
def test_an_empty_frame_more_changes_nothing_but_what_is_new(figure: Figure) -> None:
    *_, last, again = body_states(figure.position, (*figure.frames, Keyframe()))
    assert again.press == ()
    for name in OF_THE_BODY:
        assert getattr(again, name) == getattr(last, name)
    for side, limb in again.limbs.items():
        assert not limb.new_foot
        assert not limb.new_hand
        for name in Limbs.model_fields:
            assert getattr(limb, name) == getattr(last.limbs[side], name)


@given(figures())
@REPEATED
def test_earlier_frames_do_not_know_of_later_ones(figure: Figure) -> None:
    found = body_states(figure.position, figure.frames)
    assert body_states(figure.position, figure.frames[:1]) == found[:1]
    assert len(found) == len(figure.frames)
