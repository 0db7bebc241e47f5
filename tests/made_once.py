"""What the program makes anew for each command, though of the same built-in knowledge: for the tests made once."""

from __future__ import annotations

import copy
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from built_in import built_in, built_in_figures

from hipcoach.catalogue import Catalogue, json_schema
from hipcoach.coach.hearing import compiled, listener
from hipcoach.render import drawn_ahead, figure_svg

if TYPE_CHECKING:
    from hipcoach.catalogue.figure import Figure
    from hipcoach.coach.hearing.lexicon import Lexicon
    from hipcoach.render.figure_svg import ForPage, Named


def make_once(patch: pytest.MonkeyPatch) -> None:
    """Pages take their drawings, new folders their schemas, and whoever hears words the lexicon, from here.

    An installed package has the first and the last made ahead likewise. That drawing twice gives the same is for
    `test_drawn_ahead` to say: what it holds these against comes from `figure_svg` itself.
    """
    patch.setattr(drawn_ahead, "for_page", _for_page)
    patch.setattr(json_schema, "schema_of", _schema_of)
    patch.setattr(listener, "lexicon_of", _lexicon_of)


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


def _lexicon_of(catalogue: Catalogue) -> Lexicon:
    return _built_in_lexicon() if catalogue is built_in() else compiled.lexicon_of(catalogue)


@cache
def _built_in_lexicon() -> Lexicon:
    return compiled.lexicon_of(built_in())
