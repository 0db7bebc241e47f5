"""Figures at their extremes: what validates is drawn in every way, in time, of nothing but numbers and our tags."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree as ET

from built_in import built_in_figures
from figure_strategies import figures
from finds import Broken
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from promises import promptly
from pydantic import ValidationError
from running import Target

from hipcoach.catalogue.figure import Figure
from hipcoach.render import figure_svg
from hipcoach.render.figure_text import put_figure
from hipcoach.render.text.capabilities import Capabilities
from hipcoach.render.text.paper import Paper

_EXTREMES = (0, -0.0, 5e-324, 1e-308, 1e-12, 0.01, 1, 60, 89.999, 90, 160, 165, 180, 300, -1e-12, -80, -90, -180, -300)
_NO_NUMBER = re.compile(r"\b(nan|inf|infinity)\b", re.IGNORECASE)
_WORDS = re.compile(r"<(title|desc)[^>]*>.*?</\1>", re.DOTALL)


@st.composite
def _extreme(draw: DrawFn) -> dict[str, Any]:
    """A figure's fields, with a few of its numbers replaced by extreme ones."""
    figure = draw(st.one_of(figures(), figures(), st.sampled_from(list(built_in_figures().values()))))
    data = copy.deepcopy(figure.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    places = list(_numbers(data))
    for holder, key in draw(st.lists(st.sampled_from(places), max_size=8)) if places else []:
        holder[key] = draw(st.sampled_from(_EXTREMES))
    return data


def _numbers(data: Any) -> Iterator[tuple[Any, Any]]:
    """Where the numbers are: what holds each, and under which key."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, (dict, list)):
            yield from _numbers(value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield data, key


def attempt(given: tuple[dict[str, Any], str]) -> str:
    """Draw a figure at rest and in one more way, if it validates."""
    data, way = given
    try:
        figure = Figure.model_validate_json(json.dumps(data))
    except ValidationError:
        return "refused"
    for each in ("at rest", way):
        with promptly(f"a figure {each}"):
            _WAYS[each](figure)
    return f"drawn {way}"


def _in_terminal(figure: Figure, style: str) -> None:
    put_figure(Paper(Capabilities(120, "truecolor", terminal=True, figures=True)), figure, style)


_WAYS: dict[str, Callable[[Figure], None]] = {
    "at rest": lambda figure: _is_plain(figure_svg.still(figure, None, "light")),
    "mirrored": lambda figure: _is_plain(figure_svg.still(figure, None, "dark", mirrored=True, panel=1)),
    "moving": lambda figure: _is_plain(figure_svg.animated(figure, None, "light")),
    "seen by many cameras": lambda figure: _is_plain(figure_svg.contact_sheet(figure, "light", frame=1)),
    "in blocks": lambda figure: _in_terminal(figure, "blocks"),
    "in outline": lambda figure: _in_terminal(figure, "outline"),
}


def _is_plain(svg: str) -> None:
    if found := _NO_NUMBER.search(_WORDS.sub("", svg)):
        raise Broken("a picture has what is no number", svg[max(0, found.start() - 80) : found.end() + 20])
    if strange := _tags(svg) - _KNOWN_TAGS:
        raise Broken("a picture has a tag that no built-in one has", strange)


def _tags(svg: str) -> set[str]:
    return {element.tag for element in ET.fromstring(svg).iter()}  # noqa: S314 (our own)


_KNOWN_TAGS = {
    tag
    for figure in list(built_in_figures().values())[:20]
    for svg in (figure_svg.still(figure, None, "light"), figure_svg.animated(figure, None, "light"))
    for tag in _tags(svg)
}
_INPUTS = st.tuples(_extreme(), st.sampled_from(list(_WAYS)[1:]))
TARGET = Target(_INPUTS, attempt, round_size=100, short=25)
