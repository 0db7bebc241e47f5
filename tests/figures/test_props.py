from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest
from figure_strategies import REPEATED, figures
from hypothesis import given
from strategies import made

from hipcoach.catalogue.figure import Figure, Prop
from hipcoach.figures.camera import Camera
from hipcoach.figures.hull import polygon
from hipcoach.figures.pose import solved_frames
from hipcoach.figures.props import Solid, pieces_of
from hipcoach.figures.shapes import Part
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.theme import THEMES
from hipcoach.figures.vectors import Vector, about_z, add, dot, lerp, nearest_points

BOXES = ("box", "step", "block", "couch", "wall", "pillow", "towel", "weight")
CAMERA = Camera(30, 20)


def standing(**frame: Any) -> Skeleton:
    return solved_frames(made(Figure, id="pose", position="standing", view=(0, 0), frames=[frame]))[0].skeleton


def pieces(kind: str, skeleton: Skeleton | None = None, **fields: Any) -> list[Part | Solid]:
    return pieces_of(made(Prop, **{"is": kind, **fields}), skeleton or standing())


def solid(kind: str, **fields: Any) -> Solid:
    (piece,) = pieces(kind, **fields)
    assert isinstance(piece, Solid)
    return piece


def parts(kind: str, skeleton: Skeleton, **fields: Any) -> list[Part]:
    found = pieces(kind, skeleton, **fields)
    assert all(isinstance(each, Part) for each in found)
    return [each for each in found if isinstance(each, Part)]


def spans(solids: list[Part | Solid]) -> list[tuple[float, float]]:
    """From where to where things reach, along each axis of the room."""
    corners = [corner for each in solids if isinstance(each, Solid) for corner in each.corners]
    return [(min(c[axis] for c in corners), max(c[axis] for c in corners)) for axis in range(3)]


# --- Boxes


@pytest.mark.parametrize("kind", BOXES)
def test_a_box_stands_on_its_place_with_its_size(kind: str) -> None:
    found = spans(pieces(kind, at=[10, -5, 4], size=[6, 8, 12]))
    assert found == [(7, 13), (-9, -1), (4, 16)]


@pytest.mark.parametrize("kind", ["chair", "table"])
def test_what_has_legs_is_as_large_as_it_is_said_to_be(kind: str) -> None:
    x, y, z = spans(pieces(kind, at=[10, -5, 0], size=[24, 30, 20]))
    assert x == pytest.approx((-2, 22))
    assert y == pytest.approx((-20, 10))
    assert z[0] == pytest.approx(0)


def test_a_chair_s_seat_is_at_its_height_and_its_back_behind_and_above() -> None:
    seat, *others = pieces("chair", at=[0, 0, 0], size=[24, 30, 20])
    assert spans([seat]) == [(-12, 12), (-15, 15), (pytest.approx(17.6), pytest.approx(20))]
    above = [each for each in others if spans([each])[2][1] > 21]
    assert above
    assert all(spans([each])[0][1] < -9 for each in above)
    legs = [each for each in others if spans([each])[2][0] == pytest.approx(0)]
    assert len(legs) == 4


def test_a_table_is_a_top_on_four_legs() -> None:
    top, *legs = pieces("table", at=[0, 0, 0], size=[60, 30, 40])
    assert spans([top])[2] == pytest.approx((37.6, 40))
    assert len(legs) == 4
    assert spans(legs)[2] == pytest.approx((0, 37.6))


def test_a_seat_is_as_high_as_somebody_seated_sits() -> None:
    seat, *_ = pieces("chair", at=[0, 0, 0])
    assert spans([seat])[2][1] == pytest.approx(23)


@pytest.mark.parametrize("kind", [*BOXES, "chair", "table", "ball"])
def test_every_kind_has_a_usual_size(kind: str) -> None:
    assert pieces(kind, at=[0, 0, 0])


def test_a_prop_turns_to_the_working_side() -> None:
    box = solid("box", at=[10, 0, 0], size=[20, 4, 6], turn=90)
    for span, expected in zip(spans([box]), [(8, 12), (-10, 10), (0, 6)], strict=True):
        assert span == pytest.approx(expected)
    half = solid("box", at=[0, 0, 0], size=[20, 2, 2], turn=30)
    assert half.axes[0] == pytest.approx((math.sqrt(3) / 2, 0.5, 0))


