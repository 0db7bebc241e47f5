"""Figures as a page needs them, drawn when the package was built: on a page of one's own that takes the most time."""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from hipcoach.catalogue.compiled import plain_data
from hipcoach.catalogue.load import COMPILED
from hipcoach.render.figure_svg import ForPage, for_page
from hipcoach.render.strip import Strip, Tile

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from hipcoach.catalogue.figure import Figure
    from hipcoach.render.figure_svg import Named

DRAWN_AHEAD = COMPILED.with_name("drawings.json")
"""In a package that was built."""
_SIDES = {False: "left", True: "right"}


def draw_ahead(figures: Iterable[Figure]) -> str:
    """Figures, each drawn for both sides, as the JSON that an installed package reads."""
    drawn = {figure.id: {"of": plain_data(figure), **_both_sides(figure)} for figure in figures}
    return json.dumps(drawn, ensure_ascii=False, separators=(",", ":"))


def _both_sides(figure: Figure) -> dict[str, Any]:
    drawings = {side: for_page(figure, None, mirrored=mirrored) for mirrored, side in _SIDES.items()}
    return {side: {**drawing._asdict(), "strip": asdict(drawing.strip)} for side, drawing in drawings.items()}


def on_page(figure: Figure, entry: Named, *, mirrored: bool) -> ForPage:
    """A figure as a page needs it; drawn here and now where it is not the very one that was drawn ahead."""
    ahead = _read(DRAWN_AHEAD).get(figure.id)
    if ahead is None or ahead["of"] != plain_data(figure):
        return for_page(figure, entry, mirrored=mirrored)
    drawing = ahead[_SIDES[mirrored]]
    strip = Strip(**{**drawing["strip"], "tiles": tuple(Tile(**tile) for tile in drawing["strip"]["tiles"])})
    return ForPage(drawing["still"], strip, drawing["motion"]).named(entry)


@lru_cache(maxsize=1)
def _read(file: Path) -> dict[str, Any]:
    drawn: dict[str, Any] = json.loads(file.read_bytes()) if file.is_file() else {}
    return drawn
