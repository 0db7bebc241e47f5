"""Parts of a body and what is drawn of them, the head among them."""

from __future__ import annotations

import math
from typing import Any

import pytest
from figure_strategies import REPEATED, figures, held_figures
from hypothesis import given
from hypothesis import strategies as st
from strategies import made

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.camera import Camera
from hipcoach.figures.head import Head
from hipcoach.figures.hull import polygon
from hipcoach.figures.joint_rotations import LIMB_SIDES
from hipcoach.figures.painters_order import cores, gap_between
from hipcoach.figures.parts import body_parts, far_limbs, marks
from hipcoach.figures.pose import solved_frames
from hipcoach.figures.shapes import Part, Shape, circles_of
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.theme import THEMES
from hipcoach.figures.vectors import dot, lerp

FRONT, LEFT, BEHIND, ABOVE = Camera(0, 0), Camera(90, 0), Camera(180, 0), Camera(0, 90)
CAMERAS = st.builds(Camera, st.integers(-180, 180), st.integers(0, 90))


def standing(**frame: Any) -> Skeleton:
    return solved_frames(made(Figure, id="pose", position="standing", view=(0, 0), frames=[frame]))[0].skeleton


def named(skeleton: Skeleton, coloured: tuple[str, ...] = (), far: frozenset[str] = frozenset()) -> dict[str, Part]:
    return {part.name: part for part in body_parts(skeleton, coloured, far)}


# --- Shapes


def test_spheres_are_seen_as_circles_of_the_same_radius() -> None:
    assert circles_of((((1, 2, 3), 4), ((5, 6, 7), 8)), FRONT) == ((2, -3, 4), (6, -7, 8))


def test_a_part_is_one_shape_in_its_paint() -> None:
    part = Part("thigh", (((0, 0, 0), 2), ((0, 0, 9), 1)), "skin")
    assert part.shapes(FRONT) == (Shape(((0, 0, 2), (0, -9, 1)), "skin"),)


# --- Parts

LIMB_PARTS = ("thigh", "shin", "foot", "upper-arm", "forearm", "hand")


def test_a_body_has_all_its_parts_once() -> None:
    names = [part.name for part in body_parts(standing())]
    limbs = [f"{side}-{limb}" for side in LIMB_SIDES for limb in LIMB_PARTS]
    assert sorted(names) == sorted(["pelvis", "chest", "neck", "head", *limbs])


@pytest.mark.parametrize(
    ("part", "ends"),
    [
        ("thigh", ("hip", "knee")),
        ("shin", ("knee", "ankle")),
        ("foot", ("ankle", "toes")),
        ("upper-arm", ("shoulder", "elbow")),
        ("forearm", ("elbow", "wrist")),
        ("hand", ("wrist", "hand")),
    ],
)
@pytest.mark.parametrize("side", LIMB_SIDES)
def test_a_part_holds_its_bone(side: str, part: str, ends: tuple[str, str]) -> None:
    limbs = {"hip": [40, 20, 30], "knee": 50, "shoulder": [60, 30, 20], "elbow": 70}
    skeleton = standing(both=limbs)
    spheres = named(skeleton)[f"{side}-{part}"].spheres
    for end in ends:
        place = skeleton.point(f"{side}-{end}")
        assert min(math.dist(place, centre) - radius for centre, radius in spheres) < 0.1


@given(held_figures())
@REPEATED
def test_neighbouring_parts_touch(figure: Figure) -> None:
    parts = named(solved_frames(figure)[0].skeleton)
    for side in LIMB_SIDES:
        for a, b in (
            ("pelvis", f"{side}-thigh"),
            (f"{side}-thigh", f"{side}-shin"),
            (f"{side}-shin", f"{side}-foot"),
            ("chest", f"{side}-upper-arm"),
            (f"{side}-upper-arm", f"{side}-forearm"),
            (f"{side}-forearm", f"{side}-hand"),
            ("chest", "neck"),
            ("neck", "head"),
        ):
            gaps = [gap_between(first, second)[0] for first in cores(parts[a]) for second in cores(parts[b])]
            assert min(gaps) < 0, (a, b)


def test_right_and_left_parts_are_mirrored() -> None:
    parts = named(standing(both={"hip": [0, 0, 0], "rests": "sole"}))
    for limb in LIMB_PARTS:
        other = {(round(x, 6), round(-y, 6), round(z, 6), r) for (x, y, z), r in parts[f"other-{limb}"].spheres}
        assert {
            (round(x, 6), round(y, 6), round(z, 6), r) for (x, y, z), r in parts[f"working-{limb}"].spheres
        } == other


