"""Where it may hurt, as the knowledge knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hipcoach.coach.read_options import pick

if TYPE_CHECKING:
    from hipcoach.catalogue import Catalogue
    from hipcoach.catalogue.rule import Hurt


def hurt_places_of(catalogue: Catalogue) -> dict[str, Hurt]:
    """The places by id, as the most general rule says them."""
    places: dict[str, Hurt] = {}
    for rule in catalogue.rules:
        for hurt in rule.then.if_it_hurts:
            places.setdefault(hurt.id, hurt)
    return places


def place_named(catalogue: Catalogue, word: str) -> str:
    """The id of the place that is meant.

    Raises:
        UnknownWordError: none is called so.
    """
    places = hurt_places_of(catalogue)
    return pick("place (--hurt)", word, places, ((hurt.where, id_) for id_, hurt in places.items()))
