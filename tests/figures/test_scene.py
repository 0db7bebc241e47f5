from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest
from figure_strategies import REPEATED, figures
from hypothesis import given, settings
from strategies import made

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.hull import Circle, Flat
from hipcoach.figures.scene import Arrow, Panel, Scene
from hipcoach.figures.shapes import Shape
from hipcoach.figures.theme import THEMES

FEWER = settings(REPEATED, max_examples=30)
KICK = {"hip": [60, 10, 0], "knee": 20}
KICKED: tuple[dict[str, Any], ...] = ({}, {"working": KICK})


def figure(*frames: dict[str, Any], **more: Any) -> Figure:
    fields: dict[str, Any] = {"id": "scene", "position": "standing", "view": (60, 15), **more}
    return made(Figure, **fields, frames=frames)


def scene(*frames: dict[str, Any], **more: Any) -> Scene:
    return Scene(figure(*frames, **more))


def paints(panel: Panel) -> list[str]:
    return [shape.paint for shape in panel.shapes]


def near(a: Flat, b: Flat) -> bool:
    return math.dist(a, b) < 1e-6


# --- Mirrors


def across(circles: Iterable[Circle]) -> list[tuple[float, ...]]:
    return rounded((-x, y, radius) for x, y, radius in circles)


def rounded(circles: Iterable[Circle]) -> list[tuple[float, ...]]:
    return sorted({tuple(round(number, 6) + 0.0 for number in circle) for circle in circles})


def mirrors(plain: Shape, other: Shape) -> bool:
    return (plain.paint, plain.line) == (other.paint, other.line) and across(plain.circles) == rounded(other.circles)


def is_mirrored(plain: Panel, other: Panel) -> bool:
    """Whether each shape and arrow has its mirror image at its place in the order."""
    return (
        len(plain.shapes) == len(other.shapes)
        and all(mirrors(a, b) for a, b in zip(plain.shapes, other.shapes, strict=True))
        and tuple(Arrow(tuple((-x, y) for x, y in arrow.points), arrow.press) for arrow in plain.arrows) == other.arrows
    )


@pytest.mark.slow
def test_mirrored_built_in_figures_are_exact_mirrors(figures: dict[str, Figure]) -> None:
    for id_, each in figures.items():
        last = len(each.frames) - 1
        assert is_mirrored(Scene(each).still(last), Scene(each, mirrored=True).still(last)), id_


@pytest.mark.slow
@given(figures())
@FEWER
def test_any_mirrored_figure_is_an_exact_mirror(figure: Figure) -> None:
    plain, mirrored = Scene(figure), Scene(figure, mirrored=True)
    for a, b in zip(plain.panels, mirrored.panels, strict=True):
        assert is_mirrored(a, b)
    if plain.mat or mirrored.mat:
        assert plain.mat
        assert mirrored.mat
        assert mirrors(plain.mat, mirrored.mat)
    assert (mirrored.bounds.left, mirrored.bounds.right) == pytest.approx((-plain.bounds.right, -plain.bounds.left))
    assert (mirrored.bounds.top, mirrored.bounds.bottom) == pytest.approx((plain.bounds.top, plain.bounds.bottom))


def test_every_picture_of_a_mirrored_motion_is_a_mirror() -> None:
    moving = figure({"working": KICK}, {"working": {"hip": [0, 40, 0]}}, props=[{"is": "chair", "at": [-30, 0, 0]}])
    plain, mirrored = Scene(moving).moving(8), Scene(moving, mirrored=True).moving(8)
    assert all(is_mirrored(a, b) for a, b in zip(plain, mirrored, strict=True))


def test_a_mirrored_figure_s_working_leg_is_on_the_other_side_of_the_picture() -> None:
    def orange(found: Scene) -> float:
        (panel,) = found.panels
        return sum(circle[0] for shape in panel.shapes if shape.paint == "working" for circle in shape.circles)

    ahead = figure({}, view=(0, 10))
    assert orange(Scene(ahead)) > 20
    assert orange(Scene(ahead, mirrored=True)) == pytest.approx(-orange(Scene(ahead)))


# --- Panels


def test_each_frame_is_a_panel() -> None:
    found = scene({}, {"working": KICK}, {"working": {"hip": [0, 30, 0]}})
    assert len(found.panels) == 3
    assert found.panels == tuple(found.still(index) for index in range(3))
    assert len(set(found.panels)) == 3


def test_with_a_ghost_there_is_one_panel_of_the_end_and_the_leg_where_it_began() -> None:
    frames = ({"working": {"hip": [-10, 0, 0]}}, {"working": KICK})
    (panel,) = scene(*frames, layout="ghost").panels
    plain = scene(*frames).panels
    ghosts = [shape for shape in panel.shapes if shape.paint == "ghost"]
    assert len(ghosts) == 3
    assert {shape for shape in panel.shapes if shape.paint != "ghost"} == set(plain[-1].shapes)
    began = [set(shape.circles) for shape in plain[0].shapes if shape.paint in ("working", "working-shoe")]
    assert all(set(ghost.circles) in began for ghost in ghosts)