def test_the_working_leg_has_its_colour_and_the_other_has_not() -> None:
    parts = named(standing(), ("working",))
    assert [parts[f"working-{limb}"].paint for limb in LIMB_PARTS[:3]] == ["working", "working", "working-shoe"]
    assert [parts[f"other-{limb}"].paint for limb in LIMB_PARTS[:3]] == ["other", "other", "other-shoe"]
    both = named(standing(), LIMB_SIDES)
    assert [both[f"other-{limb}"].paint for limb in LIMB_PARTS[:3]] == ["working", "working", "working-shoe"]


def test_far_limbs_are_darker() -> None:
    parts = named(standing(), ("working",), frozenset({"other-leg", "working-arm"}))
    darker = {name for name, part in parts.items() if part.paint.endswith("-far")}
    assert darker == {f"other-{limb}" for limb in LIMB_PARTS[:3]} | {f"working-{limb}" for limb in LIMB_PARTS[3:]}


def test_from_one_side_the_limbs_of_the_other_side_are_far() -> None:
    assert far_limbs([standing()], LEFT) == {"other-leg", "other-arm"}
    assert far_limbs([standing()], Camera(-90, 0)) == {"working-leg", "working-arm"}


def test_from_ahead_no_limb_is_far() -> None:
    assert far_limbs([standing(both={"rests": "sole"})], FRONT) == frozenset()


def test_a_leg_held_ahead_makes_the_other_the_far_one() -> None:
    assert far_limbs([standing(other={"hip": [0, 0, 0]}, working={"hip": [80, 0, 0]})], FRONT) == {"other-leg"}


def test_what_is_far_is_told_by_all_of_a_motion() -> None:
    ahead, level = standing(working={"hip": [80, 0, 0]}), standing()
    assert far_limbs([ahead, level], FRONT) == far_limbs([level, ahead], FRONT)
    assert far_limbs([level, level, level, level, level, ahead], FRONT) == frozenset()


@given(figures())
@REPEATED
def test_every_part_is_finite_and_of_a_known_paint(figure: Figure) -> None:
    camera = Camera(*figure.view)
    for frame in solved_frames(figure):
        for part in body_parts(frame.skeleton, ("working",), far_limbs([frame.skeleton], camera)):
            for shape in part.shapes(camera):
                assert shape.paint in THEMES["light"]
                assert shape.circles
                assert all(math.isfinite(number) for circle in shape.circles for number in circle)
                assert all(radius >= 0 for _, _, radius in shape.circles)


# --- Marks


def mark_names(skeleton: Skeleton, camera: Camera, coloured: tuple[str, ...] = ("working",)) -> set[str]:
    return {mark.name for mark, _ in marks(skeleton, camera, coloured)}


def test_kneecaps_are_seen_from_ahead_and_not_from_behind() -> None:
    assert {"working-kneecap", "other-kneecap"} <= mark_names(standing(), FRONT)
    assert not {"working-kneecap", "other-kneecap"} & mark_names(standing(), BEHIND)


def test_a_kneecap_turns_with_its_leg() -> None:
    turned = standing(working={"hip": [0, 0, 120]})
    assert {"working-kneecap", "other-kneecap"} & mark_names(turned, FRONT) == {"other-kneecap"}
    assert "working-kneecap" in mark_names(turned, LEFT)


def test_a_kneecap_lies_on_the_front_of_its_knee() -> None:
    skeleton = standing(working={"hip": [60, 10, 10], "knee": 70})
    (cap,) = [mark for mark, _ in marks(skeleton, FRONT, ("working",)) if mark.name == "working-kneecap"]
    ((centre, radius),) = cap.spheres
    leg = skeleton.legs["working"]
    away = tuple(a - b for a, b in zip(centre, leg.knee, strict=True))
    assert math.hypot(*away) + radius == pytest.approx(4.3, abs=0.6)
    assert dot(leg.thigh[0], (away[0], away[1], away[2])) > 0
    assert dot(leg.shin[0], (away[0], away[1], away[2])) > 0


def test_the_working_hip_has_a_ring() -> None:
    skeleton = standing()
    ((ring, upon),) = [each for each in marks(skeleton, LEFT, ("working",)) if each[0].name.endswith("ring")]
    assert ring.spheres[0][0] == skeleton.legs["working"].hip
    assert set(upon) == {"working-thigh", "pelvis"}


def test_two_working_hips_have_a_ring_each_unless_they_would_touch() -> None:
    rings = {"working-ring", "other-ring"}
    assert rings <= mark_names(standing(), FRONT, LIMB_SIDES)
    assert rings & mark_names(standing(), LEFT, LIMB_SIDES) == {"working-ring"}
    assert rings & mark_names(standing(), Camera(-90, 0), LIMB_SIDES) == {"other-ring"}


# --- The head


