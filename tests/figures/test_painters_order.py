from __future__ import annotations

import math
from random import Random
from typing import Any

import pytest
from figure_strategies import REPEATED, held_figures
from hypothesis import given
from hypothesis import strategies as st
from strategies import made

from hipcoach.catalogue.figure import Figure, Prop
from hipcoach.figures.camera import Camera
from hipcoach.figures.painters_order import Drawable, far_to_near, gap_between, marked
from hipcoach.figures.parts import body_parts, marks
from hipcoach.figures.pose import SolvedFrame, solved_frames
from hipcoach.figures.props import Solid, pieces_of
from hipcoach.figures.shapes import Part, Sphere
from hipcoach.figures.skeleton import Skeleton
from hipcoach.figures.vectors import UPRIGHT, Vector, add, scaled

FRONT = Camera(0, 10)
SIDE = Camera(80, 12)
ABOVE = Camera(30, 70)
CAMERAS = (FRONT, SIDE, ABOVE, Camera(-120, 25), Camera(180, 0))


def standing(**frame: Any) -> Skeleton:
    return solved_frames(made(Figure, id="pose", position="standing", view=(0, 0), frames=[frame]))[0].skeleton


def ball(name: str, at: Vector, radius: float = 4) -> Part:
    return Part(name, ((at, radius),), "skin")


def bar(name: str, start: Vector, end: Vector, radius: float = 2) -> Part:
    return Part(name, ((start, radius), (end, radius)), "skin")


def box(name: str, middle: Vector, half: Vector) -> Solid:
    return Solid(name, middle, UPRIGHT, half, "wood")


def names(items: list[Drawable], camera: Camera) -> list[str]:
    return [each.name for each in far_to_near(items, camera)]


def before(items: list[Drawable], camera: Camera, first: str, then: str) -> bool:
    """Whether one is drawn earlier than the other, whichever comes first in the list."""
    found = [names(order, camera) for order in (items, items[::-1])]
    return all(order.index(first) < order.index(then) for order in found)


# --- Cases made by hand


@pytest.mark.parametrize("camera", CAMERAS)
def test_what_is_nearer_is_drawn_later(camera: Camera) -> None:
    balls: list[Drawable] = [ball(str(step), scaled(camera.toward, 9 * step)) for step in (3, 1, 4, 0, 2)]
    assert names(balls, camera) == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize("camera", CAMERAS)
def test_a_box_in_front_of_a_body_is_drawn_after_all_it_covers(camera: Camera) -> None:
    body = body_parts(standing())
    items: list[Drawable] = [box("box", add((0, 0, 50), camera.toward, 110), (20, 20, 20)), *body]
    order = names(items, camera)
    covered = {"pelvis", "chest", "working-thigh", "other-thigh"}
    assert all(order.index(name) < order.index("box") for name in covered)


@pytest.mark.parametrize(("x", "ahead"), [(-40, False), (40, True)])
def test_a_wall_is_behind_or_in_front_of_the_whole_body(x: float, *, ahead: bool) -> None:
    items: list[Drawable] = [*body_parts(standing()), box("wall", (x, 0, 50), (1.5, 60, 50))]
    order = names(items, FRONT)
    assert order.index("wall") == (len(order) - 1 if ahead else 0)


def test_a_wall_beside_the_body_is_behind_it_though_its_near_end_is_nearer() -> None:
    # it runs from far behind the body to far before it, along its other side
    wall = box("wall", (30, -20, 50), (60, 1.5, 50))
    body = body_parts(standing())
    assert names([*body, wall], SIDE)[0] == "wall"
    assert names([*body, wall], Camera(-80, 12))[-1] == "wall"


@pytest.mark.parametrize("camera", [FRONT, SIDE, ABOVE])
def test_a_body_is_drawn_after_the_seat_under_it(camera: Camera) -> None:
    seat = box("seat", (0, 0, 40), (40, 40, 2))
    items: list[Drawable] = [bar("thigh", (-10, 6, 48), (35, 6, 48), 5), seat]
    assert before(items, camera, "seat", "thigh")


def test_a_leg_under_a_table_is_drawn_before_its_top() -> None:
    items: list[Drawable] = [box("table", (0, 0, 40), (40, 40, 2)), bar("shin", (10, 0, 30), (50, 0, 10))]
    assert before(items, ABOVE, "shin", "table")


@pytest.mark.parametrize(("x", "order"), [(14, ("chest", "other-hand")), (-14, ("other-hand", "chest"))])
def test_a_hand_before_and_behind_the_chest(x: float, order: tuple[str, str]) -> None:
    skeleton = standing(other={"hand": {"on": "chest", "offset": [x, -2, 0]}})
    assert before([*body_parts(skeleton)], FRONT, *order)


def test_of_two_crossed_bars_the_one_on_top_is_drawn_last_though_its_middle_is_deeper() -> None:
    # seen from ahead they cross at y 10, z 10: there `over` is at x 6 and `under` at x 0, its middle at x 20
    over = bar("over", (6, -30, 10), (6, 30, 10), 1)
    under = bar("under", (-20, 0, 0), (60, 40, 40), 1)
    assert before([over, under], Camera(0, 0), "under", "over")
    assert before([over, under], Camera(180, 0), "over", "under")