def test_both_working_legs_have_ghosts() -> None:
    frames = ({"both": {"hip": [10, 5, 0]}}, {"both": {"hip": [40, 20, 0]}})
    (panel,) = scene(*frames, layout="ghost", colour="both", position="supine").panels
    assert paints(panel).count("ghost") == 6


def test_whose_leg_is_in_colour() -> None:
    (one,), (both,) = scene({}, view=(0, 10)).panels, scene({}, view=(0, 10), colour="both").panels
    assert paints(one).count("working") == 2
    assert paints(both).count("working") == 4
    assert paints(one).count("ring") == 1
    assert paints(both).count("ring") == 2


def test_the_one_working_leg_keeps_its_colour_when_it_is_far() -> None:
    (panel,) = scene({}, view=(-80, 10)).panels
    assert {"working", "working-shoe"} <= set(paints(panel))
    assert "working-far" not in paints(panel)


def test_another_view_than_the_figure_s_own() -> None:
    ahead, side = figure({}, view=(0, 10)), figure({}, view=(90, 10))
    assert Scene(ahead, view=(90, 10)).panels == Scene(side).panels
    assert Scene(ahead, view=(90, 10)).panels != Scene(ahead).panels


def test_props_are_drawn() -> None:
    props = [{"is": "box", "at": [30, 0, 0]}, {"is": "band", "along": ["working-hand", "other-hand"]}]
    (panel,) = scene({}, props=props).panels
    assert {"wood", "wood-top", "band"} <= set(paints(panel))


# --- Arrows


def test_an_arrow_goes_from_where_a_point_was_to_where_it_is() -> None:
    found = scene({}, {"working": KICK}, track=["working-ankle"])
    before, after = (found.camera.flat(frame.skeleton.point("working-ankle")) for frame in found.frames)
    assert found.panels[0].arrows == ()
    (arrow,) = found.panels[1].arrows
    assert not arrow.press
    assert near(arrow.points[0], before)
    assert near(arrow.points[-1], after)


def test_an_arrow_follows_the_arc_of_a_swing() -> None:
    found = scene({}, {"working": {"hip": [80, 0, 0]}}, track=["working-ankle"], view=(90, 0))
    (arrow,) = found.panels[1].arrows
    hip = found.camera.flat(found.frames[0].skeleton.point("working-hip"))
    assert all(math.dist(point, hip) == pytest.approx(49.1, abs=0.5) for point in arrow.points)
    assert max(math.dist(a, b) for a, b in pairwise(arrow.points)) < 10


def test_each_tracked_point_has_an_arrow_where_it_goes_far_enough() -> None:
    found = scene({}, {"working": KICK}, track=["working-ankle", "working-knee", "head"])
    assert len(found.panels[1].arrows) == 2


def test_a_motion_to_and_fro_has_an_arrow_back_to_its_first_frame() -> None:
    there, back = scene(*KICKED, track=["working-ankle"], closed=True).panels
    (out,), (home,) = there.arrows, back.arrows
    assert near(out.points[0], home.points[-1])
    assert near(out.points[-1], home.points[0])


def test_the_arrow_of_a_ghost_leads_from_the_first_frame_through_all_to_the_last() -> None:
    found = scene(*KICKED, {"working": {"hip": [0, 40, 0]}}, layout="ghost", track=["working-ankle"])
    places = [found.camera.flat(frame.skeleton.point("working-ankle")) for frame in found.frames]
    ((arrow,),) = (panel.arrows for panel in found.panels)
    assert near(arrow.points[0], places[0])
    assert near(arrow.points[-1], places[-1])
    assert min(math.dist(point, places[1]) for point in arrow.points) < 1e-6


def test_a_push_is_an_arrow_of_its_own_frame_in_its_direction() -> None:
    push = {"at": "working-knee", "offset": [1, 2, 3], "to": [0, 12, 0]}
    found = scene({}, {"press": [push]}, view=(0, 0))
    assert found.panels[0].arrows == ()
    (arrow,) = found.panels[1].arrows
    x, y = found.camera.flat(found.frames[1].skeleton.point("working-knee"))
    assert arrow.press
    start, end = arrow.points
    assert start == pytest.approx((x + 2, y - 3))
    assert end == pytest.approx((x + 14, y - 3))


@pytest.mark.parametrize("moves", [False, True])
def test_a_push_may_turn_about_a_point(moves: bool) -> None:
    push = {"at": "working-toes", "to": [0, 11, 0], "about": "working-ankle", "moves": moves}
    found = scene({"press": [push]}, view=(0, 90))
    ankle, toes = (found.camera.flat(found.frames[0].skeleton.point(f"working-{name}")) for name in ("ankle", "toes"))
    (arrow,) = found.panels[0].arrows
    assert arrow.press is not moves
    assert near(arrow.points[0], toes)
    assert all(math.dist(point, ankle) == pytest.approx(math.dist(toes, ankle), abs=0.4) for point in arrow.points)
    assert sum(math.dist(a, b) for a, b in pairwise(arrow.points)) == pytest.approx(11, abs=0.5)
    assert arrow.points[-1][0] > arrow.points[0][0] + 6  # outward, to the working side


