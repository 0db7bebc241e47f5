"""Cells of a terminal: half blocks and braille, on shapes whose cells can be told by hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import cast

import pytest
from figure_strategies import REPEATED
from figure_strategies import figures as any_figure
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import made

from hipcoach.catalogue.figure import Figure
from hipcoach.figures.scene import Arrow, BoundingBox, Panel, Scene
from hipcoach.figures.shapes import Shape
from hipcoach.figures.terminal import Cell, Picture, half_blocks, outline
from hipcoach.figures.theme import TERMINAL


def hexed(paint: str) -> str:
    return "#{:02x}{:02x}{:02x}".format(*TERMINAL[paint])


Corners = tuple[float, float, float, float]
BELT, BAND = hexed("belt"), hexed("band")


def box(corners: Corners, paint: str = "belt", *, line: bool = False) -> Shape:
    left, top, right, bottom = corners
    around = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return Shape(tuple((x, y, 0.0) for x, y in around), paint, line)


def panel(*shapes: Shape, arrows: tuple[Arrow, ...] = ()) -> Panel:
    return Panel(shapes, arrows)


def scene(width: float, height: float, mat: Shape | None = None) -> Scene:
    """A scene without a figure, whose frame begins at 0."""
    return cast("Scene", SimpleNamespace(bounds=BoundingBox(0, 0, width, height), mat=mat))


def text_of(picture: Picture) -> list[str]:
    return ["".join(cell.text for cell in row) for row in picture]


# --- Half blocks: one cell is 2 wide and 4 high here


def test_where_nothing_is_there_is_nothing() -> None:
    picture = half_blocks(scene(8, 8), panel(), 4, 2)
    assert picture == [[Cell(" ")] * 4] * 2
    assert Cell(" ").colour is Cell(" ").background is None


@pytest.mark.parametrize(
    ("shape", "cells"),
    [
        (box((0, 0, 2, 4)), [Cell("▀", BELT, BELT), Cell(" ")]),
        (box((0, 0, 2, 2)), [Cell("▀", BELT), Cell(" ")]),
        (box((0, 2, 2, 4)), [Cell("▄", BELT), Cell(" ")]),
        (box((2, 2, 4, 4)), [Cell(" "), Cell("▄", BELT)]),
        (box((0, 0, 4, 2)), [Cell("▀", BELT), Cell("▀", BELT)]),
    ],
    ids=["whole", "upper", "lower", "right", "wide"],
)
def test_a_box_fills_its_half_blocks_and_leaves_the_rest_clear(shape: Shape, cells: list[Cell]) -> None:
    assert half_blocks(scene(4, 4), panel(shape), 2, 1) == [cells]


def test_two_colours_share_a_cell() -> None:
    boxes = panel(box((0, 0, 2, 2), "belt"), box((0, 2, 2, 4), "band"))
    assert half_blocks(scene(2, 4), boxes, 1, 1) == [[Cell("▀", BELT, BAND)]]


def test_what_is_drawn_later_is_in_front() -> None:
    boxes = panel(box((0, 0, 2, 4), "belt"), box((0, 0, 2, 4), "band"))
    assert half_blocks(scene(2, 4), boxes, 1, 1) == [[Cell("▀", BAND, BAND)]]


def test_half_covered_is_seen_and_less_is_not() -> None:
    assert half_blocks(scene(4, 4), panel(box((0, 0, 1, 2))), 2, 1) == [[Cell("▀", BELT), Cell(" ")]]
    assert half_blocks(scene(4, 4), panel(box((0, 0, 1, 1))), 2, 1) == [[Cell(" "), Cell(" ")]]


def test_an_edge_is_mixed_of_what_meets_there() -> None:
    (cell,), *_ = half_blocks(scene(2, 4), panel(box((0, 0, 1, 4), "belt"), box((1, 0, 2, 4), "band")), 1, 1)
    mixed = "#{:02x}{:02x}{:02x}".format(
        *((a + b) // 2 for a, b in zip(TERMINAL["belt"], TERMINAL["band"], strict=True))
    )
    assert cell == Cell("▀", mixed, mixed)


def test_a_large_shape_has_an_edge_of_ink_and_a_small_one_has_none() -> None:
    large = half_blocks(scene(16, 16), panel(box((0, 0, 16, 16), line=True)), 8, 4)
    assert large[1][3] == Cell("▀", BELT, BELT)
    assert large[0][3].colour not in (BELT, None)
    small = half_blocks(scene(16, 16), panel(box((0, 0, 6, 6), line=True)), 8, 4)
    assert small[0][0] == Cell("▀", BELT, BELT)


def test_the_mat_lies_under_everything() -> None:
    lain = scene(4, 4, mat=box((0, 0, 4, 4), "mat"))
    assert half_blocks(lain, panel(box((0, 0, 2, 4))), 2, 1) == [
        [Cell("▀", BELT, BELT), Cell("▀", hexed("mat"), hexed("mat"))]
    ]


def test_an_arrow_is_painted_on_top() -> None:
    arrow = Arrow(((0, 3), (16, 3)))
    drawn = half_blocks(scene(16, 8), panel(box((0, 0, 16, 8)), arrows=(arrow,)), 8, 2)
    assert [row[1] for row in drawn] == [Cell("▀", BELT, hexed("arrow")), Cell("▀", BELT, BELT)]


def test_a_ring_is_left_out() -> None:
    ring = Shape(((2, 2, 1.9),), "ring")
    for draw in (half_blocks, outline):
        assert draw(scene(4, 4), panel(ring), 2, 1) == [[Cell(" ")] * 2]


# --- An outline: one cell is 2 wide and 4 high here too, a dot for each


@pytest.mark.parametrize(
    ("shape", "rows"),
    [
        (box((2, 4, 6, 8)), ["    ", " ⡏⠉⡇", " ⠉⠉ "]),
        (box((3, 5, 5, 7)), ["    ", " ⢰⡲ ", "    "]),
        (box((2, 4, 4, 12)), ["    ", " ⡏⡇ ", " ⡇⡇ "]),
    ],
    ids=["whole cells", "within cells", "to the lower edge"],
)
def test_of_a_box_only_the_edge_is_drawn(shape: Shape, rows: list[str]) -> None:
    assert text_of(outline(scene(8, 12), panel(shape), 4, 3)) == rows


def test_lines_are_in_the_colour_of_the_nearer_shape() -> None:
    for order in (("belt", "band"), ("band", "belt")):
        boxes = panel(box((0, 0, 8, 16), order[0]), box((4, 4, 8, 16), order[1]))
        row = outline(scene(8, 16), boxes, 4, 4)[2]
        assert [cell.colour for cell in row] == [hexed(order[0]), None, hexed(order[1]), None]


def _inner(paint: str) -> str:
    """The cells of a large box's inside."""
    drawn = outline(scene(24, 24), panel(box((0, 0, 24, 24), paint)), 12, 6)
    return "".join(cell.text for row in drawn[1:-1] for cell in row[1:-1])