@pytest.mark.parametrize(("gap", "order"), [(0.4, ("lying", "leaning")), (0.2, ("leaning", "lying"))])
def test_bars_that_all_but_meet_are_told_by_their_middles(gap: float, order: tuple[str, str]) -> None:
    ahead = gap * math.sqrt(2)  # the leaning bar passes in front of the lying one, and most of it is far behind
    leaning = bar("leaning", (ahead + 5, 0, -5), (ahead - 30, 0, 30))
    lying = bar("lying", (0, -10, 0), (0, 10, 0))
    assert before([leaning, lying], Camera(0, 0), *order)


def test_of_two_legs_crossed_the_front_one_is_drawn_last() -> None:
    skeleton = standing(
        working={"hip": [14, -14, 0], "knee": 0}, other={"hip": [-6, -4, 0], "knee": 0, "rests": "foot"}
    )
    items: list[Drawable] = [*body_parts(skeleton)]
    assert before(items, FRONT, "other-shin", "working-shin")
    items = [*body_parts(skeleton)]
    assert before(items, Camera(180, 10), "working-shin", "other-shin")


@pytest.mark.parametrize("azimuth", [-170, -90, -20, 0, 45, 90, 180])
def test_the_head_is_drawn_over_the_neck(azimuth: float) -> None:
    camera = Camera(azimuth, 20)
    assert before([*body_parts(standing())], camera, "neck", "head")


def test_joined_parts_are_told_by_their_middles() -> None:
    kicked = standing(working={"hip": [80, 0, 0], "knee": 0})
    assert before([*body_parts(kicked)], FRONT, "working-thigh", "working-shin")
    behind = Camera(180, 10)
    assert before([*body_parts(kicked)], behind, "working-shin", "working-thigh")


@given(held_figures(), st.sampled_from(CAMERAS))
@REPEATED
def test_a_thigh_and_the_pelvis_are_told_by_their_middles(figure: Figure, camera: Camera) -> None:
    parts = {part.name: part for part in body_parts(solved_frames(figure)[0].skeleton)}
    pair: list[Drawable] = [parts["working-thigh"], parts["pelvis"]]
    depth = {part.name: sum(camera.depth(centre) for centre, _ in spheres(part)) / len(spheres(part)) for part in pair}
    assert names(pair, camera) == sorted(depth, key=lambda name: depth[name])


def test_the_trunk_is_told_by_that_part_of_it_that_is_nearest() -> None:
    # it lies across, and on one side reaches far back; what is close behind its other side is behind it
    trunk = Part("chest", (((0, -20, 0), 4), ((0, 20, 0), 4), ((-60, 20, 0), 4)), "shirt")
    assert before([trunk, ball("ball", (-12, -20, 0))], Camera(0, 0), "ball", "chest")


def test_a_ring_of_things_is_drawn_whole_all_the_same() -> None:
    # each lies over the next, the last over the first; it is begun with the farthest
    corners: list[Vector] = [(0, 20, 0), (0, -10, 17), (0, -10, -17)]
    bars: list[Drawable] = [
        bar(str(index), add(corners[index], (6 + depth, 0, 0)), add(corners[(index + 1) % 3], (-6 + depth, 0, 0)))
        for index, depth in enumerate((0, -1, 1))
    ]
    order = names(bars, Camera(0, 0))
    assert sorted(order) == ["0", "1", "2"]
    assert order[0] == "1"


# --- Marks


def with_marks(camera: Camera) -> tuple[list[str], list[str]]:
    """The names of what is drawn of somebody with bent knees and a hand on one, without marks and with them."""
    hand = {"on": "other-knee", "offset": [7, 0, 3]}
    skeleton = standing(both={"hip": [40, 5, 0], "knee": 70}, other={"hand": hand})
    order = far_to_near([*body_parts(skeleton)], camera)
    plain = [each.name for each in order]
    for mark, upon in marks(skeleton, camera, ("working",)):
        order = marked(order, mark, upon)
    return plain, [each.name for each in order]


@pytest.mark.parametrize("camera", [FRONT, SIDE])
@pytest.mark.parametrize(
    ("mark", "upon"),
    [
        ("working-kneecap", {"working-thigh", "working-shin"}),
        ("other-kneecap", {"other-thigh", "other-shin"}),
        ("working-ring", {"working-thigh", "pelvis"}),
    ],
)
def test_a_mark_is_drawn_right_after_the_two_parts_it_is_on(camera: Camera, mark: str, upon: set[str]) -> None:
    plain, found = with_marks(camera)
    place = found.index(mark)
    before_it = [name for name in found[:place] if name in plain]
    assert before_it[-1] in upon
    assert upon <= set(before_it)


def test_marks_leave_the_order_of_everything_else() -> None:
    plain, found = with_marks(SIDE)
    assert [name for name in found if name in plain] == plain
    assert len(found) == len(plain) + 3


