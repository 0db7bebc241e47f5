from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from figure_measure import bent_back, lifted, off_contact, ways
from figure_strategies import POSITIONS, REPEATED, figures, held_figures
from hypothesis import given
from strategies import made

from hipcoach.catalogue.figure import Figure
from hipcoach.figures import body
from hipcoach.figures.contact import lowest_of_chest, lowest_of_foot, lowest_of_knee, lowest_of_pelvis
from hipcoach.figures.interpolate import in_between
from hipcoach.figures.joint_rotations import LIMB_SIDES
from hipcoach.figures.pose import SolvedFrame, solved_frames
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.vectors import Axes, Vector, add, cross, dot, lerp, minus, scaled

SHARES = (0.25, 0.5, 0.75)
JOINTS = (
    "pelvis", "waist", "neck", "head",
    *(f"{side}-{joint}" for side in LIMB_SIDES for joint in (
        "hip", "knee", "ankle", "toes", "shoulder", "elbow", "wrist",
    )),
)  # fmt: skip
HANDS = ("working-hand", "other-hand")
LEG = body.THIGH + body.SHANK


def figure(*frames: dict[str, Any], position: str = "standing", **more: Any) -> Figure:
    return made(Figure, id="pose", position=position, view=(30, 20), frames=frames, **more)


def pose(*frames: dict[str, Any], position: str = "standing") -> Skeleton:
    return solved_frames(figure(*frames, position=position))[-1].skeleton


def on_the_way(figure: Figure, found: list[SolvedFrame]) -> Iterator[Skeleton]:
    """Every frame, and bodies in between."""
    yield from (frame.skeleton for frame in found)
    for a, b in ways(figure, found):
        yield from (in_between(a, b, share) for share in SHARES)


def apart(a: Skeleton, b: Skeleton, names: tuple[str, ...]) -> dict[str, float]:
    """The points that are not in the same place in both."""
    gaps = {name: math.dist(a.point(name), b.point(name)) for name in names}
    return {name: gap for name, gap in gaps.items() if gap > 0.5}


# --- Lengths


def lengths(skeleton: Skeleton) -> list[tuple[float, float]]:
    """Each bone as it is and as long as it is to be."""
    bones = [
        (skeleton.pelvis, skeleton.waist, body.WAIST),
        (skeleton.waist, skeleton.neck, body.CHEST),
        (skeleton.neck, skeleton.point("head"), math.hypot(0.4, 11.6)),
        *((skeleton.pelvis, leg.hip, body.HALF_HIPS) for leg in skeleton.legs.values()),
        *((leg.hip, leg.knee, body.THIGH) for leg in skeleton.legs.values()),
        *((leg.knee, leg.ankle, body.SHANK) for leg in skeleton.legs.values()),
        *((leg.ankle, leg.toes, math.hypot(10.5, 2.7)) for leg in skeleton.legs.values()),
        *((skeleton.neck, arm.shoulder, body.HALF_SHOULDERS) for arm in skeleton.arms.values()),
        *((arm.shoulder, arm.elbow, body.UPPER_ARM) for arm in skeleton.arms.values()),
        *((arm.elbow, arm.wrist, body.FOREARM) for arm in skeleton.arms.values()),
        *((arm.wrist, arm.hand, body.PALM) for arm in skeleton.arms.values()),
    ]
    return [(math.dist(a, b), long) for a, b, long in bones]


def keeps_lengths(skeleton: Skeleton) -> bool:
    return all(abs(found / long - 1) <= 0.005 for found, long in lengths(skeleton))


def test_limbs_keep_their_lengths_in_every_built_in_figure(
    figures: dict[str, Figure], solved: dict[str, list[SolvedFrame]]
) -> None:
    wrong = {id_ for id_, each in figures.items() if not all(map(keeps_lengths, on_the_way(each, solved[id_])))}
    assert not wrong


