"""What the program makes anew for each command, though of the same built-in knowledge: for the tests made once."""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from built_in import built_in_figures

from hipcoach.catalogue import json_schema
from hipcoach.render import drawn_ahead, figure_svg

if TYPE_CHECKING:
    from hipcoach.catalogue.figure import Figure
    from hipcoach.render.figure_svg import ForPage, Named


def make_once(patch: pytest.MonkeyPatch) -> None:
    """Pages take their drawings, and new folders their schemas, from here.

    An installed package draws ahead likewise. That drawing twice gives the same is `test_drawn_ahead`'s to say: what
    it holds these against comes from `figure_svg` itself.
    """
    patch.setattr(drawn_ahead, "for_page", _for_page)
    patch.setattr(json_schema, "schema_of", _schema_of)


def _for_page(figure: Figure, entry: Named | None, *, mirrored: bool) -> ForPage:
    if built_in_figures().get(figure.id) is not figure:
        return figure_svg.for_page(figure, entry, mirrored=mirrored)
    drawing = _drawn(figure.id, mirrored=mirrored)
    return drawing.named(entry) if entry else drawing


@cache
def _drawn(id_: str, *, mirrored: bool) -> ForPage:
    return figure_svg.for_page(built_in_figures()[id_], None, mirrored=mirrored)


_made = cache(json_schema.schema_of)


def _schema_of(kind: str) -> dict[str, Any]:
    return copy.deepcopy(_made(kind))