def test_a_prop_goes_along_with_the_body() -> None:
    skeleton = standing(working={"hip": [60, 0, 0], "knee": 40})
    (pillow,) = pieces("pillow", skeleton, on="working-knee", at=[1, 2, 3])
    assert isinstance(pillow, Solid)
    assert pillow.middle == pytest.approx(add(skeleton.point("working-knee"), (1, 2, 3)))
    (weight,) = pieces("weight", skeleton, on="hand")
    assert isinstance(weight, Solid)
    assert weight.middle == skeleton.point("working-hand")


def test_a_ball_lies_on_its_place_and_is_as_thick_as_it_is_high() -> None:
    assert pieces("ball", at=[3, 4, 0], size=[1, 1, 12]) == [Part("ball", (((3, 4, 6), 6),), "ball")]


def test_the_faces_of_a_box_lie_around_it() -> None:
    box = Solid("box", (10, 0, 5), about_z(30), (4, 3, 5), "wood")
    assert len(box.corners) == 8
    for normal, far in box.faces():
        reach = [dot(normal, corner) for corner in box.corners]
        assert max(reach) == pytest.approx(far)
        assert sum(each == pytest.approx(far) for each in reach) == 4
    assert lerp(box.corner((1, 1, 1)), box.corner((-1, -1, -1)), 0.5) == pytest.approx(box.middle)


# --- What is seen of a box


@pytest.mark.parametrize(
    ("camera", "paints"),
    [
        (Camera(0, 0), ["wood"]),
        (Camera(90, 0), ["wood-side"]),
        (Camera(0, 90), ["wood-top"]),
        (Camera(30, 20), ["wood", "wood-side", "wood-top"]),
    ],
)
def test_only_the_faces_towards_the_camera_are_drawn(camera: Camera, paints: list[str]) -> None:
    assert [shape.paint for shape in solid("box", at=[0, 0, 0]).shapes(camera)] == paints


@pytest.mark.parametrize("camera", [Camera(0, 0), Camera(30, 20), Camera(-100, 70), Camera(0, 90)])
def test_the_faces_that_are_drawn_fill_the_whole_outline(camera: Camera) -> None:
    box = solid("box", at=[5, 5, 0], size=[10, 20, 30], turn=20)
    whole = area(tuple((*camera.flat(corner), 0.0) for corner in box.corners))
    assert sum(area(shape.circles) for shape in box.shapes(camera)) == pytest.approx(whole, rel=1e-6)


def area(circles: tuple[tuple[float, float, float], ...]) -> float:
    corners = polygon(circles)
    ends = zip(corners, [*corners[1:], corners[0]], strict=True)
    return sum(a[0] * b[1] - a[1] * b[0] for a, b in ends) / 2


@pytest.mark.parametrize("kind", ["pillow", "towel", "couch"])
def test_what_is_soft_is_one_rounded_shape_no_larger_than_its_box(kind: str) -> None:
    soft = solid(kind, at=[0, 0, 0])
    (shape,) = soft.shapes(CAMERA)
    flat = [CAMERA.flat(corner) for corner in soft.corners]
    for axis in (0, 1):
        assert max(c[axis] + c[2] for c in shape.circles) <= max(f[axis] for f in flat)
        assert min(c[axis] - c[2] for c in shape.circles) >= min(f[axis] for f in flat)
    assert all(radius > 0 for _, _, radius in shape.circles)


def test_a_thin_pillow_is_still_drawn_and_no_thicker() -> None:
    (shape,) = solid("pillow", at=[0, 0, 0], size=[10, 10, 0.5]).shapes(Camera(0, 0))
    assert all(radius > 0 for _, _, radius in shape.circles)
    assert max(y + radius for _, y, radius in shape.circles) <= 0.1
    assert min(y - radius for _, y, radius in shape.circles) >= -0.6


@pytest.mark.parametrize("kind", ["pillow", "towel", "couch"])
def test_what_is_soft_is_never_drawn_hard_however_thin(kind: str) -> None:
    thinnest = solid(kind, at=[0, 0, 0], size=[10, 10, 0.1])
    flat = replace(thinnest, half=(5.0, 5.0, 0.0), soft=0.0)
    assert [shape.paint for each in (thinnest, flat) for shape in each.shapes(CAMERA)] == ["cloth", "cloth"]