@given(figures())
@REPEATED
def test_limbs_keep_their_lengths_in_any_figure(figure: Figure) -> None:
    for skeleton in on_the_way(figure, solved_frames(figure)):
        assert keeps_lengths(skeleton), lengths(skeleton)


def segments(skeleton: Skeleton) -> list[Axes]:
    legs = [axes for leg in skeleton.legs.values() for axes in (leg.thigh, leg.shin, leg.foot)]
    arms = [axes for arm in skeleton.arms.values() for axes in (arm.upper, arm.fore, arm.palm)]
    return [skeleton.pelvis_axes, skeleton.chest_axes, skeleton.head_axes, *legs, *arms]


def is_square(axes: Axes) -> bool:
    x, y, z = axes
    return math.dist(cross(x, y), z) < 1e-6 and [dot(x, x), dot(y, y), dot(x, y)] == pytest.approx([1, 1, 0], abs=1e-6)


def test_no_segment_of_a_built_in_figure_is_skewed(solved: dict[str, list[SolvedFrame]]) -> None:
    wrong = {id_ for id_, found in solved.items() for each in found if not all(map(is_square, segments(each.skeleton)))}
    assert not wrong


@given(figures())
@REPEATED
def test_no_segment_is_skewed(figure: Figure) -> None:
    for skeleton in on_the_way(figure, solved_frames(figure)):
        assert all(map(is_square, segments(skeleton)))


@given(figures())
@REPEATED
def test_segments_lie_along_their_bones(figure: Figure) -> None:
    for skeleton in on_the_way(figure, solved_frames(figure)):
        for leg in skeleton.legs.values():
            assert minus(leg.hip, leg.knee) == pytest.approx(scaled(leg.thigh[2], body.THIGH), abs=0.02)
            assert minus(leg.knee, leg.ankle) == pytest.approx(scaled(leg.shin[2], body.SHANK), abs=0.02)
        for arm in skeleton.arms.values():
            assert minus(arm.shoulder, arm.elbow) == pytest.approx(scaled(arm.upper[2], body.UPPER_ARM), abs=0.02)
            assert minus(arm.elbow, arm.wrist) == pytest.approx(scaled(arm.fore[2], body.FOREARM), abs=0.02)


@given(figures())
@REPEATED
def test_no_knee_bends_backwards(figure: Figure) -> None:
    for skeleton in on_the_way(figure, solved_frames(figure)):
        assert bent_back(skeleton) == []


def test_no_knee_of_a_built_in_figure_bends_backwards(
    figures: dict[str, Figure], solved: dict[str, list[SolvedFrame]]
) -> None:
    for id_, each in figures.items():
        for skeleton in on_the_way(each, solved[id_]):
            assert bent_back(skeleton) == [], id_


# --- Where a body is