def test_a_push_about_its_own_start_goes_nowhere() -> None:
    found = scene({"press": [{"at": "working-toes", "to": [0, 11, 0], "about": "working-toes"}]})
    (arrow,) = found.panels[0].arrows
    assert len(set(arrow.points)) == 1


# --- The motion


def test_a_motion_begins_with_the_first_frame_and_ends_with_the_last() -> None:
    found = scene({}, {"working": KICK}, {"working": {"hip": [0, 40, 0]}})
    pictures = found.moving(8)
    assert pictures[0].shapes == found.panels[0].shapes
    assert pictures[4].shapes == found.panels[1].shapes
    assert pictures[-1].shapes == found.panels[2].shapes
    assert len(pictures) == 9
    assert all(panel.arrows == () for panel in pictures)


def test_a_closed_motion_leads_round_without_its_first_picture_twice() -> None:
    found = scene({}, {"working": KICK}, {"working": {"hip": [0, 40, 0]}}, closed=True)
    pictures = found.moving(9)
    assert len(pictures) == 9
    assert pictures[0].shapes == found.panels[0].shapes
    assert pictures[3].shapes == found.panels[1].shapes
    assert pictures[6].shapes == found.panels[2].shapes
    assert len(set(pictures)) == 9


def test_one_frame_does_not_move() -> None:
    for closed in (False, True):
        found = scene({"working": KICK}, closed=closed)
        assert [panel.shapes for panel in found.moving(8)] == [found.panels[0].shapes]


def test_a_motion_is_slow_at_its_ends() -> None:
    found = scene({}, {"working": {"hip": [90, 0, 0]}}, view=(90, 0))
    ankles = [
        next(shape.circles[0][:2] for shape in panel.shapes if shape.paint == "working-shoe")
        for panel in found.moving(8)
    ]
    steps = [math.dist(a, b) for a, b in pairwise(ankles)]
    assert max(steps[3:5]) > 3 * max(steps[0], steps[-1])


# --- The frame and the mat


@given(figures())
@FEWER
def test_the_frame_holds_everything(figure: Figure) -> None:
    found = Scene(figure)
    frame = found.bounds
    assert frame.width > 0
    assert frame.height > 0
    shapes = [shape for panel in found.panels for shape in panel.shapes] + ([found.mat] if found.mat else [])
    for x, y, radius in (circle for shape in shapes for circle in shape.circles):
        assert frame.left <= x - radius
        assert x + radius <= frame.right
        assert frame.top <= y - radius
        assert y + radius <= frame.bottom
    for x, y in (point for panel in found.panels for arrow in panel.arrows for point in arrow.points):
        assert frame.left <= x <= frame.right
        assert frame.top <= y <= frame.bottom


@given(figures())
@FEWER
def test_everything_is_drawn_in_a_known_paint(figure: Figure) -> None:
    for panel in Scene(figure).panels:
        assert {shape.paint for shape in panel.shapes} <= set(THEMES["light"])
        assert {"skin", "shirt", "shorts", "hair"} <= set(paints(panel))


def test_a_mat_lies_on_the_floor_under_what_rests_on_it() -> None:
    found = scene({}, position="supine", view=(0, 90))
    assert found.mat is not None
    assert found.mat.paint == "mat"
    xs, ys = [circle[0] for circle in found.mat.circles], [circle[1] for circle in found.mat.circles]
    pelvis = found.camera.flat(found.frames[0].skeleton.pelvis)
    for name in ("head", "working-ankle", "other-ankle"):
        x, y = found.camera.flat(found.frames[0].skeleton.point(name))
        assert min(xs) < x < max(xs)
        assert min(ys) < y < max(ys)
    assert min(xs) < pelvis[0] < max(xs)


def test_a_mat_holds_all_of_a_motion() -> None:
    wide = scene({"both": {"hip": [0, 0, 0]}}, {"both": {"hip": [0, 40, 0]}}, position="supine", view=(0, 90))
    narrow = scene({"both": {"hip": [0, 0, 0]}}, position="supine", view=(0, 90))
    assert wide.mat is not None
    assert narrow.mat is not None
    assert max(circle[0] for circle in wide.mat.circles) > max(circle[0] for circle in narrow.mat.circles) + 15


def test_no_mat_where_none_is_wanted_or_nothing_is_low() -> None:
    assert scene({}, mat=False).mat is None
    assert scene({"level": 30, "anchor": "pelvis"}, position="supine").mat is None


@pytest.mark.parametrize(("level", "wanted"), [(8.5, True), (9.5, False)])
def test_only_what_is_low_wants_a_mat(level: float, *, wanted: bool) -> None:
    lifted = scene({"level": level, "anchor": "pelvis"}, position="supine")
    assert (lifted.mat is not None) is wanted