def head(skeleton: Skeleton | None = None) -> Head:
    found = named(skeleton or standing())["head"]
    assert isinstance(found, Head)
    return found


def paints(camera: Camera, skeleton: Skeleton | None = None) -> list[str]:
    return [shape.paint for shape in head(skeleton).shapes(camera)]


def eyes(camera: Camera, skeleton: Skeleton | None = None) -> list[Shape]:
    return [each for each in head(skeleton).shapes(camera) if each.paint == "ink" and len(each.circles) == 1]


@pytest.mark.parametrize(
    ("camera", "count"), [(FRONT, 2), (Camera(40, 10), 2), (LEFT, 1), (Camera(-90, 0), 1), (BEHIND, 0), (ABOVE, 0)]
)
def test_as_many_eyes_are_seen_as_look_at_the_camera(camera: Camera, count: int) -> None:
    assert len(eyes(camera)) == count


def test_eyes_are_on_the_side_to_which_the_face_looks() -> None:
    skull = FRONT.flat(head().spheres[0][0])[0]
    looking = standing(neck=[0, 0, 40])
    assert all(shape.circles[0][0] > skull - 2.4 for shape in eyes(FRONT, looking))
    assert sum(shape.circles[0][0] - skull for shape in eyes(FRONT, looking)) > 2
    assert sum(shape.circles[0][0] - skull for shape in eyes(FRONT)) == pytest.approx(0, abs=1e-6)


def test_a_nose_stands_out_of_a_face_seen_from_the_side() -> None:
    found = head().shapes(LEFT)
    (skull, radius), _ = head().spheres
    x = LEFT.flat(skull)[0]
    outermost = min(circle[0] - circle[2] for circle in found[0].circles)
    assert outermost < x - radius - 0.8
    assert found[0].line


def test_from_behind_a_head_is_hair() -> None:
    (skull, radius), _ = head().spheres
    found = [shape for shape in head().shapes(BEHIND) if shape.paint == "hair"]
    assert len(found) == 1
    x, y = BEHIND.flat(skull)
    for shape in found:
        corners = polygon(shape.circles)
        assert max(corner[0] for corner in corners) > x + radius * 0.9
        assert min(corner[1] for corner in corners) < y - radius * 0.9


def test_hair_is_drawn_before_the_face_that_lies_over_it() -> None:
    found = paints(FRONT)
    assert found.index("hair") < found.index("ink")
    assert found.index("skin") < found.index("ink")


@given(held_figures(), CAMERAS)
@REPEATED
def test_hair_and_face_end_on_the_skull(figure: Figure, camera: Camera) -> None:
    face = head(solved_frames(figure)[0].skeleton)
    (skull, radius), _ = face.spheres
    corners = [c for shape in face.shapes(camera) for c in shape.circles if c[2] == 0]
    assert corners
    assert all(math.dist((x, y), camera.flat(skull)) <= radius + 1e-6 for x, y, _ in corners)


@given(held_figures(), CAMERAS)
@REPEATED
def test_no_part_of_a_head_reaches_far_from_skull_and_chin(figure: Figure, camera: Camera) -> None:
    (skull, radius), (chin, below) = head(solved_frames(figure)[0].skeleton).spheres
    middle = camera.flat(lerp(skull, chin, 0.3))
    for shape in head(solved_frames(figure)[0].skeleton).shapes(camera):
        for x, y, r in shape.circles:
            assert math.dist((x, y), middle) + r < radius + below + 1.5


@given(held_figures(), CAMERAS)
@REPEATED
def test_a_mirrored_head_has_the_same_shapes_mirrored(figure: Figure, camera: Camera) -> None:
    face = head(solved_frames(figure)[0].skeleton)
    mirrored = Camera(camera.azimuth, camera.elevation, mirrored=True)
    plain, other = face.shapes(camera), face.shapes(mirrored)
    assert [(shape.paint, shape.line) for shape in plain] == [(shape.paint, shape.line) for shape in other]
    for a, b in zip(plain, other, strict=True):
        assert _rounded((-x, y, r) for x, y, r in a.circles) == _rounded(b.circles)


def _rounded(circles: Any) -> list[tuple[float, ...]]:
    return sorted({tuple(round(number, 6) + 0.0 for number in circle) for circle in circles})


def test_the_neck_bends_with_the_head() -> None:
    nodding = standing(neck=[50, 0, 0])
    low, high = (centre for centre, _ in named(nodding)["neck"].spheres)
    straight_low, straight_high = (centre for centre, _ in named(standing())["neck"].spheres)
    assert low == pytest.approx(straight_low)
    assert high[0] > straight_high[0] + 3
    assert math.dist(nodding.neck, high) == pytest.approx(math.dist(standing().neck, straight_high))