# A pelvis is 6 high when it lies on either face, 5.6 + 6 on a hip. A sole is 3.9 below its ankle, a knee 4.3 thick.
PRESETS: list[tuple[str, dict[str, Any], dict[str, Vector]]] = [
    (
        "standing",
        {},
        {
            "pelvis": (0, 0, 53.0),  # 3.9 + 24.6 + 24.5
            "neck": (0, 0, 81.8),
            "working-ankle": (0, 5.6, 3.9),
            "other-ankle": (0, -5.6, 3.9),
            "other-toes": (10.5, -5.6, 1.2),
        },
    ),
    (
        "kneeling",
        {"both": {"knee": 90}},
        {
            "pelvis": (0, 0, 28.8),  # 4.3 + 24.5
            "other-knee": (0, -5.6, 4.3),
            "working-knee": (0, 5.6, 4.3),
            "working-ankle": (-24.6, 5.6, 4.3),
        },
    ),
    (
        "seated",
        {"both": {"hip": [90, 0, 0], "knee": 90}},
        {"pelvis": (0, 0, 29), "working-knee": (24.5, 5.6, 29), "other-ankle": (24.5, -5.6, 4.4)},  # the seat is 23
    ),
    ("floor-sitting", {"both": {"hip": [90, 0, 0]}}, {"pelvis": (0, 0, 6), "working-ankle": (49.1, 5.6, 6)}),
    (
        "quadruped",
        {"both": {"hip": [90, 0, 0], "knee": 90, "shoulder": [90, 0, 0], "elbow": 0}},
        {
            "pelvis": (0, 0, 28.8),
            "neck": (28.8, 0, 28.8),
            "other-knee": (0, -5.6, 4.3),
            "other-ankle": (-24.6, -5.6, 4.3),
        },
    ),
    ("prone", {}, {"pelvis": (0, 0, 6), "neck": (28.8, 0, 6), "working-ankle": (-49.1, 5.6, 6)}),
    ("supine", {}, {"pelvis": (0, 0, 6), "neck": (-28.8, 0, 6), "working-ankle": (49.1, 5.6, 6)}),
    (
        "side-lying",
        {},
        {"pelvis": (0, 0, 11.6), "neck": (-28.8, 0, 11.6), "working-hip": (0, 0, 17.2), "other-hip": (0, 0, 6)},
    ),
    (
        "side-lying-below",
        {},
        {"pelvis": (0, 0, 11.6), "neck": (28.8, 0, 11.6), "working-hip": (0, 0, 6), "other-hip": (0, 0, 17.2)},
    ),
]


@pytest.mark.parametrize(("position", "frame", "places"), PRESETS, ids=[each[0] for each in PRESETS])
def test_a_position_lies_where_hand_calculation_has_it(
    position: str, frame: dict[str, Any], places: dict[str, Vector]
) -> None:
    skeleton = pose(frame, position=position)
    for name, place in places.items():
        assert skeleton.point(name) == pytest.approx(place, abs=1e-3), name


def test_every_position_was_calculated() -> None:
    assert [each[0] for each in PRESETS] == list(POSITIONS)


def test_an_ankle_brings_the_toes_up_lying_as_well_as_standing() -> None:
    # the toes 10.5 cos 20 + 2.7 sin 20 above the ankle, and 10.5 sin 20 - 2.7 cos 20 towards the hip
    assert pose({"both": {"ankle": 20}}, position="supine").point("working-toes") == pytest.approx(
        (48.0460, 5.6, 16.7902), abs=1e-3
    )


def test_the_carrying_knee_bends_and_the_pelvis_comes_down_over_the_foot() -> None:
    # thigh 40 ahead, knee 40: the shin is upright; pelvis 24.6 + 24.5 cos 40 over the ankle, 24.5 sin 40 behind it
    skeleton = pose({"both": {"hip": [40, 0, 0], "knee": 40}})
    assert skeleton.pelvis == pytest.approx((0, 0, 3.9 + 24.6 + 18.7681), abs=1e-3)
    assert skeleton.legs["other"].ankle == pytest.approx((15.7483, -5.6, 3.9), abs=1e-3)


@pytest.mark.parametrize(
    ("anchor", "low"),
    [
        ("pelvis", lowest_of_pelvis),
        ("chest", lowest_of_chest),
        ("working-foot", lambda skeleton: lowest_of_foot(skeleton.legs["working"])),
        ("other-foot", lambda skeleton: lowest_of_foot(skeleton.legs["other"])),
        ("working-knee", lambda skeleton: lowest_of_knee(skeleton.legs["working"])),
        ("other-knee", lambda skeleton: lowest_of_knee(skeleton.legs["other"])),
    ],
)
def test_an_anchor_rests_at_its_level(anchor: str, low: Any) -> None:
    for level in (0, 14):
        skeleton = pose({"anchor": anchor, "level": level, "pelvis": [20, 5, 0], "both": {"knee": 50}})
        assert low(skeleton) == pytest.approx(level, abs=1e-6)