def test_a_hand_on_a_knee_is_drawn_over_its_kneecap() -> None:
    _, found = with_marks(FRONT)
    assert found.index("other-kneecap") < found.index("other-hand")


def test_a_ghost_is_drawn_before_every_part_of_the_body_it_touches() -> None:
    near = scaled(SIDE.toward, 30)
    ghost = Part("ghost-working-thigh", ((near, 6), (add(near, (0, 0, 60)), 6)), "ghost")
    order = names([ghost, *body_parts(standing())], SIDE)
    assert order.index("ghost-working-thigh") < order.index("working-thigh")
    assert order.index("ghost-working-thigh") < order.index("pelvis")


# --- What holds for every list


def everything(figure: Figure, frame: SolvedFrame) -> list[Drawable]:
    return [
        *body_parts(frame.skeleton),
        *(thing for prop in figure.props for thing in pieces_of(prop, frame.skeleton)),
    ]


def spheres(item: Drawable) -> tuple[Sphere, ...]:
    return item.spheres if isinstance(item, Part) else tuple((corner, 0.0) for corner in item.corners)


def frame(item: Drawable, camera: Camera) -> tuple[float, float, float, float]:
    flat = [(*camera.flat(centre), radius) for centre, radius in spheres(item)]
    return (
        min(x - r for x, _, r in flat), min(y - r for _, y, r in flat),
        max(x + r for x, _, r in flat), max(y + r for _, y, r in flat),
    )  # fmt: skip


def coverings(order: list[Drawable], camera: Camera) -> set[tuple[int, int]]:
    """The pairs of which one may cover the other, the earlier drawn first."""
    frames = [(id(item), frame(item, camera)) for item in order]
    return {
        (first, then)
        for index, (first, a) in enumerate(frames)
        for then, b in frames[index + 1 :]
        if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    }


def test_the_order_of_built_in_figures_does_not_depend_on_the_list_s(
    figures: dict[str, Figure], solved: dict[str, list[SolvedFrame]]
) -> None:
    random = Random(7)  # noqa: S311
    for id_, figure in figures.items():
        camera = Camera(*figure.view)
        items = everything(figure, solved[id_][-1])
        expected = coverings(far_to_near(items, camera), camera)
        shuffled = random.sample(items, len(items))
        assert coverings(far_to_near(shuffled, camera), camera) == expected, id_


@given(held_figures(), st.randoms(use_true_random=False))
@REPEATED
def test_the_order_of_a_body_does_not_depend_on_the_list_s(figure: Figure, random: Random) -> None:
    camera = Camera(*figure.view)
    items = everything(figure, solved_frames(figure)[0])
    expected = coverings(far_to_near(items, camera), camera)
    random.shuffle(items)
    assert coverings(far_to_near(items, camera), camera) == expected


@given(held_figures())
@REPEATED
def test_everything_is_drawn_once(figure: Figure) -> None:
    camera = Camera(*figure.view)
    items = everything(figure, solved_frames(figure)[-1])
    order = far_to_near(items, camera)
    assert sorted(map(id, order)) == sorted(map(id, items))


@given(held_figures())
@REPEATED
def test_a_mirrored_picture_has_the_same_order(figure: Figure) -> None:
    camera, mirrored = Camera(*figure.view), Camera(*figure.view, mirrored=True)
    items = everything(figure, solved_frames(figure)[0])
    assert names(items, mirrored) == names(items, camera)


@pytest.mark.parametrize("kind", ["box", "chair", "couch", "wall", "ball", "table"])
def test_a_prop_behind_is_drawn_before_the_body_and_one_in_front_after_it(kind: str) -> None:
    skeleton = standing()
    body: list[Drawable] = [*body_parts(skeleton)]
    for far, first in ((-120, True), (120, False)):
        place = scaled(SIDE.toward, far)
        prop = made(Prop, **{"is": kind, "at": (place[0], place[1], 20)})
        pieces = pieces_of(prop, skeleton)
        order = [id(each) for each in far_to_near([*body, *pieces], SIDE)]
        for piece in pieces:
            for part in body:
                if coverings([piece, part], SIDE):
                    assert (order.index(id(piece)) < order.index(id(part))) is first


# --- Gaps


def test_the_gap_between_two_bars_is_between_their_skins() -> None:
    apart, way = gap_between((((0, 0, 0), 2), ((10, 0, 0), 2)), (((5, -5, 9), 1), ((5, 5, 9), 1)))
    assert apart == pytest.approx(9 - 2 - 1)
    assert way == pytest.approx((0, 0, -9))


def test_a_bar_within_another_has_a_negative_gap() -> None:
    apart, _ = gap_between((((0, 0, 0), 3), ((10, 0, 0), 3)), (((5, 0, 1), 2), ((5, 0, 1), 2)))
    assert apart == pytest.approx(-4)


def test_a_tapered_bar_is_as_thick_as_it_is_there() -> None:
    apart, _ = gap_between((((0, 0, 0), 4), ((10, 0, 0), 2)), (((5, 0, 10), 0), ((5, 0, 10), 0)))
    assert apart == pytest.approx(10 - 3)
