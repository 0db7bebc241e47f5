"""The built-in knowledge, read once for all tests, and before them for those that are made from its ids."""

from __future__ import annotations

from functools import cache

from hipcoach.catalogue import Catalogue, load_catalogue, load_figures
from hipcoach.catalogue.figure import Figure


@cache
def built_in() -> Catalogue:
    """The built-in knowledge, read from the checkout."""
    return load_catalogue()


@cache
def built_in_figures() -> dict[str, Figure]:
    """Its figures, by the exercise's id."""
    return load_figures(built_in())