def test_an_anchor_stays_in_its_place_while_the_body_moves() -> None:
    first, second = solved_frames(figure({}, {"pelvis": [40, 0, 0], "both": {"hip": [70, 0, 0], "knee": 60}}))
    assert second.skeleton.legs["other"].ankle == pytest.approx(first.skeleton.legs["other"].ankle)
    assert second.skeleton.pelvis != pytest.approx(first.skeleton.pelvis)


def test_another_anchor_begins_where_that_part_was() -> None:
    frames = ({"working": {"hip": [50, 0, 0], "knee": 20}}, {"anchor": "working-foot", "both": {"hip": [10, 0, 0]}})
    first, second = solved_frames(figure(*frames))
    x, y, _ = first.skeleton.legs["working"].ankle
    assert second.skeleton.legs["working"].ankle == pytest.approx((x, y, 3.9))


def test_a_shift_moves_the_body_and_leaves_the_standing_foot() -> None:
    frame = {"both": {"hip": [40, 0, 0], "knee": 80}}
    plain, shifted = pose(frame), pose({**frame, "shift": [4, 3, -6]})
    assert shifted.pelvis == pytest.approx(add(plain.pelvis, (4, 3, -6)))
    assert shifted.legs["other"].ankle == pytest.approx(plain.legs["other"].ankle, abs=1e-3)
    assert shifted.legs["other"].foot == plain.legs["other"].foot


# --- Contacts

SOLE = {"hip": [45, 0, 0], "knee": 90, "rests": "sole"}
RESTING: dict[str, Figure] = {
    "standing": figure({"both": {"rests": "sole"}}),
    "a split stance": figure(
        {"other": {"hip": [30, 0, 0], "knee": 30}, "working": {"hip": [-15, 0, 0], "rests": "foot"}}
    ),
    "a foot on a step": figure({"working": {"hip": [70, 0, 0], "knee": 55, "rests": "sole", "level": 9}}),
    "kneeling": figure({"both": {"knee": 90, "rests": "shin", "ankle": -60}}, position="kneeling"),
    "half-kneeling": figure({"working": {"hip": [90, 0, 0], "knee": 90, "rests": "sole"}}, position="kneeling"),
    "all fours": figure(
        {"both": {"hip": [90, 0, 0], "knee": 90, "rests": "shin", "hand": "floor", "ankle": -60}}, position="quadruped"
    ),
    "hook lying": figure({"both": SOLE}, position="supine"),
    "a bridge": figure({"both": SOLE}, {"pelvis": [-25, 0, 0], "anchor": "chest"}, position="supine"),
    "sitting": figure({"both": {"hip": [90, 5, 0], "knee": 90, "rests": "sole"}}, position="seated"),
    "ninety-ninety": figure(
        {
            "working": {"hip": [90, 50, 90], "knee": 90, "rests": "shin"},
            "other": {"hip": [90, 50, -90], "knee": 90, "rests": "shin"},
        },
        position="floor-sitting",
    ),
    "prone on the toes": figure({"both": {"rests": "foot", "ankle": 20}}, position="prone"),
    "on the side": figure(
        {"working": {"hip": [60, 0, 0], "knee": 80, "rests": "knee"}, "other": {"rests": "foot"}}, position="side-lying"
    ),
}


@pytest.mark.parametrize("name", RESTING)
def test_what_rests_touches_in_every_frame(name: str) -> None:
    for frame in solved_frames(RESTING[name]):
        assert off_contact(frame) == []


def near_enough(frame: SolvedFrame, side: str, before: SolvedFrame | None) -> bool:
    """Whether the leg reaches what it rests on, from where the hip is."""
    limb, leg = frame.state.limbs[side], frame.skeleton.legs[side]
    if limb.rests in ("knee", "shin"):
        return leg.hip[2] - limb.level < body.THIGH + 4.3
    if before and not limb.new_foot and limb.rests:  # it stays, if it stood before
        stood = not any(fault.startswith(side) for fault in off_contact(before))
        return stood and math.dist(leg.hip, before.skeleton.legs[side].ankle) < LEG
    return leg.hip[2] - limb.level < math.dist(leg.hip, leg.ankle)