# --- Lines and loops


def test_a_line_runs_straight_through_its_points() -> None:
    skeleton = standing()
    found = parts("belt", skeleton, along=["working-hand", "working-knee", "working-ankle"])
    ends = [tuple(centre for centre, _ in part.spheres) for part in found]
    hand, knee, ankle = (skeleton.point(f"working-{joint}") for joint in ("hand", "knee", "ankle"))
    assert ends == [(hand, knee), (knee, ankle)]
    assert {part.paint for part in found} == {"belt"}


def test_a_stick_is_of_wood() -> None:
    (stick,) = parts("stick", standing(), along=["working-hand", "other-hand"])
    assert (stick.name, stick.paint) == ("stick", "wood")


THICKEST = {"thigh": 5.0, "knee": 4.3, "shin": 4.1, "ankle": 2.6}


@pytest.mark.parametrize("joint", THICKEST)
@pytest.mark.parametrize("kind", ["belt", "band"])
def test_a_band_around_one_leg_encloses_it_closely(kind: str, joint: str) -> None:
    skeleton = standing(working={"hip": [40, 20, 10], "knee": 30})
    leg = skeleton.legs["working"]
    bone = (leg.knee, leg.ankle) if joint in ("shin", "ankle") else (leg.hip, leg.knee)
    loop = parts(kind, skeleton, around=[f"working-{joint}"])
    assert len(loop) > 8
    for part in loop:
        assert part.paint == kind
        for centre, radius in part.spheres:
            away = to_line(centre, bone)
            assert THICKEST[joint] * 0.85 - radius < away < THICKEST[joint] + 2 * radius


def to_line(point: Vector, bone: tuple[Vector, Vector]) -> float:
    _, share = nearest_points((point, point), bone)
    return math.dist(point, lerp(*bone, share))


@pytest.mark.parametrize("joint", THICKEST)
def test_a_band_is_closed(joint: str) -> None:
    loop = parts("band", standing(), around=[f"working-{joint}", f"other-{joint}"])
    for part, after in zip(loop, [*loop[1:], loop[0]], strict=True):
        assert part.spheres[-1][0] == pytest.approx(after.spheres[0][0])


@pytest.mark.parametrize("apart", [0, 12])
@pytest.mark.parametrize("joint", ["thigh", "knee", "ankle"])
def test_a_band_around_both_legs_cuts_into_neither(joint: str, apart: float) -> None:
    skeleton = standing(both={"hip": [0, apart, 0]})
    loop = parts("band", skeleton, around=[f"working-{joint}", f"other-{joint}"])
    centres = [part.spheres[0][0] for part in loop]
    for leg in skeleton.legs.values():
        bone = (leg.hip, leg.knee) if joint == "thigh" else (leg.knee, leg.ankle)
        assert min(to_line(centre, bone) for centre in centres) > THICKEST[joint] * 0.85


@pytest.mark.parametrize("joint", ["knee", "ankle"])
def test_a_band_around_both_legs_has_them_both_inside(joint: str) -> None:
    skeleton = standing()
    loop = parts("band", skeleton, around=[f"working-{joint}", f"other-{joint}"])
    centres = [part.spheres[0][0] for part in loop]
    for axis in (0, 1):
        ends = [skeleton.point(f"{side}-{joint}")[axis] for side in ("working", "other")]
        assert max(centre[axis] for centre in centres) > max(ends) + THICKEST[joint] * 0.9
        assert min(centre[axis] for centre in centres) < min(ends) - THICKEST[joint] * 0.9


def test_the_pieces_of_a_loop_have_no_lines_between_them() -> None:
    for piece in parts("band", standing(), around=["working-shin"]):
        (shape,) = piece.shapes(Camera(0, 0))
        assert not shape.line


# --- Anything


@given(figures())
@REPEATED
def test_any_prop_is_made_of_something_of_a_known_paint(figure: Figure) -> None:
    skeleton = solved_frames(figure)[-1].skeleton
    camera = Camera(*figure.view)
    for prop in figure.props:
        found = pieces_of(prop, skeleton)
        assert found
        for shape in (shape for piece in found for shape in piece.shapes(camera)):
            assert shape.paint in THEMES["light"]
            assert all(math.isfinite(number) for circle in shape.circles for number in circle)
            assert all(radius >= 0 for _, _, radius in shape.circles)