@pytest.mark.parametrize("paint", [name for name in TERMINAL if name.startswith("working")])
def test_the_working_leg_is_stippled(paint: str) -> None:
    dots = [(ord(cell) - 0x2800).bit_count() if cell != " " else 0 for cell in _inner(paint)]
    assert len(dots) == 40
    assert set(dots) == {2}, "neither empty nor full, and alike everywhere"


@pytest.mark.parametrize("paint", [name for name in TERMINAL if not name.startswith("working") and name != "arrow"])
def test_nothing_else_is_stippled(paint: str) -> None:
    assert _inner(paint).strip() == ""


def test_an_arrow_is_drawn_whole() -> None:
    assert set(_inner("arrow")) == {"⣿"}


def test_the_mat_has_a_dotted_edge() -> None:
    drawn = text_of(outline(scene(8, 12, mat=box((2, 4, 6, 12), "mat")), panel(), 4, 3))
    assert drawn[2] == " ⠅ ⠅"


# --- Any figure


Draw = Callable[[Scene, Panel, int, int], Picture]


@pytest.mark.slow
@settings(REPEATED, max_examples=40)
@given(any_figure(most_frames=2), st.sampled_from([half_blocks, outline]), st.integers(1, 60), st.integers(1, 24))
def test_a_picture_is_never_larger_than_asked(figure: Figure, draw: Draw, columns: int, rows: int) -> None:
    whole = Scene(figure)
    for drawn in whole.panels:
        picture = draw(whole, drawn, columns, rows)
        assert 1 <= len(picture) <= rows
        assert {len(row) for row in picture} <= {len(picture[0])}
        assert 1 <= len(picture[0]) <= columns
        for cell in (cell for row in picture for cell in row):
            assert re.fullmatch("[ ▀▄\u2801-\u28ff]", cell.text)
            assert all(re.fullmatch("#[0-9a-f]{6}", each) for each in (cell.colour, cell.background) if each)
            assert cell.colour or (cell.text == " " and not cell.background)


STANDS = made(Figure, id="stands", position="standing", view=[60, 12], mat=False, frames=[{}])


@pytest.mark.parametrize("draw", [half_blocks, outline])
@pytest.mark.parametrize(("columns", "rows"), [(40, 20), (20, 40), (7, 3)])
def test_a_picture_is_as_large_as_fits_and_keeps_its_form(draw: Draw, columns: int, rows: int) -> None:
    whole = Scene(STANDS)
    picture = draw(whole, whole.panels[0], columns, rows)
    assert len(picture) == rows or len(picture[0]) == columns
    wide_to_high = len(picture[0]) / (2 * len(picture))
    assert wide_to_high == pytest.approx(whole.bounds.width / whole.bounds.height, abs=1 / len(picture))


def test_the_working_leg_is_seen_in_its_colour() -> None:
    whole = Scene(STANDS)
    blocks = half_blocks(whole, whole.panels[0], 40, 22)
    legs = {hexed(paint) for paint in TERMINAL if paint.startswith("working")}
    assert sum(colour in legs for row in blocks for cell in row for colour in (cell.colour, cell.background)) > 20
    lines = outline(whole, whole.panels[0], 40, 22)
    assert sum(cell.colour in legs for row in lines for cell in row) > 10