@given(held_figures())
@REPEATED
def test_what_rests_touches_wherever_the_leg_is_long_enough(figure: Figure) -> None:
    found = solved_frames(figure)
    for before, frame in pairwise([None, *found]):
        assert frame is not None
        for fault in off_contact(frame):
            side = fault.partition(" ")[0]
            assert not near_enough(frame, side, before), fault


def planted(a: SolvedFrame, b: SolvedFrame, side: str) -> bool:
    """Whether a foot is to stay where it was, and can."""
    first, last = a.state.limbs[side], b.state.limbs[side]
    stays = first.rests in ("sole", "foot") and first.rests == last.rests and not last.new_foot
    carries = f"{side}-foot" in (a.state.anchor, b.state.anchor)
    reached = math.dist(b.skeleton.legs[side].hip, a.skeleton.legs[side].ankle) < LEG - 0.01
    return stays and reached and not carries


@given(held_figures())
@REPEATED
def test_a_planted_foot_stays_in_later_frames(figure: Figure) -> None:
    for a, b in pairwise(solved_frames(figure)):
        for side in LIMB_SIDES:
            if planted(a, b, side):
                was, now = a.skeleton.legs[side], b.skeleton.legs[side]
                assert now.ankle == pytest.approx(was.ankle, abs=1e-3)
                assert now.foot == was.foot


@given(held_figures())
@REPEATED
def test_a_planted_foot_stays_in_between(figure: Figure) -> None:
    for a, b in pairwise(solved_frames(figure)):
        for side in LIMB_SIDES:
            was = a.skeleton.legs[side]
            for skeleton in (in_between(a, b, share) for share in SHARES if planted(a, b, side)):
                now = skeleton.legs[side]
                if math.dist(now.hip, was.ankle) < LEG - 0.01:
                    assert now.ankle == pytest.approx(was.ankle, abs=0.05)
                    assert now.foot[0] == pytest.approx(was.foot[0], abs=1e-3)


def test_planted_feet_stay_through_a_whole_squat() -> None:
    squat = figure(
        {"both": {"hip": [5, 8, 0], "knee": 5, "rests": "sole"}},
        {"pelvis": [30, 0, 0], "both": {"hip": [110, 20, 10], "knee": 110}},
    )
    first, second = solved_frames(squat)
    feet = {side: first.skeleton.legs[side].ankle for side in LIMB_SIDES}
    assert second.skeleton.pelvis[2] < first.skeleton.pelvis[2] - 15
    for step in range(11):
        skeleton = in_between(first, second, step / 10)
        for side, ankle in feet.items():
            assert skeleton.legs[side].ankle == pytest.approx(ankle, abs=0.05)
            assert lowest_of_foot(skeleton.legs[side]) == pytest.approx(0, abs=0.05)


def test_a_standing_foot_steps_over_the_floor_to_another_place() -> None:
    step = figure(
        {"both": {"rests": "sole", "hip": [30, 0, 0], "knee": 60}},
        {"working": {"hip": [60, 0, 0], "knee": 20, "rests": "sole"}},
    )
    first, second = solved_frames(step)
    assert second.skeleton.legs["working"].ankle[0] > first.skeleton.legs["working"].ankle[0] + 10
    heights = [lowest_of_foot(in_between(first, second, share).legs["working"]) for share in (0, *SHARES, 1)]
    assert heights[0] == pytest.approx(0, abs=0.05)
    assert heights[-1] == pytest.approx(0, abs=0.05)
    assert min(heights[1:-1]) > 0.5


