from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.style import Style
from strategies import made
from syrupy.assertion import SnapshotAssertion

from hipcoach.catalogue.figure import Figure
from hipcoach.render.figure_text import put_figure
from hipcoach.render.text.capabilities import Capabilities, ColourSystem
from hipcoach.render.text.paper import Paper

_POSE: dict[str, Any] = {
    "id": "knee-lift",
    "position": "standing",
    "view": [60, 12],
    "mat": False,
    "track": ["working-knee"],
    "frames": [{}, {"working": {"hip": [90, 10, 0], "knee": 90}}, {"working": {"hip": [90, 45, 0]}}],
}
POSE = made(Figure, **_POSE)
ONE = made(Figure, **{**_POSE, "frames": [{}]})
LIES = made(Figure, id="lies", position="supine", view=[75, 18], frames=[{"both": {"hip": [50, 12, 0], "knee": 95}}])

WIDE = LIES.model_copy(update={"id": "wide", "frames": LIES.frames * 4})


def printed(
    figure: Figure, style: str = "outline", *, width: int = 100, colour: ColourSystem | None = None, **more: Any
) -> str:
    for cached in (Style.parse, Style._add):
        cached.cache_clear()  # a style keeps the escapes of the first colours it was shown in
    paper = Paper(Capabilities(width=width, colour=colour, terminal=colour is not None, figures=True))
    put_figure(paper, figure, style, **more)
    return paper.text()


def _plain(text: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", text)


@pytest.mark.parametrize("figure", [POSE, LIES], ids=lambda figure: figure.id)
@pytest.mark.parametrize("width", [50, 100])
def test_an_outline_as_printed(figure: Figure, width: int, snapshot: SnapshotAssertion) -> None:
    assert printed(figure, width=width) == snapshot


@pytest.mark.parametrize("colour", ["truecolor", "256", "standard"])
def test_half_blocks_as_printed(colour: ColourSystem, snapshot: SnapshotAssertion) -> None:
    assert printed(ONE, "blocks", colour=colour, rows=16) == snapshot


def test_blocks_are_for_colours_and_an_outline_for_any_terminal() -> None:
    blocks, outline = (printed(ONE, style, colour="truecolor") for style in ("blocks", "outline"))
    assert set(_plain(blocks)) == set("▀▄ \n")
    assert "\x1b[38;2;" in blocks
    assert re.fullmatch(r"[\u2801-\u28ff \n]+", _plain(outline))
    assert "\x1b[38;2;" in outline
    assert printed(ONE, "blocks") == printed(ONE, "outline") == _plain(outline)


def _numbers(text: str) -> list[list[int]]:
    """The lines that number panels."""
    return [[int(each) for each in line.split()] for line in text.splitlines() if re.fullmatch(r"[\d ]+", line)]


@pytest.mark.parametrize(("width", "rows"), [(120, [[1, 2, 3]]), (50, [[1, 2], [3]]), (25, [[1], [2], [3]])])
def test_as_many_panels_are_side_by_side_as_fit(width: int, rows: list[list[int]]) -> None:
    assert _numbers(printed(POSE, width=width)) == rows


def test_panels_are_numbered_where_they_begin() -> None:
    lines = printed(POSE, width=120).splitlines()
    starts = [lines[0].index(number) for number in "123"]
    assert starts[0] == 0
    assert starts[2] - starts[1] == starts[1]
    for start in starts[1:]:
        assert {line[start - 3 : start].strip() for line in lines[1:]} == {""}


def test_a_single_picture_has_no_number() -> None:
    assert _numbers(printed(ONE)) == []
    assert printed(ONE).strip() != ""


@pytest.mark.sweep
@pytest.mark.parametrize("style", ["blocks", "outline"])
@pytest.mark.parametrize("figure", [ONE, LIES], ids=lambda figure: figure.id)
def test_nothing_is_drawn_where_not_even_one_panel_fits(figure: Figure, style: str) -> None:
    drawn = {width: printed(figure, style, width=width, colour="truecolor") for width in range(1, 44, 3)}
    least = min(width for width, text in drawn.items() if text)
    assert 7 < least < 40
    assert all(bool(text) == (width >= least) for width, text in drawn.items())


@pytest.mark.parametrize("rows", [8, 14, 22])
def test_a_row_of_panels_is_never_higher_than_asked(rows: int) -> None:
    for figure in (ONE, LIES):
        lines = printed(figure, width=200, rows=rows).splitlines()
        assert 4 < len(lines) <= rows + 1, "an empty line at the end"
        assert lines[-1] == ""


@pytest.mark.parametrize("figure", [POSE, WIDE], ids=lambda figure: figure.id)
def test_the_widest_terminal_is_not_filled(figure: Figure) -> None:
    text = printed(figure, width=1000)
    assert text == printed(figure, width=160)
    assert max(map(len, text.splitlines())) <= 160


def _filled(text: str) -> list[int]:
    """How many cells of each line are not empty."""
    return [len(line.replace(" ", "")) for line in _plain(text).splitlines()]


def test_the_other_side_is_drawn_mirrored() -> None:
    left, right = (printed(POSE, "blocks", colour="truecolor", mirrored=mirrored) for mirrored in (False, True))
    assert left != right
    assert max(abs(a - b) for a, b in zip(_filled(left), _filled(right), strict=True)) <= 4
    ahead, back = (_plain(text).splitlines()[12].index("▀") for text in (left, right))
    assert ahead != back


_NAMES = st.sampled_from(["standing", "kneeling", "seated", "quadruped", "prone", "supine", "side-lying"])
_ANGLES = st.tuples(st.integers(-40, 110), st.integers(0, 60), st.integers(-60, 60))


@pytest.mark.slow
@settings(
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(
    _NAMES, st.integers(-180, 180), st.lists(_ANGLES, min_size=1, max_size=4), st.integers(1, 200), st.integers(3, 30)
)
def test_no_line_is_wider_than_the_terminal(
    position: str, azimuth: int, hips: list[tuple[int, int, int]], width: int, rows: int
) -> None:
    frames = [{"working": {"hip": hip}} for hip in hips]
    figure = made(Figure, id="any", position=position, view=[azimuth, 15], frames=frames)
    looks: list[tuple[str, ColourSystem | None]] = [("outline", None), ("blocks", "truecolor")]
    for style, colour in looks:
        lines = _plain(printed(figure, style, width=width, colour=colour, rows=rows)).splitlines()
        assert max(map(len, lines), default=0) <= width
        assert [line for line in lines if line != line.rstrip()] == []