def long_enough(a: SolvedFrame, b: SolvedFrame, share: float, side: str, skeleton: Skeleton) -> bool:
    """Whether the leg reaches what it rests on in both frames, from where the hip is on the way."""
    limb, hip = a.state.limbs[side], skeleton.legs[side].hip
    if limb.rests in ("knee", "shin"):
        return hip[2] - limb.level < body.THIGH + 4.3
    return math.dist(hip, lerp(a.skeleton.legs[side].ankle, b.skeleton.legs[side].ankle, share)) < LEG


@given(held_figures())
@REPEATED
def test_what_rests_in_two_frames_touches_in_between_wherever_the_leg_is_long_enough(figure: Figure) -> None:
    for a, b in pairwise(solved_frames(figure)):
        off = {fault.partition(" ")[0] for fault in off_contact(a) + off_contact(b)}
        for share in SHARES:
            skeleton = in_between(a, b, share)
            lost = {fault.partition(" ")[0] for fault in lifted(skeleton, a, b)} - off
            assert not any(long_enough(a, b, share, side, skeleton) for side in lost)


def test_a_resting_knee_stays_down_in_between() -> None:
    # the pelvis tilts and turns over the other knee: this one slides, and would sink without resting
    frames = (
        {"both": {"hip": [0, 5, 0], "knee": 90}, "working": {"rests": "knee"}},
        {"pelvis": [50, 0, 40], "other": {"hip": [90, 5, 0]}, "working": {"hip": [40, 50, 0]}},
    )
    first, second = solved_frames(figure(*frames, position="kneeling"))
    for share in (0, *SHARES, 1):
        assert lowest_of_knee(in_between(first, second, share).legs["working"]) == pytest.approx(0, abs=0.05)


# --- Hands and feet that are put


def test_a_hand_on_the_floor_lies_under_its_shoulder_and_stays() -> None:
    frames = ({"both": {"hip": [90, 0, 0], "knee": 90, "hand": "floor"}}, {"trunk": [-15, 0, 0]})
    first, second = solved_frames(figure(*frames, position="quadruped"))
    for side in LIMB_SIDES:
        shoulder, hand = first.skeleton.arms[side].shoulder, first.skeleton.arms[side].hand
        assert hand == pytest.approx((shoulder[0], shoulder[1], 2), abs=1e-3)
        for share in (*SHARES, 1):
            assert in_between(first, second, share).arms[side].hand == pytest.approx(hand, abs=0.05)


def test_a_hand_on_the_body_goes_along_with_it() -> None:
    knee = {"hip": [60, 10, 0], "knee": 80, "rests": "sole"}
    hand = {"hand": {"on": "working-knee", "offset": [0, 2, 6]}}
    frames = ({"both": knee, "other": hand}, {"working": {"hip": [95, 10, 0], "rests": "free"}, "pelvis": [15, 0, 0]})
    first, second = solved_frames(figure(*frames, position="floor-sitting"))
    for share in (0, *SHARES, 1):
        skeleton = in_between(first, second, share)
        assert skeleton.point("other-hand") == pytest.approx(add(skeleton.point("working-knee"), (0, 2, 6)), abs=0.05)


def test_hands_can_rest_on_each_other() -> None:
    frame = {"working": {"hand": {"on": "chest", "offset": [14, 0, 0]}}, "other": {"hand": {"on": "working-hand"}}}
    skeleton = pose(frame)
    assert skeleton.point("other-hand") == pytest.approx(skeleton.point("working-hand"), abs=1e-3)


def test_a_foot_is_put_at_a_place_with_its_toes_where_they_are_to_point() -> None:
    leg = pose({"working": {"foot": {"at": [18, 8, 12], "point": [0, 1, 0.5]}}}).legs["working"]
    assert leg.ankle == pytest.approx((18, 8, 12), abs=1e-3)
    assert leg.foot[0] == pytest.approx((0, 1, 0))


def test_a_foot_is_put_on_the_other_leg_and_goes_along() -> None:
    crossed = {"hip": [90, 50, 70], "knee": 90, "foot": {"on": "other-knee", "offset": [-5, 4, 7]}}
    frames = (
        {"other": {"hip": [90, 0, 0], "knee": 90}, "working": crossed},
        {"other": {"hip": [60, 20, 0], "knee": 60}, "pelvis": [20, 0, 0]},
    )
    first, second = solved_frames(figure(*frames, position="seated"))
    for share in (0, *SHARES, 1):
        skeleton = in_between(first, second, share)
        place = add(skeleton.point("other-knee"), (-5, 4, 7))
        assert skeleton.point("working-ankle") == pytest.approx(place, abs=0.05)


# --- In between


@given(held_figures())
@REPEATED
def test_in_betweens_begin_and_end_as_the_frames(figure: Figure) -> None:
    for a, b in pairwise(solved_frames(figure)):
        assert apart(in_between(a, b, 0), a.skeleton, JOINTS) == {}
        assert apart(in_between(a, b, 1), b.skeleton, JOINTS) == {}


@given(held_figures())
@REPEATED
def test_hands_in_between_begin_and_end_as_in_the_frames(figure: Figure) -> None:
    for a, b in pairwise(solved_frames(figure)):
        assert apart(in_between(a, b, 0), a.skeleton, HANDS) == {}
        assert apart(in_between(a, b, 1), b.skeleton, HANDS) == {}


def test_in_betweens_of_built_in_figures_begin_and_end_as_their_frames(
    figures: dict[str, Figure], solved: dict[str, list[SolvedFrame]]
) -> None:
    for id_, each in figures.items():
        for a, b in ways(each, solved[id_]):
            assert apart(in_between(a, b, 0), a.skeleton, JOINTS + HANDS) == {}, id_
            assert apart(in_between(a, b, 1), b.skeleton, JOINTS + HANDS) == {}, id_


@pytest.mark.parametrize(
    "frame",
    [
        {"anchor": "other-knee", "level": 6},
        {"anchor": "other-knee", "shift": [0, 0, 4]},
        {"anchor": "working-foot", "level": 9},
        {"anchor": "working-foot", "shift": [4, 2, -5]},
        {"anchor": "pelvis", "level": 30, "shift": [3, 3, 3]},
    ],
    ids=lambda frame: "-".join(map(str, frame.values())),
)
def test_in_betweens_know_of_levels_and_shifts(frame: dict[str, Any]) -> None:
    legs = {"hip": [20, 5, 0], "knee": 90}
    first, second = solved_frames(figure({**frame, "both": legs}, {"trunk": [20, 0, 0]}, position="kneeling"))
    assert apart(in_between(first, second, 0), first.skeleton, JOINTS) == {}
    assert apart(in_between(first, second, 1), second.skeleton, JOINTS) == {}


@pytest.mark.slow
@given(held_figures())
@REPEATED
def test_nothing_jumps_in_between(figure: Figure) -> None:
    for a, b in pairwise(solved_frames(figure)):
        bodies = [in_between(a, b, step / 16) for step in range(17)]
        for name in JOINTS:
            steps = [math.dist(p.point(name), q.point(name)) for p, q in pairwise(bodies)]
            for before, step, after in zip(steps, steps[1:], steps[2:], strict=False):
                assert step < max(before, after) + 5, name


def test_nothing_moves_between_two_frames_that_are_the_same() -> None:
    for name, each in RESTING.items():
        first = solved_frames(each)[-1]
        for share in SHARES:
            assert apart(in_between(first, first, share), first.skeleton, JOINTS + HANDS) == {}, name


def test_a_knee_that_bends_behind_a_standing_body_takes_its_foot_along_without_a_jump() -> None:
    first, last = solved_frames(figure({}, {"working": {"knee": 140}}))
    ankles = [in_between(first, last, step / 64).legs["working"].ankle for step in range(65)]
    assert max(math.dist(*pair) for pair in pairwise(ankles)) < 2.5
    lows = [lowest_of_foot(in_between(first, last, step / 64).legs["working"]) for step in range(65)]
    assert min(lows) > -0.02
